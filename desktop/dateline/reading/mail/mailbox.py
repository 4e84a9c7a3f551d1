"""A mailbox file (RFC 4155) to its mails, one after the other, never the whole file in memory."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import BinaryIO, Final

from dateline.model.article import ReadArticle, UnreadableFileError
from dateline.model.messages import Message
from dateline.model.parts import PartKind, numbered_part
from dateline.reading.limits import MEGABYTE
from dateline.reading.mail.headers import SEPARATOR
from dateline.reading.mail.message import read_mail
from dateline.reading.parts import Part, read_parts
from dateline.reading.source import Source

_QUOTED = re.compile(rb"^>(>*From )", re.MULTILINE)
_LONGEST_LINE: Final = 65_536


def read_mailbox(source: Source, *, reader: str, version: int) -> Iterator[ReadArticle]:
    """Yield the articles of every mail; raises `UnreadableFileError` where none can be read."""
    with source.opened() as file:
        parts = (
            Part(
                numbered_part(PartKind.MESSAGE, number),
                _mail(source, data, reader=reader, version=version),
            )
            for number, data in enumerate(_mails(file, source.limits.mail_bytes), start=1)
        )
        yield from read_parts(source, parts)


def _mail(
    source: Source, data: bytes | None, *, reader: str, version: int
) -> Callable[[], Iterable[ReadArticle]]:
    def read() -> Iterable[ReadArticle]:
        if data is None:
            largest = source.limits.mail_bytes // MEGABYTE
            raise UnreadableFileError(Message.of("reading.mail.too_large", largest=largest))
        yield from read_mail(source.inside("", data), reader=reader, version=version)

    return read


def _mails(file: BinaryIO, largest: int) -> Iterator[bytes | None]:
    """Yield the bytes of each mail, None for one that is too large."""
    lines: list[bytes] = []
    size = 0
    before_blank, has_begun = True, False
    while line := file.readline(_LONGEST_LINE):
        if before_blank and line.startswith(b"From ") and SEPARATOR.match(line):
            if has_begun:
                yield _unquoted(lines, size, largest)
            lines, size, has_begun = [], 0, True
        elif has_begun:
            size += len(line)
            if size <= largest:
                lines.append(line)
            else:
                lines = []
        before_blank = not line.strip()
    if has_begun:
        yield _unquoted(lines, size, largest)


def _unquoted(lines: list[bytes], size: int, largest: int) -> bytes | None:
    return None if size > largest else _QUOTED.sub(rb"\1", b"".join(lines))
