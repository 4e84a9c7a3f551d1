"""A few lines of text with the hits of a search marked, laid out once and painted often."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import cast

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QPainter,
    QTextCharFormat,
    QTextLayout,
    QTextLine,
    QTextOption,
)

from dateline.model.spans import Span, Utf16Map
from dateline.ui.theme import Theme

_ELLIPSIS = "…"


class HitText:
    """Text in a type style, broken into at most `most` lines; what does not fit ends in "…".

    `hits` count code points of `text`. Of a hit that is cut off with the text the rest is marked,
    where that is a word or more.
    """

    def __init__(
        self, text: str, hits: Sequence[Span], *, style: str, width: float, most: int, theme: Theme
    ) -> None:
        self._theme = theme
        self._width = max(width, 1.0)
        self._font = theme.font(style)
        self._line_height = theme.line_height(style)
        lines = self._break(text, most)
        shown = text
        if lines is not None:
            shown, hits = self._shortened(text, hits, last_line=lines)
        utf16 = Utf16Map(shown)
        self._hits = [(utf16.to_utf16(hit.start), utf16.to_utf16(hit.end)) for hit in hits]
        self._layout = self._laid_out(shown, most, ink=theme.color("on_hit"))

    @property
    def lines(self) -> int:
        """How many lines there are."""
        return self._layout.lineCount()

    @property
    def height(self) -> int:
        """Height in px."""
        return self.lines * self._line_height

    @property
    def marked(self) -> int:
        """How many hits are in sight."""
        return len(self._hits)

    def paint(self, painter: QPainter, left: float, top: float, *, ink: QColor) -> None:
        """Paint the lines, the hits on their ground, from a corner on."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("hit"))
        radius = self._theme.radius("mark")
        for box in self._boxes():
            painter.drawRoundedRect(box.translated(left, top), radius, radius)
        painter.setPen(ink)
        self._layout.draw(painter, QPointF(left, top))
        painter.restore()

    # Breaking -----------------------------------------------------------------------------------

    def _break(self, text: str, most: int) -> int | None:
        """Return where the last line starts (UTF-16) if the text needs more lines, else None."""
        if not text:
            return None
        layout = self._laid_out(text, most, ink=None)
        last = layout.lineAt(layout.lineCount() - 1)
        length = Utf16Map(text).to_utf16(len(text))
        return last.textStart() if last.textStart() + last.textLength() < length else None

    def _shortened(
        self, text: str, hits: Sequence[Span], *, last_line: int
    ) -> tuple[str, list[Span]]:
        """Return the text cut within its last line, and the hits that are left."""
        start = Utf16Map(text).to_code_points(last_line)
        metrics = QFontMetricsF(self._font)
        tail = metrics.elidedText(text[start:], Qt.TextElideMode.ElideRight, self._width - 1)
        kept = start + len(tail.removesuffix(_ELLIPSIS))
        return text[:start] + tail, list(_cut_off(text, hits, kept))

    def _laid_out(self, text: str, most: int, *, ink: QColor | None) -> QTextLayout:
        layout = QTextLayout(text, self._font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        if ink is not None:
            layout.setFormats([inked(hit, ink) for hit in self._hits])
        layout.beginLayout()
        for number in range(most):
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(self._width)
            slack = (self._line_height - line.height()) / 2
            line.setPosition(QPointF(0, round(number * self._line_height + slack)))
        layout.endLayout()
        return layout

    def _boxes(self) -> list[QRectF]:
        return hit_boxes(self._layout, self._hits, line_height=self._line_height)


def hit_boxes(
    layout: QTextLayout, hits: Sequence[tuple[int, int]], *, line_height: float
) -> list[QRectF]:
    """Return the grounds of hits (UTF-16 ranges) in a text whose lines stand `line_height` px apart.

    A hit that is broken over lines has one on each.
    """
    boxes: list[QRectF] = []
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        first, last = line.textStart(), line.textStart() + line.textLength()
        for start, end in hits:
            if start < last and first < end:
                ends = (_x(line, max(start, first)), _x(line, min(end, last)))
                place = QRectF(min(ends), number * line_height, abs(ends[1] - ends[0]), line_height)
                boxes.append(place.adjusted(-1, 1, 1, 0))
    return boxes


def _cut_off(text: str, hits: Sequence[Span], kept: int) -> Iterator[Span]:
    """Yield what is left of hits in the first `kept` code points: a word of each or more."""
    for hit in hits:
        if hit.end <= kept:
            yield hit
        elif hit.start + len(hit.of(text).split(maxsplit=1)[0]) <= kept:
            yield Span(hit.start, kept)


def _x(line: QTextLine, position: int) -> float:
    x, _ = cast("tuple[float, int]", line.cursorToX(position))
    return x


def inked(hit: tuple[int, int], ink: QColor) -> QTextLayout.FormatRange:
    """Return that the letters of a hit (UTF-16 range) have the colour of its ground."""
    found = QTextLayout.FormatRange()
    found.start, found.length = hit[0], hit[1] - hit[0]
    form = QTextCharFormat()
    form.setForeground(ink)
    found.format = form
    return found
