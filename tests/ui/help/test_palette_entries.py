from __future__ import annotations

import pytest
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from dateline.ui.action_list import ACTIONS
from dateline.ui.actions import ActionRegistry
from dateline.ui.help.palette_entries import palette_entries
from dateline.ui.help.palette_model import PaletteEntry, find_entries
from dateline.ui.help.search_words import SEARCH_WORDS

EVERYDAY = {
    "theme": "theme_dark",
    "dark mode": "theme_dark",
    "night": "theme_dark",
    "bright": "theme_light",
    "font": "larger_text",
    "settings": "settings",
    "backup": "back_up",
    "preferences": "settings",
    "bigger": "larger_text",
    "load": "import_files",
    "save": "export",
    "csv": "export",
    "delete": "remove_article",
    "erase": "remove_for_good",
    "favourite": "star",
    "bookmark": "star",
    "duplicate": "merge_selected",
    "combine": "merge_selected",
    "shortcuts": "key_list",
    "manual": "help",
    "version": "about",
    "sidebar": "toggle_left",
    "revert": "undo",
    "cite": "copy_with_source",
    "metadata": "library.details",
    "reset filters": "clear_filters",
    "example": "open_sample",
    "map": "entities.place",
    "picture png": "timeline.export_picture",
}
"""What people type, and the action they mean by it."""


@pytest.fixture
def registry(qtbot: QtBot) -> ActionRegistry:
    window = QMainWindow()
    qtbot.addWidget(window)
    made = ActionRegistry(window)
    for spec in ACTIONS:
        made.bind(spec.id, window.update)
    return made


def found(text: str, entries: list[PaletteEntry]) -> list[str]:
    return [row.entry.id for row in find_entries(text, entries) if row.entry]


def test_every_action_has_a_title_and_is_found_by_it(registry: ActionRegistry) -> None:
    entries = palette_entries(registry)
    offered = {entry.id for entry in entries}
    assert offered == {spec.id for spec in ACTIONS} - {"command_palette"}
    for entry in entries:
        assert entry.words.strip(), entry.id
        assert entry.id in found(entry.words, entries)


def test_actions_of_one_title_say_where_they_belong(registry: ActionRegistry) -> None:
    entries = palette_entries(registry)
    pins = [entry.place for entry in entries if entry.words == "Pin"]
    assert len(pins) > 1
    assert len(set(pins)) == len(pins)


@pytest.mark.parametrize("words", EVERYDAY)
def test_everyday_words_find_the_action_that_is_meant(words: str, registry: ActionRegistry) -> None:
    assert EVERYDAY[words] in found(words, palette_entries(registry))[:3]


@pytest.mark.parametrize(
    ("words", "meant"),
    [("dark", "theme_dark"), ("light", "theme_light"), ("system", "theme_system")],
)
def test_a_theme_that_is_named_is_what_enter_takes(
    words: str, meant: str, registry: ActionRegistry
) -> None:
    assert found(words, palette_entries(registry))[0] == meant


def test_search_words_belong_to_actions_that_exist() -> None:
    assert SEARCH_WORDS.keys() <= {spec.id for spec in ACTIONS}


def test_a_title_comes_before_what_is_only_meant() -> None:
    entries = [
        PaletteEntry("a", "Larger letters", also="theme"),
        PaletteEntry("b", "Theme of the window"),
    ]
    assert found("theme", entries) == ["b", "a"]
    assert found("letters theme", entries) == ["a"]
    closed = [PaletteEntry("c", "Theme", why_not="Not now."), *entries]
    assert found("theme", closed) == ["b", "c", "a"]


def test_a_further_word_is_found_by_its_beginning_alone() -> None:
    entries = [PaletteEntry("a", "Larger letters", also="theme")]
    assert found("them", entries) == ["a"]
    assert found("heme", entries) == []
