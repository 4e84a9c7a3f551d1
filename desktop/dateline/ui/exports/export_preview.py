"""The beginning of a file that is about to be written: rows in a table, or the text as it stands."""

from __future__ import annotations

import csv
import io
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QPlainTextEdit,
    QStackedWidget,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from dateline.ui.theme import current_theme
from dateline.ui.widgets.focus_ring import RINGED_PROPERTY

_MOST_CHARACTERS: Final = 6_000
"""Of a text; the cells of a table are cut where they end on the screen."""
_LIGHT: Final = "light_page"
"""A file has no theme: it is read as it will be, dark on light (DESIGN-UI section 8)."""


class ExportPreview(QStackedWidget):
    """Shows what `show_beginning` is given; CSV as the columns and cells a spreadsheet makes of it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.text = _make_text(self)
        self.table = _make_table(self)
        self.addWidget(self.text)
        self.addWidget(self.table)
        self._shown = ("", False)

    def show_beginning(self, text: str, *, as_table: bool) -> None:
        """Show the first rows of a file; an equal value changes nothing."""
        if (text, as_table) == self._shown:
            return
        self._shown = (text, as_table)
        if as_table:
            self._fill(list(csv.reader(io.StringIO(text, newline=""))))
        else:
            self.text.setPlainText(text[:_MOST_CHARACTERS])
        area = self.table if as_table else self.text
        self.setCurrentWidget(area)
        self.setFocusProxy(area)

    @property
    def words(self) -> str:
        """What is on show, as text: cells with tabs between them."""
        if self.currentWidget() is self.text:
            return self.text.toPlainText()
        heads = [self._head(column) for column in range(self.table.columnCount())]
        rows = [
            [self._cell(row, column) for column in range(self.table.columnCount())]
            for row in range(self.table.rowCount())
        ]
        return "\n".join("\t".join(line) for line in [heads, *rows] if line)

    def _head(self, column: int) -> str:
        item: QTableWidgetItem | None = self.table.horizontalHeaderItem(column)
        return "" if item is None else item.text()

    def _cell(self, row: int, column: int) -> str:
        item: QTableWidgetItem | None = self.table.item(row, column)
        return "" if item is None else item.text()

    def _fill(self, lines: list[list[str]]) -> None:
        heads, rows = (lines[0], lines[1:]) if lines else ([], [])
        table, theme = self.table, current_theme()
        table.setColumnCount(len(heads))
        table.setHorizontalHeaderLabels(heads)
        table.setRowCount(len(rows))
        for number, row in enumerate(rows):
            for column, cell in enumerate(row[: len(heads)]):
                item = QTableWidgetItem(cell)
                item.setToolTip(cell)
                table.setItem(number, column, item)
        most = theme.size("export_cell")
        table.resizeColumnsToContents()
        header = table.horizontalHeader()
        for column in range(len(heads)):
            # A head is never cut: it is what the person looks for.
            width = max(min(table.columnWidth(column), most), header.sectionSizeHint(column))
            table.setColumnWidth(column, width)


def _make_text(parent: QWidget) -> QPlainTextEdit:
    text = QPlainTextEdit(parent)
    text.setReadOnly(True)
    text.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
    text.setAccessibleName(parent.tr("Preview"))
    text.setFont(current_theme().font("mono"))
    text.setTabChangesFocus(True)
    text.setObjectName(_LIGHT)
    text.setProperty(RINGED_PROPERTY, current_theme().radius("control"))
    return text


def _make_table(parent: QWidget) -> QTableWidget:
    table = QTableWidget(parent)
    table.setObjectName(_LIGHT)
    table.setAccessibleName(parent.tr("Preview"))
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    table.setTabKeyNavigation(False)
    table.setWordWrap(False)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(current_theme().row("entity"))
    left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    table.horizontalHeader().setDefaultAlignment(left)
    table.horizontalHeader().setHighlightSections(False)
    table.setProperty(RINGED_PROPERTY, current_theme().radius("control"))
    return table
