"""Failures of the environment that a library meets; a person is told, nothing is logged as a bug."""

from __future__ import annotations

import sqlite3

from dateline.model.messages import Message, MessageError


class LibraryError(MessageError):
    """A library that can't be opened or written."""


class LibraryLockedError(LibraryError):
    """Another process writes this library."""


class LibraryNewerError(LibraryError):
    """The library has a schema that this version does not know."""


class LibraryDamagedError(LibraryError):
    """The database file is not a sound library."""


class LibraryReadOnlyError(LibraryError):
    """The folder or file can't be written."""


class DiskFullError(LibraryError):
    """There is no room left; the transaction was rolled back."""


_FULL, _READ_ONLY, _CORRUPT, _NOT_A_DATABASE = (
    "SQLITE_FULL",
    "SQLITE_READONLY",
    "SQLITE_CORRUPT",
    "SQLITE_NOTADB",
)


def environment_error(error: sqlite3.Error) -> LibraryError | None:
    """Return what to tell a person about a database error, or None where it is a bug."""
    name: str = getattr(error, "sqlite_errorname", "") or ""
    if name.startswith(_FULL):
        return DiskFullError(Message.of("library.disk_full"))
    if name.startswith(_READ_ONLY):
        return LibraryReadOnlyError(Message.of("library.read_only"))
    if name.startswith((_CORRUPT, _NOT_A_DATABASE)):
        return LibraryDamagedError(Message.of("library.damaged", detail=str(error)))
    return None
