"""What waits to be worked on, in the form in which a worker needs it."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from dateline.library.rows import all_rows, marks
from dateline.library.tasks import Task
from dateline.model.pending import PendingText


def pending_texts(connection: sqlite3.Connection, started: Sequence[Task]) -> list[PendingText]:
    """Return the current texts of the articles of these extract tasks, by article id."""
    by_article = {task.article_id: task.id for task in started if task.article_id is not None}
    ids = list(by_article)
    sql = f"""SELECT article.id AS id, text_id, article_text.title AS title, text, published_day FROM article
        JOIN article_text ON article_text.id = text_id JOIN article_effective ON article_effective.article_id = article.id
        WHERE article.id IN ({marks(ids)}) ORDER BY article.id"""
    return [
        PendingText(
            by_article[row["id"]],
            row["id"],
            row["text_id"],
            row["title"],
            row["text"],
            row["published_day"],
        )
        for row in all_rows(connection, sql, ids)
    ]


def text_lengths(connection: sqlite3.Connection, article_ids: Sequence[int]) -> dict[int, int]:
    """Return the length, in code points, of the current text of each of these articles."""
    sql = f"""SELECT article.id, length(text) FROM article JOIN article_text ON article_text.id = text_id
        WHERE article.id IN ({marks(article_ids)})"""
    return dict(connection.execute(sql, list(article_ids)).fetchall())


def current_text(connection: sqlite3.Connection, article_id: int) -> int | None:
    """Return the id of an article's current text, or None where the article is gone."""
    row = connection.execute("SELECT text_id FROM article WHERE id = ?", (article_id,)).fetchone()
    return None if row is None else row[0]
