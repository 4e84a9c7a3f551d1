"""The two rows of the time axis: which units are named, and where."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from dateline.explore.timeline_scale import TimeScale
from dateline.explore.timeline_units import Step, Unit, starts

LABEL_GAP: Final = 24.0
"""The least free px between two labels of a row (DESIGN-UI section 6)."""
LABEL_INSET: Final = 6.0
"""A label stands this many px right of its line."""

_STEPS: Final = (
    *(Step(Unit.HOUR, number) for number in (1, 3, 6, 12)),
    Step(Unit.DAY),
    Step(Unit.WEEK),
    *(Step(Unit.MONTH, number) for number in (1, 3, 6)),
    *(Step(Unit.YEAR, number) for number in (1, 2, 5)),
    *(Step(Unit.DECADE, number) for number in (1, 2, 5)),
    *(Step(Unit.CENTURY, number) for number in (1, 2, 5, 10, 20)),
)
_HOUR_ROOM: Final = 2
_UNIT_ABOVE: Final = {
    Unit.HOUR: Unit.DAY,
    Unit.DAY: Unit.MONTH,
    Unit.WEEK: Unit.MONTH,
    Unit.MONTH: Unit.YEAR,
    Unit.YEAR: Unit.DECADE,
    Unit.DECADE: Unit.CENTURY,
}


@dataclass(frozen=True, slots=True)
class Tick:
    """A line of the axis at `x` px, where the unit begins at `minute`.

    `label_x` is where its label starts, None where there is no room for it. The label of a unit
    that began before the view stands at the left edge, and `x` is then negative.
    """

    unit: Unit
    minute: int
    x: float
    label_x: float | None


@dataclass(frozen=True, slots=True)
class Axis:
    """The ticks of both rows from left to right; `step` is the distance of the lower ones."""

    upper: tuple[Tick, ...]
    lower: tuple[Tick, ...]
    step: Step


@dataclass(frozen=True, slots=True)
class AxisRoom:
    """The px of the widest label of each unit, in either row."""

    upper: Mapping[Unit, float]
    lower: Mapping[Unit, float]


def make_axis(scale: TimeScale, width: float, room: AxisRoom) -> Axis:
    """Return the axis for `width` px.

    The lower row has the shortest step whose labels keep `LABEL_GAP`, the upper row the unit above.
    """
    step = _choose_step(scale.px_per_day, room)
    lower = _ticks(scale, width, step, room.lower[step.unit])
    above = _UNIT_ABOVE.get(step.unit)
    upper = () if above is None else _upper_ticks(scale, width, above, room.upper[above])
    return Axis(upper, lower, step)


def _choose_step(px_per_day: float, room: AxisRoom) -> Step:
    for step in _STEPS:
        above = _UNIT_ABOVE.get(step.unit)
        if _has_room(step, px_per_day, room.lower) and (
            above is None or _has_room(Step(above), px_per_day, room.upper)
        ):
            return step
    return _STEPS[-1]


def _has_room(step: Step, px_per_day: float, room: Mapping[Unit, float]) -> bool:
    # Hours matter to few events: they are named where days have plenty of room.
    width = room[step.unit] * (_HOUR_ROOM if step.unit is Unit.HOUR else 1)
    # The shortest month and year are within a tenth of the average.
    return step.days * px_per_day * 0.9 >= width + LABEL_GAP


def _ticks(scale: TimeScale, width: float, step: Step, room: float) -> tuple[Tick, ...]:
    first, last = scale.window(width)
    ticks: list[Tick] = []
    for minute in starts(step, first, last).tolist():
        x = scale.x(minute)
        if -0.5 <= x <= width:
            fits = x + LABEL_INSET + room <= width
            ticks.append(Tick(step.unit, minute, x, x + LABEL_INSET if fits else None))
    return tuple(ticks)


def _upper_ticks(scale: TimeScale, width: float, unit: Unit, room: float) -> tuple[Tick, ...]:
    first, last = scale.window(width)
    minutes = starts(Step(unit), first, last).tolist()
    edges = [scale.x(minute) for minute in minutes]
    ticks: list[Tick] = []
    for minute, x, following in zip(minutes, edges, edges[1:], strict=False):
        if x > width:
            break
        label_x = max(x, 0.0) + LABEL_INSET
        # Beside the next label, or the right edge, what is left of a cut unit may be too short.
        fits = label_x + room <= min(width, following + LABEL_INSET - LABEL_GAP)
        ticks.append(Tick(unit, minute, x, label_x if fits else None))
    return tuple(ticks)
