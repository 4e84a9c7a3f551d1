"""The window at work on a real library: panes follow the focus, commands take effect and undo."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractTableModel, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from dateline.editing.articles import remove_articles
from dateline.editing.commands import Author
from dateline.editing.entities import ignore_entity, merge_entities
from dateline.explore.focus import Focus, Mode
from dateline.explore.timeline import DaySpan
from dateline.model.spans import Span
from dateline.ui.panes import panes
from dateline.ui.panes.entities import EntitiesPane
from dateline.ui.panes.findings import FindingsPane
from dateline.ui.panes.timeline import TimelinePane
from dateline.ui.session import Passage, Selected
from dateline.ui.workbench import Workbench
from tests.ui.working_library import NAMES, entity_id, working


@pytest.fixture
def bench(tmp_path: Path, qtbot: QtBot) -> Iterator[Workbench]:
    with working(tmp_path / "library", qtbot, size=(1440, 900)) as made:
        yield made


def entities(bench: Workbench) -> EntitiesPane:
    pane = bench.window.pane("entities")
    assert isinstance(pane, EntitiesPane)
    return pane


def test_every_pane_of_the_registry_stands_in_the_window_with_its_action(bench: Workbench) -> None:
    registry = bench.window.actions_registry
    assert panes()
    for spec in panes():
        pane = bench.window.pane(spec.id)
        assert pane.accessibleName()
        assert registry.action(spec.go_action) in registry.bound()
        assert pane.head.height() == pane.head.sizeHint().height()


def test_every_list_model_passes_qts_own_tester(bench: Workbench, qtbot: QtBot) -> None:
    models = [
        model
        for pane in map(bench.window.pane, bench.window.pane_ids())
        for model in pane.findChildren(QAbstractTableModel)
    ]
    fatal = QAbstractItemModelTester.FailureReportingMode.Fatal
    tested = [QAbstractItemModelTester(model, fatal, bench) for model in models]
    assert len(tested) >= 4
    session = bench.session
    session.set_focus(session.focus.with_entity(entity_id(bench, "Carla Lind"), Mode.REPLACE))
    qtbot.waitUntil(lambda: bench.library_pane.model.rowCount() == 2)
    session.set_focus(session.focus.unfiltered())
    qtbot.waitUntil(lambda: bench.library_pane.model.rowCount() == 3)


def test_a_row_opens_its_article_and_the_article_says_where_it_stands(
    bench: Workbench, qtbot: QtBot
) -> None:
    bench.library_pane.table.selectRow(1)
    qtbot.waitUntil(lambda: bench.article.opened is not None)
    opened = bench.article.opened
    assert opened is not None
    assert bench.window.article.article is not None
    assert bench.window.article.article.text == opened.stored.text
    first = bench.window.article.text.go_to_mark(1)
    assert first is not None
    assert first.label in NAMES


def test_a_click_on_a_name_filters_and_ctrl_click_adds_and_alt_click_leaves_out(
    bench: Workbench, qtbot: QtBot
) -> None:
    table = entities(bench).table
    qtbot.waitUntil(lambda: entities(bench).model.rowCount() == 3)
    reyes, lind = entity_id(bench, "Ana Reyes"), entity_id(bench, "Carla Lind")

    def click(row_id: int, modifier: Qt.KeyboardModifier) -> None:
        number = entities(bench).model.row_of(row_id)
        assert number is not None
        rect = table.visualRect(entities(bench).model.index(number, 0))
        qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, modifier, rect.center())

    click(reyes, Qt.KeyboardModifier.NoModifier)
    qtbot.waitUntil(lambda: bench.library_pane.model.rowCount() == 2)
    click(lind, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bench.library_pane.model.rowCount() == 1)
    assert len(bench.window.filter_row.chips) == 2
    bench.session.go_back()
    qtbot.waitUntil(lambda: bench.library_pane.model.rowCount() == 2)
    click(lind, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: bench.library_pane.model.rowCount() == 1)
    assert [chip.excluded for chip in bench.window.filter_row.chips] == [False, True]


def test_a_filter_that_leaves_nothing_says_which_chip_to_drop(
    bench: Workbench, qtbot: QtBot
) -> None:
    focus = bench.session.focus.with_entity(entity_id(bench, "Boris Okoro"), Mode.REPLACE)
    focus = focus.with_entity(entity_id(bench, "Carla Lind"), Mode.ADD)
    bench.session.set_focus(focus)
    qtbot.waitUntil(lambda: bench.library_pane.state is not None)
    state = bench.library_pane.state
    assert state is not None
    assert "Without" in state.why
    assert [choice.id for choice in state.choices] == ["drop", "clear"]
    bench.library_pane.state_chosen.emit("clear")
    qtbot.waitUntil(lambda: bench.library_pane.state is None)
    assert bench.session.focus == Focus()


def test_a_search_marks_its_hits_in_the_article_that_opens(bench: Workbench, qtbot: QtBot) -> None:
    bench.session.set_focus(bench.session.focus.with_query("ferry"))
    qtbot.waitUntil(lambda: bench.scopes.scope is not None and bench.scopes.scope.count == 2)
    article_id = bench.library_pane.model.ids[0]
    bench.session.show_passage(Passage(article_id))
    qtbot.waitUntil(lambda: bench.article.opened is not None)
    qtbot.waitUntil(bench.window.article.find_bar.isVisible)


def test_a_query_with_a_mistake_keeps_the_last_results(bench: Workbench, qtbot: QtBot) -> None:
    bench.session.set_focus(bench.session.focus.with_query("ferry"))
    qtbot.waitUntil(lambda: bench.library_pane.model.rowCount() == 2)
    with qtbot.waitSignal(
        bench.scopes.mistake_found, check_params_cb=lambda found: found is not None
    ):
        bench.session.set_focus(bench.session.focus.with_query("ferry ("))
    assert bench.library_pane.model.rowCount() == 2


def test_esc_takes_one_step_each(bench: Workbench, qtbot: QtBot) -> None:
    session = bench.session
    session.set_focus(session.focus.with_entity(entity_id(bench, "Carla Lind"), Mode.REPLACE))
    session.select(Selected("entity", entity_id(bench, "Carla Lind")))
    step = bench.window.actions_registry.action("step_back")
    step.trigger()
    assert session.selected is None
    assert session.focus.filters
    step.trigger()
    assert not session.focus.filters


def test_a_command_is_named_in_the_menu_and_undone_from_the_toast(
    bench: Workbench, qtbot: QtBot
) -> None:
    bench.library_pane.table.selectRow(0)
    qtbot.waitUntil(lambda: bench.article.opened is not None)
    bench.window.actions_registry.action("remove_article").trigger()
    qtbot.waitUntil(lambda: bench.library_pane.model.rowCount() == 2)
    undo = bench.window.actions_registry.action("undo")
    assert "removal of 1 article" in undo.text()
    assert bench.window.toast.words == "Removed 1 article"
    bench.window.toast.action_chosen.emit("undo")
    qtbot.waitUntil(lambda: bench.library_pane.model.rowCount() == 3)
    assert not undo.isEnabled()
    assert bench.window.actions_registry.action("redo").isEnabled()


def test_words_pinned_from_the_article_are_listed_as_a_finding(
    bench: Workbench, qtbot: QtBot
) -> None:
    bench.library_pane.table.selectRow(0)
    qtbot.waitUntil(lambda: bench.article.opened is not None)
    bench.window.actions_registry.action("article.pin").trigger()
    pane = bench.window.pane("findings")
    assert isinstance(pane, FindingsPane)
    model = pane.model
    qtbot.waitUntil(lambda: model.rowCount() == 1)
    assert bench.window.pane("findings").state is None


def test_an_empty_library_fills_the_window_with_the_first_steps(
    bench: Workbench, qtbot: QtBot
) -> None:
    bench.session.carry_out(remove_articles(list(bench.library_pane.model.ids), author=Author()))
    qtbot.waitUntil(bench.window.empty.isVisible)
    assert not bench.window.dock("library").isVisible()
    bench.session.undo()
    qtbot.waitUntil(bench.window.article.isVisible)
    assert bench.window.dock("library").isVisible()


def test_the_window_remembers_where_its_docks_stood(bench: Workbench, qtbot: QtBot) -> None:
    window = bench.window
    window.addDockWidget(Qt.DockWidgetArea.BottomDockWidgetArea, window.dock("quotes"))
    state = window.layout_state()
    window.reset_layout()
    assert window.dockWidgetArea(window.dock("quotes")) == Qt.DockWidgetArea.RightDockWidgetArea
    assert window.restore_layout(state)
    assert window.dockWidgetArea(window.dock("quotes")) == Qt.DockWidgetArea.BottomDockWidgetArea


def test_a_narrow_window_folds_the_right_panes_to_the_left_and_a_wide_one_unfolds_them(
    bench: Workbench, qtbot: QtBot
) -> None:
    window = bench.window
    names = window.dock("entities")
    window.resize(1024, 640)
    qtbot.waitUntil(lambda: window.dockWidgetArea(names) == Qt.DockWidgetArea.LeftDockWidgetArea)
    folded = window.layout_state()
    window.resize(1440, 900)
    right = Qt.DockWidgetArea.RightDockWidgetArea
    qtbot.waitUntil(lambda: window.dockWidgetArea(names) == right)
    assert window.restore_layout(folded)
    assert window.dockWidgetArea(names) == right


def test_a_toast_never_undoes_anything_but_what_it_speaks_of(
    bench: Workbench, qtbot: QtBot
) -> None:
    bench.library_pane.table.selectRow(0)
    qtbot.waitUntil(lambda: bench.article.opened is not None)
    bench.window.actions_registry.action("article.pin").trigger()
    qtbot.waitUntil(lambda: bench.session.last_done is not None)
    bench.window.actions_registry.action("remove_article").trigger()
    qtbot.waitUntil(lambda: "Removed" in bench.window.toast.words)
    bench.session.undo()
    qtbot.waitUntil(lambda: bench.window.toast.words.startswith("Undone"))
    assert bench.session.undo_name is not None
    offered = [b.text() for b in bench.window.toast.findChildren(QAbstractButton) if b.isVisible()]
    assert "Undo" not in offered


def test_a_card_closes_when_another_article_takes_the_place_of_the_words_it_explains(
    bench: Workbench, qtbot: QtBot
) -> None:
    bench.library_pane.table.selectRow(0)
    qtbot.waitUntil(lambda: bench.article.opened is not None)
    mark = bench.window.article.text.go_to_mark(1)
    assert mark is not None
    bench.window.article.show_card_or_page_down()
    qtbot.waitUntil(lambda: bench.window.cards.content is not None)
    bench.library_pane.table.selectRow(1)
    qtbot.waitUntil(lambda: bench.window.cards.content is None)


def test_a_card_stays_while_what_is_known_of_its_article_is_read_anew(
    bench: Workbench, qtbot: QtBot
) -> None:
    bench.library_pane.table.selectRow(0)
    qtbot.waitUntil(lambda: bench.article.opened is not None)
    assert bench.window.article.text.go_to_mark(1) is not None
    bench.window.article.show_card_or_page_down()
    qtbot.waitUntil(lambda: bench.window.cards.content is not None)
    content = bench.window.cards.content
    lind = entity_id(bench, "Carla Lind")
    with qtbot.waitSignal(bench.article.opened_changed):
        bench.session.carry_out(ignore_entity(lind, author=bench.session.author))
    assert bench.window.cards.content is content


def test_an_ignored_name_leaves_the_filter_too(bench: Workbench, qtbot: QtBot) -> None:
    pane = entities(bench)
    lind = entity_id(bench, "Carla Lind")
    bench.session.set_focus(bench.session.focus.with_entity(lind, Mode.REPLACE))
    qtbot.waitUntil(lambda: bench.library_pane.model.rowCount() == 2)
    pane.table.make_current(lind)
    pane.table.setFocus()
    bench.window.actions_registry.action("list.remove").trigger()
    qtbot.waitUntil(lambda: not bench.session.focus.filters)
    qtbot.waitUntil(lambda: bench.library_pane.model.rowCount() == 3)


def test_undo_asked_twice_at_once_undoes_two_commands(bench: Workbench, qtbot: QtBot) -> None:
    session = bench.session
    for name in ("Ana Reyes", "Boris Okoro"):
        before = session.last_done
        session.carry_out(ignore_entity(entity_id(bench, name), author=session.author))
        qtbot.waitUntil(lambda before=before: session.last_done is not before)
    session.undo()
    session.undo()
    qtbot.waitUntil(lambda: session.undo_name is None)
    qtbot.waitUntil(lambda: entities(bench).model.rowCount() == 3)
    session.redo()
    session.redo()
    qtbot.waitUntil(lambda: session.redo_name is None)
    qtbot.waitUntil(lambda: entities(bench).model.rowCount() == 1)


def test_the_sentence_that_was_clicked_is_pinned_wherever_a_mark_was_explained_before(
    bench: Workbench, qtbot: QtBot
) -> None:
    bench.library_pane.table.selectRow(2)
    qtbot.waitUntil(lambda: bench.article.opened is not None)
    opened = bench.article.opened
    assert opened is not None
    text = bench.window.article.text
    mark = text.go_to_mark(1)
    assert mark is not None
    bench.window.article.show_card_or_page_down()
    qtbot.waitUntil(lambda: bench.window.cards.content is not None)
    bench.window.cards.close_card()
    wanted = next(each for each in opened.stored.sentences if not each.contains(mark.span))
    rect = text.rect_of(Span(wanted.start, wanted.start + 4))
    place = rect.translated(0, -text.verticalScrollBar().value()).center().toPoint()
    qtbot.mouseClick(text.viewport(), Qt.MouseButton.LeftButton, pos=place)
    bench.window.actions_registry.action("article.pin").trigger()
    qtbot.waitUntil(lambda: bench.window.toast.words.startswith("Pinned"))
    pinned = bench.window.toast.words.removeprefix("Pinned: “").rstrip("”")
    assert pinned == wanted.of(opened.stored.text).strip()


def test_the_words_of_the_name_filter_can_be_mended_while_nothing_matches(
    bench: Workbench, qtbot: QtBot
) -> None:
    pane = entities(bench)
    pane.filter.setFocus()
    qtbot.keyClicks(pane.filter, "Anx")
    qtbot.waitUntil(lambda: pane.state is not None)
    assert pane.filter.isVisible()
    qtbot.keyClick(pane.filter, Qt.Key.Key_Backspace)
    qtbot.waitUntil(lambda: pane.state is None)
    assert pane.filter.text() == "An"


def test_esc_drops_the_days_marked_on_the_timeline_before_the_filters(
    bench: Workbench, qtbot: QtBot
) -> None:
    timeline = bench.window.pane("timeline")
    assert isinstance(timeline, TimelinePane)
    bench.focus.filter_by(entity_id(bench, "Ana Reyes"), Mode.REPLACE)
    timeline.view.set_brush(DaySpan(20_000, 20_003))
    step = bench.window.actions_registry.action("step_back")
    step.trigger()
    assert timeline.view.brush is None
    assert bench.session.focus.filters
    step.trigger()
    assert not bench.session.focus.filters


def test_a_filter_follows_a_merge_and_its_undo_gives_the_name_back(
    bench: Workbench, qtbot: QtBot
) -> None:
    session, row = bench.session, bench.window.filter_row
    reyes, lind = entity_id(bench, "Ana Reyes"), entity_id(bench, "Carla Lind")
    session.set_focus(session.focus.with_entity(lind, Mode.REPLACE))
    qtbot.waitUntil(lambda: [chip.words for chip in row.chips] == ["Carla Lind"])
    session.carry_out(merge_entities([reyes, lind], into=reyes, author=session.author))
    qtbot.waitUntil(lambda: [chip.words for chip in row.chips] == ["Ana Reyes"])
    qtbot.waitUntil(lambda: session.focus.entities == (reyes,))
    session.undo()
    qtbot.waitUntil(lambda: [chip.words for chip in row.chips] == ["Carla Lind"])
    assert session.focus.entities == (lind,)
    session.redo()
    qtbot.waitUntil(lambda: session.focus.entities == (reyes,))
