"""What a start costs: `python -m tests.benchmarks.frozen_start [FOLDER]`, by hand, on a calm machine.

Starts the frozen Dateline and a bare Qt window frozen the same way in turns, both warm, and compares
how long each takes from its start until its window is on the screen. FOLDER is what
`packaging/build.py` froze, beside the environment that it made. The last figures are in
`frozen_start.md` beside this file.
"""

from __future__ import annotations

import argparse
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from tests.desktop.display import Screen, screen
from tests.desktop.dragging import find_window
from tests.desktop.processes import running, wait_until
from tests.shared import REPOSITORY

LIMIT = 1.5
_TURNS = 11
_PATIENCE_S = 60.0
_HEAVY = re.compile(r"/(spacy|thinc|sqlalchemy|numpy|pyqtgraph|pydantic_core)/")
_BARE = """
from PySide6.QtWidgets import QApplication, QMainWindow
application = QApplication([])
window = QMainWindow()
window.setWindowTitle("bare Dateline")
window.resize(1440, 900)
window.show()
application.exec()
"""


def freeze_bare(python: Path, folder: Path) -> Path:
    """Freeze a program that shows an empty window and return the program."""
    script = folder / "bare.py"
    script.write_text(_BARE, "utf-8")
    command = [str(python), "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR"]
    places = [
        "--distpath",
        str(folder),
        "--workpath",
        str(folder / "work"),
        "--specpath",
        str(folder),
    ]
    subprocess.run(
        [*command, *places, str(script)],
        env={**os.environ, "PYINSTALLER_CONFIG_DIR": str(folder)},
        check=True,
    )
    return folder / "bare" / "bare"


def start(command: Sequence[str], shown: Screen, home: Path) -> tuple[float, frozenset[str]]:
    """Return the seconds until a program's window is shown, and the heavy libraries in it then."""
    begun = time.perf_counter()
    with running(command, environment=shown.environment, output=home / "log") as process:
        end = begun + _PATIENCE_S
        while not find_window(shown, "Dateline$"):
            assert time.perf_counter() < end, "no window came"
        seconds = time.perf_counter() - begun
        maps = Path(f"/proc/{process.pid}/maps").read_text("utf-8")
    wait_until(lambda: not find_window(shown, "Dateline$"), seconds=_PATIENCE_S, what="it is gone")
    return seconds, frozenset(_HEAVY.findall(maps))


def main() -> None:
    """Measure both in turns and print medians and their ratio; fails above the limit."""
    parser = argparse.ArgumentParser(prog="frozen_start")
    default = REPOSITORY / "build" / "frozen" / "dateline"
    parser.add_argument("folder", nargs="?", type=Path, default=default)
    folder = parser.parse_args().folder.resolve()
    python = folder.parents[1] / "environment" / "bin" / "python"
    with tempfile.TemporaryDirectory(prefix="dateline-start-") as place:
        home = Path(place)
        bare = freeze_bare(python, home)
        ours = [str(folder / "dateline"), "--library", str(home / "library")]
        times: dict[str, list[float]] = {"bare": [], "ours": []}
        early: set[str] = set()
        with screen(home / "home", width=1440, height=900) as shown:
            for _ in range(_TURNS):
                times["bare"].append(start([str(bare)], shown, home)[0])
                seconds, heavy = start(ours, shown, home)
                times["ours"].append(seconds)
                early |= heavy
        # The first start of each fills the system's cache of files.
        middle = {name: statistics.median(taken[1:]) for name, taken in times.items()}
    ratio = middle["ours"] / middle["bare"]
    print(f"bare {middle['bare'] * 1000:.0f} ms, ours {middle['ours'] * 1000:.0f} ms: {ratio:.2f}")
    print(f"loaded when the window is shown: {', '.join(sorted(early)) or 'nothing heavy'}")
    sys.exit(ratio > LIMIT)


if __name__ == "__main__":
    main()
