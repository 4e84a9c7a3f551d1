"""Calendar names, whole or without their year: which August 6, which Tuesday."""

from __future__ import annotations

from typing import Final

from dateline.extraction.time import values
from dateline.extraction.time.direction import Direction, Tense
from dateline.extraction.time.frames import Frame, Lean, Unit
from dateline.extraction.time.resolution.occurrences import (
    granularity_of,
    names_part_of_year,
    occurrence,
    open_value,
)
from dateline.extraction.time.resolution.reading import (
    DAYS,
    UP_TO_MONTHS,
    Context,
    Point,
    Reading,
    name_of,
    no_such_day,
    read,
    short_day,
    unplaced,
)
from dateline.extraction.time.resolution.weekdays import resolve_weekday
from dateline.extraction.time.values import Period
from dateline.model import days
from dateline.model.confidence import Confidence
from dateline.model.timex import Anchor, Granularity

_CARRY_SENTENCES: Final = 2
"""How many sentences on a year that stands in a news text is carried to a date without one."""


def resolve_date(frame: Frame, direction: Direction, context: Context) -> Reading:
    """Return the reading of a DATE frame."""
    if frame.decade is not None or frame.century is not None or frame.year is not None:
        return _written(frame)
    if frame.year_shift is not None:
        return _in_shifted_year(frame, frame.year_shift, context)
    if frame.weekday is not None or frame.unit is Unit.WEEKEND:
        return resolve_weekday(frame, direction, context)
    if names_part_of_year(frame):
        return _without_year(frame, direction, context)
    return _clock_only(context) if frame.day is None else _day_of_month(frame, context)


def _written(frame: Frame) -> Reading:
    if frame.decade is not None:
        period: Period | None = values.decade_period(frame.decade)
    elif frame.century is not None:
        period = values.century_period(frame.century)
    else:
        period = occurrence(frame, frame.year or 0)
    if period is None:
        return no_such_day()
    if frame.ambiguous:
        return read(period, "numerals", Confidence.UNSURE, Anchor())
    if frame.short_year:
        return read(period, "short_year", Confidence.LIKELY, Anchor())
    if frame.fiscal:
        return read(period, "fiscal", Confidence.UNSURE, Anchor())
    doubtful = frame.rule in {"calendar.bare_year", "calendar.era"}
    confidence = Confidence.LIKELY if doubtful else Confidence.SURE
    return read(period, "written", confidence, Anchor())


def _in_shifted_year(frame: Frame, shift: int, context: Context) -> Reading:
    """Read "September last year", "June of that year"."""
    point = context.latest() if frame.year_lean is Lean.CONTEXT else None
    base = point.period.first if point is not None else context.published
    if base is None:
        return unplaced(open_value(frame), granularity_of(frame), "no_publication")
    period = occurrence(frame, days.civil(base)[0] + shift)
    if period is None:
        return no_such_day()
    if point is not None:
        return read(
            period, "year_of_text", Confidence.LIKELY, point.anchor(), year=days.civil(base)[0]
        )
    return read(
        period,
        "year_of_publication",
        Confidence.LIKELY,
        context.publication(),
        day=short_day(base),
    )


def _without_year(frame: Frame, direction: Direction, context: Context) -> Reading:
    """Read a month, month-day, season, quarter or named day whose year is not written."""
    if frame.shift is not None:
        return _shifted(frame, frame.shift, context)
    point = context.thread if context.narrative else None
    if point is not None:
        return _carried(frame, point)
    if context.published is None:
        return unplaced(open_value(frame), granularity_of(frame), "no_publication")
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
        return no_such_day()
    at, period = min(found, key=lambda pair: _strain(point.period, pair[1], pair[0] - year))
    confidence = Confidence.LIKELY if frame.season is None else Confidence.UNSURE
    return read(period, "year_carried", confidence, point.anchor(), year=at, name=name_of(frame))


_NEW_YEAR_COST: Final = 100
_OLD_YEAR_COST: Final = 250
"""Days that the step into the next or back into the last year counts as: a story says so when the
year turns, except at the turn itself."""


def _strain(before: Period, after: Period, years: int) -> float:
    cost = _NEW_YEAR_COST if years > 0 else _OLD_YEAR_COST if years < 0 else 0
    return abs(after.first - before.first) + cost


def _shifted(frame: Frame, shift: int, context: Context) -> Reading:
    """Read "last summer", "next May", "this spring"."""
    point = context.latest() if context.narrative else None
    base = point.period.first if point is not None else context.published
    if base is None:
        return unplaced(open_value(frame), granularity_of(frame), "no_publication")
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
    return read(
        period, resolution, Confidence.LIKELY, anchor, name=name_of(frame), day=short_day(base)
    )


_AGAINST_TENSE: Final = 8.0
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
    return read(
        period,
        resolution,
        Confidence.UNSURE if resolution == "nearest" else Confidence.LIKELY,
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
    return (past if back <= forth else coming), "nearest"


def _day_of_month(frame: Frame, context: Context) -> Reading:
    """Read "on the 25th": in the month of the text, else the nearest."""
    point = context.latest(granularities=UP_TO_MONTHS)
    base = point.period.first if point is not None else context.published
    if base is None:
        return unplaced("XXXX-XX-XX", Granularity.DAY, "no_publication")
    year, month, _ = days.civil(base)
    day = frame.day or 1
    if day > days.days_in_month(year, month):
        return no_such_day()
    period = values.day_period(days.day_number(year, month, day))
    anchor = point.anchor() if point is not None else context.publication()
    return read(period, "day_of_month", Confidence.UNSURE, anchor, day=short_day(base))


def _clock_only(context: Context) -> Reading:
    """Read a time of day without its day."""
    point = context.latest(granularities=DAYS)
    if point is not None:
        return read(
            point.period,
            "day_of_text",
            Confidence.UNSURE,
            point.anchor(),
            day=short_day(point.period.first),
        )
    if context.published is None:
        return unplaced("XXXX-XX-XX", Granularity.DAY, "no_publication")
    return read(
        values.day_period(context.published),
        "day_of_publication",
        Confidence.UNSURE,
        context.publication(),
        day=short_day(context.published),
    )
