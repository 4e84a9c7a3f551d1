"""The tab bars that Qt makes for docks that share a place: names whole, none left where no dock is."""

from __future__ import annotations

from PySide6.QtCore import QChildEvent, QEvent, QObject, Qt, QTimer, Slot
from PySide6.QtWidgets import QMainWindow, QTabBar, QWidget


class DockTabs(QObject):
    """Watches over the tab bars of one window; `floor` is what none of them may lie over."""

    def __init__(self, window: QMainWindow, floor: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._floor = floor
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._sweep)
        window.installEventFilter(self)

    def sweep_soon(self) -> None:
        """Look after the bars once the docks have settled."""
        self._soon.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let each new bar scroll where its names do not fit: cut, "Pa…" could be anything."""
        if isinstance(event, QChildEvent) and event.type() == QEvent.Type.ChildPolished:
            bar = event.child()
            if isinstance(bar, QTabBar):
                _show_whole_names(bar)
        return super().eventFilter(watched, event)

    @Slot()
    def _sweep(self) -> None:
        """Hide bars that Qt leaves over the toolbar when tabbed docks were moved while hidden."""
        floor = self._floor.mapTo(self._window, self._floor.rect().bottomLeft()).y()
        direct = Qt.FindChildOption.FindDirectChildrenOnly
        for bar in self._window.findChildren(QTabBar, options=direct):
            _show_whole_names(bar)
            if bar.isVisible() and bar.geometry().bottom() <= floor:
                bar.hide()


def _show_whole_names(bar: QTabBar) -> None:
    bar.setElideMode(Qt.TextElideMode.ElideNone)
    bar.setUsesScrollButtons(True)
