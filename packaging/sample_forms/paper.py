"""Sample articles as PDF pages: two columns, a running head, words hyphenated at line ends."""

from __future__ import annotations

import io
import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from reportlab.lib.pagesizes import A5
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from .source import Source, printed_day

_PAGE_WIDTH, _PAGE_HEIGHT = A5
_MARGIN: Final = 38.0
_GUTTER: Final = 16.0
_COLUMN_WIDTH: Final = (_PAGE_WIDTH - 2 * _MARGIN - _GUTTER) / 2
_ROMAN: Final = "Times-Roman"
_BOLD: Final = "Times-Bold"
_ITALIC: Final = "Times-Italic"
_SIZE: Final = 12.0
_LEADING: Final = 16.0
_INDENT: Final = 12.0
_PARAGRAPH_GAP: Final = 5.0
_HEAD_SIZE: Final = 8.0
_TITLE_SIZE: Final = 20.0


@dataclass(frozen=True, slots=True)
class _Face:
    name: str
    size: float

    def width(self, text: str) -> float:
        """Return the width of `text` in points."""
        return stringWidth(text, self.name, self.size)


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    first: bool


@dataclass(frozen=True, slots=True)
class _Column:
    left: float
    top: float
    page: int


def paper(source: Source) -> bytes:
    """Return the article as a PDF that is the same, byte for byte, each time it is made.

    Pages are not compressed: the output of zlib differs from one build of it to another.
    """
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A5, invariant=1, pageCompression=0)
    canvas.setTitle(source["title"])
    canvas.setAuthor(source.byline)
    canvas.setSubject(source["outlet"])
    _running_head(canvas, source, page=1)
    body_top = _opening(canvas, source)
    _flow(canvas, source, body_top)
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _running_head(canvas: Canvas, source: Source, *, page: int) -> None:
    canvas.setFont(_ITALIC, _HEAD_SIZE)
    baseline = _PAGE_HEIGHT - 26
    canvas.drawString(_MARGIN, baseline, source["outlet"])
    canvas.drawCentredString(_PAGE_WIDTH / 2, baseline, printed_day(source["published"]))
    canvas.drawRightString(_PAGE_WIDTH - _MARGIN, baseline, str(page))
    canvas.line(_MARGIN, baseline - 5, _PAGE_WIDTH - _MARGIN, baseline - 5)


def _opening(canvas: Canvas, source: Source) -> float:
    """Draw title, byline and day over both columns; return the baseline where the columns begin."""
    baseline = _PAGE_HEIGHT - 60
    canvas.setFont(_BOLD, _TITLE_SIZE)
    for line in _broken(
        source["title"].split(), {}, _PAGE_WIDTH - 2 * _MARGIN, _Face(_BOLD, _TITLE_SIZE)
    ):
        canvas.drawString(_MARGIN, baseline, line)
        baseline -= _TITLE_SIZE * 1.15
    canvas.setFont(_ITALIC, _SIZE)
    canvas.drawString(_MARGIN, baseline, f"By {source.byline}")
    canvas.drawString(_MARGIN, baseline - _LEADING, printed_day(source["published"]))
    return baseline - 3 * _LEADING


def _flow(canvas: Canvas, source: Source, body_top: float) -> None:
    columns = _columns(body_top)
    column = next(columns)
    baseline = column.top
    for line in _lines(source):
        baseline -= _PARAGRAPH_GAP if line.first and baseline < column.top else 0
        if baseline < _MARGIN + _LEADING:
            page, column = column.page, next(columns)
            baseline = column.top
            if column.page != page:
                canvas.showPage()
                _running_head(canvas, source, page=column.page)
        canvas.setFont(_ROMAN, _SIZE)
        canvas.drawString(column.left + (_INDENT if line.first else 0), baseline, line.text)
        baseline -= _LEADING


def _columns(body_top: float) -> Iterator[_Column]:
    for page in itertools.count(1):
        top = body_top if page == 1 else _PAGE_HEIGHT - 54
        yield _Column(_MARGIN, top, page)
        yield _Column(_MARGIN + _COLUMN_WIDTH + _GUTTER, top, page)


def _lines(source: Source) -> Iterator[_Line]:
    breaks = {
        word.replace("-", ""): word.split("-")
        for word in source.header.get("hyphenate", "").split()
    }
    for paragraph in source.paragraphs:
        lines = _broken(
            paragraph.split(), breaks, _COLUMN_WIDTH, _Face(_ROMAN, _SIZE), indent=_INDENT
        )
        for number, text in enumerate(lines):
            yield _Line(text, first=number == 0)


def _broken(
    words: list[str],
    breaks: dict[str, list[str]],
    width: float,
    face: _Face,
    *,
    indent: float = 0.0,
) -> Iterator[str]:
    """Yield the lines of a paragraph, each as full as `width` points and the known breaks allow."""
    line, room = "", width - indent
    for word in words:
        joined = f"{line} {word}" if line else word
        if face.width(joined) <= room:
            line = joined
            continue
        head, tail = _hyphenated(line, word, breaks, room, face)
        yield head
        line, room = tail, width
    yield line


def _hyphenated(
    line: str, word: str, breaks: dict[str, list[str]], room: float, face: _Face
) -> tuple[str, str]:
    """Return the line with as much of `word` as fits before a hyphen, and the rest of the word."""
    core = re.sub(r"\W+", "", word)
    pieces = breaks.get(core, []) if core in word else []
    before = word.index(core) if pieces else 0
    for count in range(len(pieces) - 1, 0, -1):
        cut = before + sum(len(piece) for piece in pieces[:count])
        head = f"{line} {word[:cut]}-"
        if face.width(head) <= room:
            return head, word[cut:]
    return line, word
