"""Mentions of one event across articles, and who had it first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

import numpy as np

from dateline.explore.timeline import NO_DAY, IntArray, TimelineEvents
from dateline.explore.verb_stems import stem_of
from dateline.library.reads.tellings import Telling, tellings
from dateline.library.rows import Connection
from dateline.model.annotations import EventKind
from dateline.model.days import MINUTES_PER_DAY, day_from_iso

_LEAST_SHARED: Final = 0.5
"""The part of the names of the mention with fewer that both must have."""
_ISO_DAY: Final = len("2025-03-13")


@dataclass(frozen=True, slots=True)
class EventGroup:
    """The mentions of one event, those published first coming first.

    `first` are those of which no other is known to have been published before.
    """

    tellings: tuple[Telling, ...]
    first: tuple[Telling, ...]

    @property
    def articles(self) -> int:
        """How many articles tell of it."""
        return len({telling.article_id for telling in self.tellings})

    @property
    def outlets(self) -> tuple[str, ...]:
        """The outlets that tell of it, the first one first."""
        return tuple(dict.fromkeys(t.outlet for t in self.tellings if t.outlet))

    @property
    def first_outlets(self) -> tuple[str, ...]:
        """The outlets that had it first: more than one where the times do not tell them apart."""
        return tuple(dict.fromkeys(t.outlet for t in self.first if t.outlet))


def group_of(
    connection: Connection, events: TimelineEvents, event_id: int, *, as_of: int | None = None
) -> EventGroup | None:
    """Return the mentions of the event that `event_id` is one of; None for an unknown one.

    They fall on the same days, share names and have a similar verb; two statements are alike
    whatever the verb of saying. `as_of` leaves out what was published after that day number.
    """
    found = tellings(connection, like_events(events, event_id, as_of=as_of).tolist())
    own = next((telling for telling in found if telling.event_id == event_id), None)
    if own is None:
        return None
    alike = sorted((t for t in found if _tells_alike(own, t)), key=_order)
    return EventGroup(tuple(alike), tuple(t for t in alike if not _is_later(t, alike)))


def like_events(events: TimelineEvents, event_id: int, *, as_of: int | None = None) -> IntArray:
    """Return the ids of the events on the same days as this one that share names with it.

    Its own id is among them, where it is known.
    """
    row = events.row_of(event_id)
    if row is None:
        return np.empty(0, np.int64)
    cover = events.cover()
    first, last = cover.first // MINUTES_PER_DAY, cover.known_last // MINUTES_PER_DAY
    near = cover.placed & (first == first[row]) & (last == last[row])
    near &= events.kind == events.kind[row]
    if as_of is not None:
        days = events.published_day
        near &= (days != NO_DAY) & (days <= as_of)
    near[row] = True
    own = _names(events, row)
    rows = np.flatnonzero(near).tolist()
    return events.ids[
        [other for other in rows if other == row or _share(own, _names(events, other))]
    ]


def _names(events: TimelineEvents, row: int) -> frozenset[int]:
    begin, end = events.key_offsets[row], events.key_offsets[row + 1]
    return frozenset(events.keys[begin:end].tolist())


def _share(one: frozenset[int], other: frozenset[int]) -> bool:
    fewer = min(len(one), len(other))
    return fewer > 0 and len(one & other) >= _LEAST_SHARED * fewer


def _tells_alike(own: Telling, other: Telling) -> bool:
    if own.event_id == other.event_id or own.kind is EventKind.STATEMENT:
        return True
    return stem_of(own.verb) == stem_of(other.verb)


def _order(telling: Telling) -> tuple[bool, str, bool, datetime, int]:
    """Return what sorts by publication: the day, then the time where it is known."""
    moment = _moment(telling)
    day = (telling.published or "")[:_ISO_DAY]
    known = moment or datetime.max.replace(tzinfo=UTC)
    return not day, day, moment is None, known, telling.event_id


def _is_later(telling: Telling, others: list[Telling]) -> bool:
    """Whether one of the others is known to have been published before."""
    return any(_is_before(other, telling) for other in others)


def _is_before(one: Telling, other: Telling) -> bool:
    if one.published is None:
        return False
    if other.published is None:
        return True
    moments = _moment(one), _moment(other)
    if moments[0] is not None and moments[1] is not None:
        return moments[0] < moments[1]
    days = _day(one), _day(other)
    return days[0] is not None and days[1] is not None and days[0] < days[1]


def _moment(telling: Telling) -> datetime | None:
    """Return the time of publication, None where only a day is known, or no offset is."""
    if telling.published is None or len(telling.published) <= _ISO_DAY:
        return None
    try:
        moment = datetime.fromisoformat(telling.published)
    except ValueError:
        return None
    return None if moment.utcoffset() is None else moment.astimezone(UTC)


def _day(telling: Telling) -> int | None:
    try:
        return day_from_iso(telling.published or "")
    except ValueError:
        return None
