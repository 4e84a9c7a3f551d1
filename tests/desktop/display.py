"""A screen of our own: an X server without a monitor and a window manager on it."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.desktop.processes import running, wait_until
from tests.shared import REPOSITORY

_START_S = 30.0
_HIDDEN = ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY", "XAUTHORITY", "PYTEST_CURRENT_TEST")


@dataclass(frozen=True, slots=True)
class Screen:
    """A display with its window manager, and the environment in which programs use it."""

    name: str
    width: int
    height: int
    environment: Mapping[str, str]


def own_environment(home: Path) -> dict[str, str]:
    """Return an environment with a home folder of its own, so that no setting of a person counts."""
    environment = {name: value for name, value in os.environ.items() if name not in _HIDDEN}
    roots = (REPOSITORY / "desktop", REPOSITORY / "resources", REPOSITORY)
    environment |= {
        "HOME": str(home),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_DATA_HOME": str(home / "data"),
        "XDG_STATE_HOME": str(home / "state"),
        "XDG_CACHE_HOME": str(home / "cache"),
        "PYTHONPATH": os.pathsep.join(map(str, roots)),
        "PYTHONUNBUFFERED": "1",
        "QT_SCALE_FACTOR": "1",
        "LC_ALL": "C.UTF-8",
    }
    home.mkdir(parents=True, exist_ok=True)
    return environment


def no_screen(home: Path) -> Screen:
    """Return the environment of a window that is drawn nowhere; no pointer can reach it."""
    environment = own_environment(home) | {"QT_QPA_PLATFORM": "offscreen"}
    return Screen("", 0, 0, environment)


@contextmanager
def screen(home: Path, *, width: int = 1920, height: int = 1200) -> Iterator[Screen]:
    """Start Xvfb and openbox for the length of the block; `home` is their and our home folder."""
    environment = own_environment(home)
    log = home / "screen.log"
    told, tell = os.pipe()
    command = ["Xvfb", "-displayfd", str(tell), "-screen", "0", f"{width}x{height}x24"]
    options = ["-nolisten", "tcp", "-noreset", "-dpi", "96"]
    try:
        with running(
            [*command, *options], environment=environment, output=log, pass_fds=[tell]
        ) as server:
            os.close(tell)
            number = os.read(told, 16).decode().strip()
            if not number:
                message = f"Xvfb did not start (status {server.wait()}): {log.read_text()}"
                raise AssertionError(message)
            environment |= {"DISPLAY": f":{number}", "QT_QPA_PLATFORM": "xcb"}
            managed = home / "managed"
            managed.unlink(missing_ok=True)
            manager = ["openbox", "--sm-disable", "--startup", f"touch {managed}"]
            with running(manager, environment=environment, output=log):
                wait_until(managed.exists, seconds=_START_S, what="openbox manages the screen")
                yield Screen(f":{number}", width, height, environment)
    finally:
        os.close(told)
