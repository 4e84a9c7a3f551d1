"""Paints a row of the Findings pane: the words, their source, the check state and the note."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from dateline.library.reads.findings import FindingRow
from dateline.ui.paged_model import ROW_ROLE
from dateline.ui.quote_delegate import row_ground
from dateline.ui.theme import Theme, current_theme
from dateline.ui.wording import iso_words


class FindingDelegate(QStyledItemDelegate):
    """Three lines: words, source with check state, note."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the height of three lines."""
        return QSize(0, current_theme().row("library_two_line"))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint one finding."""
        theme = current_theme()
        rect: QRect = option.rect
        painter.save()
        painter.setClipRect(rect)
        painter.fillRect(rect, theme.color(row_ground(option.state)))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.color("border"))
        row: FindingRow | None = index.data(ROW_ROLE)
        if row is not None:
            margin = theme.space("l")
            inner = rect.adjusted(margin, theme.space("s"), -margin, -theme.space("s"))
            self._paint_lines(painter, inner, row, theme)
        painter.restore()

    def _paint_lines(self, painter: QPainter, rect: QRect, row: FindingRow, theme: Theme) -> None:
        day = "" if row.published is None else iso_words(row.published, with_weekday=False)
        source = " · ".join(part for part in (row.outlet or row.title, day) if part)
        lines = (
            (" ".join(row.words.split()), "snippet", "text"),
            (source, "meta", "text_muted"),
            (row.note or row.check_words, "caption", "text" if row.note else "text_faint"),
        )
        top = rect.top()
        for words, style, ink in lines:
            metrics = QFontMetrics(theme.font(style))
            painter.setFont(theme.font(style))
            painter.setPen(theme.color(ink))
            shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, rect.width())
            painter.drawText(rect.left(), top + metrics.ascent(), shown)
            top += theme.line_height(style)
