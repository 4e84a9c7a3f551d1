"""What "two days later" counts from: the nearest date before it that what is told could follow."""

from __future__ import annotations

from collections.abc import Callable
from itertools import chain, islice
from typing import Final

from dateline.extraction.time.direction import Direction, Tense
from dateline.extraction.time.frames import Frame, Lean, Unit
from dateline.extraction.time.resolution.reading import Context, Point, Reading, reason, short_day
from dateline.model import days
from dateline.model.confidence import Confidence
from dateline.model.timex import Granularity

_TOLD: Final = frozenset({Tense.PAST, Tense.OPEN})
"""The tenses of what has happened by publication; OPEN is also a perfect that takes no past day."""
_WIDE: Final = frozenset({Granularity.YEAR, Granularity.DECADE, Granularity.CENTURY})
_DAYS_AND_WEEKS: Final = frozenset({Unit.DAY, Unit.WEEKEND, Unit.WEEK})
"""The units so small that a count of them from a year stays, as a rule, inside it."""

_REACH: Final = 200
"""How many dates back are tried: no text means one further off, and long lists stay fast."""


def is_told_later(frame: Frame, direction: Direction, context: Context) -> bool:
    """Whether "later" tells of what has happened, so that it lies before publication."""
    forth = frame.shift == 1 and (frame.count is None or frame.count > 0)
    told = direction.tense in _TOLD and context.published is not None
    return forth and told and frame.lean is Lean.CONTEXT


def later_point(
    context: Context,
    *,
    unit: Unit,
    finer: frozenset[Granularity] | None,
    fits: Callable[[Point], bool],
) -> Point | None:
    """Return the point that "later" leans on, among those that `fits` accepts; None for none.

    It is the latest of the granularities `finer` (None: of any), or a year behind that one, in
    another sentence and not around it: "met on Tuesday. In 2016 he fled. Days later ...".
    """
    before = (point for point in islice(reversed(context.points), _REACH) if fits(point))
    nearest = next(before, None)
    if nearest is None:
        return None
    fitting = (
        p for p in chain([nearest], before) if finer is None or p.period.granularity in finer
    )
    fine = next(fitting, None)
    wide = nearest if is_wide(nearest, unit) else None
    if wide is None or fine is None:
        return wide or fine
    around = wide.period.first <= fine.period.first <= wide.period.last
    return fine if around or fine.sentence == wide.sentence else wide


def is_wide(point: Point, unit: Unit) -> bool:
    """Whether the point is a year or more, too wide to count days or weeks from."""
    return unit in _DAYS_AND_WEEKS and point.period.granularity in _WIDE


def within(point: Point, value: str, *, until: int | None) -> Reading:
    """Return the reading of days or weeks counted from a year: some time in it, up to `until`."""
    first, last = point.period.first, point.period.last
    years = dict.fromkeys(str(days.civil(day)[0]) for day in (first, last))
    return Reading(
        "vague_distance",
        reason("vague_within", years=" to ".join(years)),
        Confidence.UNSURE,
        value,
        anchor=point.anchor(),
        bounds=(first, last if until is None else min(last, until)),
    )


def not_ahead(direction: Direction, published: int | None) -> Reading:
    """Return the reading of "later" with a past tense where no date before it fits: no place."""
    day = "" if published is None else short_day(published)
    return Reading(
        "not_ahead",
        reason("not_ahead", cue=direction.cue, day=day),
        Confidence.UNSURE,
        None,
    )
