"""A second start of the program on a library that is open: one window, one library, real processes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from dateline.library.opened import Library
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
        assert handed.stderr == b"The library is open in a window, which imports all 2.\n"
        wait_for_articles(fresh, 3)
        plain = fresh.run(QT_QPA_PLATFORM="offscreen")
        assert plain.returncode == 0
        assert plain.stderr == b"The library is open in a window, which is in front now.\n"
        assert window.poll() is None
        window.send_signal(signal.SIGTERM)
        assert window.wait(START_S) == 0
    assert fresh.run("open", first).returncode == 1  # nobody is left, and there is no display


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
