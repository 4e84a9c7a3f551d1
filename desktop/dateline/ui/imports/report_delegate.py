"""Paints the cells of an import report: a signed result, two lines of words, a button."""

from __future__ import annotations

from typing import Final

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
from dateline.ui.widgets.wrapped_text import paint_lines, wrapped

_Index = QModelIndex | QPersistentModelIndex
_MOST_LINES: Final = 4
"""The longest of our sentences takes three lines in the smallest window (900 px)."""


def step_button_rect(row: ReportRow, cell: QRectF) -> QRectF:
    """Return where the button of the next step lies in its cell."""
    theme = current_theme()
    width = QFontMetricsF(theme.font("body_medium")).horizontalAdvance(row.step_words)
    button = QRectF(0, 0, width + 2 * theme.space("m") + 2, theme.row("button_small"))
    button.moveCenter(cell.center())
    button.moveLeft(cell.left() + theme.space("m"))
    return button


def row_height(row: ReportRow, width: int) -> int:
    """Return the height in px of a row whose sentence has a cell of `width` px."""
    theme = current_theme()
    usual = theme.row("table_two_line")
    style = _words_style(row)
    room = width - 2 * theme.space("m")
    # Breaking lines takes a while where there are thousands of rows, and most take one.
    if QFontMetricsF(theme.font(style)).horizontalAdvance(row.what) <= room:
        return usual
    words = len(_lines(row, room)) * theme.line_height(style)
    title = theme.line_height("body") if row.title else 0
    return max(usual, round(title + words) + 2 * theme.space("xs"))


def _words_style(row: ReportRow) -> str:
    return "meta" if row.title else "body"


def _lines(row: ReportRow, width: float) -> list[str]:
    font = current_theme().font(_words_style(row))
    return wrapped(row.what, font, width=width, most=_MOST_LINES)


class ReportDelegate(QStyledItemDelegate):
    """Paints one report row, as high as its sentence; the view handles clicks on the button."""

    def __init__(self, model: ReportModel, parent: QObject) -> None:
        super().__init__(parent)
        self._model = model
        self.hovered_row = -1
        self.hovered_step = -1

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Return the height of a row with a title and one line of words."""
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
        style = _words_style(row)
        lines = _lines(row, cell.width())
        upper = theme.line_height("body") if row.title else 0
        lower = theme.line_height(style)
        top = cell.y() + (cell.height() - upper - len(lines) * lower) / 2
        if row.title:
            title = QRectF(cell.x(), top, cell.width(), upper)
            _write(painter, title, row.title, theme, style="body_medium", ink="text")
        painter.setPen(theme.color("text_muted" if row.title else "text"))
        words = QRectF(cell.x(), top + upper, cell.width(), cell.bottom() - top - upper)
        paint_lines(painter, words, lines, theme.font(style), line_height=lower)

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
