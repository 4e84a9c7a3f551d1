"""The strip right of the text: the whole article small, its hits and marks, and the part in sight."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QRectF, Qt, Slot
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from dateline.explore.highlights import MarkKind
from dateline.model.spans import Span
from dateline.ui.article.article_head import ArticleHead
from dateline.ui.article.marked_text import MarkedText
from dateline.ui.theme import Theme, current_theme, theme_switch

_LANES: Final = (
    (MarkKind.QUOTATION, "quotation", 0.70, 0.20, 4),
    (MarkKind.DATE, "date", 0.10, 0.35, 2),
    (MarkKind.FINDING, "accent", 0.10, 0.80, 2),
    (MarkKind.HIT, "hit_current", 0.10, 0.80, 2),
)
"""Kind, colour, left edge and width as parts of the strip, height in px; undermost first."""


class HitMap(QWidget):
    """Stands in for the scroll bar of a `MarkedText`: click or drag to go there."""

    def __init__(self, text: MarkedText, head: ArticleHead) -> None:
        super().__init__(text)
        self._text = text
        self._head = head
        self._ticks: QPixmap | None = None
        self._key: tuple[object, ...] = ()
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setAccessibleName(self.tr("Map of the article"))
        text.scrolled.connect(self._follow)
        theme_switch().changed.connect(self._follow)

    @Slot()
    def _follow(self) -> None:
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the part in sight, the ticks, and the current hit in its frame."""
        theme = current_theme()
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("panel"))
        painter.fillRect(
            QRectF(0, 0, theme.stroke("hairline"), self.height()), theme.color("border")
        )
        bar = self._text.verticalScrollBar()
        whole = bar.maximum() + bar.pageStep()
        if bar.maximum() > 0:
            top = bar.value() / whole * self.height()
            height = max(bar.pageStep() / whole * self.height(), theme.space("m"))
            painter.fillRect(
                QRectF(1, top, self.width() - 1, height), theme.color("selection_inactive")
            )
        self._refresh_ticks(theme, whole)
        if self._ticks is not None:
            painter.drawPixmap(0, 0, self._ticks)
        for y in self._current_rows(whole):
            painter.setPen(theme.color("text"))
            painter.setBrush(theme.color("hit_current"))
            painter.drawRect(QRectF(1.5, y - 2.5, self.width() - 3, 5))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go there."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._go_to(event.position().y())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the part in sight."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._go_to(event.position().y())

    def _go_to(self, y: float) -> None:
        bar = self._text.verticalScrollBar()
        whole = bar.maximum() + bar.pageStep()
        bar.setValue(round(y / max(self.height(), 1) * whole - bar.pageStep() / 2))

    def _refresh_ticks(self, theme: Theme, whole: int) -> None:
        """Draw the ticks again only when marks, shown kinds, layout or theme have changed."""
        text = self._text
        ratio = self.devicePixelRatioF()
        above = self._head_rows(whole)
        key = (id(text.index), text.view.shown, above, whole, self.size().toTuple(), theme, ratio)
        if key == self._key:
            return
        self._key = key
        pixmap = QPixmap(self.size() * ratio)
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        for kind, ink, left, width, height in _LANES:
            if kind in text.view.shown or kind in (MarkKind.HIT, MarkKind.FINDING):
                rows = self._rows(kind, whole) | (above if kind is MarkKind.HIT else frozenset())
                self._paint_lane(painter, rows, theme.color(ink), (left, width, height))
        painter.end()
        self._ticks = pixmap

    def _paint_lane(
        self,
        painter: QPainter,
        rows: Iterable[int],
        ink: QColor,
        lane: tuple[float, float, int],
    ) -> None:
        left, width, height = lane
        for row in rows:
            tick = QRectF(self.width() * left, row - height / 2, self.width() * width, height)
            painter.fillRect(tick, ink)

    def _rows(self, kind: MarkKind, whole: int) -> set[int]:
        """Return the y of the marks of a kind in the text."""
        length = self._text.document().characterCount()
        first, last = self._y_of(0, whole), self._y_of(length, whole)
        step = (last - first) / max(length, 1)
        return {
            round(first + placed.start * step) for placed in self._text.index.layer(kind).placed
        }

    def _head_rows(self, whole: int) -> frozenset[int]:
        """Return the y of the hits in the headline, but for the current one."""
        others = (hit for hit in self._head.hits if hit != self._head.current_hit)
        return frozenset(round(self._y_in_head(hit, whole)) for hit in others)

    def _current_rows(self, whole: int) -> list[float]:
        """Return the y of the current hit, wherever it is."""
        here = self._text.index.layer(MarkKind.CURRENT_HIT).placed
        above = self._head.current_hit
        rows = [] if above is None else [self._y_in_head(above, whole)]
        return [*rows, *(self._y_of(placed.start, whole) for placed in here)]

    def _y_in_head(self, hit: Span, whole: int) -> float:
        return self._head.rect_of(hit).center().y() / max(whole, 1) * self.height()

    def _y_of(self, position: int, whole: int) -> float:
        """Return the y on the strip of a UTF-16 position, by the share of the text before it.

        Asking for the real place of each mark would lay out the whole text at once.
        """
        frame = self._text.document().rootFrame().frameFormat()
        length = max(self._text.document().characterCount(), 1)
        inside = whole - frame.topMargin() - frame.bottomMargin()
        y = frame.topMargin() + inside * position / length
        return y / max(whole, 1) * self.height()
