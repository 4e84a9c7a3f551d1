from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, QSize
from PySide6.QtGui import QCursor, QEnterEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLineEdit,
    QTableWidget,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from dateline.ui.toast import Toast
from dateline.ui.toast_place import choose_place


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


def test_it_stands_above_find_bar_and_status_bar_inside_the_window(
    window: QWidget, qtbot: QtBot
) -> None:
    toast = Toast(window)
    floor = [window.findChild(QLabel, name) for name in ("find bar", "status bar")]
    toast.set_floor(*(label for label in floor if isinstance(label, QLabel)))
    toast.show_words("Merged 3 names into Ilse Brandvold. 49 mentions in 10 articles.")
    for size in (QSize(900, 600), QSize(700, 400)):
        window.resize(size)
        assert window.rect().contains(toast.card_rect)
        find_bar = floor[0]
        assert isinstance(find_bar, QLabel)
        qtbot.waitUntil(lambda bar=find_bar: toast.card_rect.bottom() < bar.geometry().top())


def test_a_new_toast_replaces_the_old_one(window: QWidget) -> None:
    toast = Toast(window)
    toast.show_words("First", action="undo", action_words="Undo")
    toast.show_words("Second")
    QApplication.processEvents()
    assert toast.words == "Second"
    assert not any(
        b.text() == "Undo" and b.isVisible() for b in toast.findChildren(QAbstractButton)
    )


@pytest.fixture
def working(qtbot: QtBot) -> QWidget:
    """A window with a table above a low pane that has a field; the pointer is elsewhere."""
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(900, 600)
    table = QTableWidget(12, 1, made)
    table.setGeometry(0, 0, 900, 400)
    low = QWidget(made)
    low.setObjectName("low")
    low.setGeometry(0, 400, 900, 200)
    field = QLineEdit(low)
    field.setGeometry(10, 10, 100, 30)
    made.show()
    QCursor.setPos(made.mapToGlobal(QPoint(0, 0)) - QPoint(50, 50))
    made.activateWindow()
    return made


def low_pane(window: QWidget) -> QWidget:
    found = window.findChild(QWidget, "low")
    assert isinstance(found, QWidget)
    return found


def test_it_stands_on_the_status_bar_and_covers_no_pane(working: QWidget) -> None:
    low_pane(working).setGeometry(0, 400, 900, 174)
    bar = QLabel("12 articles", working)
    bar.setGeometry(0, 574, 900, 26)
    bar.show()
    toast = Toast(working)
    toast.set_grounds(low_pane(working))
    low_pane(working).findChildren(QLineEdit)[0].setFocus()
    toast.show_words("Removed 1 article", action="undo", action_words="Undo", key="Ctrl+Z")
    card, pane = toast.card_rect, low_pane(working).geometry()
    assert working.rect().contains(card)
    assert card.center().y() > bar.geometry().top()
    assert pane.bottom() - card.top() < 5, "less than the margin under the lowest lane"


def test_it_makes_room_for_an_import_that_begins(working: QWidget, qtbot: QtBot) -> None:
    progress = QLabel("Importing 23 of 68", working)
    progress.setGeometry(0, 574, 900, 26)
    progress.hide()
    toast = Toast(working)
    toast.set_floor(progress)
    toast.show_words("Removed 1 article")
    assert toast.card_rect.intersects(progress.geometry())
    progress.show()
    qtbot.waitUntil(lambda: not toast.card_rect.intersects(progress.geometry()))
    assert working.rect().contains(toast.card_rect)


def test_it_stands_above_the_low_pane_that_a_person_works_in(
    working: QWidget, qtbot: QtBot
) -> None:
    toast = Toast(working)
    toast.set_grounds(low_pane(working))
    low_pane(working).findChildren(QLineEdit)[0].setFocus()
    toast.show_words("Pinned a sentence", action="undo", action_words="Undo", key="Ctrl+Z")
    for size in (QSize(900, 600), QSize(760, 600)):
        working.resize(size)
        QApplication.processEvents()
        assert toast.card_rect.bottom() < low_pane(working).geometry().top()
        assert working.rect().contains(toast.card_rect)


def test_it_does_not_cover_the_row_that_was_acted_on(working: QWidget) -> None:
    low_pane(working).hide()
    table = working.findChildren(QTableWidget)[0]
    table.resize(900, 600)
    table.horizontalHeader().hide()
    table.setRowHeight(0, 560)
    table.setFocus()
    table.setCurrentCell(1, 0)
    toast = Toast(working)
    toast.show_words("Renamed to Ilse Brandvold")
    row = table.visualRect(table.currentIndex())
    assert 540 < row.top() < 590
    assert toast.card_rect.bottom() < row.top()


def test_a_toast_goes_aside_before_it_goes_up() -> None:
    room, size = QRect(0, 0, 800, 600), QSize(300, 40)
    assert choose_place(size, room, avoided=(), ceilings=(400,)) == QPoint(250, 560)
    left = QRect(0, 500, 300, 100)
    assert choose_place(size, room, avoided=(left,), ceilings=(400,)) == QPoint(500, 560)
    whole = QRect(0, 400, 800, 200)
    assert choose_place(size, room, avoided=(whole,), ceilings=(400,)) == QPoint(250, 360)
    assert choose_place(size, room, avoided=(room,), ceilings=(400,)) == QPoint(250, 560)
