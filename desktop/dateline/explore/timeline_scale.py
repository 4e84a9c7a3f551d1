"""The time scale: minutes to pixels, its levels of detail, and how a view is fitted, moved and zoomed."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import IntEnum
from typing import Final

import numpy as np

from dateline.explore.timeline import FloatArray, IntArray
from dateline.explore.timeline_lanes import LaneIndex
from dateline.explore.timeline_units import Step, Unit
from dateline.model.days import MINUTES_PER_DAY

MOST_PX_PER_DAY: Final = 2880.0
"""The closest zoom: two px a minute leave room for every hour's name."""
LEAST_PX_PER_DAY: Final = 1e-4
"""The widest zoom: a century in 4 px."""
DENSE_EVENTS: Final = 5000
"""Above so many visible events lanes become histograms (DESIGN section 11)."""
_MARGIN: Final = 0.03
"""The part of the width left free at each side of a fitted view."""
_SHORTEST_FIT: Final = 14 * MINUTES_PER_DAY
_SAME_SCALE: Final = 1e-9


class Level(IntEnum):
    """Levels of detail by px per day (DESIGN-UI section 6); HOURS is what lies beyond Days."""

    DECADES = 0
    YEARS = 1
    MONTHS = 2
    DAYS = 3
    HOURS = 4


_LIMITS: Final = (
    (0.05, Level.DECADES),
    (1.2, Level.YEARS),
    (14.0, Level.MONTHS),
    (90.0, Level.DAYS),
)

UNIT_OF_LEVEL: Final = {
    Level.DECADES: Unit.YEAR,
    Level.YEARS: Unit.MONTH,
    Level.MONTHS: Unit.WEEK,
    Level.DAYS: Unit.DAY,
    Level.HOURS: Unit.DAY,
}
"""What one step of a marked period is at each level."""


def level_of(px_per_day: float) -> Level:
    """Return the level of detail for a scale."""
    return next((level for limit, level in _LIMITS if px_per_day < limit), Level.HOURS)


def px_per_day_of(level: Level) -> float:
    """Return a scale in the middle of a level, for choosing it by name."""
    middles = {
        Level.DECADES: 0.02,
        Level.YEARS: 0.5,
        Level.MONTHS: 4.0,
        Level.DAYS: 30.0,
        Level.HOURS: 150.0,
    }
    return middles[level]


@dataclass(frozen=True, slots=True)
class TimeScale:
    """A linear scale: the minute at x = 0 and the px per day."""

    left: float
    px_per_day: float

    @property
    def level(self) -> Level:
        """The level of detail."""
        return level_of(self.px_per_day)

    def x(self, minute: float) -> float:
        """Return the px of a minute from the left edge."""
        return (minute - self.left) * self.px_per_day / MINUTES_PER_DAY

    def xs(self, minutes: IntArray | FloatArray) -> FloatArray:
        """Return the px of these minutes from the left edge."""
        return (minutes.astype(np.float64) - self.left) * (self.px_per_day / MINUTES_PER_DAY)

    def minute(self, x: float) -> float:
        """Return the minute at `x` px from the left edge."""
        return self.left + x * MINUTES_PER_DAY / self.px_per_day

    def day(self, x: float) -> int:
        """Return the day number at `x` px from the left edge."""
        return math.floor(self.minute(x) / MINUTES_PER_DAY)

    def window(self, width: float, *, margin: float = 0.0) -> tuple[int, int]:
        """Return the first and last minute seen in `width` px, with `margin` px on both sides."""
        return math.floor(self.minute(-margin)), math.ceil(self.minute(width + margin))

    def panned(self, dx: float) -> TimeScale:
        """Return the scale moved so that what was at x is at x + dx."""
        return TimeScale(self.minute(-dx), self.px_per_day)

    def zoomed(self, factor: float, *, at: float) -> TimeScale:
        """Return the scale `factor` times closer, keeping what stands at `at` px where it is."""
        px_per_day = min(max(self.px_per_day * factor, LEAST_PX_PER_DAY), MOST_PX_PER_DAY)
        return TimeScale(self.minute(at) - at * MINUTES_PER_DAY / px_per_day, px_per_day)

    def toward(self, goal: TimeScale, part: float) -> TimeScale:
        """Return the scale `part` (0 to 1) of the way to `goal`.

        The zoom is geometric around the point that both scales show at the same px, so that it
        stands still; without a change of zoom the way is a straight pan.
        """
        if part >= 1:
            return goal
        px_per_day = self.px_per_day * (goal.px_per_day / self.px_per_day) ** part
        gap = 1 / goal.px_per_day - 1 / self.px_per_day
        if abs(gap) * self.px_per_day > _SAME_SCALE:
            part = (1 / px_per_day - 1 / self.px_per_day) / gap
        return TimeScale(self.left + (goal.left - self.left) * part, px_per_day)

    def held(self, dates: tuple[int, int], *, width: float) -> TimeScale:
        """Return the scale moved as little as keeps the middle of the view near the dates.

        Near is within the length of the dates, or half a view, before the first and after the last
        minute of `dates`: far enough to zoom at any point, too near to get lost.
        """
        half = width * MINUTES_PER_DAY / self.px_per_day / 2
        first, last = dates
        reach = max(half, last - first)
        left = min(max(self.left + half, first - reach), last + reach) - half
        # The way over the middle rounds; a view that may stay must not creep.
        return self if abs(left - self.left) < 1 else TimeScale(left, self.px_per_day)


@dataclass(frozen=True, slots=True)
class View:
    """What is seen: a scale and the px it is seen in."""

    scale: TimeScale
    width: float

    def window(self, *, margin: float = 0.0) -> tuple[int, int]:
        """Return the first and last minute seen, with `margin` px on both sides."""
        return self.scale.window(self.width, margin=margin)


def fit(first: int, last: int, *, width: float) -> TimeScale:
    """Return the scale that shows these minutes in `width` px with a margin at both sides.

    A span under two weeks is shown with its surroundings, so that one day is not a whole view.
    """
    missing = max(0, _SHORTEST_FIT - (last - first + 1))
    start, end = first - missing // 2, last + 1 + missing // 2
    return fit_exactly(start, end, width=width, margin=_MARGIN)


def fit_exactly(start: int, end: int, *, width: float, margin: float = 0.0) -> TimeScale:
    """Return the scale that shows `start` to `end` in `width` px less `margin` of it at each side."""
    inner = max(width, 1.0) * (1 - 2 * margin)
    px_per_day = inner * MINUTES_PER_DAY / max(1, end - start)
    px_per_day = min(max(px_per_day, LEAST_PX_PER_DAY), MOST_PX_PER_DAY)
    middle = (start + end) / 2
    return TimeScale(middle - width * MINUTES_PER_DAY / px_per_day / 2, px_per_day)


def densest(index: LaneIndex, *, share: float = 0.8) -> tuple[int, int] | None:
    """Return the shortest, latest span of minutes that holds `share` of the events, None of none."""
    size = len(index)
    if not size:
        return None
    needed = max(1, math.ceil(size * share))
    begins = index.first[: size - needed + 1]
    spans = index.first[needed - 1 :] - begins
    start = len(spans) - 1 - int(np.argmin(spans[::-1]))
    return int(begins[start]), int(index.last[start : start + needed].max())


def opening_span(index: LaneIndex) -> tuple[int, int] | None:
    """Return the minutes of the first view: the densest span, and what lies near it.

    One old date among many new ones must not shrink these to a line, but the newest, or a few more,
    are not left out for being few: dates within half the span of an end are taken in.
    """
    span = densest(index)
    if span is None:
        return None
    start, end = span
    near = (end - start) // 2
    first = int(index.first[np.searchsorted(index.first, start - near, "left")])
    last = int(index.ends[np.searchsorted(index.ends, end + near, "right") - 1])
    return first, max(last, end)


BIN_LADDER: Final = (
    Step(Unit.DAY),
    Step(Unit.WEEK),
    Step(Unit.MONTH),
    Step(Unit.MONTH, 3),
    Step(Unit.YEAR),
    Step(Unit.DECADE),
    Step(Unit.CENTURY),
)
_FIRST_BIN_OF_LEVEL: Final = {Level.DECADES: 4, Level.YEARS: 2}
_LEAST_BIN_PX: Final = 3.0


def bin_step(px_per_day: float) -> Step:
    """Return the histogram bin: years at Decades, months at Years, else days or weeks.

    A bin that would be narrower than 3 px gives way to the next longer one.
    """
    ladder = BIN_LADDER[_FIRST_BIN_OF_LEVEL.get(level_of(px_per_day), 0) :]
    return next((step for step in ladder if step.days * px_per_day >= _LEAST_BIN_PX), ladder[-1])
