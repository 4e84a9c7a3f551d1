"""The pane "Maybe the same": pairs of names to be answered with one key, what most hangs on first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication, QPoint, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dateline.explore.pairs import Named, PairCase, review_queue
from dateline.explore.scope import Scope
from dateline.library.changes import Changes
from dateline.library.reads.mention_list import MentionListRow, a_mention_of, mention_rows
from dateline.library.rows import Connection
from dateline.ui.pane import Pane
from dateline.ui.pane_context import PaneContext
from dateline.ui.pane_state import PaneState
from dateline.ui.panes import PaneSpec
from dateline.ui.rows.paged_model import PagedModel
from dateline.ui.rows.pair_delegate import PairDelegate, PairRow, facts_words
from dateline.ui.rows.row_table import RowTable
from dateline.ui.theme import current_theme
from dateline.ui.widgets.buttons import Button
from dateline.ui.wording import count_words

_REST_MS: Final = 400
"""After the last change before the queue is computed: it costs a second in a very large library."""


class PairsPane(Pane):
    """Lists questions; what is answered leaves the list, and the next one is current."""

    cases_changed = Signal(int)
    """The number of open questions."""

    def __init__(self, context: PaneContext, parent: QWidget) -> None:
        body = QWidget(parent)
        title = QCoreApplication.translate("Panes", "Maybe the same")
        super().__init__(title, body, parent, linkable=False)
        self._context = context
        self._session = context.session
        self._scope: Scope | None = None
        self._cases: dict[int, PairCase] = {}
        self.model: PagedModel[PairRow] = PagedModel(
            self._fetch,
            id_of=lambda row: row.id,
            text_of=self._words,
            headers=(self.tr("Pair"),),
            parent=self,
        )
        theme = current_theme()
        self.table = RowTable(self.model, body, row_height=theme.row(PairDelegate.row_height))
        self.table.setItemDelegate(PairDelegate(self))
        self.table.setAccessibleName(self.tr("Pairs of names"))
        self.same = Button(self.tr("The same"), body, icon="merge", key="Y")
        self.different = Button(self.tr("Not the same"), body, look="flat", key="N")
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.table, 1)
        row = QHBoxLayout()
        row.setContentsMargins(*(theme.space("m"),) * 4)
        row.addWidget(self.same)
        row.addWidget(self.different)
        row.addStretch(1)
        column.addLayout(row)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._compute)
        self._wire()

    def _wire(self) -> None:
        actions = self._context.actions
        self.table.context_requested.connect(self._show_menu)
        self._context.scopes.scope_changed.connect(self._show_scope)
        self._session.library_changed.connect(self._content_changed)
        self.same.clicked.connect(actions.action("pairs.same").trigger)
        self.different.clicked.connect(actions.action("pairs.different").trigger)
        actions.attach("list", self.table)
        actions.attach("pairs", self.table)
        self.setFocusProxy(self.table)

    @property
    def case(self) -> PairCase | None:
        """The question that is current, or None."""
        current = self.table.current_id()
        return None if current is None else self._cases.get(current)

    @Slot(object)
    def _show_scope(self, scope: Scope) -> None:
        self._scope = scope
        self._rest.start()

    @Slot(object)
    def _content_changed(self, changes: Changes) -> None:
        if changes.decisions or changes.findings:
            self._rest.start()

    @Slot()
    def _compute(self) -> None:
        scope = self._scope
        if scope is not None:
            self._session.review(
                lambda connection: review_queue(connection, scope), self._show, kind="pairs"
            )

    def _show(self, cases: Sequence[PairCase]) -> None:
        old, number = self._cases, self.table.currentIndex().row()
        self._cases = {_id_of(case): case for case in cases}
        self.model.refresh([i for i, case in self._cases.items() if old.get(i) not in (None, case)])
        self.table.set_ids(self._cases)
        if number >= 0 and self.table.current_id() is None and cases:
            self.table.make_current(self.model.id_at(min(number, len(cases) - 1)))
        self.set_scope(count_words(len(cases), one="{n} pair", other="{n} pairs"))
        if cases:
            self.show_body()
        else:
            what = self.tr("No pairs to review")
            why = self.tr("Names that may be one, and that no text settles, are asked about here.")
            self.show_state(PaneState(what, why))
        self.cases_changed.emit(len(cases))

    def drop(self, case: PairCase) -> None:
        """Take a question that is being answered off the list, and make the next one current."""
        number = self.table.currentIndex().row()
        self._cases.pop(_id_of(case), None)
        self.table.set_ids(self._cases)
        following = self.model.id_at(min(number, len(self._cases) - 1))
        self.table.make_current(following)

    def _fetch(self, ids: Sequence[int], done: Callable[[Sequence[PairRow]], None]) -> None:
        cases = [(row_id, self._cases[row_id]) for row_id in ids if row_id in self._cases]

        def read(connection: Connection) -> list[PairRow]:
            return [
                PairRow(row_id, case, _seen(connection, case.one), _seen(connection, case.other))
                for row_id, case in cases
            ]

        self._session.ask(read, done)

    def _words(self, row: PairRow, column: int) -> str:
        names = self.tr("{one}, maybe {other}").format(
            one=row.case.one.name, other=row.case.other.name
        )
        return f"{names}, {facts_words(row.case)}"

    @Slot(QPoint)
    def _show_menu(self, position: QPoint) -> None:
        menu = self._context.actions.context_menu("pairs", self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(position)


def _id_of(case: PairCase) -> int:
    """Return an id that stays with the pair while the queue changes round it."""
    return case.one.id << 31 | case.other.id


def _seen(connection: Connection, side: Named) -> MentionListRow | None:
    """Return a mention by which a person may tell who is meant."""
    mention_id = a_mention_of(connection, side.id)
    rows = [] if mention_id is None else mention_rows(connection, [mention_id])
    return rows[0] if rows else None


def _make(context: PaneContext, parent: QWidget) -> PairsPane:
    return PairsPane(context, parent)


PANE = PaneSpec("pairs", "Pairs", "right", 3, "review_pairs", _make, standing=False)
