"""Dates in the Extended Date/Time Format (ISO 8601-2:2019, levels 0 and 1), as a person types them."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from dateline.extraction.time import values
from dateline.extraction.time.values import Period
from dateline.model import days
from dateline.model.confidence import Confidence
from dateline.model.timex import GivenDate, Granularity

_DATE: Final = re.compile(
    r"(?P<year>\d{4}|\d{3}X|\d\dXX)(?:-(?P<month>\d\d|XX)(?:-(?P<day>\d\d|XX))?)?(?P<doubt>[?~%]?)"
)
_SEASONS: Final = {21: "SP", 22: "SU", 23: "FA", 24: "WI"}
_FIRST_QUARTER, _FIRST_HALF = 33, 40
_MONTHS: Final = 12
_OPEN: Final = frozenset({"", ".."})


def read_edtf(text: str) -> GivenDate | None:
    """Return the date of an EDTF text, or None where `text` is none.

    Level 0: years, months, days, intervals. Of level 1: `~` (approximate), `?` and `%` (uncertain),
    unspecified digits (`199X`, `2025-XX`), seasons 21 to 24, quarters 33 to 36, halves 40 and 41,
    and open intervals (`2025-02/..`).
    """
    first, slash, last = text.strip().partition("/")
    if not slash:
        return _read_date(first)
    ends = [None if end in _OPEN else _read_date(end) for end in (first, last)]
    written = [end for end in (first, last) if end not in _OPEN]
    known = [end for end in ends if end is not None]
    if not known or len(known) != len(written):
        return None
    begin, end = ends
    earliest = None if begin is None else begin.earliest
    latest = None if end is None else end.latest
    if earliest is not None and latest is not None and latest < earliest:
        return None
    doubts = min(known, key=lambda date: date.confidence).confidence
    mod = next((date.mod for date in known if date.mod), None)
    value = "/".join(end if end not in _OPEN else ".." for end in (first, last))
    return GivenDate(value.strip("?~%"), mod, earliest, latest, Granularity.RANGE, doubts)


def _read_date(text: str) -> GivenDate | None:
    match = _DATE.fullmatch(text.strip())
    period = None if match is None else _period(match["year"], match["month"], match["day"])
    if match is None or period is None:
        return None
    given = GivenDate(
        period.value,
        None,
        days.first_minute(period.first),
        days.last_minute(period.last),
        period.granularity,
    )
    if match["doubt"] in {"~", "%"}:
        given = replace(given, mod="APPROX", confidence=Confidence.LIKELY)
    if match["doubt"] in {"?", "%"}:
        given = replace(given, confidence=Confidence.UNSURE)
    return given


def _period(year: str, month: str | None, day: str | None) -> Period | None:
    """Return the days of the written parts; an unspecified part leaves the larger unit."""
    if "X" in year:
        return _many_years(year) if month is None and day is None else None
    of_year = int(year)
    if month in {None, "XX"}:
        return values.year_period(of_year) if of_year and day in {None, "XX"} else None
    of_month = int(month or 0)
    if not of_year or not 1 <= of_month <= _MONTHS:
        return _part_of_year(of_year, of_month) if of_year and day is None else None
    return _in_month(of_year, of_month, day)


def _many_years(year: str) -> Period:
    if year.endswith("XX"):
        return values.century_period(int(year[:2]))
    return values.decade_period(int(year[:3]))


def _in_month(year: int, month: int, day: str | None) -> Period | None:
    if day is None or day == "XX":
        return values.month_period(year, month)
    known = 1 <= int(day) <= days.days_in_month(year, month)
    return values.day_period(days.day_number(year, month, int(day))) if known else None


def _part_of_year(year: int, code: int) -> Period | None:
    if code in _SEASONS:
        return values.season_period(year, _SEASONS[code])
    if _FIRST_QUARTER <= code < _FIRST_QUARTER + 4:
        return values.quarter_period(year, code - _FIRST_QUARTER + 1)
    if _FIRST_HALF <= code < _FIRST_HALF + 2:
        return values.half_period(year, code - _FIRST_HALF + 1)
    return None
