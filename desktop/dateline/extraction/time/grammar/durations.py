"""Rules for lengths of time and repeated times; neither has a place of its own."""

from __future__ import annotations

import re
from typing import Final

from dateline.extraction.time import lexicon
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


MEASURE: Final = "duration.measure"
"""Hours of something may count the thing ("75 hours of video") and not the time it takes."""


def counted(found: Found, count: float | None, group: str = "unit") -> float | None:
    """Return the count of the unit that `group` names; a fortnight is two weeks."""
    fortnights = found.words(group).removesuffix("s") == "fortnight"
    return count * 2 if fortnights and count is not None else count


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
    r"(?:\b(?:million|billion|trillion|thousand|percent|dollars|euros|pounds|barrels|tons|tonnes|"
    r"seconds|minutes|hours|days|nights|weeks|months|cents|pence|times)|"
    r"\d\s?(?:m|bn|k|million|billion)|[\d%])\s+$"
)
"""An amount before "a year", "a day": so much each."""


_STEP: Final = re.compile(
    r"\s?[-‐]\s?by\s?[-‐]\s?(?:minute|hour|day|week|month|year)\b", re.IGNORECASE
)
"""Behind "minute" it tells of a pace and no length."""
_PROGRAMME: Final = re.compile(r"[\"“‘`]\d+\s[A-Z][a-z]+[,.]?['\"”’]")


def _is_programme(found: Found) -> bool:
    """Whether the words are a name in quotation marks: "60 Minutes" of television."""
    return _PROGRAMME.match(found.lexed.text, max(0, found.span().start - 1)) is not None


_SOME_DAY: Final = re.compile(r"\s+(?:when|that|which|in\s+which|on\s+which)\b", re.IGNORECASE)
"""Behind "a day" it tells of some day or other, and no length."""


def _amount(found: Found) -> Built:
    """Read "30-day", "two and a half years", "a week", "more than 72 hours", "a few days"."""
    unit = found.unit("unit")
    if _is_no_length(found, unit):
        return None
    if found.has("one") and _AMOUNT_BEFORE.search(found.before(16)):
        return _set(duration_value(1, unit))
    count = found.count("count") if found.has("count") else 1.0
    if found.has("half") and count is not None:
        count += 0.5
    measures = unit in {Unit.HOUR, Unit.MINUTE} and found.lexed.text.startswith(
        " of ", found.span().end
    )
    rule_id = MEASURE if measures else "duration.amount"
    return _frame(found, counted(found, count), unit, rule_id=rule_id)


def _is_no_length(found: Found, unit: Unit) -> bool:
    """Whether the words only look like a length: "a second", "a quarter of", "a day when"."""
    text, end = found.lexed.text, found.span().end
    if _is_programme(found) or _STEP.match(text, end):
        return True
    if unit is Unit.QUARTER and text[end:][:4].lower() == " of ":
        return True
    if not found.has("one"):
        return False
    some_day = unit is Unit.DAY and _SOME_DAY.match(text, end) is not None
    # "once-in-a-century" has its hyphen before the article
    several = found.words("unit") in lexicon.MANY  # "a decades-long feud" counts no decade
    return some_day or several or unit in {Unit.SECOND, Unit.QUARTER} or found.before(1) == "-"


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
    return _frame(found, counted(found, count), found.unit("unit"), rule_id="duration.window")


def _next_unit(found: Found) -> Built:
    """Read "over the next year", which is a length and no one year."""
    if found.has("in") and found.unit("unit") is not Unit.DECADE:
        return None
    frame = _frame(found, 1, found.unit("unit"), rule_id="duration.window")
    return [(found.span("all"), frame)]


def _vague(found: Found) -> Built:
    """Read "for years", "weeks on end", "decades of": more than one, no more is said."""
    unit = found.unit("unit")
    if unit is Unit.QUARTER:
        return None
    frame = _frame(found, None, unit, rule_id="duration.vague")
    return [(found.span("all"), frame)]


_LENGTH_VERBS: Final = re.compile(
    r"\b(?:(?<!\bthe )last(?:s|ed|ing)?|took|tak(?:e|es|en|ing)|spen(?:d|ds|t|ding)|wait(?:s|ed|ing)?)\s+$",
    re.IGNORECASE,
)
_LENGTH_REACH: Final = 14


def _vague_behind_verb(found: Found) -> Built:
    """Read "lasted months", "took years"."""
    before = found.before(_LENGTH_REACH)
    return _vague(found) if _LENGTH_VERBS.search(before) else None


def _weekends(found: Found) -> Built:
    return _set("XXXX-WXX-WE") if found.unit("unit") is Unit.WEEKEND else None


def _every_other(found: Found) -> Built:
    return _set(duration_value(2, found.unit("unit")))


def _long(found: Found) -> Built:
    """Read "month-long", "years-long"."""
    several = found.words("unit") in lexicon.MANY
    return _frame(found, None if several else 1, found.unit("unit"), rule_id="duration.long")


def _ages(found: Found) -> Built:
    """Read "decades-old" of what lasts."""
    if _LASTING.match(found.lexed.text, found.span().end) is None:
        return None
    return _frame(found, None, found.unit("unit"), rule_id="duration.age")


def _to_come(found: Found) -> Built:
    """Read "the weeks to come"."""
    return _window(found) if found.words("verb") == "come" else None


def _unit_by_unit(found: Found) -> Built:
    """Read "day after day", "year by year"."""
    if found.words("unit") != found.words("again"):
        return None
    return _set(duration_value(counted(found, 1), found.unit("unit")))


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


_DEFINITE: Final = re.compile(r"\b(?:the|all)\b", re.IGNORECASE)
_AROUND: Final = (
    "(?P<around>ABOUT|MORE THAN|LESS THAN|AT LEAST|UP TO|OVER|LESS|ABOUT THE|AT LEAST THE)"
)
_AROUND_WINDOW: Final = "(?P<around>ABOUT|MORE THAN|LESS THAN|AT LEAST|UP TO|LESS)"
"""Without "over", which before "the past two weeks" is a preposition."""
_OF_A_TIME: Final = "OF (?:THE)? (?:MON|YEARNUM|SEASON|DECADE|(?:LAST|THIS|NEXT) UNIT)"
"""Behind "the last days" it makes the end of that time of them, no length."""
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
            _amount(found) if found.has("count") or not _DEFINITE.search(found.written()) else None
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
        f"{_AROUND_WINDOW}? (?:(?:THE|THIS|THESE|THOSE|HALF|EACH OF THE)?"
        " (?:LAST|PAST|NEXT|COMING|PREVIOUS|FOLLOWING|ORD|LATEST|RECENT)) (?P<count>COUNT)"
        " (?:ENTIRE)? (?P<unit>UNITS) (?:OF YEARNUM)?",
        _window,
    ),
    rule(
        "duration.window",
        "(?:(?:THE)? (?:PAST|COMING|NEXT|LAST|PREVIOUS)|THE FOLLOWING) (?P<unit>UNITS)"
        f" (?!{_OF_A_TIME})",
        _window,
    ),
    rule("duration.window", "(?:THE)? (?P<unit>UNITS) AHEAD", _window),
    rule("duration.window", "(?:THE)? (?P<unit>UNITS) TO (?P<verb>OTHER)", _to_come),
    rule(
        "duration.window",
        "(?:(?<=OVER)|(?<=FOR)|(?<=WITHIN)|(?P<in>(?<=IN)))(?P<all>THE NEXT (?P<unit>UNIT))",
        _next_unit,
    ),
    rule("duration.vague", "(?:(?<=FOR)|(?<=IN)|(?<=WITHIN))(?P<all>(?P<unit>UNITS))", _vague),
    rule(
        "duration.vague",
        f"(?P<all>(?P<unit>UNITS) (?:(?:ON END)|(?!{_OF_A_TIME})(?=OF)))",
        _vague,
    ),
    rule("duration.vague", "(?P<all>(?P<unit>UNITS)) (?=BEFORE|AFTER)", _vague),
    rule("duration.vague", "(?P<all>(?P<unit>UNITS))", _vague_behind_verb),
    rule("duration.long", "(?P<unit>ANYUNIT) DASH LONG", _long),
    rule("duration.age", "(?P<unit>UNITS) DASH OLD", _ages),
    rule("set.every", "(?P<unit>UNIT) (?:AFTER|BY) (?P<again>UNIT)", _unit_by_unit),
    rule("set.every", "EACH (?P<count>COUNT|ORD)? (?P<unit>ANYUNIT)", _every_unit),
    rule("set.every", "EACH OTHERWORD (?P<unit>UNIT)", _every_other),
    rule("set.every", "(?:(?<=ON)|(?<=AT))(?P<unit>UNITS)", _weekends),
    rule("set.every", "PER (?P<unit>UNIT)", _every_unit),
    rule("set.every", "TIMES (?:ART|EACH) (?P<unit>UNIT)", _every_unit),
    rule("set.every", "EACH (?:OTHERWORD|ORD)? (?P<weekday>WEEKDAY) (?:DAYPART)?", _every_weekday),
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
