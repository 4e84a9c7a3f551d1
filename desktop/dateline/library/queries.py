"""A thread of read-only queries: the newest request of a kind wins, the older is interrupted."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import Any, Final, TypeVar

from dateline.library.connection import connect_reader
from dateline.library.errors import environment_error

_STEPS_BETWEEN_LOOKS: Final = 20_000
"""Virtual machine steps between two looks at the flag: about a millisecond."""
T = TypeVar("T")
Query = Callable[[sqlite3.Connection], T]


class QueryThread:
    """Owns one read-only connection and runs queries on it, one at a time, oldest first.

    A query asked under a `kind` replaces a waiting one of that kind (its future is cancelled) and
    interrupts a running one (its future raises `QueryReplacedError`). No read transaction outlives
    its query.
    """

    def __init__(self, database: Path, *, name: str) -> None:
        """Start the thread; the connection is opened on it."""
        self._database = database
        self._ready = threading.Condition()
        self._waiting: list[tuple[str | None, Future[Any], Query[Any]]] = []
        self._running: str | None = None
        self._connection: sqlite3.Connection | None = None
        self._closed = False
        self._replaced = False
        self._thread = threading.Thread(target=self._run, name=f"queries-{name}")
        self._thread.start()

    def ask(self, query: Query[T], *, kind: str | None = None) -> Future[T]:
        """Queue `query`; its future gives the result. Raises RuntimeError when closed."""
        future: Future[T] = Future()
        with self._ready:
            if self._closed:
                message = "the query thread is closed"
                raise RuntimeError(message)
            if kind is not None:
                self._replace(kind)
            self._waiting.append((kind, future, query))
            self._ready.notify()
        return future

    def close(self) -> None:
        """Cancel what waits, interrupt what runs, and join the thread."""
        with self._ready:
            self._closed = True
            for _kind, future, _query in self._waiting:
                future.cancel()
            self._waiting.clear()
            self._interrupt()
            self._ready.notify()
        self._thread.join()

    def _replace(self, kind: str) -> None:
        for entry in [entry for entry in self._waiting if entry[0] == kind]:
            self._waiting.remove(entry)
            entry[1].cancel()
        if self._running == kind:
            self._interrupt()

    def _interrupt(self) -> None:
        if self._connection is not None:
            self._replaced = True
            self._connection.interrupt()

    def _run(self) -> None:
        try:
            self._connection = connect_reader(self._database)
        except sqlite3.Error as error:
            self._refuse_all(environment_error(error) or error)
            return
        # An interrupt only ends a statement that runs; the handler also ends one that starts later.
        self._connection.set_progress_handler(lambda: int(self._replaced), _STEPS_BETWEEN_LOOKS)
        while (entry := self._next()) is not None:
            _kind, future, query = entry
            if future.set_running_or_notify_cancel():
                self._answer(future, query)
            with self._ready:
                self._running = None
        self._connection.close()

    def _refuse_all(self, error: Exception) -> None:
        """Answer every query with why the library can't be read; a silent thread helps nobody."""
        while (entry := self._next()) is not None:
            if entry[1].set_running_or_notify_cancel():
                entry[1].set_exception(error)

    def _next(self) -> tuple[str | None, Future[Any], Query[Any]] | None:
        with self._ready:
            while not self._waiting and not self._closed:
                self._ready.wait()
            if self._closed:
                return None
            entry = self._waiting.pop(0)
            self._running, self._replaced = entry[0], False
            return entry

    def _answer(self, future: Future[Any], query: Query[Any]) -> None:
        assert self._connection is not None  # noqa: S101 - opened by the thread that calls this
        try:
            result = query(self._connection)
        except sqlite3.Error as error:
            told = environment_error(error) or error
            future.set_exception(QueryReplacedError() if self._replaced else told)
        except BaseException as error:  # noqa: BLE001 - handed to whoever asked
            future.set_exception(error)
        else:
            future.set_result(result)


class QueryReplacedError(Exception):
    """A newer request of the same kind took this query's place."""
