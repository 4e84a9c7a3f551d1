"""The list of names: a row can be dragged onto another one, which asks whether they are one."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QMimeData, QPoint, Qt, Signal
from PySide6.QtGui import (
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QApplication, QWidget

from dateline.ui.rows.paged_model import ID_ROLE, PagedModel
from dateline.ui.rows.row_table import RowTable
from dateline.ui.theme import current_theme

ENTITY_TYPE: Final = "application/x-dateline-entities"
"""The media type of dragged names: their ids in decimal, with blanks between."""


class EntityTable(RowTable):
    """Drags the chosen rows; the row under the pointer is ringed as the one they would go into."""

    merge_wanted = Signal(object, int)
    """The ids that were dragged, and the id they were dropped on."""
    left_at_top = Signal()
    """Up was pressed in the first row: what stands above the list is wanted."""

    def __init__(self, model: PagedModel[Any], parent: QWidget, *, row_height: int) -> None:
        super().__init__(model, parent, row_height=row_height)
        self._pressed: QPoint | None = None
        self._onto: int | None = None
        self.setAcceptDrops(True)
        self.viewport().setAcceptDrops(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up leaves the list at its first row."""
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        is_up = event.key() == Qt.Key.Key_Up and held == Qt.KeyboardModifier.NoModifier
        if is_up and self.currentIndex().row() <= 0:
            self.left_at_top.emit()
        else:
            super().keyPressEvent(event)

    def dragged_ids(self, pressed_on: int) -> list[int]:
        """Return what is dragged from a row: all chosen rows where it is one of them."""
        chosen = self.chosen_ids()
        return chosen if pressed_on in chosen else [pressed_on]

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Note where a drag may begin."""
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        left = event.button() is Qt.MouseButton.LeftButton
        place = event.position().toPoint()
        self._pressed = place if plain and left and self.indexAt(place).isValid() else None
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Forget the place: it was a click."""
        self._pressed = None
        super().mouseReleaseEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the rows where the pointer has gone far enough with the button down."""
        if self._pressed is None or not event.buttons() & Qt.MouseButton.LeftButton:
            super().mouseMoveEvent(event)
            return
        way = (event.position().toPoint() - self._pressed).manhattanLength()
        if way >= QApplication.startDragDistance():
            index = self.indexAt(self._pressed)
            self._pressed = None
            self._drag(self.dragged_ids(index.data(ID_ROLE)))

    def _drag(self, ids: list[int]) -> None:
        data = QMimeData()
        data.setData(ENTITY_TYPE, " ".join(map(str, ids)).encode())
        drag = QDrag(self)
        drag.setMimeData(data)
        drag.exec(Qt.DropAction.LinkAction)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take names alone: files are for the whole window."""
        if event.mimeData().hasFormat(ENTITY_TYPE):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Ring the row that the names would go into."""
        ids, onto = _ids_of(event.mimeData()), self._id_at(event.position().toPoint())
        wanted = onto if ids and onto not in ids else None
        self._ring(wanted)
        if wanted is None:
            event.ignore()
        else:
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Ring nothing."""
        self._ring(None)
        event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        """Ask for the merge."""
        ids, onto = _ids_of(event.mimeData()), self._id_at(event.position().toPoint())
        self._ring(None)
        if ids and onto is not None and onto not in ids:
            event.acceptProposedAction()
            self.merge_wanted.emit(ids, onto)

    def _id_at(self, place: QPoint) -> int | None:
        index = self.indexAt(place)
        return index.data(ID_ROLE) if index.isValid() else None

    def _ring(self, row_id: int | None) -> None:
        if row_id != self._onto:
            self._onto = row_id
            self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows, and a ring round the one that names would go into."""
        super().paintEvent(event)
        if self._onto is None:
            return
        number = self.model_row(self._onto)
        if number is not None:
            theme = current_theme()
            painter = QPainter(self.viewport())
            painter.setPen(QPen(theme.color("focus"), theme.stroke("focus")))
            rect = self.visualRect(self.model().index(number, 0))
            painter.drawRect(rect.adjusted(1, 1, -2, -2))

    def model_row(self, row_id: int) -> int | None:
        """Return the place of an id in the list, or None."""
        model: Any = self.model()
        return model.row_of(row_id)


def _ids_of(data: QMimeData) -> list[int]:
    """Return the dragged ids; what another program may put under this type is not taken."""
    if not data.hasFormat(ENTITY_TYPE):
        return []
    parts = bytes(data.data(ENTITY_TYPE).data()).split()
    return [int(part) for part in parts] if all(part.isdigit() for part in parts) else []
