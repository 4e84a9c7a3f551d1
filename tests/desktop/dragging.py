"""Real drags between two programs: files offered by one client, let go over another."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from tests.desktop.display import Screen
from tests.desktop.pointer import Point, Pointer
from tests.desktop.processes import running, wait_until
from tests.desktop.xdnd import HEIGHT, WIDTH

_START_S = 30.0
_ARRIVES_S = 3.0
_MANAGER = (640, 760)
"""How far the file manager's window stands from the screen's right edge and from its top."""
_ICON_RIGHT, _ICON_DOWN = 207, (97, 112, 82, 127, 67)
"""Where pcmanfm draws the first icon of a folder, in px from its window's corner: by theme and font."""


class DragSource:
    """The running second program and where it stands."""

    def __init__(self, screen: Screen, output: Path) -> None:
        self._pointer = Pointer(screen)
        self._output = output
        self._corner = corner(screen)

    def _told(self) -> list[str]:
        words = self._output.read_text("utf-8", "replace").split()
        return [word for word in words if word in {"ready", "taken", "refused"}]

    def wait_until_ready(self) -> None:
        """Wait until it can be dragged from."""
        wait_until(lambda: "ready" in self._told(), seconds=_START_S, what="the source is ready")

    def drag_to(self, point: Point) -> str:
        """Drag the files to a point of the screen, let go, and return `taken` or `refused`."""
        self.carry_to(point)
        return self.let_go()

    def carry_to(self, point: Point) -> None:
        """Drag the files to a point of the screen and hold them there."""
        self._pointer.carry(self._middle, point)

    def let_go(self) -> str:
        """Let go what is carried, and return `taken` or `refused`."""
        before = len(self._told())
        self._pointer.release()
        told = wait_until(
            lambda: self._told()[before:], seconds=_START_S, what="the drag has an end"
        )
        return told[-1]

    @property
    def _middle(self) -> tuple[int, int]:
        return self._corner[0] + WIDTH // 2, self._corner[1] + HEIGHT // 2


class FileManager:
    """A running file manager that shows a folder of one file, and where that file may stand."""

    def __init__(self, screen: Screen, name: str) -> None:
        self._screen = screen
        self._pointer = Pointer(screen)
        self._window = wait_until(
            lambda: find_window(screen, name), seconds=_START_S, what="the file manager is open"
        )
        self._pointer.move_window(self._window, (screen.width - _MANAGER[0], _MANAGER[1]))

    def drag_file_to(self, point: Point, *, arrived: Callable[[], bool]) -> None:
        """Drag the file out and let go at a point; tries the places where its icon may be.

        A drag that begins beside the icon only draws a rubber band, so that a miss does no harm.
        """
        left, top = self._pointer.window_place(self._window)
        for down in _ICON_DOWN:
            self._pointer.drag((left + _ICON_RIGHT, top + down), point)
            try:
                wait_until(arrived, seconds=_ARRIVES_S, what="the file arrives")
            except AssertionError:
                continue
            return
        message = "no drag out of the file manager arrived"
        raise AssertionError(message)


def find_window(screen: Screen, name: str) -> str:
    """Return the X id of the visible window with this title, "" while there is none."""
    done = subprocess.run(
        ["xdotool", "search", "--onlyvisible", "--name", name],
        env=dict(screen.environment),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    return (done.stdout.split() or [""])[-1]


@contextmanager
def file_manager(screen: Screen, folder: Path, *, home: Path) -> Iterator[FileManager]:
    """Run pcmanfm on a folder for the length of the block."""
    command = ["pcmanfm", "--no-desktop", str(folder)]
    with running(command, environment=screen.environment, output=home / "manager.log"):
        yield FileManager(screen, f"^{folder.name}$")


def corner(screen: Screen) -> tuple[int, int]:
    """Return where the source stands: in the lower right corner of the screen."""
    return screen.width - WIDTH - 10, screen.height - HEIGHT - 10


@contextmanager
def drag_source(screen: Screen, paths: Sequence[Path], *, home: Path) -> Iterator[DragSource]:
    """Run the second program with these files for the length of the block."""
    output = home / "source.txt"
    output.unlink(missing_ok=True)
    command = [sys.executable, "-m", "tests.desktop.xdnd", *map(str, (*corner(screen), *paths))]
    with running(command, environment=screen.environment, output=output):
        source = DragSource(screen, output)
        source.wait_until_ready()
        yield source
