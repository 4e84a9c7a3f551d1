"""How far the copying of a library is, with a way to stop it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from dateline.ui.theme import current_theme
from dateline.ui.widgets.buttons import Button
from dateline.ui.widgets.labels import Label
from dateline.ui.wording import number_words

_STEPS = 1000
_MEGABYTE = 1_000_000


class CopyingDialog(QDialog):
    """Modal to its window, so that the library does not change under the copy's name; Esc stops."""

    stopped = Signal()

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        theme = current_theme()
        self.setWindowTitle(title)
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(theme.size("dialog_words"))
        self.bar = QProgressBar(self)
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(theme.size("bar_thin"))
        self.bar.setAccessibleName(title)
        self._words = Label(self.tr("Copying the texts…"), self, style="meta", ink="muted")
        stop = Button(self.tr("Stop"), self, key="Esc", size="normal")
        stop.clicked.connect(self.reject)
        self.rejected.connect(self.stopped)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.space("xl"),) * 4)
        column.setSpacing(theme.space("m"))
        column.addWidget(Label(title, self, style="dialog_title"))
        column.addWidget(self.bar)
        column.addWidget(self._words)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(stop)
        column.addLayout(row)

    @Slot(object, object)
    def show_progress(self, done: int, total: int) -> None:
        """Show how many bytes of how many are copied."""
        self.bar.setRange(0, _STEPS)
        self.bar.setValue(_STEPS * done // max(total, 1))
        words = self.tr("{done} of {total} MB").format(
            done=number_words(done // _MEGABYTE), total=number_words(-(-total // _MEGABYTE))
        )
        self._words.set_text(words)
