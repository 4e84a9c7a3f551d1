"""What a person does with findings: notes, checks, order and unpinning, each undone by name."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from dateline.library.reads.findings import FindingRow
from dateline.ui.deeds.finding_deeds import FindingDeeds
from dateline.ui.dialogs.ask_text import LineDialog, NoteDialog
from dateline.ui.panes.findings import FindingsPane
from dateline.ui.workbench import Workbench
from tests.ui.working_library import working


@pytest.fixture
def bench(tmp_path: Path, qtbot: QtBot) -> Iterator[Workbench]:
    with working(tmp_path / "library", qtbot, findings=3, initials="") as made:
        qtbot.waitUntil(lambda: pane_of(made).model.rowCount() == 3)
        made.window.bring_to_front("findings")
        qtbot.waitUntil(lambda: all(row(made, n) is not None for n in range(3)))
        yield made


def pane_of(bench: Workbench) -> FindingsPane:
    pane = bench.window.pane("findings")
    assert isinstance(pane, FindingsPane)
    return pane


def row(bench: Workbench, place: int) -> FindingRow | None:
    model = pane_of(bench).model
    row_id = model.id_at(place)
    return None if row_id is None else model.row(row_id)


def do(bench: Workbench, action_id: str) -> None:
    action = bench.window.actions_registry.action(action_id)
    assert action.isEnabled(), action.toolTip()
    action.trigger()


def deeds_of(bench: Workbench) -> FindingDeeds:
    deeds = bench.findChild(FindingDeeds)
    assert isinstance(deeds, FindingDeeds)
    return deeds


def choose(bench: Workbench, place: int) -> None:
    pane_of(bench).table.selectRow(place)


def test_a_finding_that_is_not_chosen_has_no_commands(bench: Workbench) -> None:
    assert not bench.window.actions_registry.action("findings.note").isEnabled()
    choose(bench, 0)
    assert bench.window.actions_registry.action("findings.note").isEnabled()


def test_a_note_is_written_changed_and_undone(bench: Workbench, qtbot: QtBot) -> None:
    choose(bench, 0)
    do(bench, "findings.note")
    dialog = deeds_of(bench).dialog
    assert isinstance(dialog, NoteDialog)
    dialog.field.setPlainText("Two more sources needed.")
    dialog.accept()
    qtbot.waitUntil(lambda: getattr(row(bench, 0), "note", "") == "Two more sources needed.")
    bench.session.undo()
    qtbot.waitUntil(lambda: getattr(row(bench, 0), "note", None) == "")


def test_the_first_check_asks_for_initials_and_the_next_does_not(
    bench: Workbench, qtbot: QtBot
) -> None:
    choose(bench, 0)
    do(bench, "findings.check")
    dialog = deeds_of(bench).dialog
    assert isinstance(dialog, LineDialog)
    dialog.field.setText("CD")
    with qtbot.waitSignal(bench.session.author_changed):
        dialog.accept()
    qtbot.waitUntil(lambda: getattr(row(bench, 0), "check_words", "") == "checked by CD")
    choose(bench, 1)
    do(bench, "findings.reject")
    assert deeds_of(bench).dialog is None
    qtbot.waitUntil(lambda: getattr(row(bench, 1), "check_words", "") == "rejected by CD")
    do(bench, "findings.uncheck")
    qtbot.waitUntil(lambda: getattr(row(bench, 1), "check_words", "") == "not checked")


def test_a_finding_moves_by_keys_stays_chosen_and_the_move_is_undone(
    bench: Workbench, qtbot: QtBot
) -> None:
    before = list(pane_of(bench).model.ids)
    choose(bench, 0)
    do(bench, "findings.move_down")
    moved = [before[1], before[0], before[2]]
    qtbot.waitUntil(lambda: list(pane_of(bench).model.ids) == moved)
    assert pane_of(bench).table.current_id() == before[0]
    bench.session.undo()
    qtbot.waitUntil(lambda: list(pane_of(bench).model.ids) == before)
    choose(bench, 0)
    do(bench, "findings.move_up")
    assert list(pane_of(bench).model.ids) == before


def test_del_unpins_the_chosen_findings_and_touches_no_name(bench: Workbench, qtbot: QtBot) -> None:
    scope = bench.scopes.scope
    assert scope is not None
    names = len(scope.facets.columns.entities.ids)
    table = pane_of(bench).table
    table.selectAll()
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: pane_of(bench).model.rowCount() == 0)
    assert bench.window.toast.words == "Unpinned 3 findings"
    bench.session.undo()
    qtbot.waitUntil(lambda: pane_of(bench).model.rowCount() == 3)
    scope = bench.scopes.scope
    assert scope is not None
    assert len(scope.facets.columns.entities.ids) == names


def test_enter_goes_to_the_sentence(bench: Workbench, qtbot: QtBot) -> None:
    choose(bench, 1)
    do(bench, "findings.go_to_sentence")
    qtbot.waitUntil(lambda: bench.article.opened is not None)
    opened, finding = bench.article.opened, row(bench, 1)
    assert opened is not None
    assert finding is not None
    assert opened.row.id == finding.article_id
