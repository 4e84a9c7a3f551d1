"""The timeline in the window on a real library: it follows the scope, selects, filters when asked."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from pytestqt.qtbot import QtBot

from dateline.editing.commands import Author
from dateline.explore.filters import Axis, Period
from dateline.explore.focus import Mode
from dateline.explore.timeline import DaySpan
from dateline.explore.timeline_lanes import LaneBy
from dateline.importing.queue import ImportQueue
from dateline.library.opened import Library
from dateline.model.days import day_from_iso
from dateline.ui.panes.findings import FindingsPane
from dateline.ui.panes.timeline import TimelinePane
from dateline.ui.session import Passage, Selected
from dateline.ui.theme import theme_switch
from dateline.ui.timeline.deeds import TimelineDeeds
from dateline.ui.window import MainWindow
from dateline.ui.workbench import Workbench
from tests.building import store_with_names

NAMES = ["Ana Reyes", "Boris Okoro", "Carla Lind"]
TEXTS = [
    "Ana Reyes met Boris Okoro about the ferry. Reyes left.",
    "Ana Reyes spoke of the harbour.\n\nCarla Lind did not.",
    "Carla Lind wrote to the board about the ferry.",
]
DAY = day_from_iso("2025-03-13")
"""Every article of `tests.building` is published, and its undated events lean, on this day."""


@pytest.fixture
def bench(tmp_path: Path, qtbot: QtBot) -> Iterator[Workbench]:
    theme_switch().set_reduced_motion(reduced=True)
    library = Library(tmp_path / "library")
    for number, text in enumerate(TEXTS):
        library.writer.write(
            lambda tx, text=text, number=number: store_with_names(
                tx, text, NAMES, sha256=f"{number}" * 64
            )
        )
    window = MainWindow()
    qtbot.addWidget(window)
    queue = ImportQueue(library, workers=1, extract=False)
    made = Workbench(window, library, queue, author=Author("AB"))
    if not made.findChildren(TimelineDeeds):
        TimelineDeeds(made)
    window.show()
    qtbot.waitUntil(lambda: len(pane_of(made).view.stage.events) == 5)
    yield made
    made.close()


def pane_of(bench: Workbench) -> TimelinePane:
    pane = bench.window.pane("timeline")
    assert isinstance(pane, TimelinePane)
    return pane


def entity_id(bench: Workbench, name: str) -> int:
    scope = bench.scopes.scope
    assert scope is not None
    columns = scope.facets.columns.entities
    return int(columns.ids[list(columns.names).index(name)])


def event_ids(bench: Workbench) -> list[int]:
    return pane_of(bench).view.stage.events.ids.tolist()


def titles(bench: Workbench) -> list[str]:
    return [lane.title for lane in pane_of(bench).view.stage.lanes.lanes]


def test_the_pane_shows_the_events_of_the_scope_in_lanes_of_their_names(bench: Workbench) -> None:
    pane = pane_of(bench)
    assert set(titles(bench)) == set(NAMES)
    assert pane.head.scope_words == "5 events in 3 articles"
    assert pane.view.accessibleName() == "Timeline, 5 events in 3 articles"
    assert pane.view.stage.published_days.tolist() == [DAY]


def test_a_filter_leaves_the_events_of_its_articles(bench: Workbench, qtbot: QtBot) -> None:
    focus = bench.session.focus.with_entity(entity_id(bench, "Carla Lind"), Mode.REPLACE)
    bench.session.set_focus(focus)
    qtbot.waitUntil(lambda: len(event_ids(bench)) == 3)
    assert pane_of(bench).head.scope_words == "3 events in 2 articles"


def test_an_unlinked_pane_keeps_its_own_view(bench: Workbench, qtbot: QtBot) -> None:
    pane_of(bench).head.set_linked(linked=False)
    focus = bench.session.focus.with_entity(entity_id(bench, "Carla Lind"), Mode.REPLACE)
    with qtbot.waitSignal(bench.scopes.scope_changed):
        bench.session.set_focus(focus)
    assert len(event_ids(bench)) == 5
    pane_of(bench).head.set_linked(linked=True)
    qtbot.waitUntil(lambda: len(event_ids(bench)) == 3)


def test_words_come_from_the_clause_of_the_article(bench: Workbench, qtbot: QtBot) -> None:
    pane = pane_of(bench)
    pane.view.set_list_shown(shown=True)
    model = pane.view.event_list.events
    first = TEXTS[0].split(". ")[0] + "."
    qtbot.waitUntil(lambda: model.data(model.index(0, 1)) == first)
    assert model.data(model.index(0, 0)) == "Thu 13 Mar 2025"


def test_a_selected_event_is_ringed_everywhere_and_its_sentence_shown(
    bench: Workbench, qtbot: QtBot
) -> None:
    pane = pane_of(bench)
    chosen = event_ids(bench)[3]
    with qtbot.waitSignal(bench.session.passage_requested) as told:
        pane.view.desk.select(chosen)
    assert bench.session.selected == Selected("event", chosen)
    passage = (told.args or [None])[0]
    assert isinstance(passage, Passage)
    assert passage.span is not None
    qtbot.waitUntil(lambda: bench.article.opened is not None)
    assert not bench.session.focus.filters


def test_an_event_selected_elsewhere_is_ringed_here(bench: Workbench) -> None:
    chosen = event_ids(bench)[1]
    bench.session.select(Selected("event", chosen))
    assert pane_of(bench).view.stage.marks.selected == (chosen,)
    bench.session.select(Selected("entity", 1))
    assert pane_of(bench).view.stage.marks.selected == ()


def test_marked_days_are_said_and_filter_only_when_asked(bench: Workbench, qtbot: QtBot) -> None:
    pane = pane_of(bench)
    assert not pane.controls.show_only.isVisibleTo(pane)
    pane.view.set_brush(DaySpan(DAY - 3, DAY))
    assert pane.controls.marked_words == "Selected 10–13 Mar 2025 · 5 events"
    assert not bench.session.focus.filters
    qtbot.mouseClick(pane.controls.show_only, Qt.MouseButton.LeftButton)
    assert bench.session.focus.period == Period(Axis.EVENT, DAY - 3, DAY)
    assert pane.view.stage.focus == DaySpan(DAY - 3, DAY)


def test_lanes_divide_by_what_the_head_says(bench: Workbench, qtbot: QtBot) -> None:
    pane = pane_of(bench)
    pane.controls.lanes_chosen.emit(LaneBy.STATUS)
    qtbot.waitUntil(lambda: titles(bench) == ["Reported as fact"])
    pane.controls.lanes_chosen.emit(LaneBy.ONE)
    qtbot.waitUntil(lambda: titles(bench) == ["All events"])
    pane.controls.lanes_chosen.emit(LaneBy.OUTLET)
    qtbot.waitUntil(lambda: titles(bench) == ["No outlet"])


def test_a_lane_that_is_left_out_makes_room_and_an_order_is_kept(
    bench: Workbench, qtbot: QtBot
) -> None:
    pane = pane_of(bench)
    before = [lane.key for lane in pane.view.stage.lanes.lanes]
    pane.view.desk.move_lane(2, 0)
    pane.view.lane_left_out.emit(before[0])
    qtbot.waitUntil(lambda: len(titles(bench)) == 2)
    assert [lane.key for lane in pane.view.stage.lanes.lanes] == [before[2], before[1]]


def test_events_stand_on_their_publication_day_when_wanted(bench: Workbench, qtbot: QtBot) -> None:
    pane = pane_of(bench)
    bench.window.actions_registry.action("timeline.order").trigger()
    qtbot.waitUntil(lambda: pane.choice.by_publication)
    assert pane.controls.days.choice == "published"


def test_actions_of_the_timeline_are_enabled_by_what_is_chosen(
    bench: Workbench, qtbot: QtBot
) -> None:
    registry = bench.window.actions_registry
    assert not registry.action("timeline.pin").isEnabled()
    assert not registry.action("timeline.show_only").isEnabled()
    pane_of(bench).view.desk.select(event_ids(bench)[0])
    pane_of(bench).view.set_brush(DaySpan(DAY, DAY))
    assert registry.action("timeline.pin").isEnabled()
    assert registry.action("timeline.show_only").isEnabled()


def test_the_keys_of_the_registry_walk_and_zoom(bench: Workbench, qtbot: QtBot) -> None:
    pane = pane_of(bench)
    bench.window.activateWindow()
    pane.view.plot.setFocus()
    qtbot.waitUntil(pane.view.plot.hasFocus)
    qtbot.keyClick(pane.view.plot, Qt.Key.Key_Right)
    assert len(pane.view.stage.marks.selected) == 1
    before = pane.view.stage.scale.px_per_day
    qtbot.keyClick(pane.view.plot, Qt.Key.Key_Plus)
    assert pane.view.stage.scale.px_per_day == pytest.approx(before * 1.6)


def test_an_event_is_pinned_as_a_finding(bench: Workbench, qtbot: QtBot) -> None:
    pane_of(bench).view.desk.select(event_ids(bench)[0])
    bench.window.actions_registry.action("timeline.pin").trigger()
    findings = bench.window.pane("findings")
    assert isinstance(findings, FindingsPane)
    qtbot.waitUntil(lambda: findings.model.rowCount() == 1)


def test_the_card_says_the_line_its_day_and_how_it_is_reported(
    bench: Workbench, qtbot: QtBot
) -> None:
    pane_of(bench).view.desk.select(event_ids(bench)[0])
    bench.window.actions_registry.action("timeline.card").trigger()
    qtbot.waitUntil(lambda: bench.window.cards.content is not None)
    content = bench.window.cards.content
    assert content is not None
    assert content.answer == "Ana Reyes met Boris Okoro about the ferry."
    facts = {row.label: row.value for row in content.rows}
    assert facts["When"] == "13 Mar 2025"
    assert facts["Reported"] == "Reported as fact"
    assert facts["Who"] == "Ana Reyes, Boris Okoro"
    bench.window.cards.action_chosen.emit("timeline.pin")
    findings = bench.window.pane("findings")
    assert isinstance(findings, FindingsPane)
    qtbot.waitUntil(lambda: findings.model.rowCount() == 1)


def test_the_context_menu_has_the_actions_and_the_lane(bench: Workbench, qtbot: QtBot) -> None:
    pane_of(bench).view.desk.select(event_ids(bench)[0])
    (deeds,) = bench.findChildren(TimelineDeeds)
    lane = pane_of(bench).view.stage.lanes.lanes[0]
    menu = deeds.make_menu(lane.key)
    actions = {action.text(): action for action in menu.actions()}
    assert actions["Go to its sentence"].isEnabled()
    with qtbot.waitSignal(pane_of(bench).view.lane_left_out) as told:
        actions["Leave this lane out"].trigger()
    assert told.args == [lane.key]
    assert [action.text() for action in deeds.make_menu(None).actions()][
        -1
    ] != "Leave this lane out"


@pytest.mark.parametrize(("name", "start"), [("line.png", b"\x89PNG"), ("line.svg", b"<?xml")])
def test_a_picture_is_written_where_the_person_says(
    bench: Workbench, tmp_path: Path, name: str, start: bytes
) -> None:
    (deeds,) = bench.findChildren(TimelineDeeds)
    deeds.write_picture(tmp_path / name, svg=False)
    assert (tmp_path / name).read_bytes().startswith(start)
    assert name in bench.window.toast.words
    assert str(tmp_path) not in bench.window.toast.words


def test_a_picture_that_cannot_be_written_is_explained(bench: Workbench, tmp_path: Path) -> None:
    (deeds,) = bench.findChildren(TimelineDeeds)
    deeds.write_picture(tmp_path / "nowhere" / "line.png", svg=False)
    assert "could not be written" in bench.window.toast.words


def test_a_hovered_card_is_asked_for_at_the_sign(bench: Workbench, qtbot: QtBot) -> None:
    view = pane_of(bench).view
    place = view.stage.place_of(event_ids(bench)[0])
    assert place is not None
    with qtbot.waitSignal(view.card_wanted) as told:
        qtbot.mouseMove(view.plot, place.toPoint())
    rect = (told.args or [None, None])[1]
    assert isinstance(rect, QRect)
    qtbot.waitUntil(lambda: bench.window.cards.content is not None)
