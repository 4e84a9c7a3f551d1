"""JSON and JSON lines to records."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final, TypeAlias

from dateline.model.article import ReadArticle, UnreadableFileError
from dateline.model.messages import Message
from dateline.model.parts import PartKind, numbered_part
from dateline.reading.decoding import decode
from dateline.reading.limits import MEGABYTE
from dateline.reading.parts import Part, read_parts
from dateline.reading.plain import as_list, as_mapping
from dateline.reading.records.record import read_record, text_of_record
from dateline.reading.source import Source

Record: TypeAlias = Mapping[str, object]

_LARGEST_WHOLE: Final = 60 * MEGABYTE
"""Bytes up to which JSON is taken as a whole: its objects take some ten times as much memory."""
_DEEPEST: Final = 5
_WRAPPED: Final = ("_source", "fields", "document", "doc", "article", "attributes")
"""Where search engines and interfaces put a record's own fields."""


def read_json(source: Source, *, reader: str, version: int) -> Iterator[ReadArticle]:
    """Yield an article for each record with a text; raises `UnreadableFileError` where none has."""
    text = decode(source.data(largest=source.limits.table_bytes)).text
    whole = _loaded(text) if len(text) <= _LARGEST_WHOLE else None
    records = _lines(text) if whole is None else list(_records(whole))
    if whole is not None and not records:
        raise UnreadableFileError(Message.of("reading.records.none"))
    parts = (
        Part(
            numbered_part(PartKind.RECORD, number),
            _reading(source, record, reader=reader, version=version),
        )
        for number, record in enumerate(records, start=1)
    )
    yield from read_parts(source, parts)


def _reading(
    source: Source, record: Record | None, *, reader: str, version: int
) -> Callable[[], Iterable[ReadArticle]]:
    def read() -> Iterable[ReadArticle]:
        if record is None:
            raise UnreadableFileError(Message.of("reading.records.bad_line"))
        yield read_record(source, record, reader=reader, version=version)

    return read


def _loaded(text: str) -> object:
    """Return the JSON of a whole file, None where it is not one JSON text."""
    try:
        return json.loads(text.lstrip("\ufeff"))
    except (ValueError, RecursionError):
        return None


def _lines(text: str) -> Iterator[Record | None]:
    """Yield the record of each line, None for a line that is none; raises where no line is."""
    has_record = False
    for line in text.lstrip("\ufeff").splitlines():
        if not line.strip():
            continue
        loaded = _loaded(line)
        record = next(_records(as_mapping(loaded)), None)
        has_record = has_record or isinstance(loaded, dict)
        if not has_record:
            raise UnreadableFileError(Message.of("reading.records.damaged"))
        yield record


def _records(value: object, depth: int = 0) -> Iterator[Record]:
    """Yield the records in a JSON value: objects with a text, or those of the longest list of such."""
    record, listed = as_mapping(value), as_list(value)
    if text_of_record(record):
        yield record
        return
    for name in _WRAPPED:
        inner = as_mapping(record.get(name))
        if text_of_record(inner):
            yield {**record, **inner}
            return
    if depth < _DEEPEST:
        for inner in (*record.values(), *listed):
            yield from _records(inner, depth + 1)
