"""The Findings pane: what the person pinned, with its words, source, note and check state."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, QPoint, Qt, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dateline.library.changes import Changes
from dateline.library.reads.findings import FindingRow, finding_ids, finding_rows
from dateline.model.spans import Field, Span
from dateline.ui.pane import Pane
from dateline.ui.pane_context import PaneContext
from dateline.ui.pane_state import PaneState
from dateline.ui.panes import PaneSpec
from dateline.ui.rows.finding_delegate import FindingDelegate, gone_words
from dateline.ui.rows.paged_model import PagedModel
from dateline.ui.rows.row_table import RowTable
from dateline.ui.session import Passage
from dateline.ui.theme import current_theme
from dateline.ui.wording import count_words


class FindingsPane(Pane):
    """Lists findings in the person's order; they are not filtered, so it says how many there are."""

    def __init__(self, context: PaneContext, parent: QWidget) -> None:
        body = QWidget(parent)
        title = QCoreApplication.translate("Panes", "Findings")
        super().__init__(title, body, parent, linkable=False)
        self._session = context.session
        self._context = context
        self.model: PagedModel[FindingRow] = PagedModel(
            self._fetch,
            id_of=lambda row: row.id,
            text_of=self._words,
            headers=(self.tr("Finding"),),
            parent=self,
            first_whole=True,
        )
        self.table = RowTable(
            self.model, body, row_height=current_theme().row(FindingDelegate.row_height)
        )
        self.table.setItemDelegate(FindingDelegate(self))
        self.table.setAccessibleName(self.tr("Findings"))
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.table)
        self.table.double_clicked_id.connect(self.go_to)
        self.table.context_requested.connect(self._show_menu)
        self._session.library_changed.connect(self._content_changed)
        context.actions.attach("list", self.table)
        context.actions.attach("findings", self.table)
        self.setFocusProxy(self.table)
        self._refresh()

    @Slot(object)
    def _content_changed(self, changes: Changes) -> None:
        if changes.findings:
            self.model.refresh(changes.findings)
            self._refresh()
        self.model.refresh(self._concerned(changes))

    def _concerned(self, changes: Changes) -> list[int]:
        """Return the findings whose article changed: a later version may have come, or gone."""
        rows = (self.model.row(row_id) for row_id in self.model.ids) if changes.articles else ()
        return [
            row.id
            for row in rows
            if row is not None
            and (
                row.article_id in changes.articles or (changes.removed and row.gone_in is not None)
            )
        ]

    def _refresh(self) -> None:
        self._session.ask(finding_ids, self._show_ids, kind="findings")

    def _show_ids(self, ids: Sequence[int]) -> None:
        self.table.set_ids(ids)
        self.set_scope(count_words(len(ids), one="{n} finding", other="{n} findings"))
        if ids:
            self.show_body()
        else:
            what = self.tr("Nothing pinned yet")
            why = self.tr("Pin a sentence with P: it is kept with its source, as you read it.")
            self.show_state(PaneState(what, why))

    @Slot(int)
    def go_to(self, finding_id: int) -> None:
        """Open the sentence of a finding, where its article is still here."""
        row = self.model.row(finding_id)
        if row is not None and row.article_id is not None:
            span = Span(row.start, row.end)
            self._session.show_passage(Passage(row.article_id, Field(row.field), span))

    @Slot(QPoint)
    def _show_menu(self, position: QPoint) -> None:
        menu = self._context.actions.context_menu("findings", self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(position)

    def _fetch(self, ids: Sequence[int], done: Callable[[Sequence[FindingRow]], None]) -> None:
        self._session.ask(lambda connection: finding_rows(connection, ids), done)

    def _words(self, row: FindingRow, column: int) -> str:
        source = ", ".join(part for part in (row.outlet, row.published or "") if part)
        return ", ".join(
            part for part in (row.words, source, row.check_words, row.note, gone_words(row)) if part
        )


def _make(context: PaneContext, parent: QWidget) -> FindingsPane:
    return FindingsPane(context, parent)


PANE = PaneSpec("findings", "Findings", "right", 2, "go_findings", _make)
