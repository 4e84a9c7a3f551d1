"""Findings: what a person pinned, derived from the log, with its own copy of all that cites it."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import Any

from dateline.library.changes import Changes
from dateline.library.decisions import Decision, DecisionKind, in_force_for
from dateline.library.packing import unpack_layout, unpack_spans
from dateline.library.rows import Row, all_rows, insert, marks, one_row, one_value
from dateline.library.writer import Transaction
from dateline.model.spans import Field, Span

CONTEXT = 32
"""Code points kept before and after the pinned words, as the W3C text-quote selector does."""

_COPIED = (
    *(
        "article_uid",
        "text_id",
        "text_sha256",
        "field",
        "start",
        "end",
        "prefix",
        "suffix",
        "words",
        "sentence",
    ),
    *(
        "title",
        "byline",
        "outlet",
        "published",
        "modified",
        "saved",
        "url",
        "file_sha256",
        "page",
        "paragraph",
        "kind",
    ),
)


def citation(
    connection: sqlite3.Connection, article_id: int, field: Field, span: Span, *, kind: str
) -> Row:
    """Return the columns of a finding that copy its words, sentence and source.

    `span` counts in `field` of the article's current text. Raises LookupError for no such article
    and ValueError for a span outside the text.
    """
    sql = """SELECT article.uid AS article_uid, article.sha256 AS file_sha256, article_text.id AS text_id,
        article_text.sha256 AS text_sha256, article_text.title AS read_title, article_text.text AS text, layout,
        article_effective.* FROM article JOIN article_text ON article_text.id = text_id
        JOIN article_effective ON article_effective.article_id = article.id WHERE article.id = ?"""
    row = one_row(connection, sql, (article_id,))
    if row is None:
        raise LookupError(article_id)
    whole = row["read_title"] if field is Field.TITLE else row["text"]
    if span.end > len(whole) or span.length == 0:
        message = f"no words at {span.start}-{span.end}"
        raise ValueError(message)
    layout = unpack_layout(row["layout"])
    in_text = field is Field.TEXT
    values: Row = {name: row.get(name) for name in _COPIED}
    return values | {
        "field": field.value,
        "start": span.start,
        "end": span.end,
        "prefix": whole[max(0, span.start - CONTEXT) : span.start],
        "suffix": whole[span.end : span.end + CONTEXT],
        "words": span.of(whole),
        "sentence": sentence_at(connection, row["text_id"], field, span, whole),
        "page": layout.page_of(span.start) if in_text else None,
        "paragraph": layout.paragraph_of(span.start) if in_text else None,
        "kind": kind,
    }


def sentence_at(
    connection: sqlite3.Connection, text_id: int, field: Field, span: Span, whole: str
) -> str:
    """Return the whole sentence (or sentences) that a span touches; without bounds, its paragraph."""
    if field is Field.TITLE:
        return whole
    blob = one_value(connection, "SELECT bounds FROM text_sentences WHERE text_id = ?", (text_id,))
    touched = [s for s in unpack_spans(blob) if s.overlaps(span)] if blob is not None else []
    if not touched:
        start = whole.rfind("\n\n", 0, span.start) + 2 if "\n\n" in whole[: span.start] else 0
        end = whole.find("\n\n", span.end)
        return whole[start : end if end >= 0 else len(whole)].strip()
    return whole[touched[0].start : touched[-1].end]


def refresh_finding(transaction: Transaction, uid: str) -> None:
    """Write what the log leaves of one finding: pinned or not, its note and check state."""
    connection = transaction.connection
    decisions = in_force_for(connection, f"finding:{uid}")
    state = _fold(decisions)
    existing = one_row(connection, "SELECT id FROM finding WHERE uid = ?", (uid,))
    if existing is None:
        if state is not None:
            _insert(transaction, uid, state)
        return
    if state is None:
        removal = one_value(
            connection, "SELECT max(utc) FROM decision WHERE target = ?", (f"finding:{uid}",)
        )
        connection.execute(
            "UPDATE finding SET removed_at = ?, rank = 0 WHERE uid = ?", (removal, uid)
        )
    else:
        sql = """UPDATE finding SET removed_at = NULL, note = ?, check_state = ?, checked_by = ?, second_check_by = ?,
            rank = ?
            WHERE uid = ?"""
        connection.execute(sql, (*_words_of(state), state["rank"], uid))
    transaction.note(Changes(findings=frozenset({existing["id"]})))


def _fold(decisions: list[Decision]) -> dict[str, Any] | None:
    state: dict[str, Any] | None = None
    for entry in decisions:
        if entry.kind is DecisionKind.PIN:
            state = _pinned(entry) if entry.payload["pinned"] else None
        elif state is not None and entry.kind is DecisionKind.FINDING_NOTE:
            state["note"] = entry.payload["note"]
        elif state is not None and entry.kind in (
            DecisionKind.FINDING_CHECK,
            DecisionKind.FINDING_RANK,
        ):
            state |= entry.payload
    return state


def _pinned(entry: Decision) -> dict[str, Any]:
    """Return the state of a finding when it is pinned: last in the order, which is that of the log."""
    return dict(entry.payload) | {"pinned_utc": entry.utc, "rank": entry.seq}


def _words_of(state: dict[str, Any]) -> tuple[str, str, str, str]:
    return (
        state.get("note", ""),
        state.get("check_state", "not checked"),
        state.get("checked_by", ""),
        state.get("second_check_by", ""),
    )


def _insert(transaction: Transaction, uid: str, state: dict[str, Any]) -> None:
    connection = transaction.connection
    note, check_state, checked_by, second = _words_of(state)
    values: Row = {name: state[name] for name in _COPIED}
    values |= {
        "uid": uid,
        "note": note,
        "check_state": check_state,
        "checked_by": checked_by,
        "second_check_by": second,
    }
    values |= {"rank": state["rank"], "pinned_utc": state["pinned_utc"]}
    finding_id = insert(connection, "finding", values)
    rows = [(finding_id, tag) for tag in state.get("tags", ())]
    connection.executemany("INSERT OR IGNORE INTO finding_tag VALUES (?, ?)", rows)
    transaction.note(Changes(findings=frozenset({finding_id})))


def findings(connection: sqlite3.Connection) -> list[Row]:
    """Return the findings that are pinned, in the person's order, each with its tags."""
    rows = all_rows(connection, "SELECT * FROM finding WHERE removed_at IS NULL ORDER BY rank, id")
    for row in rows:
        sql = "SELECT tag FROM finding_tag WHERE finding_id = ? ORDER BY tag"
        row["tags"] = [tag for (tag,) in connection.execute(sql, (row["id"],))]
    return rows


def finding(connection: sqlite3.Connection, finding_id: int) -> Row | None:
    """Return one finding, pinned or not, or None."""
    return one_row(connection, "SELECT * FROM finding WHERE id = ?", (finding_id,))


def findings_citing(connection: sqlite3.Connection, article_ids: Sequence[int]) -> int:
    """Return how many pinned findings cite these articles."""
    sql = f"""SELECT count(*) FROM finding JOIN article ON article.uid = article_uid
        WHERE article.id IN ({marks(article_ids)}) AND finding.removed_at IS NULL"""
    return int(one_value(connection, sql, list(article_ids)))
