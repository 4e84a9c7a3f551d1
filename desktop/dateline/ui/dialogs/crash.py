"""Says at the start that the last run met a fault, and offers its details to be copied."""

from __future__ import annotations

import platform

from PySide6.QtCore import Qt, Slot, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

import dateline
from dateline.ui.dialogs.room import dialog_size
from dateline.ui.theme import current_theme
from dateline.ui.widgets.buttons import Button
from dateline.ui.widgets.focus_ring import RINGED_PROPERTY, FocusRing
from dateline.ui.widgets.labels import Label


def crash_details(faults: str) -> str:
    """Return the faults under the versions of the program and of what it runs on."""
    versions = (
        f"Dateline {dateline.__version__}",
        f"Python {platform.python_version()}",
        f"Qt {qVersion()}",
        f"{platform.system()} {platform.release()} {platform.machine()}",
    )
    return "\n".join((*versions, "", faults))


class CrashDialog(QDialog):
    """Shows the details; they are sent nowhere, and are gone once this is closed."""

    def __init__(self, faults: str, parent: QWidget) -> None:
        super().__init__(parent)
        theme = current_theme()
        self.setWindowTitle(self.tr("The last run"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(dialog_size("crash_width", "crash_height", parent))
        self.details = QPlainTextEdit(crash_details(faults), self)
        self.details.setReadOnly(True)
        self.details.setTabChangesFocus(True)
        self.details.setAccessibleName(self.tr("Details"))
        self.details.setProperty(RINGED_PROPERTY, theme.radius("control"))
        copy = Button(self.tr("Copy details"), self, icon="copy", size="normal")
        close = Button(self.tr("Close"), self, look="primary", key="Esc", size="normal")
        copy.setAutoDefault(False)
        close.setDefault(True)
        copy.clicked.connect(self.copy_details)
        close.clicked.connect(self.close)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.space("xl"),) * 4)
        column.setSpacing(theme.space("m"))
        title = self.tr("Dateline met a fault when it ran last")
        column.addWidget(Label(title, self, style="dialog_title"))
        words = self.tr(
            "What was stored is safe. These details may help whoever mends it: they hold places in "
            "the program, and no text, search, path or name of yours. They are sent nowhere."
        )
        why = Label(words, self, style="meta", ink="muted")
        why.setWordWrap(True)
        column.addWidget(why)
        column.addWidget(self.details, 1)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(copy)
        row.addWidget(close)
        column.addLayout(row)
        FocusRing(self)
        close.setFocus()

    @Slot()
    def copy_details(self) -> None:
        """Put the details on the clipboard."""
        QGuiApplication.clipboard().setText(self.details.toPlainText())
