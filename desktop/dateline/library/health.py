"""Whether a library is sound: its database, its index, its kept files and its queue, in numbers alone."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from dateline.library import tasks
from dateline.library.connection import connect_reader, connect_writer
from dateline.library.errors import LibraryError, LibraryLockedError
from dateline.library.folder import LibraryFolder
from dateline.library.lock import WriterLock
from dateline.library.migrations.run import SCHEMA_VERSION, schema_version
from dateline.library.rows import one_value
from dateline.library.search import fulltext
from dateline.library.telling import database_errors_told
from dateline.model.messages import Message

_SHA256_LENGTH: Final = 64


@dataclass(frozen=True, slots=True)
class Health:
    """What an examination found; it names no file and quotes no text.

    `problems` are the numbers of lines of SQLite's integrity and foreign key checks (0: sound).
    `index_sound` is None where another process writes the library, so that it could not be asked.
    """

    sqlite_version: str
    schema_version: int
    known_schema: int
    articles: int
    integrity_problems: int
    broken_references: int
    index_sound: bool | None
    originals: int
    missing_originals: int
    orphan_originals: int
    queue: tasks.QueueCounts
    paused: bool

    @property
    def sound(self) -> bool:
        """Whether nothing is broken (orphan files and a queue that waits break nothing)."""
        broken = self.integrity_problems or self.broken_references or self.missing_originals
        return not broken and self.index_sound is not False


def examine(root: Path) -> Health:
    """Examine the library in folder `root` without changing or migrating it; raises LibraryError."""
    folder = LibraryFolder(root)
    version = schema_version(folder.database)
    if version == 0:
        raise LibraryError(Message.of("library.absent"))
    with database_errors_told(), closing(connect_reader(folder.database)) as connection:
        kept = _kept(connection)
        here = set(_originals(folder))
        return Health(
            sqlite3.sqlite_version,
            version,
            SCHEMA_VERSION,
            int(one_value(connection, "SELECT count(*) FROM article WHERE removed_at IS NULL")),
            _integrity_problems(connection),
            len(connection.execute("PRAGMA foreign_key_check").fetchall()),
            _index_sound(folder),
            len(here),
            len(kept - here),
            len(here - _known(connection)),
            tasks.counts(connection),
            one_value(connection, "SELECT value FROM library_setting WHERE key = 'paused'") == "1",
        )


def _integrity_problems(connection: sqlite3.Connection) -> int:
    lines = [row[0] for row in connection.execute("PRAGMA integrity_check")]
    return 0 if lines == ["ok"] else len(lines)


def _index_sound(folder: LibraryFolder) -> bool | None:
    """Ask the index itself, which takes the right to write; None while another process has it."""
    try:
        lock = WriterLock(folder.lock)
    except (LibraryLockedError, OSError):
        return None
    try:
        with closing(connect_writer(folder.database)) as connection:
            connection.execute("BEGIN IMMEDIATE")
            try:
                return fulltext.check(connection)
            finally:
                connection.execute("ROLLBACK")
    finally:
        lock.release()


def _kept(connection: sqlite3.Connection) -> set[str]:
    return {row[0] for row in connection.execute("SELECT sha256 FROM source_file WHERE kept")}


def _known(connection: sqlite3.Connection) -> set[str]:
    return {row[0] for row in connection.execute("SELECT sha256 FROM source_file")}


def _originals(folder: LibraryFolder) -> Iterator[str]:
    """Yield the hashes of the whole files among the originals; half-written ones have a suffix."""
    for path in folder.originals.glob("??/*"):
        if len(path.name) == _SHA256_LENGTH and path.is_file():
            yield path.name
