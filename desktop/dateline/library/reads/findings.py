"""Findings as the Findings pane lists them."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.library.rows import all_rows, marks


@dataclass(frozen=True, slots=True)
class FindingRow:
    """A pinned finding; `article_id` is None where its article is gone.

    `moved` says that the article has a later text than the one that was cited.
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
        )
        for row in all_rows(connection, sql, list(ids))
    }
    return [found[row_id] for row_id in ids if row_id in found]
