"""Lines of a stream as they arrive, so that a program that waits for its answer gets it."""

from __future__ import annotations

import os
import queue
import threading
from collections.abc import Iterator
from typing import Final

_BLOCK_BYTES: Final = 1 << 16
_MOST_WAITING: Final = 1024
"""Lines read ahead; beyond them the writer of the stream waits."""


class ArrivingLines(Iterator[bytes]):
    """The lines of a file descriptor, each with its end, for one who takes them in batches.

    The first line of a batch is waited for. A batch ends after `batch` lines, or earlier by
    StopIteration where the next line has not arrived yet; asked again, the next batch begins. A
    batch without any line is the end of the stream. Batches must be taken with the same size.
    """

    def __init__(self, descriptor: int, *, batch: int) -> None:
        """Start to read `descriptor` on a thread that ends with the stream or with the process."""
        self._descriptor = descriptor
        self._lines: queue.Queue[bytes | None] = queue.Queue(_MOST_WAITING)
        self._batch = batch
        self._taken = 0
        self._ended = False
        # The file object of the stream is not used: a thread that waits in it holds its lock, on
        # which the interpreter would hang or abort at exit.
        threading.Thread(target=self._read, name="arriving-lines", daemon=True).start()

    def __next__(self) -> bytes:
        """Return the next line of this batch."""
        try:
            line = None if self._ended else self._lines.get(block=self._taken == 0)
        except queue.Empty:
            self._taken = 0
            raise StopIteration from None
        if line is None:
            self._ended = True
            raise StopIteration
        self._taken = (self._taken + 1) % self._batch
        return line

    def _read(self) -> None:
        unfinished = b""
        while block := self._block():
            *whole, unfinished = (unfinished + block).split(b"\n")
            for line in whole:
                self._lines.put(line + b"\n")
        if unfinished:
            self._lines.put(unfinished)
        self._lines.put(None)

    def _block(self) -> bytes:
        try:
            return os.read(self._descriptor, _BLOCK_BYTES)
        except OSError:
            return b""
