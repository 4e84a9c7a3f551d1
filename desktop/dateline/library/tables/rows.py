"""What the tables with an id share."""

from __future__ import annotations

from typing import Any

from sqlmodel import Field, SQLModel


class NumberedRow(SQLModel):
    """What each table with an id shares."""

    id: int | None = Field(default=None, primary_key=True)


def row_args(*constraints: Any) -> Any:
    """Return the arguments of a table whose ids are never given twice."""
    return (*constraints, {"sqlite_autoincrement": True})
