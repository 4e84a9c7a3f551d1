"""The full-text index: the only functions that change it, and whether it tells the truth.

`article_fts` and `article_trigram` keep no text of their own. A row leaves them by naming its old
text, so the old row must go out before anything it is made of changes, and the new one in after.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from typing import Final, TypeAlias

from dateline.library.search.tokens import is_unspaced

Row: TypeAlias = tuple[int, str, str, str, str]
"""id, title, byline, outlet, body"""

_CHUNK: Final = 200
_ROWS: Final = "SELECT id, title, byline, outlet, body FROM article_search WHERE id IN "
_COLUMNS: Final = "rowid, title, byline, outlet, body"


class StaleIndexError(Exception):
    """An article's old text was changed before its row left the index: a bug of the caller."""


def index_out(connection: sqlite3.Connection, article_ids: Iterable[int]) -> None:
    """Take articles out of the index; called before their title, byline, outlet, text or removal changes.

    Articles that are not in the index are passed over. Raises StaleIndexError where one is in the
    index but no longer in `article_search`, so that its old words are lost.
    """
    for chunk in _chunks(article_ids):
        for table in ("article_fts", "article_trigram"):
            present = _present(connection, table, chunk)
            rows = indexed_rows(connection, sorted(present))
            if len(rows) < len(present):
                message = (
                    f"{len(present) - len(rows)} articles left article_search before the index"
                )
                raise StaleIndexError(message)
            sql = f"INSERT INTO {table} ({table}, {_COLUMNS}) VALUES ('delete', ?, ?, ?, ?, ?)"
            connection.executemany(sql, rows)


def index_in(connection: sqlite3.Connection, article_ids: Iterable[int]) -> None:
    """Put articles into the index as `article_search` gives them; those it does not give stay out.

    Called after a change, in its transaction. Articles that are in the index already are passed over.
    """
    for chunk in _chunks(article_ids):
        absent = chunk - _present(connection, "article_fts", chunk)
        rows = indexed_rows(connection, sorted(absent))
        connection.executemany(f"INSERT INTO article_fts ({_COLUMNS}) VALUES (?, ?, ?, ?, ?)", rows)
        _index_trigrams(connection, rows)


def indexed_rows(connection: sqlite3.Connection, article_ids: Iterable[int]) -> list[Row]:
    """Return what the index holds of articles, by id; those that are gone are left out."""
    rows: list[Row] = []
    for chunk in _chunks(article_ids):
        ids = sorted(chunk)
        rows += connection.execute(f"{_ROWS} ({','.join('?' * len(ids))})", ids).fetchall()
    return rows


def rebuild(connection: sqlite3.Connection) -> None:
    """Make the whole index anew from `article_search`."""
    connection.execute("INSERT INTO article_fts (article_fts) VALUES ('rebuild')")
    connection.execute("INSERT INTO article_trigram (article_trigram) VALUES ('delete-all')")
    ids = [int(row[0]) for row in connection.execute("SELECT id FROM article_search ORDER BY id")]
    for chunk in _chunks(ids):
        _index_trigrams(connection, indexed_rows(connection, sorted(chunk)))


def optimize(connection: sqlite3.Connection) -> None:
    """Merge the index into one piece: after a bulk import, and so that removed words leave the file."""
    for table in ("article_fts", "article_trigram"):
        connection.execute(f"INSERT INTO {table} ({table}) VALUES ('optimize')")


def check(connection: sqlite3.Connection) -> bool:
    """Return whether the index holds just what `article_search` gives.

    Needs a writable connection, though nothing is changed. Only a check of rank 1 compares
    with the content (sqlite.org/fts5.html section 6.4); for the trigrams, which hold a part of the
    articles, it is the ids that are compared.
    """
    try:
        connection.execute(
            "INSERT INTO article_fts (article_fts, rank) VALUES ('integrity-check', 1)"
        )
        connection.execute(
            "INSERT INTO article_trigram (article_trigram) VALUES ('integrity-check')"
        )
    except sqlite3.DatabaseError as error:
        if not (error.sqlite_errorname or "").startswith("SQLITE_CORRUPT"):
            raise
        return False
    return _trigrams_needed(connection) == {
        int(row[0]) for row in connection.execute("SELECT id FROM article_trigram_docsize")
    }


def _index_trigrams(connection: sqlite3.Connection, rows: list[Row]) -> None:
    unspaced = [row for row in rows if _is_unspaced_row(row)]
    connection.executemany(
        f"INSERT INTO article_trigram ({_COLUMNS}) VALUES (?, ?, ?, ?, ?)", unspaced
    )


def _trigrams_needed(connection: sqlite3.Connection) -> set[int]:
    sql = "SELECT id, title, byline, outlet, body FROM article_search"
    return {row[0] for row in connection.execute(sql) if _is_unspaced_row(row)}


def _is_unspaced_row(row: Row) -> bool:
    return any(is_unspaced(text) for text in row[1:])


def _chunks(article_ids: Iterable[int]) -> Iterator[set[int]]:
    ordered = sorted(set(article_ids))
    for start in range(0, len(ordered), _CHUNK):
        yield set(ordered[start : start + _CHUNK])


def _present(connection: sqlite3.Connection, table: str, ids: set[int]) -> set[int]:
    """Return which of `ids` have a row in the index; the table itself would ask its content."""
    sql = f"SELECT id FROM {table}_docsize WHERE id IN ({','.join('?' * len(ids))})"
    return {int(row[0]) for row in connection.execute(sql, tuple(ids))}
