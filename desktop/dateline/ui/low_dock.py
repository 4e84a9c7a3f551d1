"""The pane below the article, folded to its head where there is no room for it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDockWidget, QMainWindow

from dateline.ui.pane import Pane

LEAST_ROOM = QSize(1024, 600)
"""A window that is narrower or lower keeps the head of the pane alone (DESIGN-UI section 10)."""


class LowDock:
    """A dock at the foot of a window, with the height that it has while it is not folded."""

    def __init__(self, window: QMainWindow, dock: QDockWidget, pane: Pane) -> None:
        self._window = window
        self._dock = dock
        self._pane = pane
        self._height = 0
        self._wanted = False

    def set_folded(self, *, folded: bool) -> None:
        """Fold the pane to its head, or give it its height back; equal is no change.

        A pane that a person unfolded in a small window stays so until the room changes again.
        """
        folded = folded and not self._dock.isFloating()
        if folded == self._wanted:
            return
        self._wanted = folded
        if folded and not self._pane.folded:
            self._height = self._dock.height()
        self._pane.set_folded(folded=folded)
        if not folded and self._height and self._dock.isVisible():
            self._window.resizeDocks([self._dock], [self._height], Qt.Orientation.Vertical)
