from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QListWidget, QMainWindow, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from dateline.ui.action_list import ACTIONS, CONDITIONS, CONTEXT_MENUS, MENUS
from dateline.ui.actions import ActionRegistry


class Stage:
    """A window with a list and a field, and what its actions did."""

    def __init__(self) -> None:
        self.window = QMainWindow()
        body = QWidget()
        column = QVBoxLayout(body)
        self.list = QListWidget()
        self.list.addItems(["one", "two"])
        self.field = QLineEdit()
        column.addWidget(self.list)
        column.addWidget(self.field)
        self.window.setCentralWidget(body)
        self.registry = ActionRegistry(self.window)
        self.registry.attach("timeline", self.list)
        self.done: list[str] = []
        for spec in ACTIONS:
            if spec.checkable:
                self.registry.bind_toggle(spec.id, lambda _on, name=spec.id: self.done.append(name))
            else:
                self.registry.bind(spec.id, lambda _on=False, name=spec.id: self.done.append(name))


@pytest.fixture
def stage(qtbot: QtBot) -> Stage:
    made = Stage()
    qtbot.addWidget(made.window)
    with qtbot.waitActive(made.window):
        made.window.show()
        made.window.activateWindow()
    return made


def test_ids_are_unique_and_what_they_name_exists() -> None:
    ids = [spec.id for spec in ACTIONS]
    assert len(ids) == len(set(ids))
    for spec in ACTIONS:
        assert spec.menu is None or spec.menu in MENUS
        assert set(spec.needs) <= CONDITIONS.keys()
    for menu in CONTEXT_MENUS.values():
        assert {entry for entry in menu if entry} <= set(ids)


def test_an_ellipsis_stands_where_a_command_asks_first() -> None:
    asking = {spec.id for spec in ACTIONS if spec.text.endswith("…")}
    assert {"import_files", "export", "merge_selected", "library.set_date"} <= asking
    assert not any(spec.text.endswith(("...", ".", "!")) for spec in ACTIONS)


def test_a_letter_acts_in_its_list_and_is_a_letter_in_a_field(stage: Stage, qtbot: QtBot) -> None:
    stage.list.setFocus()
    qtbot.keyClick(stage.list, Qt.Key.Key_G)
    assert stage.done == ["timeline.go_to_date"]

    stage.field.setFocus()
    qtbot.keyClicks(stage.field, "g?")
    assert stage.field.text() == "g?"
    assert stage.done == ["timeline.go_to_date"]


def test_the_question_mark_acts_where_no_field_has_the_focus(stage: Stage, qtbot: QtBot) -> None:
    stage.list.setFocus()
    qtbot.keyClick(stage.list, Qt.Key.Key_Question)
    assert "key_list" in stage.done


def test_an_action_whose_condition_does_not_hold_says_why(stage: Stage) -> None:
    export = stage.registry.action("export")
    assert not export.isEnabled()
    assert CONDITIONS["articles"] in export.toolTip()
    assert export.statusTip() == CONDITIONS["articles"]

    stage.registry.set_conditions({"articles"})

    assert export.isEnabled()
    assert export.statusTip() == ""


def test_an_action_without_a_handler_is_in_no_menu(qtbot: QtBot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    registry = ActionRegistry(window)
    registry.bind("quit", window.close)
    registry.fill_menu_bar(window.menuBar())
    menus = [action.text() for action in window.menuBar().actions()]
    assert menus == ["File"]
    assert not registry.action("export").isEnabled()


def test_undo_takes_the_name_of_what_it_undoes(stage: Stage) -> None:
    stage.registry.set_conditions({"undo"})
    stage.registry.set_text("undo", "Undo merge of 3 names")
    assert stage.registry.action("undo").text() == "Undo merge of 3 names"
    assert stage.registry.action("undo").toolTip() == "Undo merge of 3 names"


def test_an_unknown_condition_is_an_error(stage: Stage) -> None:
    with pytest.raises(KeyError):
        stage.registry.set_conditions({"moonlight"})


def test_a_context_menu_shows_the_likeliest_action_first(stage: Stage) -> None:
    menu = stage.registry.context_menu("entities", stage.window)
    first = menu.actions()[0]
    assert first.objectName() == "entities.show_only"
    menu.deleteLater()
