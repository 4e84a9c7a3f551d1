"""What is said when an import has added articles."""

from __future__ import annotations

import json
from pathlib import Path

from pytestqt.qtbot import QtBot

from tests.ui.working_library import working

STORIES = tuple(
    f"The ferry of {town} stays in the harbour until the inquiry has ended, said the mayor."
    for town in ("Velm", "Tarvik", "Oresk")
)


def test_the_articles_are_counted_and_not_the_files(tmp_path: Path, qtbot: QtBot) -> None:
    lines = (
        json.dumps({"title": f"Ferry {number}", "text": text})
        for number, text in enumerate(STORIES)
    )
    file = tmp_path / "stories.jsonl"
    file.write_text("\n".join(lines), "utf-8")
    with working(tmp_path / "lib", qtbot, workers=1) as bench:
        bench.import_paths([file])
        qtbot.waitUntil(lambda: bench.window.toast.words.startswith("Added"), timeout=30_000)
        assert bench.window.toast.words == "Added 3 articles"
