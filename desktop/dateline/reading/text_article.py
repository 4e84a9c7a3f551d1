"""A plain-text or Markdown file to an article: layout, header, body, footers, metadata."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from dateline.model.article import MetadataField, MetadataValue, ReadArticle, UnreadableFileError
from dateline.model.layout import LaidOut, OffsetMap, relayout
from dateline.model.messages import Message
from dateline.model.spans import Span
from dateline.reading.assembly import assemble
from dateline.reading.corrections import mark_corrections
from dateline.reading.decoding import decode, is_binary
from dateline.reading.footers import apart_texts, outlet_domain, sign_off_persons, split_footers
from dateline.reading.front_matter import read_front_matter
from dateline.reading.header import read_header
from dateline.reading.inline import Dialect
from dateline.reading.languages import detect_language
from dateline.reading.metadata import best_first, file_guesses, title_of
from dateline.reading.source import HEAD_BYTES, Source
from dateline.reading.structure import draft, structure

_MARKUP = re.compile(
    r"^#{1,6} \S|\*\*\S[^*\n]{0,200}\*\*|\[[^\]\n]{1,200}\]\((?:https?:|mailto:|/|#)[^)\n]{1,500}\)|^(?:```|~~~)|^\[[^\]\n]{1,60}\]: \S",
    re.MULTILINE,
)
_SPACES: Final = " \t\n"


def holds_markdown(text: str) -> bool:
    """Return whether a plain text uses Markdown, so that escapes and entities mean something."""
    return _MARKUP.search(text) is not None


def read_text_article(
    source: Source, *, reader: str, version: int, is_markdown: bool
) -> ReadArticle:
    """Return the article in a text file.

    `is_markdown` joins the lines of a paragraph as Markdown does; in plain text only the layout
    decides. Raises `UnreadableFileError` for empty, binary and oversized files.
    """
    data = source.data(largest=source.limits.text_bytes)
    check_is_text(data)
    decoded = decode(data)
    front = read_front_matter(decoded.text)
    laid_out = _laid_out(decoded.text, front.end)
    escapes = is_markdown or holds_markdown(laid_out.text)
    dialect = Dialect(escapes=escapes, reflows=is_markdown)
    parts = structure(laid_out.text, is_markdown=is_markdown)
    dialect = replace(dialect, references=parts.references)
    header = read_header(parts.chunks, dialect)
    chunks, footers = split_footers(header.body, dialect)
    body = assemble(
        mark_corrections(draft(chunk, dialect) for chunk in chunks),
        source_length=len(laid_out.text),
    )
    domain = outlet_domain(footers, dialect)
    found = [value for value in header.values if domain is None or not _is_agency(value)]
    found.extend([domain] if domain else [])
    values = [*front.values, *(_in_file(value, laid_out.offsets) for value in found)]
    apart = apart_texts(footers, dialect)
    values.extend(sign_off_persons(apart))
    values.extend(file_guesses(source.path, source.modified))
    language = detect_language(body.text)
    if language is not None:
        values.append(language)
    ranked = best_first(values)
    return ReadArticle(
        part="",
        title=title_of(ranked),
        text=body.text,
        blocks=body.blocks,
        formats=body.formats,
        offsets=laid_out.offsets.then(body.offsets),
        apart=apart,
        metadata=ranked,
        reader=reader,
        reader_version=version,
        warnings=decoded.warnings(),
    )


def _is_agency(value: MetadataValue) -> bool:
    """Return whether a dateline names an outlet: an agency, where another may have printed its copy."""
    return value.source == "dateline" and value.field is MetadataField.OUTLET


def check_is_text(data: bytes) -> None:
    """Raise `UnreadableFileError` where `data` is empty or no text."""
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise UnreadableFileError(Message.of("reading.empty"))
    if is_binary(data[:HEAD_BYTES]):
        raise UnreadableFileError(Message.of("reading.binary"))


def _laid_out(text: str, start: int) -> LaidOut:
    """Return the text behind the front matter laid out; its map counts in the whole file."""
    laid_out = relayout(text[start:])
    if start == 0:
        return laid_out
    source = tuple(offset + start for offset in laid_out.offsets.source)
    return LaidOut(laid_out.text, OffsetMap(laid_out.offsets.clean, source))


def _in_file(value: MetadataValue, offsets: OffsetMap) -> MetadataValue:
    if value.span is None or value.field not in MetadataField:
        return value
    return replace(value, span=offsets.to_source(Span(value.span.start, value.span.end)))
