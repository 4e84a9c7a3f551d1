"""What a person does first in an installed Dateline, done with real pointer and keys, and checked."""

from __future__ import annotations

import csv
import json
import re
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from checking import check
from environment import REPOSITORY
from tests.desktop.application import wait_for_window, wait_for_workers
from tests.desktop.display import Screen
from tests.desktop.dragging import find_window
from tests.desktop.libraries import wait_until_imported
from tests.desktop.pointer import Pointer
from tests.desktop.processes import alive, running, wait_until

SAMPLES = REPOSITORY / "resources" / "dateline_data" / "samples" / "library"
QUERY = "ferry"
EXPORTED = ("events", "quotations", "articles", "entities", "names")
_UID = re.compile(r"\b[0-9a-f]{32}\b")
_ANSWER_S = 120.0
_WRONG = re.compile(r"Traceback|Error|error while loading|cannot open shared|Could not", re.ASCII)


@dataclass(frozen=True, slots=True)
class Program:
    """An installed or frozen Dateline: how it is started, and where its file system lies from here.

    `home`, and every path given to it, is as the program sees it.
    """

    command: tuple[str, ...]
    environment: Mapping[str, str]
    home: Path
    root: Path = Path("/")

    def seen_from_here(self, path: Path) -> Path:
        """Return where a path of the program lies for this process."""
        return self.root / path.relative_to("/")

    def run(self, *arguments: str | Path) -> str:
        """Run a verb in the terminal and return its output; fails where the verb does."""
        done = subprocess.run(
            [*self.command, *map(str, arguments)],
            env=dict(self.environment),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
        check(done.returncode == 0, f"{arguments[:3]}: {done.stderr[-2000:]}")
        return done.stdout


@dataclass(frozen=True, slots=True)
class Walked:
    """What a walk measured: seconds until the window, until the import was done, until the end."""

    window_s: float
    imported_s: float
    ended_s: float


def walk(
    program: Program, screen: Screen, *, library: Path, samples: Path, articles: int, picture: Path
) -> Walked:
    """Open the window on `samples`, wait for the import, search, export what is shown, and quit.

    A screenshot of the searched window goes to `picture`. Fails with AssertionError at the first
    thing that is not as it should be.
    """
    log = picture.with_suffix(".log")
    begun = time.monotonic()
    arguments = ["--library", str(library), "open", str(samples)]
    with running(
        [*program.command, *arguments], environment=program.environment, output=log
    ) as process:
        window = wait_for_window(screen)
        window_s = time.monotonic() - begun
        family = wait_for_workers(process.pid)
        wait_until_imported(program.seen_from_here(library), articles=articles, seconds=240.0)
        imported_s = time.monotonic() - begun
        _search_and_export(program, screen, window=window, library=library, picture=picture)
        quitting = time.monotonic()
        Pointer(screen).key("ctrl+q")
        status = process.wait(30.0)
    check(status == 0, f"the window ended with status {status}")
    wait_until(
        lambda: not any(map(alive, family)), seconds=15.0, what="every process of it has ended"
    )
    ended_s = time.monotonic() - quitting
    said = [line for line in log.read_text("utf-8", "replace").splitlines() if _WRONG.search(line)]
    check(not said, "; ".join(said[:20]))
    return Walked(round(window_s, 2), round(imported_s, 2), round(ended_s, 2))


def _search_and_export(
    program: Program, screen: Screen, *, window: str, library: Path, picture: Path
) -> None:
    """Search in the window and export what is shown there; the file must hold what was found."""
    pointer = Pointer(screen)
    exported = program.home / f"{library.name}-export.csv"
    here = program.seen_from_here(exported)
    here.unlink(missing_ok=True)
    _activate(screen, window)
    pointer.key("ctrl+shift+f")
    pointer.type(QUERY)
    pointer.key("Return")
    found = {
        row["title"]
        for row in map(
            json.loads, program.run("--library", library, "search", QUERY, "--json").splitlines()
        )
    }
    check(found, "the search found nothing")
    time.sleep(1.5)  # the window shows what it found; only its pixels could tell when
    photograph(screen, picture)
    pointer.key("ctrl+1", "ctrl+e")  # out of the field, where Ctrl+E goes to the end of the line
    wait_until(
        lambda: find_window(screen, "^Export$"),
        seconds=_ANSWER_S,
        what="the export's dialog is open",
    )
    time.sleep(0.5)  # until the dialog has the keys
    pointer.key("Return")
    wait_until(here.exists, seconds=_ANSWER_S, what="the window's export is written")
    with here.open(encoding="utf-8-sig", newline="") as file:
        titles = {row["title"] for row in csv.DictReader(file)}
    check(titles == found, f"{len(titles)} exported, {len(found)} found")


def _activate(screen: Screen, window: str) -> None:
    command = ["xdotool", "windowactivate", "--sync", window]
    subprocess.run(command, env=dict(screen.environment), check=True)


def photograph(screen: Screen, picture: Path) -> None:
    """Keep what the screen shows as a PNG, drawn by Qt in a process of its own."""
    code = (
        "import sys; from PySide6.QtWidgets import QApplication; app = QApplication([]); "
        "ok = app.primaryScreen().grabWindow(0).save(sys.argv[1]); sys.exit(not ok)"
    )
    subprocess.run(
        [sys.executable, "-c", code, str(picture)], env=dict(screen.environment), check=True
    )


def exports(program: Program, library: Path) -> dict[str, list[str]]:
    """Return {kind of row: its rows in a fixed order} of a library, written by this program.

    Uids are random and differ between libraries, so they are made equal.
    """
    found: dict[str, list[str]] = {}
    for what in EXPORTED:
        target = program.home / f"compared-{what}.jsonl"
        program.run("--library", library, "export", "--what", what, target)
        here = program.seen_from_here(target)
        rows = [json.loads(line) for line in here.read_text("utf-8").splitlines()]
        found[what] = sorted(_UID.sub("uid", json.dumps(row, sort_keys=True)) for row in rows)
        here.unlink()
    return found


def source_exports(environment: Mapping[str, str], *, home: Path) -> dict[str, list[str]]:
    """Return what the source run exports of the samples, imported into a library of its own."""
    source = Program((sys.executable, "-m", "dateline"), environment, home)
    library = home / "source library"
    source.run("--library", library, "import", SAMPLES)
    return exports(source, library)


def difference(ours: Mapping[str, list[str]], theirs: Mapping[str, list[str]]) -> str:
    """Return "" where both exports are alike, else a sentence that names the first differing row."""
    for what, rows in theirs.items():
        if not rows:
            return f"The source run exports no {what}."
        for mine, other in zip(ours[what], rows, strict=False):
            if mine != other:
                return f"The exported {what} differ: {_cells_that_differ(mine, other)}"
        if len(ours[what]) != len(rows):
            return f"{len(ours[what])} {what} are exported, {len(rows)} by the source run."
    return ""


def _cells_that_differ(mine: str, other: str) -> str:
    """Return the cells in which two rows differ, as "name: mine / other"."""
    ours, theirs = json.loads(mine), json.loads(other)
    names = [name for name in theirs if ours.get(name) != theirs[name]]
    return "; ".join(f"{name}: {ours.get(name)!r} / {theirs[name]!r}" for name in names)
