"""What a search finds is ordered, counted and explained inside the scope of every other filter."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest

from dateline.explore.focus import Focus, FocusHistory, Mode
from dateline.explore.found import Found
from dateline.explore.scope import Scope
from dateline.library.facets import Facets
from dateline.library.search.compile import compile_query
from dateline.library.search.fulltext import index_out
from dateline.library.search.grammar import parse
from dateline.library.search.nodes import Mistake, Query
from dateline.library.search.query import Sort, search_ids
from dateline.model.days import day_number
from tests.library.search.small_library import Item, library_of

DAY = day_number(2025, 3, 1)
ITEMS = [
    Item("The ferry left. " + "Nothing more was said. " * 40, outlet="North", published_day=DAY),
    Item(
        "A ferry, a ferry, a ferry: nothing but the ferry.", outlet="South", published_day=DAY - 5
    ),
    Item("The harbour is closed.", title="Ferry", outlet="North", published_day=DAY + 5),
    Item("The harbour again.", outlet="South", published_day=DAY + 6),
]


@pytest.fixture
def connection() -> Iterator[sqlite3.Connection]:
    with closing(library_of(ITEMS)) as made:
        yield made


def found(connection: sqlite3.Connection, text: str, focus: Focus | None = None) -> Found:
    query = parse(text)
    assert isinstance(query, Query)
    compiled = compile_query(connection, query)
    assert not isinstance(compiled, Mistake)
    ids = search_ids(connection, compiled)
    scope = Scope.of((focus or Focus()).with_query(text), Facets.load(connection), ids)
    return Found(scope, query)


def test_the_three_orders_hold_the_same_articles(connection: sqlite3.Connection) -> None:
    ferry = found(connection, "ferry")
    assert ferry.count == 3
    assert ferry.by_day(Sort.NEWEST).tolist() == [3, 1, 2]
    assert ferry.by_day(Sort.EARLIEST).tolist() == [2, 1, 3]
    ranked = ferry.ranked(connection).tolist()
    assert sorted(ranked) == [1, 2, 3]
    assert ranked.index(2) < ranked.index(1)


def test_the_best_order_is_no_order_by_day(connection: sqlite3.Connection) -> None:
    with pytest.raises(ValueError, match="best"):
        found(connection, "ferry").by_day(Sort.BEST)


def test_ranking_keeps_to_the_other_filters(connection: sqlite3.Connection) -> None:
    north = found(connection, "ferry", Focus().with_outlet("North", Mode.REPLACE))
    assert sorted(north.ranked(connection)) == [1, 3]


def test_an_article_that_left_the_index_meanwhile_does_not_shorten_the_ranking(
    connection: sqlite3.Connection,
) -> None:
    ferry = found(connection, "ferry")
    index_out(connection, [1])
    assert sorted(ferry.ranked(connection)) == [1, 2, 3]
    assert ferry.ranked(connection)[-1] == 1


def test_hits_are_counted_over_all_articles(connection: sqlite3.Connection) -> None:
    ferry = found(connection, "ferry")
    rows = ferry.rows(connection, [1, 2, 3])
    assert [row.hits for row in rows] == [1, 4, 1]
    assert sum(ferry.hits(connection, chunk) for chunk in ferry.chunks) == 6


def test_hits_are_counted_in_pieces_that_hold_each_article_once(
    connection: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dateline.explore.found._CHUNK", 2)
    ferry = found(connection, "ferry")
    assert [list(chunk) for chunk in ferry.chunks] == [[3, 1], [2]]
    assert [ferry.hits(connection, chunk) for chunk in ferry.chunks] == [2, 4]


def test_the_hits_of_too_many_articles_are_not_counted(
    connection: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dateline.explore.found._MOST_COUNTED", 2)
    assert found(connection, "ferry").chunks == ()
    assert len(found(connection, "harbour").chunks) == 1


def test_nothing_found_comes_with_the_nearest_spelling(connection: sqlite3.Connection) -> None:
    missing = found(connection, "fery").missing(connection)
    assert missing.found == 0
    assert missing.suggestion is not None
    assert (missing.suggestion.nearest, missing.suggestion.query) == ("ferry", "ferry")


def test_what_other_filters_hide_is_no_question_of_spelling(connection: sqlite3.Connection) -> None:
    hidden = found(connection, "again", Focus().with_outlet("North", Mode.REPLACE))
    assert hidden.count == 0
    missing = hidden.missing(connection)
    assert (missing.found, missing.suggestion) == (1, None)


def test_typing_on_is_one_step_of_the_history() -> None:
    start, begun, done = Focus(), Focus(query="fer"), Focus(query="ferry")
    history = FocusHistory().visited(begun).amended(done)
    assert history.current == done
    assert history.back().current == start
    assert not history.back().behind


def test_typing_back_to_where_one_came_from_leaves_no_step() -> None:
    history = FocusHistory().visited(Focus(query="a")).visited(Focus(query="ab"))
    assert history.amended(Focus(query="a")) == FocusHistory().visited(Focus(query="a"))
