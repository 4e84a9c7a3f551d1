"""The imports of a library: when each began, and from which one on the present work counts."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.library.rows import Connection, all_rows, one_value


@dataclass(frozen=True, slots=True)
class ImportBatch:
    """One drop, paste or command that brought files; `started_utc` is ISO 8601."""

    id: int
    started_utc: str


def import_batches(connection: Connection, *, most: int) -> list[ImportBatch]:
    """Return up to `most` imports, newest first; one of an empty folder brought nothing."""
    sql = "SELECT id, started_utc FROM import_batch ORDER BY id DESC LIMIT ?"
    return [
        ImportBatch(row["id"], row["started_utc"]) for row in all_rows(connection, sql, (most,))
    ]


def present_batch(connection: Connection) -> int:
    """Return the oldest import of which something waits, else the newest one; 0 where none is."""
    sql = """SELECT coalesce(
        (SELECT min(batch_id) FROM task WHERE state IN ('waiting', 'running')),
        (SELECT max(id) FROM import_batch), 0)"""
    return int(one_value(connection, sql) or 0)
