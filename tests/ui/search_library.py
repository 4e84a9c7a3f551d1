"""A window at work on a library that has something to search: outlets, months, names, many hits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from pytestqt.qtbot import QtBot

from dateline.editing.commands import Author
from dateline.importing.queue import ImportQueue
from dateline.library.opened import Library
from dateline.library.search.query import Sort
from dateline.library.writer import Transaction
from dateline.ui.window import MainWindow
from dateline.ui.workbench import Workbench
from tests.building import extract_again, read_article, store

NAMES = ("Ana Reyes", "Boris Okoro", "Carla Lind")
PADDING = "Nothing else was said that day by anybody in the town. " * 12


@dataclass(frozen=True)
class Piece:
    """An article to be stored."""

    title: str
    outlet: str
    published: str
    text: str


PIECES = (
    Piece(
        "Harbour reopens",
        "North Post",
        "2025-01-10",
        f"Ana Reyes opened the harbour.\n\n{PADDING}\n\nThe ferry came back at noon.",
    ),
    Piece(
        "A ferry is late",
        "South Gazette",
        "2025-02-11",
        "The ferry was late. Boris Okoro blamed the wind. A second ferry was later still.",
    ),
    Piece(
        "Board meets",
        "North Post",
        "2025-03-12",
        f"Carla Lind wrote to the board about the ferry.\n\n{PADDING}",
    ),
    Piece(
        "Snow on the pass",
        "South Gazette",
        "2025-03-13",
        "Ana Reyes and Carla Lind closed the pass because of snow.",
    ),
)
"""The newest that hold "ferry" come as 3, 2, 1; the best is the second, which says it oftenest."""


def fill(library: Library, pieces: Sequence[Piece] = PIECES) -> None:
    """Store the pieces; their ids are 1, 2, 3 …"""
    for number, piece in enumerate(pieces, 1):

        def work(transaction: Transaction, piece: Piece = piece, number: int = number) -> None:
            read = read_article(
                piece.text, title=piece.title, outlet=piece.outlet, published=piece.published
            )
            arrival = store(transaction, read, sha256=f"{number:064d}")
            extract_again(transaction, arrival.article_id, NAMES)

        library.writer.write(work)


@contextmanager
def searching(
    root: Path, qtbot: QtBot, *, pieces: Sequence[Piece] = PIECES, width: int = 1440
) -> Iterator[Workbench]:
    """Open a window of this width on such a library and wait until it lists it."""
    library = Library(root)
    fill(library, pieces)
    window = MainWindow()
    qtbot.addWidget(window)
    window.resize(width, 900)
    bench = Workbench(
        window, library, ImportQueue(library, workers=0, extract=False), author=Author("AB")
    )
    window.show()
    window.activateWindow()
    try:
        qtbot.waitUntil(lambda: bench.library_pane.model.rowCount() == len(pieces))
        qtbot.waitUntil(window.isActiveWindow)
        yield bench
    finally:
        bench.close()


def search(bench: Workbench, qtbot: QtBot, query: str) -> None:
    """Type a query over what stands in the field."""
    field = bench.window.toolbar.search
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, query)


def results(bench: Workbench, qtbot: QtBot, count: int) -> list[int]:
    """Wait until this many results are listed with their rows, and return their ids in order.

    On a busy machine the newest stand first for a moment, until they are ranked.
    """
    pane = bench.search.pane
    order = pane.order
    qtbot.waitUntil(lambda: pane.model.rowCount() == count and pane.state is None)
    qtbot.waitUntil(lambda: order.wanted is not Sort.BEST or order._ranked is not None)
    qtbot.waitUntil(lambda: all(pane.model.row(i) is not None for i in pane.model.ids))
    return list(pane.model.ids)
