"""The smoke test of a frozen folder; `smoke.py` starts it with what drives windows."""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

from building import BUILD, megabytes
from checking import check
from tests.desktop.display import screen
from window_walk import SAMPLES, Program, difference, exports, source_exports, walk


def main(arguments: list[str]) -> int:
    """Walk through the frozen program and print what was checked; 1 where something failed."""
    parser = argparse.ArgumentParser(prog="smoke.py", description="Drive a frozen Dateline.")
    parser.add_argument("folder", nargs="?", type=Path, default=BUILD / "frozen" / "dateline")
    parser.add_argument("--picture", type=Path, default=BUILD / "smoke.png", help="screenshot")
    options = parser.parse_args(arguments)
    try:
        with tempfile.TemporaryDirectory(prefix="dateline-smoke-") as place:
            _smoke(options.folder.resolve(), Path(place), picture=options.picture.resolve())
    except (AssertionError, OSError, subprocess.SubprocessError) as error:
        print(f"failed: {error}", file=sys.stderr)
        return 1
    return 0


def _smoke(folder: Path, home: Path, *, picture: Path) -> None:
    articles = len(list(SAMPLES.iterdir()))
    library = home / "library"
    with screen(home, width=1440, height=900) as shown:
        program = Program((str(folder / "dateline"),), _alone(dict(shown.environment)), home)
        print(f"{program.run('--version').strip()}, {megabytes(folder)} MB", flush=True)
        walked = walk(
            program,
            shown,
            library=library,
            samples=SAMPLES,
            articles=articles,
            picture=picture,
        )
        print(f"window after {walked.window_s} s; {articles} articles after {walked.imported_s} s")
        print(f"searched and exported in the window; ended {walked.ended_s} s after Ctrl+Q")
        ours = exports(program, library)
        different = difference(ours, source_exports(shown.environment, home=home))
        check(not different, different)
        rows = ", ".join(f"{len(rows)} {what}" for what, rows in ours.items())
        print(f"exports alike to the source run's: {rows}")


def _alone(environment: dict[str, str]) -> dict[str, str]:
    """Return an environment in which nothing of Python's path could stand in for the bundle."""
    return {name: value for name, value in environment.items() if not name.startswith("PYTHON")}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
