"""One label for one name: all its mentions in the article vote, with the evidence around them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from dateline.extraction.names.base import HEAD_MAKER, MAKER
from dateline.extraction.names.fullnames import folded, person_name
from dateline.extraction.names.lexicon import lexicon, plain
from dateline.extraction.names.page import Draft, Pages
from dateline.extraction.names.peoples import places_with_peoples, states
from dateline.extraction.names.surroundings import evidence_of
from dateline.model.annotations import Label

_RULE_VOTE: Final = 3.0
_WEAK_VOTE: Final = 0.4
"""A product or event: what the model says of a word it does not know."""
_FULL_NAME_VOTE: Final = 2.0
_LOCATIVE_VOTE: Final = 0.8
"""Less than one sure model, since people and bodies follow "in" as well."""
_TOWARDS_VOTE: Final = 0.2
_TOWARDS: Final = frozenset(("of", "from", "to", "into"))
_SURROUNDINGS_VOTE: Final = 1.0
_PEOPLE_VOTE: Final = 0.5
"""Decides where the models doubt; with 1.0 people's names that end like another's people were lost."""
_STATE_VOTE: Final = 1.5
_GIVEN_NAME_VOTE: Final = 0.5
_LEAST_SHARE: Final = 0.5
_MOST_PARTS: Final = 3
_DECIDED: Final = 0.25
"""What the models' own decision is worth beside their chances; with 0.1 doubt overturned it too often."""
_WEAK: Final = frozenset((Label.PRODUCT, Label.EVENT))
_PLACES: Final = frozenset((Label.GPE, Label.LOC, Label.FAC))
_LEANT_TO: Final = _PLACES | {Label.PERSON, Label.ORG}
_MODELS: Final = frozenset((MAKER, HEAD_MAKER))
_DATELINE: Final = "dateline"
_PERSONAL_RULES: Final = frozenset(("title", "byline", "noble"))


@dataclass(frozen=True, slots=True)
class Votes:
    """The weight of each label by folded name, and how many mentions each name has."""

    weights: Mapping[str, Mapping[Label, float]]
    mentions: Mapping[str, int] = field(default_factory=dict[str, int])

    def winner(self, key: str) -> Label | None:
        """Return the label with more than half of the weight, else None; a house may be a body."""
        weights = self.weights.get(key)
        if not weights:
            return None
        label, weight = max(weights.items(), key=lambda item: (item[1], item[0].value))
        if weight > _LEAST_SHARE * sum(weights.values()):
            return label
        # A seat of power is called by its house ("White House"): even votes go to the institution.
        return Label.ORG if set(weights) == {Label.ORG, Label.FAC} else None


def count_votes(pages: Pages, drafts: list[Draft]) -> Votes:
    """Return the votes of all drafts, with what full names and prepositions of place add.

    A family name that is never said to be somewhere is its bearer's, whatever the model calls it;
    one that is ("in London", beside a Jack London) is left to the votes.
    """
    weights: dict[str, dict[Label, float]] = defaultdict(lambda: defaultdict(float))
    mentions: Counter[str] = Counter()
    somewhere: set[str] = set()
    with_peoples = places_with_peoples(pages, drafts)
    with_states = states(pages, drafts)
    for draft in drafts:
        written = pages.written(draft)
        key = folded(written)
        mentions[key] += 1
        own = pages.votes.get(draft)
        if own is None:
            own = pages.votes[draft] = tuple(_own_votes(pages, draft))
        for label, weight in own:
            weights[key][label] += weight
        if written in with_states:
            weights[key][_within(Label.GPE, draft.label)] += _STATE_VOTE
        elif written in with_peoples:
            weights[key][_within(Label.GPE, draft.label)] += _PEOPLE_VOTE
        if _is_somewhere(pages, draft):
            weights[key][draft.label if draft.label in _PLACES else Label.GPE] += _LOCATIVE_VOTE
            somewhere.add(key)
        elif _may_be_somewhere(pages, draft):
            weights[key][_within(Label.GPE, draft.label)] += _TOWARDS_VOTE
    for key in full_family_names(pages, drafts):
        if key in weights and key not in country_keys():
            doubt = 0.0 if key in somewhere else sum(weights[key].values())
            weights[key][Label.PERSON] += _FULL_NAME_VOTE + doubt
    return Votes(weights, mentions)


def _own_votes(pages: Pages, draft: Draft) -> Iterator[tuple[Label, float]]:
    """Yield the votes of one mention: its maker's, those of the words beside it, that of a given name."""
    if draft.maker not in _MODELS:
        yield draft.label, _RULE_VOTE
    elif draft.label in _WEAK:
        yield draft.label, _WEAK_VOTE
    else:
        yield from _leanings(pages, draft)
    shown = evidence_of(pages, draft)
    if shown is not None:
        yield _within(shown, draft.label), _SURROUNDINGS_VOTE
    if " " in (written := pages.written(draft)) and _has_given_name(written):
        yield Label.PERSON, _GIVEN_NAME_VOTE


def _leanings(pages: Pages, draft: Draft) -> Iterator[tuple[Label, float]]:
    """Yield how much the models lean to each label for this mention, together 1."""
    chances = pages.of_draft(draft).leaning(*pages.tokens(draft))
    if not chances or draft.label not in _LEANT_TO:
        yield draft.label, 1.0
        return
    place = draft.label if draft.label in _PLACES else Label.GPE
    labels = (Label.PERSON, Label.ORG, place)
    least = list(chances)
    least[labels.index(draft.label)] += _DECIDED
    for label, chance in zip(labels, least, strict=True):
        yield label, chance / sum(least)


def _has_given_name(written: str) -> bool:
    """Whether two or three words begin with a common given name and end with no head word."""
    words = written.split()
    lists = lexicon()
    return (
        1 < len(words) <= _MOST_PARTS
        and words[0] in lists.given_names
        and not any(
            word.islower() or word in lists.organisation_heads or word in lists.facility_heads
            for word in words[1:]
        )
        and plain(words[-1]) not in lists.company_suffixes
    )


def _within(shown: Label, label: Label) -> Label:
    """Return `label` where it is a finer one of the kind shown ("the island X" may be a LOC)."""
    return label if shown is Label.GPE and label in _PLACES else shown


def full_family_names(pages: Pages, drafts: list[Draft]) -> dict[str, str]:
    """Return the folded family name of each person named in full, with the full name."""
    families: dict[str, str] = {}
    for draft in drafts:
        if draft.label is Label.PERSON and " " in (written := pages.written(draft)):
            name = person_name(written)
            if name is not None and name.is_full and len(name.family) > 1:
                families.setdefault(name.family, written)
                for form in _family_forms(written):
                    families.setdefault(folded(form), written)
    return families


def _family_forms(written: str) -> Iterator[str]:
    """Yield the last word of a full name, and longer forms that start with a particle ("van Rijn")."""
    words = written.split()
    yield words[-1]
    for start in range(len(words) - 2, 0, -1):
        if plain(words[start]) not in lexicon().particles:
            return
        yield " ".join(words[start:])


def agree(pages: Pages, drafts: list[Draft]) -> list[Draft]:
    """Give every mention of a name the label that its mentions agree on.

    A country's or capital's name is a place unless a person of the article bears it, and a word for a
    nation's people stays one; what a dateline says is settled. The lists and votes only ever relabel
    what somebody found to be a name.
    """
    votes = count_votes(pages, drafts)
    families = full_family_names(pages, drafts)
    borne = _words_of_people(pages, drafts)
    settled: list[Draft] = []
    for draft in drafts:
        written = pages.written(draft)
        key = folded(written)
        label = votes.winner(key)
        if _names_people(written, label) or (_is_plural(written) and key not in families):
            label = Label.NORP
        elif key in country_keys() and draft.label is not Label.PERSON:
            label = Label.GPE
        elif draft.maker == _DATELINE or _is_capital(written, borne):
            label = draft.label if draft.maker == _DATELINE else Label.GPE
        elif label in _WEAK or (label is Label.PERSON and _is_place_here(pages, draft)):
            label = None
        settled.append(draft if label is None else draft.relabelled(label, "consensus"))
    return settled


def _words_of_people(pages: Pages, drafts: list[Draft]) -> frozenset[str]:
    """Return the words of the full names of people, and lone names that a title or byline shows to be theirs."""
    return frozenset(
        word
        for draft in drafts
        if draft.label is Label.PERSON
        for words in (pages.words(draft),)
        if len(words) > 1 or draft.maker in _PERSONAL_RULES
        for word in words
    )


def _is_capital(written: str, borne: Collection[str]) -> bool:
    """Whether this names a capital, and neither a person of the article nor a common given name."""
    lists = lexicon()
    return written in lists.capitals and written not in borne and written not in lists.given_names


def _names_people(written: str, label: Label | None) -> bool:
    return label is not Label.PERSON and written in lexicon().demonyms


def _is_plural(written: str) -> bool:
    """Whether this is a word for several of a nation or community ("Britons"): no given name."""
    lists = lexicon()
    return written.endswith("s") and (written in lists.demonyms or written in lists.groups)


def _is_place_here(pages: Pages, draft: Draft) -> bool:
    """Whether this one mention is a place, though a person of the article bears the name."""
    return draft.label in _PLACES and _is_somewhere(pages, draft)


def _may_be_somewhere(pages: Pages, draft: Draft) -> bool:
    """Whether a lone word stands after a preposition that more often leads to a place than to a person."""
    page = pages.of_draft(draft)
    first, last = pages.tokens(draft)
    if last - first != 1 or page.word(first - 1) not in _TOWARDS:
        return False
    return page.word(last) not in ("'s", "’s", "'", "-")


def _is_somewhere(pages: Pages, draft: Draft) -> bool:
    page = pages.of_draft(draft)
    first, last = pages.tokens(draft)
    return page.word(first - 1).lower() in lexicon().locatives and page.word(last) not in (
        "'s",
        "’s",
        "'",
    )


@cache
def country_keys() -> frozenset[str]:
    """Return the folded names of countries."""
    return frozenset(map(folded, lexicon().countries))
