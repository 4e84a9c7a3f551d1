"""Which Tuesday, which weekend: the week that a weekday's name leaves open."""

from __future__ import annotations

from typing import Final, NamedTuple

from dateline.extraction.time import values
from dateline.extraction.time.direction import COMING, Direction, Tense
from dateline.extraction.time.frames import Frame, Lean, Unit
from dateline.extraction.time.resolution.occurrences import granularity_of, open_value
from dateline.extraction.time.resolution.reading import (
    DAYS,
    Context,
    Reading,
    name_of,
    read,
    short_day,
    unplaced,
)
from dateline.model import days
from dateline.model.confidence import Confidence

_SATURDAY: Final = 5
STATES: Final = frozenset({"is", "are", "'s", "’s", "was", "has", "have", "be", "been"})
"""Present verbs that say how things are; any other present verb with a weekday is a plan."""


class _Choice(NamedTuple):
    resolution: str
    day: int
    confidence: Confidence


def resolve_weekday(frame: Frame, direction: Direction, context: Context) -> Reading:
    """Return the reading of a weekday or a weekend; the publication's own weekday is that day."""
    anaphoric = context.narrative or frame.lean is Lean.CONTEXT
    point = context.latest(granularities=DAYS) if anaphoric else None
    base = point.period.first if point is not None else context.published
    if base is None:
        return unplaced(open_value(frame), granularity_of(frame), "no_publication")
    choice = _choose(frame, direction, base)
    weekend = frame.unit is Unit.WEEKEND
    return read(
        values.weekend_period(choice.day) if weekend else values.day_period(choice.day),
        choice.resolution,
        choice.confidence,
        point.anchor() if point is not None else context.publication(),
        name=name_of(frame),
        day=short_day(base),
        cue=direction.cue,
    )


def _choose(frame: Frame, direction: Direction, base: int) -> _Choice:
    wanted = frame.weekday if frame.weekday is not None else _SATURDAY
    ranged = frame.range_to is not None or frame.range_from is not None
    if ranged and frame.week_shift is None:
        return _of_range(frame, wanted, direction, base)
    if frame.week_shift is not None:
        monday = base - days.weekday(base) + 7 * frame.week_shift
        return _Choice("weekday_of_week", monday + wanted, Confidence.LIKELY)
    back = base - (days.weekday(base) - wanted) % 7
    forth = base + (wanted - days.weekday(base)) % 7
    if frame.shift is not None:
        return _named(frame.shift, direction, base, back, forth)
    if back == base:
        return _Choice("same_day", base, Confidence.LIKELY)
    return _by_clause(frame, direction, base, back, forth)


def _of_range(frame: Frame, wanted: int, direction: Direction, base: int) -> _Choice:
    """Read an end of "from Monday to Friday": a past range is over, any other begins or runs."""
    first = wanted if frame.range_from is None else frame.range_from
    last = wanted if frame.range_to is None else frame.range_to
    length = (last - first) % 7
    if direction.tense is Tense.PAST:
        end = base - (days.weekday(base) - last) % 7
    else:
        into = (days.weekday(base) - first) % 7
        end = base + length - into if into <= length else base + 7 - into + length
    day = end if frame.range_to is None else end - length
    return _Choice("range", day, Confidence.UNSURE)


def _named(shift: int, direction: Direction, base: int, back: int, forth: int) -> _Choice:
    """Read "last Tuesday", "next Tuesday", "this Tuesday" (the coming one unless it is past)."""
    if shift < 0:
        last = back if back < base else base - 7
        return _Choice("last_named", last + 7 * (shift + 1), _of_near(base - last, shift))
    if shift > 0:
        following = forth if forth > base else base + 7
        return _Choice("next_named", following + 7 * (shift - 1), _of_near(following - base, shift))
    day = back if direction.tense is Tense.PAST else forth
    return _Choice("this_named", day, Confidence.LIKELY)


_NEAR_DAYS: Final = 3
"""Nearer than so many days "last" and "next" mean the week's neighbour as often as the day itself."""


def _of_near(away: int, shift: int) -> Confidence:
    near = away < _NEAR_DAYS and abs(shift) == 1
    return Confidence.UNSURE if near else Confidence.LIKELY


def _by_clause(frame: Frame, direction: Direction, base: int, back: int, forth: int) -> _Choice:
    """Read a bare weekday by the tense of its clause.

    The past one whose next is tomorrow's is unsure: it may be told from a place where that day has
    begun, or the date of publication be a day behind.
    """
    past = Confidence.UNSURE if forth == base + 1 else Confidence.LIKELY
    plan = (
        direction.tense is Tense.PRESENT
        and frame.unit is not Unit.WEEKEND
        and direction.cue not in STATES
    )
    ways = (
        (direction.link == "since", _Choice("since", back, Confidence.LIKELY)),
        (direction.tense in COMING, _Choice("future", forth, Confidence.LIKELY)),
        (direction.tense is Tense.PAST, _Choice("past", back, past)),
        (direction.tense is Tense.OPEN, _Choice("past", back, Confidence.UNSURE)),
        (direction.link in {"until", "till"}, _Choice("until", forth, Confidence.UNSURE)),
        (plan, _Choice("present", forth, Confidence.UNSURE)),
    )
    default = _Choice("default_past", back, Confidence.UNSURE)
    return next((choice for holds, choice in ways if holds), default)
