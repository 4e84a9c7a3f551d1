"""Run a compiled query: which articles it finds, in which order, and what of each is shown.

Each function runs on a read connection that another thread may interrupt; it then raises
`sqlite3.OperationalError`. bm25 costs some 2 µs a hit where a list of ids costs a tenth, so a first
page is newest first, and `ranked` follows when there is time.
"""

from __future__ import annotations

import json
import sqlite3
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from dateline.library.search.compile import Compiled
from dateline.library.search.conditions import Parameter, as_json
from dateline.library.search.fulltext import indexed_rows
from dateline.library.search.marking import hits_of
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
_EXACTEST: Final = """
    SELECT article_id FROM (SELECT article.id AS id, min(coalesce(latest - earliest, 9e18)) AS width
        FROM timex JOIN article ON article.text_id = timex.text_id WHERE {condition} GROUP BY article.id)
    JOIN article_effective ON article_id = id ORDER BY width, published_day DESC, article_id DESC"""
"""An expression with an open end is as wide as any can be."""
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
    """One article found; the hits of its title count in `title`, `hits` are those in title and body.

    `byline` is given where words of the query stand in it, else it is empty.
    """

    article_id: int
    title: str
    title_hits: tuple[Span, ...]
    outlet: str
    published_day: int | None
    starred: bool
    hits: int
    snippets: tuple[Snippet, ...]
    byline: str = ""


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
    """Return the ids of all articles found, best first; those that nothing ranks last, newest first.

    Words rank by bm25; where there are none, times rank by how exactly an article names them: a day
    before a month, a month before "since the summer".
    """
    if compiled.match is not None:
        return array("q", (row[0] for row in _by_rank(connection, compiled.match)))
    everything = search_ids(connection, compiled)
    found = set(everything)
    best = array("q", (row[0] for row in _best(connection, compiled) if row[0] in found))
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
    sql = """SELECT id, article_search.title, article_search.byline, article_search.outlet, body, published_day, starred
        FROM article_search JOIN article_effective ON article_id = id WHERE id IN (SELECT value FROM json_each(?))"""
    rows = connection.execute(sql, (as_json(article_ids),)).fetchall()
    marked = hits_of(connection, compiled.marking, [row[:5] for row in rows])
    found: dict[int, Result] = {}
    for article_id, title, byline, outlet, body, day, starred in rows:
        hits = marked[article_id]
        shown = snippets(body, hits.body)
        author = byline if hits.byline else ""
        found[article_id] = Result(
            *(article_id, title, hits.title, outlet, day, bool(starred), hits.count, shown, author)
        )
    return tuple(found[article_id] for article_id in article_ids if article_id in found)


def hit_count(
    connection: sqlite3.Connection, compiled: Compiled, article_ids: Sequence[int]
) -> int:
    """Return how many hits titles and bodies of these articles have together."""
    rows = indexed_rows(connection, article_ids)
    return sum(hits.count for hits in hits_of(connection, compiled.marking, rows).values())


def _best(connection: sqlite3.Connection, compiled: Compiled) -> Iterator[tuple[int]]:
    if compiled.ranking is not None:
        yield from _by_rank(connection, compiled.ranking)
    elif compiled.exactness is not None:
        condition, parameters = compiled.exactness
        yield from connection.execute(_EXACTEST.format(condition=condition), parameters)


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
