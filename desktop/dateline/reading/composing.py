"""Blocks of a document and what it says of itself to an article: title, header lines, body, footers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum, auto
from typing import Final

from dateline.model.article import (
    BlockKind,
    Format,
    FormatKind,
    MetadataField,
    MetadataValue,
    ReadArticle,
    UnreadableFileError,
)
from dateline.model.confidence import Confidence
from dateline.model.layout import relayout
from dateline.model.lines import REMOVED
from dateline.model.messages import Message
from dateline.model.spans import Span
from dateline.reading.assembly import SEPARATOR, Draft, Run, assemble, cut_runs
from dateline.reading.fields import read_line
from dateline.reading.footers import is_footer
from dateline.reading.header import read_header
from dateline.reading.identity import folded
from dateline.reading.inline import Dialect
from dateline.reading.languages import detect_language
from dateline.reading.metadata import best_first, file_guesses, title_of
from dateline.reading.source import Source
from dateline.reading.structure import Chunk, TextLine, draft, structure
from dateline.reading.text_article import holds_markdown

_REMOVED = re.compile(f"[{REMOVED}]+")
_SPACE = re.compile(r"[ \t\r\n\f\v\x85\u2028\u2029]+")
_PLAIN: Final = Dialect(escapes=False, markup=False)
_HEAD_BLOCKS: Final = 14
"""Blocks at the top among which title, byline and date lines are looked for."""
_LINES_ABOVE: Final = 4
_MOST_FOOTERS: Final = 8


@dataclass(slots=True)
class Blocks:
    """Collects the blocks of a document in order; offsets count in the text that the blocks make."""

    drafts: list[Draft] = field(default_factory=list[Draft])
    length: int = 0

    def add(self, kind: BlockKind, writing: Writing) -> None:
        """Add a paragraph; one without any word is left out."""
        self.take(Draft(kind, (Run(writing.text, 0),), tuple(writing.formats)))

    def add_text(self, kind: BlockKind, text: str) -> None:
        """Add a paragraph of one line of characters."""
        writing = Writing()
        writing.write(text)
        self.add(kind, writing)

    def take(self, draft: Draft) -> None:
        """Add a block that was made elsewhere; what its runs counted in is forgotten."""
        text = draft.text
        if not text.strip():
            return
        placed = replace(draft, runs=(Run(text, self.length),))
        self.drafts.append(placed.stripped())
        self.length += len(text) + len(SEPARATOR)

    def take_plain(self, text: str) -> None:
        """Add the paragraphs, lists, quotes and table rows of a plain text, its layout undone."""
        laid_out = relayout(text).text
        dialect = Dialect(escapes=holds_markdown(laid_out))
        for chunk in structure(laid_out, is_markdown=False).chunks:
            if chunk.kind is not None:
                self.take(draft(chunk, dialect))


@dataclass(slots=True)
class Writing:
    """A paragraph in the making: its characters, white space collapsed, and its formats."""

    parts: list[str] = field(default_factory=list[str])
    length: int = 0
    formats: list[Format] = field(default_factory=list[Format])

    def write(
        self, text: str, *, kinds: Iterable[FormatKind] = (), target: str | None = None
    ) -> None:
        """Add characters set in `kinds`; `target` makes them a link."""
        text = _SPACE.sub(" ", _REMOVED.sub("", text))
        if not self.parts or self.parts[-1][-1].isspace():
            text = text.lstrip(" ")
        if not text:
            return
        span = Span(self.length, self.length + len(text))
        self.parts.append(text)
        self.length = span.end
        for kind in kinds:
            self._mark(Format(kind, span))
        if target:
            self._mark(Format(FormatKind.LINK, span, target))

    def end_line(self) -> None:
        """Add a line break that was set on purpose; two in a row are one."""
        self._end("\n")

    def end_cell(self) -> None:
        """Add what stands between two cells of a table's row."""
        self._end("\t")

    def _end(self, mark: str) -> None:
        if self.parts and self.parts[-1] == " ":
            self.length -= len(self.parts.pop())
        if self.parts and not self.parts[-1].endswith(("\n", "\t")):
            self.parts.append(mark)
            self.length += 1

    def _mark(self, item: Format) -> None:
        """Add a format, joined with an equal one that ends where it begins."""
        for place in range(len(self.formats) - 1, max(-1, len(self.formats) - 4), -1):
            last = self.formats[place]
            if (last.kind, last.target, last.span.end) == (item.kind, item.target, item.span.start):
                self.formats[place] = replace(last, span=Span(last.span.start, item.span.end))
                return
        self.formats.append(item)

    @property
    def text(self) -> str:
        """The characters so far."""
        return "".join(self.parts)


class TitlePlace(Enum):
    """Where an article's title is told."""

    TEXT = auto()
    """At the top of the text, where it is looked for and taken out."""
    ELSEWHERE = auto()
    """In a subject line or table of contents; where the text repeats it, it is taken out."""
    NOWHERE = auto()
    """The title is how the text begins, and stays there."""


@dataclass(frozen=True, slots=True)
class Composition:
    """What a format found: blocks, what it says of itself, what stands apart, what to warn of."""

    drafts: Sequence[Draft]
    values: Sequence[MetadataValue] = ()
    apart: Sequence[str] = ()
    warnings: Sequence[Message] = ()
    title_place: TitlePlace = TitlePlace.TEXT


def compose(source: Source, found: Composition, *, reader: str, version: int) -> ReadArticle:
    """Return the article; raises `UnreadableFileError` where there is no text or far too much."""
    values = list(found.values)
    drafts = list(found.drafts)
    if found.title_place is TitlePlace.ELSEWHERE:
        drafts, above = _without_header(drafts, title_of(best_first(values)))
        values.extend(above)
    elif found.title_place is TitlePlace.TEXT:
        drafts, above = _without_title(drafts)
        values.extend(above)
    drafts, apart = _without_footers(drafts)
    values.extend(file_guesses(source.path, source.modified))
    if not drafts:
        raise UnreadableFileError(Message.of("reading.no_text"))
    last = drafts[-1].source_span.end
    if last > source.limits.article_length:
        raise UnreadableFileError(
            Message.of("reading.too_long", largest=source.limits.article_length)
        )
    body = assemble(drafts, source_length=last)
    language = detect_language(body.text)
    ranked = best_first([*values, *([language] if language else [])])
    return ReadArticle(
        part="",
        title=title_of(ranked),
        text=body.text,
        blocks=body.blocks,
        formats=body.formats,
        offsets=body.offsets,
        apart=tuple(_REMOVED.sub("", text) for text in (*apart, *found.apart)),
        metadata=ranked,
        reader=reader,
        reader_version=version,
        warnings=tuple(found.warnings),
    )


def _without_title(drafts: Sequence[Draft]) -> tuple[list[Draft], list[MetadataValue]]:
    """Return the drafts without title and header lines, and what those say."""
    head = [_chunk(block) for block in drafts[:_HEAD_BLOCKS]]
    header = read_header(head, _PLAIN)
    values = [replace(value, span=None) for value in header.values]
    kept = list(_remaining(drafts, header.body))
    return [*kept, *drafts[_HEAD_BLOCKS:]], values


def _chunk(block: Draft) -> Chunk:
    lines: list[TextLine] = []
    offset = block.source_span.start
    for raw in block.text.split("\n"):
        lead = len(raw) - len(raw.lstrip())
        if raw.strip():
            lines.append(TextLine(raw.strip(), offset + lead))
        offset += len(raw) + 1
    return Chunk(block.kind, tuple(lines))


def _remaining(drafts: Sequence[Draft], chunks: Iterable[Chunk]) -> Iterable[Draft]:
    """Yield what the chunks that were not taken leave of the drafts they were made of."""
    by_start = sorted(drafts, key=lambda block: block.source_span.start)
    place = 0
    for chunk in chunks:
        start, end = chunk.lines[0].offset, chunk.lines[-1].end
        while by_start[place].source_span.end < end:
            place += 1
        block = by_start[place]
        first = start - block.source_span.start
        yield block if first == 0 else _from(block, first)


def _from(block: Draft, start: int) -> Draft:
    length = len(block.text)
    formats = [
        replace(item, span=Span(max(0, item.span.start - start), item.span.end - start))
        for item in block.formats
        if item.span.end > start
    ]
    return replace(block, runs=cut_runs(block.runs, start, length), formats=tuple(formats))


def _without_header(drafts: Sequence[Draft], title: str) -> tuple[list[Draft], list[MetadataValue]]:
    """Return the drafts without lines at their top that repeat the title or say who and when."""
    kept: list[Draft] = []
    values: list[MetadataValue] = []
    name = folded(title)
    for place, block in enumerate(drafts):
        text = block.text
        is_near = place < _LINES_ABOVE and block.kind is not BlockKind.QUOTE
        if is_near and name and folded(text) == name:
            continue
        readings = read_line(text) if is_near else None
        if not readings:
            kept.append(block)
            continue
        values.extend(
            MetadataValue(
                reading.field,
                reading.value,
                reading.as_found,
                "line-under-title",
                min(reading.confidence, Confidence.LIKELY),
            )
            for reading in readings
            if reading.field is not MetadataField.TITLE
        )
    return (kept, values) if kept else (list(drafts), [])


def _without_footers(drafts: list[Draft]) -> tuple[list[Draft], tuple[str, ...]]:
    end = len(drafts)
    while end > 1 and len(drafts) - end < _MOST_FOOTERS and is_footer(drafts[end - 1].text):
        end -= 1
    return drafts[:end], tuple(block.text for block in drafts[end:])
