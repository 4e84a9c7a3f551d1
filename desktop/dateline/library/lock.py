"""The lock that names the one process that writes a library."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import IO

from dateline.library.errors import LibraryLockedError
from dateline.model.messages import Message

_LOCKED_BYTE = 1 << 30
"""Windows locks bytes against reading, so the locked byte lies far behind the process id."""


class WriterLock:
    """Holds a library's lock file through the operating system; it ends with the process.

    The file holds the process id of the last owner; only the lock says whether it still lives.
    """

    def __init__(self, path: Path) -> None:
        """Take the lock at `path`; raises LibraryLockedError, with the owner's id, if it is held."""
        self._file: IO[str] | None = path.open("a+", encoding="ascii")
        try:
            _lock(self._file)
        except OSError as error:
            self._file.seek(0)
            owner = self._file.read().strip()
            self.release()
            raise LibraryLockedError(Message.of("library.locked", owner=owner or "?")) from error
        self._file.seek(0)
        self._file.truncate()
        self._file.write(str(os.getpid()))
        self._file.flush()

    def release(self) -> None:
        """Give the lock back; a second call does nothing."""
        if self._file is not None:
            self._file.close()
            self._file = None


if sys.platform == "win32":
    import msvcrt

    def _lock(file: IO[str]) -> None:
        file.seek(_LOCKED_BYTE)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(file: IO[str]) -> None:
        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
