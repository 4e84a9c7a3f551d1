"""Several chosen articles are corrected at once: only what is ticked, and undone together."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from dateline.library.reads.articles import ArticleRow, article_rows
from dateline.ui.deeds.record_deeds import RecordDeeds
from dateline.ui.dialogs.ask_day import DayDialog
from dateline.ui.dialogs.batch_details import BatchDetailsDialog
from dateline.ui.workbench import Workbench
from tests.ui.controls import jumps, nameless
from tests.ui.working_library import working


@pytest.fixture
def bench(tmp_path: Path, qtbot: QtBot) -> Iterator[Workbench]:
    with working(tmp_path / "library", qtbot) as made:
        table = made.library_pane.table
        table.selectRow(0)
        table.setFocus()
        qtbot.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
        assert len(table.chosen_ids()) == 2
        qtbot.waitUntil(lambda: made.article.opened is not None)
        yield made


def rows(bench: Workbench) -> list[ArticleRow]:
    with closing(bench.session.library.reader()) as reader:
        return article_rows(reader, list(bench.library_pane.model.ids))


def test_the_chosen_articles_get_what_is_ticked_and_one_undo_takes_it_back(
    bench: Workbench, qtbot: QtBot
) -> None:
    chosen = set(bench.library_pane.table.chosen_ids())
    bench.window.actions_registry.action("library.details").trigger()
    deeds = bench.findChild(RecordDeeds)
    assert isinstance(deeds, RecordDeeds)
    qtbot.waitUntil(lambda: deeds.batch is not None)
    dialog = deeds.batch
    assert isinstance(dialog, BatchDetailsDialog)
    assert dialog.problem()
    assert nameless(dialog) == []
    assert jumps(dialog) == []
    assert dialog.field("published").text() == "2025-03-13"
    qtbot.keyClicks(dialog.field("outlet"), "Tern Post")
    assert dialog.changes == {"outlet": "Tern Post"}
    dialog.box("published").setChecked(True)
    dialog.field("published").setText("soon")
    assert "2025-03-13" in dialog.problem()
    dialog.field("published").setText("2025-03-20")
    dialog.accept()
    qtbot.waitUntil(lambda: bench.session.undo_name is not None)
    expected = {("Tern Post", "2025-03-20")}
    assert {(r.outlet, r.published) for r in rows(bench) if r.id in chosen} == expected
    assert [r.outlet for r in rows(bench) if r.id not in chosen] == [""]
    bench.session.undo()
    qtbot.waitUntil(lambda: {r.outlet for r in rows(bench)} == {""})
    assert {r.published for r in rows(bench)} == {"2025-03-13"}


def test_d_sets_the_day_of_every_chosen_article(bench: Workbench, qtbot: QtBot) -> None:
    chosen = set(bench.library_pane.table.chosen_ids())
    qtbot.keyClick(bench.library_pane.table, Qt.Key.Key_D)
    dialog = bench.window.findChild(DayDialog)
    assert isinstance(dialog, DayDialog)
    assert "2 articles" in dialog.title
    dialog.field.setText("2025-03-20")
    dialog.accept()
    qtbot.waitUntil(lambda: bench.session.undo_name is not None)
    assert {r.published for r in rows(bench) if r.id in chosen} == {"2025-03-20"}
    assert [r.published for r in rows(bench) if r.id not in chosen] == ["2025-03-13"]
