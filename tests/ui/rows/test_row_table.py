"""A table of rows by id: what a click and a double click mean while the rows move."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from dateline.ui.rows.paged_model import PagedModel
from dateline.ui.rows.row_table import RowTable

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


def test_rows_that_come_above_do_not_move_what_is_read(page: Page, qtbot: QtBot) -> None:
    page.table.set_ids([])
    page.table.set_ids(range(100, 200))
    bar = page.table.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    bar.setValue(40 * ROW + 7)
    top, place = page.table.visible_ids()[0], page.table.rowViewportPosition(40)
    page.table.set_ids([1, 2, 3, *range(100, 200)])
    qtbot.waitUntil(lambda: page.table.model().rowCount() == 103)
    assert page.table.visible_ids()[0] == top
    assert page.table.rowViewportPosition(43) == place


def test_rows_taken_out_of_the_selection_leave_the_others_and_the_keys(page: Page) -> None:
    page.table.selectAll()
    page.table.unchoose([13, 14, 77])
    assert page.table.chosen_ids() == [10, 11, 12, *range(15, 30)]


def test_a_current_row_that_goes_hands_the_keys_on_and_opens_nothing(
    page: Page, qtbot: QtBot
) -> None:
    page.table.make_current(15)
    with qtbot.assertNotEmitted(page.table.current_id_changed):
        page.table.set_ids([row_id for row_id in range(10, 30) if row_id != 15])
    assert page.table.model().rowCount() == 19
