"""The Ctrl keys of the window work while something is written in a field, but for those of writing."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from dateline.ui.action_list import ACTIONS, CONDITIONS
from dateline.ui.actions import ActionRegistry
from dateline.ui.keymap import EVERYWHERE, load_keymap
from dateline.ui.widgets.text_field import TextField

WRITING = {"Ctrl+C", "Ctrl+V", "Ctrl+X", "Ctrl+Z", "Ctrl+Shift+Z", "Ctrl+A"}
BOUND = {spec.id for spec in ACTIONS if spec.scope == EVERYWHERE}
KEYS = [
    (key, binding.action)
    for binding in load_keymap().scope(EVERYWHERE).bindings
    for key in binding.keys
    if "Ctrl" in key and binding.action in BOUND and not binding.native
]
"""Every key of the window with Ctrl, and the action it is for."""


class Page(QWidget):
    """A field in a window with all of its actions, each of which notes that it was done."""

    def __init__(self) -> None:
        super().__init__()
        self.done: list[str] = []
        self.registry = ActionRegistry(self)
        self.registry.set_conditions(CONDITIONS)
        for action in BOUND:
            self.registry.bind(action, lambda *_, action=action: self.done.append(action))
        self.field = TextField(self)
        QVBoxLayout(self).addWidget(self.field)

    def press(self, key: str) -> None:
        """Press a key where the window has the keys, as the platform would send it."""
        stroke = QKeySequence(key)[0]  # pyright: ignore[reportIndexIssue] - the stubs lack it
        QTest.keyClick(self.windowHandle(), stroke.key(), stroke.keyboardModifiers())


@pytest.fixture
def page(qtbot: QtBot) -> Page:
    made = Page()
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.field.setText("ferry harbour")
    made.field.setFocus()
    return made


def test_there_are_many_such_keys() -> None:
    assert len(KEYS) > 30
    assert {key for key, _ in KEYS} >= {"Ctrl+E", "Ctrl+K", "Ctrl+B", "Ctrl+1"}


@pytest.mark.parametrize(("key", "action"), KEYS, ids=[key for key, _ in KEYS])
def test_a_key_of_the_window_does_the_same_in_a_field(page: Page, key: str, action: str) -> None:
    page.press(key)
    if key in WRITING:
        assert page.done == []
    else:
        assert page.done == [action]
        assert page.field.text() == "ferry harbour"


def test_the_keys_of_writing_write(page: Page) -> None:
    page.press("Ctrl+A")
    assert page.field.selectedText() == "ferry harbour"
    page.press("Ctrl+C")
    page.press("End")
    page.press("Ctrl+V")
    assert page.field.text() == "ferry harbourferry harbour"
    page.press("Ctrl+Backspace")
    assert page.field.text() == "ferry harbourferry "
    page.press("Ctrl+Z")
    assert page.field.text() == "ferry harbourferry harbour"
    page.press("End")
    page.press("Ctrl+Left")
    page.press("x")
    assert page.field.text() == "ferry harbourferry xharbour"
    assert page.done == []
