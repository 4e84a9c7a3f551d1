"""Every decision in this library, newest first: what, when, by whom, and whether it holds."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QHeaderView, QVBoxLayout, QWidget

from dateline.editing.history import undo_decisions
from dateline.library.changes import Changes
from dateline.library.reads.history import HistoryRow, history_ids, history_rows
from dateline.model.messages import Message
from dateline.ui.dialogs.room import dialog_size
from dateline.ui.rows.paged_model import PagedModel
from dateline.ui.rows.row_table import RowTable
from dateline.ui.session import Session
from dateline.ui.theme import current_theme
from dateline.ui.widgets.buttons import Button
from dateline.ui.widgets.focus_ring import FocusRing
from dateline.ui.widgets.labels import Label
from dateline.ui.wording import count_words, moment_words, say

_WHAT, _OF, _WHEN, _BY, _STATE = range(5)
_WIDTHS = {_WHAT: 190, _WHEN: 150, _BY: 60, _STATE: 170}


class HistoryDialog(QDialog):
    """Stands beside the window and follows it; any decision can be undone, or done again."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        theme = current_theme()
        self.setWindowTitle(self.tr("History"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(dialog_size("history_width", "history_height", parent))
        headers = ("What", "Of", "When", "By", "State")
        self.model: PagedModel[HistoryRow] = PagedModel(
            self._fetch,
            id_of=lambda row: row.seq,
            text_of=self._words,
            headers=tuple(self.tr(header) for header in headers),
            parent=self,
        )
        self.table = RowTable(self.model, self, row_height=theme.row("entity"))
        self.table.setAccessibleName(self.tr("Decisions"))
        self.table.setProperty("look", "cells")
        header = self.table.horizontalHeader()
        header.setVisible(True)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(_OF, QHeaderView.ResizeMode.Stretch)
        for column, width in _WIDTHS.items():
            header.resizeSection(column, width)
        self._count = Label("", self, style="meta", ink="muted")
        self._undo = Button(self.tr("Undo this"), self, icon="undo", size="normal")
        self._close = Button(self.tr("Close"), self, key="Esc", size="normal")
        self._lay_out()
        FocusRing(self)
        self._undo.clicked.connect(self.turn)
        self._close.clicked.connect(self.close)
        self.table.current_id_changed.connect(self._name_button)
        self.model.dataChanged.connect(self._name_button)
        session.library_changed.connect(self._content_changed)
        self._refresh()

    def _lay_out(self) -> None:
        theme = current_theme()
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.space("xl"),) * 4)
        column.setSpacing(theme.space("m"))
        column.addWidget(Label(self.tr("History"), self, style="dialog_title"))
        column.addWidget(self._count)
        column.addWidget(self.table, 1)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._undo)
        row.addWidget(self._close)
        column.addLayout(row)

    @Slot()
    def turn(self) -> None:
        """Undo the current decision, or do it again where it is undone."""
        row = self._row()
        if row is None:
            return
        seq = row.seq if row.undone_by is None else row.undone_by
        name = Message.of(f"editing.kinds.{row.kind}")
        command = undo_decisions((seq,), name=name, author=self._session.author)
        self._session.carry_out(command, quiet=True)

    def _row(self) -> HistoryRow | None:
        current = self.table.current_id()
        return None if current is None else self.model.row(current)

    @Slot()
    def _name_button(self) -> None:
        row = self._row()
        self._undo.setEnabled(row is not None)
        undone = row is not None and row.undone_by is not None
        self._undo.set_text(self.tr("Do it again") if undone else self.tr("Undo this"))
        self._undo.set_icon_name("redo" if undone else "undo")

    @Slot(object)
    def _content_changed(self, changes: Changes) -> None:
        if changes.decisions:
            self.model.refresh(self.model.ids)
            self._refresh()

    def _refresh(self) -> None:
        self._session.ask(history_ids, self._show_ids, kind="history")

    def _show_ids(self, ids: Sequence[int]) -> None:
        self.table.set_ids(ids)
        self._count.set_text(
            count_words(
                len(ids), one="{n} decision, newest first", other="{n} decisions, newest first"
            )
        )
        self._name_button()

    def _fetch(self, ids: Sequence[int], done: Callable[[Sequence[HistoryRow]], None]) -> None:
        self._session.ask(lambda connection: history_rows(connection, ids), done)

    def _words(self, row: HistoryRow, column: int) -> str:
        if column == _WHAT:
            words = say(Message.of(f"editing.kinds.{row.kind}"))
            return words[0].upper() + words[1:]
        if column == _OF:
            subject = " ".join(row.subject.split())
            return " → ".join(part for part in (subject, row.value) if part)
        if column == _WHEN:
            return moment_words(row.utc)
        if column == _BY:
            return row.author
        if row.undone_by is None:
            return self.tr("In force") if row.overruled_by is None else self.tr("Overruled since")
        return self.tr("Undone {when}").format(when=moment_words(row.undone_utc))
