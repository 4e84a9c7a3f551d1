"""Ask for a day: written in figures, or chosen in a calendar."""

from __future__ import annotations

from PySide6.QtCore import QDate, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from dateline.model.days import civil, day_from_iso, iso_day
from dateline.ui.dialogs.ask import AskDialog
from dateline.ui.widgets.calendar import Calendar
from dateline.ui.widgets.labels import Label
from dateline.ui.wording import day_words

_ISO_DAY = len("2025-03-13")


class DayDialog(AskDialog):
    """Asks for one day; typing `2025-03-13` and the calendar follow each other."""

    def __init__(
        self, title: str, why: str, accept: str, *, day: int | None, parent: QWidget
    ) -> None:
        super().__init__(title, why, accept, parent)
        self.field = QLineEdit("" if day is None else iso_day(day), self)
        self.field.setPlaceholderText(self.tr("Year-month-day, such as 2025-03-13"))
        self.field.setAccessibleName(self.tr("Day"))
        self.field.setMaxLength(_ISO_DAY)
        self._said = Label("", self, style="meta", ink="muted")
        self.calendar = Calendar(self)
        if day is not None:
            self.calendar.setSelectedDate(QDate(*civil(day)))
        self.body.addWidget(self.field)
        self.body.addWidget(self._said)
        self.body.addWidget(self.calendar)
        self.field.textChanged.connect(self._typed)
        self.calendar.selectionChanged.connect(self._chosen)
        self.calendar.clicked.connect(self._chosen)
        self.calendar.activated.connect(self._try)
        self.field.selectAll()
        self.field.setFocus()
        self._say_day()
        self.look_again()

    @property
    def said(self) -> str:
        """The day in words, as it is said under the field."""
        return self._said.text()

    @property
    def day(self) -> int | None:
        """The day number written, or None while it is no day."""
        text = self.field.text().strip()
        try:
            return day_from_iso(text) if len(text) == _ISO_DAY else None
        except ValueError:
            return None

    @property
    def iso(self) -> str:
        """The day as ISO 8601 text."""
        day = self.day
        return "" if day is None else iso_day(day)

    def problem(self) -> str:
        """Return why what is written is no day."""
        if not self.field.text().strip():
            return self.tr("Write a day, or choose one in the calendar.")
        return "" if self.day is not None else self.tr("Write the day as 2025-03-13.")

    def _say_day(self) -> None:
        """Say the day in words, its weekday first: figures alone are easily mistyped."""
        day = self.day
        self._said.set_text("" if day is None else day_words(day))

    @Slot()
    def _typed(self) -> None:
        day = self.day
        if day is not None:
            date = QDate(*civil(day))
            if date.isValid() and date != self.calendar.selectedDate():
                self.calendar.setSelectedDate(date)
        self._say_day()
        self.look_again()

    @Slot()
    def _chosen(self) -> None:
        iso = self.calendar.selectedDate().toString("yyyy-MM-dd")
        if iso != self.field.text():
            self.field.setText(iso)
