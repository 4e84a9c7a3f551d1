"""The pane "Dates to check": dates that are unsure or unsettled, each answered by one key."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication, QElapsedTimer, QPoint, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dateline.explore.date_choices import DateChoices, date_choices
from dateline.explore.scope import Scope
from dateline.explore.to_check import DateCase, Weight, count_weights, dates_to_check
from dateline.library.changes import Changes
from dateline.library.reads.unsure_dates import unsure_date_rows
from dateline.ui.pane import Pane
from dateline.ui.pane_context import PaneContext
from dateline.ui.pane_state import Choice, PaneState
from dateline.ui.panes import PaneSpec
from dateline.ui.rows.check_delegate import (
    CheckDelegate,
    CheckRow,
    reading_words,
    sentence_about,
    weight_words,
)
from dateline.ui.rows.paged_model import PagedModel
from dateline.ui.rows.row_table import RowTable
from dateline.ui.theme import current_theme
from dateline.ui.to_check.choice_column import ChoiceColumn
from dateline.ui.widgets.buttons import Button
from dateline.ui.widgets.choices import ChoiceButton
from dateline.ui.wording import count_words, number_words

_REST_MS: Final = 400
"""After a change before the list is read anew: extraction ends in many small steps."""
_REST_SHARE: Final = 9
"""After a read the pane rests this many times as long as it took (as the timeline does)."""
_ALL, _FILTER = "all", "filter"


class ToCheckPane(Pane):
    """Lists cases; what is answered or skipped leaves the list, and the next one is current."""

    chosen = Signal(int, object)
    """The expression of the current case and the Timex that a person chose for it."""
    current_changed = Signal(object)
    """The current DateCase, or None."""

    def __init__(self, context: PaneContext, parent: QWidget) -> None:
        body = QWidget(parent)
        super().__init__(
            QCoreApplication.translate("Panes", "Dates to check"), body, parent, linkable=False
        )
        self._context = context
        self._session = context.session
        self._scope: Scope | None = None
        self._cases: tuple[DateCase, ...] | None = None
        self._by_id: dict[int, DateCase] = {}
        self._gone: set[int] = set()
        """Answered a moment ago: the list that is on its way may still have them."""
        self._settled: set[int] = set()
        """Those of them whose answer is in the library: a list read from now on knows it."""
        self._skipped: set[int] = set()
        self.model: PagedModel[CheckRow] = PagedModel(
            self._fetch,
            id_of=lambda row: row.id,
            text_of=lambda row, _: (
                f"{reading_words(row)}, {sentence_about(row)}, {weight_words(row)}"
            ),
            headers=(self.tr("Date"),),
            parent=self,
        )
        theme = current_theme()
        self.table = RowTable(self.model, body, row_height=theme.row(CheckDelegate.row_height))
        self.table.setItemDelegate(CheckDelegate(self))
        self.table.setAccessibleName(self.tr("Dates to check"))
        self.only = ChoiceButton(
            [(_ALL, self.tr("All articles")), (_FILTER, self.tr("In the filter"))],
            self.head,
            look="flat",
        )
        self.head.add_control(self.only)
        self.choices = ChoiceColumn(body)
        self.accept = Button(self.tr("Accept"), body, icon="check", key="Y")
        self.write = Button(self.tr("Change…"), body, look="flat", key="E")
        self.calendar = Button(self.tr("Day…"), body, look="flat", key="C")
        self.skip = Button(self.tr("Skip"), body, look="flat", key="S")
        self._arrange(body)
        self._rest_ms = _REST_MS
        self._missed = True
        self._reading = QElapsedTimer()
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self._read)
        self._wire()

    def _arrange(self, body: QWidget) -> None:
        theme = current_theme()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.table, 1)
        column.addWidget(self.choices)
        # Two rows: four buttons beside each other would hold a small window's left side wide.
        below = QVBoxLayout()
        below.setContentsMargins(*(theme.space("m"),) * 4)
        below.setSpacing(theme.space("xs"))
        for buttons in ((self.accept, self.skip), (self.write, self.calendar)):
            row = QHBoxLayout()
            for button in buttons:
                row.addWidget(button)
            row.addStretch(1)
            below.addLayout(row)
        column.addLayout(below)

    def _wire(self) -> None:
        actions = self._context.actions
        self.table.context_requested.connect(self._show_menu)
        self.table.current_id_changed.connect(self._ask_choices)
        self._context.scopes.scope_changed.connect(self._show_scope)
        self._session.library_changed.connect(self._content_changed)
        self._session.refused.connect(self._take_back)
        self._session.answers.failed.connect(self._take_back)
        self.only.chosen.connect(self._fill)
        self.choices.chosen.connect(self._choose)
        self.state_chosen.connect(self._do)
        for button, action in (
            (self.accept, "checks.accept"),
            (self.write, "checks.change"),
            (self.calendar, "checks.calendar"),
            (self.skip, "checks.skip"),
        ):
            button.clicked.connect(actions.action(action).trigger)
        actions.attach("list", self.table)
        actions.attach("checks", self.table)
        self.setFocusProxy(self.table)

    # What is listed -----------------------------------------------------------------------------

    @property
    def case(self) -> DateCase | None:
        """The case that is current, or None."""
        current = self.table.current_id()
        return None if current is None else self._by_id.get(current)

    @Slot(object)
    def _show_scope(self, scope: Scope) -> None:
        self._scope = scope
        self._rest.start(_REST_MS)

    @Slot(object)
    def _content_changed(self, changes: Changes) -> None:
        if changes.articles or changes.decisions or changes.findings:
            self._read_soon()

    def _read_soon(self) -> None:
        if not self._rest.isActive():
            self._rest.start(self._rest_ms)

    def showEvent(self, event: QShowEvent) -> None:
        """Read what changed while the pane was out of sight."""
        super().showEvent(event)
        if self._missed:
            self._rest.start(0)

    @Slot()
    def _read(self) -> None:
        scope = self._scope
        self._missed = not self.isVisible()
        if scope is not None and not self._missed:
            self.set_busy(busy=True)
            self._reading.start()
            answered = frozenset(self._settled)
            self._session.review(
                lambda connection: (dates_to_check(connection, scope), answered),
                self._show,
                kind="to-check",
                failed=self._show_failure,
            )

    def _show(self, answer: tuple[tuple[DateCase, ...], frozenset[int]]) -> None:
        self.set_busy(busy=False)
        self._rest_ms = max(_REST_MS, self._reading.elapsed() * _REST_SHARE)
        cases, answered = answer
        # What was answered before the list was read is in it again only where that was undone.
        self._gone -= answered
        self._settled -= answered
        before = dict(self._by_id)
        self._cases = cases
        self._by_id = {case.timex_id: case for case in cases}
        self.model.refresh(
            [i for i, case in self._by_id.items() if before.get(i) not in (None, case)]
        )
        self._fill()

    def _show_failure(self, error: BaseException) -> None:
        self.set_busy(busy=False)
        why = self.tr("Your library is not changed. {reason}").format(reason=type(error).__name__)
        again = Choice("retry", self.tr("Try again"))
        what = self.tr("The dates to check can't be listed")
        self.show_state(PaneState(what, why, (again,), sign="failed"))

    @Slot()
    def _fill(self) -> None:
        """List what is left; the row at the place of one that left becomes the current one."""
        if self._cases is None:
            return
        number = self.table.currentIndex().row()
        in_filter = self.only.choice == _FILTER
        left = [case for case in self._cases if case.timex_id not in self._gone | self._skipped]
        shown = [case for case in left if not in_filter or case.weight is not Weight.REST]
        self.table.set_ids([case.timex_id for case in shown])
        if shown and self.table.current_id() is None:
            self.table.make_current(self.model.id_at(min(max(0, number), len(shown) - 1)))
        self.set_scope(self._scope_words(shown))
        if shown:
            self.show_body()
        else:
            self.show_state(self._nothing_left(left))
        self._ask_choices()

    def _scope_words(self, shown: Sequence[DateCase]) -> str:
        """Return "12 dates · 3 pinned · 5 in the filter": the first is the length of the list."""
        counts = count_weights(shown)
        parts = [count_words(len(shown), one="{n} date", other="{n} dates")]
        if counts[Weight.PINNED]:
            pinned = number_words(counts[Weight.PINNED])
            parts.append(self.tr("{n} pinned").format(n=pinned))
        if counts[Weight.REST] and counts[Weight.FILTER]:
            kept = number_words(counts[Weight.FILTER])
            parts.append(self.tr("{n} in the filter").format(n=kept))
        return " · ".join(parts)

    def _nothing_left(self, left: Collection[DateCase]) -> PaneState:
        if left:
            words = count_words(len(left), one="{n} date elsewhere", other="{n} dates elsewhere")
            why = self.tr("There are {dates}.").format(dates=words)
            show = Choice("all", self.tr("Show all"))
            return PaneState(self.tr("No date of these articles needs you"), why, (show,))
        if self._skipped:
            skipped = count_words(
                len(self._skipped), one="{n} date was skipped.", other="{n} dates were skipped."
            )
            again = Choice("again", self.tr("Show them again"))
            return PaneState(self.tr("Nothing is left to check"), skipped, (again,))
        why = self.tr("Dates that are unsure, or that nothing settles, are asked about here.")
        return PaneState(self.tr("No dates to check"), why)

    @Slot(str)
    def _do(self, choice: str) -> None:
        if choice == "all":
            self.only.set_choice(_ALL)
            self._fill()
        elif choice == "again":
            self._skipped.clear()
            self._fill()
        elif choice == "retry":
            self._read()

    def drop(self, timex_ids: Collection[int]) -> None:
        """Take cases that are being answered off the list, and make the next one current."""
        self._gone.update(timex_ids)
        self._fill()

    def settle(self, timex_ids: Collection[int]) -> None:
        """Say that these answers are in the library."""
        self._settled.update(timex_ids)
        self._rest.start(_REST_MS)

    @Slot()
    def _take_back(self) -> None:
        """List again what could not be answered."""
        if self._gone:
            self._gone.clear()
            self._settled.clear()
            self._rest.start(_REST_MS)
            self._fill()

    def skip_case(self, timex_id: int) -> None:
        """Leave a case for later: it comes back when the library is opened again."""
        self._skipped.add(timex_id)
        self._fill()

    def _fetch(self, ids: Sequence[int], done: Callable[[Sequence[CheckRow]], None]) -> None:
        cases = {row_id: self._by_id[row_id] for row_id in ids if row_id in self._by_id}
        self._session.ask(
            lambda connection: [
                CheckRow(cases[date.id], date) for date in unsure_date_rows(connection, list(cases))
            ],
            done,
        )

    # What the current one may mean --------------------------------------------------------------

    @Slot()
    def _ask_choices(self) -> None:
        case = self.case
        self.current_changed.emit(case)
        if case is None:
            self.choices.show_choices(None)
            return
        self._session.ask(
            lambda connection: date_choices(connection, case.timex_id),
            self._show_choices,
            kind="to-check-choices",
        )

    def _show_choices(self, asked: DateChoices | None) -> None:
        case = self.case
        if case is not None and asked is not None and asked.timex_id == case.timex_id:
            self.choices.show_choices(asked)

    @Slot(int)
    def _choose(self, number: int) -> None:
        asked = self.choices.asked
        if asked is not None and 0 <= number < len(asked.choices):
            self.chosen.emit(asked.timex_id, asked.choices[number])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take a digit as the choice with this number; the list leaves typed characters alone."""
        typed = event.text()
        if typed.isdigit() and typed != "0":
            self._choose(int(typed) - 1)
            event.accept()
            return
        super().keyPressEvent(event)

    @Slot(QPoint)
    def _show_menu(self, position: QPoint) -> None:
        menu = self._context.actions.context_menu("checks", self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(position)


def _make(context: PaneContext, parent: QWidget) -> ToCheckPane:
    return ToCheckPane(context, parent)


PANE = PaneSpec("to_check", "Dates to check", "right", 4, "to_check", _make, standing=False)
