"""Calendar names, whole or without their year: which August 6, which Tuesday."""

from __future__ import annotations

from typing import Final

from dateline.extraction.time import values
from dateline.extraction.time.direction import Direction, Tense
from dateline.extraction.time.frames import Frame, Lean, Unit
from dateline.extraction.time.resolution.reading import (
    DAYS,
    UP_TO_MONTHS,
    Context,
    Point,
    Reading,
    name_of,
    reason,
    short_day,
)
from dateline.extraction.time.values import Period
from dateline.model import days
from dateline.model.confidence import Confidence
from dateline.model.timex import Anchor, Granularity

_CARRY_SENTENCES: Final = 2
"""How many sentences on a year that stands in a news text is carried to a date without one."""


def occurrence(frame: Frame, year: int) -> Period | None:
    """Return the period that the frame names in `year`; None for a day that month lacks."""
    if frame.month is not None and frame.day is not None:
        if frame.day > days.days_in_month(year, frame.month):
            return None
        return values.day_period(days.day_number(year, frame.month, frame.day))
    if frame.month is not None:
        return values.month_period(year, frame.month)
    if frame.season is not None:
        return values.season_period(year, frame.season)
    if frame.quarter is not None:
        return values.quarter_period(year, frame.quarter)
    if frame.half is not None:
        return values.half_period(year, frame.half)
    if frame.holiday is not None:
        return values.day_period(values.holiday_day(year, frame.holiday))
    return values.year_period(year)


def resolve_date(frame: Frame, direction: Direction, context: Context) -> Reading:
    """Return the reading of a DATE frame."""
    if frame.decade is not None or frame.century is not None or frame.year is not None:
        return _written(frame)
    if frame.year_shift is not None:
        return _in_shifted_year(frame, frame.year_shift, context)
    if frame.weekday is not None or frame.unit is Unit.WEEKEND:
        return _weekday(frame, direction, context)
    if frame.month is None and frame.day is not None:
        return _day_of_month(frame, direction, context)
    if _names_nothing(frame):
        return _clock_only(context)
    return _without_year(frame, direction, context)


def _names_nothing(frame: Frame) -> bool:
    return (
        frame.month is None
        and frame.season is None
        and frame.quarter is None
        and frame.half is None
        and frame.holiday is None
    )


def _read(
    period: Period,
    resolution: str,
    confidence: Confidence,
    anchor: Anchor,
    **arguments: str | int | None,
) -> Reading:
    return Reading(
        resolution,
        reason(resolution, **arguments),
        confidence,
        period.value,
        period,
        period.granularity,
        anchor,
    )


def unplaced(value: str, granularity: Granularity, resolution: str) -> Reading:
    """Return a reading without a place, for want of an anchor."""
    return Reading(
        resolution, reason(resolution), Confidence.UNSURE, value, granularity=granularity
    )


def _written(frame: Frame) -> Reading:
    if frame.decade is not None:
        period: Period | None = values.decade_period(frame.decade)
    elif frame.century is not None:
        period = values.century_period(frame.century)
    else:
        period = occurrence(frame, frame.year or 0)
    if period is None:
        return Reading("no_such_day", reason("no_such_day"), Confidence.UNSURE, None)
    if frame.ambiguous:
        return _read(period, "numerals", Confidence.UNSURE, Anchor())
    if frame.short_year:
        return _read(period, "short_year", Confidence.LIKELY, Anchor())
    if frame.fiscal:
        return _read(period, "fiscal", Confidence.UNSURE, Anchor())
    return _read(period, "written", Confidence.SURE, Anchor())


def _in_shifted_year(frame: Frame, shift: int, context: Context) -> Reading:
    """Read "September last year", "June of that year"."""
    point = context.latest() if frame.year_lean is Lean.CONTEXT else None
    base = point.period.first if point is not None else context.published
    if base is None:
        return unplaced(_open_value(frame), _granularity(frame), "no_publication")
    period = occurrence(frame, days.civil(base)[0] + shift)
    if period is None:
        return Reading("no_such_day", reason("no_such_day"), Confidence.UNSURE, None)
    if point is not None:
        return _read(
            period, "year_of_text", Confidence.LIKELY, point.anchor(), year=days.civil(base)[0]
        )
    return _read(
        period,
        "year_of_publication",
        Confidence.SURE,
        context.publication(),
        day=short_day(base),
    )


def _open_value(frame: Frame) -> str:
    """Return the TIMEX3 value with the unknown parts as X."""
    if frame.month is not None:
        return f"XXXX-{frame.month:02d}" + (f"-{frame.day:02d}" if frame.day is not None else "")
    if frame.weekday is not None:
        return f"XXXX-WXX-{frame.weekday + 1}"
    if frame.season is not None:
        return f"XXXX-{frame.season}"
    if frame.quarter is not None:
        return f"XXXX-Q{frame.quarter}"
    if frame.half is not None:
        return f"XXXX-H{frame.half}"
    return "XXXX-WXX-WE" if frame.unit is Unit.WEEKEND else "XXXX-XX-XX"


def _granularity(frame: Frame) -> Granularity:
    if frame.day is not None or frame.weekday is not None or frame.holiday is not None:
        return Granularity.DAY
    if frame.month is not None:
        return Granularity.MONTH
    if frame.season is not None:
        return Granularity.SEASON
    if frame.quarter is not None:
        return Granularity.QUARTER
    if frame.half is not None:
        return Granularity.HALF
    return Granularity.WEEKEND if frame.unit is Unit.WEEKEND else Granularity.DAY


def _without_year(frame: Frame, direction: Direction, context: Context) -> Reading:
    """Read a month, month-day, season, quarter or named day whose year is not written."""
    if frame.shift is not None:
        return _shifted(frame, frame.shift, direction, context)
    point = context.thread if context.narrative else None
    if point is not None:
        return _carried(frame, point)
    if context.published is None:
        return unplaced(_open_value(frame), _granularity(frame), "no_publication")
    carrier = _carrier(direction, context)
    if carrier is not None:
        return _carried(frame, carrier)
    return _directed(frame, direction, context, context.published)


def _carrier(direction: Direction, context: Context) -> Point | None:
    """Return the full date just before whose year a news text carries to a date without one."""
    if direction.tense is not Tense.PAST or context.published is None:
        return None
    this_year = days.civil(context.published)[0]
    for point in reversed(context.points):
        if direction.sentence - point.sentence > _CARRY_SENTENCES:
            break
        fine = point.period.granularity in UP_TO_MONTHS
        if point.written and fine and days.civil(point.period.first)[0] < this_year:
            return point
    return None


def _carried(frame: Frame, point: Point) -> Reading:
    """Return the occurrence nearest to the point, the point's own year before its neighbours."""
    year = days.civil(point.period.first)[0]
    found = [(at, period) for at in (year, year + 1, year - 1) if (period := occurrence(frame, at))]
    if point.period.granularity not in UP_TO_MONTHS or frame.season is not None:
        found = [pair for pair in found if pair[0] == year] or found
    if not found:
        return Reading("no_such_day", reason("no_such_day"), Confidence.UNSURE, None)
    _, period = min(found, key=lambda pair: _strain(point.period, pair[1], pair[0] - year))
    return _read(
        period, "year_carried", Confidence.LIKELY, point.anchor(), year=year, name=name_of(frame)
    )


_NEW_YEAR_COST: Final = 100
_OLD_YEAR_COST: Final = 250
"""Days that the step into the next or back into the last year counts as: a story says so when the
year turns, except at the turn itself."""


def _strain(before: Period, after: Period, years: int) -> float:
    cost = _NEW_YEAR_COST if years > 0 else _OLD_YEAR_COST if years < 0 else 0
    return abs(after.first - before.first) + cost


def _shifted(frame: Frame, shift: int, direction: Direction, context: Context) -> Reading:
    """Read "last summer", "next May", "this spring"."""
    point = context.latest() if context.narrative else None
    base = point.period.first if point is not None else context.published
    if base is None:
        return unplaced(_open_value(frame), _granularity(frame), "no_publication")
    year = days.civil(base)[0]
    around = [p for at in range(year - 2, year + 3) if (p := occurrence(frame, at)) is not None]
    if shift < 0:
        period = max((p for p in around if p.last < base), key=lambda p: p.first)
        resolution = "last_named"
    elif shift > 0:
        period = min((p for p in around if p.first > base), key=lambda p: p.first)
        resolution = "next_named"
    else:
        period = occurrence(frame, year) or around[0]
        resolution = "this_named"
    anchor = point.anchor() if point is not None else context.publication()
    return _read(
        period, resolution, Confidence.LIKELY, anchor, name=name_of(frame), day=short_day(base)
    )


_AGAINST_TENSE: Final = 4.0
"""How much longer a way counts that the tense speaks against: parses err, and "agreed to meet on
March 12" in February is past in form and coming in meaning."""


def _directed(frame: Frame, direction: Direction, context: Context, published: int) -> Reading:
    """Choose the year by tense and nearness to publication."""
    year = days.civil(published)[0]
    around = [p for at in range(year - 9, year + 10) if (p := occurrence(frame, at)) is not None]
    past = max((p for p in around if p.first <= published), key=lambda p: p.first)
    coming = min((p for p in around if p.last >= published), key=lambda p: p.first)
    period, resolution = past, "current"
    if past != coming:
        period, resolution = _by_tense(frame, direction, past, coming, published)
    return _read(
        period,
        resolution,
        Confidence.LIKELY,
        context.publication(),
        name=name_of(frame),
        day=short_day(published),
        cue=direction.cue,
    )


def _by_tense(
    frame: Frame, direction: Direction, past: Period, coming: Period, published: int
) -> tuple[Period, str]:
    tense = direction.tense
    if tense is Tense.FUTURE and frame.quarter is None:
        return coming, "future"
    back, forth = published - past.last, coming.first - published
    if tense is Tense.PAST and back <= forth * _AGAINST_TENSE:
        return past, "past"
    if tense is Tense.FUTURE and forth <= back * _AGAINST_TENSE:
        return coming, "future"
    return (past if back <= forth else coming), "nearest"


def _weekday(frame: Frame, direction: Direction, context: Context) -> Reading:
    anaphoric = context.narrative or frame.lean is Lean.CONTEXT
    point = context.latest(granularities=DAYS) if anaphoric else None
    base = point.period.first if point is not None else context.published
    if base is None:
        return unplaced(_open_value(frame), _granularity(frame), "no_publication")
    anchor = point.anchor() if point is not None else context.publication()
    wanted = frame.weekday if frame.weekday is not None else 5
    if frame.week_shift is not None:
        monday = base - days.weekday(base) + 7 * frame.week_shift
        return _day_reading(frame, monday + wanted, "weekday_of_week", Confidence.LIKELY, anchor, base, direction)
    back = (days.weekday(base) - wanted) % 7
    forward = (wanted - days.weekday(base)) % 7
    resolution, day, confidence = _which_weekday(frame, direction, base, back, forward)
    return _day_reading(frame, day, resolution, confidence, anchor, base, direction)


_STATES: Final = frozenset({"is", "are", "'s", "’s", "was", "has", "have", "be", "been"})
"""Present verbs that say how things are; any other present verb with a weekday is a plan."""


def _which_weekday(
    frame: Frame, direction: Direction, base: int, back: int, forward: int
) -> tuple[str, int, Confidence]:
    if frame.shift is not None and frame.shift < 0:
        return "last_named", base - (back or 7), Confidence.LIKELY
    if frame.shift is not None and frame.shift > 0:
        return "next_named", base + (forward or 7), Confidence.LIKELY
    if frame.shift == 0:
        return "this_named", _this_week(base, back, forward, direction), Confidence.LIKELY
    if back == 0:
        return "same_day", base, Confidence.SURE
    if direction.tense is Tense.FUTURE or direction.link in {"until", "till"}:
        return "future", base + forward, Confidence.LIKELY
    if direction.tense is Tense.PRESENT and frame.unit is None and direction.cue not in _STATES:
        return "present", base + forward, Confidence.UNSURE
    if direction.tense is Tense.PAST:
        return "past", base - back, Confidence.SURE
    return "default_past", base - back, Confidence.LIKELY


def _this_week(base: int, back: int, forward: int, direction: Direction) -> int:
    """Return the day of "this Friday": the coming one unless the clause is past."""
    return base - back if direction.tense is Tense.PAST else base + forward


def _day_reading(
    frame: Frame,
    day: int,
    resolution: str,
    confidence: Confidence,
    anchor: Anchor,
    base: int,
    direction: Direction,
) -> Reading:
    period = values.weekend_period(day) if frame.unit is Unit.WEEKEND else values.day_period(day)
    return _read(
        period,
        resolution,
        confidence,
        anchor,
        name=name_of(frame),
        day=short_day(base),
        cue=direction.cue,
    )


def _day_of_month(frame: Frame, direction: Direction, context: Context) -> Reading:
    """Read "on the 25th": in the month of the text, else the nearest."""
    point = context.latest(granularities=UP_TO_MONTHS)
    base = point.period.first if point is not None else context.published
    if base is None:
        return unplaced("XXXX-XX-XX", Granularity.DAY, "no_publication")
    year, month, _ = days.civil(base)
    day = frame.day or 1
    if day > days.days_in_month(year, month):
        return Reading("no_such_day", reason("no_such_day"), Confidence.UNSURE, None)
    period = values.day_period(days.day_number(year, month, day))
    anchor = point.anchor() if point is not None else context.publication()
    return _read(period, "day_of_month", Confidence.UNSURE, anchor, day=short_day(base))


def _clock_only(context: Context) -> Reading:
    """Read a time of day without its day."""
    point = context.latest(granularities=DAYS)
    if point is not None:
        return _read(
            point.period,
            "day_of_text",
            Confidence.UNSURE,
            point.anchor(),
            day=short_day(point.period.first),
        )
    if context.published is None:
        return unplaced("XXXX-XX-XX", Granularity.DAY, "no_publication")
    return _read(
        values.day_period(context.published),
        "day_of_publication",
        Confidence.UNSURE,
        context.publication(),
        day=short_day(context.published),
    )

