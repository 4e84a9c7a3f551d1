"""Runs of words that look like one name, and laying new drafts over old ones."""

from __future__ import annotations

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
    while end < len(page.words) and end - place < longest:
        if end > place and end in page.openers:
            break
        if page.is_name_like(end) and page.words[end] not in lexicon().calendar:
            end += 1
            continue
        after = _past_link(page, end) if end > place else end
        if after == end:
            break
        end = after
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


def overlay(drafts: list[Draft], found: Iterable[Draft]) -> list[Draft]:
    """Return `drafts` with `found` in place of what they overlap.

    A draft that holds a found one and more stays and the found one goes: the model saw a longer name.
    """
    kept = list(drafts)
    for new in found:
        touching = [
            old
            for old in kept
            if old.page == new.page and old.start < new.end and new.start < old.end
        ]
        if any(
            old.start <= new.start
            and new.end <= old.end
            and old.end - old.start > new.end - new.start
            for old in touching
        ):
            continue
        kept = [old for old in kept if old not in touching]
        kept.append(new)
    return without_overlaps(kept)
