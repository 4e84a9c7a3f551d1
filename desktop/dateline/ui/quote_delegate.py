"""Paints a row of the Quotes pane: who, when, how sure; and the first words said."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from dateline.library.reads.quotations import QuotationListRow
from dateline.model.confidence import Confidence
from dateline.ui.paged_model import ROW_ROLE
from dateline.ui.theme import Theme, current_theme
from dateline.ui.wording import day_words

_INK_OF = {
    Confidence.SURE: "conf_high",
    Confidence.LIKELY: "conf_medium",
    Confidence.UNSURE: "conf_low",
}


def row_ground(state: QStyle.StateFlag) -> str:
    """Return the name of a row's background for its state."""
    if state & QStyle.StateFlag.State_Selected:
        active = state & QStyle.StateFlag.State_Active
        return "selection" if active else "selection_inactive"
    return "hover" if state & QStyle.StateFlag.State_MouseOver else "panel"


class QuoteDelegate(QStyledItemDelegate):
    """Two lines: speaker, day and step of confidence; then the words, cut where they end."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the height of two lines."""
        return QSize(0, current_theme().row("library_one_line"))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint one quotation."""
        theme = current_theme()
        rect: QRect = option.rect
        painter.save()
        painter.setClipRect(rect)
        painter.fillRect(rect, theme.color(row_ground(option.state)))
        line = QRect(rect.left(), rect.bottom(), rect.width(), 1)
        painter.fillRect(line, theme.color("border"))
        row: QuotationListRow | None = index.data(ROW_ROLE)
        if row is not None:
            margin = theme.space("l")
            inner = rect.adjusted(margin, theme.space("s"), -margin, -theme.space("s"))
            self._paint_head(painter, inner, row, theme)
            self._paint_words(painter, inner, row, theme)
        painter.restore()

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
