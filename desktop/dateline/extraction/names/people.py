"""Rules that find people by titles, bylines, particles and verbs of saying."""

from __future__ import annotations

from typing import Final

from dateline.extraction.names.lexicon import lexicon, plain
from dateline.extraction.names.page import Draft, Page, Pages, Taken, without_overlaps
from dateline.extraction.names.runs import (
    ends_organisation,
    is_demonym,
    is_title,
    overlay,
    run_from,
)
from dateline.model.annotations import Label
from dateline.model.confidence import Confidence

_LONGEST_NAME: Final = 5
_LONGEST_SAYER: Final = 3
_LONGEST_GIVEN: Final = 3
_BEFORE_SAYER: Final = frozenset((",", "”", '"', "''", "and", "that"))
_GENERATIONS: Final = frozenset(("jr", "sr"))
_CLOSERS: Final = frozenset((",", ".", ";", ":", "who", "in", "on", "at", ""))


def titled_names(pages: Pages, drafts: list[Draft]) -> list[Draft]:
    """Make the name after a form of address or rank a person ("Gen. Okoro").

    After a polite form even a title is a name ("Mr. Bishop").
    """
    found: list[Draft] = []
    for number, page in enumerate(pages):
        for place, word in enumerate(page.words):
            if not word[0].isupper() or plain(word) not in lexicon().address:
                continue
            first = place + 1
            while (
                is_title(page.word(first))
                and page.is_name_like(first + 1)
                and first + 1 not in page.openers
            ):
                first += 1
            last = run_from(page, first, longest=_LONGEST_NAME)
            is_titled = plain(word) not in lexicon().polite and is_title(page.word(first))
            may_be_one = last > first and first not in page.openers and not is_titled
            if may_be_one and is_personal(page, first, last):
                found.append(
                    Draft(number, page.starts[first], page.ends[last - 1], Label.PERSON, "title")
                )
    return overlay(_without_titles(pages, drafts, found), found)


def _without_titles(pages: Pages, drafts: list[Draft], found: list[Draft]) -> list[Draft]:
    """Leave out the drafts that are one of `found` with titles before it ("King Ossian II")."""
    starts = {(draft.page, draft.end): draft.start for draft in found}

    def is_one(draft: Draft) -> bool:
        start = starts.get((draft.page, draft.end), draft.start)
        before = pages.of_draft(draft).text[draft.start : start].split()
        return bool(before) and all(map(is_title, before))

    return [draft for draft in drafts if not is_one(draft)]


def is_personal(page: Page, first: int, last: int) -> bool:
    """Whether the tokens may be somebody's name: no institution, house, nationality or country."""
    name = page.text[page.starts[first] : page.ends[last - 1]]
    lists = lexicon()
    return not (
        ends_organisation(page, last - 1)
        or page.words[last - 1] in lists.facility_heads
        or is_demonym(page.words[first])
        or name in lists.countries
    )


def nobles(pages: Pages, drafts: list[Draft]) -> list[Draft]:
    """Make "Duchess of Lenna" a person; kings and queens are of their country, which stays a place."""
    found: list[Draft] = []
    for number, page in enumerate(pages):
        for place, word in enumerate(page.words):
            if word not in lexicon().noble_titles or page.word(place + 1) != "of":
                continue
            last = run_from(page, place + 2, longest=_LONGEST_SAYER)
            if last > place + 2:
                start, end = page.starts[place], page.ends[last - 1]
                found.append(Draft(number, start, end, Label.PERSON, "noble"))
    return overlay(drafts, found)


def whole_names(pages: Pages, drafts: list[Draft]) -> list[Draft]:
    """Extend a person over particles and capitals that touch it ("Ole Nyrup" + "Rask")."""
    taken = Taken(pages, drafts)
    grown: list[Draft] = []
    for draft in drafts:
        page = pages.of_draft(draft)
        first, last = pages.tokens(draft)
        if draft.label is not Label.PERSON or first >= last:
            grown.append(draft)
            continue
        start = page.starts[_with_particles(page, first, taken, draft.page)]
        end = run_from(page, first, longest=_LONGEST_NAME)
        goes_on = end > last and page.ends[last - 1] == draft.end
        may_go_on = goes_on and taken.free(draft.page, last, end) and not is_title(page.word(last))
        stop = page.ends[end - 1] if may_go_on and is_personal(page, last, end) else draft.end
        grown.append(draft.moved(start=min(draft.start, start), end=stop))
    return overlay(grown, ())


def _with_particles(page: Page, first: int, taken: Taken, number: int) -> int:
    """Return the first token of the name with the particles, and given name, before it."""
    begin = first
    while begin not in page.openers and _is_particle(page.word(begin - 1)):
        begin -= 1
    given = begin
    while _may_be_given(page, given - 1, taken, number) and given not in page.openers:
        given -= 1
    return given if given < begin < first else first


def _is_particle(word: str) -> bool:
    return word.islower() and word in lexicon().particles


def _may_be_given(page: Page, place: int, taken: Taken, number: int) -> bool:
    free = taken.free(number, place, place + 1)
    return free and page.is_name_like(place) and not is_title(page.words[place])


def with_suffixes(pages: Pages, drafts: list[Draft]) -> list[Draft]:
    """Extend a full name over the "Jr." or "Sr." behind a comma, and drop one that stands for itself."""
    grown: list[Draft] = []
    for draft in drafts:
        page = pages.of_draft(draft)
        first, last = pages.tokens(draft)
        if plain(pages.written(draft)) in _GENERATIONS:
            continue
        end = last + (page.word(last) == ",")
        is_full = draft.label is Label.PERSON and last - first > 1
        has_suffix = is_full and plain(page.word(end)) in _GENERATIONS and end not in page.openers
        grown.append(draft.moved(end=page.ends[end]) if has_suffix else draft)
    return without_overlaps(grown)


def given_names(pages: Pages, drafts: list[Draft]) -> list[Draft]:
    """Make two or three unlabelled words that begin with a common given name a person, unsurely."""
    taken = Taken(pages, drafts)
    known = lexicon().given_names
    found: list[Draft] = []
    for number, page in enumerate(pages):
        for place, word in enumerate(page.words):
            if word not in known or page.is_name_like(place - 1):
                continue
            last = run_from(page, place, longest=_LONGEST_NAME)
            if not 1 < last - place <= _LONGEST_GIVEN or not taken.free(number, place, last):
                continue
            ends = page.words[last - 1]
            is_name = (
                ends not in lexicon().never_names and not is_title(ends) and not ends.isupper()
            )
            if is_name and is_personal(page, place, last):
                start, end = page.starts[place], page.ends[last - 1]
                draft = Draft(number, start, end, Label.PERSON, "given-name", Confidence.UNSURE)
                found.append(draft)
    return overlay(drafts, found)


def sayers(pages: Pages, drafts: list[Draft]) -> list[Draft]:
    """Make an unlabelled name beside a verb of saying a person, unsurely ("…, said Okoro, …")."""
    taken = Taken(pages, drafts)
    found: list[Draft] = []
    for number, page in enumerate(pages):
        for place, word in enumerate(page.words):
            if word not in lexicon().sayings:
                continue
            last = run_from(page, place + 1, longest=_LONGEST_SAYER)
            if last > place + 1 and page.word(last) in _CLOSERS:
                found += _sayer(number, page, (place + 1, last), taken)
            first = place
            while page.is_name_like(first - 1) and first not in page.openers:
                first -= 1
            if first in page.openers or page.word(first - 1) in _BEFORE_SAYER:
                found += _sayer(number, page, (first, place), taken)
    return overlay(drafts, found)


def _sayer(number: int, page: Page, tokens: tuple[int, int], taken: Taken) -> list[Draft]:
    first, last = tokens
    if not 0 < last - first <= _LONGEST_SAYER or not taken.free(number, first, last):
        return []
    start, end = page.starts[first], page.ends[last - 1]
    name = page.text[start:end]
    lists = lexicon()
    is_generic = name in lists.never_names or name in lists.calendar
    if is_generic or is_title(page.words[last - 1]) or not is_personal(page, first, last):
        return []
    label = Label.ORG if name.isupper() and len(name) > 2 else Label.PERSON
    return [Draft(number, start, end, label, "sayer", Confidence.UNSURE)]
