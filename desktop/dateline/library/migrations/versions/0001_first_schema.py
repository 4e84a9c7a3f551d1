"""The first schema: every table, the search view and its full-text indexes."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def statements(script: str) -> Iterator[str]:
    """Yield the statements of an SQL script one by one; a trigger's body stays whole."""
    statement = ""
    for line in script.splitlines():
        statement += line + "\n"
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


def upgrade() -> None:
    """Make the tables of `0001_first_schema.sql`."""
    for statement in statements(Path(__file__).with_suffix(".sql").read_text("utf-8")):
        op.get_bind().exec_driver_sql(statement)
