"""Remove for good: asked once, with what becomes of findings; nothing of the words is left."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from dateline.ui.deeds.removal_deeds import RemovalDeeds
from dateline.ui.dialogs.remove_for_good import RemoveForGoodDialog
from dateline.ui.panes.findings import FindingsPane
from dateline.ui.widgets.buttons import Button
from dateline.ui.widgets.choices import RadioButton
from dateline.ui.workbench import Workbench
from tests.ui.working_library import working


@pytest.fixture
def bench(tmp_path: Path, qtbot: QtBot) -> Iterator[Workbench]:
    with working(tmp_path / "library", qtbot, findings=3) as made:
        made.library_pane.table.selectRow(0)
        qtbot.waitUntil(lambda: made.article.opened is not None)
        yield made


def asked(bench: Workbench, qtbot: QtBot) -> RemoveForGoodDialog:
    deeds = bench.findChild(RemovalDeeds)
    assert isinstance(deeds, RemovalDeeds)
    bench.window.actions_registry.action("remove_for_good").trigger()
    qtbot.waitUntil(lambda: deeds.dialog is not None)
    assert deeds.dialog is not None
    return deeds.dialog


def findings(bench: Workbench) -> int:
    pane = bench.window.pane("findings")
    assert isinstance(pane, FindingsPane)
    return pane.model.rowCount()


def test_it_says_what_goes_and_that_it_can_not_be_undone(bench: Workbench, qtbot: QtBot) -> None:
    dialog = asked(bench, qtbot)
    assert dialog.windowTitle() == "Remove 1 article for good"
    assert dialog._why.text() == (
        "This erases the text, its index, originals, findings, history and older backups of it. "
        "It cannot be undone."
    )
    assert not dialog.findings_too
    dialog.reject()
    assert bench.library_pane.model.rowCount() == 3


@pytest.mark.parametrize(("choice", "left"), [("keep", 3), ("remove", 2)])
def test_the_article_goes_and_its_findings_as_chosen(
    bench: Workbench, qtbot: QtBot, choice: str, left: int
) -> None:
    qtbot.waitUntil(lambda: findings(bench) == 3)
    opened = bench.article.opened
    assert opened is not None
    dialog = asked(bench, qtbot)
    dialog.choose(choice)
    dialog.accept()
    qtbot.waitUntil(lambda: "Removed 1 article for good" in bench.window.toast.words)
    qtbot.waitUntil(lambda: bench.library_pane.model.rowCount() == 2)
    qtbot.waitUntil(lambda: findings(bench) == left)
    assert bench.session.undo_name is None
    if choice == "remove":
        stored = bench.session.library.folder.database.read_bytes()
        assert opened.stored.text.split(".")[0].encode() not in stored


def test_one_finding_is_spoken_of_as_one_and_the_button_that_erases_is_not_the_default(
    bench: Workbench, qtbot: QtBot
) -> None:
    dialog = asked(bench, qtbot)
    words = [button.text() for button in dialog.findChildren(RadioButton)]
    assert words == ["Keep it, with the words it cites", "Remove it too"]
    default = [button for button in dialog.findChildren(Button) if button.isDefault()]
    assert [button.text() for button in default] == ["Cancel"]
    dialog.reject()
