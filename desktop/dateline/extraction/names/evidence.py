"""How sure a mention is, by the evidence the article gives for it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from dateline.extraction.names.consensus import count_votes, full_family_names
from dateline.extraction.names.fullnames import folded
from dateline.extraction.names.lexicon import lexicon, plain
from dateline.extraction.names.page import Draft, Pages
from dateline.model.annotations import Label
from dateline.model.confidence import Confidence

_SELDOM_RIGHT: Final = frozenset((Label.PRODUCT, Label.EVENT, Label.FAC))
_STRONG_RULES: Final = frozenset(
    ("dateline", "place-noun", "place-head", "agency", "acronym", "title", "body-of")
)
_OFTEN: Final = 3
"""Mentions after which a lone word's label has been right as often as the step promises."""


def weigh(pages: Pages, drafts: list[Draft]) -> list[Draft]:
    """Return the drafts with their confidence.

    Sure: a person named in full more than once or by the family name of a full name, a nationality
    or an often named country of the lists. Unsure: what one mention alone speaks for where the
    model is wrong too often, and kinds that it is seldom right about. The steps were set on what
    they were worth on development news, on which the quality suite reports.
    """
    mentions = count_votes(pages, drafts).mentions
    families = full_family_names(pages, drafts)
    return [
        replace(draft, confidence=_confidence(pages, draft, mentions, families)) for draft in drafts
    ]


def _confidence(
    pages: Pages, draft: Draft, mentions: Mapping[str, int], families: Mapping[str, str]
) -> Confidence:
    if draft.label in _SELDOM_RIGHT or draft.confidence is Confidence.UNSURE:
        return Confidence.UNSURE
    written = pages.written(draft)
    key = folded(written)
    evidence = _Evidence(
        written=written,
        count=mentions.get(key, 0),
        is_ruled=draft.maker in _STRONG_RULES,
        family_count=mentions.get(folded(written.split()[-1]), 0),
        is_family=key in families,
    )
    return _WEIGHERS.get(draft.label, _weigh_place)(evidence)


@dataclass(frozen=True, slots=True)
class _Evidence:
    """What speaks for a mention: how often its words are labelled, by what, beside what."""

    written: str
    count: int
    is_ruled: bool
    family_count: int
    is_family: bool

    @property
    def is_lone(self) -> bool:
        return " " not in self.written


def _weigh_person(evidence: _Evidence) -> Confidence:
    if evidence.is_lone:
        known = evidence.count > 1 or evidence.is_ruled
        return Confidence.SURE if evidence.is_family else _likely_if(holds=known)
    return Confidence.SURE if evidence.count > 1 or evidence.family_count else Confidence.LIKELY


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
    is_country = evidence.written in lexicon().countries
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
