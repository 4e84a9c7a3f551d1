"""Rules for two ends that share a month, a year or an era; each end is a piece of its own."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from dateline.extraction.time.frames import Form, Frame
from dateline.extraction.time.grammar.years import YEAR, with_year
from dateline.extraction.time.rules import Built, Found, Rule, rule


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


_JOIN: Final = "(?:DASH|LONGDASH|TO|UNTIL|AND)"
_DAY: Final = "DAYNUM|ORD"
_NUMBER: Final = "NUM|TWODIGIT|DAYNUM|YEARNUM"

RULES: Final[tuple[Rule, ...]] = (
    rule(
        "range.days",
        f"(?P<left>(?P<month>MON) (?P<first>{_DAY})) {_JOIN} (?P<right>(?P<second>{_DAY}) {YEAR}?)"
        " (?!ANYUNIT|MON)",
        _days,
    ),
    rule(
        "range.days",
        f"(?P<left>(?:THE)? (?P<first>{_DAY})) {_JOIN}"
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
