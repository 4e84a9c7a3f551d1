"""The files that articles were read from, as they are recorded."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from dateline.library.rows import all_rows, one_row


@dataclass(frozen=True, slots=True)
class SourceFileRow:
    """A file's content: its size in bytes, whether a copy is kept, the paths it was seen at, last first."""

    sha256: str
    size: int
    kept: bool
    paths: tuple[str, ...]


def source_file(connection: sqlite3.Connection, sha256: str) -> SourceFileRow | None:
    """Return what is recorded of the file with this hash, None where there is none."""
    row = one_row(connection, "SELECT id, size, kept FROM source_file WHERE sha256 = ?", (sha256,))
    if row is None:
        return None
    sql = "SELECT path FROM source_path WHERE source_file_id = ? ORDER BY id DESC"
    paths = tuple(str(each["path"]) for each in all_rows(connection, sql, (row["id"],)))
    return SourceFileRow(sha256, int(row["size"]), bool(row["kept"]), paths)
