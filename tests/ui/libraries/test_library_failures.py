"""A window on a library that can't be opened says what happened, why, and what can be done."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dateline.app import Application
from dateline.library.errors import DiskFullError, LibraryDamagedError
from dateline.library.opened import Library
from dateline.model.messages import Message
from dateline.ui.libraries.library_failure import failure_state
from dateline.ui.pane_state import PaneState
from dateline.ui.widgets.buttons import Button
from tests.ui.libraries.opener import Opener
from tests.ui.working_library import fill
from tests.unwritable import unwritable


@pytest.fixture
def root(tmp_path: Path) -> Path:
    library = Library(tmp_path / "Vessen")
    fill(library)
    library.close()
    return tmp_path / "Vessen"


def page(application: Application) -> PaneState:
    state = application.window.failed.state
    assert state is not None
    assert application.window.failed.isVisible()
    assert state.why
    assert state.choices
    return state


def test_a_folder_that_may_not_be_changed_can_be_tried_again(
    opener: Opener, qtbot: QtBot, root: Path
) -> None:
    with unwritable(root):
        application = opener(root)
        state = page(application)
        assert state.what == "“Vessen” can't be written"
        assert "may not be changed by you" in state.why
        assert state.choices[0].id == "try-again"
    application.window.failed.chosen.emit("try-again")
    qtbot.waitUntil(lambda: application.bench is not None)


def test_a_file_in_the_place_of_the_library_is_said(opener: Opener, tmp_path: Path) -> None:
    (tmp_path / "Vessen").write_text("not a folder", "utf-8")
    state = page(opener(tmp_path / "Vessen"))
    assert state.what == "“Vessen” can't be opened"
    assert "Choose another place" in state.why


def test_another_programs_folder_is_no_damaged_library(opener: Opener, tmp_path: Path) -> None:
    (tmp_path / "Vessen").mkdir()
    with closing(sqlite3.connect(tmp_path / "Vessen" / "library.sqlite")) as connection:
        connection.execute("CREATE TABLE recipe (name TEXT)")
    assert page(opener(tmp_path / "Vessen")).what == "“Vessen” is no library"


def test_a_lock_that_is_a_folder_is_said_and_not_a_window_without_words(
    opener: Opener, root: Path
) -> None:
    (root / "library.lock").unlink(missing_ok=True)
    (root / "library.lock").mkdir()
    assert page(opener(root)).what == "“Vessen” can't be read"


def test_a_library_whose_pages_turn_out_spoilt_gives_way_to_the_page_that_says_so(
    opener: Opener, qtbot: QtBot, root: Path
) -> None:
    with closing(sqlite3.connect(root / "library.sqlite")) as connection:
        (place,) = connection.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = 'article'"
        ).fetchone()
        (size,) = connection.execute("PRAGMA page_size").fetchone()
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    with (root / "library.sqlite").open("r+b") as file:
        file.seek((place - 1) * size)
        file.write(b"\x5a" * size)
    application = opener(root)
    # The window is another one by then.
    qtbot.waitUntil(lambda: application.window.failed.isVisible())  # noqa: PLW0108
    assert page(application).what == "“Vessen” is damaged"
    assert application.bench is None
    menus = [action.text() for action in application.window.menuBar().actions()]
    assert menus == ["File", "Edit", "Library"]
    usable = [action.objectName() for action in application.window.actions_registry.bound()]
    assert {"open_library", "restore", "settings", "quit"} <= set(usable)
    assert not application.window.actions_registry.action("back_up").isEnabled()


def test_the_page_gives_the_keys_to_its_first_choice(opener: Opener, root: Path) -> None:
    (root / "library.lock").unlink(missing_ok=True)
    (root / "library.lock").mkdir()
    application = opener(root)
    focused = application.window.focusWidget()
    assert isinstance(focused, Button)
    assert focused.text() == "Try again"


def test_a_full_disk_and_a_fault_of_ours_have_pages_too(qapp: QApplication) -> None:
    full = failure_state("Vessen", DiskFullError(Message.of("library.disk_full")))
    assert full.what == "“Vessen” can't be opened: the disk is full"
    assert "free some space" in full.why
    ours = failure_state("Vessen", ZeroDivisionError("secret words"))
    assert "ZeroDivisionError" in ours.why
    assert "secret" not in ours.why
    broken = failure_state(
        "Vessen", LibraryDamagedError(Message.of("library.damaged", detail="malformed"))
    )
    assert "originals" in broken.why
