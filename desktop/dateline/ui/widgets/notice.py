"""A notice inside a pane: what is missing, why it matters, and the ways to mend it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dateline.ui.theme import current_theme, theme_switch
from dateline.ui.widgets.buttons import Button
from dateline.ui.widgets.icons import paint_icon
from dateline.ui.widgets.labels import Label


@dataclass(frozen=True, slots=True)
class Notice:
    """One line what, one line why, and the choices as (id, words), first the likeliest."""

    what: str
    why: str = ""
    choices: tuple[tuple[str, str], ...] = ()


class NoticeBox(QWidget):
    """A tinted box with a bar at its left; not modal, and it stays until it is settled."""

    chosen = Signal(str)
    """The id of the choice that was taken."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = current_theme()
        self._what = Label("", self, style="body_medium")
        self._why = Label("", self, style="meta")
        for label in (self._what, self._why):
            label.setWordWrap(True)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(theme.space("s"))
        column = QVBoxLayout(self)
        left = theme.space("l") + theme.icon("size") + theme.space("m")
        column.setContentsMargins(left, theme.space("m"), theme.space("l"), theme.space("m"))
        column.setSpacing(theme.space("hair"))
        column.addWidget(self._what)
        column.addWidget(self._why)
        column.addSpacing(theme.space("xs"))
        column.addLayout(self._buttons)
        self._notice: Notice | None = None
        self.hide()
        theme_switch().changed.connect(self.update)

    def set_notice(self, notice: Notice | None) -> None:
        """Show `notice`, or nothing."""
        if notice == self._notice:
            return
        self._notice = notice
        while (item := self._buttons.takeAt(0)) is not None:
            button = item.widget()
            if button is not None:
                button.hide()
                button.deleteLater()
        if notice is not None:
            self._what.set_text(notice.what)
            self._why.set_text(notice.why)
            self._why.setVisible(bool(notice.why))
            for choice, words in notice.choices:
                button = Button(words, self)
                button.setObjectName(choice)
                button.clicked.connect(self._choose)
                self._buttons.addWidget(button)
            self._buttons.addStretch(1)
            self.setAccessibleName(f"{notice.what} {notice.why}".strip())
        self.setVisible(notice is not None)

    @Slot()
    def _choose(self) -> None:
        sender = self.sender()
        if sender is not None:
            self.chosen.emit(sender.objectName())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground, bar and sign."""
        theme = current_theme()
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("warn_tint"))
        painter.fillRect(
            QRectF(0, 0, theme.stroke("quote_bar"), self.height()), theme.color("warn")
        )
        size = theme.icon("size")
        line = self._what.geometry().top()
        offset = (theme.line_height("body") - size) / 2
        paint_icon(
            painter,
            "warning",
            QRectF(theme.space("l"), line + offset, size, size),
            theme.hex("warn"),
        )

    def hasHeightForWidth(self) -> bool:
        """The words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height the wrapped words need; 0 while nothing is shown."""
        layout = self.layout()
        return layout.heightForWidth(width) if layout is not None and self._notice else 0
