"""The year that a text carries along: from a date that names it to those that do not."""

from __future__ import annotations

import math
from typing import Final

from dateline.extraction.time.direction import Direction, Tense
from dateline.extraction.time.frames import Frame
from dateline.extraction.time.resolution.occurrences import occurrence
from dateline.extraction.time.resolution.reading import (
    UP_TO_MONTHS,
    Context,
    Point,
    Reading,
    name_of,
    no_such_day,
    read,
)
from dateline.extraction.time.values import Period
from dateline.model import days
from dateline.model.confidence import Confidence

_CARRY_SENTENCES: Final = 1
"""How many sentences on, in one paragraph, a year that stands in a news text is carried to a date
without one."""


def carrier(direction: Direction, context: Context) -> Point | None:
    """Return the full date just before whose year a news text carries to a date without one."""
    if direction.tense is not Tense.PAST:
        return None
    this_year = math.inf if context.published is None else days.civil(context.published)[0]
    for point in reversed(context.points):
        apart = direction.sentence - point.sentence
        if apart > _CARRY_SENTENCES or point.paragraph != direction.paragraph:
            break
        fine = point.period.granularity in UP_TO_MONTHS
        if point.written and fine and days.civil(point.period.first)[0] < this_year:
            return point
    return None


def carried(frame: Frame, point: Point, context: Context) -> Reading:
    """Return the occurrence that lies best between the point and the next date with a year."""
    ahead = context.ahead() if context.narrative else None
    years = dict.fromkeys(
        days.civil(each.period.first)[0] + step
        for each in (point, ahead)
        if each is not None
        for step in (0, 1, -1)
    )
    found = [(at, period) for at in years if (period := occurrence(frame, at)) is not None]
    if point.period.granularity not in UP_TO_MONTHS or frame.season is not None:
        year = days.civil(point.period.first)[0]
        found = [pair for pair in found if pair[0] == year] or found
    if not found:
        return no_such_day()

    def strain(pair: tuple[int, Period]) -> float:
        pull = 0.0 if ahead is None else _strain(ahead, pair[1], behind=True)
        return _strain(point, pair[1], behind=False) + _PULL_AHEAD * pull

    at, period = min(found, key=strain)
    confidence = Confidence.LIKELY if frame.season is None else Confidence.UNSURE
    return read(period, "year_carried", confidence, point.anchor(), year=at, name=name_of(frame))


_NEW_YEAR_COST: Final = 100

_OLD_YEAR_COST: Final = 250
"""Days that the step into the next or back into the last year counts as: a story says so when the
year turns, except at the turn itself."""

_MOST_STRAIN: Final = 800
"""From here on it makes no difference how far: one of the two dates is an aside."""

_PULL_AHEAD: Final = 0.5
"""How much a date further on counts beside the one the story has come from."""


def _strain(point: Point, period: Period, *, behind: bool) -> float:
    """Return how far the period lies from the point, which stands before or behind it."""
    step = days.civil(period.first)[0] - days.civil(point.period.first)[0]
    forward = -step if behind else step
    cost = _NEW_YEAR_COST if forward > 0 else _OLD_YEAR_COST if forward < 0 else 0
    return min(abs(period.first - point.period.first) + cost, _MOST_STRAIN)
