from __future__ import annotations

import pytest
from PySide6.QtWidgets import QPushButton, QTableWidget
from pytestqt.qtbot import QtBot

from dateline.ui.pane import Pane
from dateline.ui.pane_state import Choice, PaneState
from dateline.ui.theme import theme_switch
from dateline.ui.widgets.buttons import IconButton


@pytest.fixture
def pane(qtbot: QtBot) -> Pane:
    made = Pane("Entities", QTableWidget())
    qtbot.addWidget(made)
    made.resize(320, 400)
    made.show()
    return made


def test_a_pane_is_named_with_its_scope(pane: Pane) -> None:
    pane.set_scope("in 12 of 48 articles")
    assert pane.accessibleName() == "Entities, in 12 of 48 articles"
    assert pane.head.scope_words == "in 12 of 48 articles"


def test_an_unlinked_pane_says_so_and_tells_it_once(pane: Pane, qtbot: QtBot) -> None:
    pane.set_scope("all articles")
    with qtbot.waitSignal(pane.link_toggled) as told:
        pane.head.set_linked(linked=False)
    assert told.args == [False]
    assert pane.head.scope_words == "all articles · not following"
    with qtbot.assertNotEmitted(pane.link_toggled):
        pane.head.set_linked(linked=False)


def test_short_work_draws_no_line_and_long_work_covers_nothing(pane: Pane, qtbot: QtBot) -> None:
    line = pane._busy
    pane.set_busy(busy=True)
    pane.set_busy(busy=False)
    assert line.isHidden()
    pane.set_busy(busy=True)
    qtbot.waitUntil(line.isVisible)
    assert line.geometry().bottom() < pane.body.geometry().top()
    pane.set_busy(busy=False)
    assert line.isHidden()


def test_a_still_pane_says_that_it_works(pane: Pane, qtbot: QtBot) -> None:
    theme_switch().set_reduced_motion(reduced=True)
    pane.set_busy(busy=True)
    qtbot.waitUntil(pane._busy.isVisible)
    assert pane.head.title.text() == "Entities · working"
    pane.set_busy(busy=False)
    assert pane.head.title.text() == "Entities"


def test_a_state_stands_in_for_the_content_and_its_choice_is_told(pane: Pane, qtbot: QtBot) -> None:
    state = PaneState(
        "No name matches “xyz”", "Two letters fewer find 4.", (Choice("clear", "Clear", "Esc"),)
    )
    pane.show_state(state)
    assert pane.state == state
    assert not pane.body.isVisible()
    button = pane.findChild(QPushButton, "clear")
    assert isinstance(button, QPushButton)
    with qtbot.waitSignal(pane.state_chosen) as told:
        button.click()
    assert told.args == ["clear"]
    pane.show_body()
    assert pane.state is None
    assert pane.body.isVisible()


def test_more_than_two_buttons_are_refused() -> None:
    with pytest.raises(ValueError, match="2 buttons"):
        PaneState("what", "why", tuple(Choice(str(n), "words") for n in range(3)))


def test_every_button_of_the_head_has_words_and_a_hit_area(pane: Pane) -> None:
    for button in pane.findChildren(IconButton):
        assert button.accessibleName()
        assert button.toolTip()
        assert min(button.width(), button.height()) >= 24
