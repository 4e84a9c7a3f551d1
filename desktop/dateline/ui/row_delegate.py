"""What every painted row shares: fixed height, ground by state, hairline, and a place for content."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from dateline.ui.paged_model import ROW_ROLE
from dateline.ui.theme import Theme, current_theme

_ACCENT_BAR = 3


class RowDelegate(QStyledItemDelegate):
    """Paints rows of a `PagedModel`; a row whose page has not come yet is left blank.

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
        painter.restore()

    def is_chosen(self, row: Any) -> bool:  # noqa: ANN401 - rows of every pane come here
        """Return whether the row is marked beyond being selected: open, or filtered by."""
        return False

    def paint_row(self, painter: QPainter, rect: QRect, row: Any, theme: Theme) -> None:  # noqa: ANN401
        """Paint the content of one row into `rect`."""
        raise NotImplementedError


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
