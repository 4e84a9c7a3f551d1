"""Undo the layout of a page: join hard-wrapped lines and cut paragraphs, keeping an offset map."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.model.joins import Glue, Hyphenation, Paragraph
from dateline.model.lines import LINE_BREAK, REMOVED, Line, lines
from dateline.model.spans import Span
from dateline.model.wrapping import Wrapping, measure

_CHANGED = re.compile(f"({LINE_BREAK})|[{REMOVED}]+")
_PAGE_BREAK = "\x0c"


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """Maps a cleaned text back to the source it was made from, piece by piece.

    Piece `i` starts at `clean[i]` in the cleaned text and at `source[i]` in the source; both lists
    rise. A piece ends where the next begins; characters the source lost or gained lie between
    pieces: lost ones belong to no piece, gained ones (a blank line put between two blocks) map to
    the place between. All offsets are code points.
    """

    clean: tuple[int, ...] = (0,)
    source: tuple[int, ...] = (0,)

    @classmethod
    def identity(cls) -> OffsetMap:
        """Return the map of a text that was not changed."""
        return cls()

    def to_source(self, span: Span) -> Span:
        """Return the source span that holds the first to the last character of `span`."""
        start = self._source_of(span.start)
        if span.length == 0:
            return Span(start, start)
        piece = bisect_right(self.clean, span.end - 1) - 1
        end = self.source[piece] + span.end - self.clean[piece]
        if piece + 1 < len(self.source):
            end = min(end, self.source[piece + 1])
        return Span(start, max(start, end))

    def to_clean(self, span: Span) -> Span:
        """Return the cleaned span of a source span; lost characters shrink it."""
        start = self._clean_of(span.start)
        if span.length == 0:
            return Span(start, start)
        last = self._clean_of(span.end - 1)
        return Span(start, max(start, min(last + 1, self._clean_of(span.end))))

    def then(self, later: OffsetMap) -> OffsetMap:
        """Return the map of a text that was cleaned twice: `later` maps onto this map's text."""
        builder = _Pieces()
        bounds = [*later.clean[1:], None]
        for clean, middle, end in zip(later.clean, later.source, bounds, strict=True):
            self._pieces_within(builder, clean=clean, middle=middle, end=end)
        return builder.finished()

    def _pieces_within(self, builder: _Pieces, *, clean: int, middle: int, end: int | None) -> None:
        builder.start(clean, self._source_of(middle))
        first = bisect_right(self.clean, middle)
        for offset, source in zip(self.clean[first:], self.source[first:], strict=True):
            if end is not None and clean + offset - middle >= end:
                break
            builder.start(clean + offset - middle, source)

    def _source_of(self, offset: int) -> int:
        piece = bisect_right(self.clean, offset) - 1
        mapped = self.source[piece] + offset - self.clean[piece]
        if piece + 1 < len(self.source):
            return min(mapped, self.source[piece + 1])
        return mapped

    def _clean_of(self, offset: int) -> int:
        piece = max(0, bisect_right(self.source, offset) - 1)
        mapped = self.clean[piece] + max(0, offset - self.source[piece])
        if piece + 1 < len(self.clean):
            return min(mapped, self.clean[piece + 1])
        return mapped


class _Pieces:
    """The two rising lists of an offset map in the making; pieces that go on are not repeated."""

    def __init__(self) -> None:
        self.clean = [0]
        self.source = [0]

    def start(self, clean: int, source: int) -> None:
        """Start a piece; one without any character of its own gives way to it."""
        if clean == self.clean[-1]:
            self.source[-1] = source
        elif source - self.source[-1] != clean - self.clean[-1]:
            self.clean.append(clean)
            self.source.append(source)

    def finished(self) -> OffsetMap:
        return OffsetMap(tuple(self.clean), tuple(self.source))


@dataclass(frozen=True, slots=True)
class LaidOut:
    """A text without its layout, and the map from it back to the source."""

    text: str
    offsets: OffsetMap


class TracedWriter:
    """Writes a cleaned text and its offset map side by side; parts come in the source's order."""

    def __init__(self) -> None:
        """Begin with nothing written."""
        self._pieces = _Pieces()
        self._parts: list[str] = []
        self.length = 0

    def copy(self, part: str, source: int) -> None:
        """Write `part`, whose characters stand in the source from `source` on."""
        if part:
            self._pieces.start(self.length, source)
            self._parts.append(part)
            self.length += len(part)

    def gain(self, part: str) -> None:
        """Write `part`, which stands nowhere in the source."""
        self._parts.append(part)
        self.length += len(part)

    def finish(self, source_length: int) -> LaidOut:
        """Return what was written; `source_length` is the length of the source."""
        self._pieces.start(self.length, source_length)
        return LaidOut("".join(self._parts), self._pieces.finished())


def relayout(
    text: str, *, page_breaks: Sequence[int] = (), is_wrapped: bool | None = None
) -> LaidOut:
    """Return `text` with its paragraphs whole.

    Lines are joined where the lengths of all lines say that the text was hard-wrapped; a paragraph
    cut in two by a page break or a stray blank line is joined where its sentence plainly goes on;
    words broken at a line end lose the hyphen. Lists, headings, tables, verse and texts with one
    paragraph a line keep their lines. Line breaks become LF; soft hyphens, zero-width spaces,
    control characters and lone surrogates go, so that the result can always be encoded as UTF-8.
    Nothing is added: each character of the result stands for one character of `text`. Spaces at the
    ends of lines that are not joined stay. `page_breaks` are rising offsets (code points) in `text`
    at which a page ends; form feeds count as well. `is_wrapped` says what else the lengths of lines
    must tell: True that every line break inside a block is a wrap, False that none is. Takes linear
    time for any text.
    """
    if _CHANGED.search(text) is None:
        return LaidOut(text, OffsetMap.identity())
    wrapping = measure(lines(text)) if is_wrapped is None else Wrapping(certain=is_wrapped)
    return _Joining(text, wrapping, page_breaks).run()


class _Joining:
    """One walk over the lines of a text, copying what stays and gluing what belongs together."""

    def __init__(self, source: str, wrapping: Wrapping, page_breaks: Sequence[int]) -> None:
        self._source = source
        self._wrapping = wrapping
        self._page_breaks = page_breaks
        self._has_form_feeds = _PAGE_BREAK in source
        self._hyphenation = Hyphenation(source)
        self._writer = TracedWriter()
        self._kept_to = 0

    def run(self) -> LaidOut:
        paragraph: Paragraph | None = None
        for line in lines(self._source):
            if paragraph is not None and self._goes_on(paragraph, line):
                self._glue(paragraph.last, line)
                paragraph.add(line)
            else:
                paragraph = Paragraph(line)
        self._keep(self._kept_to, len(self._source))
        return self._writer.finish(len(self._source))

    def _goes_on(self, paragraph: Paragraph, line: Line) -> bool:
        page_break = self._is_page_break(paragraph.last.end, line.start)
        if paragraph.last.soft_hyphen and not line.blanks:
            return True
        if line.blanks or page_break:
            return paragraph.is_continued_by(line, page_break=page_break, wrapping=self._wrapping)
        return paragraph.wraps_into(line, self._wrapping)

    def _is_page_break(self, end: int, start: int) -> bool:
        if self._has_form_feeds and _PAGE_BREAK in self._source[end:start]:
            return True
        place = bisect_left(self._page_breaks, end)
        return place < len(self._page_breaks) and self._page_breaks[place] <= start

    def _glue(self, line: Line, following: Line) -> None:
        glue = self._hyphenation.glue(line, following)
        self._keep(self._kept_to, line.end - (glue is Glue.DROP_HYPHEN))
        if glue is Glue.SPACE:
            self._writer.copy(" ", line.line_break)
        self._kept_to = following.start

    def _keep(self, start: int, end: int) -> None:
        for match in _CHANGED.finditer(self._source, start, end):
            self._writer.copy(self._source[start : match.start()], start)
            start = match.end()
            if match[1]:
                self._writer.copy("\n", start - 1)
        self._writer.copy(self._source[start:end], start)
