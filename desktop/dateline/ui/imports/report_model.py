"""The rows of an import report, and the model that shows those of one kind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

_Index = QModelIndex | QPersistentModelIndex


class ReportResult(StrEnum):
    """What became of a file."""

    ADDED = "added"
    CHECK = "check"
    DUPLICATE = "duplicate"
    COPY = "copy"
    NO_NAMES = "no_names"
    FAILED = "failed"
    CANCELLED = "cancelled"
    SKIPPED = "skipped"
    SETTLED = "settled"


class ReportFilter(StrEnum):
    """The groups of results a person can look at.

    But for ALL, and CHECK which is a part of ADDED, each file is in one of them: their numbers add
    up. A copy is an article of its own, so it is added; a duplicate adds nothing.
    """

    ALL = "all"
    ADDED = "added"
    CHECK = "check"
    DUPLICATES = "duplicates"
    FAILED = "failed"
    CANCELLED = "cancelled"
    SKIPPED = "skipped"
    SETTLED = "settled"

    def holds(self, result: ReportResult) -> bool:
        """Whether a file with this result belongs to the group."""
        return self is ReportFilter.ALL or result in _GROUPS[self]


_GROUPS = {
    ReportFilter.ADDED: frozenset(
        {ReportResult.ADDED, ReportResult.CHECK, ReportResult.COPY, ReportResult.NO_NAMES}
    ),
    ReportFilter.CHECK: frozenset({ReportResult.CHECK}),
    ReportFilter.DUPLICATES: frozenset({ReportResult.DUPLICATE}),
    ReportFilter.FAILED: frozenset({ReportResult.FAILED}),
    ReportFilter.CANCELLED: frozenset({ReportResult.CANCELLED}),
    ReportFilter.SKIPPED: frozenset({ReportResult.SKIPPED}),
    ReportFilter.SETTLED: frozenset({ReportResult.SETTLED}),
}
RESULT_SIGNS = {
    ReportResult.ADDED: ("check", "ok"),
    ReportResult.CHECK: ("warning", "warn"),
    ReportResult.DUPLICATE: ("copy", "text_muted"),
    ReportResult.COPY: ("copy", "text_muted"),
    ReportResult.NO_NAMES: ("help", "text_muted"),
    ReportResult.FAILED: ("failed", "error"),
    ReportResult.CANCELLED: ("pause", "text_muted"),
    ReportResult.SKIPPED: ("info", "text_muted"),
    ReportResult.SETTLED: ("check", "text_muted"),
}
"""The icon and the colour of each result."""
_RESULT_WORDS = {
    ReportResult.ADDED: "Added",
    ReportResult.CHECK: "Added, check",
    ReportResult.DUPLICATE: "Duplicate",
    ReportResult.COPY: "Added, copy",
    ReportResult.NO_NAMES: "Added, no names",
    ReportResult.FAILED: "Failed",
    ReportResult.CANCELLED: "Cancelled",
    ReportResult.SKIPPED: "Skipped",
    ReportResult.SETTLED: "Failed, settled",
}


def result_words(result: ReportResult) -> str:
    """Return the result in the language of the window."""
    return QCoreApplication.translate("Import", _RESULT_WORDS[result])


RETRY: Final = "retry"
SHOW: Final = "show"
SHOW_FILE: Final = "show_file"


@dataclass(frozen=True, slots=True)
class ReportRow:
    """One file: what it is called, what became of it and why, and the next step if there is one.

    `what` is a sentence; `title` is the article's, "" where there is none. `step` is the id of the
    next step (RETRY, SHOW an article, SHOW_FILE in its folder) and `step_words` its button.
    """

    id: int
    result: ReportResult
    file: str
    what: str
    title: str = ""
    step: str = ""
    step_words: str = ""


RESULT_COLUMN, FILE_COLUMN, WHAT_COLUMN, STEP_COLUMN = range(4)


class ReportModel(QAbstractTableModel):
    """The rows of one group whose file or words contain the filter text."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._all: tuple[ReportRow, ...] = ()
        self._shown: list[ReportRow] = []
        self._group = ReportFilter.ALL
        self._text = ""

    @property
    def all_rows(self) -> tuple[ReportRow, ...]:
        """Every row of the report."""
        return self._all

    @property
    def shown_rows(self) -> tuple[ReportRow, ...]:
        """The rows on show, from the top."""
        return tuple(self._shown)

    def count(self, group: ReportFilter) -> int:
        """Return how many rows belong to a group."""
        return sum(group.holds(row.result) for row in self._all)

    def set_rows(self, rows: Sequence[ReportRow]) -> None:
        """Show another report; rows that only came on at the end are inserted."""
        rows = tuple(rows)
        if rows == self._all:
            return
        old, self._all = self._all, rows
        if old and rows[: len(old)] == old:
            self._append([row for row in rows[len(old) :] if self._fits(row)])
        else:
            self._reset()

    def set_filter(self, group: ReportFilter, text: str) -> None:
        """Show the rows of a group that contain `text`."""
        text = text.strip().casefold()
        if (group, text) != (self._group, self._text):
            self._group, self._text = group, text
            self._reset()

    def row_at(self, row: int) -> ReportRow | None:
        """Return a row on show, None outside the list."""
        return self._shown[row] if 0 <= row < len(self._shown) else None

    def _fits(self, row: ReportRow) -> bool:
        said = f"{row.file}\n{row.title}\n{row.what}".casefold()
        return self._group.holds(row.result) and self._text in said

    def _append(self, rows: list[ReportRow]) -> None:
        if rows:
            first = len(self._shown)
            self.beginInsertRows(QModelIndex(), first, first + len(rows) - 1)
            self._shown += rows
            self.endInsertRows()

    def _reset(self) -> None:
        self.beginResetModel()
        self._shown = [row for row in self._all if self._fits(row)]
        self.endResetModel()

    def rowCount(self, parent: _Index | None = None) -> int:
        """Return the number of rows; they have no children."""
        return 0 if parent is not None and parent.isValid() else len(self._shown)

    def columnCount(self, parent: _Index | None = None) -> int:
        """Return four: result, file, what happened, next step."""
        return 0 if parent is not None and parent.isValid() else STEP_COLUMN + 1

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the words of a cell."""
        row = self.row_at(index.row()) if index.isValid() else None
        if row is None:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            what = f"{row.title}\n{row.what}" if row.title else row.what
            return (result_words(row.result), row.file, what, row.step_words)[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole and index.column() in (FILE_COLUMN, WHAT_COLUMN):
            return row.file if index.column() == FILE_COLUMN else row.what
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the titles of the columns."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (
                self.tr("Result"),
                self.tr("File"),
                self.tr("What happened"),
                self.tr("Next step"),
            )[section]
        return None


def report_text(heading: str, rows: Sequence[ReportRow]) -> str:
    """Return the report as lines of text with tabs, for the clipboard; it holds no folder names."""
    lines = [heading]
    lines += ["\t".join((result_words(row.result), row.file, row.title, row.what)) for row in rows]
    return "\n".join(lines)
