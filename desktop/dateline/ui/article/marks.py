"""The marks of the article on show, placed in Qt's UTF-16 positions and found by range."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate
from typing import Final

from dateline.explore.highlights import Mark, MarkKind
from dateline.model.spans import Span, Utf16Map


@dataclass(frozen=True, slots=True)
class PlacedMark:
    """A mark with its half-open range in UTF-16 positions of the document."""

    start: int
    end: int
    mark: Mark


class MarkLayer:
    """The marks of one kind in the order of the text; any range is found in O(log n + found)."""

    __slots__ = ("_reach", "_starts", "placed")

    def __init__(self, placed: Iterable[PlacedMark]) -> None:
        self.placed = sorted(placed, key=lambda item: (item.start, item.end))
        self._starts = [item.start for item in self.placed]
        # How far the marks up to each one reach: it rises, so it can be searched, and a long
        # mark that began before a range is still found.
        self._reach = list(accumulate((item.end for item in self.placed), max))

    def between(self, start: int, end: int) -> Iterator[PlacedMark]:
        """Yield the marks that share a position with `[start, end)`."""
        first = bisect_right(self._reach, start)
        last = bisect_left(self._starts, end)
        for item in self.placed[first:last]:
            if item.end > start:
                yield item


TINT_ORDER: Final = (
    MarkKind.FINDING,
    MarkKind.QUOTATION,
    MarkKind.QUANTITY,
    MarkKind.DATE,
    MarkKind.HIT,
    MarkKind.CURRENT_HIT,
)
"""The tinted kinds, undermost first."""

LINE_ORDER: Final = (
    MarkKind.NATIONALITY,
    MarkKind.PLACE,
    MarkKind.ORGANISATION,
    MarkKind.PERSON,
    MarkKind.NAMED_EVENT,
    MarkKind.DATE,
)
"""The underlined kinds, undermost first."""

_NOT_STOPS = frozenset({MarkKind.HIT, MarkKind.CURRENT_HIT, MarkKind.FINDING})


class MarkIndex:
    """All marks of one text by kind; spans outside the text are left out."""

    __slots__ = ("_layers", "_stops")

    def __init__(self, marks: Iterable[Mark], *, utf16: Utf16Map, length: int) -> None:
        """Place `marks` with the map of the text; `length` is the text's in code points."""
        by_kind: dict[MarkKind, list[PlacedMark]] = {kind: [] for kind in MarkKind}
        for mark in marks:
            if mark.span.length and mark.span.end <= length:
                start, end = utf16.to_utf16(mark.span.start), utf16.to_utf16(mark.span.end)
                by_kind[mark.kind].append(PlacedMark(start, end, mark))
        self._layers = {kind: MarkLayer(placed) for kind, placed in by_kind.items()}
        stops = [
            item
            for kind in MarkKind
            if kind not in _NOT_STOPS
            for item in self._layers[kind].placed
        ]
        self._stops = sorted(stops, key=lambda item: (item.start, -item.end))

    def layer(self, kind: MarkKind) -> MarkLayer:
        """Return the marks of one kind."""
        return self._layers[kind]

    def with_layer(self, kind: MarkKind, spans: Iterable[Span], *, utf16: Utf16Map) -> MarkIndex:
        """Return the index with the marks of `kind` replaced by bare spans (the hits of a search)."""
        changed = object.__new__(MarkIndex)
        placed = [
            PlacedMark(
                utf16.to_utf16(span.start), utf16.to_utf16(span.end), Mark(span, kind, number)
            )
            for number, span in enumerate(spans)
            if span.length
        ]
        changed._layers = {**self._layers, kind: MarkLayer(placed)}
        changed._stops = self._stops
        return changed

    def at(self, position: int, *, kinds: frozenset[MarkKind]) -> PlacedMark | None:
        """Return the shortest mark of these kinds that covers `position`, or None."""
        covering = [
            item
            for kind in kinds
            if kind not in _NOT_STOPS
            for item in self._layers[kind].between(position, position + 1)
        ]
        return min(covering, key=lambda item: item.end - item.start, default=None)

    def same_thing(self, mark: Mark) -> list[PlacedMark]:
        """Return the marks of the same kind and ref, in the order of the text."""
        return [item for item in self._layers[mark.kind].placed if item.mark.ref == mark.ref]

    def neighbour(
        self, current: PlacedMark | None, position: int, *, kinds: frozenset[MarkKind], step: int
    ) -> PlacedMark | None:
        """Return the next (`step` 1) or previous (-1) mark of these kinds.

        Counts from `current`, or from the text `position` where there is no current mark. None at
        the end of the text.
        """
        stops = [item for item in self._stops if item.mark.kind in kinds]
        if current is not None and current in stops:
            index = stops.index(current) + step
        else:
            following = bisect_left([item.start for item in stops], position)
            index = following if step > 0 else following - 1
        return stops[index] if 0 <= index < len(stops) else None
