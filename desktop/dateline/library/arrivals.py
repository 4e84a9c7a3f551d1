"""Store what a reader gave: source files, articles and texts, and say how it relates to the rest."""

from __future__ import annotations

import hashlib
import sqlite3
from dataclasses import dataclass
from enum import StrEnum

from dateline.library.changes import Changes
from dateline.library.effective import refresh_articles
from dateline.library.packing import pack_layout
from dateline.library.paths import written_path
from dateline.library.rows import Row, insert, insert_many, new_uid, one_row, one_value, utc_now
from dateline.library.search.fulltext import index_in, index_out
from dateline.library.writer import Transaction
from dateline.model.article import MetadataField, ReadArticle


class Outcome(StrEnum):
    """What became of an article that arrived."""

    ADDED = "added"
    HERE = "here"
    DUPLICATE = "duplicate"
    COPY = "copy"
    VERSION = "version"
    EARLIER = "earlier"


@dataclass(frozen=True, slots=True)
class SourceFacts:
    """A file as it was found: path as given, bytes' hash and size, time of last change (UTC)."""

    path: str
    sha256: str
    size: int
    modified_utc: str | None
    suffix: str
    kept: bool


@dataclass(frozen=True, slots=True)
class ArrivedArticle:
    """An article with the keys of its identity (DESIGN section 4); None where it has none."""

    read: ReadArticle
    identity_key: str | None
    body_key: str | None
    url_key: str | None


@dataclass(frozen=True, slots=True)
class Arrival:
    """What became of it: the article's id, and the earlier article it repeats or follows."""

    outcome: Outcome
    article_id: int
    related_id: int | None = None


def store_source(transaction: Transaction, facts: SourceFacts) -> int:
    """Record the file and the path at which it was seen; return the id of its content's row."""
    connection = transaction.connection
    source_id = one_value(
        connection, "SELECT id FROM source_file WHERE sha256 = ?", (facts.sha256,)
    )
    if source_id is None:
        source_id = insert(
            connection,
            "source_file",
            {
                "uid": new_uid(),
                "sha256": facts.sha256,
                "size": facts.size,
                "modified_utc": facts.modified_utc,
                "added_utc": utc_now(),
                "suffix": written_path(facts.suffix),
                "kept": int(facts.kept),
            },
        )
    sql = "INSERT OR IGNORE INTO source_path (source_file_id, path, seen_utc) VALUES (?, ?, ?)"
    connection.execute(sql, (source_id, written_path(facts.path), utc_now()))
    return int(source_id)


def store_article(
    transaction: Transaction, arrived: ArrivedArticle, *, source_id: int, sha256: str
) -> Arrival:
    """Store one article of a source file, unless it is here already.

    The same bytes and part add nothing. The same folded title and body at the same outlet, or at
    the same address, is a duplicate: its file is recorded beside the article that is here. The
    same body elsewhere is a copy and joins a story group; another text at the same address is a
    later version. An empty body never makes two articles equal.
    """
    connection = transaction.connection
    part = arrived.read.part
    here = one_value(
        connection, "SELECT id FROM article WHERE sha256 = ? AND part = ?", (sha256, part)
    )
    if here is not None:
        return Arrival(Outcome.HERE, int(here))
    duplicate = _duplicate_of(connection, arrived)
    if duplicate is not None:
        sql = "INSERT OR IGNORE INTO article_duplicate (article_id, source_file_id, part) VALUES (?, ?, ?)"
        connection.execute(sql, (duplicate, source_id, part))
        return Arrival(Outcome.DUPLICATE, duplicate, duplicate)
    return _add(transaction, arrived, source_id=source_id, sha256=sha256)


def _duplicate_of(connection: sqlite3.Connection, arrived: ArrivedArticle) -> int | None:
    if arrived.identity_key is None:
        return None
    outlet = arrived.read.best(MetadataField.OUTLET)
    sql = """SELECT article.id FROM article JOIN article_effective ON article_effective.article_id = article.id
        WHERE identity_key = ? AND (outlet = ? OR (url_key IS NOT NULL AND url_key = ?))
        ORDER BY article.id LIMIT 1"""
    parameters = (arrived.identity_key, outlet.value if outlet else "", arrived.url_key)
    return one_value(connection, sql, parameters)


def _add(
    transaction: Transaction, arrived: ArrivedArticle, *, source_id: int, sha256: str
) -> Arrival:
    connection = transaction.connection
    earlier = _last_at_address(connection, arrived)
    copied = None if earlier is not None else _first_with_body(connection, arrived)
    article_id = insert(
        connection,
        "article",
        {
            "uid": new_uid(),
            "source_file_id": source_id,
            "sha256": sha256,
            "part": arrived.read.part,
            "identity_key": arrived.identity_key,
            "body_key": arrived.body_key,
            "url_key": arrived.url_key,
            "later_version_of": earlier,
            "language": arrived.read.language,
            "words": len(arrived.read.text.split()),
            "added_utc": utc_now(),
        },
    )
    add_text(transaction, article_id, arrived.read)
    if copied is not None:
        _group(connection, copied, article_id)
    refresh_articles(transaction, [article_id])
    other = earlier if copied is None else int(copied["id"])
    related = frozenset[int]() if other is None else frozenset({other})
    transaction.note(Changes(added=frozenset({article_id}), changed=related))
    if earlier is not None:
        return _ordered_by_time(connection, article_id, earlier)
    if copied is not None:
        return Arrival(Outcome.COPY, article_id, int(copied["id"]))
    return Arrival(Outcome.ADDED, article_id)


def _ordered_by_time(connection: sqlite3.Connection, article_id: int, other_id: int) -> Arrival:
    """Say which of two texts at one address is the later, by their own times, else by arrival."""
    sql = "SELECT coalesce(modified, published) FROM article_effective WHERE article_id = ?"
    own, other = (one_value(connection, sql, (each,)) for each in (article_id, other_id))
    if own is None or other is None or own >= other:
        return Arrival(Outcome.VERSION, article_id, other_id)
    link = "UPDATE article SET later_version_of = ? WHERE id = ?"
    connection.execute(link, (None, article_id))
    connection.execute(link, (article_id, other_id))
    return Arrival(Outcome.EARLIER, article_id, other_id)


def add_text(transaction: Transaction, article_id: int, read: ReadArticle) -> int:
    """Add a new immutable text to an article and make it the current one; return its id.

    The old words leave the full-text index before the pointer moves, for it is through the pointer
    that the index reads them.
    """
    connection = transaction.connection
    index_out(connection, [article_id])
    sql = "SELECT coalesce(max(version), 0) + 1 FROM article_text WHERE article_id = ?"
    version = one_value(connection, sql, (article_id,))
    text_id = insert(
        connection,
        "article_text",
        {
            "article_id": article_id,
            "version": version,
            "title": read.title,
            "text": read.text,
            "apart": "\n\n".join(read.apart),
            "layout": pack_layout(read),
            "reader": read.reader,
            "reader_version": read.reader_version,
            "sha256": hashlib.sha256(f"{read.title}\n\n{read.text}".encode()).hexdigest(),
            "made_utc": utc_now(),
        },
    )
    columns = (
        "text_id",
        "field",
        "rank",
        "value",
        "as_found",
        "source",
        "confidence",
        "start",
        "end",
    )
    insert_many(connection, "article_metadata", columns, _metadata_rows(read, text_id))
    connection.execute("UPDATE article SET text_id = ? WHERE id = ?", (text_id, article_id))
    index_in(connection, [article_id])
    return text_id


def _metadata_rows(read: ReadArticle, text_id: int) -> list[tuple[str | int | None, ...]]:
    rank: dict[MetadataField, int] = {}
    rows: list[tuple[str | int | None, ...]] = []
    for value in read.metadata:
        place = rank.setdefault(value.field, 0)
        rank[value.field] += 1
        start, end = (value.span.start, value.span.end) if value.span else (None, None)
        found = (value.value, value.as_found, value.source, int(value.confidence))
        rows.append((text_id, value.field.value, place, *found, start, end))
    if MetadataField.TITLE not in rank and read.title:
        rows.append(
            (text_id, MetadataField.TITLE.value, 0, read.title, read.title, "text", 1, None, None)
        )
    return rows


def _last_at_address(connection: sqlite3.Connection, arrived: ArrivedArticle) -> int | None:
    if arrived.url_key is None:
        return None
    sql = "SELECT id FROM article WHERE url_key = ? AND removed_at IS NULL ORDER BY id DESC LIMIT 1"
    return one_value(connection, sql, (arrived.url_key,))


def _first_with_body(connection: sqlite3.Connection, arrived: ArrivedArticle) -> Row | None:
    if arrived.body_key is None:
        return None
    sql = "SELECT id, story_group_id FROM article WHERE body_key = ? ORDER BY id LIMIT 1"
    return one_row(connection, sql, (arrived.body_key,))


def _group(connection: sqlite3.Connection, first: Row, article_id: int) -> None:
    group = first["story_group_id"]
    if group is None:
        group = insert(connection, "story_group", {"uid": new_uid()})
        connection.execute(
            "UPDATE article SET story_group_id = ? WHERE id = ?", (group, first["id"])
        )
    connection.execute("UPDATE article SET story_group_id = ? WHERE id = ?", (group, article_id))
