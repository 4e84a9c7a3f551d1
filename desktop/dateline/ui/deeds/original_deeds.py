"""Actions on the file that an article was read from: show it, save a copy, open it elsewhere."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from dateline.explore.originals import Original, copy_original, find_original, opening_name
from dateline.model.quoting import quoted
from dateline.ui.dialogs.original import OpenOriginalDialog, OriginalDialog

if TYPE_CHECKING:
    from dateline.ui.workbench import Workbench


class OriginalDeeds(QObject):
    """Owned by the workbench; copies that other programs opened are deleted with its library.

    Files are copied on a thread of its own, for they may be large.
    """

    def __init__(self, bench: Workbench) -> None:
        super().__init__(bench)
        self._bench = bench
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="originals")
        self._opened: TemporaryDirectory[str] | None = None
        self.dialog: OriginalDialog | None = None
        self.question: OpenOriginalDialog | None = None
        bench.window.actions_registry.bind("library.original", self.show_original)
        bench.window.article.original_clicked.connect(self.show_original)
        bench.article.original_wanted.connect(self.show_original)
        bench.closing.connect(self._finish)

    @Slot()
    def show_original(self) -> None:
        """Show the file of the open article."""
        opened = self._bench.article.opened
        if opened is not None:
            article_id, folder = opened.row.id, self._bench.session.library.folder
            self._bench.session.ask(
                lambda connection: find_original(connection, folder, article_id),
                self._show,
                kind="original",
            )

    def _show(self, original: Original | None) -> None:
        if original is None:
            return
        dialog = OriginalDialog(original, self._bench.window)
        dialog.save_wanted.connect(self.save)
        dialog.open_wanted.connect(self.ask_to_open)
        dialog.finished.connect(self._forget_dialog)
        if self.dialog is not None:
            self.dialog.close()
        self.dialog = dialog
        dialog.show()

    @Slot()
    def _forget_dialog(self) -> None:
        if self.sender() is self.dialog:
            self.dialog = None

    @Slot()
    def save(self) -> None:
        """Ask where to, and write a copy of the file there."""
        if self.dialog is None:
            return
        original = self.dialog.original
        name, _ = QFileDialog.getSaveFileName(
            self.dialog, self.tr("Save a copy of the original"), original.name
        )
        if name:
            future = self._thread.submit(copy_original, original, Path(name))
            self._bench.session.answers.deliver(future, self._say_saved)

    def _say_saved(self, path: Path) -> None:
        words = self.tr("Saved a copy: {name}").format(name=quoted(path.name))
        self._bench.window.toast.show_words(words)

    @Slot()
    def ask_to_open(self) -> None:
        """Ask whether another program may open a copy of the file."""
        name = None if self.dialog is None else opening_name(self.dialog.original)
        if self.dialog is None or name is None:
            return
        original = self.dialog.original
        question = OpenOriginalDialog(quoted(original.name), self.dialog)
        question.accepted.connect(lambda: self._open(original, name))
        question.finished.connect(self._forget_question)
        self.question = question
        question.open()

    @Slot()
    def _forget_question(self) -> None:
        self.question = None

    def _open(self, original: Original, name: str) -> None:
        if self._opened is None:
            self._opened = TemporaryDirectory(prefix="dateline-", ignore_cleanup_errors=True)
        future = self._thread.submit(copy_original, original, Path(self._opened.name) / name)
        self._bench.session.answers.deliver(future, self._hand_over)

    def _hand_over(self, path: Path) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            words = self.tr("Your system has no program for this file. Save a copy instead.")
            self._bench.window.toast.show_words(words)

    @Slot()
    def _finish(self) -> None:
        self._thread.shutdown(wait=True)
        if self._opened is not None:
            self._opened.cleanup()
