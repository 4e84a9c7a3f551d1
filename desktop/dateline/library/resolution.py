"""Resolve the stored time expressions of an article anew, on another publication day."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from dateline.library.changes import Changes
from dateline.library.given_dates import given_dates
from dateline.library.intervals import event_interval
from dateline.library.rows import Row, all_rows, one_value
from dateline.library.writer import Transaction
from dateline.model.annotations import Relation
from dateline.model.confidence import Confidence
from dateline.model.messages import Message
from dateline.model.spans import Field, Span
from dateline.model.timex import Anchor, AnchorKind, GivenDate, Granularity, Timex, TimexType

Resolver: TypeAlias = Callable[
    [Sequence[Timex], int | None, Mapping[int, GivenDate]], Sequence[Timex]
]
"""Gives the same expressions, in order, resolved on a publication day (a day number or None) and on
the dates that a person gave, by place."""


@dataclass(frozen=True, slots=True)
class MovedTimex:
    """An expression whose reading changed with the publication day."""

    timex_id: int
    text: str
    before: Timex
    after: Timex


@dataclass(frozen=True, slots=True)
class Resolution:
    """What a new publication day moved, and the expressions that stayed (their texts).

    Both tell of dates alone: durations, sets and words such as "now" have no place on a timeline,
    so that nobody can see them move or stay. `on_new_day` is False where one date was given and
    `moved` is it with what leaned on it; nobody then asks what stayed.
    """

    moved: tuple[MovedTimex, ...]
    stayed: tuple[str, ...]
    on_new_day: bool = True


def stored_timexes(connection: sqlite3.Connection, text_id: int) -> list[tuple[int, Timex]]:
    """Return (id, expression) of a text's time expressions, in order of position."""
    sql = "SELECT * FROM timex WHERE text_id = ? ORDER BY position"
    return [(row["id"], timex_from_row(row)) for row in all_rows(connection, sql, (text_id,))]


def timex_from_row(row: Row) -> Timex:
    """Return a row of the timex table as a value."""
    return Timex(
        Field(row["field"]),
        Span(row["start"], row["end"]),
        TimexType(row["type"]),
        row["value"],
        row["mod"],
        row["earliest"],
        row["latest"],
        Granularity(row["granularity"]),
        Anchor(AnchorKind(row["anchor_kind"]), row["anchor_day"], row["anchor_position"]),
        row["rule"],
        Message.loads(row["reason"]),
        Confidence(row["confidence"]),
        row["frame"],
        row["direction"],
    )


def resolve_article(transaction: Transaction, article_id: int, resolver: Resolver) -> Resolution:
    """Resolve the current text's expressions on the effective publication day, events with them."""
    connection = transaction.connection
    sql = """SELECT text_id, published_day, article_text.title, text FROM article
        JOIN article_effective ON article_effective.article_id = article.id JOIN article_text ON article_text.id = text_id
        WHERE article.id = ?"""
    text_id, day, title, text = connection.execute(sql, (article_id,)).fetchone()
    before = stored_timexes(connection, text_id)
    timexes = [timex for _, timex in before]
    after = resolver(timexes, day, given_dates(connection, article_id, timexes))
    moved: list[MovedTimex] = []
    stayed: list[str] = []
    for (timex_id, old), new in zip(before, after, strict=True):
        words = old.span.of(title if old.field is Field.TITLE else text)
        if old != new:
            _update(connection, timex_id, new)
        if not (_is_date(old) or _is_date(new)):
            continue
        if (old.value, old.earliest, old.latest) != (new.value, new.earliest, new.latest):
            moved.append(MovedTimex(timex_id, words, old, new))
        else:
            stayed.append(words)
    place_events(connection, text_id, day)
    transaction.note(Changes(changed=frozenset({article_id}), extracted=frozenset({article_id})))
    return Resolution(tuple(moved), tuple(stayed))


def _is_date(timex: Timex) -> bool:
    """Whether an expression is a date or time of day with a place on the timeline."""
    return timex.is_date and timex.placed


def place_events(connection: sqlite3.Connection, text_id: int, published_day: int | None) -> None:
    """Compute the intervals of a text's events from its time expressions as they are now."""
    sql = """SELECT event.id AS id, relation, timex_id, timex.earliest AS first, timex.latest AS last
        FROM event LEFT JOIN timex ON timex.id = timex_id WHERE event.text_id = ?"""
    rows: list[tuple[int | None, int | None, int]] = []
    for row in all_rows(connection, sql, (text_id,)):
        ends = None if row["timex_id"] is None else (row["first"], row["last"])
        rows.append(
            (
                *event_interval(Relation(row["relation"]), ends, published_day=published_day),
                row["id"],
            )
        )
    connection.executemany("UPDATE event SET earliest = ?, latest = ? WHERE id = ?", rows)


def resolved_day(connection: sqlite3.Connection, article_id: int) -> int | None:
    """Return the effective publication day of an article, a day number."""
    return one_value(
        connection,
        "SELECT published_day FROM article_effective WHERE article_id = ?",
        (article_id,),
    )


def _update(connection: sqlite3.Connection, timex_id: int, timex: Timex) -> None:
    connection.execute(
        """UPDATE timex SET type = ?, value = ?, mod = ?, earliest = ?, latest = ?, granularity = ?, anchor_kind = ?,
            anchor_day = ?, anchor_position = ?, rule = ?, reason = ?, confidence = ? WHERE id = ?""",
        (
            *(
                timex.type.value,
                timex.value,
                timex.mod,
                timex.earliest,
                timex.latest,
                timex.granularity.value,
            ),
            *(
                timex.anchor.kind.value,
                timex.anchor.day,
                timex.anchor.timex,
                timex.rule,
                timex.reason.dumps(),
            ),
            *(int(timex.confidence), timex_id),
        ),
    )
