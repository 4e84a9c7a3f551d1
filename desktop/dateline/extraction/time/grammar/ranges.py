"""Rules for two ends that share a month, a year or an era; each end is a piece of its own."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from dateline.extraction.time.frames import Form, Frame, Unit
from dateline.extraction.time.grammar.years import YEAR, with_year
from dateline.extraction.time.rules import Built, Found, Piece, Rule, rule


def _days(found: Found) -> Built:
    """Read "from 3 to 5 May 2024", "May 3-5"."""
    return _ends(found, month=found.number("month"), other=found.number("month"))


def _month_days(found: Found) -> Built:
    """Read "March 28 to April 3, 2024": the year belongs to both."""
    return _ends(found, month=found.number("month"), other=found.number("month2"))


def _ends(found: Found, *, month: int, other: int) -> Built:
    first, second = found.number("first"), found.number("second")
    if not (1 <= first <= 31 and 1 <= second <= 31):
        return None
    start = with_year(found, Frame("range.days", Form.DATE, month=month, day=first))
    end = with_year(found, Frame("range.days", Form.DATE, month=other, day=second))
    return [(found.span("left"), start), (found.span("right"), end)]


def _months(found: Found) -> Built:
    """Read "from March to May 2024"; "from November to February 2024" starts in 2023."""
    first, second = found.number("first"), found.number("month")
    start = with_year(found, Frame("range.months", Form.DATE, month=first))
    end = with_year(found, Frame("range.months", Form.DATE, month=second))
    if first > second and start.year is not None:
        start = replace(start, year=start.year - 1)
    return [(found.span("left"), start), (found.span("right"), end)]


def _years(found: Found) -> Built:
    """Read "1994-95", "2014-2016", "between 218 and 201 BC"."""
    first, second = found.number("first"), found.number("second")
    if found.has("era") and found.words("era").startswith("b"):
        if not first > second > 0:
            return None
        first, second = 1 - first, 1 - second
    else:
        if found.span("second").length == 2:
            second += first // 100 * 100
        if not (1000 <= first < second <= 2200 and second - first < 300):
            return None
    start, end = (Frame("range.years", Form.DATE, year=year) for year in (first, second))
    return [(found.span("left"), start), (found.span("right"), end)]


def _listed_days(found: Found) -> Built:
    """Read "March 3, 5 and 7", "3, 5 and 7 March 2024"."""
    month = found.number("month")
    pieces: list[Piece] = []
    for group, part in (("first", "left"), ("second", "second"), ("third", "right")):
        day = found.number(group)
        if not 1 <= day <= 31:
            return None
        frame = with_year(found, Frame("range.days", Form.DATE, month=month, day=day))
        pieces.append((found.span(part), frame))
    return pieces


def _seasons(found: Found) -> Built:
    """Read "spring and summer 2024"."""
    first, second = (
        with_year(found, Frame("calendar.season", Form.DATE, season=found.letters(group)))
        for group in ("first", "season")
    )
    return [(found.span("left"), first), (found.span("right"), second)]


def _counted_units(found: Found) -> Built:
    """Read "the first and third quarters of 2024", "the 18th and 19th centuries"."""
    unit = found.unit("unit")
    numbers = (found.number("first"), found.number("second"))
    if unit is Unit.QUARTER and all(1 <= number <= 4 for number in numbers):
        frames = [Frame("calendar.quarter", Form.DATE, quarter=number) for number in numbers]
    elif unit is Unit.CENTURY:
        frames = [Frame("calendar.century", Form.DATE, century=number - 1) for number in numbers]
    else:
        return None
    first, second = (with_year(found, frame) for frame in frames)
    return [(found.span("left"), first), (found.span("right"), second)]


_MOVED: Final = re.compile(
    r"\b(?:postponed|moved|delayed|rescheduled|deferred|shifted|pushed|changed|switched|put back|"
    r"brought forward)\s+(?:\w+\s+){0,2}from\s+$",
    re.IGNORECASE,
)
"""Before "from Monday to Friday" it makes two days of it and no range."""
_MOVED_REACH: Final = 40


def _weekdays(found: Found) -> Built:
    """Read "from Monday to Friday", "Friday-Sunday": each end knows the other."""
    first, second = found.number("first"), found.number("second")
    if first == second or _MOVED.search(found.before(_MOVED_REACH)):
        return None
    start = Frame("calendar.weekday", Form.DATE, weekday=first, range_to=second)
    end = Frame("calendar.weekday", Form.DATE, weekday=second, range_from=first)
    return [(found.span("left"), start), (found.span("right"), end)]


_JOIN: Final = "(?:DASH|LONGDASH|TO|UNTIL|AND)"
_DAY_JOIN: Final = "(?:DASH|LONGDASH|SLASH|TO|UNTIL|AND)"
_DAY: Final = "DAYNUM|ORD"
_NUMBER: Final = "NUM|TWODIGIT|DAYNUM|YEARNUM"

RULES: Final[tuple[Rule, ...]] = (
    rule(
        "range.days",
        f"(?P<left>(?P<month>MON) (?P<first>{_DAY})) {_DAY_JOIN} (?P<right>(?P<second>{_DAY}) {YEAR}?)"
        " (?!ANYUNIT|MON)",
        _days,
    ),
    rule(
        "range.days",
        f"(?P<left>(?:THE)? (?P<first>{_DAY})) {_DAY_JOIN}"
        f" (?P<right>(?:THE)? (?P<second>{_DAY}) OF? (?P<month>MON) {YEAR}?)",
        _days,
    ),
    rule(
        "range.days",
        f"(?P<left>(?P<month>MON) (?P<first>{_DAY})) {_JOIN}"
        f" (?P<right>(?P<month2>MON) (?P<second>{_DAY}) {YEAR})",
        _month_days,
    ),
    rule(
        "range.days",
        f"(?P<left>(?P<first>{_DAY}) (?P<month>MON)) {_JOIN}"
        f" (?P<right>(?P<second>{_DAY}) (?P<month2>MON) {YEAR})",
        _month_days,
    ),
    rule(
        "range.months",
        f"(?P<left>(?P<first>MON)) {_JOIN} (?P<right>(?P<month>MON) {YEAR}) (?!DAYNUM)",
        _months,
    ),
    rule(
        "range.days",
        f"(?P<left>(?P<month>MON) (?P<first>{_DAY})) COMMA (?P<second>{_DAY}) COMMA? AND"
        f" (?P<right>(?P<third>{_DAY}) {YEAR}?) (?!ANYUNIT|MON)",
        _listed_days,
    ),
    rule(
        "range.days",
        f"(?P<left>(?:THE)? (?P<first>{_DAY})) COMMA (?P<second>{_DAY}) COMMA? AND"
        f" (?P<right>(?P<third>{_DAY}) OF? (?P<month>MON) {YEAR}?)",
        _listed_days,
    ),
    rule(
        "calendar.season",
        f"(?P<left>(?:THE)? (?P<first>SEASON)) (?:{_JOIN}|OR)"
        f" (?P<right>(?:THE)? (?P<season>SEASON) {YEAR})",
        _seasons,
    ),
    rule(
        "calendar.quarter",
        f"(?P<left>(?:THE)? (?P<first>ORD)) (?:AND|OR|TO)"
        f" (?P<right>(?:THE)? (?P<second>ORD) (?P<unit>UNITS) {YEAR}?)",
        _counted_units,
    ),
    rule(
        "calendar.weekday",
        "(?P<left>(?P<first>WDAY)) (?:DASH|LONGDASH|TO|UNTIL) (?P<right>(?P<second>WDAY))"
        " (?!COMMA? (?:MON|DAYNUM|ORD)|DAYPART|COMMA? THE (?:DAYNUM|ORD)|OF? (?:LAST|THIS|NEXT) UNIT)",
        _weekdays,
    ),
    rule(
        "range.years",
        "(?P<left>(?P<first>YEARNUM)) (?:DASH|SLASH|LONGDASH)"
        " (?P<right>(?P<second>YEARNUM|TWODIGIT|DAYNUM)) (?!ANYUNIT|DASH)",
        _years,
    ),
    rule(
        "range.years",
        f"(?P<left>(?P<first>{_NUMBER})) {_JOIN} (?P<right>(?P<second>{_NUMBER})"
        " (?P<era>BCE|CEERA))",
        _years,
    ),
)
