"""A library on its way to being open: found, locked and brought to its form beside the window."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal, Slot

from dateline.ui.answers import Answers
from dateline.ui.pane_state import PaneState

if TYPE_CHECKING:
    from dateline.library.opened import Library

_SHOWN_AFTER_MS: Final = 400
"""An opening shorter than this needs no words; bringing a large library to a new form takes minutes."""

_DATABASE: Final = "library.sqlite"
"""Lies in the folder of every library that was opened before (`LibraryFolder.database`)."""


class LibraryOpening(QObject):
    """Opens one library on a thread of its own, since that may copy and migrate the whole of it."""

    opened = Signal(object)
    """The Library; whoever takes it closes it."""
    failed = Signal(object)
    """The error that says why it can't be opened."""
    late = Signal(object)
    """It takes long enough for words: the PaneState that says so."""

    def __init__(self, root: Path, load: Callable[[], object], parent: QObject) -> None:
        """Open `root` when started; `load` imports what the window needs next, on the same thread."""
        super().__init__(parent)
        self._root = root
        self._load = load
        self._answers = Answers(self)
        self._future: Future[Library] = Future()
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(_SHOWN_AFTER_MS)
        self._wait.timeout.connect(self._say_late)

    def start(self) -> None:
        """Begin; one of the signals comes later, on the window's thread."""
        self._answers.deliver(self._future, self._done, failed=self._fail)
        self._wait.start()
        threading.Thread(target=self._open, name="library-opening").start()

    def abandon(self) -> None:
        """Tell nothing any more, and close the library as soon as it is open."""
        self._wait.stop()
        self._answers.close()
        self._future.add_done_callback(_close_opened)

    def _open(self) -> None:
        from dateline.library.opened import Library

        try:
            self._load()
            library = Library(self._root)
        except BaseException as error:  # noqa: BLE001 - handed to the window
            self._future.set_exception(error)
        else:
            self._future.set_result(library)

    def _done(self, library: Library) -> None:
        self._wait.stop()
        self.opened.emit(library)

    def _fail(self, error: BaseException) -> None:
        self._wait.stop()
        self.failed.emit(error)

    @Slot()
    def _say_late(self) -> None:
        self.late.emit(opening_state(self._root))


def opening_state(root: Path) -> PaneState:
    """Return what the window says while the library in this folder is still on its way."""

    def tr(words: str) -> str:
        return QCoreApplication.translate("LibraryOpening", words)

    what = tr("Opening {name}…").format(name=root.name)
    meanwhile = tr("What you drop here meanwhile is imported afterwards.")
    if not (root / _DATABASE).exists():
        return PaneState(what, meanwhile)
    older = tr(
        "A library of an earlier version is first brought to the present form; a copy of it as it "
        "was is kept in its backups."
    )
    return PaneState(what, f"{older} {meanwhile}")


def _close_opened(future: Future[Library]) -> None:
    if not future.cancelled() and future.exception() is None:
        future.result().close()
