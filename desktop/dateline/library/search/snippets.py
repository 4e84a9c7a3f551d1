"""Short pieces of a text around its hits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from dateline.model.spans import Span

LENGTH: Final = 160
"""Code points of a snippet: two lines of a result row."""
_LEAD: Final = 50
"""Code points shown before the first hit of a snippet."""


@dataclass(frozen=True, slots=True)
class Snippet:
    """A piece of a body, from code point `start`, line breaks as spaces; `hits` count from its start."""

    start: int
    text: str
    hits: tuple[Span, ...]
    cut_before: bool
    cut_after: bool


def snippets(
    text: str, hits: Sequence[Span], *, most: int = 3, length: int = LENGTH
) -> tuple[Snippet, ...]:
    """Return up to `most` pieces that hold the most different hits, in the order of the text.

    Without hits it is the beginning of the text; of an empty text, nothing.
    """
    if not hits:
        return (_cut(text, 0, min(len(text), length), ()),) if text.strip() else ()
    windows = list(_windows(text, hits, length))
    windows.sort(
        key=lambda window: (-len({hit.of(text).lower() for hit in window.hits}), -len(window.hits))
    )
    chosen = sorted(windows[:most], key=lambda window: window.span.start)
    return tuple(_cut(text, window.span.start, window.span.end, window.hits) for window in chosen)


@dataclass(frozen=True, slots=True)
class _Window:
    span: Span
    hits: tuple[Span, ...]


def _windows(text: str, hits: Sequence[Span], length: int) -> Iterator[_Window]:
    """Yield pieces of the text that hold every hit once, apart and in order."""
    place, floor = 0, 0
    while place < len(hits):
        first = hits[place]
        lead = max(0, min(_LEAD, length - first.length))
        begun = max(floor, min(first.start - lead, len(text) - length))
        start = _word_start(text, begun, first.start)
        end = _window_end(text, min(len(text), start + length), first)
        whole = (hit for hit in hits[place : place + length] if hit.end <= end)
        # Of a quotation longer than a snippet only the beginning is shown.
        held = tuple(whole) or (Span(first.start, end),)
        place += len(held)
        if place < len(hits):
            end = min(end, hits[place].start)
        yield _Window(Span(start, end), held)
        floor = end


def _window_end(text: str, place: int, first: Span) -> int:
    """Return the last end of a word up to `place`: behind the first hit, unless that is longer."""
    if first.end <= place:
        return _word_end(text, place, first.end)
    end = _word_end(text, place, first.start)
    return end if end > first.start else place


def _word_start(text: str, place: int, limit: int) -> int:
    """Return the first beginning of a word from `place` on, `limit` at the latest."""
    while 0 < place < limit and not text[place - 1].isspace():
        place += 1
    return place


def _word_end(text: str, place: int, limit: int) -> int:
    """Return the last end of a word up to `place`, `limit` at the earliest."""
    while limit < place < len(text) and not text[place].isspace():
        place -= 1
    return place


def _cut(text: str, start: int, end: int, hits: Sequence[Span]) -> Snippet:
    piece = "".join(" " if char.isspace() else char for char in text[start:end])
    shifted = tuple(hit.shifted(-start) for hit in hits)
    return Snippet(start, piece, shifted, cut_before=start > 0, cut_after=end < len(text))
