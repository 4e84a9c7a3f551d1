"""The open library is backed up into a new folder, and a backup is opened as a library again."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from dateline.app import Application
from dateline.library.opened import Library, open_for_reading
from dateline.library.preferences import load_preferences, preferences_path
from dateline.library.reads.articles import article_count
from dateline.ui.dialogs.start_folder import Purpose, start_folder
from dateline.ui.libraries.library_copies import LibraryCopies
from tests.ui.libraries.opener import Opener
from tests.ui.working_library import fill


@pytest.fixture
def application(opener: Opener, qtbot: QtBot, tmp_path: Path) -> Application:
    library = Library(tmp_path / "Vessen")
    fill(library)
    library.close()
    made = opener(tmp_path / "Vessen")
    shown(made, qtbot)
    return made


def shown(application: Application, qtbot: QtBot) -> None:
    qtbot.waitUntil(
        lambda: (
            application.bench is not None and application.bench.library_pane.model.rowCount() == 3
        )
    )


def copies(application: Application) -> LibraryCopies:
    assert application.copies is not None
    return application.copies


def test_a_backup_is_made_while_the_library_is_open_and_restored_beside_it(
    application: Application, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    backup, restored = tmp_path / "backup", tmp_path / "again"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(backup), ""))
    application.window.actions_registry.action("back_up").trigger()
    toast = application.window.toast
    qtbot.waitUntil(lambda: toast.words.startswith("Backed up to “backup”."))
    assert copies(application).dialog is None
    with closing(open_for_reading(backup)) as reader:
        assert article_count(reader) == 3
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(backup))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(restored), ""))
    application.window.actions_registry.action("restore").trigger()
    qtbot.waitUntil(lambda: application.library_root == restored)
    shown(application, qtbot)
    assert (tmp_path / "Vessen" / "library.sqlite").exists()


def test_a_backup_over_something_is_refused_in_words(
    application: Application, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "taken").mkdir()
    copies(application).back_up(tmp_path / "taken")
    toast = application.window.toast
    qtbot.waitUntil(lambda: toast.words.startswith("“taken” is there already."))
    assert copies(application).dialog is None


def test_a_copy_that_is_stopped_is_said_to_be(
    application: Application, qtbot: QtBot, tmp_path: Path
) -> None:
    making, gate = copies(application), Event()
    making._thread.submit(gate.wait)
    making.back_up(tmp_path / "backup")
    assert making.dialog is not None
    making.dialog.reject()
    gate.set()
    toast = application.window.toast
    qtbot.waitUntil(lambda: toast.words == "Stopped. Nothing of the copy was kept.")
    assert not (tmp_path / "backup").exists()


def test_the_end_of_the_window_stops_a_copy(
    application: Application, qtbot: QtBot, tmp_path: Path
) -> None:
    copies(application).back_up(tmp_path / "backup")
    application.end()
    qtbot.waitUntil(lambda: not application.window.isVisible())
    assert application.copies is None
    assert not list(tmp_path.glob("*.unfinished"))


def test_the_place_of_a_backup_is_remembered_in_the_settings(
    application: Application, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    away = tmp_path / "away"
    away.mkdir()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(away / "backup"), ""))
    application.window.actions_registry.action("back_up").trigger()
    toast = application.window.toast
    qtbot.waitUntil(lambda: toast.words.startswith("Backed up to “backup”."))
    application.end()
    assert load_preferences(preferences_path()).libraries_folder == str(away)
    again = Application(tmp_path / "Vessen", (), load_preferences(preferences_path()))
    assert start_folder(Purpose.LIBRARIES) == away
    again.window.deleteLater()
    again.close()
