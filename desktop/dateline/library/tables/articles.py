"""Files as they came, the articles read from them, and their immutable texts."""

from __future__ import annotations

from typing import Any, ClassVar

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

from dateline.library.tables.rows import NumberedRow, row_args


class SourceFile(NumberedRow, table=True):
    """A file's bytes as they came, once for each content."""

    __tablename__: ClassVar[Any] = "source_file"
    __table_args__ = row_args()
    uid: str = Field(unique=True)
    sha256: str = Field(unique=True)
    size: int
    modified_utc: str | None = None
    added_utc: str
    suffix: str
    kept: bool


class SourcePath(NumberedRow, table=True):
    """A path, as given, at which the bytes of a source file were seen."""

    __tablename__: ClassVar[Any] = "source_path"
    __table_args__ = row_args(UniqueConstraint("source_file_id", "path"))
    source_file_id: int = Field(foreign_key="source_file.id", index=True)
    path: str
    seen_utc: str


class StoryGroup(NumberedRow, table=True):
    """Articles that carry the same text under other outlets or days."""

    __tablename__: ClassVar[Any] = "story_group"
    __table_args__ = row_args()
    uid: str = Field(unique=True)


class Article(NumberedRow, table=True):
    """One article of a source file; `text_id` names its current text."""

    __tablename__: ClassVar[Any] = "article"
    __table_args__ = row_args(UniqueConstraint("sha256", "part"))
    uid: str = Field(unique=True)
    source_file_id: int = Field(foreign_key="source_file.id", index=True)
    sha256: str
    part: str
    text_id: int | None = None
    identity_key: str | None = Field(default=None, index=True)
    body_key: str | None = Field(default=None, index=True)
    url_key: str | None = Field(default=None, index=True)
    later_version_of: int | None = Field(default=None, foreign_key="article.id", index=True)
    story_group_id: int | None = Field(default=None, foreign_key="story_group.id", index=True)
    language: str | None = None
    words: int
    added_utc: str
    extracted_utc: str | None = None
    opened_utc: str | None = None
    removed_at: str | None = None


class ArticleDuplicate(SQLModel, table=True):
    """A source file whose article was already here: its text is not stored a second time."""

    __tablename__: ClassVar[Any] = "article_duplicate"
    article_id: int = Field(foreign_key="article.id", primary_key=True)
    source_file_id: int = Field(foreign_key="source_file.id", primary_key=True)
    part: str = Field(primary_key=True)


class ArticleText(NumberedRow, table=True):
    """An immutable text; `layout` packs blocks, formats and the offset map (`library.packing`)."""

    __tablename__: ClassVar[Any] = "article_text"
    __table_args__ = row_args(UniqueConstraint("article_id", "version"))
    article_id: int = Field(foreign_key="article.id")
    version: int
    title: str
    text: str
    apart: str
    layout: bytes
    reader: str
    reader_version: int
    sha256: str
    made_utc: str


class TextSentences(SQLModel, table=True):
    """The sentence bounds of a text's `text` field, packed pairs of code points."""

    __tablename__: ClassVar[Any] = "text_sentences"
    text_id: int = Field(foreign_key="article_text.id", primary_key=True)
    bounds: bytes


class ArticleMetadata(NumberedRow, table=True):
    """One reading of a metadata field; rank 0 is used (every rank of a byline)."""

    __tablename__: ClassVar[Any] = "article_metadata"
    __table_args__ = row_args()
    text_id: int = Field(foreign_key="article_text.id", index=True)
    field: str
    rank: int
    value: str
    as_found: str
    source: str
    confidence: int
    start: int | None = None
    end: int | None = None


class ArticleEffective(SQLModel, table=True):
    """Derived: an article's metadata after the decisions, and what sorts and filters it."""

    __tablename__: ClassVar[Any] = "article_effective"
    article_id: int = Field(foreign_key="article.id", primary_key=True)
    title: str
    byline: str
    outlet: str
    published: str | None = None
    published_day: int | None = Field(default=None, index=True)
    published_source: str | None = None
    published_confidence: int | None = None
    published_decided: bool = False
    modified: str | None = None
    saved: str | None = None
    url: str | None = None
    starred: bool = False
