"""The menu of a pane's head: set it free, close it, bring closed ones back, start afresh."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, Slot
from PySide6.QtWidgets import QDockWidget, QMenu

if TYPE_CHECKING:
    from dateline.ui.pane import Pane
    from dateline.ui.window import MainWindow


class PaneMenu(QObject):
    """Acts on one dock of a window."""

    def __init__(self, window: MainWindow, dock: QDockWidget, pane: Pane) -> None:
        super().__init__(pane)
        self._window = window
        self._dock = dock

    @Slot(QPoint)
    def show(self, position: QPoint) -> None:
        """Open the menu at a place on the screen."""
        menu = QMenu(self._window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        floating = self._dock.isFloating()
        words = self.tr("Put back into the window") if floating else self.tr("Set free")
        menu.addAction(words).triggered.connect(self._float)
        menu.addAction(self.tr("Close this pane")).triggered.connect(self._dock.close)
        menu.addSeparator()
        for pane_id in self._window.pane_ids():
            menu.addAction(self._window.dock(pane_id).toggleViewAction())
        menu.addSeparator()
        menu.addAction(self.tr("Put every pane back")).triggered.connect(self._window.reset_layout)
        menu.popup(position)

    @Slot()
    def _float(self) -> None:
        self._dock.setFloating(not self._dock.isFloating())
