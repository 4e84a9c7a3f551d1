"""Rules on words for a people: the place such a word is formed from, and the word that a place forms."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Final

from dateline.extraction.names.lexicon import lexicon
from dateline.extraction.names.page import Draft, Page, Pages, Taken, without_overlaps
from dateline.extraction.names.runs import is_demonym
from dateline.model.annotations import Label
from dateline.model.confidence import Confidence

_PEOPLE_TAGS: Final = ("JJ", "NNPS", "NNS")
_ENDINGS: Final = ("n", "an", "ian", "i", "ese", "ish", "ite")
_OPEN_ENDINGS: Final = ("ian", "ean", "ese", "ish", "ani", "stani")
"""The endings that a word of no known place is taken for a people's by, before a noun of state."""
_MISTAKEN: Final = frozenset((Label.PERSON, Label.ORG))
_SHORTEST: Final = 4
_SURE: Final = 0.9


def peoples(pages: Pages, drafts: list[Draft]) -> list[Draft]:
    """Make the word formed from a place of the article a nationality ("Velmian" beside "Velm").

    Only a word that stands as an adjective or plural, for a name may end so by itself.
    """
    places = {
        written: draft.label
        for draft in drafts
        if draft.label in (Label.GPE, Label.LOC) and " " not in (written := pages.written(draft))
    }
    forms = {form: place for place in places for form in _forms(place)}
    if not forms:
        return drafts
    taken = Taken(pages, drafts)
    found = [
        Draft(number, page.starts[place], page.ends[place], Label.NORP, "people")
        for number, page in enumerate(pages)
        for place, word in enumerate(page.words)
        if word in forms and word not in places and _is_of_people(page, place, taken, number)
    ]
    kept = [draft for draft in drafts if (draft.page, draft.start) not in _starts(found)]
    return without_overlaps([*kept, *found])


def of_a_state(pages: Pages, drafts: list[Draft]) -> list[Draft]:
    """Make an unlabelled adjective before a noun of state a nationality ("the Velmian army")."""
    taken = Taken(pages, drafts)
    nouns = lexicon().state_nouns
    found = [
        Draft(number, page.starts[at], page.ends[at], Label.NORP, "state-noun", Confidence.UNSURE)
        for number, page in enumerate(pages)
        for at, word in enumerate(page.words)
        if word.endswith(_OPEN_ENDINGS)
        and word[0].isupper()
        and len(word) > _SHORTEST + 1
        and page.word(at + 1) in nouns
        and not page.is_name_like(at - 1)
        and taken.free(number, at, at + 1)
    ]
    return without_overlaps([*drafts, *found])


def places_with_peoples(pages: Pages, drafts: list[Draft]) -> frozenset[str]:
    """Return the lone names, as written, that a word for a people in the article is formed from.

    That word, known as one by the models or by a noun of state behind it, speaks for a place.
    """
    lone = {
        written
        for draft in drafts
        if _is_doubted(pages, draft) and " " not in (written := pages.written(draft))
    }
    words = _before_state_nouns(pages)
    words |= {pages.written(draft) for draft in drafts if draft.label is Label.NORP}
    return _with_people_among(lone, words)


def states(pages: Pages, drafts: list[Draft]) -> frozenset[str]:
    """Return the lone names, as written, whose people's word stands before a noun of state.

    Whatever the models are sure of, "the Velmian foreign minister" speaks of a state called Velm.
    """
    words = _before_state_nouns(pages)
    lone = {
        written
        for draft in drafts
        if draft.label in _MISTAKEN and " " not in (written := pages.written(draft))
    }
    return _with_people_among(lone, words)


def _before_state_nouns(pages: Pages) -> set[str]:
    nouns = lexicon().state_nouns
    return {
        word
        for page in pages
        for at, word in enumerate(page.words)
        if word[0].isupper() and page.word(at + 1).lower() in nouns
    }


def _with_people_among(names: Collection[str], words: Collection[str]) -> frozenset[str]:
    """Return the names that one of the words, of no nation or group of the lists, is formed from."""
    groups = lexicon().groups
    unknown = {word for word in words if not is_demonym(word) and word not in groups}
    return frozenset(
        name
        for name in names
        if name not in words and name not in groups
        if name[0].isupper() and not unknown.isdisjoint(_forms(name))
    )


def _is_doubted(pages: Pages, draft: Draft) -> bool:
    """Whether the models are not sure of the person that they take the name for.

    A body has its people too.
    """
    if draft.label is not Label.PERSON:
        return False
    leaning = pages.of_draft(draft).leaning(*pages.tokens(draft))
    return not leaning or leaning[0] < _SURE


def _starts(found: list[Draft]) -> set[tuple[int, int]]:
    return {(draft.page, draft.start) for draft in found}


def _forms(place: str) -> Iterator[str]:
    if len(place) < _SHORTEST or place in lexicon().countries:
        return
    stem = place.rstrip("aeiouy")
    for base in {place, stem, stem + "i"}:
        for ending in _ENDINGS:
            yield base + ending
            yield base + ending + "s"


def _is_of_people(page: Page, place: int, taken: Taken, number: int) -> bool:
    draft = taken.at(number, place)
    if not page.tags[place].startswith(_PEOPLE_TAGS) and (
        draft is None or draft.label is not Label.NORP
    ):
        return False
    whole = draft is None or (draft.start, draft.end) == (page.starts[place], page.ends[place])
    return whole and page.word(place + 1) not in ("'s", "’s")
