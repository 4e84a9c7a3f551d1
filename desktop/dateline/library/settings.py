"""The settings that belong to a library, kept in its own table."""

from __future__ import annotations

import sqlite3

from dateline.library.rows import one_value
from dateline.library.writer import Transaction


def read_setting(connection: sqlite3.Connection, key: str, default: str) -> str:
    """Return the value stored under `key`, or `default`."""
    value = one_value(connection, "SELECT value FROM library_setting WHERE key = ?", (key,))
    return default if value is None else str(value)


def write_setting(transaction: Transaction, key: str, value: str) -> None:
    """Store `value` under `key`."""
    transaction.connection.execute(
        "INSERT OR REPLACE INTO library_setting VALUES (?, ?)", (key, value)
    )
