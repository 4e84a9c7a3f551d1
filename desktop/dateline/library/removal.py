"""Remove for good: every trace of articles that this library can reach, and what it can't."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.library.annotations import remove_annotations
from dateline.library.changes import Changes
from dateline.library.folder import LibraryFolder
from dateline.library.locations import located_entities, refresh_entity_places
from dateline.library.rows import all_rows, marks
from dateline.library.search.fulltext import index_out
from dateline.library.writer import Transaction, Writer


@dataclass(frozen=True, slots=True)
class Removal:
    """What was removed for good, and the files that could not be (paths inside the library)."""

    articles: int
    findings: int
    unreachable: tuple[str, ...]


def remove_for_good(
    writer: Writer, folder: LibraryFolder, article_ids: Sequence[int], *, findings_too: bool
) -> Removal:
    """Erase articles: texts, index, originals, history, older backups, and findings if asked.

    A plain delete leaves the words in the file, even with `secure_delete`, so the index is
    optimised and the file rewritten (VACUUM) and its log emptied afterwards. Blocks until done:
    never called on the window's thread. It can't be undone.
    """
    pinned, hashes = writer.write(
        lambda tx: _delete(tx, article_ids, findings_too=findings_too), durable=True
    )
    unreachable = _remove_files(folder, hashes)
    writer.outside_transactions(_rewrite).result()
    return Removal(len(article_ids), pinned, tuple(unreachable))


def _delete(
    transaction: Transaction, article_ids: Sequence[int], *, findings_too: bool
) -> tuple[int, list[str]]:
    connection = transaction.connection
    ids = list(article_ids)
    sql = f"SELECT id, uid, text_id, source_file_id, sha256 FROM article WHERE id IN ({marks(ids)})"
    articles = all_rows(connection, sql, ids)
    index_out(connection, ids)
    pinned = 0
    for article in articles:
        if findings_too:
            pinned += _delete_findings(connection, article["uid"])
        _delete_article(connection, article["id"], article["uid"])
    hashes = _delete_sources(connection, {row["source_file_id"] for row in articles})
    transaction.note(Changes(removed=frozenset(ids), findings=frozenset({0} if pinned else ())))
    return pinned, hashes


def _delete_findings(connection: sqlite3.Connection, article_uid: str) -> int:
    uids = [
        row[0]
        for row in connection.execute(
            "SELECT uid FROM finding WHERE article_uid = ?", (article_uid,)
        )
    ]
    for uid in uids:
        connection.execute(
            "DELETE FROM finding_tag WHERE finding_id IN (SELECT id FROM finding WHERE uid = ?)",
            (uid,),
        )
        connection.execute("DELETE FROM finding WHERE uid = ?", (uid,))
        connection.execute("DELETE FROM decision WHERE target = ?", (f"finding:{uid}",))
    return len(uids)


def _delete_article(connection: sqlite3.Connection, article_id: int, uid: str) -> None:
    texts = [
        row[0]
        for row in connection.execute(
            "SELECT id FROM article_text WHERE article_id = ?", (article_id,)
        )
    ]
    located = located_entities(connection, article_id)
    for text_id in texts:
        remove_annotations(connection, text_id)
        connection.execute("DELETE FROM article_metadata WHERE text_id = ?", (text_id,))
    for table in (
        "article_entity",
        "article_tag",
        "article_effective",
        "article_duplicate",
        "article_text",
        "task",
    ):
        connection.execute(f"DELETE FROM {table} WHERE article_id = ?", (article_id,))
    connection.execute(
        "UPDATE article SET later_version_of = NULL WHERE later_version_of = ?", (article_id,)
    )
    connection.execute("DELETE FROM article WHERE id = ?", (article_id,))
    connection.execute("DELETE FROM decision WHERE target = ?", (f"article:{uid}",))
    # An entity that no text mentions any more is a trace of the text that named it.
    connection.execute(
        """DELETE FROM entity_key WHERE entity_id NOT IN (SELECT entity_id FROM mention)
            AND entity_id NOT IN (SELECT entity_id FROM entity_effective WHERE decided)"""
    )
    unnamed = """id NOT IN (SELECT entity_id FROM entity_key) AND id NOT IN (SELECT entity_id FROM mention)
        AND id NOT IN (SELECT effective_id FROM mention WHERE effective_id IS NOT NULL)"""
    refresh_entity_places(connection, located)
    for table in ("cluster_candidate", "entity_place"):
        connection.execute(
            f"DELETE FROM {table} WHERE entity_id IN (SELECT id FROM entity WHERE {unnamed})"
        )
    connection.execute(
        f"DELETE FROM entity_effective WHERE entity_id IN (SELECT id FROM entity WHERE {unnamed})"
    )
    connection.execute(f"DELETE FROM entity WHERE {unnamed}")


def _delete_sources(connection: sqlite3.Connection, source_ids: set[int]) -> list[str]:
    hashes: list[str] = []
    for source_id in sorted(source_ids):
        sql = """SELECT count(*) FROM (SELECT source_file_id FROM article UNION ALL
            SELECT source_file_id FROM article_duplicate) WHERE source_file_id = ?"""
        if connection.execute(sql, (source_id,)).fetchone()[0]:
            continue
        (sha256,) = connection.execute(
            "SELECT sha256 FROM source_file WHERE id = ?", (source_id,)
        ).fetchone()
        paths = [
            row[0]
            for row in connection.execute(
                "SELECT path FROM source_path WHERE source_file_id = ?", (source_id,)
            )
        ]
        connection.executemany("DELETE FROM task WHERE path = ?", [(path,) for path in paths])
        connection.execute("DELETE FROM source_path WHERE source_file_id = ?", (source_id,))
        connection.execute("DELETE FROM source_file WHERE id = ?", (source_id,))
        hashes.append(sha256)
    return hashes


def _remove_files(folder: LibraryFolder, hashes: Sequence[str]) -> list[str]:
    """Delete the originals and every backup (each may hold the text); return what resisted."""
    backups = sorted(folder.backups.glob("*.sqlite")) if folder.backups.exists() else []
    unreachable: list[str] = []
    for path in [*(folder.original(sha256) for sha256 in hashes), *backups]:
        try:
            path.unlink(missing_ok=True)
        except OSError:
            unreachable.append(str(path.relative_to(folder.root)))
    return unreachable


def _rewrite(connection: sqlite3.Connection) -> None:
    connection.execute("INSERT INTO article_fts (article_fts) VALUES ('optimize')")
    connection.execute("INSERT INTO article_trigram (article_trigram) VALUES ('optimize')")
    connection.execute("VACUUM")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
