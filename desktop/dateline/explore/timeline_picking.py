"""Which event is under the pointer, which comes next in a lane, and which is nearest to a time."""

from __future__ import annotations

from bisect import bisect_left
from typing import Final

import numpy as np

from dateline.explore.timeline_items import Item, LaneItems
from dateline.explore.timeline_lanes import LaneIndex

HIT_PX: Final = 10.0
"""A sign is hit within 20 x 20 px around its anchor at least (DESIGN-UI section 6)."""


class Picker:
    """Finds the sign under the pointer in one lane; O(log n) in its points, made once a layout."""

    def __init__(self, items: LaneItems) -> None:
        self._points = sorted(items.points, key=lambda item: item.x)
        self._xs = [item.x for item in self._points]
        self._bars = items.bars
        # A stub reaches further from its anchor than a point does.
        self._reach = max(
            (max(item.x - item.left, item.end - item.x) for item in self._points), default=0.0
        )

    def pick(self, x: float, dy: float) -> Item | None:
        """Return the sign at `x` px, `dy` px below the middle of the lane; None on empty ground.

        Points win over bars, the nearest anchor over others, a shorter bar over a longer one.
        """
        reach = max(self._reach, HIT_PX)
        low = bisect_left(self._xs, x - reach)
        high = bisect_left(self._xs, x + reach, low)
        near = [item for item in self._points[low:high] if _hits(item, x, dy)]
        if near:
            return min(near, key=lambda item: (item.x - x) ** 2 + (item.dy - dy) ** 2)
        over = [item for item in self._bars if _hits(item, x, dy)]
        return min(over, key=lambda item: (abs(item.dy - dy), item.end - item.left), default=None)


def _hits(item: Item, x: float, dy: float) -> bool:
    left, right = min(item.left, item.x - HIT_PX), max(item.end, item.x + HIT_PX)
    if item.end - item.left > 2 * HIT_PX:
        left, right = item.left, item.end
    return left <= x <= right and abs(item.dy - dy) <= HIT_PX


def step(index: LaneIndex, row: int, first: int, *, by: int) -> int | None:
    """Return the row `by` events after this one in the lane (before if negative); None at the end.

    `first` is the first minute that the row covers.
    """
    place = index.place_of(row, first)
    if place is None:
        return nearest(index, first)
    return int(index.rows[place + by]) if 0 <= place + by < len(index) else None


def nearest(index: LaneIndex, minute: float) -> int | None:
    """Return the row whose event is nearest to the minute, the earlier of equals; O(log n).

    Nearness counts from the first minute of later events and the last of earlier ones.
    """
    if not len(index):
        return None
    after = int(np.searchsorted(index.first, minute, "left"))
    before = int(np.searchsorted(index.ends, minute, "right")) - 1
    meeting = index.meeting(int(minute), int(minute))
    if len(meeting):
        return int(index.rows[meeting[0]])
    gap_after = index.first[after] - minute if after < len(index) else np.inf
    gap_before = minute - index.ends[before] if before >= 0 else np.inf
    if gap_before <= gap_after:
        return int(index.rows[index.by_last[before]])
    return int(index.rows[after])


def nearest_outside(index: LaneIndex, start: int, end: int) -> int | None:
    """Return the row of the event nearest to an empty period; None without any event."""
    if not len(index):
        return None
    after = int(np.searchsorted(index.first, end, "right"))
    before = int(np.searchsorted(index.ends, start, "left")) - 1
    gap_after = index.first[after] - end if after < len(index) else np.inf
    gap_before = start - index.ends[before] if before >= 0 else np.inf
    if gap_before <= gap_after:
        return int(index.rows[index.by_last[before]])
    return int(index.rows[after])
