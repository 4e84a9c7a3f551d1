"""What a person reads, searches and names stands in no log file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.desktop.display import Screen
from tests.desktop.libraries import wait_until_imported
from tests.desktop.window import window

pytestmark = [pytest.mark.full, pytest.mark.timeout(300)]

MARKER = "quillobstrex"
"""A word of no language; a name, so that it also becomes an entity."""
TEXT = f"""The {MARKER} council votes

By Anna {MARKER.capitalize()}
3 March 2025

{MARKER.capitalize()} said on Monday that the council of {MARKER.capitalize()} had voted.

"We voted," Mayor Boris {MARKER.capitalize()} said.
"""


def written(home: Path) -> Iterator[Path]:
    """Yield every file outside the library that Dateline or this test's window wrote."""
    yield from (path for path in home.rglob("*") if path.is_file())


def test_a_marker_word_in_an_article_a_file_name_and_a_query_is_in_no_log(
    desktop: Screen, home: Path, tmp_path: Path
) -> None:
    folder = tmp_path / MARKER
    folder.mkdir()
    (folder / f"{MARKER}.txt").write_text(TEXT, "utf-8")
    (folder / f"broken {MARKER}.txt").write_bytes(bytes(range(256)) * 40 + MARKER.encode())
    (folder / f"locked {MARKER}.pdf").write_bytes(b"%PDF-1.7\n" + MARKER.encode() * 40)
    library = tmp_path / "library"
    with window(desktop, library, home=home, paths=[folder]) as opened:
        wait_until_imported(library, articles=1, seconds=120.0)
        opened.pointer.key("Escape")
        opened.click("row_place", pane="library", row=1)
        opened.wait_for("article", lambda found: found is not None)
        opened.ask("trigger", action="search")
        opened.pointer.type(f"{MARKER} ((")
        opened.wait_for("searching", lambda found: MARKER in found["text"])
        opened.pointer.key("ctrl+a")
        opened.pointer.type(MARKER)
        opened.pointer.key("Return")
        opened.wait_for("status", lambda found: found["query"] == MARKER)
        opened.wait_for("status", lambda found: found["in_scope"] == 1)
        # A bug is logged too: its message quotes what it failed on.
        opened.ask("log_failure", words=MARKER)
        assert opened.quit() == 0
    logs = [path for path in written(home) if path.suffix == ".log" or "log" in path.parts]
    assert any("dateline.log" in path.name for path in logs)
    for path in written(home):
        assert MARKER.encode() not in path.read_bytes().lower(), path
        assert MARKER not in path.name.lower()
