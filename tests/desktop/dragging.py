"""Real drags between two programs: files offered by one client, let go over another."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from tests.desktop.display import Screen
from tests.desktop.pointer import Point, Pointer
from tests.desktop.processes import running, wait_until
from tests.desktop.xdnd import HEIGHT, WIDTH

_START_S = 30.0


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
        before = len(self._told())
        self._pointer.drag(self._middle, point)
        told = wait_until(
            lambda: self._told()[before:], seconds=_START_S, what="the drag has an end"
        )
        return told[-1]

    def carry_to(self, point: Point) -> None:
        """Drag the files to a point of the screen and hold them there."""
        self._pointer.carry(self._middle, point)

    def let_go(self) -> None:
        """Let go what is carried."""
        self._pointer.release()

    @property
    def _middle(self) -> tuple[int, int]:
        return self._corner[0] + WIDTH // 2, self._corner[1] + HEIGHT // 2


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
