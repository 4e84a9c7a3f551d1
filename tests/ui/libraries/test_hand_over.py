"""What passes from a later start to the window: paths alone, at a place that gives nothing away."""

from __future__ import annotations

import ast
import json
import os
import socket
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

import dateline
from dateline.library.errors import LibraryLockedError
from dateline.library.opened import Library
from dateline.ui.libraries import hand_over
from dateline.ui.libraries.hand_over import Answer, address_of, call, read, written

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="Local sockets are files on POSIX systems."
)
LOCAL = {"QLocalServer", "QLocalSocket"}


@pytest.fixture
def runtime(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder for sockets of this test alone, with a path short enough for them."""
    with tempfile.TemporaryDirectory() as name:
        monkeypatch.setenv("XDG_RUNTIME_DIR", name)
        yield Path(name)


def test_paths_come_back_whatever_their_names_hold() -> None:
    paths = (Path("/news/a é.txt"), Path("/news/\udcff\n.html"), Path("/news/\U0001f600"))
    assert read(written(paths)) == paths
    assert read(written(())) == ()
    assert written(paths).count(b"\n") == 1


@pytest.mark.parametrize(
    "message",
    [
        [],
        {},
        {"open": "/a.txt"},
        {"open": ["/a.txt"], "run": "x"},
        {"open": ["a.txt"]},
        {"open": ["/a.txt", 5]},
        {"open": ["/a\0.txt"]},
        {"import": ["/a.txt"]},
        "/a.txt",
    ],
)
def test_anything_but_absolute_paths_is_no_message(message: object) -> None:
    assert read(json.dumps(message).encode()) is None


@pytest.mark.parametrize("line", [b"", b"\xff\xfe", b"not json", b"[" * 100_000])
def test_what_is_no_json_is_no_message(line: bytes) -> None:
    assert read(line) is None


def test_the_address_tells_no_path_and_belongs_to_one_library(
    runtime: Path, tmp_path: Path
) -> None:
    address = address_of(tmp_path / "Quonkerly")
    assert address is not None
    assert "Quonkerly" not in address
    assert tmp_path.name not in address
    assert address == address_of(tmp_path / "other" / ".." / "Quonkerly")
    assert address != address_of(tmp_path / "Quonkerly 2")
    assert stat.S_IMODE(Path(address).parent.stat().st_mode) == 0o700


def test_a_folder_that_others_can_enter_is_no_place_for_the_socket(
    runtime: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    shared = runtime / "dateline"
    shared.mkdir()
    shared.chmod(0o755)
    address = address_of(tmp_path / "library")
    assert address is None or not address.startswith(str(runtime))
    own = tmp_path / f"dateline-{os.getuid()}"
    own.rmdir()
    own.symlink_to(runtime)
    assert address_of(tmp_path / "library") is None


def test_a_socket_s_path_is_never_too_long_for_the_system(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    deep = tmp_path / ("x" * 60) / ("y" * 60)
    deep.mkdir(parents=True)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(deep))
    address = address_of(tmp_path / "library")
    assert address is not None
    assert len(os.fsencode(address)) <= 100


def test_nobody_answers_where_nobody_listens(runtime: Path, tmp_path: Path) -> None:
    assert call(str(runtime / "none"), ()) is Answer.NOBODY
    assert hand_over.hand_over(tmp_path / "library", ()) is False
    with closing(socket.socket(socket.AF_UNIX)) as left_behind:
        left_behind.bind(str(runtime / "stale"))  # bound, not listening: as after a kill
    assert call(str(runtime / "stale"), ()) is Answer.NOBODY


def test_a_program_that_holds_the_library_without_a_window_is_told_of(
    runtime: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hand_over, "_LEAVES_S", 0.2)
    owner = Library(tmp_path / "library")
    try:
        with pytest.raises(LibraryLockedError, match=f"another program \\(process {os.getpid()}"):
            hand_over.hand_over(tmp_path / "library", (Path("/a.txt"),))
    finally:
        owner.close()
    assert hand_over.hand_over(tmp_path / "library", ()) is False


def test_a_window_that_does_not_answer_is_told_of(
    runtime: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hand_over, "_ANSWER_MS", 200)
    address = address_of(tmp_path / "library")
    assert address is not None
    with closing(socket.socket(socket.AF_UNIX)) as server:
        server.bind(address)
        server.listen()
        with pytest.raises(LibraryLockedError, match="does not answer"):
            hand_over.hand_over(tmp_path / "library", ())


def test_an_answer_that_is_none_is_not_taken_for_one(runtime: Path) -> None:
    place = str(runtime / "server")
    program = (
        "import socket, sys; s = socket.socket(socket.AF_UNIX); s.bind(sys.argv[1]); s.listen();"
        "print(flush=True); c, _ = s.accept(); c.recv(1024); c.sendall(b'no\\n')"
    )
    command = [sys.executable, "-c", program, place]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as server:
        assert server.stdout is not None
        server.stdout.readline()
        began = time.monotonic()
        assert call(place, ()) is Answer.SILENT
        assert time.monotonic() - began < 5.0  # it was told, and did not wait for more


def test_qt_s_network_is_used_for_local_sockets_alone() -> None:
    """What import-linter can't see: which names of a package are imported."""
    used: dict[str, set[str]] = {}
    for path in Path(dateline.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module == "PySide6.QtNetwork":
                used.setdefault(path.name, set()).update(name.name for name in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module == "PySide6":
                assert "QtNetwork" not in {name.name for name in node.names}, path
            elif isinstance(node, ast.Import):
                assert not any("QtNetwork" in name.name for name in node.names), path
    assert used.keys() == {"hand_over.py", "single_window.py"}
    assert set.union(*used.values()) == LOCAL
