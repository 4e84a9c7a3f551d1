"""The log of decisions as History lists it: each decision once, with what became of it."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.library.conflicts import overruled_by
from dateline.library.rows import Row, all_rows, marks


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """A decision; `undone_by` is the row that undoes it and holds, None while it is in force.

    `subject` is what it is about as it is called now (a title, a name, pinned words), "" where
    that is gone; `value` says to what it was set, "" where the kind says it all.
    """

    seq: int
    utc: str
    author: str
    kind: str
    subject: str
    value: str
    undone_by: int | None
    undone_utc: str
    undone_author: str
    overruled_by: int | None = None
    """A newer decision in force that says otherwise of the same thing."""


_SUBJECT = """SELECT decision.seq AS seq, decision.utc AS utc, decision.author AS author, decision.kind AS kind,
    coalesce(article_effective.title, entity_effective.name, finding.words, '') AS subject,
    coalesce(json_extract(payload, '$.day'), json_extract(payload, '$.value'), json_extract(payload, '$.tag'),
        CASE WHEN decision.kind <> 'pin' THEN json_extract(payload, '$.name') END,
        json_extract(payload, '$.check_state'),
        CASE WHEN decision.kind = 'date' THEN
            json_extract(payload, '$.selector.exact') || coalesce(': ' || json_extract(payload, '$.date.value'), '') END,
        CASE WHEN decision.kind = 'entity-kind' THEN json_extract(payload, '$.kind') END,
        CASE WHEN decision.kind = 'finding-note' THEN json_extract(payload, '$.note') END, '') AS value
    FROM decision
    LEFT JOIN article ON article.uid = substr(decision.target, length('article:') + 1)
    LEFT JOIN article_effective ON article_effective.article_id = article.id
    LEFT JOIN entity ON entity.uid = substr(decision.target, length('entity:') + 1)
    LEFT JOIN entity_effective ON entity_effective.entity_id = entity.id
    LEFT JOIN finding ON finding.uid = substr(decision.target, length('finding:') + 1)"""


def history_ids(connection: sqlite3.Connection) -> list[int]:
    """Return the `seq` of every decision that is no undo, newest first."""
    sql = "SELECT seq FROM decision WHERE undoes IS NULL ORDER BY seq DESC"
    return [row[0] for row in connection.execute(sql)]


def history_rows(connection: sqlite3.Connection, seqs: Sequence[int]) -> list[HistoryRow]:
    """Return these decisions in the order given; unknown ones are left out."""
    undone = _undone(connection)
    undos = {
        row["seq"]: row for row in _signed(connection, [undone[s] for s in seqs if s in undone])
    }
    overruled = overruled_by(connection, seqs)
    found: dict[int, HistoryRow] = {}
    for row in all_rows(
        connection, f"{_SUBJECT} WHERE decision.seq IN ({marks(seqs)})", list(seqs)
    ):
        undo = undos.get(undone.get(row["seq"], 0))
        found[row["seq"]] = HistoryRow(
            row["seq"],
            row["utc"],
            row["author"],
            row["kind"],
            row["subject"],
            str(row["value"]),
            None if undo is None else undo["seq"],
            "" if undo is None else undo["utc"],
            "" if undo is None else undo["author"],
            overruled.get(row["seq"]),
        )
    return [found[seq] for seq in seqs if seq in found]


def _undone(connection: sqlite3.Connection) -> dict[int, int]:
    """Return undone row → the undo that holds; the newest are looked at first, as undos can be undone."""
    sql = "SELECT seq, undoes FROM decision WHERE undoes IS NOT NULL ORDER BY seq DESC"
    undone: dict[int, int] = {}
    for seq, undoes in connection.execute(sql):
        if seq not in undone:
            undone.setdefault(undoes, seq)
    return undone


def _signed(connection: sqlite3.Connection, seqs: Sequence[int]) -> list[Row]:
    sql = f"SELECT seq, utc, author FROM decision WHERE seq IN ({marks(seqs)})"
    return all_rows(connection, sql, list(seqs))
