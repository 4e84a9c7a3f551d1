"""Dated statements and events: columns for the timeline, and rows with their sentence."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.library.findings import sentence_at
from dateline.library.packing import unpack_layout
from dateline.library.resolution import timex_from_row
from dateline.library.rows import Row, all_rows, marks, one_row
from dateline.model.confidence import Confidence
from dateline.model.spans import Field, Span
from dateline.model.timex import Timex


@dataclass(frozen=True, slots=True)
class EventRow:
    """An event with all that cites it. Offsets count in `field` of the article's current text."""

    id: int
    article_id: int
    article_uid: str
    field: Field
    span: Span
    trigger: Span
    sentence_span: Span
    words: str
    sentence: str
    kind: str
    status: str
    relation: str
    attributed_to: str | None
    participants: tuple[str, ...]
    place: str | None
    earliest: int | None
    latest: int | None
    timex: Timex | None
    expression: str | None
    confidence: Confidence
    maker: str
    title: str
    byline: str
    outlet: str
    published: str | None
    saved: str | None
    url: str | None
    sha256: str
    page: int | None
    paragraph: int | None
    timex_id: int | None = None


def event_columns(connection: sqlite3.Connection) -> list[tuple[int | str | None, ...]]:
    """Return (id, article_id, earliest, latest, granularity, kind, status, relation, confidence,
    published_day) of every event of a current text that has a place in time, by article.
    """
    sql = """SELECT event.id, event.article_id, event.earliest, event.latest, coalesce(timex.granularity, 'day'),
        event.kind, event.status, event.relation, event.confidence, published_day, timex.mod
        FROM event JOIN article ON article.id = event.article_id AND article.text_id = event.text_id
        JOIN article_effective ON article_effective.article_id = article.id
        LEFT JOIN timex ON timex.id = event.timex_id
        WHERE removed_at IS NULL AND (event.earliest IS NOT NULL OR event.latest IS NOT NULL)
        ORDER BY event.article_id, event.position"""
    return connection.execute(sql).fetchall()


def event_entities(connection: sqlite3.Connection) -> list[tuple[int, int]]:
    """Return (event id, effective entity id) pairs of participants, places and sources, distinct."""
    sql = """SELECT event_id, effective_id FROM event_participant JOIN mention ON mention.id = mention_id
            WHERE effective_id IS NOT NULL
        UNION SELECT event.id, effective_id FROM event JOIN mention ON mention.id = place_mention_id
            WHERE effective_id IS NOT NULL
        UNION SELECT event.id, effective_id FROM event JOIN mention ON mention.id = attributed_mention_id
            WHERE effective_id IS NOT NULL ORDER BY 1, 2"""
    return connection.execute(sql).fetchall()


def events_of_timex(connection: sqlite3.Connection, timex_id: int) -> list[int]:
    """Return the ids of the events that a time expression dates, in the order of the text."""
    sql = "SELECT id FROM event WHERE timex_id = ? ORDER BY position"
    return [row[0] for row in connection.execute(sql, (timex_id,))]


def event_rows(connection: sqlite3.Connection, event_ids: Sequence[int]) -> list[EventRow]:
    """Return these events in the order given; unknown ids are left out."""
    found: dict[int, EventRow] = {}
    for first in range(0, len(event_ids), 500):
        chunk = list(event_ids[first : first + 500])
        sql = f"""SELECT event.*, article.uid AS article_uid, article_text.title AS read_title, article_text.text AS text,
            layout, article_effective.title AS title, byline, outlet, published, saved, url,
            source_file.sha256 AS sha256, maker.name AS maker
            FROM event JOIN article ON article.id = event.article_id
            JOIN article_text ON article_text.id = event.text_id
            JOIN article_effective ON article_effective.article_id = article.id
            JOIN source_file ON source_file.id = article.source_file_id JOIN maker ON maker.id = maker_id
            WHERE event.id IN ({marks(chunk)})"""
        for row in all_rows(connection, sql, chunk):
            found[row["id"]] = _event_row(connection, row)
    return [found[event_id] for event_id in event_ids if event_id in found]


def _event_row(connection: sqlite3.Connection, row: Row) -> EventRow:
    field = Field(row["field"])
    whole = row["read_title"] if field is Field.TITLE else row["text"]
    span, sentence = (
        Span(row["start"], row["end"]),
        Span(row["sentence_start"], row["sentence_end"]),
    )
    timex = _timex(connection, row["timex_id"])
    layout = unpack_layout(row["layout"])
    attributed = None
    if row["attributed_start"] is not None:
        attributed = whole[row["attributed_start"] : row["attributed_end"]]
    return EventRow(
        row["id"],
        row["article_id"],
        row["article_uid"],
        field,
        span,
        Span(row["trigger_start"], row["trigger_end"]),
        sentence,
        span.of(whole),
        sentence.of(whole) or sentence_at(connection, row["text_id"], field, span, whole),
        row["kind"],
        row["status"],
        row["relation"],
        _name(connection, row["attributed_mention_id"]) or attributed,
        _participants(connection, row["id"]),
        _name(connection, row["place_mention_id"]),
        row["earliest"],
        row["latest"],
        timex,
        None if timex is None else timex.span.of(whole),
        Confidence(row["confidence"]),
        row["maker"],
        row["title"],
        row["byline"],
        row["outlet"],
        row["published"],
        row["saved"],
        row["url"],
        row["sha256"],
        layout.page_of(span.start) if field is Field.TEXT else None,
        layout.paragraph_of(span.start) if field is Field.TEXT else None,
        row["timex_id"],
    )


def _timex(connection: sqlite3.Connection, timex_id: int | None) -> Timex | None:
    row = one_row(connection, "SELECT * FROM timex WHERE id = ?", (timex_id,))
    return None if row is None else timex_from_row(row)


def _name(connection: sqlite3.Connection, mention_id: int | None) -> str | None:
    sql = """SELECT name FROM mention JOIN entity_effective ON entity_effective.entity_id = effective_id
        WHERE mention.id = ?"""
    row = connection.execute(sql, (mention_id,)).fetchone()
    return None if row is None else row[0]


def _participants(connection: sqlite3.Connection, event_id: int) -> tuple[str, ...]:
    sql = """SELECT DISTINCT name FROM event_participant JOIN mention ON mention.id = mention_id
        JOIN entity_effective ON entity_effective.entity_id = effective_id WHERE event_id = ? ORDER BY start"""
    return tuple(row[0] for row in connection.execute(sql, (event_id,)))
