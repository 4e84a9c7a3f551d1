"""What the window shows in place of a library that can't be opened: why, and what can be done."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication

from dateline.library.errors import (
    DiskFullError,
    LibraryDamagedError,
    LibraryFilesError,
    LibraryLockedError,
    LibraryNewerError,
    LibraryReadOnlyError,
    NotALibraryError,
)
from dateline.model.messages import MessageError
from dateline.ui.pane_state import Choice, PaneState
from dateline.ui.wording import say

TRY_AGAIN: Final = "try-again"
OPEN_OTHER: Final = "open-other"
SHOW_FOLDER: Final = "show-folder"


def failure_state(name: str, error: Exception) -> PaneState:
    """Return the page for a library called `name`: what happened, why, and at most two choices.

    An error that is no MessageError is a fault of the program, and said to be one.
    """
    other = Choice(OPEN_OTHER, _tr("Open another library…"))
    again = Choice(TRY_AGAIN, _tr("Try again"))
    folder = Choice(SHOW_FOLDER, _tr("Show the folder"))
    sign = "failed"
    match error:
        case LibraryLockedError():
            what, choices, sign = _tr("“{name}” is open elsewhere"), (again, other), "warning"
        case LibraryNewerError():
            what, choices, sign = _tr("“{name}” needs a newer Dateline"), (other,), "warning"
        case NotALibraryError():
            what, choices, sign = _tr("“{name}” is no library"), (folder, other), "warning"
        case LibraryDamagedError():
            what, choices = _tr("“{name}” is damaged"), (folder, other)
        case LibraryReadOnlyError():
            what, choices = _tr("“{name}” can't be written"), (again, other)
        case DiskFullError():
            what, choices = _tr("“{name}” can't be opened: the disk is full"), (again, other)
        case LibraryFilesError():
            what, choices = _tr("“{name}” can't be read"), (again, folder)
        case _:
            what, choices = _tr("“{name}” can't be opened"), (again, other)
    return PaneState(what.format(name=name), _why(error), choices, sign=sign)


def _why(error: Exception) -> str:
    if isinstance(error, MessageError):
        return say(error.message)
    words = _tr(
        "This is a fault of Dateline ({kind}). Your library is not changed; the log has the details."
    )
    return words.format(kind=type(error).__name__)


def _tr(words: str) -> str:
    return QCoreApplication.translate("LibraryFailure", words)
