"""Rules for expressions that count from another day: the publication day or a day in the text."""

from __future__ import annotations

import re
from typing import Final

from dateline.extraction.time.frames import Form, Frame, Lean, Unit
from dateline.extraction.time.grammar.calendar import SHIFTS
from dateline.extraction.time.grammar.durations import duration_value
from dateline.extraction.time.rules import Built, Found, Rule, rule
from dateline.model.timex import TimexType

_CLOCK_UNITS: Final = frozenset({Unit.SECOND, Unit.MINUTE, Unit.HOUR})
_ANAPHORIC: Final = frozenset({"previous", "preceding", "prior", "following", "subsequent"})


def _day_word(shift: int, *, daypart: str | None = None) -> Frame:
    kind = TimexType.DATE if daypart is None else TimexType.TIME
    return Frame(
        "relative.day_word",
        Form.SHIFT,
        kind,
        Lean.PUBLICATION,
        unit=Unit.DAY,
        shift=shift,
        daypart=daypart,
    )


def _this_daypart(found: Found) -> Built:
    """Read "this morning", "last night", "that afternoon", "the previous evening"."""
    word = found.words("shift").split()[-1]
    lean = Lean.CONTEXT if word in _ANAPHORIC | {"that", "same"} else Lean.PUBLICATION
    if word == "next":
        lean = Lean.CONTEXT
    return Frame(
        "relative.daypart",
        Form.SHIFT,
        TimexType.TIME,
        lean,
        unit=Unit.DAY,
        shift=SHIFTS[word],
        daypart=found.letters("part"),
    )


def _unit_shift(found: Found) -> Built:
    """Read "last week", "this year", "the next day", "that month", "the same year"."""
    word, unit = found.words("shift").split()[-1], found.unit("unit")
    if unit in _CLOCK_UNITS or unit is Unit.MILLENNIUM:
        return None
    article = found.has("the")
    anaphoric = word in _ANAPHORIC | {"that", "same"} or (word == "next" and article)
    if unit is Unit.DAY and word in {"this", "next", "last", "past", "coming"}:
        anaphoric = True
        if word in {"last", "past", "coming"}:
            return None
    if word in {"past", "coming"} and article:
        return Frame(
            "duration.past",
            Form.DURATION,
            TimexType.DURATION,
            unit=unit,
            count=1,
            value=f"P1{unit.value}",
        )
    lean = Lean.CONTEXT if anaphoric else Lean.PUBLICATION
    return Frame("relative.unit", Form.SHIFT, lean=lean, unit=unit, shift=SHIFTS[word])


def _unit_in_context(found: Found) -> Built:
    """Read "the year", "the quarter", "the day" where an earlier date says which."""
    unit = found.unit("unit")
    if unit in _CLOCK_UNITS or unit in {Unit.CENTURY, Unit.MILLENNIUM, Unit.DECADE, Unit.WEEKEND}:
        return None
    if unit is not Unit.QUARTER and not found.has("led"):
        return None
    frame = Frame("relative.the_unit", Form.SHIFT, lean=Lean.CONTEXT, unit=unit, shift=0)
    return [(found.span("all"), frame)]


def _weekend(found: Found) -> Built:
    if found.unit("unit") is not Unit.WEEKEND:
        return None
    shift = SHIFTS[found.words("shift").split()[-1]] if found.has("shift") else None
    return Frame("relative.weekend", Form.DATE, unit=Unit.WEEKEND, shift=shift)


def _latest(found: Found) -> Built:
    unit = found.unit("unit")
    if unit not in {Unit.QUARTER, Unit.YEAR, Unit.MONTH, Unit.WEEK}:
        return None
    shift = 0 if found.words("word") == "current" else -1
    return Frame("relative.latest", Form.SHIFT, lean=Lean.PUBLICATION, unit=unit, shift=shift)


_CLAUSE_END = re.compile(r"\s*(?:[,.;:!?)\"”’]|$|\n|(?:and|but|when|in|at|that|he|she|they|it)\b)")


def _offset(found: Found) -> Built:
    """Read "three days ago", "two years later", "a week earlier", "months from now"."""
    word, unit = found.words("way"), found.unit("unit")
    if word.split()[0] in {"before", "after"}:
        text, end = found.lexed.text, found.span().end
        if _CLAUSE_END.match(text, end) is None:
            return None
    if unit in _CLOCK_UNITS:
        return Frame(
            "relative.offset",
            Form.DURATION,
            TimexType.DURATION,
            unit=unit,
            count=_count(found),
            value=duration_value(_count(found), unit),
        )
    back = word in {"ago", "earlier", "previously", "before", "beforehand"}
    lean = Lean.PUBLICATION if word.split()[0] in {"ago", "from", "hence"} else Lean.CONTEXT
    return Frame(
        "relative.offset",
        Form.OFFSET,
        lean=lean,
        unit=unit,
        count=_count(found),
        shift=-1 if back else 1,
    )


def _count(found: Found) -> float | None:
    """Return the number of units; a bare plural ("days earlier") is vague."""
    if found.has("count"):
        half = 0.5 if found.has("half") else 0
        count = found.count("count")
        return None if count is None else count + half
    if found.has("one"):
        return 1.5 if found.has("half") else 1
    return None


def _in_time(found: Found) -> Built:
    """Read "in five years' time"."""
    return Frame(
        "relative.offset",
        Form.OFFSET,
        lean=Lean.PUBLICATION,
        unit=found.unit("unit"),
        count=_count(found),
        shift=1,
    )


def _half_ago(found: Found) -> Built:
    """Read "half a century ago", "half a year ago"."""
    parts = {
        Unit.CENTURY: (Unit.YEAR, 50),
        Unit.DECADE: (Unit.YEAR, 5),
        Unit.YEAR: (Unit.MONTH, 6),
    }
    if found.unit("unit") not in parts:
        return None
    unit, count = parts[found.unit("unit")]
    return Frame(
        "relative.offset", Form.OFFSET, lean=Lean.PUBLICATION, unit=unit, count=count, shift=-1
    )


def _fiscal_year(found: Found) -> Built:
    if found.unit("unit") is not Unit.YEAR:
        return None
    shift = SHIFTS.get(found.words("shift").split()[-1], 0)
    return Frame(
        "relative.unit",
        Form.SHIFT,
        lean=Lean.PUBLICATION,
        unit=Unit.YEAR,
        shift=shift,
        fiscal=True,
    )


def _the_unit_before(found: Found) -> Built:
    """Read "the year before", "the day after", "the week earlier"."""
    unit, way = found.unit("unit"), found.words("way")
    if unit in _CLOCK_UNITS:
        return None
    if way in {"before", "after"}:
        text, end = found.lexed.text, found.span().end
        if _CLAUSE_END.match(text, end) is None:
            return None
    shift = -1 if way in {"before", "earlier", "beforehand", "previously"} else 1
    return Frame("relative.unit", Form.SHIFT, lean=Lean.CONTEXT, unit=unit, shift=shift)


def _year_earlier_period(found: Found) -> Built:
    """Read "the year-earlier quarter", "the year-ago period": the same period a year before."""
    if found.unit("year") is not Unit.YEAR:
        return None
    if found.has("which"):
        return Frame(
            "calendar.quarter",
            Form.DATE,
            quarter=found.number("which"),
            year_shift=-1,
            year_lean=Lean.CONTEXT,
        )
    return Frame(
        "relative.year_earlier",
        Form.OFFSET,
        lean=Lean.CONTEXT,
        unit=Unit.YEAR,
        count=1,
        shift=-1,
    )


_AMOUNT: Final = (
    "(?:ABOUT|ONLY|MORE THAN|LESS THAN|AT LEAST|UP TO|OVER)? (?:(?P<one>ART)|(?P<count>COUNT))"
)
_SIDE: Final = "LAST|THIS|NEXT|PAST|COMING|PREVIOUS|FOLLOWING|THAT SAME|THE SAME|THAT|SAME"
_CONTEXT_LEAD: Final = (
    "(?P<led>(?<=END OF)|(?<=START OF)|(?<=MIDDLE OF)|(?<=REST OF)|(?<=EARLIER IN)|(?<=LATER IN)"
    "|(?<=LATE IN)|(?<=EARLY IN))"
)

RULES: Final[tuple[Rule, ...]] = (
    rule("relative.day_word", "TODAY", lambda _: _day_word(0)),
    rule("relative.day_word", "YESTERDAY", lambda _: _day_word(-1)),
    rule("relative.day_word", "TOMORROW", lambda _: _day_word(1)),
    rule("relative.day_word", "TONIGHT", lambda _: _day_word(0, daypart="NI")),
    rule(
        "relative.day_word",
        "(?:THE)? (?P<unit>UNIT) BEFORE YESTERDAY",
        lambda found: _day_word(-2) if found.words("unit") == "day" else None,
    ),
    rule(
        "relative.day_word",
        "(?:THE)? (?P<unit>UNIT) AFTER TOMORROW",
        lambda found: _day_word(2) if found.words("unit") == "day" else None,
    ),
    rule(
        "relative.daypart",
        "(?P<shift>THIS|LAST|THAT SAME|THE SAME|THAT|(?:THE)? PREVIOUS|(?:THE)? FOLLOWING|THE NEXT)"
        " (?P<part>DAYPART)",
        _this_daypart,
    ),
    rule(
        "relative.unit",
        f"(?P<the>THE)? (?P<shift>{_SIDE}) (?P<unit>UNIT) (?!OF)",
        _unit_shift,
    ),
    rule(
        "relative.unit", "THE (?P<unit>UNIT) (?P<way>BEFORE|AFTER|EARLIER|LATER)", _the_unit_before
    ),
    rule("relative.the_unit", f"{_CONTEXT_LEAD}? (?P<all>THE (?P<unit>UNIT))", _unit_in_context),
    rule(
        "relative.weekend",
        "(?:(?:THE)? (?P<shift>LAST|THIS|THIS PAST|THIS COMING|NEXT|PAST|COMING|PREVIOUS"
        "|FOLLOWING|THAT)|THE|OVER THE) (?P<unit>UNIT)",
        _weekend,
    ),
    rule(
        "relative.unit",
        "(?P<shift>THIS|LAST|NEXT|CURRENT|(?:THE)? CURRENT|THE) FISCAL (?P<unit>UNIT)",
        _fiscal_year,
    ),
    rule(
        "relative.offset",
        "(?:IN|WITHIN) (?:(?P<one>ART)|(?P<count>COUNT)) (?P<unit>ANYUNIT) (?:POSS|OTHER) TIME",
        _in_time,
    ),
    rule("relative.offset", "HALF ART (?P<unit>UNIT) AGO", _half_ago),
    rule("relative.latest", "(?:THE)? (?P<word>LATEST|CURRENT) (?P<unit>UNIT)", _latest),
    rule(
        "relative.offset",
        f"(?:{_AMOUNT} (?:MORE)?)? (?P<unit>ANYUNIT) (?:(?P<half>AND ART HALF)|OR OTHER|OR MORE)?"
        " (?P<way>AGO|EARLIER|BEFORE|LATER|AFTER|FROM NOW|HENCE)",
        lambda found: (
            _offset(found)
            if found.has("one") or found.has("count") or found.words("unit").endswith("s")
            else None
        ),
    ),
    rule(
        "relative.year_earlier",
        "(?:THE)? (?:COMPARABLE)? (?P<year>UNIT) DASH? (?P<way>AGO|EARLIER)"
        " (?:(?P<which>ORD) DASH?)? (?:UNIT|PERIOD)?",
        _year_earlier_period,
    ),
)
