"""How the news of changed articles reaches the panes."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QElapsedTimer
from pytestqt.qtbot import QtBot

from dateline.library.changes import Changes
from tests.ui.working_library import working

STREAM = 200


def test_changes_that_stream_in_are_told_together_and_none_is_lost(
    tmp_path: Path, qtbot: QtBot
) -> None:
    with working(tmp_path / "lib", qtbot) as bench:
        told: list[Changes] = []
        bench.session.library_changed.connect(told.append)
        clock = QElapsedTimer()
        clock.start()
        for number in range(STREAM):
            bench.session.library.writer.write(
                lambda tx, number=number: tx.note(Changes(extracted=frozenset((1_000 + number,))))
            )
            qtbot.wait(1)
        wanted = {1_000 + number for number in range(STREAM)}
        qtbot.waitUntil(lambda: wanted <= {i for changes in told for i in changes.extracted})
        assert len(told) <= clock.elapsed() // 50 + 2
