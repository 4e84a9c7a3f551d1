"""Whatever a hand does in a window, nothing fails and the library stays what its log says."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Final

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from dateline.editing.commands import Author
from dateline.importing.queue import ImportQueue
from dateline.library.copying import copy_library
from dateline.library.opened import Library
from dateline.ui.action_list import ACTIONS
from dateline.ui.window import MainWindow
from dateline.ui.workbench import Workbench
from tests.rebuilding import derived, rebuild
from tests.samples.conftest import sample_library

__all__ = ["sample_library"]

pytestmark = [pytest.mark.full, pytest.mark.timeout(400)]

GESTURES: Final = 700
PATIENCE_MS: Final = 30_000
LEFT_ALONE: Final = frozenset({"quit", "close_window", "open_sample"})
"""What ends the window, or leads to a library of the person's own."""
KEYS: Final = [
    *(Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Return),
    *(Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Space, Qt.Key.Key_Delete, Qt.Key.Key_Home),
    *(Qt.Key.Key_End, Qt.Key.Key_PageDown, Qt.Key.Key_F3, Qt.Key.Key_P, Qt.Key.Key_E),
    *(Qt.Key.Key_J, Qt.Key.Key_N, Qt.Key.Key_Backspace),
]
WORDS: Final = ["ferry", '"the ferry"', "date:2025", "(", "-a", "person:", "2024-", " OR "]


class Hand:
    """Does random things to a window, by `seed`."""

    def __init__(self, bench: Workbench, seed: int) -> None:
        self.bench, self.window = bench, bench.window
        self.random = random.Random(seed)
        self.actions = [spec.id for spec in ACTIONS if spec.id not in LEFT_ALONE]

    def act(self) -> None:
        """Do one thing, where the keys are or anywhere in what is open on top."""
        ways = [self.trigger, self.click, self.press_key, self.type, self.resize, self.go_back]
        (way,) = self.random.choices(ways, weights=[30, 35, 25, 5, 2, 3])
        way()

    def close_what_is_open(self) -> None:
        """Close a menu or a dialog that waits, now and then at once, else a moment later."""
        open_on_top = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        if isinstance(open_on_top, QDialog):
            open_on_top.reject()
        elif open_on_top is not None:
            open_on_top.close()

    def trigger(self) -> None:
        action = self.window.actions_registry.action(self.random.choice(self.actions))
        if action.isEnabled():
            # From the event loop, as a key does it: a menu that it opens waits there.
            QTimer.singleShot(0, action.trigger)

    def click(self) -> None:
        top = self.on_top
        point = QPoint(self.random.randrange(top.width()), self.random.randrange(top.height()))
        widget = top.childAt(point)
        if widget is None:
            return
        at = widget.mapFrom(top, point)
        left, right = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
        button = self.random.choice([left, left, left, left, right])
        held = self.random.choice([Qt.KeyboardModifier.NoModifier] * 4 + [*self.modifiers])
        kind = self.random.random()
        if kind < 0.1:
            QTest.mouseDClick(widget, button, held, at)
        elif kind < 0.25:
            way = QPoint(self.random.randrange(-90, 90), self.random.randrange(-20, 20))
            QTest.mousePress(widget, button, held, at)
            QTest.mouseMove(widget, at + way)
            QTest.mouseRelease(widget, button, held, at + way)
        else:
            QTest.mouseClick(widget, button, held, at)

    def press_key(self) -> None:
        held = self.random.choice([Qt.KeyboardModifier.NoModifier] * 5 + [*self.modifiers])
        QTest.keyClick(self.in_focus, self.random.choice(KEYS), held)

    def type(self) -> None:
        QTest.keyClicks(self.in_focus, self.random.choice(WORDS))

    def resize(self) -> None:
        self.window.resize(self.random.randrange(640, 1900), self.random.randrange(420, 1000))

    def go_back(self) -> None:
        self.random.choice([self.bench.session.undo, self.bench.session.redo])()

    @property
    def modifiers(self) -> tuple[Qt.KeyboardModifier, ...]:
        return (Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier)

    @property
    def on_top(self) -> QWidget:
        return QApplication.activeModalWidget() or self.window

    @property
    def in_focus(self) -> QWidget:
        return QApplication.focusWidget() or self.on_top


@contextmanager
def copied_bench(source: Library, root: Path, qtbot: QtBot) -> Iterator[Workbench]:
    """Open a window on a copy of `source`, and close it at the end."""
    copy_library(source.folder.root, root, progress=lambda *_: None)
    library = Library(root)
    window = MainWindow()
    qtbot.addWidget(window)
    queue = ImportQueue(library, workers=1, extract=False)
    bench = Workbench(window, library, queue, author=Author("AB"))
    window.show()
    try:
        qtbot.waitUntil(lambda: bench.scopes.scope is not None, timeout=PATIENCE_MS)
        yield bench
    finally:
        bench.close()


@pytest.mark.qt_log_ignore("This plugin does not support")
@pytest.mark.parametrize("seed", [1, 2])
def test_random_gestures_raise_nothing_and_leave_what_a_rebuild_from_the_log_gives(
    sample_library: Library,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    seed: int,
) -> None:
    for question in ("getOpenFileNames", "getOpenFileName", "getSaveFileName"):
        monkeypatch.setattr(QFileDialog, question, lambda *_, **__: ("", ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_, **__: "")
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _: True)
    with copied_bench(sample_library, tmp_path / "library", qtbot) as bench:
        hand = Hand(bench, seed)
        watch = QTimer()
        watch.timeout.connect(hand.close_what_is_open)
        watch.start(300)
        for _ in range(GESTURES):
            hand.act()
            qtbot.wait(hand.random.choice([0, 10, 30]))
        watch.stop()
        hand.close_what_is_open()
    library = Library(tmp_path / "library")
    with closing(library):
        with closing(library.reader()) as reader:
            left = derived(reader)
            assert reader.execute("SELECT count(*) FROM decision").fetchone()[0]
        library.writer.write(rebuild)
        with closing(library.reader()) as reader:
            assert derived(reader) == left
