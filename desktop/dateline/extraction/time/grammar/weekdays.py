"""Rules for weekdays: Tuesday, next Friday, Tuesday last week, the third Thursday in November."""

from __future__ import annotations

from typing import Final

from dateline.extraction.time.frames import Form, Frame, Lean
from dateline.extraction.time.grammar.calendar import SHIFTS, lean_of
from dateline.extraction.time.grammar.years import YEAR, with_year
from dateline.extraction.time.rules import Built, Found, Rule, rule


def _nth_weekday(found: Found) -> Built:
    """Read "the third Thursday in November 2024", "the last Monday of May"."""
    nth = -1 if found.has("last") else found.number("nth")
    if not (nth == -1 or 1 <= nth <= 5):
        return None
    frame = Frame(
        "calendar.nth_weekday",
        Form.DATE,
        month=found.number("month"),
        weekday=found.number("weekday"),
        nth=nth,
    )
    return with_year(found, frame)


def _weekdays_ago(found: Found) -> Built:
    """Read "two Fridays ago"."""
    count = found.count("count")
    if count is None or count % 1:
        return None
    return Frame(
        "calendar.weekday",
        Form.DATE,
        lean=Lean.PUBLICATION,
        weekday=found.number("weekday"),
        shift=-int(count),
    )


def _weekday_before_last(found: Found) -> Built:
    """Read "the Tuesday before last"."""
    return Frame(
        "calendar.weekday",
        Form.DATE,
        lean=Lean.PUBLICATION,
        weekday=found.number("weekday"),
        shift=-2,
    )


def _weekday_week(found: Found) -> Built:
    """Read "on Friday week", as the British say: the Friday after the next."""
    if found.words("unit") != "week":
        return None
    return Frame(
        "calendar.weekday",
        Form.DATE,
        lean=Lean.PUBLICATION,
        weekday=found.number("weekday"),
        shift=2,
    )


def _week_from_weekday(found: Found) -> Built:
    """Read "a week ago Tuesday", "a week from Friday"."""
    if found.words("unit") != "week":
        return None
    return Frame(
        "calendar.weekday",
        Form.DATE,
        lean=Lean.PUBLICATION,
        weekday=found.number("weekday"),
        shift=-2 if found.words("way") == "ago" else 2,
    )


def _weekday(found: Found) -> Built:
    word = found.words("shift").split()[-1] if found.has("shift") else ""
    word = "same" if found.has("same") else word
    return Frame(
        "calendar.weekday",
        Form.DATE,
        lean=lean_of(word),
        weekday=found.number("weekday"),
        shift=SHIFTS.get(word),
    )


def _weekday_of_week(found: Found) -> Built:
    """Read "Tuesday last week", "last week Tuesday", "Friday of next week"."""
    week = SHIFTS[found.words("shift").split()[-1]]
    return Frame("calendar.weekday", Form.DATE, weekday=found.number("weekday"), week_shift=week)


_TURN: Final = "(?P<shift>LAST|THIS|THIS PAST|THIS COMING|NEXT|PAST|COMING|PREVIOUS|FOLLOWING)"

RULES: Final[tuple[Rule, ...]] = (
    rule(
        "calendar.nth_weekday",
        f"(?:THE)? (?:(?P<nth>ORD)|(?P<last>LAST)) (?P<weekday>WEEKDAY) (?:OF|IN) (?P<month>MON) {YEAR}?",
        _nth_weekday,
    ),
    rule("calendar.weekday", "(?P<count>COUNT) (?P<weekday>WEEKDAYS) AGO", _weekdays_ago),
    rule("calendar.weekday", "(?:THE)? (?P<weekday>WEEKDAY) BEFORE LAST", _weekday_before_last),
    rule(
        "calendar.weekday",
        "ART (?P<unit>UNIT) (?P<way>AGO|FROM) (?:ON|NEXT|LAST)? (?P<weekday>WEEKDAY)",
        _week_from_weekday,
    ),
    rule(
        "calendar.weekday",
        f"(?:THE)? (?:{_TURN}|(?:THE)? (?P<same>SAME))? (?P<weekday>WEEKDAY)",
        _weekday,
    ),
    rule("calendar.weekday", "(?<=ON)(?P<weekday>WEEKDAY) (?P<unit>UNITWORD)", _weekday_week),
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
