"""A second program with files to drag: a small window that offers text/uri-list by XDND.

    python -m tests.desktop.xdnd X Y PATH...

Prints `ready` once it can be dragged from, then, for each drag, `taken` or `refused`.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, Qt, QTimer, QUrl
from PySide6.QtGui import QDrag, QMouseEvent
from PySide6.QtWidgets import QApplication, QLabel

WIDTH, HEIGHT = 160, 60


class Offer(QLabel):
    """A label that drags the same files out at each press and move."""

    def __init__(self, paths: Sequence[Path]) -> None:
        super().__init__(f"{len(paths)} to drag")
        self._paths = tuple(paths)
        self._pressed: QPoint | None = None
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        # No window manager may move, cover or frame what a test aims at.
        self.setWindowFlags(
            Qt.WindowType.X11BypassWindowManagerHint | Qt.WindowType.FramelessWindowHint
        )
        self.setFixedSize(WIDTH, HEIGHT)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Note where a drag may begin."""
        self._pressed = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Begin to drag once the pointer has gone far enough, and say how it ended."""
        if self._pressed is None:
            return
        distance = (event.position().toPoint() - self._pressed).manhattanLength()
        if distance < QApplication.startDragDistance():
            return
        self._pressed = None
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path)) for path in self._paths])
        drag = QDrag(self)
        drag.setMimeData(data)
        taken = drag.exec(Qt.DropAction.CopyAction)
        tell("refused" if taken is Qt.DropAction.IgnoreAction else "taken")


def tell(words: str) -> None:
    """Print a line for the test that started this program."""
    print(words, flush=True)


def main(arguments: Sequence[str]) -> int:
    """Show the offer at X, Y until the program is ended."""
    application = QApplication(sys.argv[:1])
    offer = Offer([Path(path) for path in arguments[2:]])
    offer.move(int(arguments[0]), int(arguments[1]))
    offer.show()
    QTimer.singleShot(0, offer, lambda: tell("ready"))
    return application.exec()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
