from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QMouseEvent,
)
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow
from pytestqt.qtbot import QtBot

from dateline.ui.drop import Dropped, DropTarget, dropped_from
from dateline.ui.imports.drop_card import DropCounts, DropFile

_COPY = Qt.DropAction.CopyAction
_LEFT = Qt.MouseButton.LeftButton
_NO_KEY = Qt.KeyboardModifier.NoModifier


def files(*paths: Path | str) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def words(text: str) -> QMimeData:
    data = QMimeData()
    data.setText(text)
    return data


class Drag:
    """A drag from another program over a window, event by event as the platform sends them."""

    def __init__(self, window: QMainWindow, data: QMimeData) -> None:
        self.window = window
        self.data = data

    def enter(self) -> QDragEnterEvent:
        event = QDragEnterEvent(QPoint(50, 50), _COPY, self.data, _LEFT, _NO_KEY)
        QApplication.sendEvent(self.window.windowHandle(), event)
        return event

    def move(self) -> QDragMoveEvent:
        event = QDragMoveEvent(QPoint(60, 60), _COPY, self.data, _LEFT, _NO_KEY)
        QApplication.sendEvent(self.window.windowHandle(), event)
        return event

    def leave(self) -> None:
        QApplication.sendEvent(self.window.windowHandle(), QDragLeaveEvent())

    def drop(self, *, keys: Qt.KeyboardModifier = _NO_KEY) -> QDropEvent:
        event = QDropEvent(QPointF(60, 60), _COPY, self.data, _LEFT, keys, QEvent.Type.Drop)
        QApplication.sendEvent(self.window.windowHandle(), event)
        return event


@pytest.fixture
def window(qtbot: QtBot) -> QMainWindow:
    made = QMainWindow()
    made.setCentralWidget(QLineEdit())
    qtbot.addWidget(made)
    made.resize(900, 600)
    return made


@pytest.fixture
def target(window: QMainWindow, qtbot: QtBot) -> DropTarget:
    made = DropTarget(window)
    with qtbot.waitExposed(window):
        window.show()
    return made


def test_files_are_taken_over_a_text_field_too(
    target: DropTarget, window: QMainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    drag = Drag(window, files(tmp_path / "a.txt", tmp_path / "b.pdf"))
    with qtbot.waitSignal(target.files_entered) as told:
        assert drag.enter().isAccepted()
    assert told.args == [(str(tmp_path / "a.txt"), str(tmp_path / "b.pdf"))]
    assert target.overlay.isVisible()
    assert target.overlay.words == "Counting…"
    with qtbot.waitSignal(target.dropped) as told:
        assert drag.drop().isAccepted()
    assert told.args == [Dropped(paths=(str(tmp_path / "a.txt"), str(tmp_path / "b.pdf")))]
    assert target.overlay.isHidden()
    field = window.centralWidget()
    assert isinstance(field, QLineEdit)
    assert field.text() == ""


def test_the_counts_are_said_when_they_come(
    target: DropTarget, window: QMainWindow, tmp_path: Path
) -> None:
    Drag(window, files(tmp_path)).enter()
    target.set_counts(
        DropCounts(12, 3, (DropFile("a.pdf", "PDF"),), (DropFile("b.heic", "picture"),), "Vessen")
    )
    assert target.overlay.words == "Drop to import 12 files, 3 unsupported"
    target.set_counts(DropCounts(1))
    assert target.overlay.words == "Drop to import 1 file"


def test_nothing_usable_turns_the_drag_away(
    target: DropTarget, window: QMainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    drag = Drag(window, files(tmp_path / "a.heic"))
    drag.enter()
    target.set_counts(DropCounts(0, 3))
    assert target.overlay.words == "None of these 3 files can be read"
    assert not drag.move().isAccepted()
    with qtbot.assertNotEmitted(target.dropped):
        assert not drag.drop().isAccepted()
    assert target.overlay.isHidden()


def test_leaving_the_window_takes_the_overlay_away(
    target: DropTarget, window: QMainWindow, tmp_path: Path
) -> None:
    drag = Drag(window, files(tmp_path))
    drag.enter()
    assert drag.move().isAccepted()
    drag.leave()
    assert target.overlay.isHidden()
    target.set_counts(DropCounts(3))
    assert target.overlay.isHidden()


def test_shift_asks_for_the_options_first(
    target: DropTarget, window: QMainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    drag = Drag(window, files(tmp_path))
    drag.enter()
    with qtbot.waitSignal(target.dropped) as told:
        drag.drop(keys=Qt.KeyboardModifier.ShiftModifier)
    assert told.args is not None
    assert told.args[0].options_first


def test_a_text_can_be_dropped(target: DropTarget, window: QMainWindow, qtbot: QtBot) -> None:
    drag = Drag(window, words("A ferry left."))
    assert drag.enter().isAccepted()
    assert target.overlay.words == "Drop to import this text as an article"
    with qtbot.waitSignal(target.dropped) as told:
        drag.drop()
    assert told.args == [Dropped(text="A ferry left.")]


def test_a_web_address_alone_is_nothing_because_nothing_is_fetched() -> None:
    data = QMimeData()
    data.setUrls([QUrl("https://example.org/article")])
    assert dropped_from(data) is None
    assert dropped_from(words("  \n")) is None
    assert dropped_from(QMimeData()) is None


def test_html_is_kept_beside_its_text() -> None:
    data = words("Title")
    data.setHtml("<h1>Title</h1>")
    assert dropped_from(data) == Dropped(text="Title", html="<h1>Title</h1>")


def test_a_pointer_that_moves_freely_ends_a_drag_that_nobody_ended(
    target: DropTarget, window: QMainWindow, tmp_path: Path
) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "article.txt"))])
    drag = Drag(window, data)
    drag.enter()
    assert target.overlay.isVisible()
    place = QPointF(60, 60)
    buttons = Qt.MouseButton.NoButton
    event = QMouseEvent(QEvent.Type.MouseMove, place, place, buttons, buttons, _NO_KEY)
    QApplication.sendEvent(window.windowHandle(), event)
    assert not target.overlay.isVisible()


def test_what_was_offered_is_taken_though_the_other_program_no_longer_answers(
    target: DropTarget, window: QMainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "article.txt"
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    drag = Drag(window, data)
    drag.enter()
    data.clear()
    with qtbot.waitSignal(target.dropped) as told:
        drag.drop()
    assert told.args is not None
    assert told.args[0].paths == (str(path),)
