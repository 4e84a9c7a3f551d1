"""How sure a mention is, by the evidence the article gives for it and the chances both models give."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Final, cast

from dateline.extraction.names.consensus import count_votes, full_family_names
from dateline.extraction.names.fullnames import folded, person_name
from dateline.extraction.names.laws import MAKER as LAW_MAKER
from dateline.extraction.names.lexicon import lexicon, plain
from dateline.extraction.names.page import Draft, Page, Pages
from dateline.model.annotations import Label
from dateline.model.confidence import Confidence

_SELDOM_RIGHT: Final = frozenset((Label.PRODUCT, Label.EVENT))
_STRONG_RULES: Final = frozenset(
    (
        "dateline",
        "place-noun",
        "place-head",
        "agency",
        "acronym",
        "title",
        "body-of",
        "seat",
        "shares",
    )
)
_PERSONAL_RULES: Final = frozenset(("title", "byline"))
_PLACES: Final = ("GPE", "LOC", "FAC")
_KINDS: Final = {
    Label.PERSON: ("PERSON",),
    Label.ORG: ("ORG",),
    Label.GPE: _PLACES,
    Label.LOC: _PLACES,
    Label.FAC: _PLACES,
    Label.NORP: ("NORP",),
}
_SOMEWHERE: Final = frozenset(("of", "from", "to", "at"))
"""Beside the prepositions of place: what follows these is a place and does not act."""
_OFTEN: Final = 3
"""Mentions after which a lone word's label has been right as often as the step promises."""
_UNKNOWN: Final = (0.5, 0.5)
"""The chances of a text that was parsed without the recogniser."""


def weigh(pages: Pages, drafts: list[Draft]) -> list[Draft]:
    """Return the drafts with their confidence.

    Sure: what both models are sure of (`names/head.toml`) and the article bears out: a person named
    in full or by a family name of the article, an organisation of several words or mentions, a place
    that something is in, a nationality of the lists. Unsure: what one mention alone speaks for where
    the models are wrong too often, and kinds that they are seldom right about. The steps were set on
    what they were worth on development news, on which the quality suite reports.
    """
    article = _Article(
        mentions=count_votes(pages, drafts).mentions,
        families=frozenset(full_family_names(pages, drafts)),
        shown_people=_shown_people(pages, drafts),
    )
    return [replace(draft, confidence=_confidence(pages, draft, article)) for draft in drafts]


@cache
def _table() -> Mapping[str, Mapping[str, tuple[float, float]]]:
    text = files("dateline_data").joinpath("names", "head.toml").read_text("utf-8")
    return cast("dict[str, dict[str, tuple[float, float]]]", tomllib.loads(text))


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
    if draft.maker == LAW_MAKER:
        return Confidence.LIKELY
    if draft.label in _SELDOM_RIGHT or draft.confidence is Confidence.UNSURE:
        return Confidence.UNSURE
    page = pages.of_draft(draft)
    first, last = pages.tokens(draft)
    written = pages.written(draft)
    key = folded(written)
    name = person_name(written)
    before = page.word(first - 1).lower()
    evidence = _Evidence(
        written=written,
        count=article.mentions.get(key, 0),
        is_ruled=draft.maker in _STRONG_RULES,
        is_family=key in article.families,
        is_shown=name is not None and name.family in article.shown_people,
        is_somewhere=before in lexicon().locatives or before in _SOMEWHERE,
        is_in_phrase=_stands_in_phrase(page, first),
        chances=_chances(page, first, last, draft.label),
    )
    return _WEIGHERS.get(draft.label, _weigh_place)(evidence)


def _stands_in_phrase(page: Page, first: int) -> bool:
    """Whether a small noun or adjective without article runs up to the name ("novelist Ada Bishop").

    Readers differ on whether the name alone or the phrase names the person: 66 of 79 were right.
    """
    if first == 0 or first in page.openers:
        return False
    return page.words[first - 1].islower() and page.tags[first - 1].startswith(("NN", "JJ"))


def _chances(page: Page, first: int, last: int, label: Label) -> tuple[float, float]:
    if page.reading is None or first >= last:
        return _UNKNOWN
    return page.reading.chances(first, last, _KINDS[label])


@dataclass(frozen=True, slots=True)
class _Evidence:
    """What speaks for a mention: how often its words are labelled, by what, beside what; the models."""

    written: str
    count: int
    is_ruled: bool
    is_family: bool
    is_shown: bool
    is_somewhere: bool
    is_in_phrase: bool
    chances: tuple[float, float]

    @property
    def is_lone(self) -> bool:
        return " " not in self.written

    def reaches(self, word: str, row: str) -> bool:
        """Whether both models give the label at least the chances of this row of the table."""
        least = _table()[word][row]
        return self.chances[0] >= least[0] and self.chances[1] >= least[1]


def _weigh_person(evidence: _Evidence) -> Confidence:
    named = evidence.is_family or not evidence.is_lone
    row = "shown_person" if evidence.is_shown else "person"
    if named and not evidence.is_in_phrase and evidence.reaches("sure", row):
        return Confidence.SURE
    often = evidence.count > 1 and evidence.reaches("likely", "person_again")
    return _likely_if(holds=named or often or evidence.is_shown or evidence.is_ruled)


def _weigh_organisation(evidence: _Evidence) -> Confidence:
    if (not evidence.is_lone or evidence.count > 1) and evidence.reaches("sure", "organisation"):
        return Confidence.SURE
    if evidence.is_lone:
        borne_out = evidence.count >= _OFTEN
    else:
        borne_out = evidence.count > 1 or _is_headed(evidence.written)
    if evidence.is_ruled or evidence.reaches("likely", "organisation"):
        return Confidence.LIKELY
    return _likely_if(holds=borne_out and evidence.reaches("likely", "organisation_at_all"))


def _is_headed(written: str) -> bool:
    lists = lexicon()
    words = written.split()
    return (
        any(word in lists.organisation_heads for word in words)
        or plain(words[-1]) in lists.company_suffixes
    )


def _weigh_country_or_city(evidence: _Evidence) -> Confidence:
    if evidence.is_somewhere and evidence.reaches("sure", "somewhere"):
        return Confidence.SURE
    return _likely_if(holds=evidence.is_ruled or evidence.reaches("likely", "place_at_all"))


def _weigh_nationality(evidence: _Evidence) -> Confidence:
    lists = lexicon()
    if evidence.written in lists.demonyms or evidence.written in lists.groups:
        return Confidence.SURE
    return _likely_if(holds=evidence.count > 1)


def _weigh_facility(evidence: _Evidence) -> Confidence:
    return _likely_if(holds=evidence.is_ruled or evidence.reaches("likely", "facility"))


def _weigh_place(evidence: _Evidence) -> Confidence:
    return _likely_if(holds=evidence.count > 1 or evidence.is_ruled)


def _likely_if(*, holds: bool) -> Confidence:
    return Confidence.LIKELY if holds else Confidence.UNSURE


_WEIGHERS: Final[Mapping[Label, Callable[[_Evidence], Confidence]]] = {
    Label.PERSON: _weigh_person,
    Label.ORG: _weigh_organisation,
    Label.GPE: _weigh_country_or_city,
    Label.FAC: _weigh_facility,
    Label.NORP: _weigh_nationality,
}
