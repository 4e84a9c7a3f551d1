"""A thousand articles in one drop with the window in use; pause, restart, resume and cancel."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.accept.conftest import Show
from tests.desktop.display import Screen
from tests.desktop.dragging import drag_source
from tests.desktop.heartbeats import gaps_of
from tests.desktop.libraries import OPEN_TASKS, look, number
from tests.desktop.processes import end, wait_until
from tests.desktop.window import Window, window
from tests.shared import shared

pytestmark = pytest.mark.timeout(1500)

ARTICLES = 1_000
MOST_P99_MS = 100.0
PATIENCE_S = 1_200.0
STANDS_STILL_S = 2.0
READ = "SELECT count(*) FROM task WHERE stage = 'read' AND state IN ('done', 'failed')"
DONE = "SELECT count(*) FROM task WHERE state = 'done'"
EXTRACTED = "SELECT count(*) FROM article WHERE extracted_utc IS NOT NULL"
WAITING = "SELECT count(*) FROM task WHERE state = 'waiting'"
QUERY = "oil"


@pytest.fixture(scope="module")
def thousand(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The first thousand articles of the scale corpus, as files."""
    folder = tmp_path_factory.mktemp("scale") / "articles"
    script = shared("scale", "make_scale.py")
    command = [sys.executable, str(script), str(ARTICLES), str(folder)]
    subprocess.run(command, check=True, capture_output=True)
    return folder


def use(opened: Window) -> None:
    """Do what a person does meanwhile: open an article, search, go back to all articles."""
    row = opened.wait_for("first_row", lambda found: found is not None, pane="library")
    opened.click("row_place", pane="library", row=row)
    opened.wait_for("article", lambda found: found is not None)
    opened.ask("trigger", action="search")
    opened.pointer.type(QUERY)
    opened.wait_for("status", lambda found: found["query"] == QUERY)
    opened.pointer.key("ctrl+a", "BackSpace")
    opened.wait_for("status", lambda found: found["query"] == "")


def test_a_thousand_articles_are_imported_in_one_drop_with_the_window_usable(
    thousand: Path, desktop: Screen, home: Path, tmp_path: Path, show: Show
) -> None:
    library = tmp_path / "library"
    with window(desktop, library, home=home) as opened:
        with drag_source(desktop, [thousand], home=home) as source:
            opened.ask("start_heartbeat")
            before = time.monotonic()
            assert source.drag_to(opened.ask("window_place")) == "taken"
            wait_until(
                lambda: number(library, READ) >= ARTICLES // 10,
                seconds=PATIENCE_S,
                what="a tenth is read",
            )
        use(opened)
        wait_until(
            lambda: number(library, READ) >= ARTICLES, seconds=PATIENCE_S, what="all are read"
        )
        read_s = time.monotonic() - before
        use(opened)
        wait_until(
            lambda: number(library, OPEN_TASKS) == 0, seconds=PATIENCE_S, what="all are extracted"
        )
        extracted_s = time.monotonic() - before
        gaps = gaps_of(opened.ask("stop_heartbeat"))
        held = number(library, "SELECT count(*) FROM article")
        opened.wait_for("status", lambda found: found["articles"] == held)
    outcomes = dict(
        look(library, "SELECT outcome, count(*) FROM task WHERE stage = 'read' GROUP BY 1")
    )
    show(f"{ARTICLES} files: {outcomes}; {held} articles, {number(library, EXTRACTED)} extracted")
    show(f"read after {read_s:.0f} s ({ARTICLES / read_s:.0f} files a second)")
    show(f"extracted after {extracted_s:.0f} s ({held / extracted_s:.1f} articles a second)")
    show(f"the window's thread meanwhile: {gaps}")
    assert sum(outcomes.values()) == ARTICLES
    assert "failed" not in outcomes
    stages = look(library, "SELECT state, count(*) FROM task WHERE stage = 'extract' GROUP BY 1")
    show(f"extractions: {dict(stages)}; {held - number(library, EXTRACTED)} are not in English")
    assert stages == [("done", number(library, EXTRACTED))]
    assert number(library, EXTRACTED) >= 0.99 * held
    assert gaps.p99 <= MOST_P99_MS


def test_an_import_can_be_paused_restarted_resumed_and_cancelled(
    thousand: Path, desktop: Screen, home: Path, tmp_path: Path, show: Show
) -> None:
    library = tmp_path / "library"
    with window(desktop, library, home=home) as opened:
        with drag_source(desktop, [thousand], home=home) as source:
            assert source.drag_to(opened.ask("window_place")) == "taken"
            wait_until(lambda: number(library, DONE) > 20, seconds=120.0, what="some are done")
        opened.click("button_place", words="Pause")
        opened.wait_for("button_place", lambda found: found is not None, words="Go on")
        done = settled_number(library)
        waiting = number(library, WAITING)
        show(f"paused: {done} tasks done, {waiting} wait, and nothing moves")
        assert waiting > 0
        assert number(library, READ) < ARTICLES
        time.sleep(STANDS_STILL_S)
        assert number(library, DONE) == done
        end(opened.process)

    with window(desktop, library, home=home) as opened:
        opened.wait_for("button_place", lambda found: found is not None, words="Go on")
        assert number(library, DONE) == done
        show("restarted: still paused, nothing lost")
        opened.click("button_place", words="Go on")
        wait_until(lambda: number(library, DONE) > done + 20, seconds=120.0, what="it goes on")
        show(f"resumed: {number(library, DONE)} tasks done")
        opened.process.kill()
        opened.process.wait()

    after_kill = number(library, DONE)
    with window(desktop, library, home=home, calm=False) as opened:
        wait_until(
            lambda: number(library, DONE) > after_kill + 20,
            seconds=120.0,
            what="it goes on after a kill",
        )
        show(f"killed and restarted: goes on by itself, {number(library, DONE)} tasks done")
        opened.click("button_place", words="Cancel")
        wait_until(lambda: number(library, OPEN_TASKS) == 0, seconds=30.0, what="nothing waits")
        articles = number(library, "SELECT count(*) FROM article")
        states = dict(look(library, "SELECT state, count(*) FROM task GROUP BY 1"))
        show(f"cancelled: {states}; the {articles} articles that were stored stay")
        assert states["cancelled"] > 0
        assert "failed" not in states
        opened.wait_for("status", lambda found: found["articles"] == articles)
    assert look(library, "PRAGMA integrity_check") == [("ok",)]


def settled_number(library: Path) -> int:
    """Return how many files are read once those that were under way are through."""
    wait_until(
        lambda: number(library, "SELECT count(*) FROM task WHERE state = 'running'") == 0,
        seconds=60.0,
        what="what was under way is through",
    )
    return number(library, DONE)
