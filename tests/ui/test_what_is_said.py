"""The toast says what was done and to what, fits the window, and says what was undone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dateline import editing
from dateline.editing.articles import set_publication_day
from dateline.model.messages import Message, catalogue
from dateline.ui.panes.entities import EntitiesPane
from dateline.ui.theme import ThemeChoice, theme_switch
from dateline.ui.wording import say_done
from dateline.ui.workbench import Workbench
from tests.ui.working_library import working

NAMED = re.compile(r'Message\.of\(\s*"(editing\.[a-z_]+)"')
LONG_TITLE = "A headline that goes on and on about the ferry, the harbour and the board " * 4


@pytest.fixture
def bench(tmp_path: Path, qtbot: QtBot) -> Iterator[Workbench]:
    with working(tmp_path / "library", qtbot, findings=1) as made:
        made.library_pane.table.selectRow(0)
        qtbot.waitUntil(lambda: made.article.opened is not None)
        yield made


def do(bench: Workbench, action_id: str) -> None:
    action = bench.window.actions_registry.action(action_id)
    assert action.isEnabled(), action.toolTip()
    action.trigger()


def command_names() -> set[str]:
    """Return the ids of all messages of the editing room that name a command."""
    found: set[str] = set()
    for path in Path(editing.__file__).parent.glob("*.py"):
        for block in re.findall(
            r"Done\((?:[^()]|\([^()]*\)|\((?:[^()]|\([^()]*\))*\))*\)", path.read_text("utf-8")
        ):
            found |= set(NAMED.findall(block))
    return found


def test_every_command_has_a_sentence_for_when_it_is_carried_out() -> None:
    names = command_names()
    assert {"editing.pin", "editing.merge", "editing.publication_day"} <= names
    known = {message_id.removesuffix(".one") for message_id in catalogue()}
    silent = {name for name in names if name.replace("editing.", "editing.done.") not in known}
    assert silent == set()


def test_a_pin_says_which_words_were_pinned_and_its_undo_says_that_too(
    bench: Workbench, qtbot: QtBot
) -> None:
    toast = bench.window.toast
    do(bench, "article.pin")
    qtbot.waitUntil(lambda: toast.words.startswith("Pinned: “"))
    opened = bench.article.opened
    assert opened is not None
    assert toast.words.removeprefix("Pinned: “").removesuffix("”") in opened.stored.text
    do(bench, "undo")
    qtbot.waitUntil(lambda: toast.words == "Undone: pin")
    do(bench, "redo")
    qtbot.waitUntil(lambda: toast.words == "Done again: pin")


def test_words_and_titles_are_shortened_after_a_whole_word(qapp: QApplication) -> None:
    said = say_done(Message.of("editing.pin", words="one two three " * 20))
    assert said.endswith("…”")
    assert len(said) < 80
    assert say_done(Message.of("editing.remove", n=2)) == "Removed 2 articles"
    assert say_done(Message.of("editing.star", title="Island waits")) == "Starred “Island waits”"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("“The ferry left,” he said", "Pinned: “‘The ferry left,’ he said”"),
        ("“The ferry left.”", "Pinned: “The ferry left.”"),
        ('"The ferry left."', "Pinned: “The ferry left.”"),
        ("“" + "The ferry left again. " * 9 + "”", "Pinned: “The ferry left again."),
    ],
)
def test_words_with_marks_of_their_own_are_not_marked_twice(
    words: str, said: str, qapp: QApplication
) -> None:
    told = say_done(Message.of("editing.pin", words=words))
    assert told.startswith(said)
    assert "““" not in told
    assert "””" not in told


def test_a_command_without_a_sentence_is_said_by_its_name(qapp: QApplication) -> None:
    assert say_done(Message.of("editing.kinds.pin")) == "Pin"


@pytest.mark.parametrize("width", [900, 1024, 1440])
def test_a_toast_about_something_long_stays_inside_the_window(bench: Workbench, width: int) -> None:
    window, toast = bench.window, bench.window.toast
    window.resize(width, 700)
    toast.show_words(f"Starred “{LONG_TITLE}”", action="undo", action_words="Undo", key="Ctrl+Z")
    assert window.rect().contains(toast.card_rect)
    assert toast.toolTip() == toast.words
    window.resize(900, 700)
    QApplication.processEvents()
    assert window.rect().contains(toast.card_rect)


def test_a_publication_day_that_moves_nothing_does_not_count_to_nought(
    bench: Workbench, qtbot: QtBot
) -> None:
    opened = bench.article.opened
    assert opened is not None
    assert not opened.annotations.timexes
    day = set_publication_day(opened.row.id, "2025-03-20", author=bench.session.author)
    bench.session.carry_out(day)
    toast = bench.window.toast
    qtbot.waitUntil(lambda: "publication day" in toast.words)
    assert "0 dates" not in toast.words


def test_the_theme_that_was_taken_is_named_also_where_it_looks_the_same(bench: Workbench) -> None:
    theme_switch().set_choice(ThemeChoice.SYSTEM)
    said: list[str] = []
    for _ in range(3):
        do(bench, "cycle_theme")
        said.append(bench.window.toast.words)
    assert said == ["Light", "Dark", "Light or dark as the system"]


def test_a_theme_asked_for_by_name_is_taken_and_said(bench: Workbench) -> None:
    theme_switch().set_choice(ThemeChoice.SYSTEM)
    try:
        for name, words in (("dark", "Dark"), ("light", "Light")):
            for _ in range(2):
                do(bench, f"theme_{name}")
                assert theme_switch().choice is ThemeChoice(name)
                assert bench.window.toast.words == words
    finally:
        do(bench, "theme_system")
    assert bench.window.toast.words == "Light or dark as the system"
    assert theme_switch().choice is ThemeChoice.SYSTEM


def test_the_size_of_the_text_is_said_and_where_it_ends(bench: Workbench) -> None:
    do(bench, "larger_text")
    assert re.fullmatch(r"Text at 1\d\d %", bench.window.toast.words)
    for _ in range(60):
        do(bench, "larger_text")
    assert bench.window.toast.words == "This is the largest text."
    do(bench, "normal_text")
    assert bench.window.toast.words == "Text at 100 %"


def test_the_ends_of_the_list_and_of_the_marks_are_said(bench: Workbench) -> None:
    do(bench, "previous_article")
    assert bench.window.toast.words == "This is the first article of the list."
    for _ in range(40):
        do(bench, "article.next_mark")
    assert bench.window.toast.words == "There is no mark after this one."
    bench.window.article.set_kinds_shown(frozenset())
    do(bench, "article.next_mark")
    assert bench.window.toast.words == "No kind of mark is shown. 0 shows them all."


def test_what_is_filtered_so_already_is_said(bench: Workbench, qtbot: QtBot) -> None:
    names = bench.window.pane("entities")
    assert isinstance(names, EntitiesPane)
    bench.window.bring_to_front("entities")
    qtbot.waitUntil(lambda: names.model.rowCount() > 0)
    names.table.selectRow(0)
    do(bench, "entities.show_only")
    qtbot.waitUntil(lambda: bool(bench.session.focus.filters))
    do(bench, "entities.show_only")
    assert bench.window.toast.words == "It is filtered like this already."


def test_an_empty_clipboard_is_said(bench: Workbench) -> None:
    QApplication.clipboard().clear()
    do(bench, "paste_article")
    assert bench.window.toast.words == "The clipboard holds neither words nor files."


def test_what_was_copied_with_its_source_is_said(bench: Workbench) -> None:
    do(bench, "copy_with_source")
    assert bench.window.toast.words.startswith("Copied with its source: “")
    assert "\n" in QApplication.clipboard().text()
