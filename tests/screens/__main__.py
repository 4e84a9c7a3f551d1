"""Render the window's main states into a folder: `python -m tests.screens DIR`."""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.desktop.display import screen
from tests.shared import REPOSITORY

_TIME_S = 1_500


def main() -> int:
    """Start a display of our own, render on it, and return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m tests.screens", description=__doc__)
    parser.add_argument("folder", metavar="DIR", type=Path)
    folder: Path = parser.parse_args().folder.resolve()
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="screens-") as home, screen(Path(home)) as shown:
        command = [sys.executable, "-m", "tests.screens.render", str(folder), home]
        environment = dict(shown.environment)
        ended = subprocess.run(
            command, env=environment, cwd=REPOSITORY, check=False, timeout=_TIME_S
        )
    return ended.returncode


if __name__ == "__main__":
    sys.exit(main())
