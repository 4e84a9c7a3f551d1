"""One record to its article."""

from __future__ import annotations

import re
from collections.abc import Mapping

from dateline.model.article import MetadataField, ReadArticle, UnreadableFileError
from dateline.model.messages import Message
from dateline.reading.composing import Blocks, Composition, TitlePlace, compose
from dateline.reading.markup import whole_text
from dateline.reading.plain import as_list
from dateline.reading.records.columns import TEXTS, folded_name, record_values
from dateline.reading.source import Source
from dateline.reading.web.tree import parse_page

_MARKED = re.compile(
    r"<(?:p|br|div|h[1-6]|ul|blockquote|article|span|a)\b[^<>]{0,300}>", re.IGNORECASE
)


def read_record(
    source: Source, record: Mapping[str, object], *, reader: str, version: int
) -> ReadArticle:
    """Return the article in a record; raises `UnreadableFileError` where it has no text."""
    text = text_of_record(record)
    if not text:
        raise UnreadableFileError(Message.of("reading.records.no_text"))
    blocks = Blocks()
    root = parse_page(text) if _MARKED.search(text) else None
    if root is not None:
        for block in whole_text(root):
            blocks.take(block)
    else:
        blocks.take_plain(text)
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
