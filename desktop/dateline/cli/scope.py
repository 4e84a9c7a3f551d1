"""Which articles, events and quotations a verb is about: by search, by entity, by days."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from dateline.cli.failures import WrongUsageError
from dateline.cli.lookup import UnknownNameError, entities_meant
from dateline.model.messages import Message, english

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dateline.extraction.time.asked import PeriodsFrom
    from dateline.library.rows import Connection
    from dateline.library.search.compile import Compiled
    from dateline.library.search.nodes import Mistake, Query

Interval: TypeAlias = tuple[int | None, int | None]
"""Inclusive minutes (`model.days`); None is open."""


class WrongQueryError(WrongUsageError):
    """A query that can't be run: what, where, and a repair where there is one."""

    def __init__(self, query: str, mistake: Mistake) -> None:
        """Keep the mistake; below its sentence stand its place and its repair."""
        start = min(max(mistake.place, 0), len(query))
        length = max(1, min(mistake.length, len(query) - start))
        lines = [f"  {query}", f"  {' ' * start}{'^' * length}"]
        if mistake.repair is not None:
            lines.append(english(Message.of("cli.repair", query=mistake.repair)))
        super().__init__(mistake.message, details=lines)


@dataclass(frozen=True, slots=True)
class Scope:
    """What was asked for; empty means everything.

    `query` is in the search language and chooses articles, `entity` a name that they, or the
    events, name; `first` and `last` are inclusive day numbers that events may lie on.
    """

    query: str = ""
    entity: str | None = None
    first: int | None = None
    last: int | None = None

    @classmethod
    def of(cls, query: str, entity: str | None, first: str | None, last: str | None) -> Scope:
        """Return the scope with its days read; raises WrongUsageError."""
        start = None if first is None else asked_days(first)[0]
        end = None if last is None else asked_days(last)[1]
        if start is not None and end is not None and start > end:
            raise WrongUsageError(Message.of("cli.reversed_days", first=first, last=last))
        return cls(query, entity, start, end)


def asked_days(text: str) -> tuple[int | None, int | None]:
    """Return the days of `2025`, `2025-03`, `2025-03-11` or of words; raises WrongUsageError."""
    from dateline.library.search.periods import ReversedRangeError, read_period

    try:
        days = read_period(text, periods())
    except ReversedRangeError:
        days = None
    if days is None:
        raise WrongUsageError(Message.of("cli.not_a_time", text=text))
    return days


def periods() -> PeriodsFrom:
    """Return what reads times in words, counted from this day."""
    from datetime import date

    from dateline.extraction.time.asked import PeriodsFrom
    from dateline.model.days import day_of

    return PeriodsFrom(day_of(date.today()))  # noqa: DTZ011 - a person's words count from their own day


def understood(connection: Connection, text: str) -> tuple[Query, Compiled]:
    """Return a query ready to run; raises WrongQueryError."""
    from dateline.library.search.compile import compile_query
    from dateline.library.search.grammar import parse
    from dateline.library.search.nodes import Mistake

    query = parse(text, periods=periods())
    if isinstance(query, Mistake):
        raise WrongQueryError(text, query)
    compiled = compile_query(connection, query)
    if isinstance(compiled, Mistake):
        raise WrongQueryError(text, compiled)
    return query, compiled


def articles_in(connection: Connection, scope: Scope) -> list[int]:
    """Return the ids of the articles of a scope, newest publication day first."""
    from dateline.library.reads.articles import article_ids
    from dateline.library.reads.entities import mention_places
    from dateline.library.search.query import search_ids

    ids = article_ids(connection)
    if scope.query.strip():
        found = set(search_ids(connection, understood(connection, scope.query)[1]))
        ids = [article_id for article_id in ids if article_id in found]
    if scope.entity is not None:
        naming = {
            place.article_id
            for entity in entities_meant(connection, scope.entity)
            for place in mention_places(connection, entity.id)
        }
        ids = [article_id for article_id in ids if article_id in naming]
    return ids


def events_in(connection: Connection, scope: Scope) -> list[int]:
    """Return the ids of the events of a scope, in order of time; those without a place come last.

    An entity must be named by the event itself; with days, an event must be able to lie on one.
    Those that only may reach into the days, because they began before the first or are known to
    have happened by a day after the last, come after all others, the nearest first.
    """
    from dateline.library.reads.contents import event_ids_in
    from dateline.library.reads.events import event_entities

    articles = articles_in(connection, scope)
    ids = event_ids_in(connection, articles)
    if scope.entity is not None:
        meant = {entity.id for entity in entities_meant(connection, scope.entity)}
        naming = {event for event, entity in event_entities(connection) if entity in meant}
        ids = [event_id for event_id in ids if event_id in naming]
    placed = _intervals(connection)
    if scope.first is not None or scope.last is not None:
        ids = [i for i in ids if i in placed and _meets(placed[i], scope)]
    inside = [i for i in ids if _lies_in(placed.get(i), scope)]
    reaching = set(ids).difference(inside)
    inside.sort(key=lambda i: _by_time(placed.get(i)))
    return inside + sorted(reaching, key=lambda i: (_distance(placed[i], scope), i))


def reaching_in(connection: Connection, event_ids: Sequence[int], scope: Scope) -> set[int]:
    """Return those of these events that may reach into the days of a scope from before or after."""
    placed = _intervals(connection)
    return {i for i in event_ids if not _lies_in(placed.get(i), scope)}


def quotations_in(connection: Connection, scope: Scope, *, speaker: str | None) -> list[int]:
    """Return the ids of the quotations of a scope, in the order of the window's Quotes pane.

    With `speaker`, those of this entity, or whose speaker's phrase holds these words.
    """
    from dateline.library.reads.quotations import quotation_ids, quotation_rows
    from dateline.library.search.names import NameMatch
    from dateline.library.search.nodes import Form, Words
    from dateline.model.spans import Span

    ids = quotation_ids(connection, articles_in(connection, scope))
    if speaker is None:
        return ids
    try:
        meant = {entity.id for entity in entities_meant(connection, speaker)}
    except UnknownNameError:
        meant = set[int]()
    match = NameMatch(Words(speaker, Form.EXACT, Span(0, len(speaker))))
    return [
        row.id
        for row in quotation_rows(connection, ids)
        if row.speaker_id in meant or (row.speaker and match.in_name(row.speaker))
    ]


def findings_in(connection: Connection, scope: Scope) -> list[int] | None:
    """Return the ids of the findings that cite articles of a scope; None for every finding."""
    from dateline.library.findings import findings
    from dateline.library.reads.articles import article_rows

    if scope.entity is None and not scope.query.strip():
        return None
    uids = {row.uid for row in article_rows(connection, articles_in(connection, scope))}
    return [row["id"] for row in findings(connection) if row["article_uid"] in uids]


def _meets(interval: Interval, scope: Scope) -> bool:
    """Return whether an event's interval and the days asked for overlap; an open end is endless."""
    from dateline.model.days import first_minute, last_minute

    earliest, latest = interval
    last = None if scope.last is None else last_minute(scope.last)
    first = None if scope.first is None else first_minute(scope.first)
    starts_late = earliest is not None and last is not None and earliest > last
    ends_early = latest is not None and first is not None and latest < first
    return not starts_late and not ends_early


def _intervals(connection: Connection) -> dict[int, Interval]:
    """Return the interval of every event that has a place in time."""
    from dateline.library.reads.events import event_columns

    columns = event_columns(connection)
    return {row[0]: (_end(row[2]), _end(row[3])) for row in columns if isinstance(row[0], int)}


def _lies_in(interval: Interval | None, scope: Scope) -> bool:
    """Return whether the first day that an event is known by is one of those asked for."""
    return interval is None or _distance(interval, scope) == 0


def _distance(interval: Interval, scope: Scope) -> int:
    """Return how many minutes the first known end of an interval lies from the days asked for."""
    from dateline.model.days import first_minute, last_minute

    end = interval[1] if interval[0] is None else interval[0]
    if end is None:
        return 0
    early = 0 if scope.first is None else first_minute(scope.first) - end
    late = 0 if scope.last is None else end - last_minute(scope.last)
    return max(0, early, late)


def _by_time(interval: Interval | None) -> tuple[bool, int, int]:
    """Return what events are ordered by: the first day they are known by, then the last."""
    ends = [end for end in interval or () if end is not None]
    return (not ends, ends[0] if ends else 0, ends[-1] if ends else 0)


def _end(value: int | str | None) -> int | None:
    return value if isinstance(value, int) else None
