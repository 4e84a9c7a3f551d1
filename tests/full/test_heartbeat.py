"""The window's thread is never held up for long while articles are imported."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.desktop.display import Screen
from tests.desktop.dragging import drag_source
from tests.desktop.heartbeats import gaps_of
from tests.desktop.libraries import wait_until_imported
from tests.desktop.window import window
from tests.sample_articles import write_articles

pytestmark = [pytest.mark.full, pytest.mark.timeout(420)]

ARTICLES = 50
MOST_P99_MS = 100.0


def test_the_window_stays_usable_while_fifty_articles_are_dropped_read_and_extracted(
    desktop: Screen, home: Path, tmp_path: Path
) -> None:
    folder, library = tmp_path / "articles", tmp_path / "library"
    write_articles(folder, ARTICLES)
    with window(desktop, library, home=home) as opened:
        with drag_source(desktop, [folder], home=home) as source:
            opened.ask("start_heartbeat")
            assert source.drag_to(opened.ask("window_place")) == "taken"
            wait_until_imported(library, articles=ARTICLES, seconds=300.0)
        gaps = gaps_of(opened.ask("stop_heartbeat"))
        opened.wait_for("rows", lambda rows: len(rows) == ARTICLES, pane="library")
    print(gaps)
    assert gaps.beats > 100
    assert gaps.p99 <= MOST_P99_MS, str(gaps)
