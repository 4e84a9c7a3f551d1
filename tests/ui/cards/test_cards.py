from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from dateline.explore.highlights import MarkKind
from dateline.model.confidence import Confidence
from dateline.model.days import day_from_iso
from dateline.ui.cards.card_place import card_corner
from dateline.ui.cards.card_view import CardAction, CardContent, CardRow
from dateline.ui.cards.cards import CardHost
from dateline.ui.cards.day_strip import DayStripDays
from dateline.ui.theme import theme_switch

DAY = day_from_iso("2025-03-11")
DATE = CardContent(
    kind=MarkKind.DATE,
    kind_words="Date in the text",
    confidence=Confidence.LIKELY,
    answer="‘Tuesday’ → Tue 11 Mar 2025",
    reason="Last Tuesday before publication (Thu 13 Mar 2025).",
    days=DayStripDays(DAY, DAY, DAY + 2),
    rows=(CardRow("Granularity", "day"),),
    actions=(
        CardAction("change", "Change…", "E"),
        CardAction("pin", "Pin", "P", "pin"),
        CardAction("name", "Rename", "F2"),
    ),
)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.addWidget(QLineEdit())
    column.addStretch(1)
    qtbot.addWidget(made)
    theme_switch().set_reduced_motion(reduced=True)
    made.resize(900, 600)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def anchor(window: QWidget, rect: QRect) -> QRect:
    return QRect(window.mapToGlobal(rect.topLeft()), rect.size())


def shown_card(host: CardHost) -> QRect:
    reach = host.card.shadow_reach
    return host.card.geometry().adjusted(reach, reach, -reach, -reach)


sides = st.integers(0, 850)


@given(sides, st.integers(0, 560), st.integers(1, 200), st.integers(50, 280))
def test_a_card_never_lies_over_the_words_it_explains(
    x: int, y: int, width: int, height: int
) -> None:
    words = QRect(x, y, width, 20)
    room = QRect(8, 8, 884, 584)
    corner = card_corner(words, QRect(0, 0, 380, height), room, offset=4)
    card = QRect(corner.x(), corner.y(), 380, height)
    assert not card.intersects(words)
    assert room.left() <= card.left()
    assert card.right() <= room.right()


@given(sides, st.integers(0, 560), st.integers(1, 200), sides, st.integers(0, 560))
def test_a_card_that_makes_way_for_a_field_stays_off_the_words_and_beside_them(
    x: int, y: int, width: int, field_x: int, field_y: int
) -> None:
    words, field = QRect(x, y, width, 20), QRect(field_x, field_y, 150, 30)
    room = QRect(8, 8, 884, 584)
    size = QRect(0, 0, 380, 200)
    corner = card_corner(words, size, room, offset=4, kept_free=[field])
    card = QRect(corner, size.size())
    usual = QRect(card_corner(words, size, room, offset=4), size.size())
    assert not card.intersects(words)
    assert room.left() <= card.left()
    assert card.right() <= room.right()
    assert usual == card or usual.intersects(field)
    assert not card.intersects(field) or usual.intersects(field)


def test_a_card_gives_way_to_the_field_beside_the_text() -> None:
    words, field = QRect(760, 330, 90, 20), QRect(970, 160, 220, 30)
    size, room = QRect(0, 0, 380, 290), QRect(8, 8, 1264, 520)
    assert QRect(card_corner(words, size, room, offset=4), size.size()).intersects(field)
    corner = card_corner(words, size, room, offset=4, kept_free=[field])
    card = QRect(corner, size.size())
    assert not card.intersects(field)
    assert card.left() <= words.right()
    assert words.left() <= card.right()


def press(window: QWidget, place: QPoint) -> None:
    """Press and let go where the window is, so that what lies there gets it."""
    handle = window.windowHandle()
    left, plain = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QTest.mouseClick(handle, left, plain, place)


def test_a_press_on_a_field_ends_a_hover_card_and_gives_the_field_the_keys(
    window: QWidget, qtbot: QtBot
) -> None:
    field = window.findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    window.setFocus()
    host = CardHost(window)
    host.show_card(DATE, anchor(window, QRect(200, 100, 60, 20)))
    press(window, field.mapTo(window, field.rect().center()))
    assert host.content is None
    assert field.hasFocus()
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_E)
    assert field.text() == "e"


def test_a_press_on_the_card_or_its_words_keeps_it_and_one_beside_them_does_not(
    window: QWidget,
) -> None:
    host = CardHost(window)
    words = QRect(200, 100, 60, 20)
    host.show_card(DATE, anchor(window, words))
    press(window, words.center())
    assert host.content is not None
    press(window, shown_card(host).topLeft() + QPoint(40, 12))
    assert host.content is not None
    assert host.has_focus
    press(window, shown_card(host).topRight() + QPoint(60, 30))
    assert host.content is None


def test_a_card_above_its_words_goes_aside_from_a_field(window: QWidget) -> None:
    field = window.findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    field.setFixedWidth(260)
    window.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    window.resize(900, 420)
    QApplication.processEvents()
    box = QRect(field.mapTo(window, QPoint(0, 0)), field.size())
    words = QRect(box.left() - 90, 250, 60, 20)
    host = CardHost(window)
    host.show_card(DATE, anchor(window, words))
    assert shown_card(host).bottom() < words.top()
    assert shown_card(host).top() <= box.bottom()
    assert not shown_card(host).intersects(box)


def test_a_hover_card_takes_no_focus_and_closes_when_the_pointer_leaves(
    window: QWidget, qtbot: QtBot
) -> None:
    field = window.findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    field.setFocus()
    host = CardHost(window)
    words = QRect(200, 100, 60, 20)
    host.show_card(DATE, anchor(window, words))
    assert host.card.isVisible()
    assert not shown_card(host).intersects(words)
    assert field.hasFocus()
    with qtbot.waitSignal(host.closed):
        host.release()
    assert host.content is None


def test_a_card_asked_for_by_key_has_the_keys_and_gives_the_focus_back(
    window: QWidget, qtbot: QtBot
) -> None:
    field = window.findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    field.setFocus()
    host = CardHost(window)
    host.show_card(DATE, anchor(window, QRect(200, 100, 60, 20)), focus=True)
    assert host.has_focus
    view = host.card.view
    assert view is not None
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert host.content is None
    assert field.hasFocus()


@pytest.mark.parametrize(
    ("key", "action"),
    [
        (Qt.Key.Key_E, "change"),
        (Qt.Key.Key_P, "pin"),
        (Qt.Key.Key_F2, "name"),
        (Qt.Key.Key_Return, "change"),
    ],
)
def test_the_keys_on_the_buttons_do_what_the_buttons_do(
    window: QWidget, qtbot: QtBot, key: Qt.Key, action: str
) -> None:
    host = CardHost(window)
    host.show_card(DATE, anchor(window, QRect(200, 100, 60, 20)), focus=True)
    view = host.card.view
    assert view is not None
    with qtbot.waitSignal(host.action_chosen) as told:
        qtbot.keyClick(view, key)
    assert told.args == [action]
    assert host.content is None


def test_a_button_tells_its_action(window: QWidget, qtbot: QtBot) -> None:
    host = CardHost(window)
    host.show_card(DATE, anchor(window, QRect(200, 100, 60, 20)))
    button = host.card.findChild(QPushButton, "pin")
    assert isinstance(button, QPushButton)
    with qtbot.waitSignal(host.action_chosen) as told:
        button.click()
    assert told.args == ["pin"]


def test_a_card_is_read_out_with_kind_answer_and_confidence(window: QWidget) -> None:
    host = CardHost(window)
    host.show_card(DATE, anchor(window, QRect(200, 100, 60, 20)))
    said = host.card.accessibleName()
    assert said.startswith("Date in the text, ‘Tuesday’ → Tue 11 Mar 2025, likely")
    assert "%" not in said


def test_everything_in_the_card_has_its_room(window: QWidget) -> None:
    host = CardHost(window)
    host.show_card(DATE, anchor(window, QRect(200, 100, 60, 20)))
    QApplication.processEvents()
    view = host.card.view
    assert view is not None
    assert view.height() >= view.heightForWidth(view.width())
    inside = host.card.card_rect.toRect()
    for button in host.card.findChildren(QPushButton):
        corner = button.mapTo(host.card, QPoint(0, 0))
        assert inside.contains(QRect(corner, button.size()))


def test_a_new_window_size_closes_the_card(window: QWidget, qtbot: QtBot) -> None:
    host = CardHost(window)
    host.show_card(DATE, anchor(window, QRect(200, 100, 60, 20)))
    with qtbot.waitSignal(host.closed):
        window.resize(700, 500)


def test_a_window_that_closes_takes_its_card_along(window: QWidget) -> None:
    host = CardHost(window)
    host.show_card(DATE, anchor(window, QRect(200, 100, 60, 20)))
    window.close()
    assert host.content is None
    assert not host.card.isVisible()


@pytest.mark.parametrize("key", [Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_P])
def test_a_key_that_goes_elsewhere_ends_a_hover_card(
    window: QWidget, qtbot: QtBot, key: Qt.Key
) -> None:
    window.setFocus()
    host = CardHost(window)
    host.show_card(DATE, anchor(window, QRect(200, 100, 60, 20)))
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Control)
    QApplication.processEvents()
    assert host.content is not None
    QTest.keyClick(window.windowHandle(), key)
    qtbot.waitUntil(lambda: host.content is None)
    assert not host.card.isVisible()


def test_a_key_of_an_action_finds_the_card_still_there_and_ends_it_afterwards(
    window: QWidget, qtbot: QtBot
) -> None:
    host = CardHost(window)
    explained: list[CardContent | None] = []
    shortcut = QShortcut(QKeySequence("P"), window)
    shortcut.activated.connect(lambda: explained.append(host.content))
    window.setFocus()
    host.show_card(DATE, anchor(window, QRect(200, 100, 60, 20)))
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_P)
    assert explained == [DATE]
    qtbot.waitUntil(lambda: host.content is None)


def test_a_card_that_a_key_brings_stays(window: QWidget) -> None:
    host = CardHost(window)
    words = anchor(window, QRect(200, 100, 60, 20))
    shortcut = QShortcut(QKeySequence("Space"), window)
    shortcut.activated.connect(lambda: host.show_card(replace(DATE), words, focus=True))
    window.setFocus()
    host.show_card(DATE, words)
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Space)
    QApplication.processEvents()
    assert host.content is not None
    assert host.has_focus


def test_a_card_with_the_keys_goes_when_they_go_elsewhere_and_takes_none_back(
    window: QWidget, qtbot: QtBot
) -> None:
    field = window.findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    window.setFocus()
    host = CardHost(window)
    host.show_card(DATE, anchor(window, QRect(200, 200, 60, 20)), focus=True)
    field.setFocus()
    qtbot.waitUntil(lambda: host.content is None)
    assert field.hasFocus()


def test_a_card_stays_while_the_words_it_explains_get_the_keys(window: QWidget) -> None:
    field = window.findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    window.setFocus()
    host = CardHost(window)
    host.show_card(DATE, QRect(field.mapToGlobal(QPoint(20, 4)), QSize(60, 12)))
    field.setFocus()
    QApplication.processEvents()
    assert host.content is not None


def test_a_card_goes_with_the_pane_that_its_words_are_in(window: QWidget) -> None:
    pane = QWidget(window)
    text = QWidget(pane)
    pane.setGeometry(100, 100, 300, 200)
    text.setGeometry(0, 0, 300, 200)
    pane.show()
    host = CardHost(window)
    host.show_card(DATE, anchor(window, QRect(150, 120, 60, 20)))
    pane.hide()
    assert host.content is None
    assert not host.card.isVisible()


def test_days_far_apart_have_no_strip() -> None:
    assert DayStripDays(DAY, DAY, DAY + 40).shown is None
    near = DayStripDays(DAY, DAY + 2, DAY + 4).shown
    assert near is not None
    assert DAY in near
    assert DAY + 4 in near
    assert len(near) >= 9
