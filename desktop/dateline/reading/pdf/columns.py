"""The columns of a PDF's page: the strips between them, and the lines of each in reading order."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median
from typing import Final

from dateline.reading.pdf.pages import Segment

SAME_SIZE: Final = 0.08
"""Share by which two sizes of one type may differ."""
_BIN: Final = 2.0
_NARROWEST_GUTTER: Final = 6.0
_CROSSING_SHARE: Final = 0.15
_FEWEST_COLUMN_LINES: Final = 4
_FEWEST_COLUMN_LETTERS: Final = 14


def split_columns(lines: list[Segment], gutters: list[float], size: float) -> list[list[Segment]]:
    """Return the lines of a page as columns in reading order.

    Lines across a gutter (headlines, pictures' captions) end the columns above them; a column beside
    them goes on.
    """
    if not gutters:
        return [lines] if lines else []
    ordered: list[list[Segment]] = []
    columns: list[list[Segment]] = [[] for _ in range(len(gutters) + 1)]
    spanning: list[Segment] = []
    over: range = range(0)
    for line in lines:
        first, last = _column_of(line.left + 1, gutters), _column_of(line.right - 1, gutters)
        goes_on = first in over and _goes_on_large(spanning[-1], line, size)
        if last > first or goes_on:
            covered = over if goes_on else range(first, last + 1)
            if covered != over:
                ordered.append(spanning)
                spanning = []
            for place in covered:
                ordered.append(columns[place])
                columns[place] = []
            spanning.append(line)
            over = covered
            continue
        if first in over:
            ordered.append(spanning)
            spanning, over = [], range(0)
        columns[first].append(line)
    ordered.extend((spanning, *columns))
    return [column for column in ordered if column]


def _column_of(place: float, gutters: Sequence[float]) -> int:
    """Return the number of the column in which a place across the page lies, from 0."""
    return sum(place >= gutter for gutter in gutters)


def _crosses(line: Segment, gutters: Sequence[float]) -> bool:
    return any(line.left < gutter - 1 and line.right > gutter + 1 for gutter in gutters)


def _goes_on_large(last: Segment, line: Segment, size: float) -> bool:
    """Return whether `line` is the short last line of a headline that goes across the gutter."""
    is_large = line.size > (1 + SAME_SIZE) * size
    is_alike = abs(line.size - last.size) <= SAME_SIZE * line.size
    return is_large and is_alike and last.middle - line.middle <= 1.6 * line.size


def find_gutters(lines: list[Segment], size: float) -> list[float]:
    """Return the middles of the vertical strips that separate columns of running text."""
    if len(lines) < 2 * _FEWEST_COLUMN_LINES:
        return []
    first = min(line.left for line in lines)
    count = int((max(line.right for line in lines) - first) / _BIN) + 1
    if count > 5_000:
        return []
    cover = [0] * (count + 1)
    for line in lines:
        for place in range(int((line.left - first) / _BIN), int((line.right - first) / _BIN) + 1):
            cover[place] += 1
    allowed = max(1, int(_CROSSING_SHARE * len(lines)))
    gutters: list[float] = []
    start: int | None = None
    for place, covering in enumerate([*cover, allowed + 1]):
        if covering <= allowed:
            start = place if start is None else start
        elif start is not None:
            middle = first + (start + place) / 2 * _BIN
            wide = (place - start) * _BIN >= max(_NARROWEST_GUTTER, 0.5 * size)
            if wide and _separates(lines, middle):
                gutters.append(middle)
            start = None
    return gutters


def _separates(lines: list[Segment], gutter: float) -> bool:
    left = [line for line in lines if line.right <= gutter + 1]
    right = [line for line in lines if line.left >= gutter - 1]
    if min(len(left), len(right)) < _FEWEST_COLUMN_LINES:
        return False
    letters = min(median(len(line.text) for line in side) for side in (left, right))
    overlap = min(left[0].top, right[0].top) - max(left[-1].bottom, right[-1].bottom)
    shorter = min(left[0].top - left[-1].bottom, right[0].top - right[-1].bottom)
    return letters >= _FEWEST_COLUMN_LETTERS and overlap > 0.3 * shorter


def usual_gutters(lines: list[Segment], gutters: Sequence[list[float]]) -> list[float]:
    """Return another page's gutters for a page with too few lines to show its own."""
    for found in gutters:
        crossing = sum(_crosses(line, found) for line in lines)
        if found and crossing <= _CROSSING_SHARE * len(lines):
            return found
    return []
