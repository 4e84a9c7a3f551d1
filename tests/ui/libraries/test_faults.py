"""What the last run met is offered once the window of the next one is there."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from dateline.ui.dialogs.crash import CrashDialog
from tests.ui.libraries.opener import Opener


def test_faults_of_the_last_run_are_shown_and_none_are_not(
    opener: Opener, qtbot: QtBot, tmp_path: Path
) -> None:
    application = opener(tmp_path / "Vessen")
    application.tell_faults("")
    application.tell_faults("ValueError\n  walk.py:7 open_it")
    window = application.window
    qtbot.waitUntil(lambda: len(window.findChildren(CrashDialog)) == 1)
    (dialog,) = window.findChildren(CrashDialog)
    assert dialog.isVisible()
    assert dialog.details.toPlainText().endswith("walk.py:7 open_it")
    dialog.close()
