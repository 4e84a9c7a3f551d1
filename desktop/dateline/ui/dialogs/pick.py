"""The frame of a dialog that finds something by typing: a field over the list of what fits."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from dateline.ui.dialogs.ask import AskDialog
from dateline.ui.theme import current_theme

_LINES = 8


class PickDialog(AskDialog):
    """Up and Down move in the list while one types; a double click takes what it is on.

    Subclasses override `look_up`, which fills the list for the words of the field, call it once
    they are made, and `chosen`, which follows the current line.
    """

    def __init__(
        self, words: tuple[str, str, str], parent: QWidget, *, text: str, labels: tuple[str, str]
    ) -> None:
        """`words` are title, reason and main action; `labels` name the field and the list."""
        super().__init__(*words, parent)
        self.field = QLineEdit(text, self)
        self.field.setAccessibleName(labels[0])
        self.field.selectAll()
        self.list = QListWidget(self)
        self.list.setAccessibleName(labels[1])
        self.list.setUniformItemSizes(True)
        self.list.setMinimumHeight(self.fontMetrics().lineSpacing() * (_LINES + 2))
        self.body.addWidget(self.field)
        self.body.addWidget(self.list)
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self.look_up)
        self.list.currentRowChanged.connect(self.chosen)
        self.list.itemDoubleClicked.connect(self.accept)
        self.field.setFocus()

    @Slot()
    def look_up(self) -> None:
        """Fill the list for the words of the field."""
        raise NotImplementedError

    @Slot()
    def chosen(self) -> None:
        """Follow the current line of the list."""
        self.look_again()

    def add_line(self, words: str, data: object) -> None:
        """Add a line to the list, with what it stands for."""
        item = QListWidgetItem(words)
        item.setData(Qt.ItemDataRole.UserRole, data)
        item.setSizeHint(QSize(0, current_theme().icon("hit_area")))
        self.list.addItem(item)

    @property
    def current_data(self) -> object:
        """What the current line stands for, None without one."""
        item = self.list.currentItem()
        return None if item is None else item.data(Qt.ItemDataRole.UserRole)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Up and Down move in the list while the field has the keys."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
            if step:
                last = self.list.count() - 1
                self.list.setCurrentRow(max(0, min(last, self.list.currentRow() + step)))
                return True
        return super().eventFilter(watched, event)
