"""Changes one date: asks when an expression is, and carries the answer out."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from dateline.editing.dates import set_date
from dateline.explore.date_choices import DateChoices, date_choices
from dateline.model.messages import Message
from dateline.ui.dialogs.date import DateDialog

if TYPE_CHECKING:
    from dateline.ui.workbench import Workbench


class DateDeeds(QObject):
    """Owned by the workbench; the text, the timeline and the list of what to check ask it."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__(bench)
        self._bench = bench
        self.dialog: DateDialog | None = None
        """The dialog that is open, for who looks on."""

    @Slot(int)
    def change(self, timex_id: int) -> None:
        """Ask when an expression is; its date changes with what leans on it."""
        self._look_up(timex_id, self._ask)

    @Slot(int)
    def choose_day(self, timex_id: int) -> None:
        """Ask the same, with the keys in the calendar."""
        self._look_up(timex_id, self._ask_in_calendar)

    def _look_up(self, timex_id: int, ask: Callable[[DateChoices | None], object]) -> None:
        self._bench.session.ask(
            lambda connection: date_choices(connection, timex_id), ask, kind="date-choices"
        )

    def _ask_in_calendar(self, asked: DateChoices | None) -> None:
        self._ask(asked)
        if self.dialog is not None:
            self.dialog.calendar.days.setFocus()

    def _ask(self, asked: DateChoices | None) -> None:
        if asked is None:
            self._bench.session.refused.emit(Message.of("editing.no_such_date"))
            return
        dialog = DateDialog(asked, self._bench.window)
        self.dialog = dialog
        dialog.finished.connect(self._forget)
        session = self._bench.session

        def take() -> None:
            session.carry_out(set_date(asked.timex_id, dialog.given, author=session.author))

        dialog.accepted.connect(take)
        dialog.open()

    @Slot()
    def _forget(self) -> None:
        self.dialog = None
