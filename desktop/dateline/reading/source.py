"""A file about to be read: opened safely, measured, and read no further than its limit."""

from __future__ import annotations

import stat
from dataclasses import dataclass, field, replace
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, Final

from dateline.model.article import UnreadableFileError
from dateline.model.messages import Message
from dateline.reading.allowance import Allowance
from dateline.reading.limits import DEFAULT, MEGABYTE, Limits

HEAD_BYTES: Final = 16_384
"""Bytes from the start of a file that its format is judged by."""


@dataclass(frozen=True, slots=True)
class Source:
    """A regular file with its first bytes, or a file inside another with all of them (`content`).

    `size` is in bytes, `modified` the time of its last change in POSIX seconds. `depth` counts the
    files around it; `allowance` is what is left of the limits for all that lies in the outermost.
    """

    path: Path
    size: int
    modified: float
    head: bytes
    limits: Limits = DEFAULT
    content: bytes | None = None
    depth: int = 0
    allowance: Allowance = field(default_factory=Allowance)

    @classmethod
    def of(cls, path: Path, *, limits: Limits = DEFAULT) -> Source:
        """Open `path` and read its head; raises `UnreadableFileError`.

        Only regular files are opened: a pipe or device could block for ever.
        """
        try:
            status = path.stat()
            if not stat.S_ISREG(status.st_mode):
                raise UnreadableFileError(Message.of("reading.not_a_file"))
            with path.open("rb") as file:
                head = file.read(HEAD_BYTES)
        except OSError as error:
            raise unopened(error) from error
        allowance = Allowance(limits, size=status.st_size)
        return cls(path, status.st_size, status.st_mtime, head, limits, allowance=allowance)

    def inside(self, name: str, content: bytes, *, modified: float | None = None) -> Source:
        """Return a file that lies in this one; raises `UnreadableFileError` where it lies too deep.

        `name` gives its suffix and what a file name lets one guess ("" for what has none); no such
        path is ever opened.
        """
        if self.depth >= self.limits.depth:
            raise UnreadableFileError(Message.of("reading.too_deep", deepest=self.limits.depth))
        return replace(
            self,
            path=Path(name.replace("\x00", "")[-200:]),
            size=len(content),
            modified=self.modified if modified is None else modified,
            head=content[:HEAD_BYTES],
            content=content,
            depth=self.depth + 1,
        )

    def opened(self) -> BinaryIO:
        """Return the open file, to be read as far as needed; raises `UnreadableFileError`."""
        if self.content is not None:
            return BytesIO(self.content)
        try:
            return self.path.open("rb")
        except OSError as error:
            raise unopened(error) from error

    def data(self, *, largest: int) -> bytes:
        """Return the whole file; raises `UnreadableFileError` where it is beyond `largest` bytes."""
        self.check_size(self.size, largest=largest)
        if self.content is not None:
            return self.content
        try:
            with self.path.open("rb") as file:
                data = file.read(largest + 1)
        except OSError as error:
            raise unopened(error) from error
        self.check_size(len(data), largest=largest)
        return data

    def check_size(self, size: int, *, largest: int) -> None:
        """Raise `UnreadableFileError` where `size` bytes are more than `largest`."""
        if size > largest:
            raise UnreadableFileError(
                Message.of("reading.too_large", size=size // MEGABYTE, largest=largest // MEGABYTE)
            )


def unopened(error: OSError) -> UnreadableFileError:
    """Return the failure to report for a file that the system would not open or read."""
    if isinstance(error, FileNotFoundError):
        return UnreadableFileError(Message.of("reading.not_found"))
    if isinstance(error, PermissionError):
        return UnreadableFileError(Message.of("reading.not_allowed"))
    return UnreadableFileError(
        Message.of("reading.cannot_open", reason=error.strerror or "unknown")
    )
