"""A table of rows by id: what a click and a double click mean while the rows move."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from dateline.ui.paged_model import PagedModel
from dateline.ui.row_table import RowTable

ROW = 24
PRESS, RELEASE = QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease
DOUBLE = QEvent.Type.MouseButtonDblClick


class Page(QWidget):
    """A table under a line that appears with the first click, as the filter row does."""

    def __init__(self) -> None:
        super().__init__()
        self.clicked: list[int] = []
        self.doubled: list[int] = []
        self.line = QLabel("Showing", self)
        self.line.setFixedHeight(ROW)
        self.line.hide()
        model: PagedModel[int] = PagedModel(
            _rows,
            id_of=lambda row: row,
            text_of=lambda row, _: str(row),
            headers=("",),
            parent=self,
        )
        self.table = RowTable(model, self, row_height=ROW)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.line)
        column.addWidget(self.table)
        self.table.set_ids(range(10, 30))
        self.table.clicked_id.connect(self._note)
        self.table.double_clicked_id.connect(self.doubled.append)

    def _note(self, row_id: int, modifiers: object) -> None:
        self.clicked.append(row_id)
        self.line.show()

    def send(self, kind: QEvent.Type, at: QPoint) -> None:
        """Send one event of the left button at a point of the page, and let the layout follow."""
        viewport = self.table.viewport()
        place = QPointF(viewport.mapFrom(self, at))
        held = Qt.MouseButton.NoButton if kind is RELEASE else Qt.MouseButton.LeftButton
        event = QMouseEvent(
            kind,
            place,
            QPointF(viewport.mapToGlobal(place.toPoint())),
            Qt.MouseButton.LeftButton,
            held,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(viewport, event)
        QApplication.processEvents()


def _rows(ids: Sequence[int], done: Callable[[Sequence[int]], None]) -> None:
    done(ids)


@pytest.fixture
def page(qtbot: QtBot) -> Page:
    made = Page()
    qtbot.addWidget(made)
    made.resize(300, 400)
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_a_double_click_means_the_row_of_its_first_click_though_the_rows_moved(page: Page) -> None:
    at = QPoint(50, 5 * ROW + ROW // 2)
    for kind in (PRESS, RELEASE, DOUBLE, RELEASE):
        page.send(kind, at)
    assert page.line.isVisible()
    assert page.clicked == [15]
    assert page.doubled == [15]
    assert page.table.current_id() == 15


def test_a_click_after_a_double_click_is_a_click_again(page: Page) -> None:
    for kind in (PRESS, RELEASE, DOUBLE, RELEASE):
        page.send(kind, QPoint(50, ROW // 2))
    for kind in (PRESS, RELEASE):
        page.send(kind, QPoint(50, 3 * ROW + ROW // 2))
    assert page.clicked == [10, 12]
