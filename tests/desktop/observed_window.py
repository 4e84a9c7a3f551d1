"""The window as `dateline` opens it, in a process of its own, watched and questioned by a test.

    python -m tests.desktop.observed_window ARGUMENT...

The arguments are those of `dateline`. Each line of standard input is a JSON object with the name of
a question (`ask`) and its arguments; each answer is one line of JSON on standard output. Nothing of
Dateline is replaced: the application object is watched, no more.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Sequence


def main(arguments: Sequence[str]) -> int:
    """Run the window with these arguments and return its exit status."""
    import dateline.app
    from dateline.cli.program import run

    dateline.app.Application = _observed_class()
    return run(list(arguments), open_window=dateline.app.run_window)


# Workers import this module again as their main one, so Qt is not loaded outside of functions.
def _observed_class() -> type:
    from PySide6.QtCore import QSocketNotifier, Slot

    from dateline.app import Application
    from dateline.ui.panes.library import LibraryPane
    from tests.desktop.questions import QUESTIONS
    from tests.desktop.watching import DropWatch, Heartbeat, RowWatch

    class Observed(Application):
        """The application with what watches it, and the channel to the test."""

        def show(self) -> None:
            super().show()
            self.heartbeat = Heartbeat(self)
            self.drops: DropWatch | None = None
            self.rows: RowWatch | None = None
            self._received = b""
            self._answers = os.dup(sys.stdout.fileno())
            os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
            os.set_blocking(sys.stdin.fileno(), False)
            self._notifier = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read, self)
            self._notifier.activated.connect(self._receive)
            self._answer({"shown": True})

        def _watch_rows(self) -> None:
            if self.rows is None and self.bench is not None:
                pane = self.window.pane("library")
                assert isinstance(pane, LibraryPane)
                self.rows = RowWatch(pane)
                # The window's own watch of drops is made with the panes, and the last is asked first.
                self.drops = DropWatch(self.window)

        @Slot()
        def _receive(self) -> None:
            try:
                received = os.read(sys.stdin.fileno(), 65_536)
            except BlockingIOError:
                return
            if not received:
                self._notifier.setEnabled(False)  # the test is gone
                self.window.close()
                return
            *lines, self._received = (self._received + received).split(b"\n")
            for line in lines:
                self._watch_rows()
                asked = json.loads(line)
                self._answer(QUESTIONS[asked.pop("ask")](self, **asked))

        def _answer(self, answer: object) -> None:
            line = json.dumps(answer).encode() + b"\n"
            while line:
                line = line[os.write(self._answers, line) :]

    return Observed


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
