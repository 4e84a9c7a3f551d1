"""Rules for distances from another day: three days ago, two years later, the year-ago quarter."""

from __future__ import annotations

import re
from typing import Final

from dateline.extraction.time.frames import Form, Frame, Lean, Unit
from dateline.extraction.time.grammar.durations import counted, duration_value
from dateline.extraction.time.grammar.relative import CLAUSE_END, CLOCK_UNITS
from dateline.extraction.time.rules import Built, Found, Rule, rule
from dateline.model.timex import TimexType


def _offset(found: Found) -> Built:
    """Read "three days ago", "two years later", "a week earlier", "months from now"."""
    word, unit = found.words("way"), found.unit("unit")
    text, end = found.lexed.text, found.span().end
    if word in {"before", "after", "back", "prior"} and CLAUSE_END.match(text, end) is None:
        return None
    if unit in CLOCK_UNITS:
        return Frame(
            "relative.offset",
            Form.DURATION,
            TimexType.DURATION,
            unit=unit,
            count=_count(found),
            value=duration_value(_count(found), unit),
        )
    if found.has("prior") and word != "prior":
        return None
    back = word in {"ago", "back", "earlier", "previously", "before", "beforehand", "prior"}
    deictic = word.split()[0] in {"ago", "back", "from", "hence"}
    lean = Lean.PUBLICATION if deictic else Lean.CONTEXT
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
        return None if count is None else counted(found, count + half)
    if found.has("one"):
        return counted(found, 1.5 if found.has("half") else 1)
    return None


def _ago_in_unit(found: Found) -> Built:
    """Read "a year ago today", "two years ago this month"."""
    count, unit = _count(found), found.unit("unit")
    grain = found.unit("grain") if found.has("grain") else Unit.DAY
    if count is None or unit not in {Unit.WEEK, Unit.MONTH, Unit.YEAR, Unit.DECADE}:
        return None
    if grain not in {Unit.DAY, Unit.WEEK, Unit.MONTH} or grain is unit:
        return None
    return Frame(
        "relative.offset",
        Form.OFFSET,
        lean=Lean.PUBLICATION,
        unit=unit,
        count=count,
        shift=-1,
        grain=grain,
    )


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


def _quarter_ago(found: Found) -> Built:
    """Read "a quarter of a century ago"."""
    if found.words("part") != "quarter" or found.unit("unit") is not Unit.CENTURY:
        return None
    return Frame(
        "relative.offset", Form.OFFSET, lean=Lean.PUBLICATION, unit=Unit.YEAR, count=25, shift=-1
    )


def _year_earlier_period(found: Found) -> Built:
    """Read "the year-earlier quarter", "the year-ago period": the same period a year before."""
    if found.unit("year") is not Unit.YEAR:
        return None
    if re.match(r"\s*(?:[$£€]|[A-Z]{1,3}\$|\d)", found.lexed.text[found.span().end :]):
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


IN_FUTURE: Final = "relative.in_future"
"""A length behind "in" whose clause looks ahead; how long an act takes may be meant as well."""
_AMOUNT: Final = (
    "(?:ABOUT|ONLY|MORE THAN|LESS THAN|AT LEAST|UP TO|OVER)? (?:(?P<one>ART)|(?P<count>COUNT))"
)

RULES: Final[tuple[Rule, ...]] = (
    rule(
        "relative.offset",
        "(?:IN|WITHIN) (?:(?P<one>ART)|(?P<count>COUNT)) (?P<unit>ANYUNIT) (?:POSS|OTHER) TIME",
        _in_time,
    ),
    rule(
        "relative.offset",
        f"{_AMOUNT} (?P<unit>ANYUNIT) AGO (?:TODAY|THIS (?P<grain>UNIT))",
        _ago_in_unit,
    ),
    rule("relative.offset", "(?:ART)? HALF (?:ART|DASH) (?P<unit>UNIT) AGO", _half_ago),
    rule(
        "relative.offset",
        "ART (?P<part>UNITWORD) DASH? OF? DASH? (?:ART)? (?P<unit>UNIT) AGO",
        _quarter_ago,
    ),
    rule(
        "relative.offset",
        f"(?:{_AMOUNT} (?:MORE)?)? (?P<unit>ANYUNIT) (?:(?P<half>AND ART HALF)|OR OTHER|OR MORE)?"
        " (?P<way>AGO|BACK|EARLIER|BEFORE|LATER|AFTER|FROM NOW|HENCE|(?P<prior>PREVIOUS)) (?!THAN)",
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
