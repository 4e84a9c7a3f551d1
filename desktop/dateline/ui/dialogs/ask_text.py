"""Ask for a line or a note of text."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from dateline.ui.dialogs.ask import AskDialog

_WIDTH = 360
_NOTE_LINES = 5


class LineDialog(AskDialog):
    """Asks for one line that may not be empty, such as a name."""

    def __init__(
        self, title: str, why: str, accept: str, *, text: str, label: str, parent: QWidget
    ) -> None:
        super().__init__(title, why, accept, parent)
        self._field = QLineEdit(text, self)
        self._field.setAccessibleName(label)
        self._field.setMinimumWidth(_WIDTH)
        self._field.selectAll()
        self.body.addWidget(self._field)
        self._field.textChanged.connect(self.look_again)
        self._field.setFocus()
        self.look_again()

    @property
    def text(self) -> str:
        """The line without surrounding white space."""
        return self._field.text().strip()

    def problem(self) -> str:
        """Return why an empty line can't be taken."""
        return "" if self.text else self.tr("Write at least one letter.")


class NoteDialog(AskDialog):
    """Asks for a note of any length; an empty one takes the note away."""

    def __init__(self, title: str, why: str, accept: str, *, text: str, parent: QWidget) -> None:
        super().__init__(title, why, accept, parent)
        self._field = QPlainTextEdit(text, self)
        self._field.setAccessibleName(title)
        self._field.setTabChangesFocus(True)
        self._field.setMinimumWidth(_WIDTH)
        self._field.setFixedHeight(self.fontMetrics().lineSpacing() * _NOTE_LINES + 16)
        self.body.addWidget(self._field)
        self._field.setFocus()
        self.look_again()

    @property
    def text(self) -> str:
        """The note without surrounding white space."""
        return self._field.toPlainText().strip()
