"""Ask which library to open: one of the last ones, or any folder that holds one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QSize, Qt, Slot
from PySide6.QtWidgets import QFileDialog, QListWidget, QListWidgetItem, QWidget

from dateline.library.folder import LibraryFolder
from dateline.ui.dialogs.ask import AskDialog
from dateline.ui.dialogs.start_folder import Purpose, remember_folder, start_folder
from dateline.ui.theme import current_theme
from dateline.ui.widgets.buttons import Button
from dateline.ui.widgets.focus_ring import RINGED_PROPERTY
from dateline.ui.widgets.labels import Label

_PATH_ROLE = int(Qt.ItemDataRole.UserRole) + 1
_MOST_SHOWN = 8


class OpenLibraryDialog(AskDialog):
    """Lists the libraries opened last; one whose folder is gone can be seen but not opened."""

    problem_at_once = True

    def __init__(self, recent: Sequence[Path], parent: QWidget) -> None:
        tr = QCoreApplication.translate
        super().__init__(
            tr("OpenLibraryDialog", "Open library"),
            tr(
                "OpenLibraryDialog",
                "The library that is open now is closed; an import goes on when it is opened again.",
            ),
            tr("OpenLibraryDialog", "Open"),
            parent,
        )
        theme = current_theme()
        self._list = QListWidget(self)
        self._list.setAccessibleName(self.tr("Libraries opened last"))
        self._list.setFixedHeight(_MOST_SHOWN * theme.row("entity"))
        self._list.setProperty(RINGED_PROPERTY, 0.0)
        self._none = Label(self.tr("No other library was opened yet."), self)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        for path in recent:
            self._add(path)
        self._list.itemDoubleClicked.connect(self._try)
        self._list.currentRowChanged.connect(self.look_again)
        folder = Button(self.tr("Another folder…"), self, icon="folder")
        folder.setAutoDefault(False)
        folder.clicked.connect(self._ask_folder)
        self.body.addWidget(self._none)
        self.body.addWidget(self._list)
        self.body.addWidget(folder)
        self._list.setCurrentRow(0)
        self._show_list()
        self.look_again()

    @property
    def lists_any(self) -> bool:
        """Whether there is a library to choose."""
        return self._list.isVisibleTo(self)

    @property
    def path(self) -> Path | None:
        """The folder of the chosen library."""
        item = self._list.currentItem()
        return None if item is None else Path(item.data(_PATH_ROLE))

    def add_folder(self, path: Path) -> None:
        """Put a folder first and choose it."""
        self._add(path, first=True)
        self._show_list()
        self._list.setCurrentRow(0)
        self.look_again()

    def problem(self) -> str:
        """Return why the chosen folder can't be opened."""
        path = self.path
        if path is None:
            return self.tr("Choose the folder of a library.")
        if not LibraryFolder(path).database.exists():
            return self.tr("There is no library in this folder. Make one with New library….")
        return ""

    def _show_list(self) -> None:
        self._list.setVisible(self._list.count() > 0)
        self._none.setVisible(self._list.count() == 0)

    def _add(self, path: Path, *, first: bool = False) -> None:
        item = QListWidgetItem(f"{path.name}    {path.parent}")
        item.setData(_PATH_ROLE, str(path))
        item.setToolTip(str(path))
        item.setSizeHint(QSize(0, current_theme().row("entity")))
        if first:
            self._list.insertItem(0, item)
        else:
            self._list.addItem(item)

    @Slot()
    def _ask_folder(self) -> None:
        start = str(start_folder(Purpose.LIBRARIES))
        name = QFileDialog.getExistingDirectory(self, self.tr("Folder of the library"), start)
        if name:
            remember_folder(Purpose.LIBRARIES, Path(name).parent)
            self.add_folder(Path(name))
