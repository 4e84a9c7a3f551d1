"""How sure a mention is, by the evidence the article gives for it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from dateline.extraction.names.consensus import count_votes, full_family_names
from dateline.extraction.names.fullnames import folded, person_name
from dateline.extraction.names.lexicon import lexicon, plain
from dateline.extraction.names.page import Draft, Pages
from dateline.model.annotations import Label
from dateline.model.confidence import Confidence

_SELDOM_RIGHT: Final = frozenset((Label.PRODUCT, Label.EVENT, Label.FAC))
_STRONG_RULES: Final = frozenset(
    ("dateline", "place-noun", "place-head", "agency", "acronym", "title", "body-of")
)
_PERSONAL_RULES: Final = frozenset(("title", "byline"))
_OFTEN: Final = 3
"""Mentions after which a lone word's label has been right as often as the step promises."""


def weigh(pages: Pages, drafts: list[Draft]) -> list[Draft]:
    """Return the drafts with their confidence.

    Sure: a person whom a title, a role or a verb of saying shows to be one, named in full or by
    the family name of a full name; a nationality or an often named country of the lists. Unsure:
    what one mention alone speaks for where the model is wrong too often, and kinds that it is
    seldom right about. The steps were set on what they were worth on development news, on which
    the quality suite reports.
    """
    article = _Article(
        mentions=count_votes(pages, drafts).mentions,
        families=frozenset(full_family_names(pages, drafts)),
        shown_people=_shown_people(pages, drafts),
    )
    return [replace(draft, confidence=_confidence(pages, draft, article)) for draft in drafts]


@dataclass(frozen=True, slots=True)
class _Article:
    """What all mentions together say: counts by folded name, and family names."""

    mentions: Mapping[str, int]
    families: frozenset[str]
    shown_people: frozenset[str]


def _shown_people(pages: Pages, drafts: list[Draft]) -> frozenset[str]:
    """Return the family names of those whom the words beside a mention show to be people."""
    shown: set[str] = set()
    for draft in drafts:
        name = person_name(pages.written(draft)) if draft.label is Label.PERSON else None
        if name is not None and (
            draft.maker in _PERSONAL_RULES or _acts_like_a_person(pages, draft)
        ):
            shown.add(name.family)
    return frozenset(shown)


def _acts_like_a_person(pages: Pages, draft: Draft) -> bool:
    page = pages.of_draft(draft)
    first, last = pages.tokens(draft)
    before, after = page.word(first - 1), page.word(last)
    lists = lexicon()
    is_called = plain(before) in lists.roles or plain(before) in lists.titles
    speaks = before in lists.sayings or after in lists.sayings
    is_aged = after == "," and page.word(last + 1).isdigit() and page.word(last + 2) == ","
    is_person = after == "who" or (after == "," and page.word(last + 1) in ("who", "whose"))
    return is_called or speaks or is_aged or is_person


def _confidence(pages: Pages, draft: Draft, article: _Article) -> Confidence:
    if draft.label in _SELDOM_RIGHT or draft.confidence is Confidence.UNSURE:
        return Confidence.UNSURE
    page = pages.of_draft(draft)
    written = pages.written(draft)
    key = folded(written)
    name = person_name(written)
    evidence = _Evidence(
        written=written,
        count=article.mentions.get(key, 0),
        is_ruled=draft.maker in _STRONG_RULES,
        is_family=key in article.families,
        is_shown=name is not None and name.family in article.shown_people,
        goes_on=page.is_name_like(pages.tokens(draft)[1]),
    )
    return _WEIGHERS.get(draft.label, _weigh_place)(evidence)


@dataclass(frozen=True, slots=True)
class _Evidence:
    """What speaks for a mention: how often its words are labelled, by what, beside what."""

    written: str
    count: int
    is_ruled: bool
    is_family: bool
    is_shown: bool
    goes_on: bool

    @property
    def is_lone(self) -> bool:
        return " " not in self.written


def _weigh_person(evidence: _Evidence) -> Confidence:
    if evidence.is_shown and (evidence.is_family or not evidence.is_lone):
        return Confidence.SURE
    known = evidence.is_family or not evidence.is_lone or evidence.count > 1 or evidence.is_ruled
    return _likely_if(holds=known)


def _weigh_organisation(evidence: _Evidence) -> Confidence:
    if evidence.is_lone:
        return _likely_if(holds=evidence.count >= _OFTEN or evidence.is_ruled)
    lists = lexicon()
    words = evidence.written.split()
    headed = (
        any(word in lists.organisation_heads for word in words)
        or plain(words[-1]) in lists.company_suffixes
    )
    return _likely_if(holds=headed or evidence.is_ruled or evidence.count > 1)


def _weigh_country_or_city(evidence: _Evidence) -> Confidence:
    is_country = evidence.written in lexicon().countries and not evidence.goes_on
    return Confidence.SURE if is_country and evidence.count >= _OFTEN else Confidence.LIKELY


def _weigh_nationality(evidence: _Evidence) -> Confidence:
    if evidence.written in lexicon().demonyms:
        return Confidence.SURE
    return _likely_if(holds=evidence.count > 1)


def _weigh_place(evidence: _Evidence) -> Confidence:
    return _likely_if(holds=evidence.count > 1 or evidence.is_ruled)


def _likely_if(*, holds: bool) -> Confidence:
    return Confidence.LIKELY if holds else Confidence.UNSURE


_WEIGHERS: Final[Mapping[Label, Callable[[_Evidence], Confidence]]] = {
    Label.PERSON: _weigh_person,
    Label.ORG: _weigh_organisation,
    Label.GPE: _weigh_country_or_city,
    Label.NORP: _weigh_nationality,
}
