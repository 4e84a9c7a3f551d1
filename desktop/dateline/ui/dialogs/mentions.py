"""Every mention of a name with its sentence: to read through, and to split off what means another."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from dateline.library.changes import Changes
from dateline.library.reads.entities import EntityRow, entity_rows
from dateline.library.reads.mention_list import MentionListRow, mention_ids_of, mention_rows
from dateline.library.rows import Connection
from dateline.ui.rows.paged_model import PagedModel
from dateline.ui.rows.row_table import RowTable
from dateline.ui.rows.sentence_delegate import SentenceDelegate
from dateline.ui.session import Passage, Selected, Session
from dateline.ui.theme import current_theme
from dateline.ui.widgets.buttons import Button
from dateline.ui.widgets.labels import Label
from dateline.ui.wording import count_words, day_words


def _source(row: MentionListRow) -> str:
    day = "" if row.published_day is None else day_words(row.published_day, with_weekday=False)
    return " · ".join(part for part in (row.outlet or row.title, day) if part)


class MentionsDialog(QDialog):
    """Stands beside the window and follows it; a row goes to its sentence."""

    split_wanted = Signal(object)
    """The ids of the mentions that mean another."""
    ignore_wanted = Signal(object)
    """The ids of the mentions that are no name."""

    def __init__(self, session: Session, entity_id: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._entity_id = entity_id
        self.entity: EntityRow | None = None
        theme = current_theme()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(theme.size("details_width"), theme.size("history_height"))
        self.model: PagedModel[MentionListRow] = PagedModel(
            self._fetch,
            id_of=lambda row: row.id,
            text_of=lambda row, _: f"{row.sentence} {_source(row)}",
            headers=(self.tr("Mention"),),
            parent=self,
        )
        self.table = RowTable(self.model, self, row_height=theme.row(SentenceDelegate.row_height))
        self.table.setItemDelegate(SentenceDelegate(_source, self))
        self.table.setAccessibleName(self.tr("Mentions"))
        self._title = Label("", self, style="dialog_title")
        self._count = Label("", self, style="meta", ink="muted")
        self.split = Button(self.tr("Means another…"), self, key="W", size="normal")
        self.ignore = Button(self.tr("Not a name here"), self, key="Del", size="normal")
        self._close = Button(self.tr("Close"), self, key="Esc", size="normal")
        self._lay_out()
        self.split.clicked.connect(self._split)
        self.ignore.clicked.connect(self._ignore)
        self._close.clicked.connect(self.close)
        self.table.current_id_changed.connect(self._go)
        self.table.selectionModel().selectionChanged.connect(self._enable)
        session.library_changed.connect(self._content_changed)
        self._enable()
        self._refresh()

    def _lay_out(self) -> None:
        theme = current_theme()
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.space("xl"),) * 4)
        column.setSpacing(theme.space("m"))
        column.addWidget(self._title)
        column.addWidget(self._count)
        column.addWidget(self.table, 1)
        row = QHBoxLayout()
        row.addWidget(self.split)
        row.addWidget(self.ignore)
        row.addStretch(1)
        row.addWidget(self._close)
        column.addLayout(row)

    @Slot(object)
    def _content_changed(self, changes: Changes) -> None:
        if changes.entities or changes.articles:
            self._refresh()

    def _refresh(self) -> None:
        entity_id = self._entity_id

        def read(connection: Connection) -> tuple[list[EntityRow], list[int]]:
            return entity_rows(connection, [entity_id]), mention_ids_of(connection, entity_id)

        self._session.ask(read, lambda found: self._show(*found), kind="mention-list")

    def _show(self, rows: Sequence[EntityRow], ids: Sequence[int]) -> None:
        self.entity = rows[0] if rows else None
        name = rows[0].name if rows else ""
        self.setWindowTitle(self.tr("Mentions of {name}").format(name=name))
        self._title.set_text(name)
        self._count.set_text(
            count_words(
                len(ids), one="{n} mention, by day", other="{n} mentions, the earliest first"
            )
        )
        self.table.set_ids(ids)
        self._enable()

    def _fetch(self, ids: Sequence[int], done: Callable[[Sequence[MentionListRow]], None]) -> None:
        self._session.ask(lambda connection: mention_rows(connection, ids), done)

    @Slot(object)
    def _go(self, mention_id: int | None) -> None:
        """Open the sentence of the current row; it may not have been painted yet."""
        if mention_id is not None:
            self._session.ask(
                lambda connection: mention_rows(connection, [mention_id]),
                self._show_passages,
                kind="mention-passage",
            )

    def _show_passages(self, rows: Sequence[MentionListRow]) -> None:
        for row in rows:
            self._session.show_passage(Passage(row.article_id, row.field, row.span))
            self._session.select(Selected("entity", self._entity_id))

    @Slot()
    def _enable(self) -> None:
        chosen = bool(self.table.chosen_ids())
        self.split.setEnabled(chosen)
        self.ignore.setEnabled(chosen)

    @Slot()
    def _split(self) -> None:
        if self.table.chosen_ids():
            self.split_wanted.emit(self.table.chosen_ids())

    @Slot()
    def _ignore(self) -> None:
        if self.table.chosen_ids():
            self.ignore_wanted.emit(self.table.chosen_ids())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """W splits off, Del ignores."""
        if event.key() == Qt.Key.Key_W and not event.modifiers():
            self._split()
        elif event.key() == Qt.Key.Key_Delete:
            self._ignore()
        else:
            super().keyPressEvent(event)
