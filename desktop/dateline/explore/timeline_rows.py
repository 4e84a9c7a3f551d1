"""Rows inside a lane at the closest level, where every event gets its own place and its words."""

from __future__ import annotations

from typing import Final, NamedTuple

import numpy as np

from dateline.explore.timeline import FloatArray, IntArray
from dateline.explore.timeline_items import (
    Drawn,
    Item,
    LaneItems,
    Sight,
    draw_events,
    number_room,
)
from dateline.explore.timeline_labels import LABEL_PX, Label, LabelWidth
from dateline.explore.timeline_lanes import LaneIndex
from dateline.explore.timeline_scale import TimeScale, View
from dateline.explore.timeline_signs import Form
from dateline.model.days import MINUTES_PER_DAY

LEAST_ROWS: Final = 2
MOST_ROWS: Final = 6
_INSET: Final = 12.0
"""An event of a day stands this far right of the day's line, so that its words have the day."""
_SIGHT_MARGIN: Final = 64.0
_GAP: Final = 6.0


def count_rows(index: LaneIndex) -> int:
    """Return how many rows a lane needs to name each event of its fullest day, 2 to 6."""
    if not len(index):
        return LEAST_ROWS
    _, per_day = np.unique(index.first // MINUTES_PER_DAY, return_counts=True)
    long = bool(np.any(index.last - index.first >= MINUTES_PER_DAY))
    return min(max(int(per_day.max()) + long, LEAST_ROWS), MOST_ROWS)


def day_inset(scale: TimeScale, day: int) -> float:
    """Return the px where the sign of a whole day stands: left in what is seen of the day."""
    left, right = (scale.x((day + after) * MINUTES_PER_DAY) for after in (0, 1))
    return min(max(left, 0.0) + _INSET, right - _INSET)


class _Entry(NamedTuple):
    """An event before it has a row; `words` is the px of its label, 0 for none.

    `stacked` says that there is a row above for the words of a bar.
    """

    row: int
    form: int
    edge: int
    x: float
    left: float
    end: float
    bar: bool
    words: float
    stacked: bool = True

    @property
    def height(self) -> int:
        """The rows it takes: a bar has its words above it where there is more than one row."""
        return 2 if self.bar and self.words and self.stacked else 1

    @property
    def label_x(self) -> float:
        """Where its words start while it stands for itself alone."""
        return max(self.left, 0.0) + LABEL_PX if self.height == 2 else self.end + LABEL_PX


class _Rows:
    """The rows of a lane while they fill from the left."""

    def __init__(self, count: int, height: float) -> None:
        self._taken = [float("-inf")] * count
        self._last = [0] * count
        self._soonest = float("-inf")
        self._height = height
        self.entries: list[_Entry] = []
        self.members: list[list[int]] = []
        self.row_of: list[int] = []

    def put(self, entry: _Entry) -> None:
        """Place the entry in the first free row, else let the nearest sign count it."""
        left = entry.left - _GAP
        # Most events of a crowded day find every row taken: they are told by one comparison.
        row = None if left < self._soonest else self._find(left, entry.height)
        if row is None:
            self._count(entry, self._nearest(entry.x))
            return
        end = max(entry.end, entry.label_x + entry.words)
        self._taken[row : row + entry.height] = [end] * entry.height
        self._last[row : row + entry.height] = [len(self.entries)] * entry.height
        self._soonest = min(self._taken)
        self.entries.append(entry)
        self.members.append([entry.row])
        self.row_of.append(row)

    def dy(self, item: int) -> float:
        """Return the offset of an item's sign from the middle of the lane."""
        row = self.row_of[item] + self.entries[item].height - 1
        return (row - (len(self._taken) - 1) / 2) * self._height

    def _find(self, left: float, height: int) -> int | None:
        taken = self._taken
        for row in range(len(taken) - height + 1):
            if taken[row] <= left and (height == 1 or taken[row + 1] <= left):
                return row
        return None

    def _nearest(self, x: float) -> int:
        """Return the last sign of a row that is nearest to `x`, of equals the lowest."""
        found, least = 0, float("inf")
        for item in self._last:
            distance = abs(self.entries[item].x - x)
            if distance <= least:
                found, least = item, distance
        return found

    def _count(self, entry: _Entry, item: int) -> None:
        members = self.members[item]
        members.append(entry.row)
        more = number_room(len(members)) - number_room(len(members) - 1)
        if more:
            self._taken[self.row_of[item]] += more
            self._soonest = min(self._taken)


def pack_rows(
    index: LaneIndex,
    sight: Sight,
    view: View,
    *,
    rows: int,
    row_px: float,
    width_of: LabelWidth,
) -> tuple[LaneItems, tuple[Label, ...]]:
    """Return the signs and labels of a lane in rows, from the left and by rank within a place.

    A row is `row_px` high, a bar has its words in the row above, or behind it where there is but
    one row. Where no row is free the event joins the number of the sign nearest to it.
    """
    filled = _Rows(rows, row_px)
    for entry in _entries(index, sight, view, width_of=width_of):
        filled.put(entry if rows > 1 else entry._replace(stacked=False))
    items: list[Item] = []
    members: list[int] = []
    labels: list[Label] = []
    for number, entry in enumerate(filled.entries):
        own = filled.members[number]
        dy = filled.dy(number)
        items.append(_item(entry, dy, slice(len(members), len(members) + len(own))))
        members.extend(own)
        x = entry.label_x + (number_room(len(own)) if entry.height == 1 else 0.0)
        if entry.words and entry.end > 0 and x + entry.words <= view.width:
            labels.append(Label(entry.row, x, entry.words, dy - row_px * (entry.height - 1)))
    bars = tuple(item for item, entry in zip(items, filled.entries, strict=True) if entry.bar)
    points = tuple(item for item, entry in zip(items, filled.entries, strict=True) if not entry.bar)
    return LaneItems(bars, points, np.array(members, np.int64)), tuple(labels)


def _entries(index: LaneIndex, sight: Sight, view: View, *, width_of: LabelWidth) -> list[_Entry]:
    """Return what is in view, in the order in which it gets its rows."""
    places = index.meeting(*view.window(margin=_SIGHT_MARGIN))
    drawn = draw_events(index, places, sight, view.scale)
    shift = _inside_the_day(drawn, index, places, view.scale)
    order = np.lexsort((sight.priority(drawn.rows), drawn.left + shift))
    columns = (
        drawn.rows,
        drawn.form,
        drawn.edge,
        drawn.x + shift,
        drawn.left + shift,
        drawn.right + shift,
        drawn.bar,
    )
    ordered = zip(*(column[order].tolist() for column in columns), strict=True)
    return [_Entry(*values, words=_words(values[0], sight, width_of)) for values in ordered]


def _inside_the_day(
    drawn: Drawn, index: LaneIndex, places: IntArray, scale: TimeScale
) -> FloatArray:
    """Return the px that move the point of a whole day to the left of what is seen of its day."""
    first, last = index.first[places], index.last[places]
    whole_day = (drawn.form == Form.POINT) & (last - first >= MINUTES_PER_DAY - 1)
    stands = np.minimum(np.maximum(scale.xs(first), 0.0) + _INSET, scale.xs(last + 1) - _INSET)
    return np.where(whole_day, stands - drawn.x, 0.0)


def _words(row: int, sight: Sight, width_of: LabelWidth) -> float:
    if sight.outside[row] and row not in sight.selected:
        return 0.0
    return width_of(row) or 0.0


def _item(entry: _Entry, dy: float, members: slice) -> Item:
    number = members.stop - members.start
    return Item(
        row=entry.row,
        form=entry.form,
        edge=entry.edge,
        x=entry.x,
        left=entry.left,
        end=entry.end,
        right=max(entry.end, entry.x + number_room(number)),
        dy=dy,
        number=number,
        members=members,
    )
