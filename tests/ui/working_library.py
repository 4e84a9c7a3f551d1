"""A window at work on a real library of three short articles, for tests of what a person does."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pytestqt.qtbot import QtBot

from dateline.editing.commands import Author
from dateline.editing.findings import pin
from dateline.importing.queue import ImportQueue
from dateline.library.opened import Library
from dateline.model.spans import Field, Span
from dateline.ui.window import MainWindow
from dateline.ui.workbench import Workbench
from tests.building import store_with_names

NAMES = ("Ana Reyes", "Boris Okoro", "Carla Lind")
TEXTS = (
    "Ana Reyes met Boris Okoro about the ferry. Reyes left.",
    "Ana Reyes spoke of the harbour.\n\nCarla Lind did not.",
    "Carla Lind wrote to the board about the ferry.",
)


def fill(library: Library, *, findings: int = 0) -> None:
    """Store the three articles, and pin the first words of the first `findings` of them."""
    for number, text in enumerate(TEXTS):
        article_id = library.writer.write(
            lambda tx, text=text, number=number: store_with_names(
                tx, text, NAMES, sha256=f"{number}" * 64
            )
        )
        if number < findings:
            command = pin(article_id, Field.TEXT, Span(0, 9), kind="selection", author=Author("AB"))
            library.writer.write(command)


@contextmanager
def working(
    root: Path,
    qtbot: QtBot,
    *,
    findings: int = 0,
    initials: str = "AB",
    size: tuple[int, int] | None = None,
    workers: int = 0,
) -> Iterator[Workbench]:
    """Open a window on such a library and wait until it shows it; closed at the end.

    `size` is its width and height in px, None for the size that windows begin with. Whoever
    imports needs a worker; the others are spared the start of a process each.
    """
    library = Library(root)
    fill(library, findings=findings)
    window = MainWindow()
    qtbot.addWidget(window)
    if size is not None:
        window.resize(*size)
    queue = ImportQueue(library, workers=workers, extract=False)
    bench = Workbench(window, library, queue, author=Author(initials))
    window.show()
    try:
        qtbot.waitUntil(
            lambda: bench.scopes.scope is not None and bench.library_pane.model.rowCount() == 3
        )
        yield bench
    finally:
        bench.close()


def entity_id(bench: Workbench, name: str) -> int:
    """Return the id of a name in the scope on show; raises ValueError for none."""
    scope = bench.scopes.scope
    assert scope is not None
    columns = scope.facets.columns.entities
    return int(columns.ids[list(columns.names).index(name)])
