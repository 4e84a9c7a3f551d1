"""Run a compiled query: which articles it finds, in which order, and what of each is shown.

Each function runs on a read connection that another thread may interrupt; it then raises
`sqlite3.OperationalError`. bm25 costs some 2 µs a hit where a list of ids costs a tenth, so a first
page is newest first, and `ranked` follows when there is time.
"""

from __future__ import annotations

import json
import sqlite3
from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from dateline.library.search.compile import Compiled
from dateline.library.search.conditions import Parameter, as_json
from dateline.library.search.fulltext import Row
from dateline.library.search.marking import new_marks, read_marks, with_literals
from dateline.library.search.nodes import Column
from dateline.library.search.scratch import Scratch
from dateline.library.search.snippets import Snippet, snippets
from dateline.model.spans import Span

_FEW: Final = 1_000
"""Up to here the hits are sorted; more stand so close that walking the days fills a page sooner."""
_SHARE: Final = 0.05
"""From this part of all articles on, asking FTS5 of each in turn costs less than listing the hits."""
_LAST_ID: Final = "SELECT coalesce(max(article_id), 0) FROM article_effective"
_EVERY: Final = "SELECT article_id FROM article_effective"
_RANK: Final = "bm25(4.0, 1.0, 1.0, 1.0)"
"""The columns' weights: a word in a headline says what the article is about."""
_ORDERS: Final = {
    "newest": "published_day DESC, article_id DESC",
    "earliest": "published_day IS NULL, published_day, article_id",
}


class Sort(StrEnum):
    """The order of results; articles without a day come last."""

    BEST = "best"
    NEWEST = "newest"
    EARLIEST = "earliest"


@dataclass(frozen=True, slots=True)
class Result:
    """One article found; the hits of its title count in `title`, `hits` are those in title and body."""

    article_id: int
    title: str
    title_hits: tuple[Span, ...]
    outlet: str
    published_day: int | None
    starred: bool
    hits: int
    snippets: tuple[Snippet, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """The first results of a query and the exact number of articles it finds."""

    count: int
    results: tuple[Result, ...]


def search_ids(connection: sqlite3.Connection, compiled: Compiled) -> array[int]:
    """Return the ids of all articles found, ascending; its length is the exact count."""
    sql = f"WITH found (id) AS ({compiled.sql}) SELECT json_group_array(id) FROM (SELECT id FROM found ORDER BY id)"
    row = connection.execute(sql, compiled.parameters).fetchone()
    return array("q", json.loads(row[0]))


def sorted_ids(connection: sqlite3.Connection, compiled: Compiled, sort: Sort) -> array[int]:
    """Return the ids of all articles found, in this order."""
    if sort is Sort.BEST:
        return ranked(connection, compiled)
    return _by_day(connection, search_ids(connection, compiled), sort)


def ranked(connection: sqlite3.Connection, compiled: Compiled) -> array[int]:
    """Return the ids of all articles found, best first by bm25; those without the words last, newest first."""
    if compiled.match is not None:
        return array("q", (row[0] for row in _by_rank(connection, compiled.match)))
    everything = search_ids(connection, compiled)
    if compiled.marks is None:
        return _by_day(connection, everything, Sort.NEWEST)
    found = set(everything)
    best = array("q", (row[0] for row in _by_rank(connection, compiled.marks) if row[0] in found))
    rest = array("q", sorted(found.difference(best)))
    return best + _by_day(connection, rest, Sort.NEWEST)


def first_page(
    connection: sqlite3.Connection, compiled: Compiled, *, sort: Sort = Sort.NEWEST, size: int = 20
) -> Page:
    """Return the first `size` results and the exact count, without ordering all that is found."""
    if sort is Sort.BEST:
        found = ranked(connection, compiled)
        return Page(len(found), results(connection, compiled, found[:size]))
    count = _one(connection, f"SELECT count(*) FROM ({compiled.sql})", compiled.parameters)
    if compiled.match is not None and count > _SHARE * _one(connection, _LAST_ID):
        first = _probed(connection, compiled.match, sort, size)
    elif count > _FEW:
        first = array("q", _walked(connection, search_ids(connection, compiled), sort, size))
    else:
        first = _by_day(connection, search_ids(connection, compiled), sort)[:size]
    return Page(count, results(connection, compiled, first))


def results(
    connection: sqlite3.Connection, compiled: Compiled, article_ids: Sequence[int]
) -> tuple[Result, ...]:
    """Return what is shown of these articles, in the order given; ids that are gone are left out."""
    marks = new_marks()
    sql = """SELECT id, article_search.title, article_search.byline, article_search.outlet, body, published_day, starred
        FROM article_search JOIN article_effective ON article_id = id WHERE id IN (SELECT value FROM json_each(?))"""
    rows = connection.execute(sql, (as_json(article_ids),)).fetchall()
    marked = _marked([row[:5] for row in rows], compiled, marks)
    found: dict[int, Result] = {}
    for article_id, title, _byline, outlet, body, day, starred in rows:
        title_hits = _hits(marked, article_id, (Column.TITLE, title), compiled, marks)
        body_hits = _hits(marked, article_id, (Column.BODY, body), compiled, marks)
        count = len(title_hits) + len(body_hits)
        shown = snippets(body, body_hits)
        found[article_id] = Result(
            *(article_id, title, title_hits, outlet, day, bool(starred), count, shown)
        )
    return tuple(found[article_id] for article_id in article_ids if article_id in found)


def hit_count(
    connection: sqlite3.Connection, compiled: Compiled, article_ids: Sequence[int]
) -> int:
    """Return how many hits titles and bodies of these articles have together."""
    marks = new_marks()
    sql = "SELECT id, title, byline, outlet, body FROM article_search WHERE id IN (SELECT value FROM json_each(?))"
    rows: list[Row] = connection.execute(sql, (as_json(article_ids),)).fetchall()
    marked = _marked(rows, compiled, marks)
    return sum(
        len(_hits(marked, row[0], text, compiled, marks))
        for row in rows
        for text in ((Column.TITLE, row[1]), (Column.BODY, row[4]))
    )


def _hits(
    marked: Mapping[tuple[int, Column], str],
    article_id: int,
    text: tuple[Column, str],
    compiled: Compiled,
    marks: tuple[str, str],
) -> tuple[Span, ...]:
    """Return the hits of a text."""
    column, words = text
    _, hits = read_marks(marked.get((article_id, column), words), *marks)
    return with_literals(hits, words, compiled.literals, column)


def _marked(
    texts: Sequence[Row], compiled: Compiled, marks: tuple[str, str]
) -> dict[tuple[int, Column], str]:
    """Return title and body with the hits marked, of those articles that have any.

    The texts are indexed apart, some 0.1 ms each: asked for one row of the library, FTS5 first
    gathers all articles of a beginning like `word1*`, which took 0.1 s a row in 6,000 articles.
    """
    if compiled.marks is None:
        return {}
    sql = """SELECT rowid, highlight(article_fts, 0, ?, ?), highlight(article_fts, 3, ?, ?) FROM article_fts
        WHERE article_fts MATCH ?"""
    found: dict[tuple[int, Column], str] = {}
    with Scratch(texts) as scratch:
        rows = scratch.connection.execute(sql, (*marks, *marks, compiled.marks))
        for article_id, title, body in rows:
            found[article_id, Column.TITLE], found[article_id, Column.BODY] = title, body
    return found


def _by_rank(connection: sqlite3.Connection, match: str) -> Iterator[tuple[int]]:
    sql = "SELECT rowid FROM article_fts WHERE article_fts MATCH ? AND rank MATCH ? ORDER BY rank"
    yield from connection.execute(sql, (match, _RANK))


def _by_day(connection: sqlite3.Connection, article_ids: Sequence[int], sort: Sort) -> array[int]:
    sql = f"""SELECT article_id FROM article_effective WHERE article_id IN (SELECT value FROM json_each(?))
        ORDER BY {_ORDERS[sort]}"""
    rows = connection.execute(sql, (as_json(article_ids),))
    return array("q", (row[0] for row in rows))


def _walked(
    connection: sqlite3.Connection, found: Sequence[int], sort: Sort, size: int
) -> Iterator[int]:
    """Yield the first `size` of `found` by walking all articles in order of their day."""
    wanted = set(found)
    for (article_id,) in connection.execute(f"{_EVERY} ORDER BY {_ORDERS[sort]}"):
        if article_id in wanted:
            yield article_id
            size -= 1
        if size <= 0:
            return


def _probed(connection: sqlite3.Connection, match: str, sort: Sort, size: int) -> array[int]:
    """Return the first `size` articles by walking all in order of their day, asking FTS5 of each."""
    sql = f"""{_EVERY} WHERE EXISTS (SELECT 1 FROM article_fts WHERE article_fts MATCH ? AND rowid = article_id)
        ORDER BY {_ORDERS[sort]} LIMIT ?"""
    return array("q", (row[0] for row in connection.execute(sql, (match, size))))


def _one(connection: sqlite3.Connection, sql: str, parameters: Sequence[Parameter] = ()) -> int:
    return int(connection.execute(sql, parameters).fetchone()[0])
