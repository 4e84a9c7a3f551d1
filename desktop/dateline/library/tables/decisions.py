"""What a person decided, pinned and tagged."""

from __future__ import annotations

from typing import Any, ClassVar

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from dateline.library.tables.rows import NumberedRow, row_args


class Decision(SQLModel, table=True):
    """A person's decision; the log only grows. State is the fold of the rows not undone.

    `target` names what is decided on by its uid (`article:…`, `entity:…`, `finding:…`), never by a
    row id; `payload` and `previous` are JSON; `scope` is "these" or "rule".
    """

    __tablename__: ClassVar[Any] = "decision"
    __table_args__ = row_args(Index("ix_decision_kind", "kind", "target"))
    seq: int | None = Field(default=None, primary_key=True)
    uid: str = Field(unique=True)
    utc: str
    author: str
    kind: str
    target: str = Field(index=True)
    payload: str
    previous: str
    scope: str
    undoes: int | None = Field(default=None, foreign_key="decision.seq", index=True)


class Finding(NumberedRow, table=True):
    """What a person pinned, with its own copy of all that cites it; it outlives its article."""

    __tablename__: ClassVar[Any] = "finding"
    __table_args__ = row_args()
    uid: str = Field(unique=True)
    article_uid: str = Field(index=True)
    text_id: int | None = None
    text_sha256: str
    field: str
    start: int
    end: int
    prefix: str
    suffix: str
    words: str
    sentence: str
    title: str
    byline: str
    outlet: str
    published: str | None = None
    modified: str | None = None
    saved: str | None = None
    url: str | None = None
    file_sha256: str
    page: int | None = None
    paragraph: int | None = None
    kind: str
    note: str = ""
    check_state: str = "not checked"
    checked_by: str = ""
    second_check_by: str = ""
    rank: int = 0
    pinned_utc: str
    removed_at: str | None = None


class FindingTag(SQLModel, table=True):
    """A tag on a finding."""

    __tablename__: ClassVar[Any] = "finding_tag"
    finding_id: int = Field(foreign_key="finding.id", primary_key=True)
    tag: str = Field(primary_key=True)


class ArticleTag(SQLModel, table=True):
    """Derived: a tag that the decisions leave on an article."""

    __tablename__: ClassVar[Any] = "article_tag"
    article_id: int = Field(foreign_key="article.id", primary_key=True)
    tag: str = Field(primary_key=True)
