"""From the library's rows to the timeline's columns and lanes, for the articles of one scope."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from dateline.explore.scope import Scope
from dateline.explore.timeline import (
    GRANULARITIES,
    KINDS,
    NO_DAY,
    OPEN_FUTURE,
    OPEN_PAST,
    RELATIONS,
    STATUSES,
    CodeArray,
    EventLabel,
    IntArray,
    TimelineEvents,
    ends_of_mod,
)
from dateline.explore.timeline_lanes import (
    DEFAULT_LANES,
    Lane,
    LaneBy,
    LaneKey,
    Lanes,
    build_lanes,
    choose_lanes,
)
from dateline.library.reads.events import EventRow, event_columns, event_entities
from dateline.library.rows import Connection
from dateline.model.annotations import Status
from dateline.model.timex import Granularity

EventColumns = Sequence[tuple[int | str | None, ...]]
"""Rows of (id, article, earliest, latest, granularity, kind, status, relation, confidence,
published day) and, where it is read, the modifier of the time expression."""

_GRANULARITY: Final = {name.value: code for code, name in enumerate(GRANULARITIES)}
_KIND: Final = {name.value: code for code, name in enumerate(KINDS)}
_STATUS: Final = {name.value: code for code, name in enumerate(STATUSES)}
_RELATION: Final = {name.value: code for code, name in enumerate(RELATIONS)}
_MOD: Final = 10


@dataclass(frozen=True, slots=True)
class LaneChoice:
    """Which lanes a person wants: by what, which first, which not, and on which days events stand."""

    by: LaneBy = LaneBy.ENTITY
    first: tuple[int, ...] = ()
    without: tuple[int, ...] = ()
    limit: int = DEFAULT_LANES
    by_publication: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class LoadedTimeline:
    """The events of a scope in their lanes."""

    events: TimelineEvents
    lanes: Lanes


def load_timeline(connection: Connection, scope: Scope, choice: LaneChoice) -> LoadedTimeline:
    """Read the events of the scope's articles and lay them into the lanes of the choice."""
    columns = scope.facets.columns
    # A code per outlet is enough to divide by; its name is looked up for the few lanes shown.
    codes = dict(zip(columns.articles.ids.tolist(), columns.articles.outlet.tolist(), strict=True))
    articles = None if scope.count == scope.total else frozenset(scope.article_ids())
    events = collect_events(
        event_columns(connection), event_entities(connection), articles=articles, outlets=codes
    )
    if choice.by_publication:
        events = events.by_publication()
    keys = choose_lanes(
        events, by=choice.by, limit=choice.limit, first=choice.first, without=choice.without
    )
    named = [lane for key in keys if (lane := _named(key, scope, choice.by)) is not None]
    return LoadedTimeline(events, build_lanes(events, named, by=choice.by))


def collect_events(
    rows: EventColumns,
    entities: Sequence[tuple[int, int]],
    *,
    articles: Collection[int] | None = None,
    outlets: Mapping[int, int] | None = None,
) -> TimelineEvents:
    """Return the columns of these rows; `entities` are distinct (event, entity) pairs.

    `articles` are those whose events are wanted, None all; `outlets` gives each article's outlet.
    """
    wanted = rows if articles is None else [row for row in rows if row[1] in articles]
    ordered = sorted(wanted, key=lambda row: int(row[0] or 0))
    ids = _column(ordered, 0, 0)
    keys, offsets = _keys_of(ids, entities)
    article = _column(ordered, 1, 0)
    known = outlets or {}
    return TimelineEvents(
        ids=ids,
        article=article,
        outlet=np.array([known.get(number, -1) for number in article.tolist()], np.int64),
        earliest=_column(ordered, 2, OPEN_PAST),
        latest=_column(ordered, 3, OPEN_FUTURE),
        granularity=_codes(ordered, 4, _GRANULARITY),
        kind=_codes(ordered, 5, _KIND),
        status=_codes(ordered, 6, _STATUS),
        relation=_codes(ordered, 7, _RELATION),
        confidence=_column(ordered, 8, 0).astype(np.int8),
        ends=np.array([int(ends_of_mod(_mod(row))) for row in ordered], np.int8),
        published_day=_column(ordered, 9, NO_DAY),
        inside=np.ones(len(ordered), np.bool_),
        key_offsets=offsets,
        keys=keys,
    )


def label_of(row: EventRow) -> EventLabel:
    """Return the words of an event; a vague date stands in the words of the source."""
    name = " ".join(row.words.split())
    timex = row.timex
    vague = timex is not None and (timex.granularity is Granularity.VAGUE or bool(timex.mod))
    return EventLabel(name, f"“{row.expression}”" if vague and row.expression else "")


def _named(key: LaneKey, scope: Scope, by: LaneBy) -> Lane | None:
    """Return a lane with its words; of statuses the value stands for words that the window has."""
    columns = scope.facets.columns
    match by:
        case LaneBy.ENTITY:
            code = columns.entities.code(key.key)
            if code is None:
                return None
            name, kind = columns.entities.names[code], columns.entities.kind(code)
            return Lane(key.key, name, key.count, kind)
        case LaneBy.OUTLET:
            known = 0 <= key.key < len(columns.outlets.texts)
            return Lane(key.key, columns.outlets.texts[key.key] if known else "", key.count)
        case LaneBy.STATUS:
            return Lane(key.key, tuple(Status)[key.key].value, key.count)
        case _:
            return Lane(key.key, "", key.count)


def _column(rows: EventColumns, place: int, otherwise: int) -> IntArray:
    values = [otherwise if row[place] is None else row[place] for row in rows]
    return np.array(values, dtype=np.int64)


def _codes(rows: EventColumns, place: int, codes: Mapping[str, int]) -> CodeArray:
    return np.array([codes[str(row[place])] for row in rows], np.int8)


def _mod(row: tuple[int | str | None, ...]) -> str | None:
    mod = row[_MOD] if len(row) > _MOD else None
    return None if mod is None else str(mod)


def _keys_of(ids: IntArray, entities: Sequence[tuple[int, int]]) -> tuple[IntArray, IntArray]:
    """Return (keys, offsets) by event from (event, entity) pairs in any order."""
    pairs = np.array(entities, dtype=np.int64).reshape(-1, 2)
    pairs = pairs[np.isin(pairs[:, 0], ids)]
    pairs = pairs[np.lexsort((pairs[:, 1], pairs[:, 0]))]
    counts = np.searchsorted(pairs[:, 0], ids, "right") - np.searchsorted(pairs[:, 0], ids, "left")
    return pairs[:, 1].copy(), np.concatenate(([0], np.cumsum(counts))).astype(np.int64)
