"""Rules for lengths of time and repeated times; neither has a place of its own."""

from __future__ import annotations

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


def _amount(found: Found) -> Built:
    """Read "30-day", "two and a half years", "a week", "more than 72 hours", "a few days"."""
    unit, text = found.unit("unit"), found.words("unit")
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


def _every_month(found: Found) -> Built:
    return _set(f"XXXX-{found.number('month'):02d}")


def _every_season(found: Found) -> Built:
    return _set(f"XXXX-{found.letters('season')}")


def _set_word(found: Found) -> Built:
    return _set(found.letters("word"))


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
        " (?P<half>AND ART HALF)? (?:OLD|DASH? LONG)? (?!DASH OLD)",
        _amount,
    ),
    rule(
        "duration.amount",
        f"{_AROUND}? (?:THE|ANOTHER|ART ADDITIONAL|ART ENTIRE|ALL) (?P<count>COUNT)?"
        " (?:MORE|ADDITIONAL|ENTIRE|DASH)? (?P<unit>ANYUNIT) (?!DASH OLD)",
        lambda found: (
            _amount(found)
            if found.has("count") or not found.written().lower().startswith(("the ", "all "))
            else None
        ),
    ),
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
        "(?:THE)? (?:PAST|COMING|NEXT|LAST|RECENT|PREVIOUS|FOLLOWING) (?P<unit>UNITS)",
        _window,
    ),
    rule("duration.window", "THE (?P<unit>UNITS) AHEAD", _window),
    rule("duration.vague", "(?:(?<=FOR)|(?<=IN)|(?<=WITHIN))(?P<all>(?P<unit>UNITS))", _vague),
    rule("duration.vague", "(?P<all>(?P<unit>UNITS) (?:(?:ON END)|(?=OF)))", _vague),
    rule("duration.long", "(?P<unit>UNIT) DASH LONG", _long),
    rule("set.every", "EACH (?P<count>COUNT|ORD)? (?P<unit>ANYUNIT)", _every_unit),
    rule("set.every", "PER (?P<unit>UNIT)", _every_unit),
    rule("set.every", "TIMES (?:ART|EACH) (?P<unit>UNIT)", _every_unit),
    rule("set.every", "EACH (?P<weekday>WEEKDAY) (?:DAYPART)?", _every_weekday),
    rule("set.every", "(?:ON)? (?P<weekday>WEEKDAYS)", _every_weekday),
    rule("set.every", "EACH (?P<month>MONTH)", _every_month),
    rule("set.every", "EACH (?P<season>SEASON)", _every_season),
    rule("set.every", "EACH (?P<part>DAYPART)", _every_daypart),
    rule("set.every", "(?P<word>SETWORD)", _set_word),
)
