"""Which part of a year a frame names, and how it is written while the year is unknown."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, TypeAlias

from dateline.extraction.time import values
from dateline.extraction.time.feasts import FEASTS, feast
from dateline.extraction.time.frames import Frame, Unit
from dateline.extraction.time.values import Period
from dateline.model import days
from dateline.model.timex import Granularity

Part: TypeAlias = tuple[Callable[[Frame], bool], Callable[[Frame, int], Period | None]]


LAST_DAY: Final = -1
"""The day of a frame that names the last of its month, whatever its length."""


def _day(frame: Frame, year: int) -> Period | None:
    month, day = frame.month or 1, frame.day or 1
    length = days.days_in_month(year, month)
    day = length if day == LAST_DAY else day
    if day > length:
        return None
    return values.day_period(days.day_number(year, month, day))


def _nth_weekday(frame: Frame, year: int) -> Period | None:
    month, weekday, nth = frame.month or 1, frame.weekday or 0, frame.nth or 1
    day = values.nth_weekday(year, month, weekday, nth)
    inside = days.civil(day)[:2] == (year, month)
    return values.day_period(day) if inside else None


def _nth_week(frame: Frame, year: int) -> Period | None:
    """Return seven days of a month, whose value stays that of the month (TIMEX3 has none); a
    weekend is that of its first, second … Saturday.
    """
    if frame.unit is Unit.WEEKEND:
        return values.weekend_period(
            values.nth_weekday(year, frame.month or 1, _SATURDAY, frame.nth or 1)
        )
    month, nth = values.month_period(year, frame.month or 1), frame.nth or 1
    first = month.last - 6 if nth < 0 else month.first + 7 * (nth - 1)
    return Period(month.value, first, first + 6, Granularity.WEEK)


def _holiday(year: int, name: str) -> Period | None:
    """Return a named day, or the days of a longer feast as a range, which TIMEX3 has no value for."""
    if name not in FEASTS:
        return values.day_period(values.holiday_day(year, name))
    found = feast(year, name)
    if found is None:
        return None
    first, last = map(values.day_period, found)
    if first == last:
        return first
    return Period(f"{first.value}/{last.value}", first.first, last.last, Granularity.RANGE)


def _week_around(frame: Frame, year: int) -> Period | None:
    """Return the week that holds the day, or the weekend that it is in or that follows it."""
    period = _day(frame, year)
    if period is None:
        return None
    if frame.unit is Unit.WEEKEND:
        return values.weekend_period(period.first)
    return values.week_period(period.first)


def _numbered_week(frame: Frame, year: int) -> Period | None:
    """Return an ISO 8601 week by its number; most years have 52."""
    first = days.day_number(year, 1, _DAY_OF_FIRST_WEEK)
    period = values.week_period(first + 7 * ((frame.week or 1) - 1))
    return period if values.iso_week(period.first)[0] == year else None


_DAY_OF_FIRST_WEEK: Final = 4
"""The first week of a year holds 4 January (ISO 8601)."""
_SATURDAY: Final = 5
_WEEKS: Final = frozenset({Unit.WEEK, Unit.WEEKEND})
_PARTS: Final[tuple[Part, ...]] = (
    (lambda frame: frame.week is not None, _numbered_week),
    (lambda frame: frame.nth is not None and frame.unit in _WEEKS, _nth_week),
    (lambda frame: frame.nth is not None, _nth_weekday),
    (lambda frame: frame.day is not None and frame.unit in _WEEKS, _week_around),
    (lambda frame: frame.month is not None and frame.day is not None, _day),
    (
        lambda frame: frame.month is not None,
        lambda frame, year: values.month_period(year, frame.month or 1),
    ),
    (
        lambda frame: frame.season is not None,
        lambda frame, year: values.season_period(year, frame.season or "SU"),
    ),
    (
        lambda frame: frame.quarter is not None,
        lambda frame, year: values.quarter_period(year, frame.quarter or 1),
    ),
    (
        lambda frame: frame.half is not None,
        lambda frame, year: values.half_period(year, frame.half or 1),
    ),
    (
        lambda frame: frame.holiday is not None,
        lambda frame, year: _holiday(year, frame.holiday or ""),
    ),
)
"""What a frame can name of a year, the finest first."""


def occurrence(frame: Frame, year: int) -> Period | None:
    """Return the period that the frame names in `year`; None for a day that month lacks."""
    for names, period in _PARTS:
        if names(frame):
            return period(frame, year)
    return values.year_period(year)


def names_part_of_year(frame: Frame) -> bool:
    """Whether the frame names something that comes once a year."""
    return any(names(frame) for names, _ in _PARTS)


def open_value(frame: Frame) -> str:
    """Return the TIMEX3 value with the unknown parts as X."""
    month = "" if frame.month is None else f"{frame.month:02d}"
    day = "" if frame.day is None else f"-{frame.day:02d}"
    written = (
        (frame.week, f"XXXX-W{frame.week or 0:02d}"),
        (frame.month, f"XXXX-{month}{day}"),
        (frame.weekday, f"XXXX-WXX-{(frame.weekday or 0) + 1}"),
        (frame.season, f"XXXX-{frame.season}"),
        (frame.quarter, f"XXXX-Q{frame.quarter}"),
        (frame.half, f"XXXX-H{frame.half}"),
        (True if frame.unit is Unit.WEEKEND else None, "XXXX-WXX-WE"),
    )
    return next((value for part, value in written if part is not None), "XXXX-XX-XX")


def granularity_of(frame: Frame) -> Granularity:
    """Return how finely the frame places what it names."""
    named = (
        (frame.dated, Granularity.DAY),
        (frame.week is not None or frame.unit is Unit.WEEK, Granularity.WEEK),
        (frame.month is not None, Granularity.MONTH),
        (frame.season is not None, Granularity.SEASON),
        (frame.quarter is not None, Granularity.QUARTER),
        (frame.half is not None, Granularity.HALF),
        (frame.unit is Unit.WEEKEND, Granularity.WEEKEND),
    )
    return next((granularity for holds, granularity in named if holds), Granularity.DAY)
