"""Hand files to the window that has a library open already: its address, the message, and the call.

A later start of the program calls through a local socket of this person alone (a Unix socket, on
Windows a named pipe). Nothing here can reach a network, and nothing needs a display.
"""

from __future__ import annotations

import hashlib
import json
import os
import stat
import sys
import tempfile
import time
from collections.abc import Sequence
from enum import Enum
from pathlib import Path
from typing import Final, cast

from PySide6.QtCore import QDeadlineTimer
from PySide6.QtNetwork import QLocalSocket

from dateline.library.errors import LibraryLockedError
from dateline.library.folder import LibraryFolder
from dateline.library.lock import owner_of
from dateline.model.messages import Message

LARGEST_MESSAGE: Final = 1 << 24
"""Bytes of one message; the longest command line of Linux (2 MB) fits in it, escaped."""
TAKEN: Final = b"taken\n"
"""The answer of a window that has taken the files."""
_LONGEST_ADDRESS: Final = 100
"""Bytes of a socket's path; `sun_path` holds 104 on macOS and 108 on Linux (unix(7))."""
_CONNECT_MS: Final = 1_000
_ANSWER_MS: Final = 10_000
"""A window that starts answers once it is painted and has loaded what it needs."""
_LEAVES_S: Final = 3.0
"""How long a process that holds the library but no socket may take to end, as a closing window does."""
_LOOK_S: Final = 0.1
_KEY: Final = "open"


class Answer(Enum):
    """What came of a call: nobody listens, the window took it, or somebody listens and is silent."""

    NOBODY = "nobody"
    TAKEN = "taken"
    SILENT = "silent"


def hand_over(library: Path, paths: Sequence[Path]) -> bool:
    """Give absolute `paths` to the window of this library, which comes to the front.

    Returns False where no process has the library open. Raises LibraryLockedError where one has it
    that is no window, or does not answer.
    """
    address = address_of(library)
    patience = time.monotonic() + _LEAVES_S
    while True:
        answer = Answer.NOBODY if address is None else call(address, paths)
        if answer is Answer.TAKEN:
            return True
        owner = owner_of(LibraryFolder(library).lock)
        if answer is Answer.SILENT:
            raise LibraryLockedError(Message.of("library.window_silent", owner=owner or "?"))
        if owner is None:
            return False
        if time.monotonic() > patience:
            raise LibraryLockedError(Message.of("library.held_by_program", owner=owner))
        time.sleep(_LOOK_S)


def call(address: str, paths: Sequence[Path]) -> Answer:
    """Give `paths` to whoever listens at `address`, and wait for the answer."""
    socket = QLocalSocket()
    socket.connectToServer(address)
    if not socket.waitForConnected(_CONNECT_MS):
        timed_out = socket.error() is QLocalSocket.LocalSocketError.SocketTimeoutError
        return Answer.SILENT if timed_out else Answer.NOBODY
    socket.write(written(paths))
    deadline = QDeadlineTimer(_ANSWER_MS)
    while not socket.canReadLine():
        if not socket.waitForReadyRead(deadline.remainingTime()):
            return Answer.SILENT
    answer = bytes(socket.readLine().data())
    socket.abort()
    return Answer.TAKEN if answer == TAKEN else Answer.SILENT


def is_listening(address: str) -> bool:
    """Return whether a process listens at `address`, without saying anything to it."""
    socket = QLocalSocket()
    socket.connectToServer(address)
    listening = socket.waitForConnected(_CONNECT_MS)
    socket.abort()
    return listening


def written(paths: Sequence[Path]) -> bytes:
    """Return `paths` as one line of ASCII; a name that is no UTF-8 keeps its bytes (PEP 383)."""
    return json.dumps({_KEY: [str(path) for path in paths]}).encode("ascii") + b"\n"


def read(line: bytes) -> tuple[Path, ...] | None:
    """Return the paths of a message, None where it is anything but a list of absolute paths."""
    try:
        message: object = json.loads(line)
    except (ValueError, RecursionError):
        return None
    if not isinstance(message, dict) or set(cast("dict[str, object]", message)) != {_KEY}:
        return None
    names = cast("dict[str, object]", message)[_KEY]
    if not isinstance(names, list):
        return None
    paths = [_path(name) for name in cast("list[object]", names)]
    known = tuple(path for path in paths if path is not None)
    return known if len(known) == len(paths) else None


def _path(name: object) -> Path | None:
    if not isinstance(name, str) or "\0" in name:
        return None
    path = Path(name)
    return path if path.is_absolute() else None


def address_of(library: Path) -> str | None:
    """Return where the window of a library listens; None where there is no private place for it.

    The name is a digest, so that a list of sockets tells no path.
    """
    place = os.fsencode(os.path.normcase(library.resolve()))
    name = f"dateline-{hashlib.sha256(place).hexdigest()[:32]}"
    if sys.platform == "win32":
        return name
    for folder in _private_folders():
        address = os.fsencode(folder / name)
        if len(address) <= _LONGEST_ADDRESS:
            return os.fsdecode(address)
    return None


def election_file(address: str) -> str:
    """Return the lock file that starts at the same moment take in turn before one listens."""
    # A pipe's name is no path.
    place = Path(tempfile.gettempdir(), address) if sys.platform == "win32" else Path(address)
    return f"{place}.lock"


if sys.platform != "win32":

    def _private_folders() -> list[Path]:
        """Return the folders for sockets that this person alone can enter, the best one first."""
        runtime = os.environ.get("XDG_RUNTIME_DIR", "")
        wanted = [Path(tempfile.gettempdir(), f"dateline-{os.getuid()}")]
        if runtime and Path(runtime).is_absolute():
            wanted.insert(0, Path(runtime, "dateline"))
        return [folder for folder in wanted if _is_private(folder)]

    def _is_private(folder: Path) -> bool:
        """Make the folder where it is absent; return whether it is ours and closed to all others."""
        try:
            folder.mkdir(mode=0o700, exist_ok=True)
            status = folder.lstat()
        except OSError:
            return False
        is_ours = stat.S_ISDIR(status.st_mode) and status.st_uid == os.getuid()
        return is_ours and not status.st_mode & (stat.S_IRWXG | stat.S_IRWXO)
