"""The application in folders of its own, opened on a library and ended after the test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from dateline.app import Application
from dateline.library.preferences import load_preferences, preferences_path
from tests.ui.libraries.opener import Opener


@pytest.fixture(autouse=True)
def _own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name))


@pytest.fixture
def opener(qtbot: QtBot) -> Iterator[Opener]:
    made: list[Application] = []

    def open_application(root: Path) -> Application:
        application = Application(root, (), load_preferences(preferences_path()))
        made.append(application)
        application.show()
        qtbot.waitUntil(lambda: application.choice is not None)
        return application

    yield open_application
    for application in made:
        application.end()
        qtbot.waitUntil(lambda window=application.window: not window.isVisible())
        application.window.deleteLater()
