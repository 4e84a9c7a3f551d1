"""Short pieces of a text around its hits."""

from __future__ import annotations

from collections.abc import Sequence
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


def snippets(text: str, hits: Sequence[Span], *, most: int = 3, length: int = LENGTH) -> tuple[Snippet, ...]:
    """Return up to `most` pieces that hold the most different hits, in the order of the text.

    Without hits it is the beginning of the text; of an empty text, nothing.
    """
    if not hits:
        return (_cut(text, 0, min(len(text), length), ()),) if text.strip() else ()
    groups = _groups(hits, length - _LEAD)
    groups.sort(key=lambda group: (-len({hit.of(text).lower() for hit in group}), -len(group), group[0].start))
    chosen = sorted(groups[:most], key=lambda group: group[0].start)
    pieces: list[Snippet] = []
    for group in chosen:
        floor = pieces[-1].start + len(pieces[-1].text) if pieces else 0
        pieces.append(_around(text, group, length, floor))
    return tuple(pieces)


def _groups(hits: Sequence[Span], reach: int) -> list[list[Span]]:
    """Return neighbouring hits that fit into `reach` code points together."""
    groups: list[list[Span]] = []
    for hit in hits:
        if groups and hit.end - groups[-1][0].start <= reach:
            groups[-1].append(hit)
        else:
            groups.append([hit])
    return groups


def _around(text: str, group: Sequence[Span], length: int, floor: int) -> Snippet:
    first, last = group[0].start, group[-1].end
    start = _word_start(text, max(floor, first - _LEAD), first)
    end = _word_end(text, min(len(text), max(last, start + length)), last)
    return _cut(text, start, end, group)


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
