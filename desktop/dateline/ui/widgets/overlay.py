"""A floating thing that is opened, has the focus, and is closed by Esc: palette, key list, report."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from dateline.ui.theme import current_theme
from dateline.ui.widgets.escape import claims_escape, is_escape
from dateline.ui.widgets.floating import FloatingFrame

_TOP_PART = 0.12


class Overlay(FloatingFrame):
    """Floats over its window without blocking it, stays inside it, and gives the focus back.

    `card_size` names the tokens of the wanted width and height; the window less 32 px is the most
    it gets.
    """

    closed = Signal()

    def __init__(
        self, window: QWidget, *, card_size: tuple[str, str], ground: str = "panel"
    ) -> None:
        super().__init__(window, ground=ground, shadow="dialog")
        self._window = window
        self._card_size = card_size
        self._height: int | None = None
        self._focus_before: QWidget | None = None
        window.installEventFilter(self)

    def open(self) -> None:
        """Show the card and remember who had the focus."""
        if self.isHidden():
            self._focus_before = QApplication.focusWidget()
        self.place()
        self.show()
        self.raise_()

    def dismiss(self) -> None:
        """Close the card; the focus goes back to where it was."""
        if self.isHidden():
            return
        focused = QApplication.focusWidget()
        had_focus = focused is not None and self.isAncestorOf(focused)
        self.hide()
        before = self._focus_before
        self._focus_before = None
        if had_focus and before is not None and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        self.closed.emit()

    def place(self) -> None:
        """Put the card in the upper middle of the window."""
        window = self._window
        margin = current_theme().space("xl")
        wanted_width, wanted_height = (current_theme().size(name) for name in self._card_size)
        width = min(wanted_width, window.width() - 2 * margin)
        wanted_height = min(self._height or wanted_height, wanted_height)
        height = min(wanted_height, window.height() - 2 * margin)
        left = (window.width() - width) // 2
        top = max(
            margin, min(round(window.height() * _TOP_PART), window.height() - height - margin)
        )
        reach = self.shadow_reach
        card = QRect(left, top, width, height)
        self.setGeometry(card.adjusted(-reach, -reach, reach, reach))

    def set_card_height(self, height: int) -> None:
        """Take only so many px of the wanted height, as when a list gets shorter."""
        if height != self._height:
            self._height = height
            self.place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay inside the window when it is resized, and above the panes that it then moves."""
        if event.type() == QEvent.Type.Resize and not self.isHidden():
            self.place()
            QTimer.singleShot(0, self, self.raise_)
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        """Keep Esc from the window while something here has the focus."""
        return claims_escape(event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes."""
        if is_escape(event):
            self.dismiss()
        else:
            super().keyPressEvent(event)
