"""Libraries that can't be opened, and interrupts, end with their sentence and status."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from dateline.library.opened import Library
from dateline.library.reads.articles import article_ids
from tests.cli.running import PATIENCE_S, Terminal

WRITES = (
    ("import", "nothing.txt"),
    ("merge", "Boris Okoro", "Anna Lind"),
    ("rename", "Boris Okoro", "B. Okoro"),
    ("kind", "Germany", "organisation"),
    ("ignore", "Germany"),
    ("undo",),
)


@pytest.mark.parametrize("arguments", WRITES, ids=lambda arguments: arguments[0])
def test_a_library_that_another_process_writes_is_status_3_and_its_owner_is_named(
    own: Terminal, arguments: tuple[str, ...]
) -> None:
    writing = Library(own.library)
    try:
        finished = own.run(*arguments)
    finally:
        writing.close()
    assert finished.returncode == 3
    assert b"This library is open in another window or program" in finished.stderr
    assert b"dateline open PATH" in finished.stderr
    assert finished.stdout == b""


def test_a_newer_library_is_status_3(own: Terminal, capsys: pytest.CaptureFixture[str]) -> None:
    with closing(sqlite3.connect(own.library / "library.sqlite")) as connection:
        connection.execute("PRAGMA user_version=999")
    for arguments in (("articles",), ("undo",), ("doctor",)):
        assert own.here(*arguments) == 3
        assert "newer Dateline" in capsys.readouterr().err


@pytest.mark.parametrize(
    "content", [b"no database at all" * 1000, b"SQLite format 3\x00" + b"\xff" * 9000]
)
def test_a_damaged_library_is_status_3(
    own: Terminal, capsys: pytest.CaptureFixture[str], content: bytes
) -> None:
    for path in own.library.glob("library.sqlite*"):
        path.unlink()
    (own.library / "library.sqlite").write_bytes(content)
    for arguments in (("articles",), ("timeline",), ("undo",), ("doctor",)):
        assert own.here(*arguments) == 3
        assert "damaged" in capsys.readouterr().err


def test_a_page_that_is_damaged_in_the_middle_is_status_3_too(own: Terminal) -> None:
    database = own.library / "library.sqlite"
    size = database.stat().st_size
    with database.open("r+b") as file:
        file.seek(8192)
        file.write(b"\xa5" * (size - 8192))
    assert own.run("articles", "--json").returncode == 3


@pytest.mark.parametrize("arguments", [("articles",), ("undo",), ("rename", "a", "b"), ("doctor",)])
def test_where_there_is_no_library_none_is_made(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]
) -> None:
    empty = Terminal(tmp_path / "none", home)
    assert empty.here(*arguments) == 3
    assert "There is no library in this folder yet." in capsys.readouterr().err
    assert not empty.library.exists()


def test_without_an_option_the_library_is_the_person_s_own(home: Path) -> None:
    from dateline.library.preferences import default_library

    made = Library(default_library())
    made.close()
    command = [sys.executable, "-m", "dateline", "articles", "--json"]
    environment = Terminal(Path("unused"), home).environment()
    finished = subprocess.run(
        command, env=environment, capture_output=True, timeout=PATIENCE_S, check=False
    )
    assert (finished.returncode, finished.stdout) == (0, b"")


@contextmanager
def _interrupts_heard() -> Iterator[None]:
    """Let what is started here hear interrupts, which a shell's background jobs do not."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


@pytest.mark.skipif(
    sys.platform == "win32", reason="Interrupts and kills are signals on POSIX systems."
)
def test_an_interrupted_import_is_status_130_and_goes_on_later(home: Path, tmp_path: Path) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    late = "The ferry of pier {n} was late on Monday, said Ana Reyes of the port. " * 40
    for number in range(100):  # enough that the interrupt comes long before the end
        (folder / f"{number}.txt").write_text(
            f"Ferry {number} is late\n\n{late.format(n=number)}\n", "utf-8"
        )
    terminal = Terminal(tmp_path / "library", home)
    with _interrupts_heard():
        command = subprocess.Popen(
            terminal.command("import", str(folder)),
            stderr=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            env=terminal.environment(),
        )
    database = terminal.library / "library.sqlite"
    while command.poll() is None and not _articles(terminal.library, database):
        time.sleep(0.02)  # another process's progress can only be looked at
    command.send_signal(signal.SIGINT)
    _, told = command.communicate(timeout=PATIENCE_S)
    assert command.returncode == 130
    assert told.decode().startswith("Interrupted.")
    assert terminal.run("import", "--no-extract", str(folder)).returncode == 0
    assert len(terminal.run("articles", "--json").stdout.splitlines()) == 100


def _articles(library: Path, database: Path) -> int:
    from dateline.library.errors import LibraryError
    from dateline.library.opened import open_for_reading

    if not database.exists():
        return 0
    try:
        with closing(open_for_reading(library)) as connection:
            return len(article_ids(connection))
    except (LibraryError, sqlite3.Error):
        return 0  # not made whole yet
