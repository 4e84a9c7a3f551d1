"""Why no event is seen on a stage, and where the nearest one is."""

from __future__ import annotations

from collections.abc import Iterable

from dateline.explore.timeline import DaySpan
from dateline.explore.timeline_lanes import LaneIndex
from dateline.explore.timeline_picking import nearest_outside
from dateline.explore.timeline_scale import Level
from dateline.model.days import MINUTES_PER_DAY
from dateline.ui.timeline.marks import Emptiness, EmptyKind
from dateline.ui.timeline.stage import Stage


def emptiness_of(stage: Stage) -> Emptiness | None:
    """Return why there is nothing to see, None while there is something."""
    overview = stage.lanes.overview
    if stage.bounds() is None:
        return Emptiness(EmptyKind.NO_EVENTS)
    if stage.focus is not None and not len(stage.kept):
        nearest = nearest_outside(overview, *stage.focus.minutes)
        return _empty(stage, EmptyKind.FILTERED, stage.focus, nearest)
    start, end = stage.view.window()
    level, periods = stage.view.scale.level, stage.lanes.periods
    drawn = (overview,) if level is Level.DECADES else stage.lanes.indexes
    if level <= Level.YEARS and len(periods):
        drawn = (*drawn, periods)
    if any(index.count(start, end) for index in drawn):
        return None
    days = DaySpan(start // MINUTES_PER_DAY, end // MINUTES_PER_DAY)
    elsewhere = bool(overview.count(start, end) or periods.count(start, end))
    kind = EmptyKind.OUT_OF_LANES if elsewhere else EmptyKind.OUT_OF_VIEW
    return _empty(stage, kind, days, _nearest(stage, drawn, start, end))


def _nearest(stage: Stage, drawn: Iterable[LaneIndex], start: int, end: int) -> int | None:
    """Return the row nearest to a period in which none of these lanes has an event."""
    inside = ~stage.outside
    kept = [index.kept(inside) for index in drawn] if stage.filtered else list(drawn)
    shown = [index for index in kept if len(index)] or list(drawn)
    rows = [row for i in shown if (row := nearest_outside(i, start, end)) is not None]
    cover = stage.lanes.cover
    gaps = [max(int(cover.first[r]) - end, start - int(cover.last[r])) for r in rows]
    return min(zip(gaps, rows, strict=True))[1] if rows else None


def _empty(stage: Stage, kind: EmptyKind, days: DaySpan, row: int | None) -> Emptiness:
    if row is None:
        return Emptiness(kind, days)
    nearest = int(stage.lanes.cover.first[row]) // MINUTES_PER_DAY
    return Emptiness(kind, days, int(stage.events.ids[row]), nearest)
