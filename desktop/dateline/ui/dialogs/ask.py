"""The frame of a small dialog: title, one line why, the thing asked, two buttons with their keys."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from dateline.ui.buttons import Button
from dateline.ui.labels import Label
from dateline.ui.theme import current_theme


class AskDialog(QDialog):
    """Modal to its window, as small as its content; Enter does the main action, Esc closes.

    Subclasses put their fields into `body` and override `problem`, which says why the main action
    can't be done yet ("" when it can).
    """

    def __init__(self, title: str, why: str, accept: str, parent: QWidget) -> None:
        super().__init__(parent)
        theme = current_theme()
        self.setWindowTitle(title)
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.space("xl"),) * 4)
        column.setSpacing(theme.space("m"))
        column.addWidget(Label(title, self, style="dialog_title"))
        self._why = Label(why, self, style="meta", ink="muted")
        self._why.setWordWrap(True)
        self._why.setVisible(bool(why))
        column.addWidget(self._why)
        self.body = QVBoxLayout()
        self.body.setSpacing(theme.space("m"))
        column.addLayout(self.body)
        self._problem = Label("", self, style="meta", ink="warn")
        self._problem.setWordWrap(True)
        column.addWidget(self._problem)
        row = QHBoxLayout()
        row.addStretch(1)
        self._cancel = Button(self.tr("Cancel"), self, key="Esc", size="normal")
        self._accept = Button(accept, self, look="primary", size="normal")
        self._accept.setDefault(True)
        row.addWidget(self._cancel)
        row.addWidget(self._accept)
        column.addLayout(row)
        self._cancel.clicked.connect(self.reject)
        self._accept.clicked.connect(self._try)

    def problem(self) -> str:
        """Return why the main action can't be done yet, or ""."""
        return ""

    @Slot()
    def look_again(self) -> None:
        """Enable the main action, or say why not: called when a field changed."""
        problem = self.problem()
        self._problem.set_text(problem)
        self._problem.setVisible(bool(problem))
        self._accept.setEnabled(not problem)

    @Slot()
    def _try(self) -> None:
        if not self.problem():
            self.accept()
