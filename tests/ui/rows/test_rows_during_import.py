"""While files are imported every row of the list is painted with its words, or as bars."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QRect
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dateline.editing.commands import Author
from dateline.importing.queue import ImportQueue
from dateline.library.opened import Library
from dateline.ui.panes.library import LibraryPane
from dateline.ui.rows.paged_model import LATE_ROLE
from dateline.ui.rows.row_delegate import paint_bars
from dateline.ui.theme import current_theme
from dateline.ui.window import MainWindow
from dateline.ui.workbench import Workbench

FILES = 24


class BlankWatch(QObject):
    """Notes the rows that were painted without words and without bars."""

    def __init__(self, pane: LibraryPane) -> None:
        super().__init__(pane)
        self._pane = pane
        self.blank: list[int] = []
        self.paints = 0
        pane.table.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() is QEvent.Type.Paint:
            self.paints += 1
            model = self._pane.model
            for row_id in self._pane.table.visible_ids():
                number = model.row_of(row_id)
                late = number is not None and model.data(model.index(number, 0), LATE_ROLE)
                if model.row(row_id) is None and not late:
                    self.blank.append(row_id)
        return False


@pytest.fixture
def bench(tmp_path: Path, qtbot: QtBot) -> Iterator[Workbench]:
    library = Library(tmp_path / "library")
    window = MainWindow()
    qtbot.addWidget(window)
    made = Workbench(
        window,
        library,
        ImportQueue(library, workers=1, extract=False),
        author=Author("AB"),
    )
    window.show()
    qtbot.waitUntil(lambda: made.scopes.scope is not None)
    yield made
    made.close()


def test_no_row_is_seen_blank_while_files_stream_in(
    bench: Workbench, qtbot: QtBot, tmp_path: Path
) -> None:
    folder = tmp_path / "files"
    folder.mkdir()
    for number in range(FILES):
        words = f"Timetable {number}\n\n{number + 1} March 2025\n\nThe ferry sails at {number}.\n"
        (folder / f"timetable-{number}.txt").write_text(words, "utf-8")
    watch = BlankWatch(bench.library_pane)
    bench.importing.import_paths([folder])
    qtbot.waitUntil(lambda: bench.library_pane.model.rowCount() == FILES, timeout=60_000)
    qtbot.waitUntil(lambda: bench.library_pane.table.visible_ids() != [])
    assert watch.paints > 0
    assert watch.blank == []


def test_a_late_row_has_bars_in_its_place(qapp: QApplication) -> None:
    theme = current_theme()
    image = QImage(300, theme.row("library_two_line"), QImage.Format.Format_RGB32)
    image.fill(theme.color("panel"))
    painter = QPainter(image)
    paint_bars(painter, QRect(12, 6, 276, 54), theme)
    painter.end()
    bar = theme.color("selection_inactive").rgb()
    lines = [y for y in range(image.height()) if image.pixel(40, y) == bar]
    assert lines
    assert image.pixel(299, image.height() // 2) == theme.color("panel").rgb()
