"""Dated statements and events as columns: the nouns of the timeline and what each event covers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from enum import IntEnum
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from dateline.model.annotations import EventKind, Relation, Status
from dateline.model.confidence import Confidence
from dateline.model.days import MINUTES_PER_DAY, first_minute, last_minute
from dateline.model.timex import Granularity

IntArray: TypeAlias = NDArray[np.int64]
CodeArray: TypeAlias = NDArray[np.int8]
MaskArray: TypeAlias = NDArray[np.bool_]
FloatArray: TypeAlias = NDArray[np.float64]

OPEN_PAST: Final = -(2**60)
"""Stands for an open `earliest`; far enough from the int64 limits that differences are safe."""
OPEN_FUTURE: Final = 2**60
"""Stands for an open `latest`."""
NO_DAY: Final = -(2**40)
"""Stands for an unknown publication day; its first minute still fits."""

GRANULARITIES: Final = tuple(Granularity)
KINDS: Final = tuple(EventKind)
STATUSES: Final = tuple(Status)
RELATIONS: Final = tuple(Relation)


class Ends(IntEnum):
    """What the modifier of a time expression says of the ends of its interval."""

    EXACT = 0
    VAGUE = 1
    APPROXIMATE = 2


_ENDS_OF_MOD: Final = {
    "START": Ends.VAGUE,
    "MID": Ends.VAGUE,
    "END": Ends.VAGUE,
    "APPROX": Ends.APPROXIMATE,
}


def ends_of_mod(mod: str | None) -> Ends:
    """Return how the ends lie for a TIMEX3 `mod`; all but START, MID, END and APPROX are exact."""
    return _ENDS_OF_MOD.get(mod or "", Ends.EXACT)


@dataclass(frozen=True, slots=True)
class DaySpan:
    """Days from `first` to `last`, both included (day numbers of `model.days`)."""

    first: int
    last: int

    @property
    def minutes(self) -> tuple[int, int]:
        """The first and the last minute of the days."""
        return first_minute(self.first), last_minute(self.last)

    @property
    def count(self) -> int:
        """The number of days."""
        return self.last - self.first + 1


@dataclass(frozen=True, slots=True)
class EventLabel:
    """The words of one event: its line, and the source's own words for a vague date ("" = none)."""

    name: str
    when: str = ""


@dataclass(frozen=True, slots=True)
class TimelineEvent:
    """One event as a row; `earliest` and `latest` are its time expression's, None is open.

    `keys` are the entities that take part, each once. `published` is the day number of the
    article's publication, None where unknown.
    """

    id: int
    article: int
    earliest: int | None
    latest: int | None
    outlet: int = 0
    granularity: Granularity = Granularity.DAY
    kind: EventKind = EventKind.EVENT
    status: Status = Status.REPORTED
    relation: Relation = Relation.ON
    confidence: Confidence = Confidence.SURE
    ends: Ends = Ends.EXACT
    published: int | None = None
    inside: bool = True
    keys: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Cover:
    """The minutes that each event takes on the timeline, both ends included.

    An open end is closed at the day that is known: a "by" or "until" covers its last day, a
    "since" runs to the publication of its article. `known_last` leaves that out and ends with the
    day that is known, for counts: "since 1998" is one event of 1998, not one of every year since.
    `placed` is False where no end is known; the minutes of such rows mean nothing.
    """

    first: IntArray
    last: IntArray
    known_last: IntArray
    placed: MaskArray


@dataclass(frozen=True, slots=True, eq=False)
class TimelineEvents:
    """Events by column; row i of each column is event i, `ids` ascend.

    `earliest` and `latest` are inclusive minutes since 0001-01-01 of the time expression, with
    `OPEN_PAST` and `OPEN_FUTURE` for open ends; `granularity`, `kind`, `status` and `relation`
    index `GRANULARITIES`, `KINDS`, `STATUSES` and `RELATIONS`; `confidence` and `ends` are the
    values of their enumerations. The entities of event i are
    `keys[key_offsets[i]:key_offsets[i + 1]]`, each once. `inside` marks what the focus keeps.
    Raises ValueError for columns that do not fit together.
    """

    ids: IntArray
    article: IntArray
    outlet: IntArray
    earliest: IntArray
    latest: IntArray
    granularity: CodeArray
    kind: CodeArray
    status: CodeArray
    relation: CodeArray
    confidence: CodeArray
    ends: CodeArray
    published_day: IntArray
    inside: MaskArray
    key_offsets: IntArray
    keys: IntArray

    def __post_init__(self) -> None:
        size = len(self.ids)
        for column in fields(self):
            expected = {"keys": None, "key_offsets": size + 1}.get(column.name, size)
            if expected is not None and len(getattr(self, column.name)) != expected:
                message = f"column {column.name} does not have {expected} values"
                raise ValueError(message)
        if self.key_offsets[-1] != len(self.keys):
            message = "key_offsets do not end where keys end"
            raise ValueError(message)
        if size and not bool(np.all(self.ids[1:] > self.ids[:-1])):
            message = "event ids do not ascend"
            raise ValueError(message)

    def __len__(self) -> int:
        return len(self.ids)

    @classmethod
    def of(cls, rows: Iterable[TimelineEvent]) -> TimelineEvents:
        """Return the columns of these rows, sorted by id."""
        ordered = sorted(rows, key=lambda row: row.id)
        lengths = [len(row.keys) for row in ordered]
        return cls(
            ids=_integers(row.id for row in ordered),
            article=_integers(row.article for row in ordered),
            outlet=_integers(row.outlet for row in ordered),
            earliest=_integers(_or(row.earliest, OPEN_PAST) for row in ordered),
            latest=_integers(_or(row.latest, OPEN_FUTURE) for row in ordered),
            granularity=_codes(GRANULARITIES.index(row.granularity) for row in ordered),
            kind=_codes(KINDS.index(row.kind) for row in ordered),
            status=_codes(STATUSES.index(row.status) for row in ordered),
            relation=_codes(RELATIONS.index(row.relation) for row in ordered),
            confidence=_codes(int(row.confidence) for row in ordered),
            ends=_codes(int(row.ends) for row in ordered),
            published_day=_integers(_or(row.published, NO_DAY) for row in ordered),
            inside=np.fromiter((row.inside for row in ordered), np.bool_, len(ordered)),
            key_offsets=np.concatenate(([0], np.cumsum(lengths))).astype(np.int64),
            keys=_integers(key for row in ordered for key in row.keys),
        )

    def taken(self, rows: IntArray) -> TimelineEvents:
        """Return the events of these rows, which must ascend."""
        begins, ends = self.key_offsets[rows], self.key_offsets[rows + 1]
        lengths = ends - begins
        offsets = np.concatenate(([0], np.cumsum(lengths))).astype(np.int64)
        shifts: IntArray = np.repeat(begins - offsets[:-1], lengths)
        places: IntArray = shifts + np.arange(len(shifts))
        columns = {name: getattr(self, name)[rows] for name in _BY_EVENT}
        return TimelineEvents(**columns, key_offsets=offsets, keys=self.keys[places])

    def joined(self, other: TimelineEvents) -> TimelineEvents:
        """Return the events of both; no event may be in both."""
        offsets = np.concatenate((self.key_offsets, other.key_offsets[1:] + self.key_offsets[-1]))
        keys = np.concatenate((self.keys, other.keys))
        columns = {
            name: np.concatenate((getattr(self, name), getattr(other, name))) for name in _BY_EVENT
        }
        order = np.argsort(columns["ids"], kind="stable")
        lengths = np.diff(offsets)[order]
        sorted_offsets = np.concatenate(([0], np.cumsum(lengths))).astype(np.int64)
        shifts: IntArray = np.repeat(offsets[:-1][order] - sorted_offsets[:-1], lengths)
        return TimelineEvents(
            **{name: column[order] for name, column in columns.items()},
            key_offsets=sorted_offsets,
            keys=keys[shifts + np.arange(len(shifts))],
        )

    def row_of(self, event_id: int) -> int | None:
        """Return the row of an event, None where there is none with this id."""
        row = int(np.searchsorted(self.ids, event_id))
        return row if row < len(self.ids) and int(self.ids[row]) == event_id else None

    def rows_of(self, event_ids: Iterable[int]) -> IntArray:
        """Return the rows of those of these events that are here, ascending."""
        return np.flatnonzero(np.isin(self.ids, _integers(event_ids)))

    def bounds(self) -> tuple[IntArray, IntArray]:
        """Return (earliest, latest) of the events themselves.

        The relation to the time expression opens an end: "by" and "until" the past, "since" the
        future (DESIGN section 5).
        """
        open_left = _has(self.relation, Relation.BY) | _has(self.relation, Relation.UNTIL)
        earliest = np.where(open_left, OPEN_PAST, self.earliest)
        latest = np.where(_has(self.relation, Relation.SINCE), OPEN_FUTURE, self.latest)
        return earliest, latest

    def meets(self, days: DaySpan) -> MaskArray:
        """Return which events meet the days: what is drawn of them overlaps (DESIGN section 7).

        An open end is closed at the day that is known (`Cover`): "by 13 March" says nothing of
        any day of the year before.
        """
        cover = self.cover()
        first, last = days.minutes
        return cover.placed & (cover.first <= last) & (cover.last >= first)

    def within(self, days: DaySpan) -> MaskArray:
        """Return which events lie in the days as a whole, as far as their ends are known."""
        cover = self.cover()
        first, last = days.minutes
        return cover.placed & (cover.first >= first) & (cover.known_last <= last)

    def cover(self) -> Cover:
        """Return the minutes that each event takes on the timeline."""
        earliest, latest = self.bounds()
        open_left, open_right = earliest == OPEN_PAST, latest == OPEN_FUTURE
        published_end = self.published_day * MINUTES_PER_DAY + MINUTES_PER_DAY - 1
        first = np.where(open_left, latest - latest % MINUTES_PER_DAY, earliest)
        own_day_end = first - first % MINUTES_PER_DAY + MINUTES_PER_DAY - 1
        known_last = np.where(open_right, own_day_end, latest)
        last = np.where(open_right, np.maximum(own_day_end, published_end), latest)
        return Cover(first, last, known_last, ~(open_left & open_right) & (first <= last))

    def by_publication(self) -> TimelineEvents:
        """Return the same events standing on the days their articles were published.

        An event of an article without a known day has no place there.
        """
        known = self.published_day != NO_DAY
        first = self.published_day * MINUTES_PER_DAY
        size = len(self.ids)
        return TimelineEvents(
            ids=self.ids,
            article=self.article,
            outlet=self.outlet,
            earliest=np.where(known, first, OPEN_PAST),
            latest=np.where(known, first + MINUTES_PER_DAY - 1, OPEN_FUTURE),
            granularity=np.full(size, GRANULARITIES.index(Granularity.DAY), np.int8),
            kind=self.kind,
            status=self.status,
            relation=np.full(size, RELATIONS.index(Relation.ON), np.int8),
            confidence=np.full(size, int(Confidence.SURE), np.int8),
            ends=np.zeros(size, np.int8),
            published_day=self.published_day,
            inside=self.inside,
            key_offsets=self.key_offsets,
            keys=self.keys,
        )


_BY_EVENT: Final = tuple(
    column.name for column in fields(TimelineEvents) if not column.name.startswith("key")
)


def _or(value: int | None, otherwise: int) -> int:
    return otherwise if value is None else value


def _integers(values: Iterable[int]) -> IntArray:
    return np.array(list(values), dtype=np.int64)


def _codes(values: Iterable[int]) -> CodeArray:
    return np.array(list(values), dtype=np.int8)


def _has(column: CodeArray, relation: Relation) -> MaskArray:
    return column == RELATIONS.index(relation)
