"""What is noted inside a watched window: gaps of its thread, drops, and when rows are painted."""

from __future__ import annotations

import time

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Slot
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget

from dateline.ui.panes.library import LibraryPane

BEAT_MS = 5


class Heartbeat(QObject):
    """Beats every 5 ms on the window's thread; a gap between two beats is how long it was busy."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._last_s = 0.0
        self._gaps_s: list[float] = []
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(BEAT_MS)
        self._timer.timeout.connect(self._beat)

    def start(self) -> None:
        """Forget the gaps so far and beat."""
        self._gaps_s = []
        self._last_s = time.monotonic()
        self._timer.start()

    def stop(self) -> list[float]:
        """Return the gaps since `start`, in seconds."""
        self._timer.stop()
        return self._gaps_s

    @Slot()
    def _beat(self) -> None:
        now = time.monotonic()
        self._gaps_s.append(now - self._last_s)
        self._last_s = now


class DropWatch(QObject):
    """Notes when files were let go over a window; asked before the window itself is."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.drops_s: list[float] = []
        handle = window.windowHandle()
        assert handle is not None
        handle.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note a drop; swallow nothing."""
        if isinstance(event, QDropEvent) and event.type() is QEvent.Type.Drop:
            self.drops_s.append(time.monotonic())
        return False


class RowWatch(QObject):
    """Notes when each article's row stood on the screen for the first time."""

    def __init__(self, pane: LibraryPane) -> None:
        super().__init__(pane)
        self._pane = pane
        self._painting: set[int] = set()
        self.painted_s: dict[int, float] = {}
        pane.table.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note the rows whose words are there to be painted; a row without them is a placeholder."""
        if event.type() is QEvent.Type.Paint:
            ready = [i for i in self._pane.table.visible_ids() if self._pane.model.row(i)]
            self._painting |= set(ready) - self.painted_s.keys()
            # The picture goes to the X server when all paint events are through.
            QTimer.singleShot(0, self, self._on_screen)
        return False

    @Slot()
    def _on_screen(self) -> None:
        now = time.monotonic()
        for article_id in self._painting:
            self.painted_s.setdefault(article_id, now)
        self._painting.clear()
