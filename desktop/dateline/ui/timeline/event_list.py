"""The same events as a list: one row an event in time order, for those who can't use a picture."""

from __future__ import annotations

from typing import Final

import numpy as np
from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    Qt,
    QTimer,
    Signal,
    Slot,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from dateline.explore.timeline import IntArray
from dateline.ui.theme import current_theme, theme_switch
from dateline.ui.timeline.stage import Stage
from dateline.ui.timeline.words import confidence_of, status_of, tr, when_words

_PAGE: Final = 64
_Index = QModelIndex | QPersistentModelIndex
_WIDTHS: Final = (210, 420, 220, 130, 80)


class EventListModel(QAbstractTableModel):
    """The placed events of a stage in time order; words are asked for by pages of 64 as rows show."""

    labels_wanted = Signal(object)
    """Event ids whose words are missing, a tuple."""

    def __init__(self, stage: Stage, parent: QWidget) -> None:
        super().__init__(parent)
        self._stage = stage
        self._rows: IntArray = np.empty(0, np.int64)
        self._ids: IntArray = np.empty(0, np.int64)
        self._first: IntArray = np.empty(0, np.int64)
        self._pages: set[int] = set()
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._ask)
        self.titles = (tr("When"), tr("What"), tr("Lane"), tr("Reported"), tr("Sure"))

    def refill(self) -> None:
        """Take the events of the stage again: those that are inside the focus."""
        self.beginResetModel()
        self._rows = self._stage.listed
        self._ids = self._stage.events.ids[self._rows]
        self._first = self._stage.lanes.cover.first[self._rows]
        self.endResetModel()

    def words_changed(self) -> None:
        """Show words that arrived."""
        if len(self._rows):
            last = self.index(len(self._rows) - 1, len(self.titles) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def event_at(self, row: int) -> int:
        """Return the event id of a list row."""
        return int(self._ids[row])

    def place_of(self, event_id: int) -> int | None:
        """Return the list row of an event, None if it has no place in time or is not in the focus."""
        row = self._stage.events.row_of(event_id)
        if row is None or self._stage.outside[row] or not self._stage.lanes.cover.placed[row]:
            return None
        first = self._stage.lanes.cover.first[row]
        low = int(np.searchsorted(self._first, first, "left"))
        high = int(np.searchsorted(self._first, first, "right"))
        return low + int(np.searchsorted(self._rows[low:high], row))

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """Return the number of events."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self.titles)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the title of a column."""
        shown = role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal
        return self.titles[section] if shown and section < len(self.titles) else None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the words of a cell."""
        if not index.isValid():
            return None
        row = int(self._rows[index.row()])
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return self._words(row, index.column(), index.row() // _PAGE)
        return None

    def _words(self, row: int, column: int, page: int) -> str:
        events, label = self._stage.events, self._stage.label(row)
        match column:
            case 0:
                return (label.when if label else "") or when_words(events, row)
            case 1:
                if label is None:
                    self._pages.add(page)
                    self._later.start(0)
                    return "…"
                return label.name
            case 2:
                return ", ".join(self._lanes_of(row))
            case 3:
                return status_of(events, row)
            case _:
                return confidence_of(events, row)

    def _lanes_of(self, row: int) -> list[str]:
        lanes = self._stage.lanes
        first = int(lanes.cover.first[row])
        return [
            lane.title
            for lane, index in zip(lanes.lanes, lanes.indexes, strict=True)
            if index.place_of(row, first) is not None
        ]

    @Slot()
    def _ask(self) -> None:
        ids: list[int] = []
        for page in sorted(self._pages):
            rows = self._rows[page * _PAGE : (page + 1) * _PAGE]
            missing = [row for row in rows.tolist() if self._stage.label(row) is None]
            ids.extend(self._stage.events.ids[missing].tolist())
        self._pages.clear()
        if ids:
            self.labels_wanted.emit(tuple(ids))


class _CellDelegate(QStyledItemDelegate):
    """Paints one line of words, where the titles of the columns start."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint ground and words."""
        theme = current_theme()
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        active = bool(state & QStyle.StateFlag.State_Active)
        if chosen:
            painter.fillRect(rect, theme.color("selection" if active else "selection_inactive"))
        painter.setPen(theme.color("on_selection" if chosen else "text"))
        painter.setFont(theme.font("body"))
        room = rect.adjusted(theme.space("m"), 0, -theme.space("xs"), 0)
        words = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        align = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(room, align, shown)


class EventListView(QTableView):
    """Shows the list; choosing a row selects the event, Enter or a double click goes to its sentence."""

    chosen = Signal(object)
    """The event id of the row that became current."""
    opened = Signal(object)
    """The event id whose sentence is wanted."""

    def __init__(self, stage: Stage, parent: QWidget) -> None:
        super().__init__(parent)
        self.events = EventListModel(stage, self)
        self._following = False
        self.setItemDelegate(_CellDelegate(self))
        self.setModel(self.events)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(tr("Timeline as a list"))
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setStretchLastSection(True)
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column, width in enumerate(_WIDTHS):
            self.setColumnWidth(column, width)
        self._resize_rows()
        theme_switch().changed.connect(self._resize_rows)
        self.activated.connect(self._open)

    def refill(self) -> None:
        """Take the events again; the uppermost row and the current one stay, by event."""
        top = self.rowAt(0)
        anchor = self.events.event_at(top) if top >= 0 else None
        current = self.currentIndex()
        event = self.events.event_at(current.row()) if current.isValid() else None
        self.events.refill()
        self.show_event(event)
        place = None if anchor is None else self.events.place_of(anchor)
        if place is not None:
            self.scrollTo(self.events.index(place, 0), QAbstractItemView.ScrollHint.PositionAtTop)

    def show_event(self, event_id: int | None) -> None:
        """Make the row of an event current without telling anybody."""
        place = None if event_id is None else self.events.place_of(event_id)
        if place is None:
            self.selectionModel().clear()
        elif self.currentIndex().row() != place:
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
            flags |= QItemSelectionModel.SelectionFlag.Rows
            self._following = True
            self.selectionModel().setCurrentIndex(self.events.index(place, 0), flags)
            self._following = False

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        """Tell which event became current."""
        super().currentChanged(current, previous)
        if current.isValid() and not self._following:
            self.chosen.emit(self.events.event_at(current.row()))

    @Slot(QModelIndex)
    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            self.opened.emit(self.events.event_at(index.row()))

    @Slot()
    def _resize_rows(self) -> None:
        theme = current_theme()
        self.verticalHeader().setDefaultSectionSize(theme.row("entity"))
        self.horizontalHeader().setFixedHeight(theme.row("table_header"))
