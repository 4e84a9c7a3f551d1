"""Half-open spans in code points, and their mapping to the UTF-16 positions that Qt counts in."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

_FIRST_ASTRAL = 0x10000


class Field(StrEnum):
    """The part of an article that an offset counts in."""

    TITLE = "title"
    TEXT = "text"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range `[start, end)` of code points."""

    start: int
    end: int

    def __post_init__(self) -> None:
        """Refuse a negative or reversed range with ValueError."""
        if self.start < 0 or self.end < self.start:
            message = f"not a span: [{self.start}, {self.end})"
            raise ValueError(message)

    @property
    def length(self) -> int:
        """Number of code points covered."""
        return self.end - self.start

    def of(self, text: str) -> str:
        """Return the part of `text` that this span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether the two spans share at least one code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def shifted(self, distance: int) -> Span:
        """Return the same span `distance` code points further on."""
        return Span(self.start + distance, self.end + distance)


def innermost(spans: Iterable[Span], offset: int) -> Span | None:
    """Return the shortest of `spans` that covers the code point at `offset`, or None."""
    covering = [span for span in spans if span.start <= offset < span.end]
    return min(covering, key=lambda span: span.length, default=None)


class Utf16Map:
    """Maps offsets of one text between code points and UTF-16 code units.

    Qt's text classes count UTF-16 units; everything stored counts code points. The two differ by
    one for each character outside the Basic Multilingual Plane that stands before the offset.
    """

    __slots__ = ("_astral", "_astral_units")

    def __init__(self, text: str) -> None:
        """Index the astral characters of `text` once; both look-ups then cost O(log n)."""
        self._astral = (
            [i for i, char in enumerate(text) if ord(char) >= _FIRST_ASTRAL]
            if not text.isascii()
            else []
        )
        self._astral_units = [offset + rank for rank, offset in enumerate(self._astral)]

    def to_utf16(self, offset: int) -> int:
        """Return the UTF-16 position of code point `offset`."""
        return offset + bisect_left(self._astral, offset)

    def to_code_points(self, position: int) -> int:
        """Return the code point at UTF-16 `position`; inside a surrogate pair, its character."""
        return position - bisect_right(self._astral_units, position - 1)
