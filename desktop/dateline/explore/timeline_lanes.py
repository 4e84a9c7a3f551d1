"""Lanes of the timeline: which ones, in what order, and the sorted arrays that make a window quick."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import numpy as np

from dateline.explore.timeline import (
    GRANULARITIES,
    Cover,
    IntArray,
    MaskArray,
    TimelineEvents,
)
from dateline.model.annotations import EntityKind
from dateline.model.days import MINUTES_PER_DAY
from dateline.model.timex import Granularity

DEFAULT_LANES: Final = 5
"""How many lanes are shown unless the person says otherwise (DESIGN-UI section 6)."""
_CLASS_DAYS: Final = (1, 8, 32, 125, 400, 4000)
"""Upper lengths of the classes that `LaneIndex` searches separately; the last class has no limit."""


class LaneBy(StrEnum):
    """What the lanes divide the events by."""

    ENTITY = "entity"
    OUTLET = "outlet"
    STATUS = "status"
    ARTICLE = "article"
    ONE = "one"


class LaneOrder(StrEnum):
    """How lanes follow each other."""

    FREQUENCY = "frequency"
    FIRST_EVENT = "first_event"


@dataclass(frozen=True, slots=True)
class LaneKey:
    """A lane by its key (entity, outlet or article id, index into STATUSES, 0) and its events."""

    key: int
    count: int


@dataclass(frozen=True, slots=True)
class Lane:
    """A lane with the words of its label; `kind` gives the letter of an entity's lane."""

    key: int
    title: str
    count: int
    kind: EntityKind | None = None


@dataclass(frozen=True, slots=True, eq=False)
class _LengthClass:
    longest: int
    places: IntArray
    first: IntArray


@dataclass(frozen=True, slots=True, eq=False)
class LaneIndex:
    """The placed events of one lane in order of (first minute, row).

    A place is a position in this order. `rows` are rows of the events; `first` and `last` the
    minutes they cover; `by_last` the places in order of their last minute, `ends` these minutes;
    `known_ends` the last minutes that are known, ascending, for counts.
    """

    rows: IntArray
    first: IntArray
    last: IntArray
    by_last: IntArray
    ends: IntArray
    known_last: IntArray
    known_ends: IntArray
    classes: tuple[_LengthClass, ...]

    @classmethod
    def of(cls, rows: IntArray, cover: Cover) -> LaneIndex:
        """Return the index of these rows, which must be in order of (first minute, row)."""
        first, last = cover.first[rows], cover.last[rows]
        return cls._of(rows, first, last, cover.known_last[rows], np.argsort(last, kind="stable"))

    @classmethod
    def _of(
        cls, rows: IntArray, first: IntArray, last: IntArray, known: IntArray, by_last: IntArray
    ) -> LaneIndex:
        return cls(
            rows=rows,
            first=first,
            last=last,
            by_last=by_last,
            ends=last[by_last],
            known_last=known,
            known_ends=np.sort(known),
            classes=_length_classes(first, last),
        )

    def __len__(self) -> int:
        return len(self.rows)

    def count(self, start: int, end: int) -> int:
        """Return how many events meet the minutes `start` to `end`; O(log n)."""
        begun = int(np.searchsorted(self.first, end, "right"))
        over = int(np.searchsorted(self.ends, start, "left"))
        return max(0, begun - over)

    def meeting(self, start: int, end: int) -> IntArray:
        """Return the places of the events that meet the minutes, ascending; O(log n + found)."""
        found: list[IntArray] = []
        for part in self.classes:
            low = int(np.searchsorted(part.first, start - part.longest, "left"))
            high = int(np.searchsorted(part.first, end, "right"))
            places = part.places[low:high]
            found.append(places[self.last[places] >= start])
        return np.sort(np.concatenate(found)) if found else np.empty(0, np.int64)

    def kept(self, mask: MaskArray) -> LaneIndex:
        """Return the index of the events whose row is in `mask`."""
        keep = mask[self.rows]
        renumbered = np.cumsum(keep) - 1
        by_last = renumbered[self.by_last[keep[self.by_last]]]
        return LaneIndex._of(
            self.rows[keep], self.first[keep], self.last[keep], self.known_last[keep], by_last
        )

    def place_of(self, row: int, first: int) -> int | None:
        """Return the place of a row that covers from the minute `first`; O(log n)."""
        low = int(np.searchsorted(self.first, first, "left"))
        high = int(np.searchsorted(self.first, first, "right"))
        place = low + int(np.searchsorted(self.rows[low:high], row))
        return place if place < high and int(self.rows[place]) == row else None


@dataclass(frozen=True, slots=True, eq=False)
class Lanes:
    """The lanes in order, with their indexes.

    `overview` holds every placed event but the periods; `periods` the decades and centuries,
    which are only drawn where years are small (DESIGN-UI section 6).
    """

    by: LaneBy
    lanes: tuple[Lane, ...]
    indexes: tuple[LaneIndex, ...]
    overview: LaneIndex
    periods: LaneIndex
    cover: Cover

    def kept(self, mask: MaskArray) -> Lanes:
        """Return the same lanes with only the events in `mask`."""
        indexes = tuple(index.kept(mask) for index in self.indexes)
        overview, periods = self.overview.kept(mask), self.periods.kept(mask)
        return Lanes(self.by, self.lanes, indexes, overview, periods, self.cover)

    def reordered(self, keys: Sequence[int]) -> Lanes:
        """Return the lanes in the order of `keys`; lanes not named follow in their old order."""
        wanted = {key: order for order, key in enumerate(keys)}
        order = sorted(
            range(len(self.lanes)), key=lambda i: (wanted.get(self.lanes[i].key, len(wanted)), i)
        )
        lanes = tuple(self.lanes[i] for i in order)
        indexes = tuple(self.indexes[i] for i in order)
        return Lanes(self.by, lanes, indexes, self.overview, self.periods, self.cover)


def choose_lanes(
    events: TimelineEvents,
    *,
    by: LaneBy = LaneBy.ENTITY,
    limit: int = DEFAULT_LANES,
    order: LaneOrder = LaneOrder.FREQUENCY,
    first: Sequence[int] = (),
    without: Sequence[int] = (),
) -> tuple[LaneKey, ...]:
    """Return the lanes to show: `first`, then the most frequent of the events, at most `limit`.

    `first` (starred or added by hand) keeps its order and is shown even without an event;
    `without` is left out. Equally frequent lanes follow their keys.
    """
    keys, rows = lane_pairs(events, by)
    known, inverse, counts = np.unique(keys, return_inverse=True, return_counts=True)
    frequent = np.lexsort((known, -counts))
    count_of = dict(zip(known.tolist(), counts.tolist(), strict=True))
    pinned = [key for key in dict.fromkeys(first) if key not in without]
    rest = [
        key for key in known[frequent].tolist() if key not in without and key not in set(pinned)
    ]
    chosen = [*pinned, *rest[: max(0, limit - len(pinned))]]
    if order is LaneOrder.FIRST_EVENT:
        chosen = _by_first_event(chosen, known, inverse, events.cover().first[rows])
    return tuple(LaneKey(key, count_of.get(key, 0)) for key in chosen)


def _by_first_event(
    chosen: list[int], known: IntArray, inverse: IntArray, minutes: IntArray
) -> list[int]:
    earliest = np.full(len(known), np.iinfo(np.int64).max)
    np.minimum.at(earliest, inverse, minutes)
    minute_of = dict(zip(known.tolist(), earliest.tolist(), strict=True))
    return sorted(chosen, key=lambda key: minute_of.get(key, np.iinfo(np.int64).max))


def lane_pairs(events: TimelineEvents, by: LaneBy) -> tuple[IntArray, IntArray]:
    """Return (lane key, event row) of every event in every lane that it belongs to."""
    rows = np.arange(len(events), dtype=np.int64)
    match by:
        case LaneBy.ENTITY:
            return events.keys, np.repeat(rows, np.diff(events.key_offsets))
        case LaneBy.OUTLET:
            return events.outlet, rows
        case LaneBy.STATUS:
            return events.status.astype(np.int64), rows
        case LaneBy.ARTICLE:
            return events.article, rows
        case LaneBy.ONE:
            return np.zeros(len(events), np.int64), rows


def build_lanes(events: TimelineEvents, lanes: Sequence[Lane], *, by: LaneBy) -> Lanes:
    """Return the lanes with their indexes; O(n log n), once for each change of events or lanes."""
    cover = events.cover()
    in_time = np.argsort(cover.first, kind="stable")
    in_time = in_time[cover.placed[in_time]]
    is_period = _is_period(events)[in_time]
    points, periods = in_time[~is_period], in_time[is_period]
    keys, rows = lane_pairs(events, by)
    indexes: list[LaneIndex] = []
    for lane in lanes:
        member = np.zeros(len(events), np.bool_)
        member[rows[keys == lane.key]] = True
        indexes.append(LaneIndex.of(points[member[points]], cover))
    overview = LaneIndex.of(points, cover)
    return Lanes(by, tuple(lanes), tuple(indexes), overview, LaneIndex.of(periods, cover), cover)


def _is_period(events: TimelineEvents) -> MaskArray:
    decade = GRANULARITIES.index(Granularity.DECADE)
    century = GRANULARITIES.index(Granularity.CENTURY)
    return (events.granularity == decade) | (events.granularity == century)


def _length_classes(first: IntArray, last: IntArray) -> tuple[_LengthClass, ...]:
    """Return the places by length, so that a search looks back no further than its class is long."""
    lengths = last - first + 1
    limits = np.array(_CLASS_DAYS, np.int64) * MINUTES_PER_DAY
    of_place = np.searchsorted(limits, lengths, "left")
    classes: list[_LengthClass] = []
    for number in np.flatnonzero(np.bincount(of_place, minlength=1)).tolist():
        places = np.flatnonzero(of_place == number)
        classes.append(_LengthClass(int(lengths[places].max()), places, first[places]))
    return tuple(classes)
