"""What is dropped or pasted before a library is open waits for one, and is then imported."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dateline.app import Application
from dateline.library.opened import Library
from dateline.ui.window import MainWindow
from tests.ui.libraries.opener import Opener

_COPY = Qt.DropAction.CopyAction
_LEFT = Qt.MouseButton.LeftButton
_NO_KEY = Qt.KeyboardModifier.NoModifier


def drop(window: MainWindow, path: Path) -> bool:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    handle = window.windowHandle()
    enter = QDragEnterEvent(QPoint(50, 50), _COPY, data, _LEFT, _NO_KEY)
    QApplication.sendEvent(handle, enter)
    event = QDropEvent(QPointF(60, 60), _COPY, data, _LEFT, _NO_KEY, QEvent.Type.Drop)
    QApplication.sendEvent(handle, event)
    return event.isAccepted()


def titles(application: Application) -> set[str]:
    bench = application.bench
    if bench is None:
        return set()
    model = bench.library_pane.model
    rows = (model.index(number, 0) for number in range(model.rowCount()))
    return {str(model.data(index)) for index in rows}


def test_what_came_while_the_library_was_held_elsewhere_is_imported_when_it_opens(
    opener: Opener, qtbot: QtBot, tmp_path: Path
) -> None:
    article = tmp_path / "ferry.txt"
    article.write_text("The ferry stays\n\nThe council of Marlow kept the ferry.\n", "utf-8")
    holder = Library(tmp_path / "library")
    application = opener(tmp_path / "library")
    window = application.window
    qtbot.waitUntil(window.failed.isVisible)
    assert drop(window, article)
    assert window.library_words.text() == "1 item will be imported when a library is open"
    QGuiApplication.clipboard().setText("A pasted report\n\nThe harbour of Marlow is closed.")
    qtbot.keyClick(window, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert window.library_words.text() == "2 items will be imported when a library is open"
    holder.close()
    window.failed.chosen.emit("try-again")
    qtbot.waitUntil(
        lambda: (
            {title.split(",")[0] for title in titles(application)}
            >= {"The ferry stays", "A pasted report"}
        ),
        timeout=30_000,
    )


def test_a_drop_is_taken_once_when_a_library_is_open(
    opener: Opener, qtbot: QtBot, tmp_path: Path
) -> None:
    article = tmp_path / "ferry.txt"
    article.write_text("The ferry stays\n\nThe council of Marlow kept the ferry.\n", "utf-8")
    application = opener(tmp_path / "library")
    qtbot.waitUntil(lambda: application.bench is not None)
    bench = application.bench
    assert bench is not None
    with qtbot.waitSignal(bench.importing.added, timeout=30_000) as added:
        assert drop(application.window, article)
    assert added.args is not None
    assert added.args[0] == 1
    assert application._dropped == []
