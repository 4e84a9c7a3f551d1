"""Dateline started as a person starts it, with nothing watched inside: `python -m dateline`."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from tests.desktop.display import Screen
from tests.desktop.dragging import find_window
from tests.desktop.processes import descendants, running, wait_until

START_S = 60.0
WORKERS = 3
"""Two that extract and one that reads."""


@contextmanager
def application(
    screen: Screen, *arguments: str | Path, home: Path, under: Sequence[str] = ()
) -> Iterator[subprocess.Popen[bytes]]:
    """Run `dateline` with these arguments (`under` another program) for the length of the block."""
    command = [*under, sys.executable, "-m", "dateline", *map(str, arguments)]
    with running(
        command, environment=screen.environment, output=home / "application.log"
    ) as process:
        yield process


def wait_for_window(screen: Screen) -> str:
    """Wait until a window of Dateline is on the screen and return its X id."""
    return wait_until(
        lambda: find_window(screen, "Dateline$"),
        seconds=START_S,
        what="the window is on the screen",
    )


def wait_for_workers(process_id: int) -> tuple[int, ...]:
    """Wait until the workers of a running application are there; return all its descendants."""
    wait_until(
        lambda: len(descendants(process_id)) >= WORKERS, seconds=START_S, what="the workers started"
    )
    return descendants(process_id)


def terminal(
    environment: Mapping[str, str], *arguments: str | Path
) -> subprocess.CompletedProcess[str]:
    """Run `dateline` in a terminal and return how it ended."""
    return subprocess.run(
        [sys.executable, "-m", "dateline", *map(str, arguments)],
        env=dict(environment),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
