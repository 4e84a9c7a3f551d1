"""The Quotes pane: who said what in the articles of the scope, the most quoted first."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dateline.explore.scope import Scope
from dateline.library.changes import Changes
from dateline.library.reads.quotations import QuotationListRow, quotation_ids, quotation_rows
from dateline.ui.pane import Pane
from dateline.ui.pane_context import PaneContext
from dateline.ui.pane_state import Choice, PaneState
from dateline.ui.panes import PaneSpec
from dateline.ui.rows.paged_model import PagedModel
from dateline.ui.rows.quote_delegate import QuoteDelegate
from dateline.ui.rows.row_table import RowTable
from dateline.ui.session import Passage, Selected
from dateline.ui.theme import current_theme
from dateline.ui.wording import count_words, day_words


class QuotesPane(Pane):
    """Lists quotations; a click goes to the sentence, and rings it everywhere."""

    def __init__(self, context: PaneContext, parent: QWidget) -> None:
        body = QWidget(parent)
        super().__init__(QCoreApplication.translate("Panes", "Quotes"), body, parent)
        self._session = context.session
        self._scope: Scope | None = None
        self.model: PagedModel[QuotationListRow] = PagedModel(
            self._fetch,
            id_of=lambda row: row.id,
            text_of=self._words,
            headers=(self.tr("Quotation"),),
            parent=self,
        )
        self.table = RowTable(
            self.model, body, row_height=current_theme().row(QuoteDelegate.row_height)
        )
        self.table.setItemDelegate(QuoteDelegate(self))
        self.table.setAccessibleName(self.tr("Quotations"))
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.table)
        self.table.current_id_changed.connect(self._go)
        self.state_chosen.connect(self._choose)
        self.link_toggled.connect(self._refresh)
        context.scopes.scope_changed.connect(self._show_scope)
        self._session.library_changed.connect(self._content_changed)
        context.actions.attach("list", self.table)
        context.actions.attach("entities", self.table)
        self.setFocusProxy(self.table)

    @Slot(object)
    def _show_scope(self, scope: Scope) -> None:
        self._scope = scope
        if self.head.linked:
            self._refresh()

    @Slot()
    def _refresh(self) -> None:
        scope = self._scope
        if scope is None:
            return
        # The whole library needs no list of ids: the query is the same without it, and cheaper.
        ids = None if scope.count == scope.total else list(scope.article_ids("newest"))
        self.set_busy(busy=True)
        self._session.search(
            lambda connection: quotation_ids(connection, ids), self._show_ids, kind="quotes"
        )

    def _show_ids(self, ids: Sequence[int]) -> None:
        self.set_busy(busy=False)
        self.table.set_ids(ids)
        words = count_words(len(ids), one="{n} quote", other="{n} quotes")
        self.set_scope(words)
        if ids:
            self.show_body()
        elif self._scope is not None and self._scope.count < self._scope.total:
            what = self.tr("No quotes in these articles")
            clear = Choice("clear", self.tr("Clear all"), "Esc")
            self.show_state(PaneState(what, "", (clear,)))
        else:
            what = self.tr("No quotes yet")
            why = self.tr("Words between quotation marks, with who said them, are listed here.")
            self.show_state(PaneState(what, why))

    @Slot(object)
    def _content_changed(self, changes: Changes) -> None:
        if changes.extracted or changes.removed or changes.added:
            self._refresh()
        if changes.entities or changes.changed:
            self.model.forget()

    @Slot(str)
    def _choose(self, choice: str) -> None:
        if choice == "clear":
            self._session.set_focus(self._session.focus.unfiltered())

    @Slot(object)
    def _go(self, quotation_id: int | None) -> None:
        row = None if quotation_id is None else self.model.row(quotation_id)
        if row is not None:
            self._session.show_passage(Passage(row.article_id, row.field, row.span))
            self._session.select(Selected("quotation", row.id))

    def _fetch(
        self, ids: Sequence[int], done: Callable[[Sequence[QuotationListRow]], None]
    ) -> None:
        self._session.ask(lambda connection: quotation_rows(connection, ids), done)

    def _words(self, row: QuotationListRow, column: int) -> str:
        day = "" if row.published_day is None else day_words(row.published_day, with_weekday=False)
        speaker = row.speaker or self.tr("speaker not found")
        return ", ".join(part for part in (speaker, row.words, day, row.confidence.word) if part)


def _make(context: PaneContext, parent: QWidget) -> QuotesPane:
    return QuotesPane(context, parent)


PANE = PaneSpec("quotes", "Quotes", "right", 1, "go_quotes", _make)
