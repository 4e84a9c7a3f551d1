"""What an expression says before anybody asks which day it means: typed frames and their JSON."""

from __future__ import annotations

import json
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Final, cast

from dateline.model.timex import TimexType


class Form(StrEnum):
    """How a frame is resolved."""

    DATE = "date"
    """Parts of a calendar date; what is missing comes from direction or context."""
    SHIFT = "shift"
    """A whole calendar unit some units from the anchor's: last week, tomorrow, that month."""
    OFFSET = "offset"
    """A distance from the anchor: three days ago, two years later."""
    DURATION = "duration"
    SET = "set"
    REF = "ref"
    """PAST_REF, PRESENT_REF, FUTURE_REF: no place of its own."""


class Unit(StrEnum):
    """The units of time; the value is the letter of an ISO 8601 / TIMEX3 duration."""

    SECOND = "TS"
    MINUTE = "TM"
    HOUR = "TH"
    DAY = "D"
    WEEKEND = "WE"
    WEEK = "W"
    MONTH = "M"
    QUARTER = "Q"
    YEAR = "Y"
    DECADE = "DE"
    CENTURY = "CE"
    MILLENNIUM = "ML"


class Lean(StrEnum):
    """Whose day the frame counts from."""

    PUBLICATION = "publication"
    """Deictic words: ago, last week, tomorrow."""
    CONTEXT = "context"
    """Anaphoric words: that day, two days later, the previous year."""
    DIRECTED = "directed"
    """Names without their year or week: Tuesday, January; the clause says which way to look."""


class Modifier(StrEnum):
    """TIMEX3 mods, and four of our own: the part of a unit before or after the anchor, its halves."""

    START = "START"
    MID = "MID"
    END = "END"
    APPROX = "APPROX"
    BEFORE = "BEFORE"
    AFTER = "AFTER"
    LESS_THAN = "LESS_THAN"
    MORE_THAN = "MORE_THAN"
    EARLIER = "EARLIER"
    LATER = "LATER"
    FIRST_HALF = "FIRST_HALF"
    SECOND_HALF = "SECOND_HALF"


@dataclass(frozen=True, slots=True)
class Frame:
    """One reading of an expression's words, without its anchor.

    `rule` is the grammar rule. `year` is astronomical (1 BC is 0); `decade` and `century` are its
    years // 10 and // 100; `day` is -1 for the last of its month. `weekday` counts from Monday 0 (with `nth` the nth of the month, -1 the
    last; `week` is the number of an ISO 8601 week; `range_to` and `range_from` are the weekdays at the other end of "Monday to Friday"), `season` is a TIMEX3 code (SP SU FA
    WI), `daypart` one of MO MI AF EV NI DT. `shift` counts whole units (or, for a named month,
    weekday or season, the occurrence) before or after the anchor's; `year_shift` the same for the
    year that a partial date stands in, `month_shift` for a day's month and `week_shift` for a
    weekday's week; the last two count from the day that `lean` names. `count` is None
    where it is vague ("several"); `grain` is the finer unit named beside a distance ("two years ago
    this week"). `value` is given for durations, sets and references.
    `ambiguous` marks numerals that could be day-month or month-day; `settled` ones that could, had
    the text's other dates or a weekday not said which. `follows` marks the far end of a range whose
    near end is the expression before it ("late April to early May"), `until_morning` a night that is
    named by both its days ("the night of 3 to 4 March").
    """

    rule: str
    form: Form
    type: TimexType = TimexType.DATE
    lean: Lean = Lean.DIRECTED
    unit: Unit | None = None
    count: float | None = None
    shift: int | None = None
    year: int | None = None
    year_shift: int | None = None
    year_lean: Lean = Lean.PUBLICATION
    week_shift: int | None = None
    month_shift: int | None = None
    short_year: bool = False
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    nth: int | None = None
    week: int | None = None
    range_to: int | None = None
    range_from: int | None = None
    season: str | None = None
    quarter: int | None = None
    half: int | None = None
    decade: int | None = None
    century: int | None = None
    holiday: str | None = None
    fiscal: bool = False
    hour: int | None = None
    minute: int | None = None
    daypart: str | None = None
    zone: str | None = None
    modifier: Modifier | None = None
    value: str | None = None
    grain: Unit | None = None
    ambiguous: bool = False
    settled: bool = False
    follows: bool = False
    until_morning: bool = False

    @property
    def timed(self) -> bool:
        """Whether it names a time of day."""
        return self.hour is not None or self.daypart is not None

    @property
    def dated(self) -> bool:
        """Whether it names a day, at least by weekday."""
        return (
            (self.day is not None and self.unit is None)
            or self.weekday is not None
            or self.holiday is not None
            or (self.form is Form.SHIFT and self.unit is Unit.DAY)
            or (self.form is Form.OFFSET and self.unit is Unit.DAY)
        )

    def dumps(self) -> str:
        """Return the frame as JSON text, without what is at its default."""
        kept = {
            name: value
            for name, default in _DEFAULTS
            if (value := getattr(self, name)) is not default and value != default
        }
        return json.dumps(kept, separators=(",", ":"))

    @classmethod
    def loads(cls, text: str) -> Frame:
        """Return the frame that `dumps` wrote; raises ValueError or TypeError for other text."""
        kept = cast("dict[str, object]", json.loads(text))
        for name, kind in _ENUMS.items():
            if name in kept:
                kept[name] = kind(kept[name])
        return cls(**kept)  # pyright: ignore[reportArgumentType]


_ENUMS: Final = {
    "form": Form,
    "grain": Unit,
    "type": TimexType,
    "lean": Lean,
    "unit": Unit,
    "year_lean": Lean,
    "modifier": Modifier,
}
_DEFAULTS: Final = tuple((field.name, field.default) for field in fields(Frame))
