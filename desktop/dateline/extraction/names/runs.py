"""Runs of words that look like one name, and laying new drafts over old ones."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from typing import Final

from dateline.extraction.names.lexicon import lexicon, plain
from dateline.extraction.names.page import Draft, Page, without_overlaps

LONGEST_RUN: Final = 6
"""Words; a longer run of capitals is a heading."""


def run_from(page: Page, place: int, *, longest: int = LONGEST_RUN) -> int:
    """Return where the name that starts at token `place` ends (`place` itself where none does).

    Hyphens without blanks and particles between capitalised words belong to it ("Bekaa al-Gharbi",
    "Ursula von der Leyen"); a sentence never starts inside it.
    """
    end = place
    words = 0
    while end < len(page.words) and words < longest:
        if end > place and end in page.openers:
            break
        if page.is_name_like(end) and page.words[end] not in lexicon().calendar:
            end += 1
            words += 1
            continue
        after = _past_link(page, end) if end > place else end
        if after == end or page.word(after) in lexicon().calendar:
            break
        end = after + 1
        words += page.words[after - 1] != "-"
    return end


def _past_link(page: Page, place: int) -> int:
    """Return the token after a hyphen or particles when a capitalised word follows, else `place`."""
    after = place
    while after < len(page.words) and after - place < 3 and _links(page, after):
        after += 1
    starts_name = (
        after < len(page.words) and page.words[after][0].isupper() and page.is_name_like(after)
    )
    return after if after > place and starts_name else place


def _links(page: Page, place: int) -> bool:
    word = page.words[place]
    if word == "-":
        joined_before = page.starts[place] == page.ends[place - 1]
        joined_after = place + 1 < len(page.words) and page.ends[place] == page.starts[place + 1]
        return joined_before and joined_after
    return word.islower() and word in lexicon().particles


def ends_organisation(page: Page, last: int) -> bool:
    """Whether the token `last` is a head word of organisations ("Ministry", "Times")."""
    return page.word(last) in lexicon().organisation_heads


def is_demonym(word: str) -> bool:
    """Whether `word` says of which country somebody or something is."""
    return word in lexicon().demonyms


def is_title(word: str) -> bool:
    """Whether `word` is a title or rank, with or without its full stop."""
    return plain(word) in lexicon().titles


def overlay(drafts: Iterable[Draft], found: Iterable[Draft], *, firm: bool = False) -> list[Draft]:
    """Return `drafts` with `found` in place of what they overlap.

    A draft that holds a found one and more stays and the found one goes, since the model saw a
    longer name; `firm` ones, whose bounds the rule knows, go over those too.
    """
    old = _Shelf(without_overlaps(drafts))
    replaced: set[Draft] = set()
    new: list[Draft] = []
    for draft in found:
        touching = old.touching(draft)
        if firm or not any(_is_inside(draft, longer) for longer in touching):
            replaced.update(touching)
            new.append(draft)
    return without_overlaps([*(draft for draft in old.drafts if draft not in replaced), *new])


def _is_inside(draft: Draft, longer: Draft) -> bool:
    holds = longer.start <= draft.start and draft.end <= longer.end
    return holds and longer.end - longer.start > draft.end - draft.start


class _Shelf:
    """Drafts in reading order, none overlapping, asked for those that touch another."""

    def __init__(self, drafts: list[Draft]) -> None:
        self.drafts = drafts
        self._starts = [(draft.page, draft.start) for draft in drafts]
        self._ends = [(draft.page, draft.end) for draft in drafts]

    def touching(self, draft: Draft) -> list[Draft]:
        """Return the drafts that share a character with `draft`."""
        first = bisect_right(self._ends, (draft.page, draft.start))
        return self.drafts[first : bisect_left(self._starts, (draft.page, draft.end))]
