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
    return Frame(
        "clock.time",
        Form.DATE,
        TimexType.TIME,
        hour=hour % 24,
        minute=minute if minute is not None else 0,
        zone=zone,
    )


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


def _military(found: Found) -> Built:
    """Read "1830 GMT", "0930 hrs"."""
    written = found.number("number")
    return _at(found, written // 100, written % 100)


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

RULES: Final[tuple[Rule, ...]] = (
    rule("clock.time", f"(?P<clock>CLOCK) (?P<half>HALFDAY)? (?:HOURS)? {_ZONE}", _clock),
    rule("clock.time", f"(?P<hour>DAYNUM|NUM) (?P<half>HALFDAY) {_ZONE}", _hour),
    rule("clock.time", "(?P<hour>DAYNUM|NUM) OCLOCK", _hour),
    rule(
        "clock.time",
        "(?P<number>YEARNUM|NUM) (?:HOURS|(?P<zone>ZONE))",
        _military,
    ),
    rule("clock.time", "(?:DAYNUM)? NOON", lambda found: _at(found, 12, None)),
    rule("clock.time", "MIDNIGHT", lambda found: _at(found, 0, None)),
    rule("clock.daypart", "THE (?:EARLY|LATE)? (?P<part>DAYPART)", _daypart),
    rule("clock.daypart", "(?:THE)? EARLY? DASH? (?P<part>DAYPART) (?P<unit>UNITS)", _hours_of),
    rule(
        "clock.daypart",
        "(?:THE)? (?:EARLY|LATE) (?P<unit>UNITS) OF THE? (?P<part>DAYPART)",
        _hours_of,
    ),
    rule("clock.daypart", "(?:THE)? EARLY (?P<unit>UNITS) (?=OF)", _early_hours),
    rule(BARE_DAYPART, "(?P<part>DAYPART)", _bare_daypart),
)
