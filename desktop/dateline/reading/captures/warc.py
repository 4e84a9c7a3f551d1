"""WARC files (ISO 28500): one article a captured page, with the time of its capture."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from io import BufferedReader, RawIOBase
from typing import TYPE_CHECKING, BinaryIO, Final, cast

from dateline.model.article import ReadArticle, UnreadableFileError
from dateline.model.messages import Message
from dateline.model.parts import PartKind, numbered_part
from dateline.reading.captures.codings import decompressed
from dateline.reading.captures.page import Capture, read_capture
from dateline.reading.limits import MEGABYTE
from dateline.reading.packed import GZIP_MARK
from dateline.reading.parts import Part, read_parts
from dateline.reading.source import Source

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

_CHUNK: Final = 1 << 18
_LONGEST_LINE: Final = 65_536
_MOST_LINES: Final = 1_000
_STATUS = re.compile(rb"HTTP/[\d.]{1,3}\s+(\d{3})")
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{2,40})", re.IGNORECASE)
_TIME = re.compile(r"(\d{4}-\d\d-\d\d)T(\d\d:\d\d)")
_PAGES: Final = ("text/html", "application/xhtml")
# Frames, redirects that answered 200, and empty answers are part of any capture.
_EXPECTED: Final = frozenset({"reading.page_without_text", "reading.empty", "reading.binary"})


@dataclass(frozen=True, slots=True)
class _Record:
    """One record: its named fields (lower case) and its block, None where it was passed over."""

    fields: dict[str, str]
    block: bytes | None


def read_warc(
    source: Source, *, reader: str, version: int, wanted: frozenset[str] | None = None
) -> Iterator[ReadArticle]:
    """Yield the articles of the pages, each with its own capture; `wanted` limits their addresses."""
    with source.opened() as file:
        stream = _stream(file, source.head)
        captures = (
            capture
            for record in _records(source, stream)
            if (capture := _capture(record)) is not None
            and (wanted is None or isinstance(capture, Message) or capture.url in wanted)
        )
        parts = (
            Part(
                numbered_part(PartKind.CAPTURE, number),
                _reading(source, capture, reader=reader, version=version),
            )
            for number, capture in enumerate(captures, start=1)
        )
        yield from read_parts(source, parts, silent=_EXPECTED)


def _reading(
    source: Source, capture: Capture | Message, *, reader: str, version: int
) -> Callable[[], Iterable[ReadArticle]]:
    def read() -> Iterable[ReadArticle]:
        if isinstance(capture, Message):
            raise UnreadableFileError(capture)
        yield from read_capture(source, capture, reader=reader, version=version)

    return read


def _stream(file: BinaryIO, head: bytes) -> BinaryIO:
    if head.startswith(GZIP_MARK):
        return cast("BinaryIO", BufferedReader(_Unpacking(file)))
    return file


class _Unpacking(RawIOBase):
    """The bytes that a file of gzip members holds; one that is cut or damaged ends where it breaks.

    Not `gzip.GzipFile`, which gives nothing of a block at whose end the file breaks off.
    """

    def __init__(self, file: BinaryIO) -> None:
        super().__init__()
        self._file = file
        self._packed = b""
        self._member = zlib.decompressobj(wbits=31)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        view = memoryview(buffer).cast("B")
        while True:
            if not self._packed:
                self._packed = self._file.read(_CHUNK)
                if not self._packed:
                    return 0
            try:
                data = self._member.decompress(self._packed, len(view))
            except zlib.error:
                return 0
            self._packed = self._member.unconsumed_tail or self._member.unused_data
            if self._member.eof:
                self._member = zlib.decompressobj(wbits=31)
            if data:
                view[: len(data)] = data
                return len(data)


def _records(source: Source, stream: BinaryIO) -> Iterator[_Record]:
    """Yield the records of a file as far as it is whole; what is cut off is not told of."""
    while line := _line(stream):
        if line.startswith(b"WARC/"):
            yield _record(source, stream, dict(_fields(stream)))
        else:
            source.allowance.spend_bytes(len(line))


def _line(stream: BinaryIO) -> bytes:
    return stream.readline(_LONGEST_LINE)


def _fields(stream: BinaryIO) -> Iterator[tuple[str, str]]:
    for _ in range(_MOST_LINES):
        line = _line(stream).strip()
        if not line:
            return
        name, _, value = line.partition(b":")
        yield (
            name.strip().lower().decode("utf-8", "replace"),
            value.strip().decode("utf-8", "replace"),
        )


def _record(source: Source, stream: BinaryIO, fields: dict[str, str]) -> _Record:
    try:
        length = max(0, int(fields.get("content-length", "0")))
    except ValueError:
        length = 0
    kind = fields.get("warc-type", "").lower()
    is_kept = kind in {"response", "resource"} and length <= source.limits.page_bytes + MEGABYTE
    kept: list[bytes] = []
    while length > 0:
        chunk = stream.read(min(_CHUNK, length))
        if not chunk:
            break
        length -= len(chunk)
        source.allowance.spend_bytes(len(chunk))
        if is_kept:
            kept.append(chunk)
    return _Record(fields, b"".join(kept) if is_kept and not length else None)


def _capture(record: _Record) -> Capture | Message | None:
    """Return the page in a record, why it can't be unpacked, or None where the record holds none."""
    if record.block is None:
        return None
    try:
        return _page(record, record.block)
    except UnreadableFileError as error:
        return error.message


def _page(record: _Record, page: bytes) -> Capture | None:
    fields = record.fields
    kind = fields.get("content-type", "")
    if fields.get("warc-type", "").lower() == "response":
        answer = _answer(page)
        if answer is None:
            return None
        kind, page = answer
    if not kind.lower().startswith(_PAGES):
        return None
    written = fields.get("warc-date", "")
    moment = _TIME.match(written)
    charset = _CHARSET.search(kind)
    # The time is in UTC (section 5.4).
    saved = f"{moment[1]}T{moment[2]}+00:00" if moment else ""
    url = fields.get("warc-target-uri", "").strip("<>")
    return Capture(page, charset[1] if charset else "", url, saved, written)


def _answer(block: bytes) -> tuple[str, bytes] | None:
    """Return media type and body of an HTTP answer, None unless it is a good one (status 200)."""
    head, gap, body = block.partition(b"\r\n\r\n")
    if not gap:
        head, gap, body = block.partition(b"\n\n")
    status = _STATUS.match(head)
    if status is None or status[1] != b"200":
        return None
    fields: dict[str, str] = {}
    for line in head.splitlines()[1:_MOST_LINES]:
        name, _, value = line.partition(b":")
        fields[name.strip().lower().decode("latin-1")] = value.strip().decode("latin-1")
    if "chunked" in fields.get("transfer-encoding", "").lower():
        body = _joined(body)
    kind = fields.get("content-type", "")
    if not kind.lower().startswith(_PAGES):
        return None
    return kind, decompressed(body, fields.get("content-encoding", ""))


def _joined(body: bytes) -> bytes:
    """Return a body without the marks of its chunks (RFC 9112, section 7.1); as it is where it has none."""
    parts: list[bytes] = []
    place = 0
    while place < len(body):
        end = body.find(b"\r\n", place, place + 64)
        try:
            size = int(body[place:end].partition(b";")[0], 16) if end >= 0 else -1
        except ValueError:
            size = -1
        if size < 0:
            return body if not parts else b"".join(parts)
        if size == 0:
            break
        parts.append(body[end + 2 : end + 2 + size])
        place = end + 2 + size + 2
    return b"".join(parts)
