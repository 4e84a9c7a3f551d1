"""The margin left of the text: a bar along each quotation and the name of who says it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt, Slot
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from dateline.explore.highlights import Mark, MarkKind
from dateline.ui.article.marked_text import MarkedText
from dateline.ui.theme import Theme, current_theme
from dateline.ui.widgets.signs import FORMS


@dataclass(slots=True)
class _Quote:
    mark: Mark
    top: float
    bottom: float


class QuoteMargin(QWidget):
    """Follows a `MarkedText`; where it is too narrow for names it keeps the bars alone."""

    def __init__(self, text: MarkedText) -> None:
        super().__init__(text)
        self._text = text
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        text.scrolled.connect(self._follow)

    @Slot()
    def _follow(self) -> None:
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the bars of the quotations in sight, and their speakers."""
        if MarkKind.QUOTATION not in self._text.view.shown:
            return
        theme = current_theme()
        painter = QPainter(self)
        painter.setOpacity(self._text.view.fade)
        ink = theme.color(FORMS[MarkKind.QUOTATION].ink)
        bar_width = theme.stroke("quote_bar")
        bar_left = self.width() - theme.space("xl") - bar_width
        named_to, last_name = 0.0, ""
        for quote in self._quotes_in_sight():
            painter.fillRect(QRectF(bar_left, quote.top, bar_width, quote.bottom - quote.top), ink)
            room = bar_left - theme.space("m") - theme.space("xs")
            name = quote.mark.label
            if room < theme.space("page") or (quote.top < named_to and name == last_name):
                continue
            top = max(quote.top, named_to)
            named_to = self._paint_name(
                painter, quote.mark, QRectF(theme.space("xs"), top, room, 0), theme
            )
            last_name = name

    def _quotes_in_sight(self) -> list[_Quote]:
        offset = self._text.verticalScrollBar().value() - self._text.viewport().y() + self.y()
        quotes: dict[tuple[int, int], _Quote] = {}
        layer = self._text.index.layer(MarkKind.QUOTATION)
        for line in self._text.lines_on_screen():
            top, bottom = (
                line.baseline - line.ascent - offset,
                line.baseline + line.descent + 1 - offset,
            )
            for placed in layer.between(line.start, line.end):
                known = quotes.setdefault(
                    (placed.start, placed.end), _Quote(placed.mark, top, bottom)
                )
                known.bottom = bottom
        return sorted(quotes.values(), key=lambda quote: quote.top)

    def _paint_name(self, painter: QPainter, mark: Mark, place: QRectF, theme: Theme) -> float:
        """Write the speaker right-aligned from the top of `place`; return the y below it."""
        name = mark.label or self.tr("speaker not found")
        font = theme.font("caption_strong" if mark.label else "caption")
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        painter.setPen(theme.color(FORMS[MarkKind.QUOTATION].ink if mark.label else "text_muted"))
        line = QRectF(
            place.x(), place.y() + theme.space("xs"), place.width(), theme.line_height("caption")
        )
        shown = metrics.elidedText(name, Qt.TextElideMode.ElideRight, line.width())
        painter.drawText(line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, shown)
        return line.bottom()
