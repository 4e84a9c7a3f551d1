"""Paints the cells of an import report: a signed result, two lines of words, a button."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from dateline.ui.imports.report_model import (
    FILE_COLUMN,
    RESULT_COLUMN,
    RESULT_SIGNS,
    STEP_COLUMN,
    ReportModel,
    ReportRow,
    result_words,
)
from dateline.ui.theme import Theme, current_theme
from dateline.ui.widgets.icons import paint_icon

_Index = QModelIndex | QPersistentModelIndex


def step_button_rect(row: ReportRow, cell: QRectF) -> QRectF:
    """Return where the button of the next step lies in its cell."""
    theme = current_theme()
    width = QFontMetricsF(theme.font("body_medium")).horizontalAdvance(row.step_words)
    button = QRectF(0, 0, width + 2 * theme.space("m") + 2, theme.row("button_small"))
    button.moveCenter(cell.center())
    button.moveLeft(cell.left() + theme.space("m"))
    return button


class ReportDelegate(QStyledItemDelegate):
    """Paints one report row, all cells 41 px high; the view handles clicks on the button."""

    def __init__(self, model: ReportModel, parent: QObject) -> None:
        super().__init__(parent)
        self._model = model
        self.hovered_row = -1
        self.hovered_step = -1

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Return the fixed row height."""
        return QSize(0, current_theme().row("table_two_line"))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint one cell."""
        row = self._model.row_at(index.row())
        if row is None:
            return
        theme = current_theme()
        cell = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if index.row() == self.hovered_row:
            painter.fillRect(cell, theme.color("hover"))
        if option.state & QStyle.StateFlag.State_Selected:
            active = bool(option.state & QStyle.StateFlag.State_Active)
            painter.fillRect(cell, theme.color("selection" if active else "selection_inactive"))
        painter.setPen(theme.color("border"))
        line = cell.bottom() - 0.5
        painter.drawLine(QPointF(cell.left(), line), QPointF(cell.right(), line))
        left_pad = theme.space("xl" if index.column() == RESULT_COLUMN else "m")
        inside = cell.adjusted(left_pad, 0, -theme.space("m"), -1)
        if index.column() == RESULT_COLUMN:
            self._paint_result(painter, inside, row, theme)
        elif index.column() == FILE_COLUMN:
            _write(painter, inside, row.file, theme, style="body", ink="text", middle=True)
        elif index.column() == STEP_COLUMN:
            self._paint_step(painter, cell, row, theme, hovered=index.row() == self.hovered_step)
        else:
            self._paint_what(painter, inside, row, theme)
        painter.restore()

    def _paint_result(self, painter: QPainter, cell: QRectF, row: ReportRow, theme: Theme) -> None:
        icon, ink = RESULT_SIGNS[row.result]
        size = theme.icon("size")
        paint_icon(
            painter,
            icon,
            QRectF(cell.x(), cell.center().y() - size / 2, size, size),
            theme.hex(ink),
        )
        words = cell.adjusted(size + theme.space("s"), 0, 0, 0)
        _write(painter, words, result_words(row.result), theme, style="body", ink=ink)

    def _paint_what(self, painter: QPainter, cell: QRectF, row: ReportRow, theme: Theme) -> None:
        if not row.title:
            _write(painter, cell, row.what, theme, style="body", ink="text")
            return
        upper, lower = theme.line_height("body"), theme.line_height("meta")
        top = cell.y() + (cell.height() - upper - lower) / 2
        title = QRectF(cell.x(), top, cell.width(), upper)
        _write(painter, title, row.title, theme, style="body_medium", ink="text")
        words = QRectF(cell.x(), top + upper, cell.width(), lower)
        _write(painter, words, row.what, theme, style="meta", ink="text_muted")

    def _paint_step(
        self, painter: QPainter, cell: QRectF, row: ReportRow, theme: Theme, *, hovered: bool
    ) -> None:
        if not row.step:
            return
        button = step_button_rect(row, cell).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(theme.color("border_strong"))
        painter.setBrush(theme.color("hover" if hovered else "raised"))
        painter.drawRoundedRect(button, theme.radius("control"), theme.radius("control"))
        painter.setFont(theme.font("body_medium"))
        painter.setPen(theme.color("text"))
        painter.drawText(button, Qt.AlignmentFlag.AlignCenter, row.step_words)


def _write(
    painter: QPainter,
    place: QRectF,
    words: str,
    theme: Theme,
    *,
    style: str,
    ink: str,
    middle: bool = False,
) -> None:
    font = theme.font(style)
    painter.setFont(font)
    painter.setPen(theme.color(ink))
    mode = Qt.TextElideMode.ElideMiddle if middle else Qt.TextElideMode.ElideRight
    shown = QFontMetricsF(font).elidedText(words, mode, place.width())
    painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
