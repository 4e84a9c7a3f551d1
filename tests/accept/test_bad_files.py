"""Files that can't be read each get their sentence in the report and harm nothing."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from dateline.library.health import examine
from tests.accept.conftest import Show
from tests.desktop.display import Screen
from tests.desktop.dragging import drag_source
from tests.desktop.libraries import look, wait_until_imported
from tests.desktop.processes import resident_mebibytes
from tests.desktop.window import window
from tests.sample_articles import write_articles

pytestmark = pytest.mark.timeout(600)

HUGE_BYTES = 200 * 1024 * 1024
MOST_GROWTH_BYTES = 20 * 1024 * 1024
SHORTEST_SENTENCE = 20
MP3 = b"ID3" + bytes(range(256)) * 20
GOOD = 3


def draw(path: Path, *, password: str | None = None) -> None:
    """Write a PDF of one page of ours, locked with a password if there is one."""
    encryption = StandardEncryption(password, canPrint=0) if password else None
    canvas = Canvas(str(path), encrypt=encryption)
    canvas.drawString(72, 720, "The council of Marlow voted on Tuesday to keep the ferry.")
    canvas.save()


def unreadable(folder: Path) -> Path:
    """Make a file that this account may not read; an account that may read all gets a dead link."""
    path = folder / "unreadable.txt"
    if os.geteuid() == 0:
        path.symlink_to(folder / "gone.txt")
    else:
        path.write_text("Nobody reads this.\n")
        path.chmod(0)
    return path


def bad_files(folder: Path) -> list[Path]:
    folder.mkdir()
    empty, binary, locked = folder / "empty.txt", folder / "binary.txt", folder / "locked.pdf"
    huge, recording, program = (
        folder / "huge.txt",
        folder / "recording.txt",
        folder / "program.html",
    )
    empty.touch()
    binary.write_bytes(bytes(range(256)) * 400)
    draw(locked, password="winter")  # noqa: S106
    with huge.open("wb") as file:
        file.write(b"The council of Marlow voted on Tuesday to keep the ferry. " * 20_000)
        file.truncate(HUGE_BYTES)
    recording.write_bytes(MP3)
    program.write_bytes(b"\x7fELF" + bytes(range(256)) * 40)
    damaged = folder / "text named.pdf"
    damaged.write_bytes(b"%PDF-1.4\nThis is no PDF, whatever its first bytes say.\n")
    return [unreadable(folder), empty, binary, locked, huge, recording, program, damaged]


def wrongly_named(folder: Path, good: list[Path]) -> list[Path]:
    """Give files that can be read the name of another kind."""
    page = next(path for path in good if path.suffix == ".html")
    paper = folder / "a paper.txt"
    draw(paper)
    return [page.rename(folder / "a page.pdf"), paper]


def test_each_bad_file_gets_its_sentence_and_the_good_ones_are_imported(
    desktop: Screen, home: Path, tmp_path: Path, show: Show
) -> None:
    bad = bad_files(tmp_path / "bad")
    good = write_articles(tmp_path / "good", GOOD + 1)
    misnamed = wrongly_named(tmp_path, good)
    good = [path for path in good if path.exists()]
    library = tmp_path / "library"
    with window(desktop, library, home=home) as opened:
        with drag_source(desktop, [*bad, *good, *misnamed], home=home) as source:
            assert source.drag_to(opened.ask("window_place")) == "taken"
            wait_until_imported(library, articles=len(good) + len(misnamed), seconds=240.0)
        rows = opened.wait_for(
            "report", lambda rows: rows and len(rows) == len(bad) + len(good) + len(misnamed)
        )
        memory = resident_mebibytes(opened.process.pid)
        opened.wait_for("rows", lambda rows: len(rows) == len(good) + len(misnamed), pane="library")
    said = {row["name"]: row for row in rows}
    for path in [*bad, *misnamed]:
        row = said[path.name]
        show(f"{path.name}: {row['result']}. {row['what']}")
    for path in bad:
        assert said[path.name]["result"] == "failed"
        assert len(said[path.name]["what"]) >= SHORTEST_SENTENCE
        assert said[path.name]["what"].endswith(".")
    assert len({said[path.name]["what"] for path in bad}) >= len(bad) - 2
    for path in good:
        assert said[path.name]["result"] == "added"
    for path in misnamed:
        assert said[path.name]["result"] in {"added", "check"}
        assert len(said[path.name]["what"]) >= SHORTEST_SENTENCE
    health = examine(library)
    kept = sum(path.stat().st_size for path in library.rglob("*") if path.is_file())
    show(f"the library is sound: {health.sound}, {kept / 1024:.0f} KB; window {memory:.0f} MB")
    assert health.sound
    assert health.orphan_originals == 0
    assert kept < MOST_GROWTH_BYTES
    assert look(library, "SELECT count(*) FROM task WHERE state = 'failed'") == [(len(bad),)]
