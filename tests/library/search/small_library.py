"""Small libraries in memory, made row by row, for tests that need hundreds of them."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from dateline.library.folder import LibraryFolder
from dateline.library.migrations.run import migrate
from dateline.library.search.fulltext import index_in
from dateline.linking.folding import folded


@dataclass(frozen=True)
class Name:
    """An entity as an article mentions it, wherever its name stands; equal names are one entity."""

    name: str
    kind: str = "person"
    mentions: int = 1


@dataclass(frozen=True)
class Said:
    """A quotation: the words as they stand in the body, and who said them."""

    words: str
    speaker: str


@dataclass(frozen=True)
class When:
    """A time expression: its first and last minute (None open), and the words in the body, if any."""

    earliest: int | None = None
    latest: int | None = None
    words: str = ""


@dataclass(frozen=True)
class Happened:
    """An event: first and last minute (None open), its status, and the words in the body, if any."""

    earliest: int | None = None
    latest: int | None = None
    status: str = "reported"
    words: str = ""


@dataclass(frozen=True)
class Item:
    """An article to be stored."""

    body: str = ""
    title: str = ""
    byline: str = ""
    outlet: str = ""
    published_day: int | None = None
    starred: bool = False
    removed: bool = False
    tags: tuple[str, ...] = ()
    notes: tuple[tuple[str, tuple[str, ...]], ...] = ()
    names: tuple[Name, ...] = ()
    quotations: tuple[Said, ...] = ()
    timexes: tuple[When, ...] = ()
    events: tuple[Happened, ...] = field(default=())


@cache
def _empty() -> bytes:
    """Return the file of an empty library of the newest schema."""
    with TemporaryDirectory() as root:
        folder = LibraryFolder(Path(root))
        migrate(folder)
        with closing(sqlite3.connect(folder.database)) as connection:
            # A file in WAL mode can't be opened from memory.
            connection.execute("PRAGMA journal_mode = DELETE")
        return folder.database.read_bytes()


def empty_library() -> sqlite3.Connection:
    """Return a connection to an empty library in memory."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.deserialize(_empty())
    return connection


def library_of(items: Iterable[Item]) -> sqlite3.Connection:
    """Return a library of `items`; their ids are 1, 2, 3 …"""
    connection = empty_library()
    for article_id, item in enumerate(items, 1):
        add(connection, article_id, item)
    return connection


def add(connection: sqlite3.Connection, article_id: int, item: Item) -> None:
    """Store one article and index it."""
    run = connection.execute
    uid = f"a{article_id}"
    source = (article_id, uid, uid, 1, None, "2025-03-13T00:00:00Z", ".txt", 0)
    run("INSERT INTO source_file VALUES (?, ?, ?, ?, ?, ?, ?, ?)", source)
    run(
        "INSERT INTO article (id, uid, source_file_id, sha256, part, text_id, words, added_utc, removed_at)"
        " VALUES (?, ?, ?, ?, '', ?, 0, '2025-03-13T00:00:00Z', ?)",
        (
            article_id,
            uid,
            article_id,
            uid,
            article_id,
            "2025-03-14T00:00:00Z" if item.removed else None,
        ),
    )
    run(
        "INSERT INTO article_text VALUES (?, ?, 1, ?, ?, '', x'', 'test', 1, ?, '2025-03-13T00:00:00Z')",
        (article_id, article_id, item.title, item.body, uid),
    )
    run(
        "INSERT INTO article_effective (article_id, title, byline, outlet, published_day, published_decided, starred)"
        " VALUES (?, ?, ?, ?, ?, 0, ?)",
        (article_id, item.title, item.byline, item.outlet, item.published_day, item.starred),
    )
    _annotate(connection, article_id, item)
    for tag in item.tags:
        run("INSERT OR IGNORE INTO article_tag VALUES (?, ?)", (article_id, tag))
    for note, tags in item.notes:
        pin(connection, uid, note, tags)
    index_in(connection, [article_id])


def pin(
    connection: sqlite3.Connection,
    article_uid: str,
    note: str,
    tags: Sequence[str] = (),
    *,
    removed: bool = False,
    place: tuple[int | None, int, int] = (None, 0, 1),
) -> None:
    """Store a finding with a note and tags; `place` is its text and where it stands there."""
    cursor = connection.execute(
        'INSERT INTO finding (uid, article_uid, text_id, text_sha256, field, start, "end", prefix, suffix, words, sentence,'
        " title, byline, outlet, file_sha256, kind, note, check_state, checked_by, second_check_by, rank, pinned_utc,"
        " removed_at) SELECT 'f' || count(*), ?, ?, '', 'text', ?, ?, '', '', '', '', '', '', '', '', '', ?,"
        " 'not checked', '', '', 0, '2025-03-13T00:00:00Z', ? FROM finding",
        (article_uid, *place, note, "2025-03-14T00:00:00Z" if removed else None),
    )
    for tag in tags:
        connection.execute(
            "INSERT OR IGNORE INTO finding_tag VALUES (?, ?)", (cursor.lastrowid, tag)
        )


def entity_id(connection: sqlite3.Connection, name: str, kind: str) -> int:
    """Return the id of the entity with this name and kind, made where it is absent."""
    sql = "SELECT id FROM entity WHERE name = ? AND kind = ?"
    row = connection.execute(sql, (name, kind)).fetchone()
    if row is not None:
        return int(row[0])
    sql = "INSERT INTO entity (uid, kind, name) VALUES (?, ?, ?)"
    found = int(connection.execute(sql, (f"{kind}:{name}", kind, name)).lastrowid or 0)
    connection.execute(
        "INSERT INTO entity_effective VALUES (?, ?, ?, ?, 0, 0)", (found, found, name, kind)
    )
    connection.execute("INSERT INTO entity_key VALUES (?, ?, 0)", (found, folded(name)))
    return found


def _annotate(connection: sqlite3.Connection, article_id: int, item: Item) -> None:
    for name in item.names:
        _mention(connection, article_id, item, name)
    common = 'article_id, text_id, run_id, maker_id, field, start, "end", confidence'
    for said in item.quotations:
        start = item.body.index(said.words)
        connection.execute(
            f"INSERT INTO quotation ({common}, position, kind, speaker) VALUES (?, ?, 1, 1, 'text', ?, ?, 2, 0, 'direct', ?)",
            (article_id, article_id, start, start + len(said.words), said.speaker),
        )
    for when in item.timexes:
        start = item.body.index(when.words)
        connection.execute(
            f"INSERT INTO timex ({common}, position, type, earliest, latest, granularity, anchor_kind, rule, reason,"
            " frame, direction) VALUES (?, ?, 1, 1, 'text', ?, ?, 2, 0, 'DATE', ?, ?, 'day', 'none', '', '', '', '')",
            (*(article_id, article_id, start, start + len(when.words)), when.earliest, when.latest),
        )
    for event in item.events:
        start = item.body.index(event.words)
        connection.execute(
            f"INSERT INTO event ({common}, position, trigger_start, trigger_end, sentence_start, sentence_end, kind,"
            " relation, status, earliest, latest)"
            " VALUES (?, ?, 1, 1, 'text', ?, ?, 2, 0, 0, 1, 0, 1, 'event', 'on', ?, ?, ?)",
            (
                *(article_id, article_id, start, start + len(event.words)),
                *(event.status, event.earliest, event.latest),
            ),
        )


def _mention(connection: sqlite3.Connection, article_id: int, item: Item, name: Name) -> None:
    found = entity_id(connection, name.name, name.kind)
    connection.execute(
        "INSERT INTO article_entity SELECT ?, root_id, ? FROM entity_effective WHERE entity_id = ? ON CONFLICT DO UPDATE SET mentions = mentions + excluded.mentions",
        (article_id, name.mentions, found),
    )
    for part, text in (("title", item.title), ("text", item.body)):
        for match in re.finditer(re.escape(name.name), text):
            connection.execute(
                'INSERT INTO mention (article_id, text_id, run_id, maker_id, field, start, "end", confidence, position,'
                " label, cluster_id, entity_id, effective_id) VALUES (?, ?, 1, 1, ?, ?, ?, 2, 0, 'PERSON', 1, ?, ?)",
                (article_id, article_id, part, *match.span(), found, found),
            )
