"""A window at work on a real library of three short articles with dates."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from pytestqt.qtbot import QtBot

from dateline.editing.commands import Author
from dateline.importing.queue import ImportQueue
from dateline.library.opened import Library
from dateline.ui.panes.timeline import TimelinePane
from dateline.ui.window import MainWindow
from dateline.ui.workbench import Workbench
from tests.dating import store_dated

NAMES: Final = ("Ana Reyes", "Boris Okoro", "Carla Lind")
TEXTS: Final = (
    "Ana Reyes opened the harbour on Tuesday. Ana Reyes left two days later.",
    "Boris Okoro spoke to the council in January.",
    "Carla Lind wrote about the ferry on 3 March 2025.",
)
"""Published on Thu 13 Mar 2025, each by an outlet of its own."""


def dated_library(root: Path) -> Library:
    """Return a new library of the three articles."""
    library = Library(root)
    for number, text in enumerate(TEXTS):
        library.writer.write(
            lambda tx, text=text, number=number: store_dated(
                tx, text, NAMES, sha256=f"{number}" * 64, outlet=f"Outlet {number}"
            )
        )
    return library


@contextmanager
def dated_bench(root: Path, qtbot: QtBot, *, filled: bool = False) -> Iterator[Workbench]:
    """Open a window on such a library (made there already, if `filled`) and wait for its timeline."""
    library = Library(root) if filled else dated_library(root)
    window = MainWindow()
    qtbot.addWidget(window)
    window.resize(1300, 800)
    bench = Workbench(
        window, library, ImportQueue(library, workers=0, extract=False), author=Author("AB")
    )
    pane = window.pane("timeline")
    assert isinstance(pane, TimelinePane)
    window.show()
    try:
        qtbot.waitUntil(lambda: len(pane.view.stage.events) == 4)
        yield bench
    finally:
        bench.close()
