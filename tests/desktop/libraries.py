"""A library seen from outside: read-only looks into its SQLite file while a window writes it."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from tests.desktop.processes import wait_until

OPEN_TASKS = "SELECT count(*) FROM task WHERE state IN ('waiting', 'running')"
FINISHED = ("done", "failed", "cancelled")


def look(library: Path, sql: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
    """Return the rows of a query; empty while there is no library yet."""
    database = library / "library.sqlite"
    if not database.exists():
        return []
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True, timeout=30)) as connection:
        try:
            return connection.execute(sql, values).fetchall()
        except sqlite3.OperationalError as error:
            if "no such table" in str(error):
                return []
            raise


def number(library: Path, sql: str, values: Sequence[object] = ()) -> int:
    """Return the one number that a query gives, 0 while there is no library yet."""
    rows = look(library, sql, values)
    return int(rows[0][0]) if rows else 0


def wait_until_imported(library: Path, *, articles: int, seconds: float) -> None:
    """Wait until the library holds so many articles and its queue has nothing left to do."""

    def done() -> bool:
        held = number(library, "SELECT count(*) FROM article")
        return held >= articles and number(library, OPEN_TASKS) == 0

    wait_until(done, seconds=seconds, what=f"{articles} articles are imported into {library.name}")
