"""A second start of the program on a library that is open: one window, one library, real processes."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from dateline.cli.program import run
from dateline.library.opened import Library
from dateline.library.preferences import (
    Preferences,
    default_library,
    preferences_path,
    save_preferences,
)
from tests.cli.running import Terminal, write_articles
from tests.desktop.libraries import number
from tests.desktop.processes import running, wait_until

pytestmark = [
    pytest.mark.skipif(
        not sys.platform.startswith("linux"), reason="Other systems always have a display."
    ),
    pytest.mark.timeout(180),
]
START_S = 60.0


@pytest.fixture(autouse=True)
def _runtime(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with tempfile.TemporaryDirectory() as name:
        monkeypatch.setenv("XDG_RUNTIME_DIR", name)
        yield


@pytest.fixture
def fresh(home: Path, tmp_path: Path) -> Terminal:
    home.mkdir()
    return Terminal(tmp_path / "fresh", home)


def headless(terminal: Terminal) -> dict[str, str]:
    """The environment of a window that is drawn nowhere."""
    return terminal.environment(QT_QPA_PLATFORM="offscreen")


def articles_in(terminal: Terminal) -> int:
    return number(terminal.library, "SELECT count(*) FROM article")


def wait_for_articles(terminal: Terminal, count: int) -> None:
    wait_until(
        lambda: articles_in(terminal) == count, seconds=START_S, what=f"{count} articles are there"
    )


def test_a_second_start_hands_its_files_to_the_window_and_ends(
    fresh: Terminal, tmp_path: Path, home: Path
) -> None:
    folder = write_articles(tmp_path / "articles é")
    first, second, third = (str(path) for path in sorted(folder.iterdir()))
    log = home / "window.log"
    with running(fresh.command("open", first), environment=headless(fresh), output=log) as window:
        wait_for_articles(fresh, 1)
        handed = subprocess.run(
            fresh.command("open", os.path.relpath(second, tmp_path), third),
            env=fresh.environment(),  # without a display: none is needed
            cwd=tmp_path,
            capture_output=True,
            check=False,
            timeout=START_S,
        )
        assert (handed.returncode, handed.stdout) == (0, b"")
        where = str(fresh.library)
        assert handed.stderr.decode() == (
            f"The window of the library {where} imports all 2.\n"
            f"To read it here, name it: dateline --library {where} articles\n"
        )
        wait_for_articles(fresh, 3)
        plain = fresh.run(QT_QPA_PLATFORM="offscreen")
        assert plain.returncode == 0
        assert plain.stderr.decode().splitlines()[0] == (
            f"The window of the library {where} is in front now."
        )
        assert window.poll() is None
        window.send_signal(signal.SIGTERM)
        assert window.wait(START_S) == 0
    assert fresh.run("open", first).returncode == 1  # nobody is left, and there is no display


def nameless(terminal: Terminal, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    """Run a verb of the person's own library, without a display."""
    return subprocess.run(
        [sys.executable, "-m", "dateline", *arguments],
        env=terminal.environment(),
        capture_output=True,
        check=False,
        timeout=START_S,
    )


def test_a_library_is_opened_by_its_file_or_folder_and_a_verb_that_changes_another_says_so(
    fresh: Terminal, tmp_path: Path, home: Path
) -> None:
    first, second, third = (str(path) for path in sorted(write_articles(tmp_path / "a").iterdir()))
    Library(fresh.library).close()
    Library(default_library()).close()
    database, log = str(fresh.library / "library.sqlite"), home / "window.log"
    command = [sys.executable, "-m", "dateline", "open", database, first]
    with running(command, environment=headless(fresh), output=log):
        wait_for_articles(fresh, 1)
        for paths in ((database, second), (third, str(fresh.library))):
            handed = nameless(fresh, "open", *paths)
            assert handed.returncode == 0
            assert f"The window of the library {fresh.library} imports" in handed.stderr.decode()
        wait_for_articles(fresh, 3)
        other = nameless(fresh, "undo")
        assert other.stdout == b""
        assert other.stderr.decode().splitlines()[0] == (
            f"This is the library {default_library()}. "
            f"The window shows another one: --library {fresh.library}"
        )
        assert nameless(fresh, "articles", "--json").stderr == b""
        assert fresh.run("articles", "--json").stderr == b""
    assert b"another one" not in nameless(fresh, "undo").stderr  # no window is open any more
    assert number(default_library(), "SELECT count(*) FROM article") == 0


def test_where_the_own_library_is_absent_the_one_that_was_open_last_is_named(
    own: Terminal, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    gone = Preferences(recent_libraries=(str(tmp_path / "gone"), str(own.library)))
    save_preferences(gone, preferences_path())
    last = "The window showed another one last"
    assert run(["articles"]) == 3
    assert capsys.readouterr().err.splitlines() == [
        f"This is the library {default_library()}. {last}: --library {own.library}",
        "There is no library in this folder yet. Import something first.",
    ]
    Library(default_library()).close()
    assert run(["articles"]) == 0
    assert capsys.readouterr().err == "Nothing.\n"


def test_two_libraries_can_t_be_opened_at_once(
    own: Terminal, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / "other"
    Library(other).close()
    assert own.here("open", str(other / "library.sqlite")) == 2
    assert capsys.readouterr().err == "These are two libraries. Name one.\n"


def test_a_file_that_is_no_library_is_a_file_to_import(
    own: Terminal, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    empty = tmp_path / "library.sqlite"
    empty.touch()
    asked: list[list[Path]] = []

    def take(library: Path | None, paths: list[Path]) -> bool:
        assert library == own.library
        asked.append(paths)
        return True

    foreign = tmp_path / "foreign"
    foreign.mkdir()
    with closing(sqlite3.connect(foreign / "library.sqlite")) as connection:
        connection.execute("CREATE TABLE book (title)")
    paths = [str(empty), str(foreign), str(tmp_path / "none.txt")]
    assert run(["--library", str(own.library), "open", *paths], hand_over=take) == 0
    assert asked == [[Path(path) for path in paths]]
    capsys.readouterr()


@pytest.mark.full
def test_starts_at_the_same_moment_make_one_window(
    fresh: Terminal, tmp_path: Path, home: Path
) -> None:
    folder = write_articles(tmp_path / "articles")
    Library(fresh.library).close()
    started = [
        subprocess.Popen(
            fresh.command("open", str(path)),
            env=headless(fresh),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )
        for path in folder.iterdir()
    ]
    try:
        wait_for_articles(fresh, 3)
        wait_until(
            lambda: sum(process.poll() is None for process in started) == 1,
            seconds=START_S,
            what="one window stands, and the other starts have ended",
        )
        assert [process.poll() for process in started if process.poll() is not None] == [0, 0]
    finally:
        for process in started:
            process.terminate()
            process.communicate(timeout=START_S)


@pytest.mark.full
def test_a_window_is_opened_again_after_a_kill(fresh: Terminal, tmp_path: Path, home: Path) -> None:
    first, second, _ = (str(path) for path in sorted(write_articles(tmp_path / "a").iterdir()))
    log = home / "window.log"
    with running(fresh.command("open", first), environment=headless(fresh), output=log) as window:
        wait_for_articles(fresh, 1)
        window.kill()
        window.wait(START_S)
    with running(fresh.command("open", second), environment=headless(fresh), output=log) as window:
        wait_for_articles(fresh, 2)
        assert window.poll() is None


def test_a_library_that_a_terminal_writes_gets_no_second_window(
    own: Terminal, tmp_path: Path
) -> None:
    writing = Library(own.library)
    try:
        finished = own.run("open", str(tmp_path / "a.txt"), QT_QPA_PLATFORM="offscreen")
    finally:
        writing.close()
    assert finished.returncode == 3
    assert finished.stderr.decode() == (
        f"This library is being written by another program (process {os.getpid()}), such as an "
        "import in a terminal, which can take no files. Try again when it has ended.\n"
    )


@pytest.mark.full
def test_a_window_that_stands_still_is_told_of_and_no_second_opens(
    fresh: Terminal, tmp_path: Path, home: Path
) -> None:
    first, second, _ = (str(path) for path in sorted(write_articles(tmp_path / "a").iterdir()))
    log = home / "window.log"
    with running(fresh.command("open", first), environment=headless(fresh), output=log) as window:
        wait_for_articles(fresh, 1)
        window.send_signal(signal.SIGSTOP)
        try:
            finished = fresh.run("open", second, QT_QPA_PLATFORM="offscreen")
        finally:
            window.send_signal(signal.SIGCONT)
    assert finished.returncode == 3
    assert b"does not answer" in finished.stderr
