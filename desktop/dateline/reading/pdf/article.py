"""A PDF with a text layer to an article: blocks in reading order, joined across pages."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from dateline.model.article import (
    BlockKind,
    MetadataField,
    MetadataValue,
    ReadArticle,
    UnreadableFileError,
)
from dateline.model.confidence import Confidence
from dateline.model.layout import LaidOut, relayout
from dateline.model.lines import ends_sentence
from dateline.model.messages import Message
from dateline.model.spans import Span
from dateline.reading.assembly import SEPARATOR, Draft, assemble
from dateline.reading.bylines import is_credit
from dateline.reading.corrections import mark_corrections
from dateline.reading.dates import find_date
from dateline.reading.fields import read_line
from dateline.reading.footers import apart_texts, outlet_domain, split_footers
from dateline.reading.header import read_header
from dateline.reading.identity import folded
from dateline.reading.inline import Dialect
from dateline.reading.languages import detect_language
from dateline.reading.limits import Limits
from dateline.reading.metadata import best_first, file_guesses, title_of
from dateline.reading.pdf.layout import PdfBlock, PdfLayout, beside_page_number, read_layout
from dateline.reading.pdf.pages import PageText, PdfFile
from dateline.reading.source import Source
from dateline.reading.structure import Chunk, TextLine, draft
from dateline.reading.textless import without_text
from dateline.reading.web.teasers import split_teasers

_DIALECT: Final = Dialect(escapes=False, markup=False)
_FEWEST_CHARACTERS: Final = 20
"""Characters below which a PDF is taken for pictures of pages, with a stray mark of text."""
_UNMAPPED_SHARE: Final = 0.3
_TITLE_SIZE: Final = 1.2
_HEADING_SIZE: Final = 1.12
_SMALL: Final = 0.88
_LONGEST_HEADING: Final = 160
_MOST_HEADING_LINES: Final = 4
_MOST_ABOVE: Final = 0.2
"""Share of an article that navigation above its headline has at most."""
_FEWEST_QUOTED: Final = 4
"""Words from which a line in large type that stands in the text as well is a pull quote."""
_NO_TITLE = re.compile(
    r"untitled|microsoft word|\.(?:docx?|pdf|indd|qxd|rtf|html?|odt)$|^\W*$", re.IGNORECASE
)
_PDF_TIME = re.compile(r"D:(\d{4})(\d\d)(\d\d)(?:(\d\d)(\d\d)(\d\d)?(?:([+-]\d\d)'?(\d\d)|Z)?)?")
_PRINTED_HEAD = re.compile(r"\d{1,2}[/.]\d{1,2}[/.]\d{4},? \d{1,2}:\d{2}(?:\s?[AP]M)?")
_WEB_ADDRESS = re.compile(r"https?://\S+")


def read_pdf_article(source: Source, *, reader: str, version: int) -> ReadArticle:
    """Return the article in a PDF, without text where its pages are pictures alone.

    Raises `UnreadableFileError` where it is locked, damaged or has too many pages.
    """
    with PdfFile(source.path if source.content is None else source.content) as file:
        pages = _pages(file, source.limits)
        information = [*_information(file)]
    if not _holds_text(pages):
        why = Message.of("reading.pdf.pictures")
        return without_text(source, why, reader=reader, version=version, values=information)
    layout = read_layout(pages)
    blocks, above = _title_first(layout)
    laid_out, starts = _laid_out(blocks)
    chunks = _chunks(laid_out, blocks, starts, layout.body_size)
    header = read_header(chunks, _DIALECT)
    body_chunks, footers = split_footers(header.body, _DIALECT)
    body_chunks, repeated = _without_pull_quotes(body_chunks)
    places = _Places(laid_out, blocks, starts)
    drafts = [places.with_page(draft(chunk, _DIALECT)) for chunk in body_chunks]
    pointers: tuple[str, ...] = ()
    if _is_printed_page(layout):
        drafts, pointers = split_teasers(drafts, url="")
    body = assemble(mark_corrections(drafts), source_length=len(laid_out.text))
    domain = outlet_domain(footers, _DIALECT)
    values = [*(_as_printed(value, layout) for value in header.values), *information]
    values.extend(_running_values(layout.running))
    values.extend([domain] if domain else [])
    values.extend(file_guesses(source.path, source.modified))
    language = detect_language(body.text)
    values.extend([language] if language else [])
    ranked = best_first(replace(value, span=None) for value in values)
    return ReadArticle(
        part="",
        title=title_of(ranked),
        text=body.text,
        blocks=body.blocks,
        formats=body.formats,
        offsets=laid_out.offsets.then(body.offsets),
        apart=(*above, *repeated, *pointers, *apart_texts(footers, _DIALECT)),
        metadata=ranked,
        reader=reader,
        reader_version=version,
        warnings=_warnings(pages),
    )


def _pages(file: PdfFile, limits: Limits) -> list[PageText]:
    """Return the pages' texts; raises where there are too many, or nothing that can be read."""
    if len(file) > limits.pdf_pages:
        raise UnreadableFileError(
            Message.of("reading.pdf.too_many_pages", pages=len(file), largest=limits.pdf_pages)
        )
    pages: list[PageText] = []
    characters = 0
    for page in file.pages():
        characters += page.characters
        if characters > limits.article_length:
            raise UnreadableFileError(Message.of("reading.too_long", largest=limits.article_length))
        pages.append(page)
    if sum(page.unmapped for page in pages) > _UNMAPPED_SHARE * characters:
        raise UnreadableFileError(Message.of("reading.pdf.unmapped"))
    return pages


def _holds_text(pages: Sequence[PageText]) -> bool:
    """Return whether there is any word on the pages; scans may hold a stray mark."""
    letters = sum(len(segment.text) for page in pages for segment in page.segments)
    return letters >= _FEWEST_CHARACTERS or any(
        char.isalpha() for page in pages for char in _text(page)
    )


def _text(page: PageText) -> str:
    return "".join(segment.text for segment in page.segments)


def _warnings(pages: Sequence[PageText]) -> tuple[Message, ...]:
    empty = sum(not page.segments for page in pages)
    return (
        (Message.of("reading.pdf.pages_without_text", n=empty, pages=len(pages)),) if empty else ()
    )


def _title_first(layout: PdfLayout) -> tuple[list[PdfBlock], tuple[str, ...]]:
    """Return the blocks with the headline, the largest type of the first page, in front.

    What a browser printed above it is the site's navigation, and is returned apart.
    """
    blocks = list(layout.blocks)
    large = [
        block
        for block in blocks
        if block.page == blocks[0].page
        and block.size >= _TITLE_SIZE * layout.body_size
        and len(block.text) <= 2 * _LONGEST_HEADING
        and len(block.lines) <= _MOST_HEADING_LINES
        and read_line(block.text) is None
    ]
    if not large:
        return blocks, ()
    title = max(large, key=lambda block: block.size)
    place = blocks.index(title)
    above, behind = blocks[:place], blocks[place + 1 :]
    letters = sum(len(block.text) for block in above)
    if _is_printed_page(layout) and letters < _MOST_ABOVE * sum(len(b.text) for b in behind):
        return [title, *behind], tuple(block.text for block in above)
    return [title, *above, *behind], ()


def _is_printed_page(layout: PdfLayout) -> bool:
    """Return whether a browser printed the pages, with their address in the margin."""
    return any(_WEB_ADDRESS.search(text) for text in layout.running)


def _without_pull_quotes(chunks: Sequence[Chunk]) -> tuple[list[Chunk], tuple[str, ...]]:
    """Return the chunks without words of the article set again in large type, and these words."""
    text = folded(" ".join(each.text for each in chunks if each.kind is BlockKind.PARAGRAPH))
    kept: list[Chunk] = []
    repeated: list[str] = []
    for chunk in chunks:
        words = folded(chunk.text)
        is_heading = chunk.kind is BlockKind.HEADING and len(chunk.text.split()) >= _FEWEST_QUOTED
        if is_heading and words in text:
            repeated.append(" ".join(chunk.text.split()))
        else:
            kept.append(chunk)
    return kept, tuple(repeated)


def _laid_out(blocks: Sequence[PdfBlock]) -> tuple[LaidOut, list[int]]:
    """Return the blocks' text with its paragraphs whole, and where each block starts in the source."""
    starts: list[int] = []
    breaks: list[int] = []
    length = 0
    for block in blocks:
        if block.starts_column and starts:
            breaks.append(length - len(SEPARATOR))
        starts.append(length)
        length += len(block.text) + len(SEPARATOR)
    text = SEPARATOR.join(block.text for block in blocks)
    return relayout(text, page_breaks=breaks, is_wrapped=True), starts


@dataclass(frozen=True, slots=True)
class _Places:
    """Finds the page of a block made from the laid-out text."""

    laid_out: LaidOut
    blocks: Sequence[PdfBlock]
    starts: Sequence[int]

    def block_at(self, offset: int) -> PdfBlock:
        """Return the page block that the character at `offset` of the laid-out text came from."""
        source = self.laid_out.offsets.to_source(Span(offset, offset + 1)).start
        return self.blocks[max(0, bisect_right(self.starts, source) - 1)]

    def with_page(self, block: Draft) -> Draft:
        """Return the draft with the page that it starts on."""
        return (
            replace(block, page=self.block_at(block.runs[0].offset).page) if block.runs else block
        )


def _chunks(
    laid_out: LaidOut, blocks: Sequence[PdfBlock], starts: Sequence[int], body_size: float
) -> list[Chunk]:
    places = _Places(laid_out, blocks, starts)
    chunks: list[Chunk] = []
    offset = 0
    for part in laid_out.text.split(SEPARATOR):
        lines: list[TextLine] = []
        place = offset
        for line in part.split("\n"):
            lines.append(TextLine(line, place))
            place += len(line) + 1
        if part.strip():
            kind, level = _kind(places.block_at(offset), part, body_size)
            chunks.append(Chunk(kind, tuple(lines), level))
        offset += len(part) + len(SEPARATOR)
    return chunks


def _kind(block: PdfBlock, text: str, body_size: float) -> tuple[BlockKind, int]:
    is_large = block.size >= _HEADING_SIZE * body_size
    is_short = len(text) <= _LONGEST_HEADING and len(block.lines) <= _MOST_HEADING_LINES
    is_small = block.size < _SMALL * body_size
    if is_small and (read_line(text) is None or is_credit(text)):
        return BlockKind.CAPTION, 0
    if is_short and (is_large or (block.is_bold and not ends_sentence(text))):
        return BlockKind.HEADING, 1 if block.size >= _TITLE_SIZE * body_size else 2
    return BlockKind.PARAGRAPH, 0


def _as_printed(value: MetadataValue, layout: PdfLayout) -> MetadataValue:
    """Return a header's title as what it is in a PDF: the line in the largest type."""
    if value.field is not MetadataField.TITLE or value.source != "heading":
        return value
    is_large = any(block.size >= _TITLE_SIZE * layout.body_size for block in layout.blocks)
    confidence = Confidence.LIKELY if is_large else Confidence.UNSURE
    return replace(value, source="largest-line", confidence=confidence)


def _information(file: PdfFile) -> list[MetadataValue]:
    """Return title and time from the document information; its author is whoever made the file."""
    values: list[MetadataValue] = []
    title = " ".join(file.information("Title").split())
    if title and _NO_TITLE.search(title) is None:
        values.append(
            MetadataValue(
                MetadataField.TITLE, title, title, "document-information", Confidence.UNSURE
            )
        )
    written = file.information("CreationDate")
    moment = _moment(written)
    if moment is not None:
        values.append(
            MetadataValue(
                MetadataField.SAVED, moment, written, "document-information", Confidence.UNSURE
            )
        )
    return values


def _moment(written: str) -> str | None:
    """Return a time of the document information as ISO 8601, None where it is none.

    Midnight on the first of January is no time at which somebody printed a page but the zero of a
    program's clock: 1601, 1904, 1970, 1980, 2000 and 2001 all begin one, and libraries that write
    the same bytes at each run put it there.
    """
    match = _PDF_TIME.match(written)
    date = None if match is None else find_date("-".join(match.group(1, 2, 3)))
    if match is None or date is None:
        return None
    clock = "".join(part or "" for part in match.group(4, 5, 6))
    if match.group(2, 3) == ("01", "01") and not clock.strip("0"):
        return None
    offset = f"{match[7]}:{match[8]}" if match[7] else ""
    time = f"T{match[4]}:{match[5]}{offset}" if match[4] and match[4] < "24" else ""
    return f"{date.value}{time}"


def _running_values(running: Sequence[str]) -> list[MetadataValue]:
    """Return what running heads and the lines that browsers print around a page say."""
    values: list[MetadataValue] = []
    for text in running:
        address = _WEB_ADDRESS.search(text)
        printed = _PRINTED_HEAD.match(text)
        if address is not None:
            values.append(_running(MetadataField.URL, address[0], text, Confidence.LIKELY))
        elif printed is not None:
            date = find_date(printed[0])
            if date is not None:
                trust = Confidence.LIKELY if date.is_certain else Confidence.UNSURE
                values.append(_running(MetadataField.SAVED, date.value, printed[0], trust))
        else:
            values.extend(
                _running(
                    reading.field, reading.value, text, min(reading.confidence, Confidence.LIKELY)
                )
                for reading in read_line(text) or read_line(beside_page_number(text)) or ()
            )
    return values


def _running(field: MetadataField, value: str, text: str, confidence: Confidence) -> MetadataValue:
    return MetadataValue(field, value, text, "running-head", confidence)
