"""Rules for times of day; they take their day from the words beside them or from the text."""

from __future__ import annotations

from typing import Final

from dateline.extraction.time.frames import Form, Frame
from dateline.extraction.time.rules import Built, Found, Rule, rule
from dateline.model.timex import TimexType

BARE_DAYPART: Final = "clock.bare_daypart"
"""A part of the day without article: kept only beside a date."""


def _at(found: Found, hour: int, minute: int | None) -> Built:
    if not (0 <= hour <= 24 and (minute is None or 0 <= minute < 60)):
        return None
    zone = found.letters("zone") if found.has("zone") else None
    if found.has("whose") and not _names_zone(found):
        return None
    return Frame(
        "clock.time",
        Form.DATE,
        TimexType.TIME,
        hour=hour % 24,
        minute=minute if minute is not None else 0,
        zone=zone,
    )


_AMERICAN: Final = frozenset({"Eastern", "Central", "Mountain", "Pacific", "Atlantic"})


def _names_zone(found: Found) -> bool:
    """Whether capitalised words behind a time name its zone: "Moscow time", "Eastern"."""
    words = found.span("whose").of(found.lexed.text).split()
    if words[-1].lower() != "time":
        return len(words) == 1 and words[0] in _AMERICAN
    return len(words) > 1 and all(word[0].isupper() for word in words[:-1])


def _half_day(found: Found, hour: int) -> int | None:
    if not found.has("half"):
        return hour
    if not 1 <= hour <= 12:
        return None
    return hour % 12 + found.number("half")


def _clock(found: Found) -> Built:
    """Read "10:30", "3:30 p.m. EST", "6.30am"."""
    hour, minute = (int(part) for part in found.letters("clock").split(":")[:2])
    real = _half_day(found, hour)
    return None if real is None else _at(found, real, minute)


def _hour(found: Found) -> Built:
    """Read "10 p.m.", "noon", "5 o'clock"."""
    hour = _half_day(found, found.number("hour"))
    return None if hour is None or hour > 24 else _at(found, hour, None)


def _bare_hour(found: Found) -> Built:
    """Read "at 10 this morning", "at 6 tonight"."""
    hour = found.number("hour")
    return _at(found, hour, None) if 1 <= hour <= 12 else None


_FRACTIONS: Final = {"half": 30, "quarter": 15}


def _past_or_to(found: Found) -> Built:
    """Read "half past nine", "a quarter to five", "ten minutes past six"."""
    if found.has("fraction"):
        minutes = _FRACTIONS.get(found.words("fraction"), 0)
    else:
        minutes = found.number("minutes")
    hour = found.number("hour")
    if not (0 < minutes < 60 and 1 <= hour <= 12):
        return None
    if found.words("way") == "to":
        return _at(found, (hour - 1) % 12 or 12, 60 - minutes)
    return _at(found, hour, minutes)


def _minutes_past_or_to(found: Found) -> Built:
    return _past_or_to(found) if found.words("unit") == "minutes" else None


def _quarter_past_or_to(found: Found) -> Built:
    return _past_or_to(found) if found.words("fraction") == "quarter" else None


def _military(found: Found) -> Built:
    """Read "1830 GMT", "0930 hrs", "1805 local time", "at 1805 hours"."""
    span = found.span("number")
    if span.length != 4 or (found.has("unit") and not _is_clock_hour(found)):
        return None
    written = found.number("number")
    return _at(found, written // 100, written % 100)


_CLOCK_LEADS: Final = frozenset("at by around about until from before after between and".split())


def _is_clock_hour(found: Found) -> bool:
    """Whether "hours" tells the clock's and not a length: "at 1805 hours", no "1500 hours of"."""
    text, span = found.lexed.text, found.span()
    before = text[max(0, span.start - 10) : span.start].lower().split()
    counted = text[span.end :][:4].lower() == " of "
    led = bool(before) and before[-1] in _CLOCK_LEADS
    return found.words("unit") == "hours" and led and not counted


def _daypart(found: Found) -> Built:
    return _part("clock.daypart", found.letters("part"))


def _hours_of(found: Found) -> Built:
    """Read "the early morning hours", "the early hours of the morning"."""
    return _daypart(found) if found.words("unit") == "hours" else None


def _early_hours(found: Found) -> Built:
    """Read "the early hours of Monday"."""
    return _part("clock.daypart", "MO") if found.words("unit") == "hours" else None


def _bare_daypart(found: Found) -> Built:
    return _part(BARE_DAYPART, found.letters("part"))


def _part(rule_id: str, part: str) -> Frame:
    return Frame(rule_id, Form.DATE, TimexType.TIME, daypart=part)


_ZONE: Final = "(?:LOCAL TIME|(?P<zone>ZONE))?"
_WHOSE: Final = (
    "(?P<whose>OTHER (?=(?:ON)? WEEKDAY|TODAY|TONIGHT|TOMORROW|COMMA)|(?:OTHER|SEASON){1,3} TIME)"
)

RULES: Final[tuple[Rule, ...]] = (
    rule("clock.time", f"(?P<clock>CLOCK) (?P<half>HALFDAY)? (?:HOURS)? {_ZONE}", _clock),
    rule("clock.time", f"(?P<hour>DAYNUM|NUM) (?P<half>HALFDAY) {_ZONE}", _hour),
    rule("clock.time", f"(?P<clock>CLOCK) (?P<half>HALFDAY)? (?:HOURS)? {_WHOSE}", _clock),
    rule("clock.time", f"(?P<hour>DAYNUM|NUM) (?P<half>HALFDAY) {_WHOSE}", _hour),
    rule("clock.time", "(?P<hour>DAYNUM|NUM) OCLOCK", _hour),
    rule(
        "clock.time",
        "(?<=AT)(?P<hour>DAYNUM|NUM) (?=THIS DAYPART|TONIGHT|TODAY|YESTERDAY|TOMORROW|LAST DAYPART"
        "|(?:ON)? WEEKDAY DAYPART|IN THE DAYPART)",
        _bare_hour,
    ),
    rule("clock.time", "(?P<fraction>HALF) (?P<way>PAST) (?P<hour>DAYNUM|NUM)", _past_or_to),
    rule(
        "clock.time",
        "(?:ART)? (?P<fraction>UNITWORD) (?P<way>PAST|TO) (?P<hour>DAYNUM|NUM)",
        _quarter_past_or_to,
    ),
    rule(
        "clock.time",
        "(?P<minutes>DAYNUM|NUM) (?P<unit>UNITS) (?P<way>PAST|TO) (?P<hour>DAYNUM|NUM)",
        _minutes_past_or_to,
    ),
    rule(
        "clock.time",
        "(?P<number>YEARNUM|NUM) (?:HOURS|(?P<unit>UNITS)|LOCAL TIME|(?:HOURS)? (?P<zone>ZONE))",
        _military,
    ),
    rule("clock.time", "(?<=AT)(?P<number>YEARNUM|NUM) (?=(?:ON)? WDAY)", _military),
    rule("clock.time", "(?:DAYNUM)? NOON", lambda found: _at(found, 12, None)),
    rule("clock.time", "MIDNIGHT", lambda found: _at(found, 0, None)),
    rule("clock.daypart", "THE (?:EARLY|LATE|MID DASH?)? (?P<part>DAYPART)", _daypart),
    rule("clock.daypart", "MID DASH? (?P<part>DAYPART)", _daypart),
    rule("clock.daypart", "(?:THE)? EARLY? DASH? (?P<part>DAYPART) (?P<unit>UNITS)", _hours_of),
    rule(
        "clock.daypart",
        "(?:THE)? (?:EARLY|LATE) (?P<unit>UNITS) OF THE? (?P<part>DAYPART)",
        _hours_of,
    ),
    rule("clock.daypart", "(?:THE)? EARLY (?P<unit>UNITS) (?=OF)", _early_hours),
    rule(BARE_DAYPART, "(?P<part>DAYPART)", _bare_daypart),
)
