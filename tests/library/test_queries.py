"""The newest request of a kind wins: the older is interrupted or never runs."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from concurrent.futures import CancelledError

import pytest

from dateline.library.opened import Library
from dateline.library.queries import QueryReplacedError, QueryThread

ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"


@pytest.fixture
def queries(library: Library) -> Iterator[QueryThread]:
    thread = library.queries("test")
    yield thread
    thread.close()


def test_a_running_query_is_interrupted_by_a_newer_one_of_its_kind(queries: QueryThread) -> None:
    running = threading.Event()

    def endless(connection: sqlite3.Connection) -> object:
        running.set()
        return connection.execute(ENDLESS).fetchone()

    older = queries.ask(endless, kind="search")
    assert running.wait(10)
    newer = queries.ask(lambda connection: connection.execute("SELECT 2").fetchone(), kind="search")
    assert newer.result(10) == (2,)
    with pytest.raises(QueryReplacedError):
        older.result(10)


def test_a_waiting_query_is_replaced_by_a_newer_one_of_its_kind_alone(queries: QueryThread) -> None:
    gate = threading.Event()
    first = queries.ask(lambda connection: gate.wait(10))
    stale = queries.ask(lambda connection: 1, kind="search")
    other = queries.ask(lambda connection: 2, kind="facets")
    fresh = queries.ask(lambda connection: 3, kind="search")
    gate.set()
    assert (first.result(10), other.result(10), fresh.result(10)) == (True, 2, 3)
    with pytest.raises(CancelledError):
        stale.result(10)


def test_a_query_that_fails_tells_its_asker_and_the_next_one_runs(queries: QueryThread) -> None:
    failing = queries.ask(lambda connection: connection.execute("SELECT nothing FROM nowhere"))
    following = queries.ask(lambda connection: "fine")
    with pytest.raises(sqlite3.OperationalError):
        failing.result(10)
    assert following.result(10) == "fine"


def test_closing_ends_a_query_that_would_never_end(library: Library) -> None:
    thread = library.queries("closing")
    endless = thread.ask(lambda connection: connection.execute(ENDLESS).fetchone())
    thread.close()
    assert endless.done()
