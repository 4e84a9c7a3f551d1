"""Civil days and minutes as integers, proleptic Gregorian, valid before year 1 as well."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

MINUTES_PER_DAY: Final = 1440
_DAYS_PER_ERA: Final = 146_097
_DAY_OF_YEAR_1: Final = 306
"""Days from 0000-03-01, where the era arithmetic starts, to 0001-01-01."""
_ISO_DAY = re.compile(r"(-?\d{4,})-(\d\d)-(\d\d)")


def day_number(year: int, month: int, day: int) -> int:
    """Return the days from 0001-01-01 (day 0) to this date; astronomical years (1 BC is year 0).

    The algorithm is Howard Hinnant's `days_from_civil` (chrono-Compatible Low-Level Date
    Algorithms), shifted to start at 0001-01-01.
    """
    year -= month <= 2
    era, year_of_era = divmod(year, 400)
    day_of_year = (153 * ((month + 9) % 12) + 2) // 5 + day - 1
    day_of_era = year_of_era * 365 + year_of_era // 4 - year_of_era // 100 + day_of_year
    return era * _DAYS_PER_ERA + day_of_era - _DAY_OF_YEAR_1


def civil(day: int) -> tuple[int, int, int]:
    """Return (year, month, day of month) of a day number (the inverse of `day_number`)."""
    era, day_of_era = divmod(day + _DAY_OF_YEAR_1, _DAYS_PER_ERA)
    year_of_era = (
        day_of_era - day_of_era // 1460 + day_of_era // 36_524 - day_of_era // 146_096
    ) // 365
    day_of_year = day_of_era - (365 * year_of_era + year_of_era // 4 - year_of_era // 100)
    shifted_month = (5 * day_of_year + 2) // 153
    month = shifted_month + 3 if shifted_month < 10 else shifted_month - 9
    return (
        year_of_era + era * 400 + (month <= 2),
        month,
        day_of_year - (153 * shifted_month + 2) // 5 + 1,
    )


def weekday(day: int) -> int:
    """Return the weekday of a day number, Monday 0 to Sunday 6 (0001-01-01 is a Monday)."""
    return day % 7


def days_in_month(year: int, month: int) -> int:
    """Return 28 to 31, the number of days of the month."""
    next_year, next_month = (year + 1, 1) if month == 12 else (year, month + 1)
    return day_number(next_year, next_month, 1) - day_number(year, month, 1)


def day_from_iso(text: str) -> int:
    """Return the day number of the `YYYY-MM-DD` at the start of `text`; raises ValueError."""
    match = _ISO_DAY.match(text)
    if match is None:
        message = f"not an ISO day: {text!r}"
        raise ValueError(message)
    year, month, day = (int(part) for part in match.groups())
    if not 1 <= month <= 12 or not 1 <= day <= days_in_month(year, month):
        message = f"no such day: {text!r}"
        raise ValueError(message)
    return day_number(year, month, day)


def iso_day(day: int) -> str:
    """Return a day number as `YYYY-MM-DD` (years before 0 with a minus sign)."""
    year, month, of_month = civil(day)
    sign = "-" if year < 0 else ""
    return f"{sign}{abs(year):04d}-{month:02d}-{of_month:02d}"


def day_of(value: date) -> int:
    """Return the day number of a `datetime.date`."""
    return value.toordinal() - 1


def first_minute(day: int) -> int:
    """Return the first minute of a day number, in minutes since 0001-01-01T00:00."""
    return day * MINUTES_PER_DAY


def last_minute(day: int) -> int:
    """Return the last minute of a day number, in minutes since 0001-01-01T00:00."""
    return day * MINUTES_PER_DAY + MINUTES_PER_DAY - 1


def day_of_minute(minute: int) -> int:
    """Return the day number that a minute lies in."""
    return minute // MINUTES_PER_DAY
