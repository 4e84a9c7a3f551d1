"""Ask for a day: written in figures, or chosen in a calendar."""

from __future__ import annotations

from PySide6.QtCore import QDate, Slot
from PySide6.QtWidgets import QCalendarWidget, QLineEdit, QWidget

from dateline.model.days import civil, day_from_iso, iso_day
from dateline.ui.dialogs.ask import AskDialog
from dateline.ui.wording import day_words


class DayDialog(AskDialog):
    """Asks for one day; typing `2025-03-13` and the calendar follow each other."""

    def __init__(
        self, title: str, why: str, accept: str, *, day: int | None, parent: QWidget
    ) -> None:
        super().__init__(title, why, accept, parent)
        self._field = QLineEdit("" if day is None else iso_day(day), self)
        self._field.setPlaceholderText(self.tr("Year-month-day, such as 2025-03-13"))
        self._field.setAccessibleName(self.tr("Day"))
        self._field.setMaxLength(10)
        self._calendar = QCalendarWidget(self)
        self._calendar.setVerticalHeaderFormat(
            QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader
        )
        self._calendar.setAccessibleName(self.tr("Calendar"))
        if day is not None:
            self._calendar.setSelectedDate(QDate(*civil(day)))
        self.body.addWidget(self._field)
        self.body.addWidget(self._calendar)
        self._field.textChanged.connect(self._typed)
        self._calendar.clicked.connect(self._chosen)
        self._field.selectAll()
        self._field.setFocus()
        self.look_again()

    @property
    def day(self) -> int | None:
        """The day number written, or None while it is no day."""
        text = self._field.text().strip()
        try:
            return day_from_iso(text) if len(text) == len("2025-03-13") else None
        except ValueError:
            return None

    @property
    def iso(self) -> str:
        """The day as ISO 8601 text."""
        day = self.day
        return "" if day is None else iso_day(day)

    def problem(self) -> str:
        """Return why what is written is no day."""
        if not self._field.text().strip():
            return self.tr("Write a day, or choose one in the calendar.")
        return "" if self.day is not None else self.tr("Write the day as 2025-03-13.")

    @Slot(str)
    def _typed(self, text: str) -> None:
        day = self.day
        if day is not None:
            date = QDate(*civil(day))
            if date.isValid() and date != self._calendar.selectedDate():
                self._calendar.setSelectedDate(date)
            self._field.setToolTip(day_words(day))
        self.look_again()

    @Slot(QDate)
    def _chosen(self, date: QDate) -> None:
        iso = date.toString("yyyy-MM-dd")
        if iso != self._field.text():
            self._field.setText(iso)
