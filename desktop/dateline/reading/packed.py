"""The files packed in a ZIP, each unpacked within its limits; nothing is ever written to a disk."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Generator
from contextlib import contextmanager
from typing import Final

from dateline.model.article import UnreadableFileError
from dateline.model.messages import Message
from dateline.reading.limits import MEGABYTE
from dateline.reading.source import Source

ZIP_MARKS: Final = (b"PK\x03\x04", b"PK\x05\x06")
GZIP_MARK: Final = b"\x1f\x8b"
COMPRESSED_MARKS: Final = (GZIP_MARK, b"BZh", b"\xfd7zXZ\x00")
_CHUNK: Final = 1 << 18
_DAMAGED: Final = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    ValueError,
    struct.error,
    NotImplementedError,
    RuntimeError,
)
_ENCRYPTED: Final = 0x1
"""The general purpose flag of an encrypted entry (APPNOTE 4.4.4)."""


def unpacked_head(head: bytes) -> bytes:
    """Return the first bytes of what a gzip file holds, `head` itself of any other; never raises."""
    if not head.startswith(GZIP_MARK):
        return head
    try:
        return zlib.decompressobj(wbits=31).decompress(head, 16_384)
    except zlib.error:
        return b""


class Packed:
    """An opened ZIP; entries are found by their exact names."""

    def __init__(self, source: Source, file: zipfile.ZipFile) -> None:
        """Look into `file`, whose unpacked bytes count against the allowance of `source`."""
        self._source = source
        self._file = file
        self.entries: tuple[zipfile.ZipInfo, ...] = tuple(
            info for info in file.infolist() if info.filename and not info.is_dir()
        )
        self._by_name = {info.filename: info for info in self.entries}

    def __contains__(self, name: str) -> bool:
        """Whether there is an entry of this name."""
        return name in self._by_name

    def named(self, name: str, *, largest: int) -> bytes | None:
        """Return the bytes of an entry, None where there is none; raises `UnreadableFileError`."""
        info = self._by_name.get(name)
        return None if info is None else self.read(info, largest=largest)

    def read(self, info: zipfile.ZipInfo, *, largest: int) -> bytes:
        """Return the bytes of an entry; raises `UnreadableFileError` where it is locked or too large.

        The size that an archive states is not believed: reading ends at the limit.
        """
        if info.flag_bits & _ENCRYPTED:
            raise UnreadableFileError(Message.of("reading.archive.locked"))
        kept: list[bytes] = []
        size = 0
        try:
            with self._file.open(info) as entry:
                while chunk := entry.read(_CHUNK):
                    size += len(chunk)
                    self._source.allowance.spend_bytes(len(chunk))
                    if size > largest:
                        raise UnreadableFileError(
                            Message.of(
                                "reading.archive.entry_too_large", largest=largest // MEGABYTE
                            )
                        )
                    kept.append(chunk)
        except _DAMAGED as error:
            raise UnreadableFileError(Message.of("reading.archive.entry_damaged")) from error
        return b"".join(kept)


@contextmanager
def opened_zip(source: Source) -> Generator[Packed]:
    """Open the ZIP that `source` is; raises `UnreadableFileError` where it is damaged or too long."""
    with source.opened() as file:
        try:
            archive = zipfile.ZipFile(file)
        except _DAMAGED as error:
            raise UnreadableFileError(Message.of("reading.archive.damaged")) from error
        with archive:
            if len(archive.infolist()) > source.limits.entries:
                raise UnreadableFileError(
                    Message.of("reading.archive.too_many", largest=source.limits.entries)
                )
            yield Packed(source, archive)
