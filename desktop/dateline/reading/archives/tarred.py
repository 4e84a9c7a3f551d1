"""TAR archives, plain or compressed, and single compressed files."""

from __future__ import annotations

import bz2
import gzip
import lzma
import tarfile
import zlib
from collections.abc import Callable, Iterator
from typing import IO, Final, cast

from dateline.model.article import ReadArticle, UnreadableFileError
from dateline.model.messages import Message
from dateline.reading.archives.members import is_wanted, member, safe_name
from dateline.reading.companions import is_in_companion, page_stems
from dateline.reading.limits import MEGABYTE
from dateline.reading.parts import Part, read_inside, read_parts
from dateline.reading.source import Source

_DAMAGED: Final = (tarfile.TarError, EOFError, OSError, zlib.error, lzma.LZMAError, ValueError)
_CHUNK: Final = 1 << 18
_TAR_MARK: Final = b"ustar"
_MARK_AT: Final = 257


def is_tar(head: bytes) -> bool:
    """Return whether unpacked bytes begin like a TAR (POSIX.1-2017, "ustar Interchange Format")."""
    return head[_MARK_AT : _MARK_AT + 5] == _TAR_MARK


def read_tar(source: Source) -> Iterator[ReadArticle]:
    """Yield the articles of a TAR or of a compressed file; raises `UnreadableFileError`."""
    with source.opened() as packed:
        file = _unpacking(source.head)(packed)
        head = _read(source, file, 1_024)
        file.seek(0)
        if is_tar(head):
            yield from read_parts(source, _members(source, file))
        else:
            data = _all(source, file)
            yield from read_inside(source.inside(_inner_name(source), data))


def _unpacking(head: bytes) -> Callable[[IO[bytes]], IO[bytes]]:
    if head.startswith(b"\x1f\x8b"):
        return lambda file: gzip.GzipFile(fileobj=file)  # pyright: ignore[reportReturnType]
    if head.startswith(b"BZh"):
        return bz2.BZ2File
    if head.startswith(b"\xfd7zXZ\x00"):
        return lzma.LZMAFile
    return lambda file: file


def _inner_name(source: Source) -> str:
    name = source.path.name
    return name.rpartition(".")[0] if source.path.suffix.lower() in {".gz", ".bz2", ".xz"} else ""


def _read(source: Source, file: IO[bytes], size: int) -> bytes:
    try:
        data = file.read(size)
    except _DAMAGED as error:
        raise UnreadableFileError(Message.of("reading.archive.damaged")) from error
    source.allowance.spend_bytes(len(data))
    return data


def _all(source: Source, file: IO[bytes]) -> bytes:
    kept: list[bytes] = []
    size = 0
    while chunk := _read(source, file, _CHUNK):
        size += len(chunk)
        if size > source.limits.entry_bytes:
            largest = source.limits.entry_bytes // MEGABYTE
            raise UnreadableFileError(
                Message.of("reading.archive.entry_too_large", largest=largest)
            )
        kept.append(chunk)
    return b"".join(kept)


def _members(source: Source, file: IO[bytes]) -> Iterator[Part]:
    """Yield the regular files that may be articles; links and devices are left out.

    Every byte gone through counts as unpacked, so that a bomb between two files ends the reading.
    """
    taken: set[str] = set()
    stems: set[str] = set()
    try:
        with tarfile.open(fileobj=cast("IO[bytes]", _Counting(source, file)), mode="r:") as archive:
            for number, info in enumerate(archive, start=1):
                if number > source.limits.entries:
                    raise UnreadableFileError(
                        Message.of("reading.archive.too_many", largest=source.limits.entries)
                    )
                place = safe_name(info.name)
                stems |= page_stems([place])
                if not info.isreg() or not place or not is_wanted(place) or place in taken:
                    continue
                if is_in_companion(place, frozenset(stems)):
                    continue
                taken.add(place)
                yield member(source, place, _unpacked(source, archive, info), float(info.mtime))
    except _DAMAGED as error:
        raise UnreadableFileError(Message.of("reading.archive.damaged")) from error


def _unpacked(
    source: Source, archive: tarfile.TarFile, info: tarfile.TarInfo
) -> Callable[[], bytes]:
    def read() -> bytes:
        largest = source.limits.entry_bytes
        if info.size > largest:
            raise UnreadableFileError(
                Message.of("reading.archive.entry_too_large", largest=largest // MEGABYTE)
            )
        try:
            entry = archive.extractfile(info)
            return b"" if entry is None else entry.read(largest)
        except _DAMAGED as error:
            raise UnreadableFileError(Message.of("reading.archive.entry_damaged")) from error

    return read


class _Counting:
    """A file that spends the allowance for what is read or skipped forward."""

    def __init__(self, source: Source, file: IO[bytes]) -> None:
        self._source = source
        self._file = file
        self._furthest = file.tell()

    def read(self, size: int = -1) -> bytes:
        """Return up to `size` bytes."""
        data = self._file.read(size)
        self._count()
        return data

    def seek(self, offset: int, whence: int = 0) -> int:
        """Go to a place in the unpacked file."""
        place = self._file.seek(offset, whence)
        self._count()
        return place

    def tell(self) -> int:
        """Return the place in the unpacked file."""
        return self._file.tell()

    def _count(self) -> None:
        place = self._file.tell()
        if place > self._furthest:
            self._source.allowance.spend_bytes(place - self._furthest)
            self._furthest = place
