"""Esc for things that float or open: whoever has the focus keeps the key from the window."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent


def claims_escape(event: QEvent) -> bool:
    """Accept the question whether Esc is wanted here; return whether it was that question.

    The window's own Esc is a shortcut, and a shortcut wins over a key press unless the widget with
    the focus, or a parent, claims the key first.
    """
    claimed = is_escape(event) and event.type() == QEvent.Type.ShortcutOverride
    if claimed:
        event.accept()
    return claimed


def is_escape(event: QEvent) -> bool:
    """Return whether the event is about the Esc key."""
    return isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
