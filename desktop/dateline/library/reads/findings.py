"""Findings as the Findings pane lists them."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.library.reads.versions import latest_texts
from dateline.library.rows import Row, all_rows, marks
from dateline.model.quoting import stands_in
from dateline.model.spans import Field


@dataclass(frozen=True, slots=True)
class FindingRow:
    """A pinned finding; `article_id` is None where its article is gone.

    `moved` says that the article has a later text than the one that was cited, `text_id`. `gone_in`
    is the text that the outlet printed last, where that no longer has the sentence.
    """

    id: int
    uid: str
    article_id: int | None
    field: str
    start: int
    end: int
    words: str
    sentence: str
    title: str
    outlet: str
    published: str | None
    note: str
    check_state: str
    checked_by: str
    second_check_by: str
    moved: bool
    text_id: int | None = None
    gone_in: int | None = None

    @property
    def check_words(self) -> str:
        """The check state with the initials of who checked."""
        by = "".join(f" by {name}" for name in (self.checked_by,) if name)
        second = f", second check {self.second_check_by}" if self.second_check_by else ""
        return f"{self.check_state}{by}{second}"


def finding_ids(connection: sqlite3.Connection) -> list[int]:
    """Return the ids of the pinned findings, in the person's order."""
    sql = "SELECT id FROM finding WHERE removed_at IS NULL ORDER BY rank, id"
    return [row[0] for row in connection.execute(sql)]


def finding_rows(connection: sqlite3.Connection, ids: Sequence[int]) -> list[FindingRow]:
    """Return these findings in the order given; unknown ids are left out."""
    sql = f"""SELECT finding.*, article.id AS article_id, article.text_id AS current_text FROM finding
        LEFT JOIN article ON article.uid = article_uid WHERE finding.id IN ({marks(ids)})"""
    stored = all_rows(connection, sql, list(ids))
    gone = _gone(connection, stored)
    found = {
        row["id"]: FindingRow(
            row["id"],
            row["uid"],
            row["article_id"],
            row["field"],
            row["start"],
            row["end"],
            row["words"],
            row["sentence"],
            row["title"],
            row["outlet"],
            row["published"],
            row["note"],
            row["check_state"],
            row["checked_by"],
            row["second_check_by"],
            row["current_text"] is not None and row["current_text"] != row["text_id"],
            row["text_id"],
            gone.get(row["id"]),
        )
        for row in stored
    }
    return [found[row_id] for row_id in ids if row_id in found]


def findings_gone(connection: sqlite3.Connection, article_id: int) -> int:
    """Return how many findings cite a sentence of an article that its later text no longer has."""
    sql = """SELECT finding.*, article.id AS article_id FROM finding
        JOIN article ON article.uid = article_uid WHERE article.id = ? AND finding.removed_at IS NULL"""
    return len(_gone(connection, all_rows(connection, sql, (article_id,))))


def _gone(connection: sqlite3.Connection, findings: Sequence[Row]) -> dict[int, int]:
    """Return the text printed last that lacks the sentence of a finding, by finding."""
    latest = latest_texts(connection, {row["article_id"] for row in findings if row["article_id"]})
    found: dict[int, int] = {}
    texts: dict[int, Row] = {}
    for row in findings:
        text_id = latest.get(row["article_id"] or 0)
        if text_id is None or text_id == row["text_id"]:
            continue
        if text_id not in texts:
            sql = "SELECT title, text FROM article_text WHERE id = ?"
            texts[text_id] = all_rows(connection, sql, (text_id,))[0]
        whole = texts[text_id]["title" if row["field"] == Field.TITLE else "text"]
        if not stands_in(row["sentence"], whole):
            found[row["id"]] = text_id
    return found
