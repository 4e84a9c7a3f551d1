"""On a clean clone in a fresh environment both commands work as written, and CI runs the second."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

import dateline
from environment import REPOSITORY
from tests.accept.conftest import Show
from tests.packaging.test_fresh_copy import LEFT_BEHIND, start

pytestmark = pytest.mark.timeout(1800)

ONE_ROOM = "tests/model"
"""The second command runs every check; of pytest one room, since this is a test itself."""


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A clone of the last commit; where there is no Git, a copy of the files."""
    folder = tmp_path_factory.mktemp("clone") / "dateline"
    if shutil.which("git") and (REPOSITORY / ".git").exists():
        command = ["git", "clone", "--quiet", "--no-hardlinks", str(REPOSITORY), str(folder)]
        subprocess.run(command, check=True)
    else:
        shutil.copytree(REPOSITORY, folder, ignore=LEFT_BEHIND)
    return folder


def test_the_first_command_sets_up_and_starts(clone: Path, show: Show) -> None:
    before = time.monotonic()
    output, _ = start(clone, "--version")
    show(f"python3 packaging/run.py --version: {output.strip()}, {time.monotonic() - before:.0f} s")
    assert dateline.__version__ in output
    before = time.monotonic()
    output, errors = start(clone)
    show(f"python3 packaging/run.py without a display: {time.monotonic() - before:.0f} s")
    show(errors.strip().splitlines()[0])
    for line in (line for line in output.splitlines() if line.startswith("$ ")):
        show(line)
    assert "There is no display" in errors
    assert output.count("$ dateline ") >= 4


def test_the_second_command_sets_up_and_passes(clone: Path, show: Show) -> None:
    before = time.monotonic()
    python = getattr(sys, "_base_executable", sys.executable)
    done = subprocess.run(
        [python, "packaging/test.py", "--", "-q", ONE_ROOM],
        cwd=clone,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    show(f"python3 packaging/test.py: status {done.returncode}, {time.monotonic() - before:.0f} s")
    for line in done.stdout.partition("== Result")[2].splitlines():
        show(line)
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]


def test_the_checks_of_every_change_run_the_second_command(clone: Path, show: Show) -> None:
    script = (clone / ".ci" / "run").read_text("utf-8")
    lines = [line for line in script.splitlines() if "packaging/test.py" in line]
    for line in lines:
        show(line)
    assert any("--full" not in line for line in lines)
    assert any("--full" in line for line in lines)
