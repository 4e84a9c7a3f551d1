"""A person's hands on a display: moves, clicks, drags and keys through the X server (XTEST)."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Sequence

from tests.desktop.display import Screen

_DRAG_STEPS = 10
_DRAG_STEP_S = 0.1
"""A toolkit asks the target at each move and waits for its answer: faster moves are dropped."""
_PRESS_S = 0.15
Point = Sequence[int]


class Pointer:
    """Moves the one pointer and types on the one keyboard of a screen."""

    def __init__(self, screen: Screen) -> None:
        self._screen = screen

    def _do(self, *arguments: object) -> str:
        done = subprocess.run(
            ["xdotool", *map(str, arguments)],
            env=dict(self._screen.environment),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout

    def move(self, point: Point) -> None:
        """Put the pointer on a point of the screen."""
        self._do("mousemove", *point)

    def click(self, point: Point, *, times: int = 1, button: int = 1) -> None:
        """Click on a point of the screen."""
        self._do("mousemove", *point, "click", "--repeat", times, "--delay", 40, button)

    def press(self) -> None:
        """Press the left button where the pointer is."""
        self._do("mousedown", 1)

    def release(self) -> None:
        """Let the left button go."""
        self._do("mouseup", 1)

    def carry(self, start: Point, end: Point) -> None:
        """Press at `start` and move to `end` as a hand does, the button still down."""
        self.move(start)
        time.sleep(_PRESS_S)
        self.press()
        time.sleep(_PRESS_S)
        for step in range(1, _DRAG_STEPS + 1):
            part = step / _DRAG_STEPS
            self.move([round(a + (b - a) * part) for a, b in zip(start, end, strict=True)])
            time.sleep(_DRAG_STEP_S)
        self.move([end[0] + 1, end[1] + 1])
        time.sleep(_DRAG_STEP_S)

    def drag(self, start: Point, end: Point) -> None:
        """Drag from one point of the screen to another and let go there."""
        self.carry(start, end)
        self.release()

    def move_window(self, window: str, point: Point) -> None:
        """Move a window by its X id."""
        self._do("windowmove", "--sync", window, *point)

    def window_place(self, window: str) -> tuple[int, int]:
        """Return the corner of a window's content on the screen."""
        told = dict(
            line.split("=") for line in self._do("getwindowgeometry", "--shell", window).split()
        )
        return int(told["X"]), int(told["Y"])

    def key(self, *keys: str) -> None:
        """Press keys with the names of X (`ctrl+q`, `Return`), one after the other."""
        self._do("key", "--clearmodifiers", *keys)

    def type(self, words: str) -> None:
        """Type words on the keyboard."""
        self._do("type", "--delay", 12, words)
