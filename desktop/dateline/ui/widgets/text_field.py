"""A field of one line that keeps the keys of writing and leaves every other Ctrl key to the window."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from dateline.ui.theme import current_theme, theme_switch
from dateline.ui.widgets.buttons import IconButton

_Standard = QKeySequence.StandardKey
_WRITING: Final = (
    *(_Standard.Undo, _Standard.Redo, _Standard.Cut, _Standard.Copy, _Standard.Paste),
    *(_Standard.SelectAll, _Standard.DeleteStartOfWord, _Standard.DeleteEndOfWord),
    *(_Standard.MoveToNextWord, _Standard.MoveToPreviousWord),
    *(_Standard.SelectNextWord, _Standard.SelectPreviousWord),
    *(_Standard.MoveToStartOfDocument, _Standard.MoveToEndOfDocument),
    *(_Standard.SelectStartOfDocument, _Standard.SelectEndOfDocument),
)
"""What a person writes and corrects with. On X11 Qt's fields also take Ctrl+E for the end of the
line, Ctrl+K and Ctrl+U for deleting it, which Home, End and Shift do as well."""


class TextField(QLineEdit):
    """Lets Ctrl+E export, as everywhere in the window, while something is written here."""

    def event(self, event: QEvent) -> bool:
        """Leave the question who wants a Ctrl key to the window, but for the keys of writing."""
        if event.type() == QEvent.Type.ShortcutOverride and _is_for_window(event):
            event.ignore()
            return True
        return super().event(event)


class ClearableField(TextField):
    """A field with a button that empties it, while there is something in it."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        """`words` say what the button does ("Show all names")."""
        super().__init__(parent)
        self._clear = IconButton("close", words, self)
        self._clear.setCursor(Qt.CursorShape.ArrowCursor)
        self._clear.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._clear.hide()
        self._clear.clicked.connect(self.clear)
        self.textChanged.connect(self._show_clear)
        theme_switch().changed.connect(self._arrange)
        self._arrange()

    @Slot(str)
    def _show_clear(self, text: str) -> None:
        self._clear.setVisible(bool(text))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the button at the right."""
        super().resizeEvent(event)
        self._arrange()

    @Slot()
    def _arrange(self) -> None:
        side = current_theme().icon("hit_area")
        self.setTextMargins(0, 0, side, 0)
        right = self.width() - side - current_theme().space("hair")
        self._clear.setGeometry(right, (self.height() - side) // 2, side, side)


def _is_for_window(event: QEvent) -> bool:
    if not isinstance(event, QKeyEvent):
        return False
    held = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
    return held and not any(event.matches(key) for key in _WRITING)
