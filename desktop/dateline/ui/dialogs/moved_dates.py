"""What a new publication day moved, expression by expression, and what stayed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from dateline.library.resolution import MovedTimex, Resolution
from dateline.ui.article.date_notes import interval_of
from dateline.ui.dialogs.room import dialog_size
from dateline.ui.theme import current_theme
from dateline.ui.widgets.buttons import Button
from dateline.ui.widgets.focus_ring import FocusRing
from dateline.ui.widgets.labels import Label
from dateline.ui.wording import count_words, say


class MovedDatesDialog(QDialog):
    """Lists (expression, before, after, why) of every date that moved; closes with Esc."""

    def __init__(self, resolutions: Sequence[Resolution], parent: QWidget) -> None:
        super().__init__(parent)
        theme = current_theme()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Dates that moved"))
        self.resize(dialog_size("moved_width", "moved_height", parent))
        moved = [move for resolution in resolutions for move in resolution.moved]
        stayed = [words for resolution in resolutions for words in resolution.stayed]
        table = self._make_table(moved)
        title = count_words(len(moved), one="{n} date moved", other="{n} dates moved")
        self.setAccessibleName(title)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.space("xl"),) * 4)
        column.setSpacing(theme.space("m"))
        column.addWidget(Label(title, self, style="dialog_title"))
        column.addWidget(table, 1)
        if stayed:
            names = ", ".join(f"“{words}”" for words in stayed)
            count = count_words(len(stayed), one="{n} did not move:", other="{n} did not move:")
            kept = Label(f"{count} {names}", self, style="meta", ink="muted")
            kept.setWordWrap(True)
            column.addWidget(kept)
        row = QHBoxLayout()
        row.addStretch(1)
        close = Button(self.tr("Close"), self, look="primary", key="Esc", size="normal")
        close.clicked.connect(self._close)
        row.addWidget(close)
        column.addLayout(row)
        close.setDefault(True)
        FocusRing(self)
        table.setFocus()

    def _make_table(self, moved: Sequence[MovedTimex]) -> QTableWidget:
        heads = [self.tr("Expression"), self.tr("Before"), self.tr("Now"), self.tr("Why")]
        table = QTableWidget(len(moved), len(heads), self)
        table.setHorizontalHeaderLabels(heads)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(current_theme().row("table_two_line"))
        table.setShowGrid(False)
        table.setWordWrap(True)
        table.setTabKeyNavigation(False)
        table.setAccessibleName(self.tr("Dates that moved"))
        for number, move in enumerate(moved):
            unplaced = self.tr("no place in time")
            before = interval_of(move.before) or unplaced
            after = interval_of(move.after) or unplaced
            cells = (f"“{move.text}”", before, after, say(move.after.reason))
            for column, words in enumerate(cells):
                item = QTableWidgetItem(words)
                item.setToolTip(words)
                table.setItem(number, column, item)
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        for column, width in enumerate((150, 140, 140)):
            table.setColumnWidth(column, width)
        header.setSectionResizeMode(len(heads) - 1, QHeaderView.ResizeMode.Stretch)
        return table

    @Slot()
    def _close(self) -> None:
        self.close()
