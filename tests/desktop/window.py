"""A watched window on a screen of ours, and what a test does with it."""

from __future__ import annotations

import json
import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from tests.desktop.display import Screen
from tests.desktop.pointer import Pointer
from tests.desktop.processes import end, wait_until, wait_until_quiet

START_S = 60.0
ANSWER_S = 60.0
_MOST_QUOTED = 600
"""Characters of an answer in a failure: an article's whole text belongs in no log."""


class Window:
    """The process of one watched window; asks it, and acts on it by pointer and keys."""

    def __init__(self, process: subprocess.Popen[bytes], screen: Screen, log: Path) -> None:
        self.process = process
        self.pointer = Pointer(screen)
        self.log = log
        self._received = b""

    def ask(self, name: str, /, **arguments: object) -> Any:  # noqa: ANN401 - any JSON value
        """Ask a question of `questions.py` and return its answer."""
        assert self.process.stdin is not None
        line = json.dumps({"ask": name, **arguments}).encode() + b"\n"
        self.process.stdin.write(line)
        self.process.stdin.flush()
        return self._answer()

    def wait_for(
        self,
        name: str,
        /,
        true: Callable[[Any], object],
        *,
        seconds: float = 60.0,
        what: str = "",
        **arguments: object,
    ) -> Any:  # noqa: ANN401 - any JSON value
        """Ask until the answer is as wanted, and return it."""
        answers: list[Any] = []

        def fits() -> bool:
            answers[:] = [self.ask(name, **arguments)]
            return bool(true(answers[0]))

        try:
            wait_until(fits, seconds=seconds, what=what or f"the window's {name} is as wanted")
        except AssertionError as error:
            last = repr(answers)[:_MOST_QUOTED]
            message = f"{error}\nlast: {last}\n{self.log.read_text('utf-8', 'replace')[-4000:]}"
            raise AssertionError(message) from None
        return answers[0]

    def wait_until_ready(self, *, calm: bool) -> None:
        """Wait until the library is open and shown; `calm`: and the workers have nothing to do."""
        self._answer()
        status = self.wait_for("status", lambda found: found["ready"], seconds=START_S)
        if calm:
            wait_until_quiet(status["workers"], seconds=START_S)

    def click(self, name: str, /, *, times: int = 1, **arguments: Any) -> None:  # noqa: ANN401
        """Click where a question of places says, once it says so."""
        point = self.wait_for(name, lambda found: found is not None, **arguments)
        self.pointer.click(point, times=times)

    def wait_until_active(self) -> None:
        """Wait until the window manager has given the keys to the window."""
        self.wait_for("status", lambda found: found["active"], seconds=10.0)

    def quit(self) -> int:
        """Close the window as a person does and return the exit status."""
        self.pointer.key("ctrl+q")
        return self.process.wait(30.0)

    def terminate(self) -> int:
        """Close the window as the session's end does and return the exit status."""
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(30.0)

    def _answer(self) -> Any:  # noqa: ANN401 - any JSON value
        assert self.process.stdout is not None
        descriptor = self.process.stdout.fileno()
        until = time.monotonic() + ANSWER_S
        while b"\n" not in self._received:
            ready, _, _ = select.select([descriptor], [], [], max(0.0, until - time.monotonic()))
            received = os.read(descriptor, 1 << 20) if ready else b""
            if not received:
                words = self.log.read_text("utf-8", "replace")[-4000:]
                message = f"the window does not answer (status {self.process.poll()}):\n{words}"
                raise AssertionError(message)
            self._received += received
        line, _, self._received = self._received.partition(b"\n")
        return json.loads(line)


@contextmanager
def window(
    screen: Screen,
    library: Path,
    *,
    home: Path,
    paths: Sequence[Path] = (),
    calm: bool = True,
) -> Iterator[Window]:
    """Open a watched window on a library for the length of the block; it is ready at its start.

    With `calm` its workers have loaded what they need, or finished what they found to do.
    """
    log = home / "window.log"
    verb = ["open", *map(str, paths)] if paths else []
    command = [sys.executable, "-m", "tests.desktop.observed_window", "--library", str(library)]
    with log.open("ab") as errors:
        process = subprocess.Popen(
            [*command, *verb],
            env=dict(screen.environment),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=errors,
        )
    try:
        opened = Window(process, screen, log)
        opened.wait_until_ready(calm=calm)
        yield opened
    finally:
        end(process)
        for stream in (process.stdin, process.stdout):
            assert stream is not None
            # It may have been ended while a question was on its way.
            with suppress(BrokenPipeError):
                stream.close()
