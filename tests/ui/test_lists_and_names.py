"""What stays lit in the list of names, and what the keys of the lists do where they are pressed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from dateline.explore.filters import Axis, Period
from dateline.ui.deeds.quote_deeds import QuoteDeeds
from dateline.ui.dialogs.ask_text import NoteDialog
from dateline.ui.panes.entities import EntitiesPane
from dateline.ui.panes.findings import FindingsPane
from dateline.ui.panes.quotes import QuotesPane
from dateline.ui.panes.timeline import TimelinePane
from dateline.ui.workbench import Workbench
from tests.ui.spoken import store_spoken
from tests.ui.working_library import working


@pytest.fixture
def bench(tmp_path: Path, qtbot: QtBot) -> Iterator[Workbench]:
    with working(tmp_path / "library", qtbot, findings=2) as made:
        made.window.resize(1440, 900)
        made.window.activateWindow()
        yield made


@pytest.fixture
def names(bench: Workbench, qtbot: QtBot) -> EntitiesPane:
    pane = bench.window.pane("entities")
    assert isinstance(pane, EntitiesPane)
    bench.window.bring_to_front("entities")
    qtbot.waitUntil(lambda: pane.model.rowCount() == 3)
    return pane


def click(names: EntitiesPane, qtbot: QtBot, row: int, *, ctrl: bool = False) -> None:
    rect = names.table.visualRect(names.model.index(row, 0))
    held = Qt.KeyboardModifier.ControlModifier if ctrl else Qt.KeyboardModifier.NoModifier
    qtbot.mouseClick(names.table.viewport(), Qt.MouseButton.LeftButton, held, rect.center())


def lit(names: EntitiesPane) -> list[int]:
    """Return the ids of the rows that are drawn as chosen: selected, or filtered by."""
    chosen = set(names.table.chosen_ids())
    rows = [names.model.row(row_id) for row_id in names.model.ids]
    return [row.id for row in rows if row is not None and (row.id in chosen or row.chosen)]


def test_a_row_is_not_lit_any_more_when_its_chip_is_taken_away(
    bench: Workbench, names: EntitiesPane, qtbot: QtBot
) -> None:
    click(names, qtbot, 0)
    qtbot.waitUntil(lambda: len(lit(names)) == 1)
    chip = bench.session.focus.chips()[0]
    bench.session.set_focus(bench.session.focus.without(chip))
    qtbot.waitUntil(lambda: names.model.rowCount() == 3 and lit(names) == [])
    assert bench.session.selected is None


def test_clear_all_puts_every_row_out_and_the_other_filter_stays(
    bench: Workbench, names: EntitiesPane, qtbot: QtBot
) -> None:
    click(names, qtbot, 0)
    qtbot.waitUntil(lambda: bool(bench.session.focus.entities))
    click(names, qtbot, 1, ctrl=True)
    qtbot.waitUntil(lambda: len(bench.session.focus.entities) == 2)
    first = bench.session.focus.chips()[0]
    bench.session.set_focus(bench.session.focus.without(first))
    qtbot.waitUntil(lambda: len(lit(names)) == 1)
    bench.focus.clear()
    qtbot.waitUntil(lambda: lit(names) == [])


def test_a_filter_of_another_kind_leaves_the_selection_of_names(
    bench: Workbench, names: EntitiesPane, qtbot: QtBot
) -> None:
    names.table.selectRow(1)
    chosen = names.table.chosen_ids()
    bench.session.set_focus(bench.session.focus.with_period(Period(Axis.PUBLISHED, 0, 999_999)))
    qtbot.waitUntil(lambda: bench.scopes.scope is not None and bool(bench.session.focus.filters))
    bench.focus.clear()
    assert names.table.chosen_ids() == chosen


def test_esc_puts_the_selected_name_out(
    bench: Workbench, names: EntitiesPane, qtbot: QtBot
) -> None:
    names.table.selectRow(0)
    assert bench.session.selected is not None
    bench.window.actions_registry.action("step_back").trigger()
    assert names.table.chosen_ids() == []


def test_two_chosen_names_can_be_merged_and_one_has_no_selected_names(
    bench: Workbench, names: EntitiesPane
) -> None:
    merge = bench.window.actions_registry.action("merge_selected")
    names.table.selectRow(0)
    assert not merge.isEnabled()
    names.table.selectAll()
    assert merge.isEnabled()


# The keys of the lists ------------------------------------------------------------------------------


@pytest.fixture
def quotes(bench: Workbench, qtbot: QtBot) -> QuotesPane:
    bench.session.library.writer.write(store_spoken)
    pane = bench.window.pane("quotes")
    assert isinstance(pane, QuotesPane)
    bench.window.bring_to_front("quotes")
    qtbot.waitUntil(lambda: pane.model.rowCount() == 1)
    qtbot.waitUntil(lambda: pane.model.row(pane.model.ids[0]) is not None)
    pane.table.setFocus()
    pane.table.selectRow(0)
    return pane


def findings(bench: Workbench) -> FindingsPane:
    pane = bench.window.pane("findings")
    assert isinstance(pane, FindingsPane)
    return pane


def test_p_in_the_list_of_quotes_pins_the_quote(
    bench: Workbench, quotes: QuotesPane, qtbot: QtBot
) -> None:
    qtbot.keyClick(quotes.table, Qt.Key.Key_P)
    qtbot.waitUntil(lambda: findings(bench).model.rowCount() == 3)
    row = quotes.model.row(quotes.model.ids[0])
    assert row is not None
    assert row.words in bench.window.toast.words


def test_n_in_the_list_of_quotes_asks_for_a_note_on_its_words(
    bench: Workbench, quotes: QuotesPane, qtbot: QtBot
) -> None:
    qtbot.keyClick(quotes.table, Qt.Key.Key_N)
    deeds = bench.findChild(QuoteDeeds)
    assert isinstance(deeds, QuoteDeeds)
    dialog = deeds.dialog
    assert isinstance(dialog, NoteDialog)
    row = quotes.model.row(quotes.model.ids[0])
    assert row is not None
    assert dialog.quoted == row.words
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    dialog.field.setPlainText("Ask the board.")
    qtbot.keyClick(dialog.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: findings(bench).model.rowCount() == 3)


def test_enter_on_a_quote_shows_only_its_speaker_and_space_its_card(
    bench: Workbench, quotes: QuotesPane, qtbot: QtBot
) -> None:
    qtbot.keyClick(quotes.table, Qt.Key.Key_Space)
    content = bench.window.cards.content
    assert content is not None
    assert content.answer.startswith("“")
    bench.window.cards.close_card()
    quotes.table.setFocus()
    qtbot.keyClick(quotes.table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(bench.session.focus.entities))


def test_what_a_list_can_not_do_is_refused_there_and_offered_where_it_can(
    bench: Workbench, names: EntitiesPane, quotes: QuotesPane
) -> None:
    registry = bench.window.actions_registry
    quotes.table.setFocus()
    assert registry.why_not("list.rename") == "The rows of this list have no name of their own."
    assert registry.why_not("list.remove") == "The rows of this list can't be removed."
    bench.window.bring_to_front("entities")
    names.table.setFocus()
    names.table.selectRow(0)
    assert registry.why_not("list.rename") == ""
    assert registry.action("list.rename").isEnabled()


def test_c_r_and_u_set_the_check_of_a_finding(bench: Workbench, qtbot: QtBot) -> None:
    pane = findings(bench)
    bench.window.bring_to_front("findings")
    qtbot.waitUntil(lambda: pane.model.rowCount() == 2)
    pane.table.setFocus()
    pane.table.selectRow(0)

    def state() -> str:
        row = pane.model.row(pane.model.ids[0])
        return "" if row is None else row.check_state

    for key, wanted in ((Qt.Key.Key_C, "checked"), (Qt.Key.Key_R, "rejected")):
        qtbot.keyClick(pane.table, key)
        qtbot.waitUntil(lambda wanted=wanted: state() == wanted)
    qtbot.keyClick(pane.table, Qt.Key.Key_U)
    qtbot.waitUntil(lambda: state() == "not checked")


def test_a_finding_at_an_end_of_the_list_says_that_it_can_go_no_further(
    bench: Workbench, qtbot: QtBot
) -> None:
    pane = findings(bench)
    bench.window.bring_to_front("findings")
    qtbot.waitUntil(lambda: pane.model.rowCount() == 2)
    pane.table.selectRow(0)
    bench.window.actions_registry.action("findings.move_up").trigger()
    assert bench.window.toast.words == "This finding is the first or the last already."


def test_l_gives_a_name_a_lane_and_takes_it_away(
    bench: Workbench, names: EntitiesPane, qtbot: QtBot
) -> None:
    names.table.selectRow(0)
    qtbot.waitUntil(lambda: names.model.row(names.model.ids[0]) is not None)
    lane = bench.window.actions_registry.action("entities.lane")
    timeline = bench.window.pane("timeline")
    assert isinstance(timeline, TimelinePane)
    reyes = names.table.chosen_ids()[0]
    qtbot.waitUntil(lambda: reyes in {lane.key for lane in timeline.view.stage.lanes.lanes})
    lane.trigger()
    assert bench.window.toast.words == "Ana Reyes has no lane on the timeline any more"
    qtbot.waitUntil(lambda: reyes not in {lane.key for lane in timeline.view.stage.lanes.lanes})
    lane.trigger()
    assert bench.window.toast.words == "Ana Reyes has a lane on the timeline"
    qtbot.waitUntil(lambda: timeline.view.stage.lanes.lanes[0].key == reyes)


# Areas ----------------------------------------------------------------------------------------------


def test_a_pane_closed_by_its_own_menu_leaves_no_tick_behind(
    bench: Workbench, qtbot: QtBot
) -> None:
    toggle = bench.window.actions_registry.action("toggle_timeline")
    assert toggle.isChecked()
    bench.window.dock("timeline").close()
    qtbot.waitUntil(lambda: not toggle.isChecked())
    toggle.trigger()
    qtbot.waitUntil(bench.window.dock("timeline").isVisible)


def test_in_a_narrow_window_the_right_panes_say_where_they_are(
    bench: Workbench, qtbot: QtBot
) -> None:
    bench.window.resize(1000, 700)
    registry = bench.window.actions_registry
    qtbot.waitUntil(lambda: "stand at the left" in registry.why_not("toggle_right"))
    assert not bench.window.dock("pairs").toggleViewAction().isChecked()
    bench.window.resize(1440, 900)
    qtbot.waitUntil(lambda: registry.why_not("toggle_right") == "")
