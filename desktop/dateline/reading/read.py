"""One file to its articles: sniffed by content, then by suffix, and handed to its format."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from dateline.model.article import ReadArticle, UnreadableFileError
from dateline.model.messages import Message
from dateline.reading.formats import Reader, readers
from dateline.reading.kinds import unsupported
from dateline.reading.limits import DEFAULT, Limits
from dateline.reading.references.joining import with_reference
from dateline.reading.source import Source, unopened


def read_file(path: Path, *, limits: Limits = DEFAULT) -> Iterator[ReadArticle]:
    """Yield the articles in the file at `path`, in order, with what a list of references says of it.

    Nothing is read before the first article is asked for; then `UnreadableFileError` is raised for
    a file that can't be opened, is too large, damaged, locked or of no known format.
    """
    yield from with_reference(path, read_source(Source.of(path, limits=limits)))


def read_source(source: Source) -> Iterator[ReadArticle]:
    """Yield the articles in an opened file, in order; raises `UnreadableFileError`."""
    reader = reader_for(source)
    source.check_size(source.size, largest=reader.largest(source.limits))
    told = misnamed(source.path, reader)
    for article in reader.read(source):
        yield article if told is None else replace(article, warnings=(told, *article.warnings))


def reader_for(source: Source) -> Reader:
    """Return the reader that fits `source` best; raises `UnreadableFileError` where none does."""
    if not source.head:
        raise UnreadableFileError(Message.of("reading.empty"))
    scores = [(reader.sniff(source.head, source.path), reader) for reader in readers()]
    best, reader = max(scores, key=lambda score: score[0])
    if best <= 0:
        raise UnreadableFileError(unsupported(source.head, source.path))
    return reader


def misnamed(path: Path, reader: Reader) -> Message | None:
    """Return what to say of a file whose content is not what its name says, None for any other.

    Only a suffix that another format claims says anything.
    """
    suffix = path.suffix.lower()
    if suffix in reader.suffixes or suffix not in suffixes():
        return None
    return Message.of(f"reading.read_as.{reader.id}", suffix=suffix)


def suffixes() -> tuple[str, ...]:
    """Return every suffix that some format claims, in order, for file dialogs and drop previews."""
    return tuple(sorted({suffix for reader in readers() for suffix in reader.suffixes}))


def sha256_of(path: Path) -> str:
    """Return the SHA-256 of a file's bytes in hexadecimal; raises `UnreadableFileError`."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise unopened(error) from error
