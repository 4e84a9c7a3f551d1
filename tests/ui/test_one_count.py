"""The status bar and the timeline count the same events at every moment."""

from __future__ import annotations

import re
from pathlib import Path

from pytestqt.qtbot import QtBot

from dateline.ui.workbench import Workbench
from tests.building import store_with_names
from tests.ui.working_library import NAMES, working

TEXT = "Ana Reyes met the board. Boris Okoro did not. Carla Lind wrote. Ana Reyes spoke."


def counted(bench: Workbench) -> tuple[int, int]:
    """Return the events that the status bar and the timeline's head speak of."""
    said = re.search(r"(\d+) dated", bench.window.strip.library_words)
    shown = re.search(r"(\d+) events? in", bench.timeline_pane.head.scope_words)
    return (int(said[1]) if said else 0, int(shown[1]) if shown else 0)


def test_status_bar_and_timeline_never_count_different_events(tmp_path: Path, qtbot: QtBot) -> None:
    with working(tmp_path / "library", qtbot) as bench:
        qtbot.waitUntil(lambda: counted(bench)[1] > 0)
        qtbot.waitUntil(lambda: counted(bench)[0] > 0)
        before, _ = counted(bench)
        seen: set[tuple[int, int]] = set()

        def more() -> bool:
            seen.add(counted(bench))
            return counted(bench)[1] > before

        for model in (bench.scopes.scope_changed, bench.timeline_pane.feed.loaded):
            model.connect(lambda _: seen.add(counted(bench)))
        bench.session.library.writer.write(
            lambda tx: store_with_names(tx, TEXT, NAMES, sha256="9" * 64)
        )
        qtbot.waitUntil(more)
        assert all(said == shown for said, shown in seen)
        assert len(seen) == 2


def test_without_the_timeline_the_status_bar_counts_by_itself(tmp_path: Path, qtbot: QtBot) -> None:
    with working(tmp_path / "library", qtbot) as bench:
        qtbot.waitUntil(lambda: counted(bench)[0] > 0)
        bench.window.dock("timeline").hide()
        before, _ = counted(bench)
        bench.session.library.writer.write(
            lambda tx: store_with_names(tx, TEXT, NAMES, sha256="9" * 64)
        )
        qtbot.waitUntil(lambda: counted(bench)[0] > before)
