"""What the window shows in place of a library that can't be opened: why, and what can be done."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication

from dateline.library.errors import (
    LibraryDamagedError,
    LibraryLockedError,
    LibraryNewerError,
    LibraryReadOnlyError,
)
from dateline.model.messages import MessageError
from dateline.ui.pane_state import Choice, PaneState
from dateline.ui.wording import say

TRY_AGAIN: Final = "try-again"
OPEN_OTHER: Final = "open-other"
SHOW_FOLDER: Final = "show-folder"


def failure_state(name: str, error: MessageError) -> PaneState:
    """Return the page for a library called `name`: what, why, and at most two choices."""
    other = Choice(OPEN_OTHER, _tr("Open another library…"))
    again = Choice(TRY_AGAIN, _tr("Try again"))
    folder = Choice(SHOW_FOLDER, _tr("Show the folder"))
    match error:
        case LibraryLockedError():
            what, choices = _tr("“{name}” is open elsewhere"), (again, other)
        case LibraryNewerError():
            what, choices = _tr("“{name}” needs a newer Dateline"), (other,)
        case LibraryDamagedError():
            what, choices = _tr("“{name}” is damaged"), (folder, other)
        case LibraryReadOnlyError():
            what, choices = _tr("“{name}” can't be written"), (again, other)
        case _:
            what, choices = _tr("“{name}” can't be opened"), (again, other)
    return PaneState(what.format(name=name), say(error.message), choices, sign="warning")


def _tr(words: str) -> str:
    return QCoreApplication.translate("LibraryFailure", words)
