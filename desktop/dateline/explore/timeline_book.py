"""Every dated event of the library in columns, read once and then only where something changed."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from dateline.explore.scope import Scope
from dateline.explore.timeline import (
    NO_DAY,
    OPEN_FUTURE,
    OPEN_PAST,
    CodeArray,
    IntArray,
    TimelineEvents,
    ends_of_mod,
)
from dateline.library.reads.event_columns import (
    ABSENT,
    COLUMNS,
    MODS,
    ReadEvents,
    read_event_columns,
)
from dateline.library.rows import Connection

_COLUMN: Final = {name: place for place, name in enumerate(COLUMNS)}
_ENDS: Final = np.array([int(ends_of_mod(mod)) for mod in (None, *MODS)], np.int8)


@dataclass(frozen=True, slots=True, eq=False)
class EventBook:
    """The events of every article that is not removed; it never changes.

    A new state is a new book, `advanced` from the old one by reading the changed articles alone:
    a decision about an entity changes every article that mentions it (`library.entity_state`).
    """

    events: TimelineEvents

    @classmethod
    def load(cls, connection: Connection) -> EventBook:
        """Return the book of the whole library; for a thread of its own."""
        return cls(columns_of(read_event_columns(connection)))

    def advanced(self, connection: Connection, article_ids: Collection[int]) -> EventBook:
        """Return the book after these articles were added, changed or removed (`Changes.articles`)."""
        if not article_ids:
            return self
        stale = np.fromiter(article_ids, np.int64, len(article_ids))
        kept = self.events.taken(np.flatnonzero(~np.isin(self.events.article, stale)))
        return EventBook(kept.joined(columns_of(read_event_columns(connection, article_ids))))

    def of_scope(self, scope: Scope) -> TimelineEvents:
        """Return the events of the scope's articles, with the codes of their outlets."""
        articles = scope.facets.columns.articles
        own = self.events
        if not len(articles.ids):
            return own.taken(np.empty(0, np.int64))
        ordinals = np.minimum(np.searchsorted(articles.ids, own.article), len(articles.ids) - 1)
        wanted = (articles.ids[ordinals] == own.article) & scope.mask[ordinals]
        rows = np.flatnonzero(wanted)
        outlets = articles.outlet[ordinals[rows]].astype(np.int64)
        return replace(own.taken(rows), outlet=outlets)


def columns_of(read: ReadEvents) -> TimelineEvents:
    """Return the rows of the library as the timeline's columns, without outlets (-1)."""

    def column(name: str) -> IntArray:
        return read.rows[:, _COLUMN[name]]

    def codes(name: str) -> CodeArray:
        return column(name).astype(np.int8)

    def known(name: str, otherwise: int) -> IntArray:
        return np.where(column(name) == ABSENT, otherwise, column(name))

    ids = column("id").copy()
    keys, offsets = _keys_of(ids, read.entities)
    return TimelineEvents(
        ids=ids,
        article=column("article").copy(),
        outlet=np.full(len(ids), -1, np.int64),
        earliest=known("earliest", OPEN_PAST),
        latest=known("latest", OPEN_FUTURE),
        granularity=codes("granularity"),
        kind=codes("kind"),
        status=codes("status"),
        relation=codes("relation"),
        confidence=codes("confidence"),
        ends=_ENDS[column("mod")],
        published_day=known("published_day", NO_DAY),
        inside=np.ones(len(ids), np.bool_),
        key_offsets=offsets,
        keys=keys,
    )


def _keys_of(ids: IntArray, pairs: IntArray) -> tuple[IntArray, IntArray]:
    """Return (keys, offsets) by event from (event, entity) pairs in any order."""
    pairs = pairs[np.lexsort((pairs[:, 1], pairs[:, 0]))]
    begins = np.searchsorted(pairs[:, 0], ids, "left")
    counts = np.searchsorted(pairs[:, 0], ids, "right") - begins
    offsets = np.concatenate(([0], np.cumsum(counts))).astype(np.int64)
    return pairs[:, 1].copy(), offsets
