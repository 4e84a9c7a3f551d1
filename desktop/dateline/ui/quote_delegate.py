"""Paints a row of the Quotes pane: who, when, how sure; and the first words said."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter

from dateline.library.reads.quotations import QuotationListRow
from dateline.model.confidence import Confidence
from dateline.ui.row_delegate import RowDelegate, inside
from dateline.ui.theme import Theme
from dateline.ui.wording import day_words

_INK_OF = {
    Confidence.SURE: "conf_high",
    Confidence.LIKELY: "conf_medium",
    Confidence.UNSURE: "conf_low",
}


class QuoteDelegate(RowDelegate):
    """Two lines: speaker, day and step of confidence; then the words, cut where they end."""

    def paint_row(
        self, painter: QPainter, rect: QRect, row: QuotationListRow, theme: Theme
    ) -> None:
        """Paint one quotation."""
        inner = inside(rect, theme)
        self._paint_head(painter, inner, row, theme)
        self._paint_words(painter, inner, row, theme)

    def _paint_head(
        self, painter: QPainter, rect: QRect, row: QuotationListRow, theme: Theme
    ) -> None:
        meta = theme.font("meta")
        metrics = QFontMetrics(meta)
        day = "" if row.published_day is None else day_words(row.published_day, with_weekday=False)
        aside = " · ".join(part for part in (day, row.confidence.word) if part)
        taken = metrics.horizontalAdvance(aside)
        painter.setFont(meta)
        painter.setPen(theme.color(_INK_OF[row.confidence]))
        painter.drawText(rect.right() - taken, rect.top() + metrics.ascent() + 1, aside)
        strong = theme.font("body_medium")
        room = rect.width() - taken - theme.space("m")
        name = row.speaker or self.tr("speaker not found")
        painter.setFont(strong)
        painter.setPen(theme.color("text" if row.speaker else "text_muted"))
        wide = QFontMetrics(strong)
        shown = wide.elidedText(name, Qt.TextElideMode.ElideRight, room)
        painter.drawText(rect.left(), rect.top() + wide.ascent(), shown)

    def _paint_words(
        self, painter: QPainter, rect: QRect, row: QuotationListRow, theme: Theme
    ) -> None:
        font = theme.font("snippet")
        metrics = QFontMetrics(font)
        words = " ".join(row.words.split())
        quoted = words if row.kind == "indirect" else f"“{words}”"
        painter.setFont(font)
        painter.setPen(theme.color("text"))
        shown = metrics.elidedText(quoted, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect.left(), rect.bottom() - metrics.descent(), shown)
