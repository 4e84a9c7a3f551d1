"""What resolution gives for one frame, and what it remembers of the text so far."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from dateline.extraction.time import lexicon
from dateline.extraction.time.frames import Frame
from dateline.extraction.time.values import Period
from dateline.model import days
from dateline.model.confidence import Confidence
from dateline.model.messages import Argument, Message
from dateline.model.timex import Anchor, AnchorKind, Granularity

DAYS: Final = frozenset({Granularity.DAY})
UP_TO_MONTHS: Final = frozenset(
    {Granularity.DAY, Granularity.WEEKEND, Granularity.WEEK, Granularity.MONTH}
)
UP_TO_SEASONS: Final = UP_TO_MONTHS | {Granularity.SEASON, Granularity.QUARTER}
_NO_ANCHOR: Final = Anchor()
_LONGEST_STEP_DAYS: Final = 730
"""A longer step inside one paragraph of a story is a look ahead."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One resolved frame.

    `period` is the stretch it lies in (None: no place), before its modifier or time of day narrows
    it; `bounds` are the first and last day of a vague one instead, each perhaps open, and never
    lean others on it. `resolution` names the rule that fired.
    """

    resolution: str
    reason: Message
    confidence: Confidence
    value: str | None
    period: Period | None = None
    granularity: Granularity = Granularity.VAGUE
    anchor: Anchor = _NO_ANCHOR
    bounds: tuple[int | None, int | None] = (None, None)


@dataclass(frozen=True, slots=True)
class Point:
    """An earlier expression of the text that later ones may lean on."""

    index: int
    period: Period
    sentence: int
    paragraph: int
    written: bool
    """Whether its year stands in the text."""

    def anchor(self) -> Anchor:
        """Return this point as an anchor."""
        return Anchor(AnchorKind.TIMEX, self.period.first, self.index)


def _index_of(point: Point) -> int:
    return point.index


@dataclass(slots=True)
class Context:
    """The publication day, the mode of the text and the points found so far, latest last."""

    published: int | None
    narrative: bool
    written: Sequence[Point] = ()
    """The dates of the field whose year stands in the text, in its order."""
    index: int = 0
    """The expression that is being read."""
    points: list[Point] = field(default_factory=list[Point])
    thread: Point | None = None
    """Where a story stands; what it looks back or ahead to does not move it."""

    def add(self, point: Point, *, aside: bool) -> None:
        """Remember `point`; one that stands `aside` (a plan, "since 1995") never moves the thread."""
        self.points.append(point)
        if not aside and self._moves(point):
            self.thread = point

    def _moves(self, point: Point) -> bool:
        """Whether the story goes on from `point`.

        Inside a paragraph it goes forward by small steps; a new paragraph may start anywhere, unless
        the text comes back at once. A year that holds the thread says nothing new.
        """
        thread = self.thread
        if thread is None:
            return True
        period = point.period
        if period.granularity not in UP_TO_SEASONS and (
            period.first <= thread.period.first <= period.last
        ):
            return False
        step = period.first - thread.period.first
        if point.paragraph == thread.paragraph:
            return 0 <= step <= _LONGEST_STEP_DAYS
        return abs(step) <= _LONGEST_STEP_DAYS or self._goes_on(point, thread)

    def _goes_on(self, point: Point, thread: Point) -> bool:
        """Whether the next date with a year lies nearer to `point` than to the thread."""
        following = self.ahead()
        if following is None:
            return True
        far = following.period.first
        return abs(far - point.period.first) <= abs(far - thread.period.first)

    def latest(self, *, granularities: frozenset[Granularity] | None = None) -> Point | None:
        """Return the latest point of one of these granularities (None: of any)."""
        for point in reversed(self.points):
            if granularities is None or point.period.granularity in granularities:
                return point
        return None

    def ahead(self) -> Point | None:
        """Return the next date behind the one being read that carries its year."""
        place = bisect_right(self.written, self.index, key=_index_of)
        return self.written[place] if place < len(self.written) else None

    def publication(self) -> Anchor:
        """Return the publication day as an anchor."""
        return Anchor(AnchorKind.PUBLICATION, self.published)


_MONTH_NAMES: Final = {number: name.capitalize() for name, number in lexicon.MONTHS.items()}
_WEEKDAY_NAMES: Final = {number: name.capitalize() for name, number in lexicon.WEEKDAYS.items()}
_SEASON_NAMES: Final = {"SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter"}
_ORDINAL_NAMES: Final = {1: "first", 2: "second", 3: "third", 4: "fourth"}


def short_day(day: int) -> str:
    """Return a day number as people read it in a reason: `Thu 13 Mar 2025`."""
    year, month, of_month = days.civil(day)
    weekday = _WEEKDAY_NAMES[days.weekday(day)][:3]
    era = f"{year}" if year > 0 else f"{1 - year} BC"
    return f"{weekday} {of_month} {_MONTH_NAMES[month][:3]} {era}"


def weekday_name(weekday: int) -> str:
    """Return a weekday's name, Monday for 0."""
    return _WEEKDAY_NAMES[weekday]


def name_of(frame: Frame) -> str:
    """Return the calendar name that a frame holds: "Tuesday", "August 6", "third quarter"."""
    month = _MONTH_NAMES.get(frame.month or 0, "")
    named = (
        (frame.week, f"week {frame.week}"),
        (frame.month, _day_of(month, frame.day)),
        (frame.weekday, _WEEKDAY_NAMES.get(frame.weekday or 0, "")),
        (frame.season, _SEASON_NAMES.get(frame.season or "", "")),
        (frame.quarter, f"{_ORDINAL_NAMES.get(frame.quarter or 0, '')} quarter"),
        (frame.half, f"{_ORDINAL_NAMES.get(frame.half or 0, '')} half"),
        (frame.holiday, (frame.holiday or "").title().replace("'S", "'s")),
        (frame.day, str(frame.day)),
    )
    return next((name for part, name in named if part is not None), "weekend")


def _day_of(month: str, day: int | None) -> str:
    if day is None:
        return month
    return f"last day of {month}" if day < 0 else f"{month} {day}"


def reason(message_id: str, /, **arguments: Argument) -> Message:
    """Return the message `time.reason.<message_id>`."""
    return Message.of(f"time.reason.{message_id}", **arguments)


def read(
    period: Period,
    resolution: str,
    confidence: Confidence,
    anchor: Anchor,
    **arguments: str | int | None,
) -> Reading:
    """Return the reading of a frame that lies in `period`."""
    return Reading(
        resolution,
        reason(resolution, **arguments),
        confidence,
        period.value,
        period,
        period.granularity,
        anchor,
    )


def unplaced(
    value: str, granularity: Granularity, resolution: str, **arguments: Argument
) -> Reading:
    """Return a reading without a place, for want of an anchor."""
    return Reading(
        resolution,
        reason(resolution, **arguments),
        Confidence.UNSURE,
        value,
        granularity=granularity,
    )


def no_such_day() -> Reading:
    """Return the reading of a day that its month lacks."""
    return Reading("no_such_day", reason("no_such_day"), Confidence.UNSURE, None)
