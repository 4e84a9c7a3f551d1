"""The composition root of the window: settings, library, queue, window, and their end."""

from __future__ import annotations

import signal
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication, QMessageBox

from dateline.importing.offline import forbid_internet_sockets
from dateline.library.logs import close_log, open_log
from dateline.library.preferences import (
    Preferences,
    load_preferences,
    log_folder,
    preferences_path,
    save_preferences,
)
from dateline.model.messages import MessageError
from dateline.ui.theme import ThemeChoice, theme_switch
from dateline.ui.window import MainWindow
from dateline.ui.wording import say

_SIGNAL_POLL_MS = 200
"""Python runs its signal handlers between bytecodes: a timer gives it the chance while Qt waits."""


class Application(QObject):
    """Owns the window and what works in it; opens the library after the first paint."""

    def __init__(self, library: Path, paths: Sequence[Path], preferences: Preferences) -> None:
        super().__init__()
        self._library_root = library
        self._paths = tuple(paths)
        self.preferences = preferences
        self.window = MainWindow()
        self.window.setWindowTitle(f"{library.name} — Dateline")
        self.bench: object | None = None
        self._closed = False
        self.window.closing.connect(self.close)
        theme_switch().choice_changed.connect(self._theme_chosen)

    def show(self) -> None:
        """Show the window; everything heavy is loaded once it is painted."""
        self.window.show()
        QTimer.singleShot(0, self, self._open_library)

    @Slot()
    def _open_library(self) -> None:
        from dateline.editing.commands import Author
        from dateline.importing.queue import ImportQueue
        from dateline.library.opened import Library
        from dateline.ui.workbench import Workbench

        try:
            library = Library(self._library_root)
        except MessageError as error:
            self._refuse(say(error.message))
            return
        queue = ImportQueue(library)
        author = Author(self.preferences.initials)
        bench = Workbench(self.window, library, queue, author=author)
        self.bench = bench
        self._restore()
        bench.import_paths(self._paths)
        self.preferences = self.preferences.with_recent(self._library_root)

    def _refuse(self, words: str) -> None:
        box = QMessageBox(QMessageBox.Icon.Warning, "Dateline", words, parent=self.window)
        box.finished.connect(self.window.close)
        box.open()

    def _restore(self) -> None:
        state = _layout_path(self._library_root)
        if state.exists():
            self.window.restore_layout(state.read_text("ascii", "replace"))

    @Slot(object)
    def _theme_chosen(self, choice: ThemeChoice) -> None:
        self.preferences = replace(self.preferences, theme=choice.value)

    @Slot()
    def close(self) -> None:
        """Save what is kept and let everything go; a second call does nothing."""
        if self._closed:
            return
        self._closed = True
        path = _layout_path(self._library_root)
        if self.bench is not None:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(self.window.layout_state(), "ascii")
            self.bench.close()  # pyright: ignore[reportAttributeAccessIssue]
        save_preferences(self.preferences, preferences_path())


def _layout_path(library: Path) -> Path:
    """Return where the layout of a library on this person's machine is kept."""
    import hashlib

    key = hashlib.sha256(str(library.resolve()).encode()).hexdigest()[:16]
    return preferences_path().parent / "layouts" / f"{key}.txt"


def run_window(library: Path, paths: Sequence[Path]) -> int:
    """Open the window on a library, import `paths`, and return the exit status when it closes."""
    forbid_internet_sockets()
    application = QApplication(sys.argv[:1])
    QCoreApplication.setApplicationName("Dateline")
    application.setDesktopFileName("dateline")
    handler = open_log(log_folder())
    preferences = load_preferences(preferences_path())
    switch = theme_switch()
    switch.set_choice(ThemeChoice(preferences.theme))
    dateline = Application(library, paths, preferences)
    _close_on_signals(dateline)
    dateline.show()
    status = application.exec()
    dateline.close()
    close_log(handler)
    return status


def _close_on_signals(application: Application) -> None:
    """Close the window on SIGTERM and SIGINT, as the session's end or a terminal sends them."""
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: application.window.close())
    timer = QTimer(application)
    timer.timeout.connect(_let_python_look)
    timer.start(_SIGNAL_POLL_MS)


def _let_python_look() -> None:
    """Do nothing, in Python: a pending signal is handled on the way."""
