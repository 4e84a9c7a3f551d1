from __future__ import annotations

import itertools
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dateline.explore.highlights import MarkKind
from dateline.ui.search.filter_row import Chip, ChipButton, FilterRow
from dateline.ui.theme import current_theme

CHIPS = (
    Chip("port", "Port Ellery", MarkKind.PLACE),
    Chip("board", "Harbour Board", MarkKind.ORGANISATION, excluded=True),
)


@pytest.fixture
def row(qtbot: QtBot) -> FilterRow:
    made = FilterRow()
    qtbot.addWidget(made)
    made.resize(1000, made.height())
    made.set_chips(CHIPS)
    return made


def chip(row: FilterRow, name: str) -> ChipButton:
    return next(button for button in row.findChildren(ChipButton) if button.chip.id == name)


def test_the_row_is_absent_while_nothing_is_filtered(row: FilterRow) -> None:
    assert row.isVisible()
    row.set_chips(())
    assert row.isHidden()


def test_an_excluded_chip_says_not_to_everybody(row: FilterRow) -> None:
    assert chip(row, "board").text() == "not Harbour Board"
    assert "not Harbour Board" in chip(row, "board").accessibleName()
    assert chip(row, "port").text() == "Port Ellery"


def test_what_the_words_of_a_chip_come_to_is_said_and_never_cut(row: FilterRow) -> None:
    words = 'date:"last summer" ' + "and many words more " * 20
    plain = Chip("query", words, icon="search")
    row.set_chips((plain,))
    narrow = chip(row, "query").sizeHint().width()
    row.set_chips((replace(plain, note="dated Jun–Aug 2025"),))
    (button,) = (each for each in row.findChildren(ChipButton) if not each.isHidden())
    note = QFontMetricsF(current_theme().font("meta")).horizontalAdvance("dated Jun–Aug 2025")
    assert button.sizeHint().width() >= narrow + note
    assert button.text() == f"{words}, dated Jun–Aug 2025"
    assert "dated Jun–Aug 2025" in button.accessibleName()


def test_click_edits_alt_click_inverts_and_the_cross_removes(row: FilterRow, qtbot: QtBot) -> None:
    button = chip(row, "port")
    with qtbot.waitSignal(row.chip_clicked) as told:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton, pos=QPoint(20, 10))
    assert told.args == ["port"]
    with qtbot.waitSignal(row.chip_inverted) as told:
        qtbot.mouseClick(
            button, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.AltModifier, QPoint(20, 10)
        )
    assert told.args == ["port"]
    with qtbot.assertNotEmitted(row.chip_clicked), qtbot.waitSignal(row.chip_removed) as told:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton, pos=QPoint(button.width() - 8, 10))
    assert told.args == ["port"]


def test_the_keyboard_does_what_the_pointer_does(row: FilterRow, qtbot: QtBot) -> None:
    button = chip(row, "board")
    with qtbot.waitSignal(row.chip_removed):
        qtbot.keyClick(button, Qt.Key.Key_Delete)
    with qtbot.waitSignal(row.chip_clicked):
        qtbot.keyClick(button, Qt.Key.Key_Return)
    with qtbot.waitSignal(row.chip_inverted):
        qtbot.keyClick(button, Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)


def test_what_does_not_fit_is_counted_and_nothing_overlaps(row: FilterRow) -> None:
    many = [Chip(str(number), f"A rather long filter {number}") for number in range(12)]
    row.set_chips(many)
    QApplication.processEvents()
    shown = [button for button in row.findChildren(ChipButton) if button.isVisible()]
    assert 0 < len(shown) < 12
    assert row._more.text() == f"+{12 - len(shown)}"
    edges = [button.geometry() for button in shown]
    assert all(not a.intersects(b) for a, b in itertools.pairwise(edges))
    assert edges[-1].right() <= row._more.geometry().left()


def test_equal_chips_keep_their_buttons(row: FilterRow) -> None:
    before = chip(row, "port")
    row.set_chips(list(CHIPS))
    assert chip(row, "port") is before
