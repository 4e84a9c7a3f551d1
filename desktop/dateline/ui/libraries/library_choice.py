"""The ways to another library: a new one, one that exists, the samples; says which one is wanted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QFileDialog

from dateline.library.folder import LibraryFolder
from dateline.ui.dialogs.open_library import OpenLibraryDialog
from dateline.ui.dialogs.start_folder import Purpose, remember_folder, start_folder
from dateline.ui.window import MainWindow


class LibraryChoice(QObject):
    """Binds the actions that lead to another library; opening it is its owner's work."""

    wanted = Signal(Path)
    """The folder of a library to open in place of this one; it is made where it is absent."""
    sample_wanted = Signal()

    def __init__(self, window: MainWindow, recent: Callable[[], Sequence[Path]]) -> None:
        super().__init__(window)
        self._window = window
        self._recent = recent
        self.dialog: OpenLibraryDialog | None = None
        registry = window.actions_registry
        registry.bind("new_library", self.ask_new)
        registry.bind("open_library", self.ask_open)
        registry.bind("open_sample", self.sample_wanted.emit)

    @Slot()
    def ask_new(self) -> None:
        """Ask for a name and place, and open a new library there."""
        start = start_folder(Purpose.LIBRARIES) / self.tr("New library")
        name, _ = QFileDialog.getSaveFileName(
            self._window, self.tr("New library: name its folder"), str(start)
        )
        if name:
            remember_folder(Purpose.LIBRARIES, Path(name).parent)
            self.make(Path(name))

    def make(self, path: Path) -> None:
        """Open a new library in `path`; a folder with other things in it is refused with a sentence."""
        taken = path.exists() and (not path.is_dir() or any(path.iterdir()))
        if taken and not LibraryFolder(path).database.exists():
            words = self.tr("“{name}” holds other files. Choose a new name.")
            self._window.toast.show_words(words.format(name=path.name))
            return
        self.wanted.emit(path)

    @Slot()
    def ask_open(self) -> None:
        """Offer the libraries opened last, and any other folder."""
        dialog = OpenLibraryDialog(self._recent(), self._window)
        self.dialog = dialog

        def take() -> None:
            if dialog.path is not None:
                self.wanted.emit(dialog.path)

        dialog.accepted.connect(take)
        dialog.finished.connect(self._forget_dialog)
        dialog.open()

    @Slot()
    def _forget_dialog(self) -> None:
        self.dialog = None
