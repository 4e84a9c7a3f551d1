"""A table model of ids whose rows come page by page when they are painted, and never block."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final, Generic, Protocol, TypeVar, final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Slot,
)
from shiboken6 import isValid

Row = TypeVar("Row")
Row_co = TypeVar("Row_co", covariant=True)
AnyIndex = QModelIndex | QPersistentModelIndex
ROW_ROLE: Final = int(Qt.ItemDataRole.UserRole) + 1
"""The row value, or None while its page has not come."""
ID_ROLE: Final = int(Qt.ItemDataRole.UserRole) + 2
_PAGE: Final = 64
_MOST_STEPS: Final = 200
"""Single insertions and removals above which a reset is cheaper for the view."""
_MOST_STEPPED: Final = 5_000
"""Ids above which finding the steps costs more of the window's time than a reset (7 ms at 100k)."""


class RowSource(Protocol[Row_co]):
    """Gives rows by id, later, on the window's thread."""

    def __call__(self, ids: Sequence[int], done: Callable[[Sequence[Row_co]], None], /) -> None:
        """Call `done` once with the rows of `ids` that exist, in any order."""
        ...


class PagedModel(QAbstractTableModel, Generic[Row]):
    """Owns the ids and a cache of rows; asks its source for pages of 64 as they are painted.

    `data` never queries: it returns what the cache has. Content changes are insertions, removals
    and `dataChanged`; a new order is one reset, and the view restores its place by id.
    """

    def __init__(
        self,
        source: RowSource[Row],
        *,
        id_of: Callable[[Row], int],
        text_of: Callable[[Row, int], str],
        headers: Sequence[str],
        parent: QObject,
    ) -> None:
        """`text_of(row, column)` gives the words that assistive tools and plain cells show."""
        super().__init__(parent)
        self._source = source
        self._id_of = id_of
        self._text_of = text_of
        self._headers = tuple(headers)
        self._ids = array("q")
        self._order: tuple[NDArray[np.int64], NDArray[np.intp]] | None = None
        self._rows: dict[int, Row] = {}
        self._stale: set[int] = set()
        self._asked: set[int] = set()
        self._wanted: list[int] = []
        self._ask_soon = QTimer(self)
        self._ask_soon.setSingleShot(True)
        self._ask_soon.setInterval(0)
        self._ask_soon.timeout.connect(self._ask)

    # What Qt asks -------------------------------------------------------------------------------

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Return the number of ids."""
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Return the number of headers."""
        return 0 if parent.isValid() else len(self._headers)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = int(Qt.ItemDataRole.DisplayRole),
    ) -> Any:  # noqa: ANN401 - Qt's signature
        """Return a column's header."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._headers[section] if 0 <= section < len(self._headers) else None
        return None

    def data(self, index: AnyIndex, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:  # noqa: ANN401 - Qt's signature
        """Return the cached row's words, or the row itself; ask for its page where it is absent."""
        if not index.isValid() or not 0 <= index.row() < len(self._ids):
            return None
        row_id = self._ids[index.row()]
        if role == ID_ROLE:
            return row_id
        row = self._rows.get(row_id)
        if row is None or row_id in self._stale:
            self._want(index.row())
        if role == ROW_ROLE:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return "" if row is None else self._text_of(row, index.column())
        return None

    # What a pane does ---------------------------------------------------------------------------

    @property
    def ids(self) -> Sequence[int]:
        """The ids in order."""
        return self._ids

    def id_at(self, row: int) -> int | None:
        """Return the id at a row number, or None outside the model."""
        return self._ids[row] if 0 <= row < len(self._ids) else None

    def row_of(self, row_id: int) -> int | None:
        """Return where an id stands, or None."""
        if not self._ids:
            return None
        if self._order is None:
            ids = np.array(self._ids, dtype=np.int64)
            sorter = np.argsort(ids, kind="stable")
            self._order = ids[sorter], sorter
        ordered, sorter = self._order
        place = int(np.searchsorted(ordered, row_id))
        found = place < len(ordered) and ordered[place] == row_id
        return int(sorter[place]) if found else None

    def row(self, row_id: int) -> Row | None:
        """Return the cached row of an id, or None."""
        return self._rows.get(row_id)

    def set_ids(self, ids: Iterable[int]) -> bool:
        """Show these ids in this order; return whether that took a reset (equal ids: nothing)."""
        new = array("q", ids)
        if new == self._ids:
            return False
        if self._step_to(new):
            return False
        self.beginResetModel()
        self._ids = new
        self._order = None
        self.endResetModel()
        return True

    def refresh(self, ids: Iterable[int]) -> None:
        """Fetch these rows anew; the old ones stay on show until the new have come."""
        touched = [row_id for row_id in ids if row_id in self._rows]
        self._stale.update(touched)
        self._asked.difference_update(touched)
        self._tell(touched)

    def forget(self) -> None:
        """Fetch every row anew (a sort of extra that all rows carry has changed)."""
        self.refresh(list(self._rows))

    # How it steps -------------------------------------------------------------------------------

    def _step_to(self, new: array[int]) -> bool:
        """Insert and remove single rows where that leads to `new`; False where a reset is better."""
        if not self._ids or not new or max(len(new), len(self._ids)) > _MOST_STEPPED:
            return False
        keep, old = set(new), set(self._ids)
        common_old = [row_id for row_id in self._ids if row_id in keep]
        common_new = [row_id for row_id in new if row_id in old]
        if (
            common_old != common_new
            or len(new) + len(self._ids) - 2 * len(common_new) > _MOST_STEPS
        ):
            return False
        for number in range(len(self._ids) - 1, -1, -1):
            if self._ids[number] not in keep:
                self._remove(number)
        for number, row_id in enumerate(new):
            if number >= len(self._ids) or self._ids[number] != row_id:
                self._insert(number, row_id)
        return True

    def _remove(self, number: int) -> None:
        self.beginRemoveRows(QModelIndex(), number, number)
        self._ids.pop(number)
        self._order = None
        self.endRemoveRows()

    def _insert(self, number: int, row_id: int) -> None:
        self.beginInsertRows(QModelIndex(), number, number)
        self._ids.insert(number, row_id)
        self._order = None
        self.endInsertRows()

    # How rows come ------------------------------------------------------------------------------

    def _want(self, number: int) -> None:
        first = number - number % _PAGE
        page = self._ids[first : first + _PAGE]
        missing = [
            i for i in page if (i not in self._rows or i in self._stale) and i not in self._asked
        ]
        if missing:
            self._asked.update(missing)
            self._wanted += missing
            self._ask_soon.start()

    @Slot()
    def _ask(self) -> None:
        wanted, self._wanted = self._wanted, []
        if wanted:
            self._source(wanted, lambda rows: self._take(wanted, rows))

    @final
    def _take(self, asked: Sequence[int], rows: Sequence[Row]) -> None:
        if not isValid(self):  # its list was closed while the page was on its way
            return
        self._asked.difference_update(asked)
        self._stale.difference_update(asked)
        for row in rows:
            self._rows[self._id_of(row)] = row
        self._tell([self._id_of(row) for row in rows])

    def _tell(self, ids: Iterable[int]) -> None:
        numbers = sorted(n for n in map(self.row_of, ids) if n is not None)
        last = max(0, len(self._headers) - 1)
        start = 0
        while start < len(numbers):
            end = start
            while end + 1 < len(numbers) and numbers[end + 1] == numbers[end] + 1:
                end += 1
            self.dataChanged.emit(self.index(numbers[start], 0), self.index(numbers[end], last))
            start = end + 1
