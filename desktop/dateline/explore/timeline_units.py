"""Units of the calendar, hours to centuries: where each begins and how long it is on average."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import Final

import numpy as np

from dateline.explore.timeline import DaySpan, IntArray
from dateline.model.days import MINUTES_PER_DAY, civil, day_number, days_in_month, weekday

_MINUTES_PER_HOUR: Final = 60
_EPOCH_DAY: Final = day_number(1970, 1, 1)
_DAYS_PER_YEAR: Final = 365.2425


class Unit(IntEnum):
    """Units of the calendar, in order of length."""

    HOUR = 0
    DAY = 1
    WEEK = 2
    MONTH = 3
    YEAR = 4
    DECADE = 5
    CENTURY = 6


_DAYS_OF_UNIT: Final = {
    Unit.HOUR: 1 / 24,
    Unit.DAY: 1.0,
    Unit.WEEK: 7.0,
    Unit.MONTH: _DAYS_PER_YEAR / 12,
    Unit.YEAR: _DAYS_PER_YEAR,
    Unit.DECADE: _DAYS_PER_YEAR * 10,
    Unit.CENTURY: _DAYS_PER_YEAR * 100,
}
_MONTHS_OF_UNIT: Final = {Unit.MONTH: 1, Unit.YEAR: 12, Unit.DECADE: 120, Unit.CENTURY: 1200}


@dataclass(frozen=True, slots=True)
class Step:
    """A number of units: 3 months, 1 week, 6 hours."""

    unit: Unit
    number: int = 1

    @property
    def days(self) -> float:
        """The average length in days."""
        return _DAYS_OF_UNIT[self.unit] * self.number


def starts(step: Step, first: int, last: int) -> IntArray:
    """Return the minutes at which the steps begin that touch the minutes `first` to `last`.

    The first is at or before `first`; one more, after `last`, closes the series. Hours count from
    midnight, weeks begin on Monday, months from January and years from multiples of the number.
    """
    match step.unit:
        case Unit.HOUR:
            return _even_starts(step.number * _MINUTES_PER_HOUR, 0, first, last)
        case Unit.DAY:
            return _even_starts(step.number * MINUTES_PER_DAY, 0, first, last)
        case Unit.WEEK:
            # Day 0 (0001-01-01) is a Monday.
            return _even_starts(7 * step.number * MINUTES_PER_DAY, 0, first, last)
        case _:
            return _month_starts(_MONTHS_OF_UNIT[step.unit] * step.number, first, last)


def _even_starts(length: int, origin: int, first: int, last: int) -> IntArray:
    begin = (first - origin) // length
    end = (last - origin) // length + 2
    return np.arange(begin, end, dtype=np.int64) * length + origin


def _month_starts(months: int, first: int, last: int) -> IntArray:
    begin = _month_index(first) // months
    end = _month_index(last) // months + 2
    indexes = np.arange(begin, end, dtype=np.int64) * months - 1970 * 12
    days = indexes.astype("datetime64[M]").astype("datetime64[D]").astype(np.int64)
    return (days + _EPOCH_DAY) * MINUTES_PER_DAY


def _month_index(minute: int) -> int:
    year, month, _ = civil(minute // MINUTES_PER_DAY)
    return year * 12 + month - 1


def moved(days: DaySpan, unit: Unit, by: int) -> DaySpan:
    """Return the days `by` units later (earlier if negative).

    Days that are whole calendar months stay whole months when moved by months or years.
    """
    match unit:
        case Unit.HOUR | Unit.DAY:
            return DaySpan(days.first + by, days.last + by)
        case Unit.WEEK:
            return DaySpan(days.first + 7 * by, days.last + 7 * by)
        case _:
            months = _MONTHS_OF_UNIT[unit] * by
    year, month, day = civil(days.first)
    last_year, last_month, last_day = civil(days.last)
    whole = day == 1 and last_day == days_in_month(last_year, last_month)
    first = _month_later(year, month, day, months)
    if whole:
        return DaySpan(first, _month_later(last_year, last_month, 31, months))
    return DaySpan(first, first + days.count - 1)


def _month_later(year: int, month: int, day: int, months: int) -> int:
    year, month = divmod(year * 12 + month - 1 + months, 12)
    return day_number(year, month + 1, min(day, days_in_month(year, month + 1)))


def is_weekend(day: int) -> bool:
    """Return whether the day number is a Saturday or a Sunday."""
    return weekday(day) >= 5
