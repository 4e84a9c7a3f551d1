"""Ask for a line or a note of text."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from dateline.ui.dialogs.ask import AskDialog
from dateline.ui.dialogs.quoted import QuotedWords
from dateline.ui.theme import current_theme
from dateline.ui.widgets.focus_ring import RINGED_PROPERTY

_NOTE_LINES = 5
_MARGINS = 16


class LineDialog(AskDialog):
    """Asks for one line that may not be empty, such as a name; of at most `most` letters, if given."""

    def __init__(
        self,
        title: str,
        why: str,
        accept: str,
        *,
        text: str,
        label: str,
        parent: QWidget,
        most: int = 0,
    ) -> None:
        super().__init__(title, why, accept, parent)
        self.field = QLineEdit(text, self)
        self.field.setAccessibleName(label)
        self.field.setPlaceholderText(label)
        if most:
            self.field.setMaxLength(most)
        self.field.selectAll()
        self.body.addWidget(self.field)
        self.field.textChanged.connect(self.look_again)
        self.field.setFocus()
        self.look_again()

    @property
    def text(self) -> str:
        """The line without surrounding white space."""
        return self.field.text().strip()

    def problem(self) -> str:
        """Return why an empty line can't be taken."""
        return "" if self.text else self.tr("Write at least one letter.")


class _NoteField(QPlainTextEdit):
    """Begins a new line with Enter; tells of Ctrl+Enter."""

    done = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        ctrl = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if ctrl and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.done.emit()
        else:
            super().keyPressEvent(event)


class NoteDialog(AskDialog):
    """Asks for a note of any length on the words `quoted`; an empty one takes the note away.

    Enter begins a new line of the note; Ctrl+Enter keeps it.
    """

    def __init__(
        self, title: str, why: str, accept: str, *, text: str, parent: QWidget, quoted: str = ""
    ) -> None:
        super().__init__(title, why, accept, parent)
        self.field = _NoteField(text, self)
        self.field.setAccessibleName(title)
        self.field.setTabChangesFocus(True)
        self.field.setProperty(RINGED_PROPERTY, current_theme().radius("control"))
        self.field.setFixedHeight(self.fontMetrics().lineSpacing() * _NOTE_LINES + _MARGINS)
        self.quoted = quoted
        if quoted:
            self.body.addWidget(QuotedWords(quoted, self))
        self.body.addWidget(self.field)
        self.field.done.connect(self._try)
        self._accept.set_key("Ctrl+↵")
        self.field.setFocus()
        self.look_again()

    @property
    def text(self) -> str:
        """The note without surrounding white space."""
        return self.field.toPlainText().strip()
