"""The window's thread goes on while files are read, extracted and shown as they come."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.desktop.display import no_screen
from tests.desktop.heartbeats import gaps_of
from tests.desktop.libraries import wait_until_imported
from tests.desktop.window import window
from tests.sample_articles import write_articles

ARTICLES = 50
MOST_P99_MS = 250.0
"""Generous, since other tests may run beside this one; the long tier and the acceptance ask for 100."""


@pytest.mark.timeout(240)
def test_the_windows_thread_is_not_held_up_by_an_import_of_fifty_articles(tmp_path: Path) -> None:
    home, library, folder = tmp_path / "home", tmp_path / "library", tmp_path / "articles"
    write_articles(folder, ARTICLES)
    with window(no_screen(home), library, home=home, paths=[folder], calm=False) as opened:
        opened.ask("start_heartbeat")
        wait_until_imported(library, articles=ARTICLES, seconds=180.0)
        gaps = gaps_of(opened.ask("stop_heartbeat"))
        opened.wait_for("status", lambda found: found["articles"] == ARTICLES)
        opened.wait_for("rows", lambda rows: len(rows) == ARTICLES, pane="library")
    assert gaps.beats > ARTICLES
    assert gaps.p99 <= MOST_P99_MS, str(gaps)
