"""The window of an empty library, when its first articles come."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from dateline.editing.commands import Author
from dateline.importing.queue import ImportQueue
from dateline.library.opened import Library
from dateline.ui.theme import current_theme
from dateline.ui.window import MainWindow
from dateline.ui.workbench import Workbench
from tests.ui.working_library import fill


def test_the_panes_come_with_the_widths_of_the_design(tmp_path: Path, qtbot: QtBot) -> None:
    library = Library(tmp_path / "lib")
    window = MainWindow()
    qtbot.addWidget(window)
    window.resize(1280, 800)
    window.show()
    bench = Workbench(
        window, library, ImportQueue(library, workers=1, extract=False), author=Author("AB")
    )
    try:
        qtbot.waitUntil(lambda: window.empty.isVisible())  # noqa: PLW0108 - made with the panes
        fill(library)
        qtbot.waitUntil(lambda: window.dock("library").isVisible())
        theme = current_theme()
        wanted = (theme.pane("library"), theme.pane("right"))
        qtbot.waitUntil(
            lambda: (window.dock("library").width(), window.dock("entities").width()) == wanted
        )
        assert window.dock("timeline").height() >= theme.pane("timeline_min")
    finally:
        bench.close()
