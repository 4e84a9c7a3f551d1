"""The interval of an event, from its time expression's interval and its relation to it."""

from __future__ import annotations

from typing import TypeAlias

from dateline.model.annotations import Relation
from dateline.model.days import first_minute, last_minute

Interval: TypeAlias = tuple[int | None, int | None]
"""Inclusive minutes since 0001-01-01T00:00; None is open."""


def event_interval(
    relation: Relation, timex: Interval | None, *, published_day: int | None
) -> Interval:
    """Return when the event may have been.

    Without a time expression it leans on the publication day. `by` and `until` have no known
    start, `since` no known end.
    """
    if timex is None:
        if published_day is None:
            return None, None
        timex = (first_minute(published_day), last_minute(published_day))
    earliest, latest = timex
    if relation in (Relation.BY, Relation.UNTIL):
        return None, latest
    if relation is Relation.SINCE:
        return earliest, None
    return earliest, latest
