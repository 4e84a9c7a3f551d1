"""SQLite connections with the settings every one of them needs."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Final

from dateline.library.errors import LibraryError
from dateline.model.messages import Message

MINIMUM_SQLITE: Final = (3, 37, 0)
_PAGE_SIZE: Final = 8192
_CACHE_KIB: Final = 65_536
_MMAP_BYTES: Final = 268_435_456
_BUSY_MS: Final = 10_000


def check_sqlite(version: tuple[int, int, int] = sqlite3.sqlite_version_info) -> None:
    """Raise LibraryError where this Python's SQLite is too old or has no FTS5."""
    if version < MINIMUM_SQLITE:
        raise LibraryError(Message.of("library.sqlite_too_old", found=".".join(map(str, version))))
    probe = sqlite3.connect(":memory:")
    try:
        if not probe.execute("SELECT sqlite_compileoption_used('ENABLE_FTS5')").fetchone()[0]:
            raise LibraryError(Message.of("library.sqlite_without_fts5"))
    finally:
        probe.close()


def connect_writer(database: Path) -> sqlite3.Connection:
    """Open the one writable connection: WAL, explicit transactions, foreign keys on.

    Deferred foreign keys let one transaction replace an article's annotations in any order.
    """
    connection = sqlite3.connect(database, isolation_level=None, check_same_thread=False)
    try:
        connection.execute(f"PRAGMA page_size={_PAGE_SIZE}")
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=NORMAL")
        connection.execute("PRAGMA foreign_keys=ON")
        _tune(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def connect_reader(database: Path) -> sqlite3.Connection:
    """Open a read-only connection; usable from another thread, by one thread at a time."""
    uri = f"{database.resolve().as_uri()}?mode=ro"
    connection = sqlite3.connect(uri, uri=True, isolation_level=None, check_same_thread=False)
    try:
        connection.execute("PRAGMA query_only=ON")
        _tune(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _tune(connection: sqlite3.Connection) -> None:
    connection.execute(f"PRAGMA busy_timeout={_BUSY_MS}")
    connection.execute(f"PRAGMA cache_size=-{_CACHE_KIB}")
    connection.execute(f"PRAGMA mmap_size={_MMAP_BYTES}")
    connection.execute("PRAGMA temp_store=MEMORY")
