"""Bars in a lane: equal ones are one, overlapping ones take two tracks, more join a number."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

import numpy as np

from dateline.explore.timeline import IntArray
from dateline.explore.timeline_items import (
    STACK_DY,
    STACK_PX,
    Drawn,
    Item,
    LaneItems,
    Sight,
    compose_points,
    draw_events,
    fronts_of,
    number_room,
)
from dateline.explore.timeline_lanes import LaneIndex
from dateline.explore.timeline_scale import View
from dateline.explore.timeline_signs import Form
from dateline.model.days import MINUTES_PER_DAY

_SIGHT_MARGIN: Final = 64.0
_BLOCK_PX: Final = 640.0
_NUMBER_PX: Final = 11.0
"""Signs and numbers nearer than this above each other touch."""
_SOLID_FORMS: Final = frozenset({Form.LASTED, Form.PERIOD})


def compose_items(index: LaneIndex, sight: Sight, view: View) -> LaneItems:
    """Return the signs seen of a lane, with those closer than 10 px stacked.

    Two share their place above and below the middle; more become their front sign and a number.
    Stacking starts at a multiple of 640 px of absolute time, so that panning does not regroup.
    """
    drawn = draw_events(index, _places_in_sight(index, view), sight, view.scale)
    bars = _compose_bars(drawn, sight)
    points = compose_points(drawn, sight, sum(len(bar.rows) for bar in bars))
    visible = [p for p in points.items if p.right >= -_SIGHT_MARGIN]
    bar_rows = [row for bar in bars for row in bar.rows]
    members = np.concatenate((np.array(bar_rows, np.int64), points.rows))
    return LaneItems(*_part(_with_members(bars), visible), members)


def _places_in_sight(index: LaneIndex, view: View) -> IntArray:
    start, end = view.window(margin=_SIGHT_MARGIN)
    block = _BLOCK_PX * MINUTES_PER_DAY / view.scale.px_per_day
    return index.meeting(int(start // block * block), end)


@dataclass(slots=True)
class _Bar:
    """A bar while its track is sought, with the rows of the events it stands for."""

    front: int
    form: int
    edge: int
    left: float
    end: float
    rows: list[int]
    dy: float = field(default=0.0)

    @property
    def right(self) -> float:
        """Where its number ends."""
        return self.end + number_room(len(self.rows))


def _compose_bars(drawn: Drawn, sight: Sight) -> list[_Bar]:
    """Return the distinct bars on their tracks, the longest first."""
    chosen = np.flatnonzero(drawn.bar)
    keys = (drawn.edge[chosen], drawn.form[chosen], drawn.right[chosen], drawn.left[chosen])
    order = chosen[np.lexsort(keys)]
    columns = np.stack(
        (drawn.left[order], drawn.right[order], drawn.form[order], drawn.edge[order])
    )
    changes = np.any(columns[:, 1:] != columns[:, :-1], axis=0)
    groups = [0, *(np.flatnonzero(changes) + 1).tolist()] if len(order) else []
    rows = drawn.rows[order]
    fronts = fronts_of(sight.priority(rows), groups)
    bars = [
        _Bar(
            front=int(rows[front]),
            form=int(drawn.form[order[front]]),
            edge=int(drawn.edge[order[front]]),
            left=float(drawn.left[order[front]]),
            end=float(drawn.right[order[front]]),
            rows=rows[start:end].tolist(),
        )
        for (start, end), front in zip(pairwise([*groups, len(order)]), fronts, strict=True)
    ]
    placed = list(_on_tracks(_joined(bars, sight.selected), sight.selected))
    placed.sort(key=lambda bar: bar.left - bar.end)
    return placed


def _joined(bars: Iterable[_Bar], selected: frozenset[int]) -> list[_Bar]:
    """Return the bars with those that differ by less than 10 px at both ends as one."""
    apart: list[_Bar] = []
    for bar in bars:
        host = next((held for held in reversed(apart) if _is_near(held, bar)), None)
        if host is None:
            apart.append(bar)
            continue
        host.rows.extend(bar.rows)
        if bar.front in selected:
            host.front, host.left, host.end = bar.front, bar.left, bar.end
    return apart


def _is_near(one: _Bar, other: _Bar) -> bool:
    return (
        (one.form, one.edge) == (other.form, other.edge)
        and abs(one.left - other.left) < STACK_PX
        and abs(one.end - other.end) < STACK_PX
    )


def _on_tracks(bars: Iterable[_Bar], selected: frozenset[int]) -> Iterator[_Bar]:
    """Give bars that overlap two tracks, above and below the middle; `bars` ascend by `left`."""
    run: list[_Bar] = []
    reach = float("-inf")
    for bar in bars:
        if bar.left >= reach and run:
            yield from _spread(run, selected)
            run = []
        run.append(bar)
        reach = max(reach, bar.right)
    yield from _spread(run, selected)


def _spread(run: list[_Bar], selected: frozenset[int]) -> Iterator[_Bar]:
    """Put overlapping bars on the tracks; one that finds no room joins the number of another.

    A selected bar is drawn in any case, over those that are there.
    """
    if len(run) < 2:
        yield from run
        return
    last: list[_Bar | None] = [None, None]
    for bar in run:
        ends = [float("-inf") if held is None else held.right for held in last]
        track = 0 if ends[0] <= bar.left else 1 if ends[1] <= bar.left else None
        if track is None and bar.front not in selected:
            host = min((held for held in last if held is not None), key=lambda held: len(held.rows))
            host.rows.extend(bar.rows)
            continue
        track = ends.index(min(ends)) if track is None else track
        bar.dy = STACK_DY if track else -STACK_DY
        last[track] = bar
        yield bar


def _with_members(bars: Iterable[_Bar]) -> tuple[Item, ...]:
    items: list[Item] = []
    start = 0
    for bar in bars:
        members = slice(start, start + len(bar.rows))
        start = members.stop
        items.append(
            Item(
                row=bar.front,
                form=bar.form,
                edge=bar.edge,
                x=bar.left,
                left=bar.left,
                end=bar.end,
                right=bar.right,
                dy=bar.dy,
                number=len(bar.rows),
                members=members,
            )
        )
    return tuple(items)


def _part(bars: tuple[Item, ...], points: list[Item]) -> tuple[tuple[Item, ...], tuple[Item, ...]]:
    """Part bars and points that would hide each other: points go up, bars down.

    A solid bar hides any point, a stub any bar, a point the number of a bar; on a pale bar a point
    is seen well.
    """
    lowered: set[int] = set()
    raised: set[int] = set()
    for low, bar in enumerate(bars):
        if bar.dy:
            continue
        for high, point in enumerate(points):
            if _hides(bar, point):
                lowered.add(low)
                raised.add(high)
    parted = [b._replace(dy=STACK_DY) if i in lowered else b for i, b in enumerate(bars)]
    shown = [
        p._replace(dy=-STACK_DY) if i in raised and p.dy == 0 else p for i, p in enumerate(points)
    ]
    return tuple(_free_number(bar, shown) for bar in parted), tuple(shown)


def _free_number(bar: Item, points: Iterable[Item]) -> Item:
    """Return a bar whose number would stand under a point with the number on its own end.

    A bar too short for that goes without: what is cut or covered is left out, the card has it.
    """
    if bar.number < 2:
        return bar
    covered = any(
        point.left < bar.right and point.right > bar.end and abs(point.dy - bar.dy) < _NUMBER_PX
        for point in points
    )
    if not covered:
        return bar
    return bar._replace(right=bar.end, inside=bar.end - bar.left >= 2 * number_room(bar.number))


def _hides(bar: Item, point: Item) -> bool:
    if point.left >= bar.right or point.right <= bar.left:
        return False
    on_number = bar.number > 1 and point.right > bar.end
    on_bar = point.left < bar.end and (bar.form in _SOLID_FORMS or point.form != Form.POINT)
    return on_number or on_bar
