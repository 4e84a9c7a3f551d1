"""The days on which the articles of a timeline's events were published."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import Final

import numpy as np

from dateline.explore.timeline import NO_DAY, IntArray, MaskArray, TimelineEvents
from dateline.explore.timeline_bins import Bins, count_days
from dateline.explore.timeline_scale import Level, View
from dateline.model.days import MINUTES_PER_DAY

PUBLISHED_ROOM: Final = 18.0
"""With less px for each, a row of triangles says nothing: the days of publication become bars."""
_FEW_LINES: Final = 6
"""With more publication days in view only those of what is open or selected get a line."""


class Publications:
    """The publication days of the events that `inside` marks; it never changes."""

    def __init__(self, events: TimelineEvents, inside: MaskArray) -> None:
        self._events = events
        self._inside = inside

    @cached_property
    def days(self) -> IntArray:
        """The days on which articles with an event inside were published, ascending."""
        days = np.unique(self._events.published_day[self._inside])
        return days[days != NO_DAY]

    @cached_property
    def article_days(self) -> IntArray:
        """The day of publication of each article with an event inside, ascending."""
        _, rows = np.unique(self._events.article[self._inside], return_index=True)
        days = np.sort(self._events.published_day[self._inside][rows])
        return days[days != NO_DAY]

    def bins(self, view: View) -> Bins | None:
        """Return articles by publication, where the days in view are too many for a sign of each."""
        low, high = self._seen_places(view)
        few = high - low <= view.width / PUBLISHED_ROOM
        if high == low or (few and view.scale.level >= Level.MONTHS):
            return None
        return count_days(self.article_days, view)

    def counts(self, view: View) -> list[tuple[int, int]]:
        """Return (day, articles) of each day in view on which articles were published."""
        first, last = _days_of(view)
        low, high = np.searchsorted(self.article_days, (first, last + 1))
        days, counts = np.unique(self.article_days[low:high], return_counts=True)
        return list(zip(days.tolist(), counts.tolist(), strict=True))

    def seen(self, view: View, *, at_most: int, own: Iterable[int]) -> list[int]:
        """Return the publication days in view; of more than `at_most` only those among `own`."""
        low, high = self._seen_places(view)
        seen: list[int] = self.days[low:high].tolist()
        if len(seen) <= at_most:
            return seen
        wanted = set(own)
        return [day for day in seen if day in wanted]

    def lines(self, view: View, *, own: Iterable[int]) -> list[int]:
        """Return the publication days that have a line down the lanes."""
        few = view.scale.level >= Level.MONTHS
        return self.seen(view, at_most=_FEW_LINES, own=own) if few else []

    def _seen_places(self, view: View) -> tuple[int, int]:
        first, last = _days_of(view)
        low, high = np.searchsorted(self.days, (first, last + 1))
        return int(low), int(high)


def _days_of(view: View) -> tuple[int, int]:
    first, last = (minute // MINUTES_PER_DAY for minute in view.window())
    return first, last
