"""Failures of the environment that a library meets; a person is told, nothing is logged as a bug."""

from __future__ import annotations

import errno
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


class NotALibraryError(LibraryDamagedError):
    """The database file is another program's."""


class LibraryReadOnlyError(LibraryError):
    """The folder or file can't be written."""


class DiskFullError(LibraryError):
    """There is no room left; the transaction was rolled back."""


class LibraryFilesError(LibraryError):
    """The library's files can't be reached: a folder in their place, a disk that is gone."""


_FULL, _READ_ONLY, _CORRUPT, _NOT_A_DATABASE = (
    "SQLITE_FULL",
    "SQLITE_READONLY",
    "SQLITE_CORRUPT",
    "SQLITE_NOTADB",
)
_UNREACHABLE = ("SQLITE_CANTOPEN", "SQLITE_IOERR", "SQLITE_PERM")
_READ_ONLY_ERRNOS = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})
_FULL_ERRNOS = frozenset({errno.ENOSPC, errno.EDQUOT})


def environment_error(error: BaseException) -> LibraryError | None:
    """Return what to tell a person about an error of the database or its files, None for a bug.

    An error that SQLAlchemy wrapped is told as the one inside.
    """
    if isinstance(error, OSError):
        return _file_error(error)
    inner: object = getattr(error, "orig", error)
    return _database_error(inner) if isinstance(inner, sqlite3.Error) else None


def _file_error(error: OSError) -> LibraryError:
    if error.errno in _READ_ONLY_ERRNOS:
        return LibraryReadOnlyError(Message.of("library.read_only"))
    if error.errno in _FULL_ERRNOS:
        return DiskFullError(Message.of("library.disk_full"))
    return LibraryFilesError(Message.of("library.files", detail=error.strerror or ""))


def _database_error(error: sqlite3.Error) -> LibraryError | None:
    name: str = getattr(error, "sqlite_errorname", "") or ""
    if name.startswith(_FULL):
        return DiskFullError(Message.of("library.disk_full"))
    if name.startswith(_READ_ONLY):
        return LibraryReadOnlyError(Message.of("library.read_only"))
    if name.startswith((_CORRUPT, _NOT_A_DATABASE)):
        return LibraryDamagedError(Message.of("library.damaged", detail=str(error)))
    if name.startswith(_UNREACHABLE):
        return LibraryFilesError(Message.of("library.files", detail=str(error)))
    return None
