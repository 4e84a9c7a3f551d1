"""Calendar periods as TIMEX3 values with their first and last day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from dateline.extraction.time import lexicon
from dateline.model import days
from dateline.model.timex import Granularity


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of whole days; `first` and `last` are day numbers, inclusive."""

    value: str
    first: int
    last: int
    granularity: Granularity


def written_year(year: int) -> str:
    """Return an astronomical year as TIMEX3 writes it: `2025`, `BC0149` for the year -148."""
    return f"{year:04d}" if year > 0 else f"BC{1 - year:04d}"


def full_year(short: int) -> int:
    """Return the year a two-digit year stands for (POSIX: 69-99 are 19xx, 00-68 are 20xx)."""
    return short + (1900 if short >= 69 else 2000)


def day_period(day: int) -> Period:
    """Return one day."""
    year, month, of_month = days.civil(day)
    value = f"{written_year(year)}-{month:02d}-{of_month:02d}"
    return Period(value, day, day, Granularity.DAY)


def iso_week(day: int) -> tuple[int, int]:
    """Return the ISO 8601 week-numbering year and week of a day number."""
    thursday = day - days.weekday(day) + 3
    year = days.civil(thursday)[0]
    return year, (thursday - days.day_number(year, 1, 1)) // 7 + 1


def week_period(day: int) -> Period:
    """Return the ISO week (Monday to Sunday) that holds `day`."""
    monday = day - days.weekday(day)
    year, week = iso_week(day)
    return Period(f"{written_year(year)}-W{week:02d}", monday, monday + 6, Granularity.WEEK)


def weekend_period(day: int) -> Period:
    """Return the Saturday and Sunday of the ISO week that holds `day`."""
    week = week_period(day)
    return Period(f"{week.value}-WE", week.first + 5, week.last, Granularity.WEEKEND)


def month_period(year: int, month: int) -> Period:
    """Return a month; `month` may lie outside 1 to 12 and is carried into the year."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    first = days.day_number(year, month, 1)
    last = first + days.days_in_month(year, month) - 1
    return Period(f"{written_year(year)}-{month:02d}", first, last, Granularity.MONTH)


_SEASON_STARTS: Final = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
"""First months of the northern meteorological seasons; a winter belongs to the year it begins in."""


def season_period(year: int, season: str) -> Period:
    """Return three months from the season's first."""
    start = _SEASON_STARTS[season]
    first, last = month_period(year, start).first, month_period(year, start + 2).last
    return Period(f"{written_year(year)}-{season}", first, last, Granularity.SEASON)


def quarter_period(year: int, quarter: int) -> Period:
    """Return a quarter of the calendar year; `quarter` outside 1 to 4 is carried into the year."""
    year, quarter = year + (quarter - 1) // 4, (quarter - 1) % 4 + 1
    first = month_period(year, 3 * quarter - 2).first
    last = month_period(year, 3 * quarter).last
    return Period(f"{written_year(year)}-Q{quarter}", first, last, Granularity.QUARTER)


def half_period(year: int, half: int) -> Period:
    """Return a half of the calendar year, 1 or 2."""
    first = month_period(year, 6 * half - 5).first
    return Period(
        f"{written_year(year)}-H{half}", first, month_period(year, 6 * half).last, Granularity.HALF
    )


def year_period(year: int) -> Period:
    """Return a calendar year."""
    first, last = days.day_number(year, 1, 1), days.day_number(year, 12, 31)
    return Period(written_year(year), first, last, Granularity.YEAR)


def decade_period(decade: int) -> Period:
    """Return the ten years from `10 * decade` on."""
    first = year_period(10 * decade).first
    return Period(f"{decade:03d}", first, year_period(10 * decade + 9).last, Granularity.DECADE)


def century_period(century: int) -> Period:
    """Return a century: 19 is the 20th (1901 to 2000), -1 the 1st BC."""
    if century >= 0:
        start = 100 * century + 1
        value = f"{century:02d}"
    else:
        start = 100 * century + 1
        value = f"BC{-century - 1:02d}"
    first, last = year_period(start).first, year_period(start + 99).last
    return Period(value, first, last, Granularity.CENTURY)


def easter(year: int) -> int:
    """Return the day number of Easter Sunday (anonymous Gregorian algorithm, Meeus 1991)."""
    golden, century, rest = year % 19, year // 100, year % 100
    epact = (19 * golden + century - century // 4 - (8 * century + 13) // 25 + 15) % 30
    offset = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    correction = (golden + 11 * epact + 22 * offset) // 451
    month, day = divmod(epact + offset - 7 * correction + 114, 31)
    return days.day_number(year, month, day + 1)


def orthodox_easter(year: int) -> int:
    """Return the day number of Easter Sunday in the eastern churches (Julian reckoning, Meeus 1991)."""
    moon = (19 * (year % 19) + 15) % 30
    weekday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
    month, day = divmod(moon + weekday + 114, 31)
    julian_to_gregorian = year // 100 - year // 400 - 2
    return days.day_number(year, month, day + 1) + julian_to_gregorian


def holiday_day(year: int, name: str) -> int:
    """Return the day number of a named day; raises KeyError for a name that is none."""
    if name in lexicon.FIXED_HOLIDAYS:
        return days.day_number(year, *lexicon.FIXED_HOLIDAYS[name])
    if name in lexicon.EASTER_HOLIDAYS:
        return easter(year) + lexicon.EASTER_HOLIDAYS[name]
    if name in lexicon.ORTHODOX_EASTER:
        return orthodox_easter(year)
    if name in lexicon.DAYS_AFTER_THANKSGIVING:
        return holiday_day(year, "thanksgiving") + lexicon.DAYS_AFTER_THANKSGIVING[name]
    month, weekday, which = lexicon.MOVABLE_HOLIDAYS[name]
    if which == 0:
        return nth_weekday(year, month, 0, 1) + 1
    return nth_weekday(year, month, weekday, which)


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> int:
    """Return the day number of the nth such weekday of a month (-1 the last), perhaps past its end."""
    if nth < 0:
        last = month_period(year, month).last
        return last - (days.weekday(last) - weekday) % 7
    first = days.day_number(year, month, 1)
    return first + (weekday - days.weekday(first)) % 7 + 7 * (nth - 1)


def shifted_month(day: int, months: int) -> int:
    """Return the same day of the month `months` later, or that month's last day."""
    year, month, of_month = days.civil(day)
    period = month_period(year, month + months)
    return min(period.first + of_month - 1, period.last)
