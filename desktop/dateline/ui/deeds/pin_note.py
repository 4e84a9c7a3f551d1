"""Ask for the note that something is pinned with."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from dateline.ui.dialogs.ask_text import NoteDialog


def ask_pin_note(window: QWidget, pin: Callable[[str], object], *, quoted: str = "") -> NoteDialog:
    """Open a dialog on the words `quoted` and give the note to `pin`, once it is written."""
    tr = QCoreApplication.translate
    dialog = NoteDialog(
        tr("PinNote", "Pin with a note"),
        tr("PinNote", "The note is kept with these words, and exported only if you say so."),
        tr("PinNote", "Pin with this note"),
        text="",
        parent=window,
        quoted=quoted,
    )
    dialog.accepted.connect(lambda: pin(dialog.text))
    dialog.open()
    return dialog
