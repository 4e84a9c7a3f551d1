"""An export on disk, whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO, Final

from dateline.export.exporter import Exporter, ExportOptions, Table
from dateline.model.messages import Message, MessageError

_NO_ROOM: Final = frozenset({errno.ENOSPC, errno.EDQUOT})


class ExportError(MessageError):
    """A target that can't be written; what stood there before is untouched."""


def export_to(path: Path, exporter: Exporter, table: Table, *, options: ExportOptions) -> None:
    """Write `table` to the file `path` in this format.

    A regular file is written beside its place and renamed, so that a failure leaves what was
    there. Raises ExportError with the reason where it can't be written.
    """
    write_whole(path, lambda stream: exporter.write(table, stream, options))


def write_whole(path: Path, write: Callable[[BinaryIO], None]) -> None:
    """Let `write` write the file `path`, whole or not at all; raises ExportError."""
    with_errors_told(path, lambda: _write(path, write))


def with_errors_told(path: Path, write: Callable[[], None]) -> None:
    """Run `write`; an OSError in it becomes an ExportError that names the file, not its folder."""
    try:
        write()
    except OSError as error:
        raise ExportError(_reason(path, error)) from error


def _write(path: Path, write: Callable[[BinaryIO], None]) -> None:
    place = path.resolve()
    if place.exists() and not place.is_file():
        if place.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        with place.open("wb") as stream:
            write(stream)
        return
    unfinished = place.with_name(f".{secrets.token_hex(8)}.part")
    try:
        with unfinished.open("xb") as stream:
            write(stream)
            stream.flush()
            os.fsync(stream.fileno())
        unfinished.replace(place)
    except BaseException:
        with contextlib.suppress(OSError):
            unfinished.unlink()
        raise


def _reason(path: Path, error: OSError) -> Message:
    name = path.name
    if error.errno in _NO_ROOM:
        return Message.of("export.no_room", name=name)
    if error.errno == errno.EISDIR:
        return Message.of("export.is_a_folder", name=name)
    if error.errno in (errno.ENOENT, errno.ENOTDIR):
        return Message.of("export.no_such_folder", name=name)
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return Message.of("export.not_allowed", name=name)
    return Message.of("export.cant_write", name=name, detail=error.strerror or "")
