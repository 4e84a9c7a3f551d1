"""The frame of a small dialog: title, one line why, the thing asked, two buttons with their keys."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from dateline.ui.dialogs.room import room_in
from dateline.ui.dialogs.tab_order import tab_as_read
from dateline.ui.theme import current_theme
from dateline.ui.widgets.buttons import Button
from dateline.ui.widgets.focus_ring import FocusRing
from dateline.ui.widgets.labels import Label


class AskDialog(QDialog):
    """Modal to its window, as small as its content; Enter does the main action, Esc closes.

    Subclasses put their fields into `body` and override `problem`, which says why the main action
    can't be done yet ("" when it can). A dialog that has just opened does not blame: what is
    missing is said once something was changed, or Enter pressed, unless `problem_at_once`.
    """

    problem_at_once = False

    def __init__(self, title: str, why: str, accept: str, parent: QWidget) -> None:
        super().__init__(parent)
        theme = current_theme()
        self.setWindowTitle(title)
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(theme.size("dialog_words"))
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.space("xl"),) * 4)
        column.setSpacing(theme.space("m"))
        self._title = Label(title, self, style="dialog_title")
        self._title.setWordWrap(True)
        column.addWidget(self._title)
        self._why = Label(why, self, style="meta", ink="muted")
        self._why.setWordWrap(True)
        self._why.setVisible(bool(why))
        column.addWidget(self._why)
        self.body = QVBoxLayout()
        self.body.setSpacing(theme.space("m"))
        column.addLayout(self.body)
        self._problem = Label("", self, style="meta", ink="warn")
        self._problem.setWordWrap(True)
        self._problem.hide()
        self._keep_room_for_problem()
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
        self._ring = FocusRing(self)

    @property
    def title(self) -> str:
        """What is asked, as it stands over the dialog's content."""
        return self._title.text()

    def problem(self) -> str:
        """Return why the main action can't be done yet, or ""."""
        return ""

    @Slot()
    def look_again(self) -> None:
        """Enable the main action, or say why not: called when a field changed."""
        problem = self.problem()
        self._accept.setEnabled(not problem)
        self._accept.setToolTip(problem)
        self._say(problem if self.isVisible() or self.problem_at_once else "")

    @property
    def said_problem(self) -> str:
        """The problem as it is said in the dialog, "" while none is."""
        return self._problem.text() if self._problem.isVisibleTo(self) else ""

    def _say(self, problem: str) -> None:
        self._problem.set_text(problem)
        self._problem.setVisible(bool(problem))

    def _keep_room_for_problem(self) -> None:
        """Keep the line free where a problem may come: the buttons must not move from the pointer."""
        if type(self).problem is not AskDialog.problem:
            policy = self._problem.sizePolicy()
            policy.setRetainSizeWhenHidden(True)
            self._problem.setSizePolicy(policy)

    @Slot()
    def _try(self) -> None:
        problem = self.problem()
        self._say(problem)
        if not problem:
            self.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Say on Enter what is missing, for a disabled button would be silent."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.problem():
            self._try()
            return
        super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Stay inside the window that asks: buttons out of sight could not be reached."""
        super().showEvent(event)
        tab_as_read(self)
        parent = self.parentWidget()
        if parent is not None:
            room = room_in(parent)
            if room.width() < self.width() or room.height() < self.height():
                self.resize(self.size().boundedTo(room))
