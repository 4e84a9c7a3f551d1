"""What reading one file with all that lies inside it may still cost: time, parts and unpacked bytes."""

from __future__ import annotations

import time
from collections.abc import Callable

from dateline.model.article import UnreadableFileError
from dateline.model.messages import Message
from dateline.reading.limits import DEFAULT, MEGABYTE, Limits


class SpentError(UnreadableFileError):
    """A limit of the outermost file is reached: nothing more of it is read."""


class Allowance:
    """Counts down what is left of a file's limits; shared by it and every file inside it."""

    def __init__(
        self,
        limits: Limits = DEFAULT,
        *,
        size: int = 0,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Start with all of `limits` for a file of `size` bytes; `clock` gives seconds."""
        self._limits = limits
        self._clock = clock
        self._seconds = limits.seconds + limits.seconds_per_megabyte * size / MEGABYTE
        self._until = clock() + self._seconds
        self._parts = limits.parts
        self._bytes = limits.unpacked_bytes

    def spend_part(self) -> None:
        """Count one more part; raises `SpentError` where parts or time are used up."""
        if self._clock() > self._until:
            raise SpentError(
                Message.of("reading.out_of_time", seconds=max(1, round(self._seconds)))
            )
        if self._parts <= 0:
            raise SpentError(Message.of("reading.too_many_parts", largest=self._limits.parts))
        self._parts -= 1

    def spend_bytes(self, count: int) -> None:
        """Count unpacked bytes; raises `SpentError` where too many were unpacked."""
        self._bytes -= count
        if self._bytes < 0:
            largest = self._limits.unpacked_bytes // MEGABYTE
            raise SpentError(Message.of("reading.unpacks_too_much", largest=largest))
