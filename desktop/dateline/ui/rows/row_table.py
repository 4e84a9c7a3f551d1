"""A table view for long lists: fixed row heights, no measuring, and its place kept by id."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, QRect, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from dateline.ui.rows.paged_model import ID_ROLE, PagedModel
from dateline.ui.rows.row_delegate import RowDelegate
from dateline.ui.theme import current_theme, theme_switch

_TYPING = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class RowTable(QTableView):
    """Shows a `PagedModel`; rows are chosen by id, and keep their place when the order changes."""

    current_id_changed = Signal(object)
    """The id of the current row, or None; not sent while ids are set."""
    clicked_id = Signal(int, object)
    """An id and the Qt.KeyboardModifiers of the click."""
    double_clicked_id = Signal(int)
    context_requested = Signal(QPoint)
    """Global position; the row there is the current one."""
    visible_changed = Signal()

    def __init__(self, model: PagedModel[Any], parent: QWidget, *, row_height: int) -> None:
        super().__init__(parent)
        self._model = model
        self._setting = False
        self._clicked: int | None = None
        self._doubled = False
        self._kept: tuple[int, int] | None = None
        self._sought: int | None = None
        self._look_soon = QTimer(self)
        self._look_soon.setSingleShot(True)
        self._look_soon.setInterval(0)
        self._look_soon.timeout.connect(self.visible_changed)
        self._look_soon.timeout.connect(self._show_sought)
        # Before the view's own slots: it moves the current row off one that is about to go.
        model.rowsAboutToBeRemoved.connect(self._begin_removal)
        self.setModel(model)
        model.rowsRemoved.connect(self._end_removal)
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setTabKeyNavigation(False)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.set_row_height(row_height)
        self._wire(model)

    def _wire(self, model: PagedModel[Any]) -> None:
        model.rowsAboutToBeInserted.connect(self._keep_place)
        model.rowsAboutToBeRemoved.connect(self._keep_place)
        model.rowsInserted.connect(self._take_place)
        model.rowsRemoved.connect(self._take_place)
        theme_switch().changed.connect(self._refit)
        self.selectionModel().currentRowChanged.connect(self._current_moved)
        self.customContextMenuRequested.connect(self._ask_context)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)

    def set_row_height(self, height: int) -> None:
        """Give every row this height."""
        header = self.verticalHeader()
        header.setMinimumSectionSize(height)
        header.setDefaultSectionSize(height)

    @Slot()
    def _refit(self) -> None:
        """Let the rows of a delegate grow with the text."""
        delegate = self.itemDelegate()
        if isinstance(delegate, RowDelegate):
            self.set_row_height(current_theme().row(delegate.row_height))

    def set_ids(self, ids: Iterable[int]) -> None:
        """Show these ids; current row, selection and scroll place stay with their ids."""
        chosen, current, anchor = self.chosen_ids(), self.current_id(), self._anchor()
        self._setting = True
        try:
            if self._model.set_ids(ids):
                self._restore(chosen, current, anchor)
        finally:
            self._setting = False
        self.visible_changed.emit()

    def current_id(self) -> int | None:
        """Return the id of the current row, or None."""
        return (
            self._model.id_at(self.currentIndex().row()) if self.currentIndex().isValid() else None
        )

    def chosen_ids(self) -> list[int]:
        """Return the ids of the selected rows, from the top."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [row_id for row_id in map(self._model.id_at, rows) if row_id is not None]

    def make_current(self, row_id: int | None) -> None:
        """Make the row of an id the current and only selected one, in view; equal is no event."""
        number = None if row_id is None else self._model.row_of(row_id)
        if row_id == self.current_id() and self.chosen_ids() == [row_id]:
            return
        if number is not None:
            self.selectRow(number)
            self.scrollTo(self._model.index(number, 0))

    def show_row(self, row_id: int) -> None:
        """Scroll the row of an id into sight, and again when rows that are on their way have come.

        It becomes the current row where no row is chosen.
        """
        self._sought = row_id if self._model.is_coming else None
        number = self._model.row_of(row_id)
        if number is None:
            return
        if not self.chosen_ids():
            self.make_current(row_id)
        self.scrollTo(self._model.index(number, 0))

    def global_rect_of(self, row_id: int) -> QRect | None:
        """Return where the row of an id is on the screen, None for an id without a row."""
        number = self._model.row_of(row_id)
        if number is None:
            return None
        rect = self.visualRect(self._model.index(number, 0))
        return QRect(self.viewport().mapToGlobal(rect.topLeft()), rect.size())

    @Slot()
    def _show_sought(self) -> None:
        if self._sought is not None:
            self.show_row(self._sought)

    def unchoose(self, row_ids: Iterable[int]) -> None:
        """Take rows out of the selection; the current row stays where the keys are."""
        rows = QItemSelectionModel.SelectionFlag.Deselect | QItemSelectionModel.SelectionFlag.Rows
        for number in map(self._model.row_of, row_ids):
            if number is not None:
                self.selectionModel().select(self._model.index(number, 0), rows)

    def has_step(self, distance: int) -> bool:
        """Return whether there is a row `distance` rows further."""
        number = self.currentIndex().row() + distance if self.currentIndex().isValid() else 0
        return self._model.id_at(number) is not None

    def step(self, distance: int) -> None:
        """Make the row `distance` rows further the current one, if there is one."""
        number = self.currentIndex().row() + distance
        row_id = self._model.id_at(number if self.currentIndex().isValid() else 0)
        self.make_current(row_id)

    def visible_ids(self) -> list[int]:
        """Return the ids of the rows in sight."""
        first = self.rowAt(0)
        if first < 0:
            return []
        last = self.rowAt(self.viewport().height() - 1)
        end = self._model.rowCount() - 1 if last < 0 else last
        return [
            row_id for row_id in map(self._model.id_at, range(first, end + 1)) if row_id is not None
        ]

    def _anchor(self) -> tuple[int, int] | None:
        """Return the topmost row's id and its place in sight; None at the very top, which stays."""
        if self.verticalScrollBar().value() == 0:
            return None
        number = self.rowAt(0)
        row_id = self._model.id_at(number)
        return None if row_id is None else (row_id, self.rowViewportPosition(number))

    def _restore(
        self, chosen: list[int], current: int | None, anchor: tuple[int, int] | None
    ) -> None:
        selection = self.selectionModel()
        rows = QItemSelectionModel.SelectionFlag.Rows
        for number in map(self._model.row_of, chosen):
            if number is not None:
                index = self._model.index(number, 0)
                selection.select(index, QItemSelectionModel.SelectionFlag.Select | rows)
        number = None if current is None else self._model.row_of(current)
        if number is not None:
            selection.setCurrentIndex(
                self._model.index(number, 0), QItemSelectionModel.SelectionFlag.NoUpdate
            )
        self._stand_at(anchor)

    def _stand_at(self, anchor: tuple[int, int] | None) -> None:
        if anchor is not None and (top := self._model.row_of(anchor[0])) is not None:
            height = self.verticalHeader().defaultSectionSize()
            self.verticalScrollBar().setValue(top * height - anchor[1])

    @Slot()
    def _begin_removal(self) -> None:
        self._setting = True

    @Slot()
    def _end_removal(self) -> None:
        self._setting = False

    @Slot()
    def _keep_place(self) -> None:
        """Note what is at the top: rows that come or go above must not move it."""
        self._kept = self._anchor()

    @Slot()
    def _take_place(self) -> None:
        kept, self._kept = self._kept, None
        if kept is not None:
            self.updateGeometries()  # the scroll bar's range, which Qt would mend a moment later
            self._stand_at(kept)
        self._look_soon.start()

    @Slot(QModelIndex, QModelIndex)
    def _current_moved(self, current: QModelIndex, previous: QModelIndex) -> None:
        if not self._setting:
            self.current_id_changed.emit(current.data(ID_ROLE) if current.isValid() else None)

    @Slot(QPoint)
    def _ask_context(self, position: QPoint) -> None:
        index = self.indexAt(position)
        if index.isValid() and not self.selectionModel().isRowSelected(index.row(), QModelIndex()):
            self.selectRow(index.row())
        self.context_requested.emit(self.viewport().mapToGlobal(position))

    @Slot()
    def _scrolled(self) -> None:
        self.visible_changed.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Make no row current by the focus alone, as Qt does: that would open an article."""
        before = self.currentIndex().isValid()
        self._setting = True
        try:
            super().focusInEvent(event)
            if not before:
                self.selectionModel().clearCurrentIndex()
        finally:
            self._setting = False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a click; the second press of a double click comes as another event."""
        self._clicked = None
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tell of a click on a row with its modifiers; the end of a double click is none."""
        super().mouseReleaseEvent(event)
        if self._doubled:
            self._doubled = False
            return
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.button() is Qt.MouseButton.LeftButton:
            self._clicked = index.data(ID_ROLE)
            self.clicked_id.emit(self._clicked, event.modifiers())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Tell of a double click on the row of its first click.

        That click may have moved the rows (the filter row appears above them), so what lies under
        the pointer now does not count.
        """
        if event.button() is Qt.MouseButton.LeftButton and self._clicked is not None:
            self._doubled = True
            self.double_clicked_id.emit(self._clicked)
            return
        super().mouseDoubleClickEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave what types a character to the shortcuts: this list has no search by typing."""
        plain = event.modifiers() & ~(_TYPING) == Qt.KeyboardModifier.NoModifier
        if event.text() and plain and event.key() not in _ENTER:
            event.ignore()
            return
        super().keyPressEvent(event)
