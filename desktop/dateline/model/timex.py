"""A time expression in a text, as TIMEX3 with the interval it may mean and why it was read so."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from dateline.model.confidence import Confidence
from dateline.model.days import day_of_minute, iso_day
from dateline.model.messages import Message
from dateline.model.spans import Field, Span


class TimexType(StrEnum):
    """The TIMEX3 types (TimeML 1.2.1)."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


class Granularity(StrEnum):
    """The unit that the expression itself names; it decides how the timeline draws it."""

    MINUTE = "minute"
    DAYPART = "daypart"
    DAY = "day"
    WEEKEND = "weekend"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    RANGE = "range"
    VAGUE = "vague"


class AnchorKind(StrEnum):
    """What a resolved value leans on."""

    NONE = "none"
    PUBLICATION = "publication"
    TIMEX = "timex"


@dataclass(frozen=True, slots=True)
class Anchor:
    """What an expression was resolved against.

    `day` is the anchor's day number (`model.days`), None where nothing was known; `timex` is the
    index of the earlier expression in the same record's list, for `AnchorKind.TIMEX` alone.
    """

    kind: AnchorKind = AnchorKind.NONE
    day: int | None = None
    timex: int | None = None


DECIDED: Final = "decided"
"""The resolution of an expression whose date a person gave; it ends the rule's name."""


@dataclass(frozen=True, slots=True)
class GivenDate:
    """A date that a person gives an expression, in place of the one that was read.

    The fields are those of `Timex`; `confidence` is what the person says of it, "sure" as a rule.
    """

    value: str | None
    mod: str | None
    earliest: int | None
    latest: int | None
    granularity: Granularity
    confidence: Confidence = Confidence.SURE

    @classmethod
    def of(cls, timex: Timex, *, confidence: Confidence = Confidence.SURE) -> GivenDate:
        """Return the date that an expression has now, as one that a person gives."""
        ends = (timex.earliest, timex.latest)
        return cls(timex.value, timex.mod, *ends, timex.granularity, confidence)


@dataclass(frozen=True, slots=True)
class Timex:
    """One time expression.

    `value`, `mod` follow TIMEX3/ISO 8601 (`2025-03-11`, `2025-02` with END, `P30D`, `PAST_REF`).
    `earliest` and `latest` are inclusive minutes since 0001-01-01T00:00, proleptic, local; None is
    open (both None: no place on a timeline). `rule` names the grammar rule and the resolution that
    fired; `reason` is their sentence. `frame` and `direction` are the JSON texts from which
    `extraction.time.resolve` gives this value again for another publication day, without a model.
    """

    field: Field
    span: Span
    type: TimexType
    value: str | None
    mod: str | None
    earliest: int | None
    latest: int | None
    granularity: Granularity
    anchor: Anchor
    rule: str
    reason: Message
    confidence: Confidence
    frame: str
    direction: str

    @property
    def decided(self) -> bool:
        """Whether a person gave the date."""
        return self.rule.endswith(f"/{DECIDED}")

    @property
    def is_date(self) -> bool:
        """Whether the expression says when: a date or time of day, no duration and no set."""
        return self.type in (TimexType.DATE, TimexType.TIME)

    @property
    def placed(self) -> bool:
        """Whether the expression has a place on a timeline (at least one known end)."""
        return self.earliest is not None or self.latest is not None

    @property
    def iso_interval(self) -> tuple[str | None, str | None]:
        """The inclusive ISO days of the interval; None for an open end."""
        ends = (self.earliest, self.latest)
        first, last = (None if end is None else iso_day(day_of_minute(end)) for end in ends)
        return first, last
