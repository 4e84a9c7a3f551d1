"""The lock that names the one process that writes a library."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from typing import IO, Final

from dateline.library.errors import LibraryLockedError
from dateline.model.messages import Message

_LOCKED_BYTE = 1 << 30
"""Windows locks bytes against reading, so the locked byte lies far behind the process id."""
_SECOND_TRY_S: Final = 0.05
"""The lock may be held for a moment by somebody who only looks whether it is (`owner_of`)."""


class WriterLock:
    """Holds a library's lock file through the operating system; it ends with the process.

    The file holds the process id of the last owner; only the lock says whether it still lives.
    """

    def __init__(self, path: Path) -> None:
        """Take the lock at `path`; raises LibraryLockedError, with the owner's id, if it is held."""
        self._file: IO[str] | None = path.open("a+", encoding="ascii")
        if not (_is_taken(self._file) or self._take_later()):
            owner = _written_owner(self._file)
            self.release()
            raise LibraryLockedError(Message.of("library.locked", owner=owner))
        self._file.seek(0)
        self._file.truncate()
        self._file.write(str(os.getpid()))
        self._file.flush()

    def _take_later(self) -> bool:
        time.sleep(_SECOND_TRY_S)
        return self._file is not None and _is_taken(self._file)

    def release(self) -> None:
        """Give the lock back; a second call does nothing."""
        if self._file is not None:
            self._file.close()
            self._file = None


def owner_of(path: Path) -> str | None:
    """Return the id of the process that holds the lock at `path` ("?" unknown), None if it is free."""
    try:
        file = path.open("r+", encoding="ascii", errors="replace")
    except OSError:
        return None
    with file:
        return None if _is_taken(file) else _written_owner(file)


def _is_taken(file: IO[str]) -> bool:
    """Take the lock of `file` until it is closed; False where another process holds it."""
    try:
        _lock(file)
    except OSError:
        return False
    return True


def _written_owner(file: IO[str]) -> str:
    file.seek(0)
    return file.read().strip() or "?"


if sys.platform == "win32":
    import msvcrt

    def _lock(file: IO[str]) -> None:
        file.seek(_LOCKED_BYTE)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(file: IO[str]) -> None:
        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
