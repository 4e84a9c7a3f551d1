"""One window, many libraries: opening, leaving and returning, and libraries that can't be opened."""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from dateline.app import Application, sample_library
from dateline.library.opened import Library
from dateline.library.preferences import (
    Preferences,
    first_library,
    load_preferences,
    preferences_path,
)
from dateline.library.tasks import add_batch
from dateline.ui.libraries.hand_over import address_of, is_listening
from dateline.ui.session import Passage
from tests.ui.libraries.opener import Opener
from tests.ui.working_library import fill


def made(root: Path, *, articles: bool = True) -> Path:
    library = Library(root)
    if articles:
        fill(library)
    library.close()
    return root


def shown(application: Application, qtbot: QtBot, articles: int) -> None:
    def ready() -> bool:
        bench = application.bench
        return bench is not None and bench.library_pane.model.rowCount() == articles

    qtbot.waitUntil(ready)


def test_another_library_opens_in_the_place_of_the_first_which_is_closed(
    opener: Opener, qtbot: QtBot, tmp_path: Path
) -> None:
    first, second = made(tmp_path / "first"), made(tmp_path / "second", articles=False)
    application = opener(first)
    shown(application, qtbot, 3)
    application.change_library(second)
    qtbot.waitUntil(lambda: application.bench is not None and application.window.empty.isVisible())
    assert application.window.windowTitle() == "second — Dateline"
    Library(first).close()  # its lock was given back
    assert application.recent()[0] == first
    application.change_library(first)
    shown(application, qtbot, 3)


def test_open_offers_the_last_libraries_and_says_what_is_no_library(
    opener: Opener, qtbot: QtBot, tmp_path: Path
) -> None:
    first, second = made(tmp_path / "first"), made(tmp_path / "second")
    application = opener(first)
    shown(application, qtbot, 3)
    application.change_library(second)
    shown(application, qtbot, 3)
    application.window.actions_registry.action("open_library").trigger()
    assert application.choice is not None
    dialog = application.choice.dialog
    assert dialog is not None
    assert dialog.path == first
    assert dialog.problem() == ""
    dialog.add_folder(tmp_path)
    assert "no library" in dialog.problem()
    dialog.reject()


def test_a_new_library_is_not_made_among_other_files(
    opener: Opener, qtbot: QtBot, tmp_path: Path
) -> None:
    application = opener(made(tmp_path / "first"))
    shown(application, qtbot, 3)
    taken = tmp_path / "taken"
    taken.mkdir()
    (taken / "letter.txt").write_text("mine", "utf-8")
    assert application.choice is not None
    application.choice.make(taken)
    assert "other files" in application.window.toast.words
    assert application.library_root.name == "first"
    application.choice.make(tmp_path / "fresh")
    qtbot.waitUntil(lambda: application.library_root.name == "fresh")
    qtbot.waitUntil(lambda: application.bench is not None)
    assert (tmp_path / "fresh" / "library.sqlite").exists()


def test_a_library_open_elsewhere_is_said_in_the_window_and_can_be_tried_again(
    opener: Opener, qtbot: QtBot, tmp_path: Path
) -> None:
    root = made(tmp_path / "first")
    owner = Library(root)
    application = opener(root)
    state = application.window.failed.state
    assert state is not None
    assert state.what == "“first” is open elsewhere"
    assert application.window.failed.isVisible()
    menus = [action.text() for action in application.window.menuBar().actions()]
    assert "File" in menus
    owner.close()
    application.window.failed.chosen.emit("try-again")
    shown(application, qtbot, 3)


@pytest.mark.parametrize("harm", ["newer", "damaged"])
def test_a_library_of_the_future_or_a_damaged_one_is_said_with_choices(
    opener: Opener, tmp_path: Path, harm: str
) -> None:
    root = made(tmp_path / "first")
    if harm == "newer":
        with closing(sqlite3.connect(root / "library.sqlite")) as connection:
            connection.execute("PRAGMA user_version = 9999")
    else:
        (root / "library.sqlite").write_bytes(b"SQLite format 3\0" + b"\xff" * 20_000)
        for name in ("library.sqlite-wal", "library.sqlite-shm"):
            (root / name).unlink(missing_ok=True)
    application = opener(root)
    state = application.window.failed.state
    assert state is not None
    expected = {"newer": "“first” needs a newer Dateline", "damaged": "“first” is damaged"}
    assert state.what == expected[harm]
    assert "open-other" in [choice.id for choice in state.choices]


def test_the_article_that_was_open_and_its_place_are_found_again(
    opener: Opener, qtbot: QtBot, tmp_path: Path
) -> None:
    first, second = made(tmp_path / "first"), made(tmp_path / "second")
    application = opener(first)
    shown(application, qtbot, 3)
    bench = application.bench
    assert bench is not None
    wanted = bench.library_pane.model.ids[1]
    bench.session.show_passage(Passage(wanted))
    qtbot.waitUntil(lambda: bench.article.opened is not None)
    application.change_library(second)
    shown(application, qtbot, 3)
    application.change_library(first)
    shown(application, qtbot, 3)
    again = application.bench
    assert again is not None
    qtbot.waitUntil(lambda: again.article.opened is not None)
    opened = again.article.opened
    assert opened is not None
    assert opened.row.id == wanted


def test_the_last_library_opens_when_none_is_named(tmp_path: Path) -> None:
    root = made(tmp_path / "first")
    preferences = Preferences().with_recent(root)
    assert first_library(preferences) == root
    shutil.rmtree(root)
    assert first_library(preferences) != root


def test_the_samples_get_a_library_of_their_own(
    opener: Opener, qtbot: QtBot, tmp_path: Path
) -> None:
    application = opener(made(tmp_path / "first"))
    shown(application, qtbot, 3)
    application.window.actions_registry.action("open_sample").trigger()
    qtbot.waitUntil(lambda: application.bench is not None)
    assert application.library_root == sample_library()

    def some() -> bool:
        bench = application.bench
        return bench is not None and bench.library_pane.model.rowCount() > 0

    qtbot.waitUntil(some, timeout=60_000)


@pytest.mark.parametrize("stays", [True, False])
def test_closing_while_files_wait_asks_and_goes_on_when_told(
    opener: Opener, qtbot: QtBot, tmp_path: Path, stays: bool
) -> None:
    application = opener(made(tmp_path / "first"))
    shown(application, qtbot, 3)
    bench = application.bench
    assert bench is not None
    absent = [str(tmp_path / f"{number}.txt") for number in range(45)]
    bench.session.library.writer.write(lambda tx: add_batch(tx, absent))
    application.window.close()
    assert application.window.isVisible()
    dialog = application.quit_dialog
    assert dialog is not None
    assert dialog.title == "45 files are still waiting."
    if stays:
        dialog.reject()
        assert application.window.isVisible()
        assert application.bench is bench
    else:
        dialog.accept()
        qtbot.waitUntil(lambda: not application.window.isVisible())
        assert application.bench is None


# The platform without a screen has no order of windows; a real one has.
@pytest.mark.qt_log_ignore("This plugin does not support raise")
def test_files_handed_over_before_the_library_is_open_are_imported_once_it_is(
    qtbot: QtBot, tmp_path: Path
) -> None:
    root, article = made(tmp_path / "first"), tmp_path / "late.txt"
    article.write_text("A late ferry\n\nThe ferry came on Monday, and nobody was there.\n", "utf-8")
    application = Application(root, (), load_preferences(preferences_path()))
    application.single.handed_over.emit((article,))
    assert application.bench is None
    application.show()
    try:
        shown(application, qtbot, 4)
    finally:
        application.end()


def test_the_window_listens_for_the_library_that_is_open_and_for_no_other(
    opener: Opener, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with tempfile.TemporaryDirectory() as runtime:
        monkeypatch.setenv("XDG_RUNTIME_DIR", runtime)
        first, second = made(tmp_path / "first"), made(tmp_path / "second")
        application = opener(first)
        assert application.single.claim(first)
        shown(application, qtbot, 3)
        application.change_library(second)
        shown(application, qtbot, 3)
        assert not is_listening(str(address_of(first)))
        assert is_listening(str(address_of(second)))
        application.end()
        qtbot.waitUntil(lambda: not is_listening(str(address_of(second))))
