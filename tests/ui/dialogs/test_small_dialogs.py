"""Small dialogs: they fit their window, blame nobody too soon, and quote what they are about."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from dateline.ui.dialogs.ask import AskDialog
from dateline.ui.dialogs.ask_text import LineDialog, NoteDialog
from dateline.ui.dialogs.open_library import OpenLibraryDialog
from dateline.ui.dialogs.quit import QuitDialog
from dateline.ui.dialogs.quoted import QuotedWords
from dateline.ui.widgets.focus_ring import FocusRing

LONG = "The harbour board inspected the ship on 9 September, and the pilot said so twice. " * 8


def shown(dialog: AskDialog, qtbot: QtBot) -> AskDialog:
    dialog.open()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def line(window: QWidget, *, most: int = 0) -> LineDialog:
    return LineDialog(
        "Who checks?", "They sign.", "Sign", text="", label="Initials", parent=window, most=most
    )


def test_what_is_missing_is_said_after_a_change_or_enter_not_at_once(
    window: QWidget, qtbot: QtBot
) -> None:
    dialog = line(window)
    shown(dialog, qtbot)
    assert dialog.said_problem == ""
    qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
    assert dialog.said_problem == "Write at least one letter."
    qtbot.keyClicks(dialog.field, "AB")
    assert dialog.said_problem == ""
    with qtbot.waitSignal(dialog.accepted):
        qtbot.keyClick(dialog.field, Qt.Key.Key_Return)


def test_the_buttons_stay_where_they_are_when_a_problem_is_said(
    window: QWidget, qtbot: QtBot
) -> None:
    dialog = line(window)
    shown(dialog, qtbot)
    before = dialog.height()
    qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert dialog.height() == before


def test_initials_are_short(window: QWidget, qtbot: QtBot) -> None:
    dialog = line(window, most=12)
    qtbot.keyClicks(dialog.field, "ABCDEFGHIJKLMNOP")
    assert dialog.text == "ABCDEFGHIJKL"


def test_a_note_quotes_its_words_in_three_lines_at_most(window: QWidget, qtbot: QtBot) -> None:
    dialog = NoteDialog("Note", "Kept.", "Keep", text="", parent=window, quoted=LONG)
    shown(dialog, qtbot)
    (quoted,) = dialog.findChildren(QuotedWords)
    assert quoted.height() == 3 * 21
    assert quoted.accessibleName() == LONG.strip()
    assert quoted.toolTip() == LONG.strip()
    assert window.rect().width() >= dialog.width()


def test_enter_in_a_note_begins_a_line_and_ctrl_enter_keeps_it(
    window: QWidget, qtbot: QtBot
) -> None:
    dialog = NoteDialog("Note", "Kept.", "Keep", text="one", parent=window)
    shown(dialog, qtbot)
    qtbot.keyClick(dialog.field, Qt.Key.Key_End)
    qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
    qtbot.keyClicks(dialog.field, "two")
    assert dialog.text == "one\ntwo"
    with qtbot.waitSignal(dialog.accepted):
        qtbot.keyClick(dialog.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_quit_asks_with_the_number_and_says_what_becomes_of_it(
    window: QWidget, qtbot: QtBot
) -> None:
    dialog = QuitDialog("45 files are still waiting.", window)
    shown(dialog, qtbot)
    assert dialog.windowTitle() == "Quit Dateline"
    assert dialog.title == "45 files are still waiting."
    assert dialog.width() >= 400
    with qtbot.waitSignal(dialog.rejected):
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)


def test_with_no_other_library_a_sentence_stands_in_place_of_an_empty_list(
    window: QWidget, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = OpenLibraryDialog([], window)
    shown(dialog, qtbot)
    assert not dialog.lists_any
    assert dialog.said_problem == "Choose the folder of a library."
    (tmp_path / "other").mkdir()
    dialog.add_folder(tmp_path / "other")
    assert dialog.lists_any
    assert "There is no library in this folder" in dialog.said_problem


def test_the_ring_shows_where_the_focus_is_in_a_dialog_too(window: QWidget, qtbot: QtBot) -> None:
    dialog = QuitDialog("45 files are still waiting.", window)
    shown(dialog, qtbot)
    qtbot.keyClick(dialog, Qt.Key.Key_Tab)
    (ring,) = dialog.findChildren(FocusRing)
    assert ring.isVisible()


def test_a_dialog_is_never_larger_than_its_window(window: QWidget, qtbot: QtBot) -> None:
    dialog = NoteDialog("Note", "Kept.", "Keep", text="", parent=window, quoted=LONG)
    dialog.resize(2000, 2000)
    shown(dialog, qtbot)
    assert dialog.width() <= window.width() - 32
    assert dialog.height() <= window.height() - 32
