"""Backups: the open library copied into a new folder, and a new library made from a backup."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

from PySide6.QtCore import QDate, QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QFileDialog

from dateline.library.copying import copy_library
from dateline.model.messages import MessageError
from dateline.ui.answers import Answers
from dateline.ui.dialogs.copying import CopyingDialog
from dateline.ui.dialogs.start_folder import Purpose, remember_folder, start_folder
from dateline.ui.window import MainWindow
from dateline.ui.wording import say


class _StoppedError(Exception):
    """The person stopped the copying, or the window closes."""


class LibraryCopies(QObject):
    """Binds the actions and copies on a thread of its own; `close` ends what is under way."""

    wanted = Signal(Path)
    """The folder of a library that was made from a backup, to be opened."""
    _progressed = Signal(object, object)

    def __init__(self, window: MainWindow, library: Callable[[], Path]) -> None:
        super().__init__(window)
        self._window = window
        self._library = library
        self._answers = Answers(self)
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="copying")
        self._stop = Event()
        self.dialog: CopyingDialog | None = None
        self._progressed.connect(self._show_progress, Qt.ConnectionType.QueuedConnection)
        window.actions_registry.bind("back_up", self.ask_back_up)
        window.actions_registry.bind("restore", self.ask_restore)

    @Slot()
    def ask_back_up(self) -> None:
        """Ask where the backup goes, and make it."""
        library = self._library()
        day = QDate.currentDate().toString(Qt.DateFormat.ISODate)
        name = self.tr("{name} backup {day}").format(name=library.name, day=day)
        chosen, _ = QFileDialog.getSaveFileName(
            self._window, self.tr("Back up library: name the folder of the backup"), _beside(name)
        )
        if chosen:
            remember_folder(Purpose.LIBRARIES, Path(chosen).parent)
            self.back_up(Path(chosen))

    def back_up(self, target: Path) -> None:
        """Copy the open library to the new folder `target`."""
        said = self.tr("Backed up to “{name}”. It can be opened or restored like any library.")
        self._copy(
            self._library(),
            target,
            title=self.tr("Back up library"),
            done=lambda: self._say(said.format(name=target.name)),
        )

    @Slot()
    def ask_restore(self) -> None:
        """Ask for a backup and for the place of the library that is made from it."""
        source = QFileDialog.getExistingDirectory(
            self._window, self.tr("Restore: choose the folder of a backup"), _beside(".")
        )
        if not source:
            return
        remember_folder(Purpose.LIBRARIES, Path(source).parent)
        name = self.tr("{name} restored").format(name=Path(source).name)
        chosen, _ = QFileDialog.getSaveFileName(
            self._window, self.tr("Restore: name the folder of the library"), _beside(name)
        )
        if chosen:
            self.restore(Path(source), Path(chosen))

    def restore(self, source: Path, target: Path) -> None:
        """Make a library in the new folder `target` from a backup, and have it opened.

        The backup and the library that is open now stay as they are.
        """
        self._copy(
            source,
            target,
            title=self.tr("Restore a backup"),
            done=lambda: self.wanted.emit(target),
        )

    def close(self) -> None:
        """Stop what is being copied and wait for the thread; what was written of it is deleted."""
        self._answers.close()
        self._stop.set()
        self._thread.shutdown(wait=True, cancel_futures=True)

    def _copy(self, source: Path, target: Path, *, title: str, done: Callable[[], object]) -> None:
        self._stop.clear()
        dialog = CopyingDialog(title, self._window)
        self.dialog = dialog
        dialog.stopped.connect(self._stop.set)
        dialog.finished.connect(self._forget_dialog)
        dialog.open()

        def finish(_: object) -> None:
            self._close_dialog()
            done()

        future = self._thread.submit(copy_library, source, target, progress=self._tell)
        self._answers.deliver(future, finish, failed=self._fail)

    def _tell(self, copied: int, total: int) -> None:
        """Tell how far it is, from the thread that copies."""
        if self._stop.is_set():
            raise _StoppedError
        self._progressed.emit(copied, total)

    @Slot(object, object)
    def _show_progress(self, copied: int, total: int) -> None:
        if self.dialog is not None:
            self.dialog.show_progress(copied, total)

    def _fail(self, error: BaseException) -> None:
        self._close_dialog()
        if isinstance(error, _StoppedError):
            self._say(self.tr("Stopped. Nothing of the copy was kept."))
        elif isinstance(error, MessageError):
            self._say(say(error.message))
        else:
            words = self.tr("This failed: {kind}. Your library is not changed.")
            self._say(words.format(kind=type(error).__name__))

    def _close_dialog(self) -> None:
        if self.dialog is not None:
            self.dialog.accept()

    @Slot()
    def _forget_dialog(self) -> None:
        self.dialog = None

    def _say(self, words: str) -> None:
        self._window.toast.show_words(words)


def _beside(name: str) -> str:
    """Return the path of a name where libraries were looked for last."""
    return str(start_folder(Purpose.LIBRARIES) / name)
