"""Articles as a list shows them, and one whole article as it is read."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.library.packing import TextLayout, unpack_layout, unpack_spans
from dateline.library.rows import Row, all_rows, marks, one_row, one_value
from dateline.model.article import MetadataField
from dateline.model.spans import Span

_ROW = """SELECT article.id AS id, article.uid AS uid, article_effective.title AS title, outlet, byline, published,
    published_day, published_source, published_confidence, published_decided, modified, saved, url, starred, language,
    words, article.added_utc AS added_utc, extracted_utc, opened_utc, later_version_of, story_group_id, article.text_id AS text_id,
    article.part AS part, source_file.sha256 AS sha256
    FROM article JOIN article_effective ON article_effective.article_id = article.id
    JOIN source_file ON source_file.id = source_file_id"""


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """One row of the article list. Days are day numbers, None where unknown.

    `part` is the article's place in its file, "" where that holds no other (`model.parts`).
    """

    id: int
    uid: str
    title: str
    outlet: str
    byline: str
    published: str | None
    published_day: int | None
    published_source: str | None
    published_confidence: int | None
    published_decided: bool
    modified: str | None
    saved: str | None
    url: str | None
    starred: bool
    language: str | None
    words: int
    added_utc: str
    extracted_utc: str | None
    opened_utc: str | None
    later_version_of: int | None
    story_group_id: int | None
    text_id: int
    part: str
    sha256: str


@dataclass(frozen=True, slots=True)
class MetadataReading:
    """One stored reading of a metadata field, as the provenance list shows it."""

    field: str
    rank: int
    value: str
    as_found: str
    source: str
    confidence: int


@dataclass(frozen=True, slots=True)
class StoredArticle:
    """A whole article: its row, its current text with structure, and what was read about it."""

    row: ArticleRow
    read_title: str
    text: str
    apart: str
    layout: TextLayout
    sentences: tuple[Span, ...]
    metadata: tuple[MetadataReading, ...]
    kept_original: bool
    file_name: str
    copies: int


def _row(values: Row) -> ArticleRow:
    values["published_decided"] = bool(values["published_decided"])
    values["starred"] = bool(values["starred"])
    return ArticleRow(**values)


def article_rows(connection: sqlite3.Connection, article_ids: Sequence[int]) -> list[ArticleRow]:
    """Return the rows of these articles, in the order given; unknown ids are left out."""
    found: dict[int, ArticleRow] = {}
    for first in range(0, len(article_ids), 500):
        chunk = list(article_ids[first : first + 500])
        for values in all_rows(connection, f"{_ROW} WHERE article.id IN ({marks(chunk)})", chunk):
            found[values["id"]] = _row(values)
    return [found[article_id] for article_id in article_ids if article_id in found]


def article_ids(connection: sqlite3.Connection) -> list[int]:
    """Return the ids of every article that is not removed, newest publication day first."""
    sql = """SELECT article.id FROM article JOIN article_effective ON article_effective.article_id = article.id
        WHERE removed_at IS NULL ORDER BY published_day IS NULL, published_day DESC, article.id DESC"""
    return [row[0] for row in connection.execute(sql)]


def article_id_of(connection: sqlite3.Connection, uid: str) -> int | None:
    """Return the id of the article whose uid is, or uniquely starts with, `uid`."""
    rows = connection.execute(
        "SELECT id FROM article WHERE uid >= ? AND uid < ? LIMIT 2", (uid, uid + "g")
    ).fetchall()
    return int(rows[0][0]) if len(rows) == 1 else None


def stored_article(connection: sqlite3.Connection, article_id: int) -> StoredArticle | None:
    """Return the whole article, or None where it is not (or no longer) in the library."""
    rows = article_rows(connection, [article_id])
    if not rows:
        return None
    text_id = rows[0].text_id
    text = one_row(
        connection, "SELECT title, text, apart, layout FROM article_text WHERE id = ?", (text_id,)
    )
    if text is None:
        return None
    bounds = one_value(
        connection, "SELECT bounds FROM text_sentences WHERE text_id = ?", (text_id,)
    )
    kept = one_value(connection, "SELECT kept FROM source_file WHERE sha256 = ?", (rows[0].sha256,))
    return StoredArticle(
        rows[0],
        text["title"],
        text["text"],
        text["apart"],
        unpack_layout(text["layout"]),
        () if bounds is None else unpack_spans(bounds),
        metadata_readings(connection, text_id),
        bool(kept),
        _file_name(connection, rows[0].sha256),
        _copies(connection, article_id),
    )


def _file_name(connection: sqlite3.Connection, sha256: str) -> str:
    """Return the name under which a file was seen last, without its folder; "" where it has none."""
    sql = """SELECT path FROM source_path JOIN source_file ON source_file.id = source_file_id
        WHERE sha256 = ? ORDER BY source_path.id DESC LIMIT 1"""
    return os.path.basename(one_value(connection, sql, (sha256,)) or "")  # noqa: PTH119 - as given, of any system


def metadata_readings(connection: sqlite3.Connection, text_id: int) -> tuple[MetadataReading, ...]:
    """Return every reading of a text's metadata, by field and rank."""
    sql = """SELECT field, rank, value, as_found, source, confidence FROM article_metadata WHERE text_id = ?
        ORDER BY field, rank"""
    return tuple(MetadataReading(**row) for row in all_rows(connection, sql, (text_id,)))


def field_readings(
    connection: sqlite3.Connection, text_ids: Sequence[int], *, field: MetadataField
) -> dict[int, tuple[MetadataReading, ...]]:
    """Return the readings of a field of metadata of these texts, the best first, by text."""
    found: dict[int, tuple[MetadataReading, ...]] = {}
    for first in range(0, len(text_ids), 500):
        chunk = list(text_ids[first : first + 500])
        sql = f"""SELECT text_id, field, rank, value, as_found, source, confidence FROM article_metadata
            WHERE field = ? AND text_id IN ({marks(chunk)}) ORDER BY text_id, rank"""
        for row in all_rows(connection, sql, [field.value, *chunk]):
            text_id = row.pop("text_id")
            found[text_id] = (*found.get(text_id, ()), MetadataReading(**row))
    return found


def _copies(connection: sqlite3.Connection, article_id: int) -> int:
    sql = """SELECT (SELECT count(*) FROM article_duplicate WHERE article_id = :id) +
        (SELECT count(*) FROM article AS other JOIN article AS own ON own.story_group_id = other.story_group_id
            WHERE own.id = :id AND other.id <> :id AND other.removed_at IS NULL)"""
    return int(connection.execute(sql, {"id": article_id}).fetchone()[0])


def article_count(connection: sqlite3.Connection) -> int:
    """Return the number of articles that are not removed."""
    return int(one_value(connection, "SELECT count(*) FROM article WHERE removed_at IS NULL"))
