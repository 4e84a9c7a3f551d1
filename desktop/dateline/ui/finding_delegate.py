"""Paints a row of the Findings pane: the words, their source, the check state and the note."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter

from dateline.library.reads.findings import FindingRow
from dateline.ui.row_delegate import RowDelegate, inside
from dateline.ui.theme import Theme
from dateline.ui.wording import iso_words


class FindingDelegate(RowDelegate):
    """Three lines: words, source with check state, note."""

    row_height = "library_two_line"

    def paint_row(self, painter: QPainter, rect: QRect, row: FindingRow, theme: Theme) -> None:
        """Paint one finding."""
        self._paint_lines(painter, inside(rect, theme), row, theme)

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
