"""Rules that find newspapers by the noun behind their name, and news agencies in running text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from dateline.extraction.names.lexicon import lexicon
from dateline.extraction.names.page import Draft, Page, Pages, Taken
from dateline.extraction.names.runs import is_demonym, is_title, overlay
from dateline.model.annotations import Label
from dateline.model.confidence import Confidence

_LONGEST: Final = 4
_SHORTEST_WIRE: Final = 5
"""Letters; shorter initials ("AP", "PA") stand for more than an agency."""
_SEVERAL: Final = 2
_NEWS: Final = frozenset(("agency", "channel", "portal", "service", "site", "website"))
_TAKEN_FOR: Final = frozenset((Label.PERSON, Label.LOC, Label.PRODUCT, Label.NORP))


def press(pages: Pages, drafts: list[Draft]) -> list[Draft]:
    """Make the names in "the Fanal newspaper" and "the Norvik news agency", and lone agencies, organisations.

    A town before such a noun has a newspaper, but is none, so what is taken for one stays a place.
    """
    taken = Taken(pages, drafts)
    found = [
        draft
        for number, page in enumerate(pages)
        for draft in (*_papers(number, page, taken), *_wires(number, page, taken))
    ]
    return overlay(drafts, found)


def _papers(number: int, page: Page, taken: Taken) -> Iterator[Draft]:
    lists = lexicon()
    for place, word in enumerate(page.words):
        is_news = word == "news" and page.word(place + 1) in _NEWS
        if not is_news and word not in lists.press_nouns:
            continue
        first = _first(page, place)
        if first == place or not _may_be_one(page, first, place, taken, number):
            continue
        start, end = page.starts[first], page.ends[place - 1]
        yield Draft(number, start, end, Label.ORG, "press", Confidence.UNSURE)


def _first(page: Page, noun: int) -> int:
    """Return the first token of the name that runs up to the noun, particles inside it included."""
    first = noun
    while first not in page.openers and noun - first < _LONGEST:
        linked = first < noun and page.word(first - 1) in lexicon().particles
        step = 1 + (linked and page.words[first - 1].islower())
        if not page.is_name_like(first - step):
            break
        first -= step
    while first < noun and is_demonym(page.words[first]):
        first += 1
    return first


def _may_be_one(page: Page, first: int, last: int, taken: Taken, number: int) -> bool:
    """Whether the words name nothing yet, or hold one name alone that is taken for something else or less."""
    lists = lexicon()
    generic = lists.never_names | lists.calendar
    if all(word in generic or is_title(word) for word in page.words[first:last]):
        return False
    start, end = page.starts[first], page.ends[last - 1]
    drafts = {taken.at(number, place) for place in range(first, last)} - {None}
    return (
        all(
            draft is not None
            and start <= draft.start
            and draft.end <= end
            and (draft.label in _TAKEN_FOR or (draft.label is Label.ORG and draft.end < end))
            for draft in drafts
        )
        and len(drafts) < _SEVERAL
    )


def _wires(number: int, page: Page, taken: Taken) -> Iterator[Draft]:
    for place, word in enumerate(page.words):
        if word not in lexicon().agencies or len(word) < _SHORTEST_WIRE:
            continue
        if page.is_name_like(place - 1) or page.is_name_like(place + 1):
            continue
        draft = taken.at(number, place)
        if draft is None:
            yield Draft(number, page.starts[place], page.ends[place], Label.ORG, "agency")
