"""The two commands in a fresh copy of the repository, in an environment of its own."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

import dateline
from environment import REPOSITORY

pytestmark = [pytest.mark.full, pytest.mark.timeout(900)]

LEFT_BEHIND = shutil.ignore_patterns(".*", "__pycache__", "build", "dist")
# A second start compares digests and loads libraries; the rest is Dateline's own start.
SECOND_START_LIMIT_S = 10.0


def start(repository: Path, *arguments: str, under: tuple[str, ...] = ()) -> tuple[str, str]:
    """Run packaging/run.py as a person without a display would; return both outputs."""
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "VIRTUAL_ENV", "PYTHONPATH")
    python = getattr(sys, "_base_executable", sys.executable)
    done = subprocess.run(
        [*under, python, "packaging/run.py", *arguments],
        cwd=repository,
        env={name: value for name, value in os.environ.items() if name not in hidden},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout, done.stderr


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the repository in which `--version` has set up everything."""
    copy = tmp_path_factory.mktemp("fresh") / "a folder with ü"
    shutil.copytree(REPOSITORY, copy, ignore=LEFT_BEHIND)
    output, errors = start(copy, "--version")
    assert dateline.__version__ in output
    assert "Installing" in errors
    return copy


def test_a_second_start_installs_nothing(fresh: Path) -> None:
    before = time.monotonic()
    output, errors = start(fresh, "--version")
    assert time.monotonic() - before < SECOND_START_LIMIT_S
    assert dateline.__version__ in output
    assert errors == ""


def test_a_second_start_opens_no_internet_socket(fresh: Path, tmp_path: Path) -> None:
    trace = tmp_path / "trace"
    start(fresh, "--version", under=("strace", "-f", "-e", "trace=socket,execve", "-o", str(trace)))
    calls = trace.read_text("utf-8", errors="replace")
    assert "packaging/run.py" in calls
    assert not re.search(r"AF_INET6?\b", calls)


def test_without_a_display_the_samples_are_shown_in_the_terminal(fresh: Path) -> None:
    output, errors = start(fresh)
    assert "There is no display" in errors
    assert "packaging/run.py import PATH" in errors.splitlines()[-4]
    for verb in ("import", "entities", "timeline", "search"):
        (shown,) = re.findall(
            rf"^\$ dateline {verb}\b.*\n((?:(?!\$ ).*\n?)*)", output, re.MULTILINE
        )
        assert len(shown.strip().splitlines()) > 1, verb
