"""One record to its article."""

from __future__ import annotations

from collections.abc import Mapping

from dateline.model.article import MetadataField, ReadArticle, UnreadableFileError
from dateline.model.messages import Message
from dateline.reading.composing import Composition, TitlePlace, compose
from dateline.reading.mixed_text import blocks_of
from dateline.reading.plain import as_list
from dateline.reading.records.columns import TEXTS, folded_name, record_values
from dateline.reading.source import Source


def read_record(
    source: Source, record: Mapping[str, object], *, reader: str, version: int
) -> ReadArticle:
    """Return the article in a record; raises `UnreadableFileError` where it has no text."""
    text = text_of_record(record)
    if not text:
        raise UnreadableFileError(Message.of("reading.records.no_text"))
    blocks = blocks_of(text)
    values = list(record_values(record))
    has_title = any(value.field is MetadataField.TITLE for value in values)
    place = TitlePlace.ELSEWHERE if has_title else TitlePlace.TEXT
    found = Composition(blocks.drafts, values, title_place=place)
    return compose(source.inside("", b""), found, reader=reader, version=version)


def text_of_record(record: Mapping[str, object]) -> str:
    """Return the text of the fullest known field that has one, "" where none has."""
    by_name = {folded_name(name): value for name, value in record.items()}
    for name in TEXTS:
        value = by_name.get(name)
        lines = [line for line in as_list(value) if isinstance(line, str)]
        value = "\n\n".join(lines) if lines else value
        if isinstance(value, str) and value.strip():
            return value
    return ""
