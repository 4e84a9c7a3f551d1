"""A floating card takes the pointer on its card alone; its shadow lets everything through."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from dateline.ui.widgets.floating import FloatingFrame


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    made.resize(400, 300)
    QPushButton("below", made).setGeometry(0, 0, 400, 300)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


def shown(window: QWidget, qtbot: QtBot) -> FloatingFrame:
    frame = FloatingFrame(window)
    reach = frame.shadow_reach
    frame.setGeometry(100 - reach, 100 - reach, 200 + 2 * reach, 100 + 2 * reach)
    with qtbot.waitExposed(frame):
        frame.show()
    frame.raise_()
    return frame


def test_what_lies_under_the_shadow_can_be_clicked(window: QWidget, qtbot: QtBot) -> None:
    frame = shown(window, qtbot)
    assert window.childAt(QPoint(200, 150)) is frame
    for beside in (QPoint(200, 96), QPoint(200, 204), QPoint(96, 150), QPoint(304, 150)):
        assert isinstance(window.childAt(beside), QPushButton), beside


def test_the_shadow_comes_moves_and_goes_with_the_card(window: QWidget, qtbot: QtBot) -> None:
    def below() -> int:
        return window.grab().toImage().pixel(200, 204)

    bare = below()
    frame = shown(window, qtbot)
    assert below() != bare
    frame.move(frame.x(), frame.y() - 60)
    assert below() == bare
    frame.move(frame.x(), frame.y() + 60)
    assert below() != bare
    frame.hide()
    assert below() == bare
