"""The field over a list: what is typed narrows the list, and Down or Enter goes into it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from dateline.ui.widgets.text_field import ClearableField

_INTO: Final = frozenset({Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter})


class FilterField(ClearableField):
    """Tells when a person wants to go on from the words to the list."""

    list_requested = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down and Enter, held with nothing, go into the list."""
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in _INTO and held == Qt.KeyboardModifier.NoModifier:
            self.list_requested.emit()
        else:
            super().keyPressEvent(event)
