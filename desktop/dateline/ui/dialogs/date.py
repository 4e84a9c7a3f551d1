"""Ask when an expression of time is: what it may mean, a day of the calendar, or words of one's own."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QDate, QEvent, QObject, QSize, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from dateline.explore.date_choices import DateChoices
from dateline.extraction.time.written_date import read_written_date
from dateline.model.days import civil, day_of_minute
from dateline.model.quoting import quoted
from dateline.model.timex import GivenDate, Timex
from dateline.ui.article.date_notes import choice_words
from dateline.ui.cards.confidence_sign import confidence_words
from dateline.ui.dialogs.ask import AskDialog
from dateline.ui.theme import current_theme
from dateline.ui.widgets.calendar import Calendar
from dateline.ui.widgets.labels import Label

_LINES: Final = 5
_LAST_YEAR: Final = 9999
"""Qt's calendar shows no later one."""


class DateDialog(AskDialog):
    """Choices in a list with their digits, a field for words and EDTF, a calendar.

    What is written holds before what is chosen in the list; a digit chooses and does it at once.
    """

    def __init__(self, asked: DateChoices, parent: QWidget) -> None:
        super().__init__(
            self.tr("When is {words}?").format(words=quoted(asked.words)),
            asked.sentence,
            self.tr("Set the date"),
            parent,
        )
        self._asked = asked
        theme = current_theme()
        self.list = QListWidget(self)
        self.list.setAccessibleName(self.tr("What it may mean"))
        self.list.setUniformItemSizes(True)
        self.list.setMinimumHeight(self.fontMetrics().lineSpacing() * (_LINES + 2))
        self.list.setMinimumWidth(theme.size("dialog_words"))
        self.field = QLineEdit(self)
        self.field.setPlaceholderText(self.tr("2025-02-21, late Feb 2025, 2025-02~"))
        self.field.setAccessibleName(self.tr("Another date, in words or figures"))
        self._said = Label("", self, style="meta", ink="muted")
        self.calendar = Calendar(self)
        self._arrange()
        self._fill()
        self.list.installEventFilter(self)
        self.list.currentRowChanged.connect(self._choose)
        self.list.itemDoubleClicked.connect(self._try)
        self.field.textChanged.connect(self._write)
        self.calendar.clicked.connect(self._pick)
        self.calendar.activated.connect(self._pick)
        self.calendar.activated.connect(self._try)
        (self.list if self.list.count() else self.field).setFocus()
        self._say_date()
        self.look_again()

    def _arrange(self) -> None:
        theme = current_theme()
        row = QHBoxLayout()
        row.setSpacing(theme.space("xl"))
        column = QVBoxLayout()
        column.setSpacing(theme.space("m"))
        for widget in (self.list, self.field, self._said):
            column.addWidget(widget)
        row.addLayout(column, 1)
        row.addWidget(self.calendar, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(row)

    def _fill(self) -> None:
        read, now = self._asked.machine, self._asked.timex
        for number, timex in enumerate(self._asked.choices, 1):
            words = f"{number}   {choice_words(timex)}"
            if (timex.earliest, timex.latest) == (read.earliest, read.latest):
                sure = confidence_words(read.confidence)
                words = self.tr("{date}  ·  as it was read, {sure}").format(date=words, sure=sure)
            item = QListWidgetItem(words)
            item.setSizeHint(QSize(0, current_theme().icon("hit_area")))
            self.list.addItem(item)
        current = next(
            (
                number
                for number, timex in enumerate(self._asked.choices)
                if (timex.earliest, timex.latest) == (now.earliest, now.latest)
            ),
            0 if self.list.count() else -1,
        )
        self.list.setCurrentRow(current)
        self._show_in_calendar(now if now.placed else read)

    # What is chosen -----------------------------------------------------------------------------

    @property
    def given(self) -> GivenDate | None:
        """The date that is chosen; None lets the reading hold again, where another date was given."""
        if self.field.text().strip():
            return self._written()
        chosen = self._chosen()
        if chosen is None:
            return None
        read = self._asked.machine
        own = (chosen.earliest, chosen.latest) == (read.earliest, read.latest)
        return None if own and self._asked.timex.decided else GivenDate.of(chosen)

    @property
    def said(self) -> str:
        """The chosen date in words, as it is said under the field."""
        return self._said.text()

    def problem(self) -> str:
        """Return why nothing is chosen yet."""
        if self.field.text().strip():
            if self._written() is not None:
                return ""
            return self.tr("This is no date. Write 2025-02-21, late Feb 2025 or 2025-02~.")
        return "" if self._chosen() else self.tr("Choose a date, or write one.")

    def _written(self) -> GivenDate | None:
        return read_written_date(self.field.text(), self._asked.published_day)

    def _chosen(self) -> Timex | None:
        row = self.list.currentRow()
        return self._asked.choices[row] if 0 <= row < len(self._asked.choices) else None

    @Slot()
    def _write(self) -> None:
        given = self._written()
        if given is not None:
            self._show_in_calendar(given)
        self._say_date()
        self.look_again()

    @Slot()
    def _choose(self) -> None:
        self.field.clear()
        chosen = self._chosen()
        if chosen is not None:
            self._show_in_calendar(chosen)
        self._say_date()
        self.look_again()

    @Slot(QDate)
    def _pick(self, date: QDate) -> None:
        self.field.setText(date.toString("yyyy-MM-dd"))

    def _show_in_calendar(self, date: GivenDate | Timex) -> None:
        """Show the first known day; of itself the calendar tells of a person's choices alone."""
        end = date.earliest if date.earliest is not None else date.latest
        if end is None:
            return
        year, month, day = civil(day_of_minute(end))
        if 0 < year <= _LAST_YEAR:
            self.calendar.setSelectedDate(QDate(year, month, day))

    def _say_date(self) -> None:
        date = self._written() if self.field.text().strip() else self._chosen()
        self._said.set_text("" if date is None else choice_words(date))

    # Keys ---------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let a digit choose and do it; other letters begin a date of one's own."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            typed = event.text()
            if typed.isdigit() and 0 < int(typed) <= self.list.count():
                self.list.setCurrentRow(int(typed) - 1)
                self._choose()
                self._try()
                return True
            if typed.isalpha():
                self.field.setFocus()
                self.field.insert(typed)
                return True
        return super().eventFilter(watched, event)
