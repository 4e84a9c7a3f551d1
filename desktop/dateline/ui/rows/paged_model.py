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
LATE_ROLE: Final = int(Qt.ItemDataRole.UserRole) + 3
"""Whether a row has been awaited so long that bars should stand in its place."""
_PAGE: Final = 64
_LATE_MS: Final = 150
"""A shorter wait is not shown (DESIGN-UI section 11): bars that only flash are worse than nothing."""
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
    and `dataChanged`; a new order is one reset, and the view restores its place by id. Insertions
    wait until the new rows have come, at most 150 ms, so that no row is seen half made.
    """

    def __init__(
        self,
        source: RowSource[Row],
        *,
        id_of: Callable[[Row], int],
        text_of: Callable[[Row, int], str],
        headers: Sequence[str],
        parent: QObject,
        first_whole: bool = False,
    ) -> None:
        """`text_of(row, column)` gives the words that assistive tools and plain cells show.

        `first_whole` lets the first rows of an empty list wait for their words as later ones do.
        """
        super().__init__(parent)
        self._source = source
        self._id_of = id_of
        self._text_of = text_of
        self._headers = tuple(headers)
        self._first_whole = first_whole
        self._ids = array("q")
        self._order: tuple[NDArray[np.int64], NDArray[np.intp]] | None = None
        self._rows: dict[int, Row] = {}
        self._stale: dict[int, int] = {}
        self._refreshes = 0
        self._asked: set[int] = set()
        self._wanted: list[int] = []
        self._late: set[int] = set()
        self._coming: array[int] | None = None
        self._awaited: set[int] = set()
        self._ask_soon = QTimer(self)
        self._ask_soon.setSingleShot(True)
        self._ask_soon.setInterval(0)
        self._ask_soon.timeout.connect(self._ask)
        self._too_long = QTimer(self)
        self._too_long.setSingleShot(True)
        self._too_long.setInterval(_LATE_MS)
        self._too_long.timeout.connect(self._give_up_waiting)

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
        if role == LATE_ROLE:
            return row_id in self._late
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

    @property
    def is_coming(self) -> bool:
        """Whether other ids are to be shown as soon as their rows have come."""
        return self._coming is not None

    def row(self, row_id: int) -> Row | None:
        """Return the cached row of an id, or None."""
        return self._rows.get(row_id)

    def set_ids(self, ids: Iterable[int]) -> bool:
        """Show these ids in this order; return whether that took a reset (equal ids: nothing).

        New ids among those on show appear with their rows, a moment later; until then nothing
        changes.
        """
        new = array("q", ids)
        self._coming = None
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
        self._tell(self._made_stale(ids))

    def forget(self) -> None:
        """Fetch every row anew (a sort of extra that all rows carry has changed)."""
        if self._made_stale([*self._rows, *self._asked]) and self._ids:
            last = max(0, len(self._headers) - 1)
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._ids) - 1, last))

    def _made_stale(self, ids: Iterable[int]) -> list[int]:
        touched = [row_id for row_id in ids if row_id in self._rows or row_id in self._asked]
        # A page that is on its way may have been read before the change.
        self._refreshes += 1
        self._stale.update(dict.fromkeys(touched, self._refreshes))
        self._asked.difference_update(touched)
        return touched

    # How it steps -------------------------------------------------------------------------------

    def _step_to(self, new: array[int]) -> bool:
        """Insert and remove single rows where that leads to `new`; False where a reset is better."""
        if not new or max(len(new), len(self._ids)) > _MOST_STEPPED:
            return False
        if not self._ids and not self._first_whole:
            return False
        keep, old = set(new), set(self._ids)
        common_old = [row_id for row_id in self._ids if row_id in keep]
        common_new = [row_id for row_id in new if row_id in old]
        if (
            common_old != common_new
            or len(new) + len(self._ids) - 2 * len(common_new) > _MOST_STEPS
        ):
            return False
        self._coming = new
        self._awaited = {row_id for row_id in new if row_id not in old and row_id not in self._rows}
        self._want_ids([row_id for row_id in new if row_id in self._awaited])
        if self._awaited:
            self._too_long.start()
        self._take_steps()
        return True

    def _take_steps(self) -> None:
        """Take the steps to what is coming, once nothing of it is awaited; the old stays until then."""
        if self._coming is None or self._awaited:
            return
        coming, self._coming = self._coming, None
        keep = set(coming)
        for number in range(len(self._ids) - 1, -1, -1):
            if self._ids[number] not in keep:
                self._remove(number)
        number = 0
        while number < len(coming):
            after = self._ids[number] if number < len(self._ids) else None
            end = number
            while end < len(coming) and coming[end] != after:
                end += 1
            if end > number:
                self._insert(number, coming[number:end])
            number = end + 1

    def _remove(self, number: int) -> None:
        self.beginRemoveRows(QModelIndex(), number, number)
        self._ids.pop(number)
        self._order = None
        self.endRemoveRows()

    def _insert(self, number: int, ids: array[int]) -> None:
        self.beginInsertRows(QModelIndex(), number, number + len(ids) - 1)
        self._ids[number:number] = ids
        self._order = None
        self.endInsertRows()

    # How rows come ------------------------------------------------------------------------------

    def _want(self, number: int) -> None:
        first = number - number % _PAGE
        page = self._ids[first : first + _PAGE]
        self._want_ids([i for i in page if i not in self._rows or i in self._stale])

    def _want_ids(self, ids: Iterable[int]) -> None:
        missing = [row_id for row_id in ids if row_id not in self._asked]
        if missing:
            self._asked.update(missing)
            self._wanted += missing
            self._ask_soon.start()
            if not self._too_long.isActive():
                self._too_long.start()

    @Slot()
    def _ask(self) -> None:
        wanted, self._wanted = self._wanted, []
        seen = self._refreshes
        if wanted:
            self._source(wanted, lambda rows: self._take(wanted, rows, seen=seen))

    @final
    def _take(self, asked: Sequence[int], rows: Sequence[Row], *, seen: int) -> None:
        """Keep rows that were asked for after `seen` refreshes."""
        if not isValid(self):  # its list was closed while the page was on its way
            return
        self._asked.difference_update(asked)
        for row_id in asked:
            if self._stale.get(row_id, 0) <= seen:
                self._stale.pop(row_id, None)
        self._late.difference_update(asked)
        self._awaited.difference_update(asked)
        for row in rows:
            self._rows[self._id_of(row)] = row
        self._tell([self._id_of(row) for row in rows])
        self._take_steps()

    @Slot()
    def _give_up_waiting(self) -> None:
        """Let in what is still awaited, and show that its words are late."""
        late = {row_id for row_id in self._asked if row_id not in self._rows} - self._late
        self._late |= late
        self._awaited.clear()
        self._take_steps()
        self._tell(late)

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
