"""What is dropped or pasted while no library is open yet: kept, and imported once there is one."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut

from dateline.ui.drop import Dropped, dropped_from
from dateline.ui.window import MainWindow
from dateline.ui.wording import count_words


class EarlyArrivals(QObject):
    """Takes files and text for a window without a library, until `release`."""

    arrived = Signal(object)
    """The `Dropped` that is to be imported once a library is open."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._count = 0
        self._paste = QShortcut(QKeySequence.StandardKey.Paste, window)
        self._paste.activated.connect(self._take_pasted)
        window.drop_target.dropped.connect(self._take)

    def release(self) -> None:
        """Leave what comes from now on to whoever works on the library."""
        self._window.drop_target.dropped.disconnect(self._take)
        # Two holders of one key would each be refused it.
        self._paste.setEnabled(False)
        self._paste.deleteLater()
        self.deleteLater()

    @Slot()
    def _take_pasted(self) -> None:
        data: QMimeData | None = QGuiApplication.clipboard().mimeData()
        dropped = None if data is None else dropped_from(data)
        if dropped is not None:
            self._take(dropped)

    @Slot(object)
    def _take(self, dropped: Dropped) -> None:
        self._count += max(len(dropped.paths), 1)
        self._window.library_words.set_text(
            count_words(
                self._count,
                one="{n} item will be imported when a library is open",
                other="{n} items will be imported when a library is open",
            )
        )
        self.arrived.emit(dropped)
