"""A library that takes its time to open: the window lives on, says so, and can be closed."""

from __future__ import annotations

import threading
from pathlib import Path

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from dateline.library.lock import owner_of
from dateline.library.opened import Library
from dateline.ui.libraries.opening import LibraryOpening, opening_state


def test_an_opening_that_takes_long_is_put_in_words_and_ends_with_the_library(
    tmp_path: Path, qtbot: QtBot, qapp: QObject
) -> None:
    gate = threading.Event()
    opening = LibraryOpening(tmp_path / "Vessen", gate.wait, qapp)
    found: list[Library] = []
    opening.opened.connect(found.append)
    with qtbot.waitSignal(opening.late) as late:
        opening.start()
    assert late.args is not None
    assert late.args[0].what == opening_state(tmp_path / "Vessen").what
    assert found == []
    with qtbot.waitSignal(opening.opened):
        gate.set()
    assert found[0].folder.root == tmp_path / "Vessen"
    found[0].close()


def test_a_library_that_can_t_be_opened_is_told_with_its_error(
    tmp_path: Path, qtbot: QtBot, qapp: QObject
) -> None:
    (tmp_path / "library.sqlite").write_bytes(b"no database at all" * 100)
    opening = LibraryOpening(tmp_path, int, qapp)
    with qtbot.waitSignal(opening.failed) as failed:
        opening.start()
    assert failed.args is not None
    assert isinstance(failed.args[0], Exception)
    assert owner_of(tmp_path / "library.lock") is None


def test_an_opening_that_is_abandoned_tells_nothing_and_gives_the_lock_back(
    tmp_path: Path, qtbot: QtBot, qapp: QObject
) -> None:
    gate = threading.Event()
    opening = LibraryOpening(tmp_path, gate.wait, qapp)
    told: list[object] = []
    opening.opened.connect(told.append)
    opening.late.connect(told.append)
    opening.start()
    opening.abandon()
    gate.set()
    qtbot.waitUntil(lambda: "library-opening" not in {each.name for each in threading.enumerate()})
    assert (tmp_path / "library.sqlite").exists()
    assert owner_of(tmp_path / "library.lock") is None
    assert told == []


def test_only_a_library_that_is_there_already_speaks_of_an_earlier_version(
    tmp_path: Path, qapp: QObject
) -> None:
    folder = tmp_path / "Vessen"
    assert "earlier version" not in opening_state(folder).why
    Library(folder).close()
    assert "earlier version" in opening_state(folder).why
