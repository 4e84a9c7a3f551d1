"""Derived: the speakers that a person gave to quotations; what was read is kept beside them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from typing import Final

from dateline.library.decisions import Decision, DecisionKind, in_force_for
from dateline.library.rows import Row, all_rows, one_row
from dateline.library.selectors import CurrentText, Selector, current_text_of
from dateline.library.splits import articles_decided
from dateline.model.confidence import Confidence
from dateline.model.spans import Span

_READ: Final = ("speaker", "speaker_start", "speaker_end", "speaker_mention_id", "confidence")
"""What a decision takes the place of; the column `read_as` keeps it as a JSON list."""


def apply_speakers(
    connection: sqlite3.Connection, article_ids: Iterable[int] | None = None
) -> set[int]:
    """Give the quotations of every speaker decision in force their speaker; newer ones win.

    Called after quotations were stored or entities changed: of these articles (None: of any). The
    others get back what was read. Returns the articles that have such decisions.
    """
    decided = articles_decided(connection, (DecisionKind.SPEAKER,), article_ids)
    for article_id in sorted(decided):
        text = current_text_of(connection, article_id)
        if text is None:
            continue
        _restore(connection, text.id)
        for entry in in_force_for(connection, f"article:{decided[article_id]}"):
            if entry.kind is DecisionKind.SPEAKER:
                _apply(connection, text, entry)
    return set(decided)


def _restore(connection: sqlite3.Connection, text_id: int) -> None:
    sql = "SELECT id, read_as FROM quotation WHERE text_id = ? AND read_as IS NOT NULL"
    assignments = ", ".join(f"{name} = ?" for name in _READ)
    for row_id, read_as in connection.execute(sql, (text_id,)).fetchall():
        connection.execute(
            f"UPDATE quotation SET {assignments}, read_as = NULL WHERE id = ?",
            (*json.loads(read_as), row_id),
        )


def _apply(connection: sqlite3.Connection, text: CurrentText, entry: Decision) -> None:
    selector = Selector.from_json(entry.payload["selector"])
    span = text.locate(selector)
    if span is None:
        return
    sql = """SELECT * FROM quotation WHERE text_id = ? AND field = ? AND start < ? AND "end" > ?"""
    where = (text.id, selector.field.value, span.end, span.start)
    for row in all_rows(connection, sql, where):
        _decide(connection, row, entry)


def _decide(connection: sqlite3.Connection, row: Row, entry: Decision) -> None:
    speaker = _speaker(connection, row, entry.payload)
    read_as = row["read_as"] or json.dumps([row[name] for name in _READ])
    assignments = ", ".join(f"{name} = ?" for name in _READ)
    values = (*speaker, int(Confidence.SURE), read_as, row["id"])
    connection.execute(f"UPDATE quotation SET {assignments}, read_as = ? WHERE id = ?", values)


def _speaker(
    connection: sqlite3.Connection, row: Row, payload: Row
) -> tuple[str | None, int | None, int | None, int | None]:
    """Return name, start, end and mention of the speaker: the mention of it nearest to the words."""
    sql = """SELECT root.entity_id AS id, root.name AS name FROM entity JOIN entity_effective AS own
        ON own.entity_id = entity.id JOIN entity_effective AS root ON root.entity_id = own.root_id
        WHERE uid = ?"""
    entity = None if payload["speaker"] is None else one_row(connection, sql, (payload["speaker"],))
    if entity is None:
        return payload["name"], None, None, None
    sql = (
        'SELECT id, start, "end" FROM mention WHERE text_id = ? AND field = ? AND effective_id = ?'
    )
    mentions = all_rows(connection, sql, (row["text_id"], row["field"], entity["id"]))
    if not mentions:
        return entity["name"], None, None, None
    words = Span(row["start"], row["end"])
    nearest = min(mentions, key=lambda mention: _distance(words, mention))
    return entity["name"], nearest["start"], nearest["end"], nearest["id"]


def _distance(words: Span, mention: Row) -> tuple[int, int]:
    gap = max(mention["start"] - words.end, words.start - mention["end"])
    inside = words.overlaps(Span(mention["start"], mention["end"]))
    return (int(inside), abs(gap))


def quotation_at(connection: sqlite3.Connection, quotation_id: int) -> Row | None:
    """Return where a quotation of a current text stands, and its speaker, or None.

    The columns are article_id, article_uid, field, start, end, speaker.
    """
    sql = """SELECT quotation.article_id AS article_id, article.uid AS article_uid, field, start, "end",
        speaker FROM quotation
        JOIN article ON article.id = quotation.article_id AND article.text_id = quotation.text_id
        WHERE quotation.id = ?"""
    return one_row(connection, sql, (quotation_id,))
