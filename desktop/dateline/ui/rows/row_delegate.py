"""What every painted row shares: fixed height, ground by state, hairline, and a place for content."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from dateline.ui.rows.paged_model import LATE_ROLE, ROW_ROLE
from dateline.ui.theme import Theme, current_theme

_ACCENT_BAR = 3
_MOST_BARS = 3
_LONG_BAR, _SHORT_BAR = 0.86, 0.42
"""Parts of a row's width that the bars of a late row take."""


class RowDelegate(QStyledItemDelegate):
    """Paints rows of a `PagedModel`; bars stand in a row whose words are late.

    Subclasses override `row_height` (a name of the theme) and `paint_row`.
    """

    row_height = "library_one_line"
    ruled = True
    """Whether a hairline parts the rows."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the height of a row by the theme."""
        return QSize(0, current_theme().row(self.row_height))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint the ground, then the row inside its margins."""
        theme = current_theme()
        rect: QRect = option.rect
        row: Any = index.data(ROW_ROLE)
        chosen = row is not None and self.is_chosen(row)
        painter.save()
        painter.setClipRect(rect)
        painter.fillRect(rect, theme.color("selection" if chosen else row_ground(option.state)))
        if self.ruled:
            rule = QRect(rect.left(), rect.bottom(), rect.width(), 1)
            painter.fillRect(rule, theme.color("border"))
        if chosen:
            bar = QRect(rect.left(), rect.top(), _ACCENT_BAR, rect.height())
            painter.fillRect(bar, theme.color("accent"))
        if row is not None:
            self.paint_row(painter, rect, row, theme)
        elif index.data(LATE_ROLE):
            paint_bars(painter, inside(rect, theme), theme)
        painter.restore()

    def is_chosen(self, row: Any) -> bool:  # noqa: ANN401 - rows of every pane come here
        """Return whether the row is marked beyond being selected: open, or filtered by."""
        return False

    def paint_row(self, painter: QPainter, rect: QRect, row: Any, theme: Theme) -> None:  # noqa: ANN401
        """Paint the content of one row into `rect`."""
        raise NotImplementedError


def paint_bars(painter: QPainter, rect: QRect, theme: Theme) -> None:
    """Paint bars where the lines of a row will stand: as many as have room, the last one short."""
    line, thick = theme.line_height("body"), theme.size("bar_text")
    count = max(1, min(_MOST_BARS, rect.height() // line))
    top = rect.top() + (rect.height() - count * line) / 2 + (line - thick) / 2
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("selection_inactive"))
    for number in range(count):
        part = _SHORT_BAR if number == count - 1 else _LONG_BAR
        bar = QRectF(rect.left(), top + number * line, rect.width() * part, thick)
        painter.drawRoundedRect(bar, theme.radius("mark"), theme.radius("mark"))


def row_ground(state: QStyle.StateFlag) -> str:
    """Return the name of a row's background for its state."""
    if state & QStyle.StateFlag.State_Selected:
        active = state & QStyle.StateFlag.State_Active
        return "selection" if active else "selection_inactive"
    return "hover" if state & QStyle.StateFlag.State_MouseOver else "panel"


def inside(rect: QRect, theme: Theme) -> QRect:
    """Return `rect` less the margins of a row."""
    margin, small = theme.space("l"), theme.space("s")
    return rect.adjusted(margin, small, -margin, -small)
