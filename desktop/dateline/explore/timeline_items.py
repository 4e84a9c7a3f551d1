"""What stands in a lane: points, stacks and bars with their px, grouped where they share a place."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, NamedTuple

import numpy as np

from dateline.explore.timeline import FloatArray, IntArray, MaskArray, TimelineEvents
from dateline.explore.timeline_lanes import LaneIndex
from dateline.explore.timeline_scale import Level, TimeScale
from dateline.explore.timeline_signs import FADING_FORMS, Edge, Form, Signs
from dateline.model.days import MINUTES_PER_DAY

STACK_PX: Final = 10.0
"""Signs closer than this share a place; bars shorter than this become points (DESIGN-UI section 6)."""
STACK_DY: Final = 6.0
"""Two in one place stand this far above and below the middle of the lane."""
STUB_PX: Final = 36.0
"""The drawn length of an open end whose other side is not known."""
NUMBER_X: Final = 8.0
"""The number of a stack starts this far right of its sign."""
RADIUS: Final = 4.5
"""Half the size of a point."""
_DIGIT_PX: Final = 7.0
_OUTSIDE_RANK: Final = 16
_SELECTED_RANK: Final = 64


class Item(NamedTuple):
    """One sign in a lane.

    `row` is the event in front, `form` and `edge` the sign as drawn at this zoom (a short bar is a
    point), `x` its anchor, `left` to `end` the px of its drawing and `right` where its number ends,
    `dy` its offset from the middle of the lane, `number` how many events it stands for and
    `members` where these are in `LaneItems.members`. `inside` says that the number stands on the
    end of the bar, because a point stands behind it.
    """

    row: int
    form: int
    edge: int
    x: float
    left: float
    end: float
    right: float
    dy: float
    number: int
    members: slice
    inside: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class LaneItems:
    """The signs of a lane in painting order, bars first, the longest lowest."""

    bars: tuple[Item, ...]
    points: tuple[Item, ...]
    members: IntArray

    def events_of(self, item: Item) -> IntArray:
        """Return the rows of the events that a sign stands for."""
        return self.members[item.members]


NO_ITEMS: Final = LaneItems((), (), np.empty(0, np.int64))


@dataclass(frozen=True, slots=True, eq=False)
class Sight:
    """What decides how events look beside their own sign.

    `outside` marks what the focus or its period leaves out, `selected` the selected rows.
    """

    events: TimelineEvents
    signs: Signs
    outside: MaskArray
    selected: frozenset[int] = frozenset()

    def priority(self, rows: IntArray) -> IntArray:
        """Return the order in front of a stack: selected, inside, then by status; least first."""
        order = self.signs.rank[rows].astype(np.int64) + _OUTSIDE_RANK * self.outside[rows]
        if self.selected:
            order -= _SELECTED_RANK * np.isin(rows, list(self.selected))
        return order


@dataclass(frozen=True, slots=True, eq=False)
class Drawn:
    """Events of a lane as they would stand alone, columns in order of first minute."""

    rows: IntArray
    form: IntArray
    edge: IntArray
    x: FloatArray
    left: FloatArray
    right: FloatArray
    bar: MaskArray


def draw_events(index: LaneIndex, places: IntArray, sight: Sight, scale: TimeScale) -> Drawn:
    """Return form and px of the events at these places, before any stacking."""
    rows = index.rows[places]
    first, last = index.first[places], index.last[places]
    left, right = scale.xs(first), scale.xs(last + 1)
    form = sight.signs.form[rows].astype(np.int64)
    edge = sight.signs.edge[rows].astype(np.int64)
    open_past = (form == Form.BY) | (form == Form.UNTIL)
    stub = open_past | ((form == Form.SINCE) & (right - left < STUB_PX))
    bar = ~stub & (form != Form.POINT) & (right - left >= STACK_PX)
    short = ~bar & ~stub
    fading = short & np.isin(form, tuple(FADING_FORMS))
    x = (left + right) / 2
    if scale.level < Level.DAYS:
        # Hours and zones do not move a sign where a day is small.
        day_begins = first - first % MINUTES_PER_DAY
        within_a_day = last - day_begins < MINUTES_PER_DAY
        x = np.where(within_a_day, scale.xs(day_begins + MINUTES_PER_DAY // 2), x)
    x = np.where(open_past, right, np.where(stub, left, x))
    half = RADIUS + (edge | fading)
    return Drawn(
        rows=rows,
        form=np.where(short, Form.POINT, form),
        edge=np.where(fading, Edge.UNSURE, edge),
        x=x,
        left=np.where(open_past, x - STUB_PX, np.where(short, x - half, left)),
        right=np.where(open_past, x, np.where(stub, x + STUB_PX, np.where(short, x + half, right))),
        bar=bar,
    )


class Points(NamedTuple):
    """The rows of points in order of px, and one item for each place."""

    rows: IntArray
    items: list[Item]


def compose_points(drawn: Drawn, sight: Sight, shift: int) -> Points:
    """Return the points of a lane, stacked where they share a place.

    `members` count from `shift`, where the rows follow those of the bars.
    """
    chosen = np.flatnonzero(~drawn.bar)
    order = chosen[np.argsort(drawn.x[chosen], kind="stable")]
    rows = drawn.rows[order]
    xs = drawn.x[order].tolist()
    groups = group_places(xs)
    fronts = fronts_of(sight.priority(rows), groups)
    items: list[Item] = []
    for (start, end), front in zip(pairwise([*groups, len(xs)]), fronts, strict=True):
        if end - start == 1:
            items.append(_point(drawn, int(order[start]), slice(start + shift, end + shift)))
        elif end - start == 2:
            for place, dy in ((start, -STACK_DY), (start + 1, STACK_DY)):
                own = slice(place + shift, place + 1 + shift)
                items.append(_point(drawn, int(order[place]), own, dy=dy))
        else:
            members = slice(start + shift, end + shift)
            stands_at = front if int(rows[front]) in sight.selected else start
            items.append(_point(drawn, int(order[front]), members, x=xs[stands_at]))
    return Points(rows, items)


def group_places(xs: list[float]) -> list[int]:
    """Return where each group of ascending px begins: within 10 px of its first member.

    A group of three or more also takes what its number would cover.
    """
    groups: list[int] = []
    start, size = 0, len(xs)
    while start < size:
        groups.append(start)
        end = bisect_left(xs, xs[start] + STACK_PX, start + 1)
        if end - start > 2:
            end = bisect_left(xs, xs[start] + number_room(end - start) + RADIUS + 2, end)
        start = end
    return groups


def number_room(number: int) -> float:
    """Return the px from a sign's anchor to the right end of its number; 0 without one."""
    return NUMBER_X + _DIGIT_PX * len(str(number)) if number > 1 else 0.0


def _point(
    drawn: Drawn, place: int, members: slice, *, dy: float = 0.0, x: float | None = None
) -> Item:
    own_x = float(drawn.x[place])
    x = own_x if x is None else x
    number = members.stop - members.start
    end = float(drawn.right[place]) + x - own_x
    return Item(
        row=int(drawn.rows[place]),
        form=int(drawn.form[place]),
        edge=int(drawn.edge[place]),
        x=x,
        left=float(drawn.left[place]) + x - own_x,
        end=end,
        right=max(end, x + number_room(number)),
        dy=dy,
        number=number,
        members=members,
    )


def fronts_of(priority: IntArray, groups: list[int]) -> list[int]:
    """Return the place of the least priority in each group."""
    if not groups:
        return []
    numbered = priority * len(priority) + np.arange(len(priority))
    return (np.minimum.reduceat(numbered, groups) % len(priority)).tolist()
