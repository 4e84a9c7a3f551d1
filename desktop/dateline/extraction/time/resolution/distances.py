"""Units and distances from an anchor: last week, that year, three days ago, two years later."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Final

from dateline.extraction.time import values
from dateline.extraction.time.direction import COMING, Direction, Tense
from dateline.extraction.time.frames import Frame, Lean, Modifier, Unit
from dateline.extraction.time.grammar.offsets import IN_FUTURE
from dateline.extraction.time.grammar.relative import BY_EVENT, OVERNIGHT, THE_UNIT
from dateline.extraction.time.grammar.vague import RECENT
from dateline.extraction.time.resolution.later import (
    is_told_later,
    is_wide,
    later_point,
    not_ahead,
    within,
)
from dateline.extraction.time.resolution.reading import (
    Context,
    Point,
    Reading,
    reason,
    short_day,
    unplaced,
)
from dateline.extraction.time.values import Period
from dateline.model import days
from dateline.model.confidence import Confidence
from dateline.model.timex import Granularity

_FINER: Final = {
    Unit.DAY: frozenset({Granularity.DAY}),
    Unit.WEEKEND: frozenset({Granularity.DAY, Granularity.WEEKEND, Granularity.WEEK}),
    Unit.WEEK: frozenset({Granularity.DAY, Granularity.WEEKEND, Granularity.WEEK}),
    Unit.MONTH: frozenset(
        {Granularity.DAY, Granularity.WEEKEND, Granularity.WEEK, Granularity.MONTH}
    ),
    Unit.QUARTER: frozenset({Granularity.DAY, Granularity.MONTH, Granularity.QUARTER}),
}
"""The granularities that say which day, week, month or quarter; of a year, decade, every one."""
_THE_UNIT_SENTENCES: Final = 2
"""How many sentences on "the end of the year" still means the year of an earlier date in news."""
_ANY_DAY: Final = "XXXX-XX-XX"
_OPEN: Final = {
    Unit.DAY: _ANY_DAY,
    Unit.WEEKEND: "XXXX-WXX-WE",
    Unit.WEEK: "XXXX-WXX",
    Unit.MONTH: "XXXX-XX",
    Unit.QUARTER: "XXXX-QX",
    Unit.YEAR: "XXXX",
    Unit.DECADE: "XXX",
    Unit.CENTURY: "XX",
}
GRANULARITIES: Final = {
    Unit.DAY: Granularity.DAY,
    Unit.WEEKEND: Granularity.WEEKEND,
    Unit.WEEK: Granularity.WEEK,
    Unit.MONTH: Granularity.MONTH,
    Unit.QUARTER: Granularity.QUARTER,
    Unit.YEAR: Granularity.YEAR,
    Unit.DECADE: Granularity.DECADE,
    Unit.CENTURY: Granularity.CENTURY,
}
_SAME_AS_TODAY: Final = {Unit.SECOND, Unit.MINUTE, Unit.HOUR}
_VAGUE_DAYS: Final = {
    Unit.DAY: (1, 13),
    Unit.WEEK: (7, 62),
    Unit.MONTH: (28, 365),
    Unit.YEAR: (365, None),
    Unit.DECADE: (3652, None),
    Unit.CENTURY: (36524, None),
}
"""What "days", "weeks", "months", "years" from now can mean, in days: more than one of the unit,
less than about two of the next ("days" stay below two weeks)."""


def _week_day(day: int) -> int:
    """Return a day of the week that `day`'s reader thinks of: a Sunday looks to the week ahead.

    In English-language news a week starts on Sunday; on that day "last week" is the one that ISO
    8601 still counts it to.
    """
    return day + 1 if days.weekday(day) == 6 else day


def unit_period(day: int, unit: Unit, shift: int) -> Period:
    """Return the calendar unit `shift` units from the one that holds `day`."""
    year, month, _ = days.civil(day)
    periods: dict[Unit, Callable[[], Period]] = {
        Unit.WEEK: lambda: values.week_period(_week_day(day) + 7 * shift),
        Unit.WEEKEND: lambda: values.weekend_period(day + 7 * shift),
        Unit.MONTH: lambda: values.month_period(year, month + shift),
        Unit.QUARTER: lambda: values.quarter_period(year, (month + 2) // 3 + shift),
        Unit.YEAR: lambda: values.year_period(year + shift),
        Unit.DECADE: lambda: values.decade_period(year // 10 + shift),
        Unit.CENTURY: lambda: values.century_period((year - 1) // 100 + shift),
    }
    period = periods.get(unit)
    return values.day_period(day + shift) if period is None else period()


def resolve_shift(frame: Frame, direction: Direction, context: Context) -> Reading:
    """Return the reading of a SHIFT frame."""
    unit, shift = frame.unit or Unit.DAY, frame.shift or 0
    if frame.rule == OVERNIGHT and direction.tense in COMING:
        shift = 0
    point = _point_for(frame, unit, direction, context)
    by_event = frame.rule == BY_EVENT
    base = point.period.first if point is not None else context.published
    if base is None or (by_event and point is None):
        resolution = "by_event" if by_event else "no_publication"
        return unplaced(
            _OPEN.get(unit, _ANY_DAY), GRANULARITIES.get(unit, Granularity.DAY), resolution
        )
    if point is None and frame.rule == THE_UNIT:
        shift += _turned(frame, direction, unit_period(base, unit, shift), base)
    period = unit_period(base, unit, shift)
    return _reading(frame, period, point, context, base=base, shift=shift)


def _turned(frame: Frame, direction: Direction, period: Period, published: int) -> int:
    """Return 1 or -1 where the tense speaks of the next or last unit, else 0.

    "Closed at the end of the year", read in March, was the end of the last one; "the quarter" that
    a report speaks of is the last that is over.
    """
    if frame.unit is Unit.QUARTER:
        return 0 if direction.tense in COMING or direction.tense is Tense.PRESENT else -1
    third = (period.last - period.first) // 3
    if direction.tense is Tense.PAST and frame.modifier is Modifier.END:
        return -1 if published < period.last - third else 0
    if direction.tense is Tense.FUTURE and frame.modifier is Modifier.START:
        return 1 if published > period.first + third else 0
    return 0


def _reading(
    frame: Frame, period: Period, point: Point | None, context: Context, *, base: int, shift: int
) -> Reading:
    unit = frame.unit or Unit.DAY
    if point is not None:
        resolution, confidence, anchor = "unit_of_text", Confidence.UNSURE, point.anchor()
    elif frame.lean is Lean.CONTEXT:
        resolution, confidence, anchor = (
            "unit_without_text",
            Confidence.UNSURE,
            context.publication(),
        )
    elif unit is Unit.WEEK and shift:
        # "Last week" is as often the last seven days: corpora give it five kinds of value.
        resolution, confidence, anchor = "week", Confidence.UNSURE, context.publication()
    else:
        resolution = "day_word" if unit is Unit.DAY else "unit"
        confidence, anchor = Confidence.LIKELY, context.publication()
    return Reading(
        resolution,
        reason(resolution, day=short_day(base)),
        confidence,
        period.value,
        period,
        period.granularity,
        anchor,
    )


def _point_for(frame: Frame, unit: Unit, direction: Direction, context: Context) -> Point | None:
    """Return the point an anaphoric (or, in a story, any) expression leans on."""
    story = frame.rule.startswith("relative.unit") and context.narrative
    if frame.lean is not Lean.CONTEXT and not (story and context.published is None):
        return None
    point = context.latest(granularities=_FINER.get(unit))
    if point is None or context.narrative:
        return point
    apart = direction.sentence - point.sentence
    return None if apart > _sentences_reached(frame, unit, direction) else point


def _sentences_reached(frame: Frame, unit: Unit, direction: Direction) -> float:
    """Return over how many sentences of a news text the expression leans on a date before it.

    "By the end of the year", "the next year" in a clause about what is to come reach no other
    sentence, elsewhere "the end of the year" the last ones; what says "that" or "same", any.
    """
    if unit in {Unit.QUARTER, Unit.DAY}:
        return math.inf
    the_unit = frame.rule == THE_UNIT
    if direction.tense in COMING and (
        the_unit or (frame.rule == "relative.unit" and frame.shift == 1)
    ):
        return 0
    return _THE_UNIT_SENTENCES if the_unit else math.inf


def resolve_offset(frame: Frame, direction: Direction, context: Context) -> Reading:
    """Return the reading of an OFFSET frame: a distance back or forth from its anchor.

    What a past tense tells of as "later" never lies after publication: without a date that it
    could follow it has no place.
    """
    unit = frame.unit or Unit.DAY
    told = is_told_later(frame, direction, context)
    latest = context.published if told else None
    point = _offset_point(frame, unit, context, latest)
    if told and point is None:
        return not_ahead(direction, context.published)
    if point is not None and is_wide(point, unit):
        value = _OPEN.get(unit, _ANY_DAY) if frame.count is not None else "FUTURE_REF"
        return within(point, value, until=latest)
    if frame.count is None:
        return _vague(frame, unit, point, context, latest=latest)
    return _counted(frame, unit, frame.count, point, context)


def _counted(
    frame: Frame, unit: Unit, count: float, point: Point | None, context: Context
) -> Reading:
    sign = frame.shift or -1
    base = point.period.first if point is not None else context.published
    if base is None:
        granularity = GRANULARITIES.get(unit, Granularity.VAGUE)
        return unplaced(_OPEN.get(unit, _ANY_DAY), granularity, "no_publication")
    period = _distant(base, point, unit, sign * count)
    if frame.grain is not None:
        period = _finely(base, unit, sign * count, frame.grain)
    resolution = "distance_in_text" if point is not None else "distance"
    anchor = point.anchor() if point is not None else context.publication()
    if point is None and frame.lean is Lean.CONTEXT:
        resolution = "distance_without_text"
    plain = resolution == "distance" and unit in _PLAIN and count <= _FEW
    plain = plain and frame.rule != IN_FUTURE
    return Reading(
        resolution,
        reason(resolution, day=short_day(base)),
        Confidence.LIKELY if plain else Confidence.UNSURE,
        period.value,
        period,
        period.granularity,
        anchor,
    )


_PLAIN: Final = frozenset({Unit.DAY, Unit.WEEK, Unit.MONTH, Unit.YEAR})
_FEW: Final = 12
"""Up to so many units people count; "50 years ago" is a round number."""


def _offset_point(frame: Frame, unit: Unit, context: Context, latest: int | None) -> Point | None:
    """Return what "two days later" counts from; a year before a quarter is the same quarter.

    `latest` is the day after which it can't lie, None for none.
    """
    if unit is Unit.YEAR and not context.narrative and frame.count == 1 and frame.shift == -1:
        quarter = _reported_quarter(context)
        if quarter is not None:
            return quarter
    if frame.lean is not Lean.CONTEXT:
        return None
    finer = _FINER[Unit.DAY] if unit in _SAME_AS_TODAY else _FINER.get(unit)
    if frame.shift != 1 or (frame.count is not None and frame.count <= 0):
        return context.latest(granularities=finer)

    def fits(point: Point) -> bool:
        return latest is None or _earliest_from(point, frame, unit) <= latest

    return later_point(context, unit=unit, finer=finer, fits=fits)


def _earliest_from(point: Point, frame: Frame, unit: Unit) -> int:
    """Return the first day that the distance can mean, counted from the point."""
    base = point.period.first
    if is_wide(point, unit):
        return base
    if frame.count is None:
        return base + _VAGUE_DAYS[unit][0] if unit in _VAGUE_DAYS else base
    return _distant(base, point, unit, frame.count).first


def _reported_quarter(context: Context) -> Point | None:
    """Return the quarter a report is about: the last one that is over, where it speaks of one.

    A quarter that is not over was named last for its own sake.
    """
    point = context.latest()
    if point is None or point.period.granularity is not Granularity.QUARTER:
        return None
    if context.published is None or point.period.last >= context.published:
        return point
    quarters = [p for p in context.points if p.period.granularity is Granularity.QUARTER]
    over = [p for p in quarters if p.period.last < context.published]
    return max(over, key=lambda p: p.period.first)


_MONTHS: Final = {Unit.MONTH: 1, Unit.QUARTER: 3}
_YEARS: Final = {Unit.YEAR: 1, Unit.DECADE: 10, Unit.CENTURY: 100, Unit.MILLENNIUM: 1000}


def _distant(base: int, point: Point | None, unit: Unit, count: float) -> Period:
    """Return the period at a distance; it is as fine as its unit names it."""
    year, month, _ = days.civil(base)
    if unit in _SEVEN_DAYS:
        return _weeks_away(base + round(7 * count), unit)
    if unit in _MONTHS:
        return values.month_period(year, month + round(_MONTHS[unit] * count))
    if unit not in _YEARS:
        return values.day_period(base + round(count))
    if unit is Unit.YEAR and count % 1:
        return values.month_period(year, month + round(12 * count))
    if point is not None and point.period.granularity is Granularity.QUARTER:
        return values.quarter_period(year + round(count), (month + 2) // 3)
    return values.year_period(year + round(_YEARS[unit] * count))


_SEVEN_DAYS: Final = frozenset({Unit.WEEK, Unit.WEEKEND})


def _weeks_away(day: int, unit: Unit) -> Period:
    """Return the weekend of that week, or the seven days around that day."""
    if unit is Unit.WEEKEND:
        return values.weekend_period(day)
    value = values.day_period(day).value
    return Period(value, day - 3, day + 3, Granularity.WEEK)


def _finely(base: int, unit: Unit, count: float, grain: Unit) -> Period:
    """Return the day, week or month of "two years ago today", "two years ago this week"."""
    if unit is Unit.WEEK:
        return unit_period(base + round(7 * count), grain, 0)
    months = count if unit is Unit.MONTH else 12 * _YEARS[unit] * count
    return unit_period(values.shifted_month(base, round(months)), grain, 0)


def _vague(
    frame: Frame, unit: Unit, point: Point | None, context: Context, *, latest: int | None
) -> Reading:
    """Read "days earlier", "several years ago", "recent weeks": between bounds, never a day.

    It lies on no day after `latest`, None for no such day.
    """
    sign = frame.shift or -1
    value = "PAST_REF" if sign < 0 else "FUTURE_REF"
    base = point.period.first if point is not None else context.published
    if base is None or unit not in _VAGUE_DAYS:
        resolution = "no_publication" if base is None else "reference"
        return Reading(resolution, reason(resolution), Confidence.UNSURE, value)
    near, far = _VAGUE_DAYS[unit]
    near = 0 if frame.rule == RECENT else near
    closer, farther = base + sign * near, None if far is None else base + sign * far
    if latest is not None:
        farther = latest if farther is None else min(farther, latest)
    bounds = (closer, farther) if sign > 0 else (farther, closer)
    way = "vague_after" if sign > 0 else "vague_before"
    anchor = point.anchor() if point is not None else context.publication()
    return Reading(
        "vague_distance",
        reason("vague_distance" if frame.rule == RECENT else way, day=short_day(base)),
        Confidence.UNSURE,
        value,
        anchor=anchor,
        bounds=bounds,
    )
