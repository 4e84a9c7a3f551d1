"""History: every decision is listed with its state, and any of them can be undone and done again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from dateline.editing.articles import set_metadata, star
from dateline.ui.deeds.record_deeds import RecordDeeds
from dateline.ui.dialogs.history import HistoryDialog
from dateline.ui.workbench import Workbench
from tests.ui.working_library import working


@pytest.fixture
def bench(tmp_path: Path, qtbot: QtBot) -> Iterator[Workbench]:
    with working(tmp_path / "library", qtbot, findings=1) as made:
        yield made


def opened(bench: Workbench) -> HistoryDialog:
    bench.window.actions_registry.action("history").trigger()
    deeds = bench.findChild(RecordDeeds)
    assert isinstance(deeds, RecordDeeds)
    assert deeds.history is not None
    return deeds.history


def cells(dialog: HistoryDialog, place: int) -> list[str]:
    model = dialog.model
    return [str(model.index(place, column).data() or "") for column in range(model.columnCount())]


def test_decisions_are_listed_newest_first_and_undone_out_of_order(
    bench: Workbench, qtbot: QtBot
) -> None:
    article_id = bench.library_pane.model.ids[0]
    author = bench.session.author
    writer = bench.session.library.writer
    writer.write(set_metadata(article_id, "title", "A better title", author=author))
    writer.write(star(article_id, starred=True, author=author))
    dialog = opened(bench)
    QAbstractItemModelTester(
        dialog.model, QAbstractItemModelTester.FailureReportingMode.Fatal, dialog
    )
    qtbot.waitUntil(lambda: dialog.model.rowCount() == 3)
    qtbot.waitUntil(lambda: cells(dialog, 2)[0] == "Pin")
    assert [cells(dialog, place)[0] for place in range(3)] == [
        "Star",
        "Change of a title, byline or outlet",
        "Pin",
    ]
    assert cells(dialog, 1)[1] == "A better title → A better title"
    assert cells(dialog, 1)[3:] == ["AB", "In force"]

    dialog.table.selectRow(1)
    dialog.turn()
    qtbot.waitUntil(lambda: cells(dialog, 1)[4].startswith("Undone"))
    assert dialog.model.rowCount() == 3
    assert cells(dialog, 1)[1].startswith("Title ")
    assert dialog._undo.text() == "Do it again"
    dialog.turn()
    qtbot.waitUntil(lambda: cells(dialog, 1)[4] == "In force")
    bench.session.undo()
    qtbot.waitUntil(lambda: cells(dialog, 1)[4].startswith("Undone"))
    dialog.close()


def test_history_is_opened_once_and_again_after_it_was_closed(
    bench: Workbench, qtbot: QtBot
) -> None:
    first = opened(bench)
    assert opened(bench) is first
    with qtbot.waitSignal(first.destroyed):
        first.close()
    again = opened(bench)
    qtbot.waitUntil(lambda: again.model.rowCount() == 1)
    again.close()
