"""Logs give nobody away; settings survive, and a broken settings file costs only its values."""

from __future__ import annotations

import logging
from pathlib import Path

from dateline.library.logs import close_log, open_log
from dateline.library.preferences import Preferences, load_preferences, save_preferences


def test_an_exception_is_logged_by_type_and_place_without_its_words(tmp_path: Path) -> None:
    handler = open_log(tmp_path)
    try:
        int("Quillwhistle said so")
    except ValueError:
        logging.getLogger("dateline.test").exception("task %d failed", 7)
    close_log(handler)
    written = (tmp_path / "dateline.log").read_text()
    assert "task 7 failed" in written
    assert "ValueError" in written
    assert "test_logs_and_preferences.py" in written
    assert "Quillwhistle" not in written


def test_settings_come_back_as_they_were_saved(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "settings.toml"
    wanted = Preferences(initials='A"é', theme="dark", text_zoom=120).with_recent(tmp_path)
    save_preferences(wanted, path)
    assert load_preferences(path) == wanted


def test_a_value_of_another_type_gives_its_default_and_costs_no_other(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text('initials = 7\ntheme = "dark"\ntext_zoom = true\nunknown = 1\n')
    assert load_preferences(path) == Preferences(theme="dark")
    path.write_text("not toml at all [")
    assert load_preferences(path) == Preferences()
