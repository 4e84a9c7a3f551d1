"""Rules that find an unlabelled name by one that the article labels: in a list, by its initials, by its head word."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from dateline.extraction.names.fullnames import folded
from dateline.extraction.names.lexicon import lexicon
from dateline.extraction.names.page import Draft, Page, Pages, Taken, without_overlaps
from dateline.extraction.names.runs import is_title, run_from
from dateline.extraction.names.shortforms import initials
from dateline.model.annotations import Label
from dateline.model.confidence import Confidence

_FEWEST_LETTERS: Final = 2
_JOINTS: Final = frozenset(("and", "&"))
_LONGEST: Final = 3


def listed(pages: Pages, drafts: list[Draft]) -> list[Draft]:
    """Make the name beside a city or country over "and" another, unsurely ("Velm and Sosna")."""
    taken = Taken(pages, drafts)
    found: list[Draft] = []
    for draft in drafts:
        if draft.label is not Label.GPE:
            continue
        page = pages.of_draft(draft)
        first, last = pages.tokens(draft)
        after = _run_after(page, last)
        before = _run_before(page, first)
        for start, end in (after, before):
            if start < end and taken.free(draft.page, start, end) and _is_plain(page, start, end):
                new = Draft(draft.page, page.starts[start], page.ends[end - 1], draft.label, "list")
                found.append(new)
    return without_overlaps([*drafts, *_unsure(found)])


def _run_after(page: Page, last: int) -> tuple[int, int]:
    if page.word(last) not in _JOINTS:
        return last, last
    return last + 1, run_from(page, last + 1, longest=_LONGEST)


def _run_before(page: Page, first: int) -> tuple[int, int]:
    end = first - 1
    if page.word(end) not in _JOINTS or first in page.openers:
        return first, first
    start = end
    while start > 0 and page.is_name_like(start - 1) and end - start < _LONGEST:
        start -= 1
        if start in page.openers:
            break
    return start, end


def _is_plain(page: Page, first: int, last: int) -> bool:
    """Whether the words are no title, date, head word or generic word, and the name ends there."""
    words = page.words[first:last]
    lists = lexicon()
    return not page.is_name_like(last) and not any(
        is_title(word)
        or word in lists.calendar
        or word in lists.never_names
        or word in lists.organisation_heads
        or word in lists.facility_heads
        or word in lists.demonyms
        or word.isupper()
        for word in words
    )


def _unsure(found: list[Draft]) -> Iterator[Draft]:
    for draft in found:
        yield Draft(draft.page, draft.start, draft.end, draft.label, draft.maker, Confidence.UNSURE)


def heads_alone(pages: Pages, drafts: list[Draft]) -> list[Draft]:
    """Carry an organisation to "the Front" where the "Lenna Valley Front" is the only one of the article.

    The head word stands with a capital inside a sentence, after "the", and no name goes on from it.
    """
    bearers: dict[str, set[str]] = defaultdict(set)
    for draft in drafts:
        words = pages.words(draft)
        if draft.label is Label.ORG and len(words) > 1:
            bearers[words[-1]].add(folded(pages.written(draft)))
    heads = {word for word, names in bearers.items() if len(names) == 1}
    taken = Taken(pages, drafts)
    found = [
        Draft(number, page.starts[place], page.ends[place], Label.ORG, "head-alone")
        for number, page in enumerate(pages)
        for place, word in enumerate(page.words)
        if word in heads
        and word in lexicon().organisation_heads
        and page.word(place - 1) == "the"
        and not page.is_name_like(place + 1)
        and page.word(place + 1) not in ("of", "-")
        and taken.free(number, place, place + 1)
    ]
    return without_overlaps([*drafts, *found])


def initialled(pages: Pages, drafts: list[Draft]) -> list[Draft]:
    """Carry an organisation to its initials where no bracket defines them ("the VH" for the "Velm Herald").

    The letters stand alone, after "the" where they are two, and are those of one organisation only.
    """
    bearers: dict[str, set[str]] = defaultdict(set)
    for draft in drafts:
        written = pages.written(draft)
        if draft.label is Label.ORG and " " in written:
            for letters in initials(written):
                bearers[letters].add(folded(written))
    known = {letters for letters, names in bearers.items() if len(names) == 1}
    if not known:
        return drafts
    taken = Taken(pages, drafts)
    found = [
        Draft(number, page.starts[place], page.ends[place], Label.ORG, "acronym")
        for number, page in enumerate(pages)
        for place, word in enumerate(page.words)
        if word in known
        and word not in lexicon().never_names
        and (len(word) > _FEWEST_LETTERS or page.word(place - 1) in ("the", "The"))
        and not page.is_name_like(place + 1)
        and not (page.is_name_like(place - 1) and place not in page.openers)
        and taken.free(number, place, place + 1)
    ]
    return without_overlaps([*drafts, *found])
