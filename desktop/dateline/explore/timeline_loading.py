"""From the library's events to the timeline's columns and lanes, for the articles of one scope."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from dateline.explore.countries import is_country
from dateline.explore.filters import Axis
from dateline.explore.scope import Scope
from dateline.explore.timeline import NO_DAY, DaySpan, EventLabel, IntArray, TimelineEvents
from dateline.explore.timeline_book import EventBook
from dateline.explore.timeline_lanes import (
    DEFAULT_LANES,
    Lane,
    LaneBy,
    LaneKey,
    LaneOrder,
    Lanes,
    build_lanes,
    choose_lanes,
)
from dateline.library.reads.articles import article_rows
from dateline.library.reads.events import EventRow
from dateline.library.rows import Connection
from dateline.model.annotations import EntityKind, Status
from dateline.model.timex import Granularity

_COUNTRIES: Final = 250
"""So many names are looked at beyond the lanes wanted: there are fewer countries."""
_MOST_ARTICLES: Final = 50
"""Lanes by article scroll; those with the most events are shown, in order of their first one."""


@dataclass(frozen=True, slots=True)
class LaneChoice:
    """Which lanes a person wants: by what, which first, which not, and on which days events stand.

    `as_of` is the last day of publication that counts: what came out later, or on no known day, is
    left out; None leaves nothing out. `article` has a lane of its own among those of articles.
    `beside` asks for a lane of publications below the others.
    """

    by: LaneBy = LaneBy.ENTITY
    first: tuple[int, ...] = ()
    without: tuple[int, ...] = ()
    limit: int = DEFAULT_LANES
    by_publication: bool = False
    as_of: int | None = None
    article: int | None = None
    beside: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class LoadedTimeline:
    """The events of a scope in their lanes, and the book that they were taken from.

    `published` are the days, ascending, on which the scope's articles with events were published,
    whatever the day "as of".
    """

    events: TimelineEvents
    lanes: Lanes
    book: EventBook
    published: IntArray


def load_timeline(
    connection: Connection,
    scope: Scope,
    choice: LaneChoice,
    *,
    book: EventBook | None = None,
    changed: Collection[int] = (),
) -> LoadedTimeline:
    """Lay the events of the scope's articles into the lanes of the choice.

    `book` is read whole where there is none yet, else only the `changed` articles of it.
    """
    book = EventBook.load(connection) if book is None else book.advanced(connection, changed)
    events = book.of_scope(scope)
    published = np.unique(events.published_day[events.published_day != NO_DAY])
    if choice.as_of is not None:
        days = events.published_day
        events = events.taken(np.flatnonzero((days != NO_DAY) & (days <= choice.as_of)))
    if choice.by_publication:
        period = scope.focus.period
        if period is not None and period.axis is Axis.EVENT:
            # On other days than its own an event can't be asked whether it meets the period.
            events = replace(events, inside=events.meets(DaySpan(period.first, period.last)))
        events = events.by_publication()
    lanes = lay_out(connection, events, scope, choice)
    return LoadedTimeline(events, lanes, book, published)


def lay_out(
    connection: Connection, events: TimelineEvents, scope: Scope, choice: LaneChoice
) -> Lanes:
    """Return the lanes of the choice; where no entity takes part in any event, one lane for all.

    What lies in the period of the scope chooses, orders and counts the lanes; where nothing does,
    all its events do.
    """
    by, keys = choice.by, _keys_of(_in_period(events, scope, choice), scope, choice)
    if not keys and len(events):
        by = LaneBy.ONE
        keys = choose_lanes(events, by=by)
    if by is LaneBy.ARTICLE:
        titles = {row.id: row.title for row in article_rows(connection, [k.key for k in keys])}
        named = [Lane(k.key, titles[k.key], k.count) for k in keys if k.key in titles]
    else:
        named = [lane for key in keys if (lane := _named(key, scope, by)) is not None]
    return build_lanes(events, named, by=by)


def _in_period(events: TimelineEvents, scope: Scope, choice: LaneChoice) -> TimelineEvents:
    """Return the events that a period of the scope keeps; all where it keeps none."""
    period = scope.focus.period
    if period is None or period.axis is not Axis.EVENT:
        return events
    kept = events.inside
    if not choice.by_publication:
        kept = kept & events.meets(DaySpan(period.first, period.last))
    return events.taken(np.flatnonzero(kept)) if bool(np.any(kept)) else events


def _keys_of(events: TimelineEvents, scope: Scope, choice: LaneChoice) -> Sequence[LaneKey]:
    """Return the lanes to show; countries only where they were asked for, or nothing else is there."""
    if choice.by is not LaneBy.ENTITY:
        order = LaneOrder.FIRST_EVENT if choice.by is LaneBy.ARTICLE else LaneOrder.FREQUENCY
        return choose_lanes(
            events,
            by=choice.by,
            limit=_MOST_ARTICLES if choice.by is LaneBy.ARTICLE else choice.limit,
            order=order,
            first=_pinned(events, choice),
            without=choice.without,
        )
    many = choose_lanes(
        events, limit=choice.limit + _COUNTRIES, first=choice.first, without=choice.without
    )
    keys = [key for key in many if key.key in choice.first or not _is_country(key.key, scope)]
    return (keys or many)[: max(choice.limit, len(choice.first))]


def _pinned(events: TimelineEvents, choice: LaneChoice) -> tuple[int, ...]:
    """Return the lanes that are shown however few their events are."""
    opened = choice.article if choice.by is LaneBy.ARTICLE else None
    if opened is None or not bool(np.any(events.article == opened)):
        return choice.first
    return (*choice.first, opened)


def _is_country(entity_id: int, scope: Scope) -> bool:
    entities = scope.facets.columns.entities
    code = entities.code(entity_id)
    if code is None or entities.kind(code) is not EntityKind.PLACE:
        return False
    return is_country(entities.names[code])


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
