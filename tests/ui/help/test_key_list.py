from __future__ import annotations

from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from dateline.ui.help.key_list import KeyList
from dateline.ui.keymap import load_keymap


def shown_words(keys: KeyList) -> set[str]:
    return {label.text() for label in keys.findChildren(QLabel) if label.isVisibleTo(keys)}


def test_every_key_that_works_is_listed_and_no_other(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1000, 700)
    window.show()
    keys = KeyList(window)
    keys.open_keys(load_keymap())
    bindings = [bound for scope in load_keymap().scopes for bound in scope.bindings]
    shown = shown_words(keys)
    assert {bound.words for bound in bindings if not bound.later} <= shown
    later = {bound.words for bound in bindings if bound.later} - {
        b.words for b in bindings if not b.later
    }
    assert later.isdisjoint(shown)


def test_typing_filters_the_keys(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1000, 700)
    window.show()
    keys = KeyList(window)
    keys.open_keys(load_keymap())
    qtbot.keyClicks(keys.field, "ctrl+o")
    shown = shown_words(keys)
    assert "Import files…" in shown
    assert "Export…" not in shown
