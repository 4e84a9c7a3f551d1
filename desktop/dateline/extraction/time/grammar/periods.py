"""Rules for seasons, quarters, halves, years, decades, centuries and named days."""

from __future__ import annotations

import re
from typing import Final

from dateline.extraction.time.frames import Form, Frame, Lean, Unit
from dateline.extraction.time.grammar.calendar import SHIFTS, lean_of
from dateline.extraction.time.grammar.years import YEAR, with_year
from dateline.extraction.time.rules import Built, Found, Rule, rule
from dateline.extraction.time.values import full_year

_COUNTED = re.compile(
    r"\s*(?:%|(?:percent|per\s+cent|people|men|women|troops|soldiers|killed|dead|dollars|euros|"
    r"pounds|km|kilomet\w+|met(?:re|er)s?|miles?|feet|acres|tons?|tonnes|points|shares|votes|times|"
    r"homes|jobs|workers|members|employees|students|civilians|victims|prisoners|guns|tanks|aircraft|planes|"
    r"ships|block of)\b(?!['’]))",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"(?:[$£€¥#]|\b\d{3}[-‐–]|\b(?:no\.?|nos\.?|number|room|page|p\.|pp\.|flight|route|highway|"
    r"resolution|section|article|form|model|unit|gate))"
    r"\s*$",
    re.IGNORECASE,
)
_MORE_THAN = re.compile(r"\b(?:nearly|over|than)\s*$", re.IGNORECASE)
_NOUN_BEHIND = re.compile(
    r"\s+(?!(?:in|and|when|but|to|the|of|on|at|for|by|with|as|or|from|through|until|levels?)\b)[a-z]"
)
_ADDRESS = re.compile(
    r"\s+(?:[NSEW]\.?\s+)?(?:[A-Z][\w.'’]*\s+){1,3}(?:Street|St|Avenue|Ave|Road|Rd|Boulevard|"
    r"Blvd|Drive|Dr|Lane|Square|Court|Place|Highway|Parkway|Terrace|Way)\b"
)
_FIRST_BARE_YEAR: Final = 1500
"""Without "in", "since" … a smaller four-digit number is more often a count."""


def _year(found: Found) -> Built:
    """Read a four-digit number as a year unless its neighbours count or measure with it."""
    year, span, text = found.number("year"), found.span("year"), found.lexed.text
    before = max(0, span.start - 14)
    counted = _COUNTED.match(text, span.end) or _NUMBERED.search(text, before, span.start)
    if _MORE_THAN.search(text, before, span.start):  # "than 1988" compares, "than 1988 men" counts
        counted = counted or _NOUN_BEHIND.match(text, span.end)
    if counted or _ADDRESS.match(text, span.end):
        return None
    if not found.has("named") and not found.has("led") and not _FIRST_BARE_YEAR <= year <= 2100:
        return None
    led = found.has("led") or found.has("named")
    rule_id = "calendar.year" if led else "calendar.bare_year"
    return [(found.span("all"), Frame(rule_id, Form.DATE, year=year))]


def _short_year(found: Found) -> Built:
    year = full_year(found.number("short"))
    return [
        (found.span("all"), Frame("calendar.short_year", Form.DATE, year=year, short_year=True))
    ]


def _era(found: Found) -> Built:
    year = found.number("year")
    if not year:
        return None
    before = found.words("era").startswith("b")
    return Frame("calendar.era", Form.DATE, year=1 - year if before else year)


def _fiscal(found: Found) -> Built:
    return Frame("calendar.fiscal", Form.DATE, year=found.number("year"), fiscal=True)


def _season(found: Found) -> Built:
    return with_year(found, Frame("calendar.season", Form.DATE, season=found.letters("season")))


def _season_shift(found: Found) -> Built:
    word = found.words("shift").split()[-1]
    return Frame(
        "calendar.season",
        Form.DATE,
        lean=Lean.CONTEXT if word == "next" and found.has("the") else lean_of(word),
        season=found.letters("season"),
        shift=SHIFTS[word],
    )


def _season_word(found: Found) -> Built:
    """Read a bare season; "fall" needs an article, and "the fall of" is a collapse."""
    word, text = found.words("season"), found.lexed.text
    collapse = text[found.span().end :][:4].lower() == " of "
    if word == "fall" and (not found.has("the") or collapse):
        return None
    if word == "spring" and not found.has("the") and not found.has("led"):
        return None
    frame = Frame("calendar.season", Form.DATE, season=found.letters("season"))
    return [(found.span("all"), frame)]


def _quarter(found: Found) -> Built:
    """Read "third quarter of 2024", "2024 third quarter", "this year's third quarter"."""
    number = found.number("which")
    if (found.has("unit") and found.unit("unit") is not Unit.QUARTER) or not 1 <= number <= 4:
        return None
    fiscal = found.has("fiscal")
    return with_year(found, Frame("calendar.quarter", Form.DATE, quarter=number, fiscal=fiscal))


def _fiscal_quarter(found: Found) -> Built:
    """Read "the first quarter of fiscal 2025", "Q1 of the 2025 financial year", "Q1 FY25"."""
    if found.has("unit") and found.unit("unit") is not Unit.QUARTER:
        return None
    number, year = found.number("code" if found.has("code") else "which"), found.number("year")
    if not 1 <= number <= 4:
        return None
    return Frame("calendar.quarter", Form.DATE, year=year, quarter=number, fiscal=True)


def _last_quarter(found: Found) -> Built:
    """Read "the final quarter of 2024"."""
    if found.unit("unit") is not Unit.QUARTER:
        return None
    return with_year(found, Frame("calendar.quarter", Form.DATE, quarter=4))


def _quarter_with_year(found: Found) -> Built:
    """Read "3Q24", "Q3'24"."""
    year, quarter = divmod(found.number("both"), 10)
    return Frame("calendar.quarter", Form.DATE, year=year, quarter=quarter)


def _half(found: Found) -> Built:
    number = 2 if found.has("side") else found.number("which")
    if number not in {1, 2}:
        return None
    return with_year(found, Frame("calendar.half", Form.DATE, half=number))


_AGE: Final = re.compile(
    r"\b(?:his|her|their|my|our|your)\s+(?:(?:early|mid|late)[\s-]+)?(?:mid-)?$", re.IGNORECASE
)
"""Before "60s" it makes an age of it."""
_AGE_REACH: Final = 14


def _decade(found: Found) -> Built:
    decade = found.number("decade")
    short = decade < 100
    if short and _AGE.search(found.before(_AGE_REACH)):
        return None
    if short:
        decade += 190 if decade >= 2 else 200
    return Frame("calendar.decade", Form.DATE, decade=decade, short_year=short)


def _spoken_decade(found: Found) -> Built:
    """Read "the nineteen-eighties"."""
    hundred, decade = found.number("hundred"), found.number("decade")
    if not (15 <= hundred <= 20 and decade < 10):
        return None
    return Frame("calendar.decade", Form.DATE, decade=10 * hundred + decade)


def _century(found: Found) -> Built:
    if found.unit("unit") is not Unit.CENTURY:
        return None
    number = found.number("which")
    before = found.has("era") and found.words("era").startswith("b")
    return Frame("calendar.century", Form.DATE, century=-number if before else number - 1)


_LED: Final = (
    "(?P<led>(?<=IN)|(?<=SINCE)|(?<=UNTIL)|(?<=BY)|(?<=FROM)|(?<=TO)|(?<=OF)|(?<=DURING)"
    "|(?<=BEFORE)|(?<=AFTER)|(?<=ABOUT)|(?<=THAN)|(?<=EARLY)|(?<=LATE)|(?<=MID)|(?<=MID DASH)|(?<=BETWEEN))"
)
_FISCAL_YEAR: Final = (
    "(?:OF)? (?:THE)? (?:(?=YEARNUM FISCAL YEARWORD)|FISCAL YEARWORD?|(?=FISCALYEAR))"
    "(?P<year>YEARNUM|FISCALYEAR) (?:(?<=YEARNUM)FISCAL YEARWORD)?"
)
_ERA: Final = "(?P<era>BCE|CEERA)"

RULES: Final[tuple[Rule, ...]] = (
    rule(
        "calendar.season",
        f"(?:THE)? (?P<season>SEASON) {YEAR} (?:DASH (?:TWODIGIT|DAYNUM))? (?!ANYUNIT)",
        _season,
    ),
    rule(
        "calendar.season",
        "(?P<the>THE)? (?P<shift>LAST|THIS|THIS PAST|THIS COMING|NEXT|PAST|COMING|PREVIOUS|FOLLOWING"
        "|THAT) (?P<season>SEASON)",
        _season_shift,
    ),
    rule("calendar.season", f"{_LED}? (?P<all>(?P<the>THE)? (?P<season>SEASON))", _season_word),
    rule(
        "calendar.quarter",
        f"(?:THE)? (?P<fiscal>FISCAL)? (?P<which>ORD) DASH? (?P<unit>UNIT) {YEAR}?",
        _quarter,
    ),
    rule(
        "calendar.quarter",
        f"(?:THE)? (?P<which>ORD) DASH? (?P<fiscal>FISCAL) DASH? (?P<unit>UNIT) {YEAR}?",
        _quarter,
    ),
    rule(
        "calendar.quarter",
        f"(?:(?:THE)? (?P<which>ORD) DASH? (?P<unit>UNIT)|(?P<code>QUARTER)) {_FISCAL_YEAR}",
        _fiscal_quarter,
    ),
    rule(
        "calendar.quarter",
        "(?:THE)? (?P<year>YEARNUM) POSS? (?P<which>ORD) DASH? (?P<unit>UNIT)",
        _quarter,
    ),
    rule(
        "calendar.quarter",
        "(?P<ref>THIS|LAST|NEXT|THAT SAME|THAT) YEARWORD POSS (?P<which>ORD) DASH? (?P<unit>UNIT)",
        _quarter,
    ),
    rule("calendar.quarter", f"(?:THE)? (?:FINAL|LAST) (?P<unit>UNIT) {YEAR}", _last_quarter),
    rule("calendar.quarter", f"(?P<which>QUARTER) {YEAR}?", _quarter),
    rule("calendar.quarter", "(?P<year>YEARNUM) (?P<which>QUARTER)", _quarter),
    rule("calendar.quarter", "(?P<both>QUARTERYEAR)", _quarter_with_year),
    rule("calendar.half", f"(?:THE)? (?P<which>ORD) DASH? HALF {YEAR}", _half),
    rule("calendar.half", f"(?:THE)? (?P<side>LAST|LATTER) HALF {YEAR}", _half),
    rule("calendar.half", "(?P<which>ORD) DASH HALF", _half),
    rule("calendar.half", f"(?P<which>HALFYEAR) {YEAR}", _half),
    rule("calendar.fiscal", "(?P<year>FISCALYEAR)", _fiscal),
    rule(
        "calendar.fiscal",
        "(?:THE)? FISCAL (?:YEARWORD)? (?P<year>YEARNUM) (?:(?:DASH|SLASH) (?:TWODIGIT|DAYNUM))?",
        _fiscal,
    ),
    rule(
        "calendar.fiscal",
        "(?:THE)? (?P<year>YEARNUM) (?:(?:DASH|SLASH) (?:TWODIGIT|DAYNUM|YEARNUM))? FISCAL YEARWORD",
        _fiscal,
    ),
    rule("calendar.fiscal", "(?:THE)? FISCAL YEARWORD (?P<year>FISCALYEAR)", _fiscal),
    rule(
        "calendar.year",
        f"{_LED}? (?P<all>(?P<named>(?:THE)? ANYUNIT)? (?P<year>YEARNUM)) (?!BCE|DASH ANYUNIT)",
        _year,
    ),
    rule("calendar.short_year", f"{_LED} (?P<all>(?P<short>SHORTYEAR))", _short_year),
    rule("calendar.era", f"(?P<year>NUM|DAYNUM|TWODIGIT|YEARNUM) {_ERA}", _era),
    rule("calendar.era", "(?P<era>CEERA) (?P<year>NUM|DAYNUM|TWODIGIT|YEARNUM)", _era),
    rule("calendar.decade", "(?:THE)? (?P<decade>DECADE)", _decade),
    rule(
        "calendar.decade",
        "(?:THE)? (?P<hundred>CARD|NUM|DAYNUM) DASH (?P<decade>DECADE)",
        _spoken_decade,
    ),
    rule(
        "calendar.century",
        "(?:THE)? (?P<which>HUNDREDS)",
        lambda found: Frame("calendar.century", Form.DATE, century=found.number("which")),
    ),
    rule("calendar.century", f"(?:THE)? (?P<which>ORD) DASH? (?P<unit>UNIT) {_ERA}?", _century),
)
