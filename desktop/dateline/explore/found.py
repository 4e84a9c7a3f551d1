"""What a search finds within a scope: its articles in three orders, their rows, hits and spelling."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from dateline.explore.scope import Scope
from dateline.library.facet_columns import Order
from dateline.library.rows import Connection
from dateline.library.search.compile import Compiled, compile_query
from dateline.library.search.nodes import Mistake, Query
from dateline.library.search.query import (
    Result,
    Sort,
    hit_count,
    ranked,
    results,
    search_ids,
)
from dateline.library.search.suggest import Suggestion, suggest

_MOST_COUNTED: Final = 5_000
"""Articles whose hits are counted: marking one of 700 words takes 0.1 ms, so more would take seconds."""
_CHUNK: Final = 100
"""Articles counted at once: nothing interrupts that, and the next search waits for it."""


@dataclass(frozen=True, slots=True)
class Missing:
    """Why a scope with a query is empty: what the query finds by itself, and a nearer spelling."""

    found: int
    suggestion: Suggestion | None


class Found:
    """The articles of one scope that has a query; `query` is what the scope was made with.

    `ranked`, `rows`, `hits` and `missing` run on a read connection, on any thread, and may be
    interrupted there (`sqlite3.OperationalError`).
    """

    def __init__(self, scope: Scope, query: Query) -> None:
        self.scope = scope
        self.query = query
        self._compiled: Compiled | None = None

    @property
    def count(self) -> int:
        """The exact number of articles."""
        return self.scope.count

    def shows_like(self, other: Found | None) -> bool:
        """Whether an article is shown alike in both: with the same hits."""
        return other is not None and self.query == other.query

    def has_the_articles_of(self, other: Found | None) -> bool:
        """Whether both found the same articles, with the same hits, on the same days."""
        if other is None or not self.shows_like(other):
            return False
        return self.by_day(Sort.NEWEST) == other.by_day(Sort.NEWEST)

    def by_day(self, sort: Sort) -> array[int]:
        """Return the ids newest or earliest first, without a query; `best` is no order by day.

        Raises ValueError for it.
        """
        return self.scope.article_ids(Order(sort.value))

    def ranked(self, connection: Connection) -> array[int]:
        """Return the ids best first by bm25."""
        compiled = self._compile(connection)
        if compiled is None:
            return self.by_day(Sort.NEWEST)
        inside = set(self.scope.article_ids())
        best = array("q", (i for i in ranked(connection, compiled) if i in inside))
        # Where the library changed since the scope was made, none of its articles may get lost.
        if len(best) < len(inside):
            inside.difference_update(best)
            best.extend(i for i in self.by_day(Sort.NEWEST) if i in inside)
        return best

    def rows(self, connection: Connection, article_ids: Sequence[int]) -> tuple[Result, ...]:
        """Return what is shown of these articles, in the order given; those that are gone left out."""
        compiled = self._compile(connection)
        return () if compiled is None else results(connection, compiled, article_ids)

    @property
    def chunks(self) -> tuple[Sequence[int], ...]:
        """The ids in pieces whose hits are counted in a moment each; none where they are too many."""
        if self.count > _MOST_COUNTED:
            return ()
        ids = self.scope.article_ids()
        return tuple(ids[first : first + _CHUNK] for first in range(0, len(ids), _CHUNK))

    def hits(self, connection: Connection, article_ids: Sequence[int]) -> int:
        """Return how many hits these articles have together."""
        compiled = self._compile(connection)
        return 0 if compiled is None else hit_count(connection, compiled, article_ids)

    def missing(self, connection: Connection) -> Missing:
        """Return why there is nothing: called where the scope is empty."""
        compiled = self._compile(connection)
        found = 0 if compiled is None else len(search_ids(connection, compiled))
        return Missing(found, None if found else suggest(connection, self.query))

    def _compile(self, connection: Connection) -> Compiled | None:
        """Return the query as SQL, compiled once; None where the library outgrew one of its patterns."""
        if self._compiled is None:
            compiled = compile_query(connection, self.query)
            if isinstance(compiled, Mistake):
                return None
            self._compiled = compiled
        return self._compiled
