"""The window of a library hears later starts, believes only paths, and outlives whoever calls."""

from __future__ import annotations

import os
import signal
import socket
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtNetwork import QLocalSocket
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from dateline.ui.libraries import single_window
from dateline.ui.libraries.hand_over import (
    LARGEST_MESSAGE,
    TAKEN,
    address_of,
    is_listening,
    written,
)
from dateline.ui.libraries.single_window import SingleWindow, bring_to_front

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="Local sockets are files on POSIX systems."
)


@pytest.fixture(autouse=True)
def _runtime(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with tempfile.TemporaryDirectory() as name:
        monkeypatch.setenv("XDG_RUNTIME_DIR", name)
        yield


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return tmp_path / "library"


@pytest.fixture
def window(qtbot: QtBot, library: Path) -> Iterator[SingleWindow]:
    single = SingleWindow()
    assert single.claim(library)
    yield single
    single.release()
    single.deleteLater()


def caller(library: Path) -> QLocalSocket:
    address = address_of(library)
    assert address is not None
    socket_ = QLocalSocket()
    socket_.connectToServer(address)
    return socket_


def ended(socket_: QLocalSocket) -> bool:
    return socket_.state() is QLocalSocket.LocalSocketState.UnconnectedState


def test_paths_arrive_and_the_caller_is_answered(
    window: SingleWindow, library: Path, qtbot: QtBot
) -> None:
    paths = (Path("/news/a é.txt"), Path("/news/\udcff.html"))
    with qtbot.waitSignal(window.handed_over) as told:
        calling = caller(library)
        calling.write(written(paths))
    assert told.args == [paths]
    qtbot.waitUntil(calling.canReadLine)
    assert bytes(calling.readLine().data()) == TAKEN
    qtbot.waitUntil(lambda: ended(calling))


def test_a_message_in_pieces_and_many_callers_are_all_heard(
    window: SingleWindow, library: Path, qtbot: QtBot
) -> None:
    heard: list[object] = []
    window.handed_over.connect(heard.append)
    callers = [caller(library) for _ in range(5)]
    for number, calling in enumerate(callers):
        message = written((Path(f"/news/{number}.txt"),))
        calling.write(message[:9])
        calling.flush()
        qtbot.wait(1)
        calling.write(message[9:])
    qtbot.waitUntil(lambda: len(heard) == 5)
    assert {str(paths) for paths in heard} == {
        str((Path(f"/news/{number}.txt"),)) for number in range(5)
    }


@pytest.mark.parametrize(
    "message", [b'{"open":["relative.txt"]}\n', b"GET / HTTP/1.1\r\n", b"\xff\xff\n", b"\n"]
)
def test_what_is_no_message_is_not_answered_and_does_nothing(
    window: SingleWindow, library: Path, qtbot: QtBot, message: bytes
) -> None:
    with qtbot.assertNotEmitted(window.handed_over):
        calling = caller(library)
        calling.write(message)
        qtbot.waitUntil(lambda: ended(calling))
    assert calling.bytesAvailable() == 0


def test_a_message_without_an_end_is_cut_off(
    window: SingleWindow, library: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    with qtbot.assertNotEmitted(window.handed_over):
        calling = caller(library)
        calling.write(b"x" * (LARGEST_MESSAGE + 1))
        qtbot.waitUntil(lambda: ended(calling), timeout=10_000)
    monkeypatch.setattr(single_window, "_PATIENCE_MS", 50)
    silent = caller(library)
    qtbot.waitUntil(lambda: ended(silent))
    assert is_listening(str(address_of(library)))


def test_one_window_listens_for_a_library_and_another_may_for_another(
    window: SingleWindow, library: Path, tmp_path: Path
) -> None:
    second = SingleWindow()
    assert not second.claim(library)
    assert second.claim(tmp_path / "other")
    window.release()
    assert second.claim(library)
    assert not is_listening(str(address_of(tmp_path / "other")))
    second.release()


def test_only_this_person_can_reach_the_socket(window: SingleWindow, library: Path) -> None:
    place = Path(str(address_of(library)))
    assert stat.S_IMODE(place.stat().st_mode) & 0o077 == 0
    assert stat.S_IMODE(place.parent.stat().st_mode) == 0o700
    assert sorted(path.name for path in place.parent.iterdir()) == [place.name]


def test_a_socket_that_a_killed_process_left_is_taken_over(library: Path, qtbot: QtBot) -> None:
    place = str(address_of(library))
    program = (
        "import socket, sys, time; s = socket.socket(socket.AF_UNIX); s.bind(sys.argv[1]);"
        "s.listen(); print(flush=True); time.sleep(60)"
    )
    command = [sys.executable, "-c", program, place]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as owner:
        assert owner.stdout is not None
        owner.stdout.readline()
        assert not SingleWindow().claim(library)
        os.kill(owner.pid, signal.SIGKILL)
        owner.wait()
    assert Path(place).exists()
    single = SingleWindow()
    assert single.claim(library)
    with closing(socket.socket(socket.AF_UNIX)) as calling:
        calling.connect(place)
    single.release()
    assert not Path(place).exists()


# The platform without a screen has no order of windows; a real one has.
@pytest.mark.qt_log_ignore("This plugin does not support raise")
def test_a_window_that_was_made_small_comes_back(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.showMinimized()
    bring_to_front(widget)
    assert not widget.windowState() & Qt.WindowState.WindowMinimized
    assert widget.isVisible()
