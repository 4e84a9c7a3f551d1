"""Rules for days and months, with or without their year."""

from __future__ import annotations

import re
from typing import Final

from dateline.extraction.time.frames import Form, Frame, Lean
from dateline.extraction.time.grammar.years import YEAR, full_year, with_year
from dateline.extraction.time.rules import Built, Found, Rule, rule
from dateline.model.timex import TimexType


def _day(found: Found) -> Built:
    day = found.number("day")
    if not 1 <= day <= 31:
        return None
    return with_year(found, Frame("calendar.day", Form.DATE, month=found.number("month"), day=day))


def _month(found: Found) -> Built:
    return with_year(found, Frame("calendar.month", Form.DATE, month=found.number("month")))


_MONTH_LEADS: Final = frozenset(
    "in of since by until till from to last this next early late mid through during before after "
    "and or for - – every each past".split()
)


def _bare_month(found: Found) -> Built:
    """Read a month alone; "March" and "May" only where a preposition leads to them."""
    word = found.words("month")
    if word in {"march", "may"}:
        before = re.findall(
            r"[\w]+|[-–]", found.lexed.text[max(0, found.span().start - 14) : found.span().start]
        )
        if not before or before[-1].lower() not in _MONTH_LEADS:
            return None
    return Frame("calendar.month", Form.DATE, month=found.number("month"))


def _last_month(found: Found) -> Built:
    """Read "last June", "next May", "the previous March", "that August"."""
    shift = SHIFTS[found.words("shift")]
    return Frame("calendar.month", Form.DATE, month=found.number("month"), shift=shift)


SHIFTS: Final = {
    "this": 0,
    "last": -1,
    "past": -1,
    "previous": -1,
    "preceding": -1,
    "prior": -1,
    "next": 1,
    "coming": 1,
    "upcoming": 1,
    "following": 1,
    "subsequent": 1,
    "that": 0,
    "same": 0,
    "current": 0,
}
"""How many units away each of these words points."""


ANAPHORIC: Final = frozenset(
    {"previous", "preceding", "prior", "following", "subsequent", "that", "same"}
)
"""Words that count from a day in the text."""


def _iso(found: Found) -> Built:
    written = found.letters("iso")
    month, day = int(written[5:7]), int(written[8:10])
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    frame = Frame("calendar.iso", Form.DATE, year=int(written[:4]), month=month, day=day)
    if "T" not in written:
        return frame
    return Frame(
        "calendar.iso",
        Form.DATE,
        TimexType.TIME,
        year=frame.year,
        month=month,
        day=day,
        hour=int(written[11:13]) % 24,
        minute=int(written[14:16]) % 60,
    )


def _numeric(found: Found) -> Built:
    """Read 13/3/2025, 3/13/25, 13.3.2025; the order of the first two numbers may stay open."""
    written = found.letters("numeric")
    first, second, year = (int(part) for part in re.split(r"[/.]", written))
    year = full_year(year) if year < 100 else year
    dotted = "." in written
    day_first = dotted or first > 12
    day, month = (first, second) if day_first else (second, first)
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    ambiguous = not dotted and first <= 12 and second <= 12 and first != second
    return Frame(
        "calendar.numeric", Form.DATE, year=year, month=month, day=day, ambiguous=ambiguous
    )


_AFTER_ORDINAL = re.compile(
    r"\s*(?:[,.;:)]|$|\n|(?:and|or|to|in|when|after|before|the|he|she|they|it|a|by|at|was|had)\b)"
)


def _ordinal_day(found: Found) -> Built:
    """Read "on the 25th" where no noun follows that it could count."""
    day, text = found.number("day"), found.lexed.text
    written_in_digits = text[found.span("day").start].isdigit()
    if not 1 <= day <= 31 or not written_in_digits:
        return None
    if _AFTER_ORDINAL.match(text, found.span().end) is None:
        return None
    return Frame("calendar.ordinal_day", Form.DATE, day=day)


def _weekday(found: Found) -> Built:
    word = found.words("shift").split()[-1] if found.has("shift") else ""
    lean = Lean.CONTEXT if word in ANAPHORIC else Lean.DIRECTED
    return Frame(
        "calendar.weekday",
        Form.DATE,
        lean=lean,
        weekday=found.number("weekday"),
        shift=SHIFTS.get(word),
    )


def _weekday_of_week(found: Found) -> Built:
    """Read "Tuesday last week", "last week Tuesday", "Friday of next week"."""
    week = SHIFTS[found.words("shift").split()[-1]]
    return Frame("calendar.weekday", Form.DATE, weekday=found.number("weekday"), week_shift=week)


_TURN: Final = "(?P<shift>LAST|THIS|THIS PAST|THIS COMING|NEXT|PAST|COMING|PREVIOUS|FOLLOWING)"

RULES: Final[tuple[Rule, ...]] = (
    rule("calendar.iso", "(?P<iso>ISO)", _iso),
    rule("calendar.numeric", "(?:WDAY COMMA?)? (?P<numeric>NUMERIC)", _numeric),
    # March 13, 2025 · Thu Mar 13th · March 13 of that year
    rule(
        "calendar.day",
        f"(?:THE)? (?:WDAY COMMA?)? (?P<month>MON) (?:THE)? (?P<day>DAYNUM|ORD) {YEAR}?"
        " (?!ANYUNIT|DASH UNIT)",
        _day,
    ),
    # 13 March 2025 · the 13th of March · Thursday, 13 March
    rule(
        "calendar.day",
        "(?:(?:THE)? WDAY COMMA? (?:ON)?)? (?:THE)? (?P<day>DAYNUM|ORD) DASH? OF? (?P<month>MON)"
        f" (?:DASH? {YEAR})?",
        _day,
    ),
    rule("calendar.month", f"(?P<month>MON) {YEAR}", _month),
    rule("calendar.month", "(?P<month>MONTH)", _bare_month),
    rule(
        "calendar.month",
        "(?:THE)? (?P<shift>LAST|THIS|NEXT|PAST|COMING|PREVIOUS|FOLLOWING|THAT) (?P<month>MONTH)",
        _last_month,
    ),
    rule("calendar.ordinal_day", "(?<=ON) THE (?P<day>ORD)", _ordinal_day),
    rule("calendar.weekday", f"(?:THE)? (?:{_TURN})? (?P<weekday>WEEKDAY)", _weekday),
    rule(
        "calendar.weekday",
        "(?P<weekday>WEEKDAY) OF? (?P<shift>LAST|THIS|NEXT) (?P<unit>UNIT)",
        lambda found: _weekday_of_week(found) if found.words("unit") == "week" else None,
    ),
    rule(
        "calendar.weekday",
        "(?P<shift>LAST|THIS|NEXT) (?P<unit>UNIT) POSS? (?:ON)? (?P<weekday>WEEKDAY)",
        lambda found: _weekday_of_week(found) if found.words("unit") == "week" else None,
    ),
)
