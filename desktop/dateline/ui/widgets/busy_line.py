"""The thin line that says work is going on, shown only when it takes longer than a moment."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QTimer, Signal, Slot
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from dateline.ui.theme import current_theme

_ROUND_FRAMES = 42
_PART = 0.25


class BusyLine(QWidget):
    """Two px along the foot of a pane's head; stands still where motion is reduced."""

    appeared = Signal()
    """The line is to be seen: a pane without motion says "working" beside its title."""
    vanished = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFixedHeight(current_theme().size("busy_line"))
        self._busy = False
        self._frame = 0
        self._delay = QTimer(self)
        self._delay.setSingleShot(True)
        self._delay.timeout.connect(self._appear)
        self._tick = QTimer(self)
        self._tick.setInterval(current_theme().motion("busy_frame"))
        self._tick.timeout.connect(self._advance)
        self.hide()

    @property
    def busy(self) -> bool:
        """Whether work is going on, shown or not yet."""
        return self._busy

    def set_busy(self, *, busy: bool) -> None:
        """Say that work has begun or ended; a short one shows nothing."""
        if busy == self._busy:
            return
        self._busy = busy
        if busy:
            self._delay.start(current_theme().motion("busy_delay"))
            return
        self._delay.stop()
        self._tick.stop()
        if not self.isHidden():
            self.hide()
            self.vanished.emit()

    @Slot()
    def _appear(self) -> None:
        self._frame = 0
        self.show()
        self.raise_()
        if not current_theme().reduced_motion:
            self._tick.start()
        self.appeared.emit()

    @Slot()
    def _advance(self) -> None:
        self._frame = (self._frame + 1) % _ROUND_FRAMES
        self.update()

    def hideEvent(self, event: QHideEvent) -> None:
        """Do not go on ticking in a hidden pane."""
        self._tick.stop()
        super().hideEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the moving part, or the whole line where nothing moves."""
        theme = current_theme()
        painter = QPainter(self)
        if theme.reduced_motion:
            painter.fillRect(self.rect(), theme.color("accent"))
            return
        painter.fillRect(self.rect(), theme.color("border"))
        part = self.width() * _PART
        left = (self._frame / _ROUND_FRAMES) * (self.width() + part) - part
        painter.fillRect(QRectF(left, 0, part, self.height()), theme.color("accent"))
