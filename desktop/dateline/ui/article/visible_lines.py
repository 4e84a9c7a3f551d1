"""Which lines of a document are on screen, and where a range of text lies on them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QTextBlock, QTextDocument, QTextLayout, QTextLine


@dataclass(frozen=True, slots=True)
class ScreenLine:
    """One line of text: its half-open range in UTF-16 positions and its place in the document.

    `left` is the x of the block, `baseline` the y of the letters' feet, in document coordinates.
    """

    start: int
    end: int
    left: float
    baseline: float
    ascent: float
    descent: float
    block_start: int
    line: QTextLine

    def piece(self, start: int, end: int) -> QRectF:
        """Return the box round the letters of `[start, end)` that stand on this line."""
        first = self._x(max(start, self.start), QTextLine.Edge.Leading)
        last = self._x(min(end, self.end) - 1, QTextLine.Edge.Trailing)
        left, right = min(first, last), max(first, last)
        # A mark that goes on in the next line ends with its letters, not with the blank behind them.
        right = max(left, min(right, self.left + self.line.x() + self.line.naturalTextWidth()))
        return QRectF(left, self.baseline - self.ascent, right - left, self.ascent + self.descent)

    def _x(self, position: int, edge: QTextLine.Edge) -> float:
        """Return the x of one side of a letter: where directions change, a boundary has two."""
        # PySide returns the x together with the position it was rounded to.
        x, _ = cast("tuple[float, int]", self.line.cursorToX(position - self.block_start, edge))
        return self.left + x


def line_at(document: QTextDocument, position: int) -> ScreenLine | None:
    """Return the line that holds a UTF-16 position, None outside the text."""
    block = document.findBlock(position)
    if not block.isValid():
        return None
    corner = document.documentLayout().blockBoundingRect(block).topLeft()
    line = block.layout().lineForTextPosition(position - block.position())
    return _screen_line(block, corner, line) if line.isValid() else None


def visible_lines(document: QTextDocument, top: float, bottom: float) -> Iterator[ScreenLine]:
    """Yield the lines that touch `[top, bottom]` in document coordinates, from the top down."""
    layout = document.documentLayout()
    position = layout.hitTest(QPointF(0, top), Qt.HitTestAccuracy.FuzzyHit)
    block = document.findBlock(max(position, 0))
    while block.isValid():
        rect = layout.blockBoundingRect(block)
        if rect.top() > bottom:
            return
        yield from _lines_of(block, rect.topLeft(), top, bottom)
        block = block.next()


def _lines_of(
    block: QTextBlock, corner: QPointF, top: float, bottom: float
) -> Iterator[ScreenLine]:
    layout = block.layout()
    base = corner.y()
    # A paragraph can be the whole text: find its first visible line instead of walking to it.
    first = bisect_left(
        range(layout.lineCount()), top - base, key=lambda number: _bottom(layout, number)
    )
    for number in range(first, layout.lineCount()):
        line = layout.lineAt(number)
        y = base + line.y()
        if y > bottom:
            return
        yield _screen_line(block, corner, line)


def _screen_line(block: QTextBlock, corner: QPointF, line: QTextLine) -> ScreenLine:
    start = block.position() + line.textStart()
    return ScreenLine(
        start=start,
        end=start + line.textLength(),
        left=corner.x(),
        baseline=corner.y() + line.y() + line.ascent(),
        ascent=line.ascent(),
        descent=line.descent(),
        block_start=block.position(),
        line=line,
    )


def _bottom(layout: QTextLayout, number: int) -> float:
    line = layout.lineAt(number)
    return line.y() + line.height()
