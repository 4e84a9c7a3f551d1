"""Calendar names, whole or without their year: which August 6, which Tuesday."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Final

from dateline.extraction.time import values
from dateline.extraction.time.direction import Direction, Tense
from dateline.extraction.time.frames import Frame, Lean, Unit
from dateline.extraction.time.resolution.carrying import carried, carrier
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
    reason,
    short_day,
    unplaced,
    weekday_name,
)
from dateline.extraction.time.resolution.weekdays import STATES, resolve_weekday
from dateline.extraction.time.values import Period
from dateline.model import days
from dateline.model.confidence import Confidence
from dateline.model.timex import Anchor, Granularity


def resolve_date(frame: Frame, direction: Direction, context: Context) -> Reading:
    """Return the reading of a DATE frame."""
    if frame.decade is not None or frame.century is not None or frame.year is not None:
        return resolve_written(frame)
    if frame.year_shift is not None:
        return _in_shifted_year(frame, frame.year_shift, context)
    if frame.weekday is not None and frame.day is not None and frame.month is None:
        return _weekday_and_day(frame, frame.weekday, frame.day, context)
    weekend = frame.unit is Unit.WEEKEND
    if frame.month is None and (frame.weekday is not None or weekend):
        return resolve_weekday(frame, direction, context)
    if names_part_of_year(frame):
        far_end = _far_end(frame, context) if frame.follows and not context.narrative else None
        return far_end or _without_year(frame, direction, context)
    return _clock_only(direction, context) if frame.day is None else _day_of_month(frame, context)


def resolve_written(frame: Frame) -> Reading:
    """Return the reading of a frame that names its year, decade or century."""
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
    if frame.settled:
        return read(period, "numerals_settled", Confidence.LIKELY, Anchor())
    if frame.short_year:
        return read(period, "short_year", Confidence.LIKELY, Anchor())
    if frame.fiscal:
        return read(period, "fiscal", Confidence.UNSURE, Anchor())
    doubtful = frame.rule in {"calendar.bare_year", "calendar.era", "calendar.historic"}
    confidence = Confidence.LIKELY if doubtful else Confidence.SURE
    reading = read(period, "written", confidence, Anchor())
    return replace(reading, reason=reason(_how_written(frame)))


def _how_written(frame: Frame) -> str:
    """Return the reason of a date that the words themselves place."""
    ways = (
        (frame.decade is not None, "decade"),
        (frame.century is not None, "century"),
        (frame.rule == "calendar.historic", "historic"),
    )
    return next((name for holds, name in ways if holds), "written")


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
    if frame.weekday is not None and frame.nth is None:
        agreeing = _on_weekday(frame, frame.weekday, context)
        if agreeing is not None:
            return agreeing
    if context.narrative and context.thread is not None:
        return _in_story(frame, direction, context.thread, context)
    full = carrier(direction, context)
    if full is not None:
        return carried(frame, full, context)
    if context.published is None:
        return unplaced(open_value(frame), granularity_of(frame), "no_publication")
    return _directed(frame, direction, context, context.published)


def _far_end(frame: Frame, context: Context) -> Reading | None:
    """Read the far end of "late April to early May": the first that the near end does not follow.

    None where the near end has no place.
    """
    near = context.latest()
    if near is None or near.index != context.index - 1:
        return None
    year = days.civil(near.period.first)[0]
    found = [p for at in (year, year + 1) if (p := occurrence(frame, at)) is not None]
    coming = [period for period in found if period.last >= near.period.first]
    if not coming:
        return no_such_day()
    confidence = Confidence.LIKELY if near.written else Confidence.UNSURE
    return read(
        coming[0],
        "far_end",
        confidence,
        near.anchor(),
        name=name_of(frame),
        day=short_day(near.period.first),
    )


def _in_story(frame: Frame, direction: Direction, thread: Point, context: Context) -> Reading:
    if _is_habit(frame, direction):
        return unplaced(open_value(frame), granularity_of(frame), "habit", cue=direction.cue)
    return carried(frame, thread, context)


def _is_habit(frame: Frame, direction: Direction) -> bool:
    """Whether a story tells what happens every year: "the river freezes in January"."""
    return direction.tense is Tense.PRESENT and frame.day is None and frame.holiday is None


_WEEKDAY_YEARS: Final = 3
"""How many years away a day may be sought by its weekday; it comes again after five or six."""


def _on_weekday(frame: Frame, weekday: int, context: Context) -> Reading | None:
    """Read "Tuesday, March 11": the year nearest to the anchor in which it is a Tuesday."""
    point = context.thread if context.narrative else None
    base = point.period.first if point is not None else context.published
    if base is None:
        return None
    year = days.civil(base)[0]
    around = range(year - _WEEKDAY_YEARS, year + _WEEKDAY_YEARS + 1)
    found = [p for at in around if (p := occurrence(frame, at)) is not None]
    suiting = [period for period in found if days.weekday(period.first) == weekday]
    if not suiting:
        return None
    period = min(suiting, key=lambda period: abs(period.first - base))
    anchor = point.anchor() if point is not None else context.publication()
    return read(
        period,
        "weekday_agrees",
        Confidence.LIKELY,
        anchor,
        name=name_of(frame),
        weekday=weekday_name(weekday),
        day=short_day(base),
    )


_MONTHS_AROUND: Final = 6
"""How many months away a day of the month is sought by its weekday; it comes again after a few."""


def _weekday_and_day(frame: Frame, weekday: int, day: int, context: Context) -> Reading:
    """Read "Friday 7th": the nearest 7th that is a Friday."""
    point = context.latest(granularities=DAYS) if context.narrative else None
    base = point.period.first if point is not None else context.published
    if base is None:
        return unplaced(open_value(frame), Granularity.DAY, "no_publication")
    year, month, _ = days.civil(base)
    months = [values.month_period(year, month + n) for n in range(-_MONTHS_AROUND, 7)]
    found = [m.first + day - 1 for m in months if m.first + day - 1 <= m.last]
    suiting = [at for at in found if days.weekday(at) == weekday]
    if not suiting:
        return no_such_day()
    nearest = min(suiting, key=lambda at: abs(at - base))
    return read(
        values.day_period(nearest),
        "weekday_agrees",
        Confidence.LIKELY,
        point.anchor() if point is not None else context.publication(),
        name=name_of(frame),
        weekday=weekday_name(weekday),
        day=short_day(base),
    )


def _shifted(frame: Frame, shift: int, context: Context) -> Reading:
    """Read "last summer", "next May", "this spring"; "that June" leans on the text.

    "This June" is the June of publication in a story too. "Last spring", said in autumn, is this
    year's or the one before: it is unsure.
    """
    leans = frame.lean is Lean.CONTEXT or (context.narrative and shift != 0)
    point = context.latest() if leans else None
    base = point.period.first if point is not None else context.published
    if base is None:
        return unplaced(open_value(frame), granularity_of(frame), "no_publication")
    year = days.civil(base)[0]
    around = [p for at in range(year - 2, year + 3) if (p := occurrence(frame, at)) is not None]
    if not around:
        return no_such_day()
    if shift < 0:
        period = max((p for p in around if p.last < base), key=_start, default=around[0])
        resolution = "last_named"
    elif shift > 0:
        period = min((p for p in around if p.first > base), key=_start, default=around[-1])
        resolution = "next_named"
    else:
        period = occurrence(frame, year) or around[0]
        resolution = "this_named"
    anchor = point.anchor() if point is not None else context.publication()
    either = shift < 0 and days.civil(period.first)[0] == year
    confidence = Confidence.UNSURE if either else Confidence.LIKELY
    return read(period, resolution, confidence, anchor, name=name_of(frame), day=short_day(base))


_AGAINST_TENSE: Final = 8.0
"""How much longer a way counts that the tense speaks against: parses err, and "agreed to meet on
March 12" in February is past in form and coming in meaning."""


_AGAINST_NEAR_TENSE: Final = 12.0
"""The same where the date hangs on the past verb itself."""
_AGAINST_NEAR_TENSE_OF_MONTH: Final = 40.0
"""The same for a month: people agree to meet on a day, hardly in a month."""
_AGAINST_LOOSE_TENSE: Final = 3.0
"""The same where the past verb is not that of the date itself: "he feared a June vote"."""
_FOR_PLANS: Final = 2.0
"""How much longer the way to what is to come may be where a present tells of it ("opens in May")."""


def _directed(frame: Frame, direction: Direction, context: Context, published: int) -> Reading:
    """Choose the year by tense and nearness to publication."""
    year = days.civil(published)[0]
    around = [p for at in range(year - 9, year + 10) if (p := occurrence(frame, at)) is not None]
    if not around:
        return no_such_day()
    past = max((p for p in around if p.first <= published), key=_start, default=around[0])
    coming = min((p for p in around if p.last >= published), key=_start, default=around[-1])
    period, resolution = past, "current"
    if past != coming:
        period, resolution = _by_tense(frame, direction, past, coming, published)
    loose = resolution in {"nearest", "present"} or direction.tense is Tense.OPEN
    return read(
        period,
        resolution,
        Confidence.UNSURE if loose else Confidence.LIKELY,
        context.publication(),
        name=name_of(frame),
        day=short_day(published),
        cue=direction.cue,
    )


def _start(period: Period) -> int:
    return period.first


def _by_tense(
    frame: Frame, direction: Direction, past: Period, coming: Period, published: int
) -> tuple[Period, str]:
    tense, of_quarter = direction.tense, frame.quarter is not None
    back, forth = published - past.last, coming.first - published
    reach = _reach(frame, direction)
    plan = tense is Tense.PRESENT and direction.cue not in STATES and forth <= back * _FOR_PLANS
    ways = (
        (direction.link == "since", past, "since"),
        (tense is Tense.FUTURE and not of_quarter, coming, "future"),
        (tense is Tense.NONE and of_quarter, past, "finished"),
        (reach is not None and back <= forth * reach, past, "past"),
        (plan, coming, "present"),
        (back <= forth, past, "nearest"),
    )
    return next(((period, name) for holds, period, name in ways if holds), (coming, "nearest"))


def _reach(frame: Frame, direction: Direction) -> float | None:
    """Return how many times longer the way back may be than the way forth, None for no past."""
    if direction.tense is Tense.OPEN:
        return _AGAINST_LOOSE_TENSE
    if direction.tense is not Tense.PAST:
        return None
    if direction.cue.startswith("had "):
        return math.inf
    if not direction.near:
        return _AGAINST_TENSE
    return _AGAINST_NEAR_TENSE if frame.dated else _AGAINST_NEAR_TENSE_OF_MONTH


def _day_of_month(frame: Frame, context: Context) -> Reading:
    """Read "on the 25th", "the 25th of last month": counted from the month of the text."""
    deictic = frame.lean is Lean.PUBLICATION and context.published is not None
    point = None if deictic else context.latest(granularities=UP_TO_MONTHS)
    base = point.period.first if point is not None else context.published
    if base is None:
        return unplaced("XXXX-XX-XX", Granularity.DAY, "no_publication")
    year, month, _ = days.civil(values.shifted_month(base, frame.month_shift or 0))
    day = frame.day or 1
    if day > days.days_in_month(year, month):
        return no_such_day()
    period = values.day_period(days.day_number(year, month, day))
    anchor = point.anchor() if point is not None else context.publication()
    return read(period, "day_of_month", Confidence.UNSURE, anchor, day=short_day(base))


def _clock_only(direction: Direction, context: Context) -> Reading:
    """Read a time of day without its day: that of the last day named, in news no day to come that
    another paragraph names.
    """
    point = context.latest(granularities=DAYS)
    published = context.published
    if point is not None and published is not None and point.period.first > published:
        point = point if point.paragraph == direction.paragraph else None
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
