"""Settings are chosen in one dialog, put into force at once, and kept for the next start."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from dateline.app import Application
from dateline.library.opened import Library
from dateline.library.preferences import (
    Preferences,
    load_preferences,
    preferences_path,
    save_preferences,
)
from dateline.library.settings import read_setting
from dateline.ui.dialogs.settings import SettingsDialog
from dateline.ui.theme import ThemeChoice, current_theme, theme_switch
from tests.ui.libraries.opener import Opener
from tests.ui.working_library import fill


@pytest.fixture
def root(tmp_path: Path) -> Path:
    library = Library(tmp_path / "Vessen")
    fill(library)
    library.close()
    return tmp_path / "Vessen"


def asked(application: Application, qtbot: QtBot) -> SettingsDialog:
    application.window.actions_registry.action("settings").trigger()
    settings = application.settings
    assert settings is not None
    qtbot.waitUntil(lambda: settings.dialog is not None)
    assert settings.dialog is not None
    return settings.dialog


def ready(application: Application, qtbot: QtBot) -> None:
    qtbot.waitUntil(
        lambda: (
            application.bench is not None and application.bench.library_pane.model.rowCount() == 3
        )
    )


def test_what_is_chosen_is_in_force_at_once_and_after_the_next_start(
    opener: Opener, qtbot: QtBot, root: Path
) -> None:
    application = opener(root)
    ready(application, qtbot)
    dialog = asked(application, qtbot)
    assert dialog.originals.isChecked()
    dialog.theme.set_choice("dark")
    dialog.zoom.set_choice("125")
    dialog.still.setChecked(True)
    dialog.initials.setText(" CD ")
    dialog.originals.setChecked(False)
    dialog.workers.set_choice("1")
    dialog.accept()
    bench = application.bench
    assert bench is not None
    assert theme_switch().choice is ThemeChoice.DARK
    assert current_theme().reduced_motion
    assert application.window.article.text_zoom == 125
    assert bench.session.author.initials == "CD"
    kept = load_preferences(preferences_path())
    assert (kept.theme, kept.text_zoom, kept.initials, kept.workers) == ("dark", 125, "CD", 1)
    assert kept.recent_libraries == (str(root),)

    def stored() -> bool:
        with closing(bench.session.library.reader()) as reader:
            return read_setting(reader, "keep_originals", "1") == "0"

    qtbot.waitUntil(stored)
    application.end()
    qtbot.waitUntil(lambda: not application.window.isVisible())
    again = opener(root)
    ready(again, qtbot)
    assert again.window.article.text_zoom == 125
    assert not asked(again, qtbot).originals.isChecked()


def test_a_dialog_that_is_left_changes_nothing(opener: Opener, qtbot: QtBot, root: Path) -> None:
    application = opener(root)
    ready(application, qtbot)
    before = application.preferences
    dialog = asked(application, qtbot)
    dialog.theme.set_choice("dark")
    dialog.zoom.set_choice("165")
    dialog.reject()
    assert application.preferences == before
    assert theme_switch().choice is ThemeChoice.named(before.theme)
    assert application.window.article.text_zoom == 100


def test_letters_made_larger_by_key_are_as_large_at_the_next_start(
    opener: Opener, qtbot: QtBot, root: Path
) -> None:
    application = opener(root)
    ready(application, qtbot)
    application.window.actions_registry.action("larger_text").trigger()
    zoom = application.window.article.text_zoom
    assert zoom > 100
    assert load_preferences(preferences_path()).text_zoom == zoom
    dialog = asked(application, qtbot)
    assert dialog.zoom.choice == str(zoom)
    dialog.reject()


def test_settings_can_be_reached_where_no_library_could_be_opened(
    opener: Opener, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "Vessen").write_text("not a folder", "utf-8")
    application = opener(tmp_path / "Vessen")
    dialog = asked(application, qtbot)
    assert not dialog.originals.isVisible()
    dialog.theme.set_choice("dark")
    dialog.accept()
    assert theme_switch().choice is ThemeChoice.DARK


def test_a_theme_that_nobody_knows_is_that_of_the_system(
    opener: Opener, qtbot: QtBot, root: Path
) -> None:
    save_preferences(Preferences(theme="sepia", text_zoom=900), preferences_path())
    application = opener(root)
    ready(application, qtbot)
    assert theme_switch().choice is ThemeChoice.SYSTEM
    assert application.window.article.text_zoom <= 165
    dialog = asked(application, qtbot)
    assert dialog.theme.choice == "system"
    dialog.reject()
