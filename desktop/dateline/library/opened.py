"""An open library: its folder, its lock, its writer, and how to read from it."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from dateline.library import tasks
from dateline.library.connection import check_sqlite, connect_reader
from dateline.library.errors import LibraryError
from dateline.library.folder import LibraryFolder, network_file_system
from dateline.library.lock import WriterLock
from dateline.library.migrations.run import migrate, schema_version
from dateline.library.queries import QueryThread
from dateline.library.telling import database_errors_told
from dateline.library.writer import Writer
from dateline.model.messages import Message


class Library:
    """Owns a library that this process may write: lock, writer and folder; closed by `close`."""

    def __init__(self, root: Path) -> None:
        """Open the library in folder `root`, making or migrating it; raises LibraryError.

        Tasks that ran when the last process ended are put back in the queue.
        """
        check_sqlite()
        self.folder = LibraryFolder(root)
        kind = network_file_system(root)
        if kind is not None:
            raise LibraryError(Message.of("library.network_share", kind=kind))
        self.folder.make()
        with database_errors_told():
            self._lock = WriterLock(self.folder.lock)
            try:
                migrate(self.folder)
                self.writer = _recovered(Writer(self.folder.database))
            except BaseException:
                self._lock.release()
                raise

    def reader(self) -> sqlite3.Connection:
        """Open a read-only connection; the caller closes it."""
        return connect_reader(self.folder.database)

    def queries(self, name: str) -> QueryThread:
        """Start a query thread on this library; the caller closes it."""
        return QueryThread(self.folder.database, name=name)

    def close(self) -> None:
        """Finish the queued writes and give the lock back."""
        self.writer.close()
        self._lock.release()


def _recovered(writer: Writer) -> Writer:
    """Return the writer with the tasks of the last process back in the queue; closed on failure."""
    try:
        writer.write(tasks.recover)
    except BaseException:
        writer.close()
        raise
    return writer


def open_for_reading(root: Path) -> sqlite3.Connection:
    """Open a library read-only, also while another process writes it; raises LibraryError.

    Used by terminal reads; a library that needs a migration is migrated by opening it for writing.
    """
    check_sqlite()
    folder = LibraryFolder(root)
    if schema_version(folder.database) == 0:
        raise LibraryError(Message.of("library.absent"))
    return connect_reader(folder.database)
