"""Neither the window nor a worker opens an internet socket, as the kernel sees it."""

from __future__ import annotations

import os
import re
import signal
from pathlib import Path

import pytest

from tests.desktop.application import application, wait_for_window, wait_for_workers
from tests.desktop.display import Screen
from tests.desktop.libraries import wait_until_imported
from tests.desktop.processes import command_line, descendants
from tests.sample_articles import write_articles

pytestmark = [pytest.mark.full, pytest.mark.timeout(420)]

INTERNET = re.compile(r"\bAF_INET6?\b")


def test_the_window_and_its_import_open_no_internet_socket(
    desktop: Screen, home: Path, tmp_path: Path
) -> None:
    trace, later = tmp_path / "trace", tmp_path / "later"
    library, folder = tmp_path / "library", tmp_path / "articles"
    write_articles(folder, 4)
    opened = ("--library", library, "open", folder)
    with application(desktop, *opened, home=home, under=strace(trace)) as process:
        wait_for_window(desktop)
        wait_for_workers(process.pid)
        wait_until_imported(library, articles=4, seconds=300.0)
        # A second start reaches the window through a socket: one of this machine alone.
        with application(desktop, *opened, home=home, under=strace(later)) as second:
            assert second.wait(60.0) == 0
        programs = [i for i in descendants(process.pid) if "-m dateline" in command_line(i)]
        os.kill(programs[0], signal.SIGTERM)
        process.wait(60.0)

    calls = trace.read_text("utf-8", "replace")
    assert "AF_UNIX" in calls  # the X server: what is looked for would have been seen
    assert len({line.split()[0] for line in calls.splitlines() if "execve" in line}) >= 4
    assert [line for line in calls.splitlines() if INTERNET.search(line)] == []
    handed = later.read_text("utf-8", "replace")
    assert "AF_UNIX" in handed
    assert INTERNET.search(handed) is None


def strace(trace: Path) -> tuple[str, ...]:
    return ("strace", "-f", "-qq", "-e", "trace=socket,execve", "-o", str(trace))
