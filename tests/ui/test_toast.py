from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from dateline.ui.toast import Toast


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(900, 600)
    column = QVBoxLayout(made)
    column.addStretch(1)
    for name in ("find bar", "status bar"):
        label = QLabel(name, made)
        label.setObjectName(name)
        column.addWidget(label)
    made.show()
    return made


def undo(toast: Toast) -> QAbstractButton:
    return next(button for button in toast.findChildren(QAbstractButton) if button.text() == "Undo")


def test_the_toast_offers_undo_and_goes_when_it_is_taken(window: QWidget, qtbot: QtBot) -> None:
    toast = Toast(window)
    toast.show_words("Added 12 articles", action="undo", action_words="Undo", key="Ctrl+Z")
    assert toast.words == "Added 12 articles"
    assert toast.accessibleName() == "Added 12 articles"
    with qtbot.waitSignal(toast.action_chosen) as told:
        undo(toast).click()
    assert told.args == ["undo"]
    assert toast.words == ""


def test_it_stays_eight_seconds_and_longer_under_the_pointer(window: QWidget) -> None:
    toast = Toast(window)
    toast.show_words("Removed 1 article")
    assert toast._timer.remainingTime() > 7000
    place = QPointF(5, 5)
    QApplication.sendEvent(toast, QEnterEvent(place, place, place))
    assert not toast._timer.isActive()
    assert not toast.isHidden()


def test_it_takes_itself_away_when_the_time_is_up(window: QWidget, qtbot: QtBot) -> None:
    toast = Toast(window)
    toast.show_words("Removed 1 article")
    toast._timer.start(1)
    qtbot.waitUntil(toast.isHidden)


def test_it_stands_above_find_bar_and_status_bar_inside_the_window(window: QWidget) -> None:
    toast = Toast(window)
    floor = [window.findChild(QLabel, name) for name in ("find bar", "status bar")]
    toast.set_floor(*(label for label in floor if isinstance(label, QLabel)))
    toast.show_words("Merged 3 names into Ilse Brandvold. 49 mentions in 10 articles.")
    for size in (QSize(900, 600), QSize(700, 400)):
        window.resize(size)
        QApplication.processEvents()
        find_bar = floor[0]
        assert isinstance(find_bar, QLabel)
        card = toast.geometry().adjusted(0, 0, 0, -toast._reach())
        assert card.bottom() < find_bar.geometry().top()


def test_a_new_toast_replaces_the_old_one(window: QWidget) -> None:
    toast = Toast(window)
    toast.show_words("First", action="undo", action_words="Undo")
    toast.show_words("Second")
    QApplication.processEvents()
    assert toast.words == "Second"
    assert not any(
        b.text() == "Undo" and b.isVisible() for b in toast.findChildren(QAbstractButton)
    )
