"""Erases articles for good when the person says so, off the window's thread."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from dateline.library.findings import findings_citing
from dateline.library.removal import Removal, remove_for_good
from dateline.ui.dialogs.remove_for_good import RemoveForGoodDialog
from dateline.ui.wording import count_words

if TYPE_CHECKING:
    from dateline.ui.workbench import Workbench


class RemovalDeeds(QObject):
    """Owned by the workbench; its thread ends before the library is closed."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__(bench)
        self._bench = bench
        self._session = bench.session
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="removal")
        self.dialog: RemoveForGoodDialog | None = None
        bench.window.actions_registry.bind("remove_for_good", self.ask)
        bench.closing.connect(self._finish)

    @Slot()
    def ask(self) -> None:
        """Ask about the chosen articles, or the open one."""
        ids = self._bench.library_pane.table.chosen_ids()
        if not ids and self._bench.article.opened is not None:
            ids = [self._bench.article.opened.row.id]
        if ids:
            self._session.ask(
                lambda connection: findings_citing(connection, ids),
                lambda findings: self._open(ids, findings),
            )

    def _open(self, ids: Sequence[int], findings: int) -> None:
        dialog = RemoveForGoodDialog(len(ids), findings, self._bench.window)
        self.dialog = dialog
        dialog.accepted.connect(lambda: self._remove(ids, findings_too=dialog.findings_too))
        dialog.finished.connect(self._forget_dialog)
        dialog.open()

    @Slot()
    def _forget_dialog(self) -> None:
        self.dialog = None

    def _remove(self, ids: Sequence[int], *, findings_too: bool) -> None:
        library = self._session.library
        # What was decided on these articles leaves the log with them.
        self._session.forget_undo()
        self._bench.window.toast.show_words(self.tr("Removing for good …"))
        future = self._thread.submit(
            remove_for_good, library.writer, library.folder, ids, findings_too=findings_too
        )
        self._session.answers.deliver(future, self._tell)

    def _tell(self, removal: Removal) -> None:
        words = count_words(
            removal.articles,
            one="Removed {n} article for good.",
            other="Removed {n} articles for good.",
        )
        if removal.unreachable:
            left = self.tr("Could not be removed from the library's folder: {files}")
            words = f"{words} {left.format(files=', '.join(removal.unreachable))}"
        self._bench.window.toast.show_words(words)

    @Slot()
    def _finish(self) -> None:
        self._thread.shutdown(wait=True)
