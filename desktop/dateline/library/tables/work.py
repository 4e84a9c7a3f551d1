"""The queue of work, saved searches and the settings of a library."""

from __future__ import annotations

from typing import Any, ClassVar

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from dateline.library.tables.rows import NumberedRow, row_args


class ImportBatch(NumberedRow, table=True):
    """One drop, paste or command that brought files."""

    __tablename__: ClassVar[Any] = "import_batch"
    __table_args__ = row_args()
    uid: str = Field(unique=True)
    started_utc: str


class Task(NumberedRow, table=True):
    """A piece of queued work: a path to read, or an article to extract.

    state: waiting, running, done, failed, cancelled, skipped, settled. `outcome` says what became of
    a file (added, here, duplicate, copy, version, earlier, failed, skipped, settled); `message` is
    its stored `Message`.
    """

    __tablename__: ClassVar[Any] = "task"
    __table_args__ = row_args(Index("ix_task_state", "state", "stage", "id"))
    batch_id: int | None = Field(default=None, foreign_key="import_batch.id", index=True)
    stage: str
    path: str | None = None
    article_id: int | None = Field(default=None, foreign_key="article.id", index=True)
    state: str
    tries: int = 0
    outcome: str | None = None
    message: str | None = None
    changed_utc: str


class SavedSearch(NumberedRow, table=True):
    """A focus that a person kept under a name."""

    __tablename__: ClassVar[Any] = "saved_search"
    __table_args__ = row_args()
    uid: str = Field(unique=True)
    name: str
    focus: str
    saved_utc: str


class LibrarySetting(SQLModel, table=True):
    """A setting that belongs to the library rather than to the person."""

    __tablename__: ClassVar[Any] = "library_setting"
    key: str = Field(primary_key=True)
    value: str
