"""A full-text index in memory over a few texts, with the tokenizer and tables of the library's."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from types import TracebackType
from typing import Self

from dateline.library.search.fulltext import Row, index_in
from dateline.library.search.tokens import TOKENIZER

_INDEXED = "title, byline, outlet, body, content='article_search', content_rowid='id'"
_TABLES = (
    "CREATE TABLE article (id INTEGER PRIMARY KEY, text_id INTEGER, removed_at TEXT)",
    "CREATE TABLE article_search (id INTEGER PRIMARY KEY, title TEXT, byline TEXT, outlet TEXT, body TEXT)",
    f"CREATE VIRTUAL TABLE article_fts USING fts5({_INDEXED}, tokenize='{TOKENIZER}')",
    f"CREATE VIRTUAL TABLE article_trigram USING fts5({_INDEXED}, tokenize='trigram')",
    "CREATE VIRTUAL TABLE article_fts_vocabulary USING fts5vocab(article_fts, 'row')",
)


class Scratch:
    """Owns the connection of one index in memory; a context manager that closes it.

    Words are compared by SQLite itself, so what is found in a single text or quotation never
    differs from what the library's index finds.
    """

    def __init__(self, rows: Iterable[Row] = ()) -> None:
        """Index `rows`."""
        self.connection = sqlite3.connect(":memory:", isolation_level=None)
        for statement in _TABLES:
            self.connection.execute(statement)
        self._fill(list(rows))

    def __enter__(self) -> Self:
        """Return the index itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the connection."""
        self.connection.close()

    def _fill(self, rows: list[Row]) -> None:
        self.connection.execute("BEGIN")
        self.connection.executemany(
            "INSERT INTO article VALUES (?, 1, NULL)", [(row[0],) for row in rows]
        )
        self.connection.executemany("INSERT INTO article_search VALUES (?, ?, ?, ?, ?)", rows)
        index_in(self.connection, [row[0] for row in rows])
        self.connection.execute("COMMIT")
