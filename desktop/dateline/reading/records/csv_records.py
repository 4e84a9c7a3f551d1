"""Rows of a table to records."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator
from io import StringIO
from typing import Final

from dateline.model.article import ReadArticle, UnreadableFileError
from dateline.model.messages import Message
from dateline.model.parts import PartKind, numbered_part
from dateline.reading.decoding import decode
from dateline.reading.parts import Part, read_parts
from dateline.reading.records.columns import column_names, lists_links
from dateline.reading.records.record import read_record
from dateline.reading.source import Source

_LONGEST_FIELD: Final = 20_000_000


def read_csv(source: Source, *, reader: str, version: int) -> Iterator[ReadArticle]:
    """Yield an article for each row with a text; raises `UnreadableFileError` where columns are unknown."""
    decoded = decode(source.data(largest=source.limits.table_bytes))
    text = decoded.text.lstrip("\ufeff").replace("\x00", "")
    columns = column_names(text)
    if columns is None:
        why = "list_of_links" if lists_links(text) else "no_columns"
        raise UnreadableFileError(Message.of(f"reading.records.{why}"))
    delimiter, names = columns
    parts = (
        Part(
            numbered_part(PartKind.RECORD, number),
            _reading(source, names, row, reader=reader, version=version),
        )
        for number, row in enumerate(_rows(text, delimiter), start=1)
    )
    yield from read_parts(source, parts)


def _rows(text: str, delimiter: str) -> Iterator[list[str]]:
    """Yield the rows behind the names; blank ones are left out, a damaged one ends the table."""
    csv.field_size_limit(_LONGEST_FIELD)
    rows = csv.reader(StringIO(text, newline=""), delimiter=delimiter)
    try:
        next(rows, None)
        for row in rows:
            if any(cell.strip() for cell in row):
                yield row
    except csv.Error as error:
        raise UnreadableFileError(Message.of("reading.records.damaged")) from error


def _reading(
    source: Source, names: list[str], row: list[str], *, reader: str, version: int
) -> Callable[[], Iterable[ReadArticle]]:
    def read() -> Iterable[ReadArticle]:
        record = dict(zip(names, row, strict=False))
        yield read_record(source, record, reader=reader, version=version)

    return read
