"""Brings a real window into each state, on the display it was started on, and saves its picture."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dateline.app import Application
    from dateline.ui.workbench import Workbench

SIZES = ((1280, 800), (1920, 1080), (1024, 640))
THEMES = ("light", "dark")
_PATIENCE_S = 120.0
_SETTLE_S = 0.6
"""Longer than any motion of the design, so that pictures show where things end."""


def wait_until(ready: Callable[[], bool], what: str) -> None:
    """Let the window work until `ready`; raises TimeoutError with `what` was waited for."""
    from PySide6.QtWidgets import QApplication

    until = time.monotonic() + _PATIENCE_S
    while not ready():
        if time.monotonic() > until:
            raise TimeoutError(what)
        QApplication.processEvents()
        time.sleep(0.005)


def settle() -> None:
    """Let motions and late answers come to rest."""
    until = time.monotonic() + _SETTLE_S
    wait_until(lambda: time.monotonic() > until, "rest")


class Photographer:
    """Takes every picture of one state: each size in each theme."""

    def __init__(self, application: Application, folder: Path) -> None:
        self._application = application
        self._folder = folder

    def take(self, state: str) -> None:
        from dateline.ui.theme import ThemeChoice, theme_switch

        window = self._application.window
        for theme in THEMES:
            theme_switch().set_choice(ThemeChoice(theme))
            for width, height in SIZES:
                window.resize(width, height)
                wait_until(lambda w=width: window.width() == w, f"a window {width} px wide")
                settle()
                picture = window.screen().grabWindow(window.winId())
                name = f"{state}-{theme}-{width}x{height}.png"
                if not picture.save(str(self._folder / name)):
                    message = f"{name} can't be written"
                    raise OSError(message)
                print(name, flush=True)
        theme_switch().set_choice(ThemeChoice.LIGHT)
        window.resize(*SIZES[0])
        settle()


@contextmanager
def opened(root: Path) -> Iterator[tuple[Application, Workbench]]:
    """Run the application on a library of its own for the length of the block."""
    from dateline.app import Application
    from dateline.library.preferences import Preferences

    application = Application(root, (), Preferences(theme="light", reduced_motion=True))
    application.show()
    wait_until(lambda: application.bench is not None, "an open library")
    bench = application.bench
    assert bench is not None
    wait_until(lambda: bench.scopes.scope is not None, "the facets")
    try:
        yield application, bench
    finally:
        application.close()
        application.window.close()


def import_samples(bench: Workbench) -> None:
    """Import the samples through the ordinary queue and wait until all is found in them."""
    folder = Path(str(files("dateline_data").joinpath("samples", "library")))
    bench.importing.import_paths([folder])
    wait_until(lambda: bench.library_pane.model.rowCount() == 12, "twelve articles")
    wait_until(lambda: bench.session.queue.wait_until_idle(0), "the end of the extraction")
    settle()


def open_first(bench: Workbench) -> None:
    """Open the article of the second row."""
    bench.library_pane.table.selectRow(1)
    wait_until(lambda: bench.article.opened is not None, "an open article")
    settle()


def filter_by_most_frequent(bench: Workbench) -> None:
    """Filter by the name at the top of the list and ring it everywhere."""
    from dateline.explore.focus import Mode
    from dateline.ui.panes.entities import EntitiesPane
    from dateline.ui.session import Selected

    pane = bench.window.pane("entities")
    assert isinstance(pane, EntitiesPane)
    wait_until(lambda: pane.model.rowCount() > 0, "names")
    name = pane.model.id_at(0)
    assert name is not None
    bench.session.set_focus(bench.session.focus.with_entity(name, Mode.REPLACE))
    bench.session.select(Selected("entity", name))
    settle()


def brush_days(bench: Workbench) -> None:
    """Mark the days of the month in the middle of the timeline."""
    from dateline.explore.timeline import DaySpan
    from dateline.model.days import day_from_iso
    from dateline.ui.panes.timeline import TimelinePane

    pane = bench.window.pane("timeline")
    assert isinstance(pane, TimelinePane)
    days = DaySpan(day_from_iso("2025-11-10"), day_from_iso("2025-12-05"))
    pane.view.desk.mark_days(days)
    settle()


def search(bench: Workbench, query: str) -> None:
    """Type a query into the search field."""
    bench.window.toolbar.search.setText(query)
    bench.window.toolbar.search.query_changed.emit(query)
    settle()
    settle()


def drag_over(bench: Workbench, folder: Path) -> None:
    """Show what a drag of good and bad files shows."""
    from dateline.ui.imports.drop_card import DropCounts, DropFile

    counts = DropCounts(
        12,
        3,
        tuple(
            DropFile(path.name, path.suffix[1:].upper()) for path in sorted(folder.iterdir())[:4]
        ),
        tuple(DropFile(f"photo-{n}.jpg", "not a format that can be read") for n in (1, 2, 3)),
        "samples",
    )
    overlay = bench.window.drop_target.overlay
    overlay.show_waiting(text=False)
    overlay.show_counts(counts)
    settle()


def import_bad_files(bench: Workbench, folder: Path) -> None:
    """Import files that can't be read, and wait for the report that opens by itself."""
    folder.mkdir()
    (folder / "empty.txt").write_bytes(b"")
    (folder / "binary.md").write_bytes(bytes(range(256)) * 40)
    (folder / "cut.pdf").write_bytes(b"%PDF-1.7\n1 0 obj\n<<")
    bench.importing.import_paths([folder])
    wait_until(bench.report.isVisible, "the report")
    settle()


def render(folder: Path, home: Path) -> None:
    """Bring the window into every state, one after the other."""
    with opened(home / "samples") as (application, bench):
        camera = Photographer(application, folder)
        camera.take("empty")
        import_samples(bench)
        open_first(bench)
        hold_import(bench, home / "more")
        camera.take("importing")
        bench.session.queue.cancel().result()
        bench.session.queue.go_on().result()
        camera.take("article")
        filter_by_most_frequent(bench)
        camera.take("entity-focused")
        brush_days(bench)
        camera.take("period-brushed")
        bench.focus.clear()
        search(bench, "ferry -storm")
        camera.take("search-hits")
        search(bench, "ferry (")
        camera.take("search-mistake")
        search(bench, "")
        samples = Path(str(files("dateline_data").joinpath("samples", "library")))
        drag_over(bench, samples)
        camera.take("drop-overlay")
        bench.window.drop_target.overlay.hide()
        import_bad_files(bench, home / "bad")
        camera.take("failed-files")


def hold_import(bench: Workbench, folder: Path) -> None:
    """Queue more articles while the queue is paused, so that the import stands still."""
    folder.mkdir()
    for number in range(40):
        text = f"Ferry timetable {number}\n\nThe ferry sails at {number} minutes past the hour.\n"
        (folder / f"timetable-{number:02d}.txt").write_text(text, "utf-8")
    bench.session.queue.pause().result()
    bench.importing.import_paths([folder])
    wait_until(lambda: bench.window.strip.progress is not None, "the progress")
    settle()


def main() -> int:
    """Render into the folder of the first argument; the second is a home of our own."""
    from PySide6.QtWidgets import QApplication

    application = QApplication(sys.argv[:1])
    render(Path(sys.argv[1]), Path(sys.argv[2]))
    application.quit()
    return 0


if __name__ == "__main__":
    sys.exit(main())
