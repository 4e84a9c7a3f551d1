"""A run that ends by a fault leaves its places in the code for the next, and nothing of a person."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from dateline.library.crashes import CrashWatch, take_crashes

_START = """
import sys
from pathlib import Path
from dateline.library.crashes import CrashWatch
watch = CrashWatch(Path(sys.argv[1]))
"""


def run(program: Path, folder: Path, code: str) -> int:
    """Run code of a file after a watch was set in `folder`; return the exit status."""
    program.parent.mkdir(parents=True, exist_ok=True)
    program.write_text(_START + code, "utf-8")
    command = [sys.executable, str(program), str(folder)]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    done = subprocess.run(command, env=environment, capture_output=True, check=False, timeout=60)
    return done.returncode


def test_a_fatal_signal_is_told_with_the_names_of_files_and_no_paths(tmp_path: Path) -> None:
    program = tmp_path / "home of annamaria" / "walk.py"
    assert run(program, tmp_path / "log", "import faulthandler\nfaulthandler._sigsegv()\n") != 0
    told = take_crashes(tmp_path / "log")
    assert "Segmentation fault" in told
    assert 'File "walk.py", line' in told
    assert "annamaria" not in told
    assert "/" not in told.split("Extension modules")[0]
    assert take_crashes(tmp_path / "log") == ""


def test_an_unhandled_error_is_told_without_its_message(tmp_path: Path) -> None:
    code = "def open_it():\n    raise ValueError('secret words of a text')\nopen_it()\n"
    assert run(tmp_path / "home of annamaria" / "walk.py", tmp_path / "log", code) == 1
    told = take_crashes(tmp_path / "log")
    assert told.startswith("ValueError\n")
    assert "walk.py:7 open_it" in told
    assert "secret" not in told
    assert "annamaria" not in told


def test_a_run_that_ends_well_leaves_nothing(tmp_path: Path) -> None:
    assert run(tmp_path / "walk.py", tmp_path / "log", "watch.close()\n") == 0
    assert list((tmp_path / "log").iterdir()) == []
    assert take_crashes(tmp_path / "log") == ""


# The error is meant to be unhandled: it is what the watch is for.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_the_fault_of_a_thread_is_told_and_the_hooks_are_given_back(tmp_path: Path) -> None:
    hooks = sys.excepthook, threading.excepthook
    seen: list[type[BaseException]] = []
    threading.excepthook = lambda arguments: seen.append(arguments.exc_type)
    try:
        watch = CrashWatch(tmp_path)
        thread = threading.Thread(target=[].pop)
        thread.start()
        thread.join()
        watch.close()
    finally:
        threading.excepthook = hooks[1]
    assert seen == [IndexError]
    assert (sys.excepthook, threading.excepthook) == hooks
    assert take_crashes(tmp_path).startswith("IndexError\n")


def test_files_that_a_killed_run_left_empty_go_after_a_week(tmp_path: Path) -> None:
    for name, age_s in (("fault-1.txt", 8 * 24 * 3600), ("fault-2.txt", 60)):
        path = tmp_path / name
        path.touch()
        changed = path.stat().st_mtime - age_s
        os.utime(path, (changed, changed))
    assert take_crashes(tmp_path) == ""
    assert [path.name for path in tmp_path.iterdir()] == ["fault-2.txt"]
