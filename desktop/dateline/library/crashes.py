"""What a run that met a fault leaves for the next one: types of errors and places in the code alone."""

from __future__ import annotations

import contextlib
import faulthandler
import os
import re
import sys
import threading
import time
from pathlib import Path
from types import TracebackType
from typing import Any, Final, TextIO

from dateline.library.logs import CodesOnlyFormatter

_PREFIX: Final = "fault-"
_MOST_LETTERS: Final = 64_000
"""Of one run: a fault that comes again and again is told often enough by then."""
_STALE_S: Final = 7 * 24 * 3600
"""Empty files of runs that were killed are removed after a week; no run is taken to be longer."""
_PATH: Final = re.compile(r'File "[^"\n]*?([^"/\\\n]*)"')


class CrashWatch:
    """Writes the faults of this process into a file of `folder`; nothing else is ever in it.

    Python's unhandled errors are written without their messages, which may quote a text. A fatal
    signal is written by `faulthandler`, with the paths of the program's files; `take_crashes`
    leaves those out. What was hooked before is still called.
    """

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._path = folder / f"{_PREFIX}{os.getpid()}.txt"
        self._file: TextIO = self._path.open("w", encoding="utf-8", buffering=1)
        self._written = 0
        self._lock = threading.Lock()
        self._formatter = CodesOnlyFormatter()
        self._own_handler = not faulthandler.is_enabled()
        if self._own_handler:
            faulthandler.enable(self._file)
        self._hook, self._thread_hook = sys.excepthook, threading.excepthook
        sys.excepthook = self._note
        threading.excepthook = self._note_of_thread

    def close(self) -> None:
        """Stop watching; the file stays where it has something to tell."""
        sys.excepthook, threading.excepthook = self._hook, self._thread_hook
        if self._own_handler:
            faulthandler.disable()
        self._file.close()
        if self._path.stat().st_size == 0:
            self._path.unlink()

    def _note(
        self, kind: type[BaseException], error: BaseException, place: TracebackType | None
    ) -> None:
        if not issubclass(kind, KeyboardInterrupt | SystemExit):
            self._write(kind, error, place)
        self._hook(kind, error, place)

    def _note_of_thread(self, arguments: threading.ExceptHookArgs) -> None:
        if arguments.exc_value is not None:
            self._write(arguments.exc_type, arguments.exc_value, arguments.exc_traceback)
        self._thread_hook(arguments)

    def _write(self, kind: Any, error: BaseException, place: TracebackType | None) -> None:
        words = self._formatter.formatException((kind, error, place))
        # A full disk must not make a second fault of the first.
        with self._lock, contextlib.suppress(OSError):
            if self._written < _MOST_LETTERS and not self._file.closed:
                self._written += self._file.write(f"{words}\n\n")


def take_crashes(folder: Path) -> str:
    """Return what earlier runs left in `folder`, "" for nothing; it is removed there.

    No paths are in it, only the names of the program's files.
    """
    found: list[str] = []
    for path in sorted(folder.glob(f"{_PREFIX}*.txt")):
        # A file that can't be read or removed must not keep the window from opening.
        with contextlib.suppress(OSError):
            if path.stat().st_size:
                text = path.read_text("utf-8", "replace")[: 2 * _MOST_LETTERS]
                path.unlink()
                found.append(_PATH.sub(r'File "\1"', text).strip())
            elif time.time() - path.stat().st_mtime > _STALE_S:
                path.unlink()
    return "\n\n".join(found)
