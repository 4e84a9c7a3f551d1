from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from dateline.ui.help.command_palette import CommandPalette
from dateline.ui.help.palette_model import PaletteEntry, PaletteSection, find_entries, match

ENTRIES = (
    PaletteEntry("import_files", "Import files…", "File", "Ctrl+O"),
    PaletteEntry("merge_selected", "Merge selected names…", "Entities", "Ctrl+Shift+M"),
    PaletteEntry("merge_into", "Merge into…", "Entities", "M", why_not="Choose a name first."),
    PaletteEntry("reports", "Import report", "Library"),
)


@pytest.fixture
def palette(qtbot: QtBot) -> CommandPalette:
    window = QWidget()
    QVBoxLayout(window).addWidget(QLineEdit())
    qtbot.addWidget(window)
    window.resize(900, 600)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    made = CommandPalette(window)
    QAbstractItemModelTester(made.model, QAbstractItemModelTester.FailureReportingMode.Fatal, made)
    made.set_commands(ENTRIES)
    made.open()
    return made


def ids(palette: CommandPalette) -> list[str]:
    return [row.entry.id for row in palette.model.rows if row.entry]


def test_words_are_found_by_their_beginnings_in_any_order() -> None:
    assert match("name mer", "Merge selected names…") is not None
    assert match("xyz", "Merge selected names…") is None
    beginning = match("rep", "Import report")
    inside = match("ort", "Import report")
    assert beginning is not None
    assert inside is not None
    assert beginning[0] < inside[0]


def test_what_cannot_be_run_comes_last() -> None:
    rows = find_entries("merge", ENTRIES)
    assert [row.entry.id for row in rows if row.entry] == ["merge_selected", "merge_into"]


def test_typing_narrows_and_enter_runs_the_first(palette: CommandPalette, qtbot: QtBot) -> None:
    qtbot.keyClicks(palette.field, "import")
    assert ids(palette)[:2] == ["import_files", "reports"]
    with qtbot.waitSignal(palette.entry_chosen) as told:
        qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert told.args == ["import_files"]
    assert palette.isHidden()


def test_down_passes_over_headings(palette: CommandPalette, qtbot: QtBot) -> None:
    qtbot.keyClicks(palette.field, "import")
    qtbot.keyClick(palette.field, Qt.Key.Key_Down)
    assert palette.current is not None
    assert palette.current.id == "reports"
    qtbot.keyClick(palette.field, Qt.Key.Key_Down)
    qtbot.keyClick(palette.field, Qt.Key.Key_Down)
    assert palette.current.id == "import_files"


def test_an_entry_that_cannot_run_stays_where_it_is(palette: CommandPalette, qtbot: QtBot) -> None:
    qtbot.keyClicks(palette.field, "merge into")
    with qtbot.assertNotEmitted(palette.entry_chosen):
        qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert palette.isVisible()


def test_any_text_can_be_searched_for(palette: CommandPalette, qtbot: QtBot) -> None:
    qtbot.keyClicks(palette.field, "ferry")
    with qtbot.waitSignal(palette.search_requested) as told:
        qtbot.keyClick(palette.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert told.args == ["ferry"]


def test_others_can_answer_too(palette: CommandPalette) -> None:
    palette.set_extra([PaletteSection("Names", (PaletteEntry("name:3", "Ilse Brandvold"),))])
    assert "name:3" in ids(palette)


def test_escape_gives_the_focus_back(palette: CommandPalette, qtbot: QtBot) -> None:
    window = palette.parentWidget()
    assert window is not None
    field = window.findChildren(QLineEdit)[0]
    palette.dismiss()
    field.setFocus()
    palette.open()
    assert palette.field.hasFocus()
    qtbot.keyClick(palette.field, Qt.Key.Key_Escape)
    assert palette.isHidden()
    assert field.hasFocus()
