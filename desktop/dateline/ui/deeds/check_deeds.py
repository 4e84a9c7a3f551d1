"""Answers the cases of the pane "Dates to check": accept, choose, write, skip, go to the sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Slot

from dateline.editing.dates import accept_dates, set_date
from dateline.library.reads.unsure_dates import UnsureDateRow, unsure_date_rows
from dateline.model.timex import GivenDate, Timex
from dateline.ui.panes.to_check import ToCheckPane
from dateline.ui.session import Passage, Selected

if TYPE_CHECKING:
    from dateline.editing.commands import Command
    from dateline.explore.to_check import DateCase
    from dateline.ui.deeds.date_deeds import DateDeeds
    from dateline.ui.deeds.row_deeds import RowDeeds
    from dateline.ui.workbench import Workbench

_CONDITIONS: Final = frozenset({"case"})


class CheckDeeds(QObject):
    """Owned by the workbench; each answer is a decision, and what it answers leaves the list."""

    def __init__(self, bench: Workbench, rows: RowDeeds, dates: DateDeeds) -> None:
        super().__init__(bench)
        self._bench = bench
        self._session = bench.session
        self._dates = dates
        pane = bench.window.pane("to_check")
        assert isinstance(pane, ToCheckPane)  # noqa: S101 - built by its own spec
        self._pane = pane
        registry = bench.window.actions_registry
        for action_id, handler in {
            "checks.accept": self.accept,
            "checks.accept_equal": self.accept_equal,
            "checks.change": self.change,
            "checks.calendar": self.choose_day,
            "checks.skip": self.skip,
            "checks.go": self.go,
        }.items():
            registry.bind(action_id, handler)
        rows.add(pane.table, {"list.remove": self.skip})
        pane.chosen.connect(self.choose)
        pane.current_changed.connect(self._note)
        pane.table.double_clicked_id.connect(self.go)

    @Slot(object)
    def _note(self, case: DateCase | None) -> None:
        holding = frozenset[str]() if case is None else _CONDITIONS
        self._bench.set_conditions(holding, of=_CONDITIONS)

    @Slot()
    def accept(self) -> None:
        """Take the current date as it is read."""
        case = self._pane.case
        if case is not None:
            self._accept((case.timex_id,))

    @Slot()
    def accept_equal(self) -> None:
        """Take the current date and all that are like it as they are read."""
        case = self._pane.case
        if case is not None:
            self._accept(case.equal)

    def _accept(self, timex_ids: tuple[int, ...]) -> None:
        self._answer(timex_ids, accept_dates(timex_ids, author=self._session.author))

    def _answer(self, timex_ids: tuple[int, ...], command: Command) -> None:
        self._pane.drop(timex_ids)
        self._session.carry_out(command, done=lambda _: self._pane.settle(timex_ids))

    @Slot(int, object)
    def choose(self, timex_id: int, timex: Timex) -> None:
        """Give an expression one of the dates that it may mean."""
        command = set_date(timex_id, GivenDate.of(timex), author=self._session.author)
        self._answer((timex_id,), command)

    @Slot()
    def change(self) -> None:
        """Ask when the current expression is: in words, in figures, or in a calendar."""
        case = self._pane.case
        if case is not None:
            self._dates.change(case.timex_id)

    @Slot()
    def choose_day(self) -> None:
        """Ask for the current expression's day in a calendar that has the keys."""
        case = self._pane.case
        if case is not None:
            self._dates.choose_day(case.timex_id)

    @Slot()
    def skip(self) -> None:
        """Leave the current case for later."""
        case = self._pane.case
        if case is not None:
            self._pane.skip_case(case.timex_id)

    @Slot()
    def go(self) -> None:
        """Show the sentence of the current case in its article, with the date ringed."""
        case = self._pane.case
        if case is not None:
            self._session.ask(
                lambda connection: unsure_date_rows(connection, [case.timex_id]),
                self._show,
                kind="to-check-sentence",
            )

    def _show(self, rows: list[UnsureDateRow]) -> None:
        for row in rows:
            place = Passage(row.article_id, row.timex.field, row.sentence_span, marked=True)
            self._session.show_passage(place)
            self._session.select(Selected("date", row.id))
