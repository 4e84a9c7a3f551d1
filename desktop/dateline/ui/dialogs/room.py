"""How large a dialog may be: never larger than the window that it belongs to."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from dateline.ui.theme import current_theme


def room_in(parent: QWidget) -> QSize:
    """Return the window's size less a margin all round (DESIGN-UI section 10: window − 32 px)."""
    margin = 2 * current_theme().space("xl")
    return parent.window().size() - QSize(margin, margin)


def dialog_size(width: str, height: str, parent: QWidget) -> QSize:
    """Return the size of these names of the theme, or what of it has room."""
    theme = current_theme()
    return QSize(theme.size(width), theme.size(height)).boundedTo(room_in(parent))
