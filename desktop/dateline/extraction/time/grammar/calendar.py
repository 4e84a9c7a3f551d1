"""Rules for days and months, with or without their year."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from dateline.extraction.time.frames import Form, Frame, Lean, Unit
from dateline.extraction.time.grammar.years import YEAR, with_year
from dateline.extraction.time.rules import Built, Found, Rule, rule
from dateline.extraction.time.values import full_year
from dateline.model import days
from dateline.model.timex import TimexType


def _day(found: Found) -> Built:
    day = found.number("day")
    if not 1 <= day <= 31:
        return None
    weekday = found.number("weekday") if found.has("weekday") else None
    frame = Frame("calendar.day", Form.DATE, month=found.number("month"), day=day, weekday=weekday)
    return with_year(found, frame)


def _month(found: Found) -> Built:
    return with_year(found, Frame("calendar.month", Form.DATE, month=found.number("month")))


_MONTH_LEADS: Final = frozenset(
    "in of since by until till from to last this next early late mid through during before after "
    "around about as than "
    "and or for - – every each past".split()
)


_BEFORE_NOUN = re.compile(r"\s(?!(?:on|of|to|for|in|at|by|and|from|through|was|is)\b)[a-z]")


def _bare_month(found: Found) -> Built:
    """Read a month alone; "March" and "May" only where a preposition leads to them, or where they
    stand before a noun ("the March accession", no march on a city).
    """
    if found.words("month") in {"march", "may"}:
        before = re.findall(
            r"[\w]+|[-–]", found.lexed.text[max(0, found.span().start - 14) : found.span().start]
        )
        lead = before[-1].lower() if before else ""
        names = lead in {"the", "a"} and _BEFORE_NOUN.match(found.lexed.text, found.span().end)
        if lead not in _MONTH_LEADS and not names:
            return None
    return Frame("calendar.month", Form.DATE, month=found.number("month"))


def _last_month(found: Found) -> Built:
    """Read "last June", "next May", "the previous March", "that August"."""
    word = found.words("shift")
    return Frame(
        "calendar.month",
        Form.DATE,
        lean=lean_of(word),
        month=found.number("month"),
        shift=SHIFTS[word],
    )


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


def lean_of(word: str) -> Lean:
    """Return whose day "last", "this", "that" … count from; "" leaves it to the clause."""
    if not word:
        return Lean.DIRECTED
    return Lean.CONTEXT if word in ANAPHORIC else Lean.PUBLICATION


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
    """Read 13/3/2025, 3/13/25, 13.3.2025; the order of the first two numbers may stay open.

    A weekday before them settles it where it suits one order alone.
    """
    written = found.letters("numeric")
    first, second, year = (int(part) for part in re.split(r"[/.-]", written))
    short = year < 100
    year = full_year(year) if short else year
    dotted = "." in written
    day_first = dotted or first > 12
    day, month = (first, second) if day_first else (second, first)
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    ambiguous = not dotted and first <= 12 and second <= 12 and first != second
    frame = Frame(
        "calendar.numeric",
        Form.DATE,
        year=year,
        month=month,
        day=day,
        ambiguous=ambiguous,
        short_year=short,
    )
    if ambiguous and found.has("weekday"):
        return _on_weekday(frame, found.number("weekday"))
    return frame


def _on_weekday(frame: Frame, weekday: int) -> Frame:
    year, month, day = frame.year or 0, frame.month or 1, frame.day or 1
    suits = [
        days.weekday(days.day_number(year, *order)) == weekday
        for order in ((month, day), (day, month))
    ]
    if suits == [True, False]:
        return replace(frame, ambiguous=False, settled=True)
    return turned(frame) if suits == [False, True] else frame


def turned(frame: Frame) -> Frame:
    """Return ambiguous numerals read the other way round, and settled."""
    return replace(frame, month=frame.day, day=frame.month, ambiguous=False, settled=True)


def _dashed_day(found: Found) -> Built:
    """Read "11-Mar-25", "Mar-11-2025"."""
    day = found.number("day")
    if not 1 <= day <= 31:
        return None
    short = found.has("short")
    year = full_year(found.number("short")) if short else found.number("year")
    month = found.number("month")
    return Frame("calendar.day", Form.DATE, year=year, month=month, day=day, short_year=short)


def _edge_day(found: Found) -> Built:
    """Read "the first day of March", "the last day of 2024"; -1 is the last day."""
    last = found.has("last")
    if found.words("unit") != "day" or (not last and found.number("nth") != 1):
        return None
    if not found.has("month"):
        month, day = (12, 31) if last else (1, 1)
        year = found.number("whole")
        return Frame("calendar.day", Form.DATE, year=year, month=month, day=day)
    day = -1 if last else 1
    return with_year(found, Frame("calendar.day", Form.DATE, month=found.number("month"), day=day))


def _week_of_month(found: Found) -> Built:
    """Read "the second week of January", "the last weekend in May 2024"."""
    nth = -1 if found.has("last") else found.number("nth")
    if found.words("unit") not in {"week", "weekend"} or not (nth == -1 or 1 <= nth <= 4):
        return None
    month = found.number("month")
    frame = Frame("calendar.week", Form.DATE, unit=found.unit("unit"), month=month, nth=nth)
    return with_year(found, frame)


def _week_around(found: Found) -> Built:
    """Read "the week of March 3", "the week ending 7 March 2025", "the weekend of 8 March"."""
    unit, day = found.words("unit"), found.number("day")
    if unit not in {"week", "weekend"} or not 1 <= day <= 31:
        return None
    if found.has("way") and found.words("way") not in _WEEK_WAYS:
        return None
    month = found.number("month")
    frame = Frame("calendar.week_of", Form.DATE, unit=found.unit("unit"), month=month, day=day)
    return with_year(found, frame)


_WEEK_WAYS: Final = frozenset("starting commencing ending ended".split())


def _iso_week(found: Found) -> Built:
    """Read "2025-W12": a week by its number (ISO 8601)."""
    written = found.letters("iso")
    return _numbered_week(int(written[-2:]), int(written[:4]))


def _week_by_number(found: Found) -> Built:
    """Read "calendar week 12", "week 12 of 2025", "the 12th week of 2025".

    A number alone ("week 12") may count the weeks of a season or a trial, and is none.
    """
    if found.words("unit") != "week":
        return None
    if found.has("nth") and found.number("number") < _FIRST_COUNTED_WEEK:
        return None
    if found.has("lead") and found.words("lead") not in {"calendar", "iso"}:
        return None
    return _numbered_week(
        found.number("number"), found.number("year") if found.has("year") else None
    )


def _numbered_week(number: int, year: int | None) -> Frame | None:
    if not 1 <= number <= _MOST_WEEKS:
        return None
    return Frame("calendar.numbered_week", Form.DATE, unit=Unit.WEEK, week=number, year=year)


_FIRST_COUNTED_WEEK: Final = 5
"""The first weeks of a year are its first days, whatever the weekday."""
_MOST_WEEKS: Final = 53


def _month_in_figures(found: Found) -> Built:
    """Read "02/2025"."""
    month, year = found.number("month"), found.number("year")
    if not (1 <= month <= 12 and 1900 <= year <= 2100):
        return None
    return Frame("calendar.month", Form.DATE, year=year, month=month)


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


def _weekday_with_day(found: Found) -> Built:
    """Read "Friday 7th", "Friday, the 7th"."""
    frame = _ordinal_day(found)
    if not isinstance(frame, Frame):
        return None
    return replace(frame, weekday=found.number("weekday"))


def _day_of_shifted_month(found: Found) -> Built:
    """Read "the 7th of this month", "the 25th of last month"."""
    day, word = found.number("day"), found.words("shift").split()[-1]
    if not 1 <= day <= 31:
        return None
    shift = SHIFTS.get(word, 0)
    lean = Lean.CONTEXT if word == "the" else lean_of(word)
    return Frame("calendar.ordinal_day", Form.DATE, lean=lean, day=day, month_shift=shift)


RULES: Final[tuple[Rule, ...]] = (
    rule("calendar.iso", "(?P<iso>ISO)", _iso),
    rule("calendar.numeric", "(?:(?P<weekday>WDAY) COMMA?)? (?P<numeric>NUMERIC)", _numeric),
    # March 13, 2025 · Thu Mar 13th · March 13 of that year
    rule(
        "calendar.day",
        f"(?:THE)? (?:(?P<weekday>WDAY) COMMA?)? (?P<month>MON) (?:THE)? (?P<day>DAYNUM|ORD) {YEAR}?"
        " (?!ANYUNIT|DASH UNIT)",
        _day,
    ),
    # 13 March 2025 · the 13th of March · Thursday, 13 March
    rule(
        "calendar.day",
        "(?:(?:THE)? (?P<weekday>WDAY) COMMA? (?:ON)?)? (?:THE)? (?P<day>DAYNUM|ORD) DASH? OF? (?P<month>MON)"
        f" (?:DASH? {YEAR})?",
        _day,
    ),
    rule(
        "calendar.day",
        "(?P<day>DAYNUM) DASH (?P<month>MON) DASH (?P<short>DAYNUM|TWODIGIT)",
        _dashed_day,
    ),
    rule("calendar.day", "(?P<month>MON) DASH (?P<day>DAYNUM) DASH (?P<year>YEARNUM)", _dashed_day),
    rule(
        "calendar.day",
        f"(?:THE)? (?:(?P<nth>ORD)|(?P<last>LAST)) (?P<unit>UNITWORD) OF (?P<month>MON) {YEAR}?",
        _edge_day,
    ),
    rule(
        "calendar.day",
        "(?:THE)? (?:(?P<nth>ORD)|(?P<last>LAST)) (?P<unit>UNITWORD) OF (?P<whole>YEARNUM)",
        _edge_day,
    ),
    rule(
        "calendar.week",
        f"(?:THE)? (?:(?P<nth>ORD)|(?P<last>LAST)) (?P<unit>UNITWORD) (?:OF|IN) (?P<month>MON) {YEAR}?",
        _week_of_month,
    ),
    rule(
        "calendar.week_of",
        "(?:THE)? (?P<unit>UNITWORD) (?:OF|START|(?P<way>OTHER))"
        f" (?:(?P<month>MON) (?P<day>DAYNUM|ORD)) {YEAR}? (?!DASH|ANYUNIT)",
        _week_around,
    ),
    rule(
        "calendar.week_of",
        "(?:THE)? (?P<unit>UNITWORD) (?:OF|START|(?P<way>OTHER))"
        f" (?:THE)? (?:(?P<day>DAYNUM|ORD) OF? (?P<month>MON)) {YEAR}?",
        _week_around,
    ),
    rule("calendar.numbered_week", "(?P<iso>ISOWEEK)", _iso_week),
    rule(
        "calendar.numbered_week",
        "(?P<lead>ENTIRE|OTHER) (?P<unit>UNITWORD) (?P<number>DAYNUM|TWODIGIT)"
        " (?:COMMA? (?:OF|IN)? (?P<year>YEARNUM))?",
        _week_by_number,
    ),
    rule(
        "calendar.numbered_week",
        "(?P<unit>UNITWORD) (?P<number>DAYNUM|TWODIGIT) COMMA? (?:OF|IN|SLASH)? (?P<year>YEARNUM)",
        _week_by_number,
    ),
    rule(
        "calendar.numbered_week",
        "(?:THE)? (?P<nth>(?P<number>ORD)) (?P<lead>ENTIRE)? (?P<unit>UNITWORD) (?:OF|IN) (?P<year>YEARNUM)",
        _week_by_number,
    ),
    rule("calendar.month", f"(?P<month>MON) {YEAR}", _month),
    rule("calendar.month", "(?P<month>DAYNUM) SLASH (?P<year>YEARNUM)", _month_in_figures),
    rule("calendar.month", "(?P<month>MONTH)", _bare_month),
    rule(
        "calendar.month",
        "(?:THE)? (?P<shift>LAST|THIS|NEXT|PAST|COMING|PREVIOUS|FOLLOWING|THAT) (?P<month>MONTH)",
        _last_month,
    ),
    rule("calendar.ordinal_day", "(?<=ON) THE (?P<day>ORD)", _ordinal_day),
    rule(
        "calendar.ordinal_day",
        "(?P<weekday>WDAY) COMMA? (?:THE)? (?P<day>ORD) (?!OF|MON)",
        _weekday_with_day,
    ),
    rule(
        "calendar.ordinal_day",
        "(?:THE)? (?P<day>ORD) OF (?P<shift>THIS|LAST|NEXT|THAT|THE SAME|THE PREVIOUS|THE FOLLOWING"
        "|THE) MONTHWORD",
        _day_of_shifted_month,
    ),
)
