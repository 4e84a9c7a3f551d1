"""Rules for calendar units seen from another day: last week, tomorrow, that month, the day before."""

from __future__ import annotations

import re
from typing import Final

from dateline.extraction.time.frames import Form, Frame, Lean, Modifier, Unit
from dateline.extraction.time.grammar.calendar import SHIFTS
from dateline.extraction.time.rules import Built, Found, Rule, rule
from dateline.model.timex import TimexType

BY_EVENT: Final = "relative.by_event"
"""A unit beside what happened then: its day, unless the text gives one, is beyond its words."""
OVERNIGHT: Final = "relative.overnight"
"""The night before publication; nothing else counts from it."""
THE_UNIT: Final = "relative.the_unit"
"""A unit that the text, or else the day of publication, says which."""
CLOCK_UNITS: Final = frozenset({Unit.SECOND, Unit.MINUTE, Unit.HOUR})
CLAUSE_END = re.compile(r"\s*(?:[,.;:!?)\"”’]|$|\n|(?:and|but|when|in|at|that)\b)")
"""What may follow "two days before" where no event follows that it counts from."""
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


_AGE_BEHIND: Final = re.compile(
    r"['’]s\s+(?:\w+\s)?(?:world|society|age|generations?|youth|children|economy|environment|"
    r"standards|technology|readers|families|politics|climate|culture)\b"
)
_AGE_BEFORE: Final = re.compile(
    r"\b(?:people|m[ae]n|wom[ae]n|child(?:ren)?|youth|kids|generations?|leaders|citizens|workers|"
    r"world|cit(?:y|ies)|cars?|societ(?:y|ies)|technolog(?:y|ies))\s+of\s+$"
)


def _is_age(found: Found) -> bool:
    """Whether the word means an age and no day: "in today's world", "the people of tomorrow"."""
    text, span = found.lexed.text, found.span()
    if _AGE_BEHIND.match(text, span.end):
        return True
    return _AGE_BEFORE.search(text, max(0, span.start - 20), span.start) is not None


def overnight() -> Frame:
    """Return the frame of "overnight" without a day: the night before the day of publication."""
    return Frame(
        OVERNIGHT,
        Form.SHIFT,
        TimexType.TIME,
        Lean.PUBLICATION,
        unit=Unit.DAY,
        shift=-1,
        daypart="NI",
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
    if unit in CLOCK_UNITS or unit is Unit.MILLENNIUM or _is_quoted_title(found):
        return None
    if found.words("unit") == "fortnight" and word in {"last", "past", "next", "coming"}:
        return _length(Unit.WEEK, 2)
    article = found.has("the")
    lead = _DECADE_LEAD if unit is Unit.DECADE else _LENGTH_LEAD
    if word == "next" and article and lead.search(found.before(8)):
        return None
    anaphoric = word in _ANAPHORIC | {"that", "same"} or (word == "next" and article)
    if unit is Unit.DAY and word in {"this", "next", "last", "past", "coming"}:
        anaphoric = True
        if word == "last" or (word in {"past", "coming"} and not article):
            return None
    if word in {"past", "coming"} and article:
        return _length(unit, 1)
    lean = Lean.CONTEXT if anaphoric else Lean.PUBLICATION
    return Frame("relative.unit", Form.SHIFT, lean=lean, unit=unit, shift=SHIFTS[word])


def _length(unit: Unit, count: int) -> Frame:
    """Return "the past year", "the last fortnight" as the length that they are."""
    letters = unit.value
    value = f"PT{count}{letters[1]}" if letters.startswith("T") else f"P{count}{letters}"
    return Frame(
        "duration.past",
        Form.DURATION,
        TimexType.DURATION,
        unit=unit,
        count=count,
        value=value,
    )


def _past_hour(found: Found) -> Built:
    """Read "the past hour", "the next hour"."""
    return _length(Unit.HOUR, 1) if found.unit("unit") is Unit.HOUR else None


def _end_of_unit(found: Found) -> Built:
    """Read "by month's end", "at this quarter's end", "the month's start", "quarter-end"."""
    unit = found.unit("unit")
    if unit in CLOCK_UNITS or unit in {Unit.DAY, Unit.MILLENNIUM}:
        return None
    word = found.words("shift").split()[-1] if found.has("shift") else ""
    edge = Modifier.END if found.words("edge") == "end" else Modifier.START
    if found.words("edge") == "close":
        return None
    shift, named = SHIFTS.get(word, 0), word in {"this", "last", "next"}
    rule_id, lean = ("relative.unit", Lean.PUBLICATION) if named else (THE_UNIT, Lean.CONTEXT)
    return Frame(rule_id, Form.SHIFT, lean=lean, unit=unit, shift=shift, modifier=edge)


_MIDDLES: Final = frozenset({Unit.WEEK, Unit.MONTH, Unit.QUARTER, Unit.YEAR, Unit.DECADE})


def _middle_of_unit(found: Found) -> Built:
    """Read "by mid-year", "in mid-week"."""
    unit = found.unit("unit")
    if unit not in _MIDDLES or found.words("unit") == "fortnight":
        return None
    return Frame(THE_UNIT, Form.SHIFT, lean=Lean.CONTEXT, unit=unit, shift=0, modifier=Modifier.MID)


def _nights_ago(found: Found) -> Built:
    """Read "two nights ago", "three mornings ago"."""
    count = found.count("count")
    if count is None or count % 1 or not found.words("part").endswith("s"):
        return None
    return Frame(
        "relative.daypart",
        Form.SHIFT,
        TimexType.TIME,
        Lean.PUBLICATION,
        unit=Unit.DAY,
        shift=-int(count),
        daypart=found.letters("part"),
    )


_LENGTH_LEAD: Final = re.compile(r"\b(?:over|for|within)\s+$", re.IGNORECASE)
_DECADE_LEAD: Final = re.compile(r"\b(?:over|for|within|in)\s+$", re.IGNORECASE)
_TITLE: Final = re.compile(r"[\"“‘`][A-Z]\w+ [A-Z]\w+")


def _is_quoted_title(found: Found) -> bool:
    """Whether the words are a name in quotation marks: ABC's "This Week"."""
    text, span = found.lexed.text, found.span()
    return _TITLE.match(text, max(0, span.start - 1)) is not None


_IDIOM: Final = re.compile(r"\bat\s+the\s+end\s+of\s+$", re.IGNORECASE)
"""Before "the day" it says "after all"."""


def _unit_in_context(found: Found) -> Built:
    """Read "the year", "the quarter", "the day" where an earlier date says which."""
    unit = found.unit("unit")
    if unit in CLOCK_UNITS or unit in {Unit.MILLENNIUM, Unit.WEEKEND}:
        return None
    if unit is not Unit.QUARTER and not found.has("led"):
        return None
    if unit is Unit.DAY and _IDIOM.search(found.before(16)):
        return None
    following = found.lexed.text[found.span().end :][:4].lower()
    if following[:1] in {"-", "‑"} or (unit is Unit.QUARTER and following == " of "):
        return None
    frame = Frame(THE_UNIT, Form.SHIFT, lean=Lean.CONTEXT, unit=unit, shift=0)
    return [(found.span("all"), frame)]


def _weekend(found: Found) -> Built:
    if found.unit("unit") is not Unit.WEEKEND:
        return None
    shift = SHIFTS[found.words("shift").split()[-1]] if found.has("shift") else None
    return Frame("relative.weekend", Form.DATE, unit=Unit.WEEKEND, shift=shift)


def _latest(found: Found) -> Built:
    unit = found.unit("unit")
    current = found.words("word") == "current"
    wide = unit in {Unit.DECADE, Unit.CENTURY, Unit.WEEKEND}
    if unit not in {Unit.QUARTER, Unit.YEAR, Unit.MONTH, Unit.WEEK} and not (current and wide):
        return None
    shift = 0 if current else -1
    return Frame("relative.latest", Form.SHIFT, lean=Lean.PUBLICATION, unit=unit, shift=shift)


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
    """Read "the year before", "the day after the vote", "the week earlier"."""
    unit, way = found.unit("unit"), found.words("way")
    if unit in CLOCK_UNITS:
        return None
    if found.has("prior") and way != "prior":
        return None
    shift = -1 if way in {"before", "earlier", "beforehand", "previously", "prior"} else 1
    alone = way in {"earlier", "later"} or CLAUSE_END.match(found.lexed.text, found.span().end)
    rule_id = "relative.unit" if alone else BY_EVENT
    return Frame(rule_id, Form.SHIFT, lean=Lean.CONTEXT, unit=unit, shift=shift)


def _unit_before_last(found: Found) -> Built:
    """Read "the week before last", "the week after next"."""
    unit = found.unit("unit")
    if unit in CLOCK_UNITS or unit is Unit.DAY:
        return None
    shift = 2 if found.has("next") else -2
    return Frame("relative.unit", Form.SHIFT, lean=Lean.PUBLICATION, unit=unit, shift=shift)


def _night_before_last(found: Found) -> Built:
    return Frame(
        "relative.daypart",
        Form.SHIFT,
        TimexType.TIME,
        Lean.PUBLICATION,
        unit=Unit.DAY,
        shift=-2,
        daypart=found.letters("part"),
    )


_SIDE: Final = "LAST|THIS|NEXT|PAST|COMING|PREVIOUS|FOLLOWING|THAT SAME|THE SAME|THAT|SAME"
_CONTEXT_LEAD: Final = (
    "(?P<led>(?<=END OF)|(?<=START OF)|(?<=MIDDLE OF)|(?<=REST OF)|(?<=EARLIER IN)|(?<=LATER IN)"
    "|(?<=LATE IN)|(?<=EARLY IN)|(?<=ORD HALF OF)|(?<=LATTER HALF OF))"
)

RULES: Final[tuple[Rule, ...]] = (
    rule("relative.day_word", "TODAY", lambda found: None if _is_age(found) else _day_word(0)),
    rule("relative.day_word", "YESTERDAY", lambda _: _day_word(-1)),
    rule("relative.day_word", "TOMORROW", lambda found: None if _is_age(found) else _day_word(1)),
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
        "relative.unit",
        "THE (?P<unit>UNIT) (?P<way>BEFORE|AFTER|EARLIER|LATER|(?P<prior>PREVIOUS))",
        _the_unit_before,
    ),
    rule(
        "relative.unit",
        "THE (?P<unit>UNIT) (?:BEFORE LAST|(?P<next>AFTER NEXT))",
        _unit_before_last,
    ),
    rule("relative.daypart", "THE (?P<part>DAYPART) BEFORE LAST", _night_before_last),
    rule("relative.daypart", "(?P<count>COUNT) (?P<part>DAYPART) AGO", _nights_ago),
    rule("duration.past", "THE (?:LAST|PAST|NEXT|COMING) (?P<unit>UNITWORD) (?!OF)", _past_hour),
    rule(
        "relative.unit",
        "(?:THE)? (?P<shift>THIS|LAST|NEXT)? (?P<unit>UNIT) POSS (?P<edge>END|START)",
        _end_of_unit,
    ),
    rule(THE_UNIT, "(?P<unit>MONTHWORD|UNITWORD) DASH (?P<edge>END)", _end_of_unit),
    rule(THE_UNIT, "MID DASH? (?P<unit>UNIT)", _middle_of_unit),
    rule(THE_UNIT, f"{_CONTEXT_LEAD}? (?P<all>THE (?P<unit>UNIT))", _unit_in_context),
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
    rule("relative.latest", "(?:THE)? (?P<word>LATEST|CURRENT) (?P<unit>UNIT)", _latest),
)
