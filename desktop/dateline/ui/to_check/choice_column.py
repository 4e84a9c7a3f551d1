"""What the current expression may mean, one button a choice, each with its digit."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dateline.explore.date_choices import DateChoices
from dateline.ui.article.date_notes import choice_words
from dateline.ui.cards.confidence_sign import confidence_words
from dateline.ui.theme import current_theme
from dateline.ui.widgets.buttons import Button
from dateline.ui.widgets.labels import Label
from dateline.ui.wording import say


class ChoiceColumn(QWidget):
    """Shows why an expression is read as it is, and its other readings; hidden where none is asked."""

    chosen = Signal(int)
    """The place of a choice, from 0."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        theme = current_theme()
        self.asked: DateChoices | None = None
        """The expression on show."""
        self.buttons: list[Button] = []
        self.why = Label("", self, style="meta", ink="muted")
        self.why.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.space("m"), theme.space("s"), theme.space("m"), 0)
        column.setSpacing(theme.space("xs"))
        column.addWidget(self.why)
        self._column = QVBoxLayout()
        self._column.setSpacing(theme.space("hair"))
        column.addLayout(self._column)
        self.hide()

    def show_choices(self, asked: DateChoices | None) -> None:
        """Show the choices of an expression, None for no expression; equal changes nothing."""
        if asked == self.asked:
            return
        self.asked = asked
        for button in self.buttons:
            self._column.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = []
        if asked is not None:
            self.why.set_text(say(asked.timex.reason))
            for number, timex in enumerate(asked.choices, 1):
                words = choice_words(timex)
                if (timex.earliest, timex.latest) == (asked.timex.earliest, asked.timex.latest):
                    sure = confidence_words(timex.confidence)
                    words = self.tr("{date}, as it is read, {sure}").format(date=words, sure=sure)
                button = Button(words, self, look="flat", key=str(number))
                button.setObjectName(str(number - 1))
                button.clicked.connect(self._take)
                self._column.addWidget(button)
                self.buttons.append(button)
        self.setVisible(asked is not None)

    @Slot()
    def _take(self) -> None:
        sender = self.sender()
        if sender is not None:
            self.chosen.emit(int(sender.objectName()))
