"""The one thread that writes a library; tasks are functions of its transaction."""

from __future__ import annotations

import logging
import queue
import sqlite3
import threading
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from dateline.library.changes import Changes
from dateline.library.connection import connect_writer
from dateline.library.errors import environment_error
from dateline.library.rows import new_uid

T = TypeVar("T")
Listener = Callable[[Changes], None]
_log = logging.getLogger(__name__)


@dataclass(slots=True)
class Transaction:
    """One open transaction: its connection, what it has changed so far, and a uid of its own."""

    connection: sqlite3.Connection
    changes: Changes = field(default_factory=Changes)
    uid: str = field(default_factory=new_uid)

    def note(self, changes: Changes) -> None:
        """Add to what listeners are told after the commit."""
        self.changes |= changes


Work = Callable[[Transaction], T]


class Writer:
    """Owns the writable connection and its thread; everything else only submits work.

    Each piece of work runs in one `BEGIN IMMEDIATE` transaction: it commits whole or not at all.
    Listeners are called on the writer's thread after the commit, in order of commits.
    """

    def __init__(self, database: Path) -> None:
        """Open `database` for writing and start the thread."""
        self._connection = connect_writer(database)
        self._queue: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()
        self._listeners: list[Listener] = []
        self._closed = False
        self._thread = threading.Thread(target=self._run, name="library-writer")
        self._thread.start()

    def listen(self, listener: Listener) -> None:
        """Call `listener` with the changes of every later commit that changed anything."""
        self._listeners.append(listener)

    def submit(self, work: Work[T], *, durable: bool = False) -> Future[T]:
        """Queue `work`; the future gives its result, or raises what it raised.

        `durable` commits at `synchronous=FULL`, for a person's own changes; bulk work runs at
        NORMAL, whose loss at a power cut the queue makes good. Raises RuntimeError when closed.
        """
        if self._closed:
            message = "the writer is closed"
            raise RuntimeError(message)
        future: Future[T] = Future()
        self._queue.put(lambda: self._answer(future, work, durable=durable))
        return future

    def write(self, work: Work[T], *, durable: bool = False) -> T:
        """Submit `work` and wait for its result (never called on the window's thread)."""
        return self.submit(work, durable=durable).result()

    def close(self) -> None:
        """Finish what is queued, checkpoint, close the connection and join the thread."""
        if not self._closed:
            self._closed = True
            self._queue.put(None)
            self._thread.join()

    def outside_transactions(self, work: Callable[[sqlite3.Connection], T]) -> Future[T]:
        """Run `work` on the connection between transactions (VACUUM, backup, checkpoint)."""
        future: Future[T] = Future()

        def answer() -> None:
            try:
                future.set_result(work(self._connection))
            except BaseException as error:  # noqa: BLE001 - handed to whoever waits
                future.set_exception(error)

        self._queue.put(answer)
        return future

    def _run(self) -> None:
        while (job := self._queue.get()) is not None:
            job()
        try:
            self._connection.execute("PRAGMA optimize")
        except sqlite3.Error as error:
            # Statistics are a gift to later queries; a damaged library can't take them.
            _log.warning("statistics were not kept: %s", type(error).__name__)
        finally:
            self._connection.close()

    def _answer(self, future: Future[T], work: Work[T], *, durable: bool) -> None:
        if not future.set_running_or_notify_cancel():
            return
        transaction = Transaction(self._connection)
        try:
            result = self._commit(work, transaction, durable=durable)
        except BaseException as error:  # noqa: BLE001 - handed to whoever waits
            future.set_exception(error)
            return
        self._tell(transaction.changes)
        future.set_result(result)

    def _commit(self, work: Work[T], transaction: Transaction, *, durable: bool) -> T:
        connection = self._connection
        try:
            connection.execute(f"PRAGMA synchronous={'FULL' if durable else 'NORMAL'}")
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("PRAGMA defer_foreign_keys=ON")
            result = work(transaction)
            connection.execute("COMMIT")
        except BaseException as error:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            told = environment_error(error) if isinstance(error, sqlite3.Error) else None
            if told is not None:
                raise told from error
            raise
        return result

    def _tell(self, changes: Changes) -> None:
        if not changes:
            return
        for listener in self._listeners:
            try:
                listener(changes)
            except Exception:  # noqa: BLE001 - one listener must not cost the others the news
                _log.exception("a change listener failed")
