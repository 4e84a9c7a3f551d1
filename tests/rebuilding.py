"""What follows from the readings and the log, read as it is and computed anew."""

from __future__ import annotations

import sqlite3

from dateline.library.effective import refresh_articles
from dateline.library.entity_state import refresh_article_entities, refresh_entities
from dateline.library.findings import refresh_finding
from dateline.library.search import fulltext
from dateline.library.writer import Transaction

DERIVED = {
    "article_effective": "SELECT * FROM article_effective ORDER BY article_id",
    "article_tag": "SELECT * FROM article_tag ORDER BY article_id, tag",
    "removed": "SELECT id, removed_at FROM article ORDER BY id",
    "entity_effective": "SELECT * FROM entity_effective ORDER BY entity_id",
    "merged_into": "SELECT id, merged_into FROM entity ORDER BY id",
    "mention": "SELECT id, effective_id FROM mention ORDER BY id",
    "article_entity": "SELECT * FROM article_entity ORDER BY article_id, entity_id",
    "event": "SELECT id, earliest, latest FROM event ORDER BY id",
    "finding": "SELECT uid, note, check_state, checked_by, second_check_by, rank, removed_at FROM finding ORDER BY id",
}


def derived(connection: sqlite3.Connection) -> dict[str, list[tuple[object, ...]]]:
    return {name: connection.execute(sql).fetchall() for name, sql in DERIVED.items()}


def rebuild(transaction: Transaction) -> None:
    """Compute every derived row anew from the readings and the log."""
    connection = transaction.connection
    articles = [row[0] for row in connection.execute("SELECT id FROM article")]
    connection.execute("UPDATE article SET removed_at = NULL")
    connection.execute("DELETE FROM article_tag")
    connection.execute("UPDATE article_effective SET title = title || '?', starred = 1 - starred")
    connection.execute(
        "UPDATE entity_effective SET name = name || '?', root_id = entity_id, decided = 0"
    )
    connection.execute("UPDATE mention SET effective_id = NULL")
    pinned = [row[0] for row in connection.execute("SELECT uid FROM finding")]
    connection.execute("UPDATE finding SET rank = -1")
    connection.execute("UPDATE finding SET note = note || '?' WHERE removed_at IS NULL")
    for uid in pinned:
        refresh_finding(transaction, uid)
    fulltext.rebuild(connection)
    refresh_articles(transaction, articles)
    refresh_entities(transaction)
    refresh_article_entities(transaction, articles)
