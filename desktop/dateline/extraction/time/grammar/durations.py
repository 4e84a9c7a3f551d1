"""Rules for lengths of time and repeated times; neither has a place of its own."""

from __future__ import annotations

import re
from typing import Final

from dateline.extraction.time.frames import Form, Frame, Modifier, Unit
from dateline.extraction.time.rules import Built, Found, Rule, rule
from dateline.model.timex import TimexType

_MODIFIERS: Final = {
    "about": Modifier.APPROX,
    "around": Modifier.APPROX,
    "approximately": Modifier.APPROX,
    "roughly": Modifier.APPROX,
    "some": Modifier.APPROX,
    "circa": Modifier.APPROX,
    "nearly": Modifier.LESS_THAN,
    "almost": Modifier.LESS_THAN,
    "less than": Modifier.LESS_THAN,
    "fewer than": Modifier.LESS_THAN,
    "under": Modifier.LESS_THAN,
    "up to": Modifier.LESS_THAN,
    "more than": Modifier.MORE_THAN,
    "over": Modifier.MORE_THAN,
    "at least": Modifier.MORE_THAN,
}


def duration_value(count: float | None, unit: Unit) -> str:
    """Return the TIMEX3 duration of `count` units ("X" where vague); quarters become months."""
    letters = unit.value
    if unit is Unit.QUARTER and count is not None:
        count, letters = count * 3, "M"
    elif unit is Unit.WEEKEND:
        letters = "WE"
    number = "X" if count is None else f"{count:g}" if count < 1_000_000 else f"{count:.0f}"
    return f"PT{number}{letters[1]}" if letters.startswith("T") else f"P{number}{letters}"


def _frame(found: Found, count: float | None, unit: Unit, *, rule_id: str) -> Frame:
    around = found.words("around") if found.has("around") else ""
    return Frame(
        rule_id,
        Form.DURATION,
        TimexType.DURATION,
        unit=unit,
        count=count,
        modifier=_MODIFIERS.get(around.removesuffix(" the")),
        value=duration_value(count, unit),
    )


_AMOUNT_BEFORE: Final = re.compile(
    r"(?:\b(?:million|billion|trillion|thousand|percent|dollars|euros|pounds|barrels|tons|tonnes)|"
    r"[\d%])\s+$"
)
"""An amount before "a year", "a day": so much each."""


def _amount(found: Found) -> Built:
    """Read "30-day", "two and a half years", "a week", "more than 72 hours", "a few days"."""
    unit, text = found.unit("unit"), found.words("unit")
    if found.has("one") and _AMOUNT_BEFORE.search(found.written(before=16)[:16]):
        return _set(duration_value(1, unit))
    count = found.count("count") if found.has("count") else 1.0
    if found.has("half") and count is not None:
        count += 0.5
    if text == "fortnight":
        count = None if count is None else count * 2
    if found.has("one") and unit in {Unit.SECOND, Unit.QUARTER}:
        return None
    fraction = found.lexed.text[found.span().end :][:4].lower() == " of "
    if unit is Unit.QUARTER and fraction:
        return None
    return _frame(found, count, unit, rule_id="duration.amount")


_ENDED: Final = re.compile(r"\s(?:ended|ending|to)\s(?:on\s)?[A-Z\d]")


def _year_to_its_end(found: Found) -> Built:
    """Read "the year ended Aug. 31"."""
    ends = _ENDED.match(found.lexed.text, found.span().end)
    return _frame(found, 1, Unit.YEAR, rule_id="duration.amount") if ends else None


_LASTING: Final = re.compile(
    r"\s(?:\w+\s)?(?:war|conflict|truce|ceasefire|cease-fire|strike|dispute|siege|ban|law|treaty|pact|"
    r"agreement|regime|government|coalition|campaign|insurgency|uprising|rebellion|protest|blockade|"
    r"embargo|crisis|recession|feud|alliance|offensive|occupation|standoff|boycott|investigation)\b",
    re.IGNORECASE,
)
"""What lasts: of it "8-month-old" tells the length so far. Of anything else it is an age."""


def _age(found: Found) -> Built:
    if _LASTING.match(found.lexed.text, found.span().end) is None:
        return None
    return _frame(found, found.count("count"), found.unit("unit"), rule_id="duration.age")


def _half(found: Found) -> Built:
    unit = found.unit("unit")
    if unit is Unit.HOUR:
        return Frame(
            "duration.half",
            Form.DURATION,
            TimexType.DURATION,
            unit=Unit.MINUTE,
            count=30,
            value="PT30M",
        )
    if unit in {Unit.DECADE, Unit.CENTURY}:
        years = 5 if unit is Unit.DECADE else 50
        return _frame(found, years, Unit.YEAR, rule_id="duration.half")
    return _frame(found, 0.5, unit, rule_id="duration.half")


def _window(found: Found) -> Built:
    """Read "the past 20 months", "the next few days", "the first nine months"."""
    count = found.count("count") if found.has("count") else None
    return _frame(found, count, found.unit("unit"), rule_id="duration.window")


def _next_unit(found: Found) -> Built:
    """Read "over the next year", which is a length and no one year."""
    frame = _frame(found, 1, found.unit("unit"), rule_id="duration.window")
    return [(found.span("all"), frame)]


def _vague(found: Found) -> Built:
    """Read "for years", "weeks on end", "decades of": more than one, no more is said."""
    unit = found.unit("unit")
    if unit is Unit.QUARTER:
        return None
    frame = _frame(found, None, unit, rule_id="duration.vague")
    return [(found.span("all"), frame)]


def _long(found: Found) -> Built:
    return _frame(found, 1, found.unit("unit"), rule_id="duration.long")


def _set(value: str) -> Frame:
    return Frame("set.every", Form.SET, TimexType.SET, value=value)


def _every_unit(found: Found) -> Built:
    count = found.count("count") if found.has("count") else 1
    value = duration_value(count, found.unit("unit"))
    return _set(value.replace("3M", "1Q") if found.unit("unit") is Unit.QUARTER else value)


def _every_weekday(found: Found) -> Built:
    return _set(f"XXXX-WXX-{found.number('weekday') + 1}")


def _weekday_nights(found: Found) -> Built:
    """Read "Saturday nights"."""
    if not found.words("part").endswith("s"):
        return None
    return _set(f"XXXX-WXX-{found.number('weekday') + 1}T{found.letters('part')}")


def _every_month(found: Found) -> Built:
    return _set(f"XXXX-{found.number('month'):02d}")


def _every_season(found: Found) -> Built:
    return _set(f"XXXX-{found.letters('season')}")


_RATED: Final = re.compile(
    r"\s(?:\w+\s)?(?:sales|revenues?|incomes?|profits?|earnings|budgets?|rates?|growth|dividends?|"
    r"results|loss|losses|turnover|costs?|inflation|averages?|production|output|pay|salary|salaries|"
    r"wages?|fees?|rent|consumption|exports|imports|deficit|surplus|spending|returns?|yields?)\b",
    re.IGNORECASE,
)
_COUNTED_BEFORE: Final = re.compile(r"\d[\d.,]*\s*(?:%|percent|\w+)?\s*$")


def _set_word(found: Found) -> Built:
    """Read "annual", "daily"; what measures an amount ("annual sales", "8% annually") is none."""
    text, span = found.lexed.text, found.span()
    if _RATED.match(text, span.end):
        return None
    before = text[max(0, span.start - 24) : span.start]
    if found.words("word").endswith("ally") and _COUNTED_BEFORE.search(before):
        return None
    return Frame("set.word", Form.SET, TimexType.SET, value=found.letters("word"))


def _every_daypart(found: Found) -> Built:
    return _set(f"XXXX-XX-XXT{found.letters('part')}")


_AROUND: Final = (
    "(?P<around>ABOUT|MORE THAN|LESS THAN|AT LEAST|UP TO|OVER|LESS|ABOUT THE|AT LEAST THE)"
)
_AMOUNT: Final = "(?P<one>ART)|(?P<count>COUNT)"

RULES: Final[tuple[Rule, ...]] = (
    rule(
        "duration.amount",
        f"{_AROUND}? (?:BETWEEN)? (?:(?:COUNT) (?:TO|DASH|OR|AND))? (?:{_AMOUNT}) (?:MORE|ADDITIONAL|ENTIRE|DASH)? (?P<unit>ANYUNIT)"
        " (?P<half>AND ART HALF)? (?:DASH? LONG)? (?!DASH? OLD)",
        _amount,
    ),
    rule(
        "duration.amount",
        f"{_AROUND}? (?:THE|ANOTHER|ART ADDITIONAL|ART ENTIRE|ALL) (?P<count>COUNT)?"
        " (?:MORE|ADDITIONAL|ENTIRE|DASH)? (?P<unit>ANYUNIT) (?!DASH? OLD)",
        lambda found: (
            _amount(found)
            if found.has("count") or not found.written().lower().startswith(("the ", "all "))
            else None
        ),
    ),
    rule(
        "duration.amount",
        "(?:THE)? YEARWORD DASH? (?:EARLIER|AGO) (?P<count>COUNT) (?P<unit>UNITS)",
        _amount,
    ),
    rule("duration.amount", "THE (?P<unit>YEARWORD)", _year_to_its_end),
    rule("duration.age", "(?P<count>EXACT) DASH (?P<unit>UNIT) DASH OLD", _age),
    rule("duration.half", "HALF (?:ART|DASH)? (?P<unit>UNIT)", _half),
    rule(
        "duration.window",
        f"{_AROUND}? (?:(?:THE|THIS|THESE|THOSE|HALF|EACH OF THE)?"
        " (?:LAST|PAST|NEXT|COMING|PREVIOUS|FOLLOWING|ORD|LATEST|RECENT)) (?P<count>COUNT)"
        " (?:ENTIRE)? (?P<unit>UNITS) (?:OF YEARNUM)?",
        _window,
    ),
    rule(
        "duration.window",
        "(?:THE)? (?:PAST|COMING|NEXT|LAST|PREVIOUS|FOLLOWING) (?P<unit>UNITS)",
        _window,
    ),
    rule("duration.window", "THE (?P<unit>UNITS) AHEAD", _window),
    rule(
        "duration.window",
        "(?:(?<=OVER)|(?<=FOR)|(?<=WITHIN))(?P<all>THE NEXT (?P<unit>UNIT))",
        _next_unit,
    ),
    rule("duration.vague", "(?:(?<=FOR)|(?<=IN)|(?<=WITHIN))(?P<all>(?P<unit>UNITS))", _vague),
    rule("duration.vague", "(?P<all>(?P<unit>UNITS) (?:(?:ON END)|(?=OF)))", _vague),
    rule("duration.vague", "(?P<all>(?P<unit>UNITS)) (?=BEFORE|AFTER)", _vague),
    rule("duration.long", "(?P<unit>UNIT) DASH LONG", _long),
    rule("set.every", "EACH (?P<count>COUNT|ORD)? (?P<unit>ANYUNIT)", _every_unit),
    rule("set.every", "PER (?P<unit>UNIT)", _every_unit),
    rule("set.every", "TIMES (?:ART|EACH) (?P<unit>UNIT)", _every_unit),
    rule("set.every", "EACH (?P<weekday>WEEKDAY) (?:DAYPART)?", _every_weekday),
    rule("set.every", "(?:ON)? (?P<weekday>WEEKDAYS)", _every_weekday),
    rule(
        "set.every",
        "(?:THE)? (?:ORD|LAST) WEEKDAY OF (?:EACH|THE) (?P<unit>MONTHWORD)",
        _every_unit,
    ),
    rule("set.every", "EACH (?P<month>MONTH)", _every_month),
    rule("set.every", "EACH (?P<season>SEASON)", _every_season),
    rule("set.every", "EACH (?P<part>DAYPART)", _every_daypart),
    rule("set.every", "(?P<weekday>WEEKDAY) (?P<part>DAYPART)", _weekday_nights),
    rule("set.word", "(?P<word>SETWORD)", _set_word),
)
