"""The timeline in the window on a real library: it follows the scope, selects, filters when asked."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from dateline.editing.articles import set_publication_day
from dateline.editing.commands import Author
from dateline.explore.filters import Axis, Period
from dateline.explore.focus import Mode
from dateline.explore.highlights import MarkKind
from dateline.explore.timeline import DaySpan
from dateline.explore.timeline_lanes import LaneBy
from dateline.explore.timeline_scale import TimeScale
from dateline.importing.queue import ImportQueue
from dateline.library.changes import Changes
from dateline.library.opened import Library
from dateline.library.reads.events import event_rows
from dateline.model.days import day_from_iso, iso_day
from dateline.ui.cards.card_view import CardContent
from dateline.ui.deeds.timeline_deeds import TimelineDeeds
from dateline.ui.panes.findings import FindingsPane
from dateline.ui.panes.timeline import TimelinePane
from dateline.ui.session import Passage, Selected
from dateline.ui.theme import theme_switch
from dateline.ui.timeline.event_card import leans_on_publication
from dateline.ui.window import MainWindow
from dateline.ui.workbench import Workbench
from tests.building import store_with_names
from tests.ui.working_library import NAMES, TEXTS, entity_id, working

DAY = day_from_iso("2025-03-13")
"""Every article of `tests.building` is published, and its undated events lean, on this day."""


@pytest.fixture
def bench(tmp_path: Path, qtbot: QtBot) -> Iterator[Workbench]:
    theme_switch().set_reduced_motion(reduced=True)
    with working(tmp_path / "library", qtbot, size=(1300, 800)) as made:
        qtbot.waitUntil(lambda: len(pane_of(made).view.stage.events) == 5)
        yield made


def pane_of(bench: Workbench) -> TimelinePane:
    pane = bench.window.pane("timeline")
    assert isinstance(pane, TimelinePane)
    return pane


def event_ids(bench: Workbench) -> list[int]:
    return pane_of(bench).view.stage.events.ids.tolist()


def titles(bench: Workbench) -> list[str]:
    return [lane.title for lane in pane_of(bench).view.stage.lanes.lanes]


def test_the_pane_shows_the_events_of_the_scope_in_lanes_of_their_names(bench: Workbench) -> None:
    pane = pane_of(bench)
    assert set(titles(bench)) == set(NAMES)
    assert pane.head.scope_words == "5 events in 3 articles"
    assert pane.view.accessibleName() == "Timeline, 5 events in 3 articles"
    assert pane.view.stage.publications.days.tolist() == [DAY]


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
    assert pane.controls.marked_words == "10–13 Mar 2025 · 5 events"
    assert not bench.session.focus.filters
    qtbot.mouseClick(pane.controls.show_only, Qt.MouseButton.LeftButton)
    assert bench.session.focus.period == Period(Axis.EVENT, DAY - 3, DAY)
    assert pane.view.stage.focus == DaySpan(DAY - 3, DAY)


def test_the_button_turns_into_its_opposite_where_only_the_marked_days_are_shown(
    bench: Workbench, qtbot: QtBot
) -> None:
    pane, registry = pane_of(bench), bench.window.actions_registry
    pane.view.set_brush(DaySpan(DAY, DAY))
    assert pane.controls.show_only.text() == "Show only"
    qtbot.mouseClick(pane.controls.show_only, Qt.MouseButton.LeftButton)
    assert pane.controls.show_only.text() == "Show all"
    assert pane.controls.marked_words == "Only 13 Mar 2025 · 5 events"
    assert registry.action("timeline.show_only").text() == "Show all days again"
    pane.view.set_brush(DaySpan(DAY - 1, DAY))
    assert pane.controls.show_only.text() == "Show only"
    pane.view.set_brush(DaySpan(DAY, DAY))
    qtbot.mouseClick(pane.controls.show_only, Qt.MouseButton.LeftButton)
    assert bench.session.focus.period is None
    assert pane.controls.show_only.text() == "Show only"
    assert registry.action("timeline.show_only").text() == "Show only the selected days"


def test_the_head_and_the_lanes_count_what_the_filter_keeps(bench: Workbench, qtbot: QtBot) -> None:
    pane = pane_of(bench)
    day_after = DaySpan(DAY + 1, DAY + 1)
    pane.view.set_brush(day_after)
    assert pane.controls.marked_words == "14 Mar 2025 · 0 events"
    bench.session.set_focus(
        bench.session.focus.with_entity(entity_id(bench, "Carla Lind"), Mode.REPLACE)
    )
    qtbot.waitUntil(lambda: len(event_ids(bench)) == 3)
    pane.view.set_focus(day_after)
    assert pane.view.accessibleName() == "Timeline, 0 of 3 events in 2 articles"
    assert [pane.view.stage.count_of(n) for n in range(len(titles(bench)))] == [0] * len(
        titles(bench)
    )


def test_marked_days_of_publication_filter_by_publication(bench: Workbench, qtbot: QtBot) -> None:
    pane = pane_of(bench)
    bench.window.actions_registry.action("timeline.order").trigger()
    qtbot.waitUntil(lambda: pane.choice.by_publication)
    pane.view.set_brush(DaySpan(DAY, DAY))
    qtbot.mouseClick(pane.controls.show_only, Qt.MouseButton.LeftButton)
    assert bench.session.focus.period == Period(Axis.PUBLISHED, DAY, DAY)
    assert pane.view.stage.focus is None
    assert pane.controls.show_only.text() == "Show all"


def test_a_library_without_a_dated_event_has_no_axis_but_says_so(
    tmp_path: Path, qtbot: QtBot
) -> None:
    library = Library(tmp_path / "library")
    library.writer.write(lambda tx: store_with_names(tx, "No full stop", [], sha256="a" * 64))
    window = MainWindow()
    qtbot.addWidget(window)
    bench = Workbench(
        window, library, ImportQueue(library, workers=0, extract=False), author=Author("AB")
    )
    pane = pane_of(bench)
    assert pane.state is not None
    window.show()
    qtbot.waitUntil(lambda: pane.state is not None and pane.state.what == "No dated events")
    assert pane.view.stage.axis.upper == pane.view.stage.axis.lower == ()
    library.writer.write(lambda tx: store_with_names(tx, TEXTS[0], NAMES, sha256="b" * 64))
    qtbot.waitUntil(lambda: pane.state is None)
    first, last = pane.view.stage.view.window()
    assert first // 1440 < DAY < last // 1440
    bench.close()


def test_a_click_shows_the_sentence_and_marks_it_until_something_else_is_chosen(
    bench: Workbench, qtbot: QtBot
) -> None:
    pane, text = pane_of(bench), bench.window.article.text
    place = pane.view.stage.place_of(event_ids(bench)[0])
    assert place is not None
    qtbot.mouseClick(pane.view.plot, Qt.MouseButton.LeftButton, pos=place.toPoint())
    (chosen,) = pane.view.stage.marks.selected
    qtbot.waitUntil(lambda: text.view.passage is not None)
    assert bench.article.opened is not None
    start, end = text.view.passage or (0, 0)
    with closing(bench.session.library.reader()) as connection:
        (row,) = event_rows(connection, [chosen])
    assert bench.article.opened.row.id == row.article_id
    assert bench.article.opened.stored.text[start:end] == row.sentence
    pane.view.desk.activate()
    qtbot.wait(1)
    assert text.view.passage == (start, end)
    bench.session.select(None)
    assert text.view.passage is None


def test_an_article_that_is_being_opened_is_not_overtaken(bench: Workbench, qtbot: QtBot) -> None:
    opened: list[int] = []
    bench.article.opened_changed.connect(lambda article: opened.append(article.row.id))
    first, second = (pane_of(bench).view.stage.events.article[row] for row in (0, -1))
    bench.session.show_passage(Passage(int(first)))
    qtbot.waitUntil(lambda: opened == [first])
    # What the library says of the open article arrives while the other is still on its way.
    bench.session.show_passage(Passage(int(second)))
    bench.session.library_changed.emit(Changes(changed=frozenset({int(first)})))
    qtbot.waitUntil(lambda: opened[-1] == second)


def test_going_back_to_the_open_article_drops_the_one_being_opened(
    bench: Workbench, qtbot: QtBot
) -> None:
    first, second = (int(pane_of(bench).view.stage.events.article[row]) for row in (0, -1))
    bench.session.show_passage(Passage(first))
    qtbot.waitUntil(lambda: bench.article.opened is not None)
    bench.session.show_passage(Passage(second))
    bench.session.show_passage(Passage(first))
    done: list[int] = []
    bench.session.ask(lambda _: 1, done.append)
    qtbot.waitUntil(lambda: bool(done))
    assert bench.article.opened is not None
    assert bench.article.opened.row.id == first


def test_an_open_card_takes_the_words_at_the_pointer_away(bench: Workbench, qtbot: QtBot) -> None:
    view = pane_of(bench).view
    place = view.stage.place_of(event_ids(bench)[0])
    assert place is not None
    qtbot.mouseMove(view.plot, place.toPoint())
    assert view.plot.tip_shown is not None
    qtbot.waitUntil(lambda: bench.window.cards.content is not None)
    assert view.plot.tip_shown is None
    qtbot.mouseMove(view.plot, QPoint(300, 4))
    qtbot.mouseMove(view.plot, place.toPoint())
    assert view.plot.tip_shown is not None


def test_a_clicked_sign_opens_no_card_over_its_sentence(bench: Workbench, qtbot: QtBot) -> None:
    view = pane_of(bench).view
    place = view.stage.place_of(event_ids(bench)[0])
    assert place is not None
    qtbot.mouseMove(view.plot, place.toPoint())
    qtbot.mouseClick(view.plot, Qt.MouseButton.LeftButton, pos=place.toPoint())
    assert not view.pointing.waits_for_card


def test_a_small_window_keeps_the_head_with_the_histogram(bench: Workbench, qtbot: QtBot) -> None:
    window, pane = bench.window, pane_of(bench)
    window.resize(1300, 800)
    qtbot.waitUntil(lambda: not pane.folded)
    tall = window.dock("timeline").height()
    window.resize(1000, 800)
    qtbot.waitUntil(lambda: pane.folded)
    strip = pane.controls.strip
    qtbot.waitUntil(lambda: strip.isVisible() and strip.width() > 300)
    assert not pane.controls.lanes.isVisible()
    assert pane.height() == 0
    qtbot.mouseClick(pane.controls.unfold, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: pane.view.plot.isVisible() and pane.height() > 100)
    assert not strip.isVisible()
    window.resize(1300, 800)
    qtbot.waitUntil(lambda: window.dock("timeline").height() == tall)


def test_search_results_fold_the_timeline_to_its_head(bench: Workbench, qtbot: QtBot) -> None:
    window, pane = bench.window, pane_of(bench)
    window.resize(1300, 800)
    window.show_alone("results", width=400)
    assert pane.folded
    assert window.dock("timeline").isVisible()
    window.show_others()
    assert not pane.folded
    assert pane.view.plot.isVisible()


def test_lanes_divide_by_what_the_head_says(bench: Workbench, qtbot: QtBot) -> None:
    pane = pane_of(bench)
    pane.controls.lanes_chosen.emit(LaneBy.STATUS)
    qtbot.waitUntil(lambda: titles(bench) == ["Reported as fact"])
    pane.controls.lanes_chosen.emit(LaneBy.ONE)
    qtbot.waitUntil(lambda: titles(bench) == ["All events"])
    pane.controls.lanes_chosen.emit(LaneBy.OUTLET)
    qtbot.waitUntil(lambda: titles(bench) == ["No outlet"])
    pane.controls.lanes_chosen.emit(LaneBy.ARTICLE)
    articles = [f"Title {str(number) * 64}" for number in range(3)]
    qtbot.waitUntil(lambda: sorted(titles(bench)) == articles)


def test_a_name_gets_a_lane_of_its_own_in_front_and_loses_it_again(
    bench: Workbench, qtbot: QtBot
) -> None:
    pane, carla = pane_of(bench), entity_id(bench, "Carla Lind")
    assert not pane.toggle_lane(carla)
    qtbot.waitUntil(lambda: "Carla Lind" not in titles(bench))
    assert pane.toggle_lane(carla)
    qtbot.waitUntil(lambda: titles(bench)[:1] == ["Carla Lind"])
    pane.controls.lanes_chosen.emit(LaneBy.STATUS)
    qtbot.waitUntil(lambda: titles(bench) == ["Reported as fact"])
    assert pane.toggle_lane(carla)
    qtbot.waitUntil(lambda: titles(bench)[:1] == ["Carla Lind"])
    assert pane.controls.lanes.choice == "entity"


def test_a_taller_pane_has_more_lanes(bench: Workbench, qtbot: QtBot) -> None:
    pane = pane_of(bench)
    assert pane.choice.limit == 5
    bench.window.resizeDocks([bench.window.dock("timeline")], [400], Qt.Orientation.Vertical)
    qtbot.waitUntil(lambda: pane.choice.limit == 10)


def test_the_card_offers_the_day_that_its_date_leans_on(bench: Workbench, qtbot: QtBot) -> None:
    (deeds,) = bench.findChildren(TimelineDeeds)
    with closing(bench.session.library.reader()) as connection:
        (row,) = event_rows(connection, event_ids(bench)[:1])
    assert not leans_on_publication(row)
    dialog = deeds.change_day(row)
    assert dialog.day == DAY
    dialog.accept()
    qtbot.waitUntil(lambda: bench.session.last_done is not None)


def test_only_what_was_published_by_a_day_is_shown(bench: Workbench, qtbot: QtBot) -> None:
    session, pane = bench.session, pane_of(bench)
    first = int(pane.view.stage.events.article[0])
    earlier = iso_day(DAY - 5)
    session.carry_out(set_publication_day(first, earlier, author=session.author))
    bar = pane.view.as_of
    qtbot.waitUntil(lambda: bar.days == (DAY - 5, DAY))
    assert not bar.isVisible()
    pane.controls.as_of.click()
    assert bar.isVisible()
    assert len(event_ids(bench)) == 5
    bar.slider.setFocus()
    qtbot.keyClick(bar.slider, Qt.Key.Key_Home)
    qtbot.waitUntil(lambda: set(pane.view.stage.events.article.tolist()) == {first})
    assert bar.words == "As of Sat 8 Mar 2025"
    assert pane.head.scope_words == "2 events in 1 article"
    assert bar.days == (DAY - 5, DAY)
    qtbot.keyClick(bar.slider, Qt.Key.Key_End)
    qtbot.waitUntil(lambda: len(event_ids(bench)) == 5)
    qtbot.keyClick(bar.slider, Qt.Key.Key_Home)
    pane.controls.as_of.click()
    qtbot.waitUntil(lambda: len(event_ids(bench)) == 5)
    assert not bar.isVisible()


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


def test_the_card_of_an_event_stays_when_the_article_of_its_sentence_comes(
    bench: Workbench, qtbot: QtBot
) -> None:
    pane = pane_of(bench)
    bench.window.cards.show_card(
        CardContent(MarkKind.DATE, "Dated event", "13 March"),
        QRect(pane.view.mapToGlobal(QPoint(80, 40)), QSize(10, 10)),
    )
    bench.session.show_passage(Passage(bench.library_pane.model.ids[0]))
    qtbot.waitUntil(lambda: bench.article.opened is not None)
    assert bench.window.cards.content is not None


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
    deeds.saving.write(tmp_path / name)
    assert (tmp_path / name).read_bytes().startswith(start)
    assert name in bench.window.toast.words
    assert str(tmp_path) not in bench.window.toast.words


def test_a_folded_timeline_is_exported_with_all_its_lanes(bench: Workbench) -> None:
    pane = pane_of(bench)
    pane.set_folded(folded=True)
    pane.view.plot.resize(900, 0)
    image = QImage.fromData(pane.view.png(scale=1.0))
    assert image.height() == pane.view.stage.frame.axis + 3 * 28
    assert image.width() >= 900


def test_a_picture_that_cannot_be_written_is_explained(bench: Workbench, tmp_path: Path) -> None:
    (deeds,) = bench.findChildren(TimelineDeeds)
    deeds.saving.write(tmp_path / "nowhere" / "line.png")
    assert bench.window.toast.words == "line.png can't be written: its folder does not exist."


@pytest.mark.parametrize("name", ["line.csv", "line.json"])
def test_the_events_in_view_are_written_as_rows(
    bench: Workbench, qtbot: QtBot, tmp_path: Path, name: str
) -> None:
    (deeds,) = bench.findChildren(TimelineDeeds)
    deeds.saving.write(tmp_path / name)
    qtbot.waitUntil(lambda: bench.window.toast.words == f"Exported 5 events to {name}.")
    written = (tmp_path / name).read_text("utf-8-sig")
    assert written.count("Ana Reyes met Boris Okoro about the ferry.") >= 1
    if name.endswith("json"):
        assert len(json.loads(written)) == 5


def test_what_is_out_of_view_is_not_exported_but_with_the_list(bench: Workbench) -> None:
    view = pane_of(bench).view
    assert len(view.shown_events()) == 5
    view.desk.show_scale(TimeScale((DAY + 1) * 1440, 1000.0))
    assert view.shown_events() == ()
    view.set_list_shown(shown=True)
    assert len(view.shown_events()) == 5


def test_a_file_without_a_known_suffix_gets_that_of_the_format(
    bench: Workbench, tmp_path: Path
) -> None:
    (deeds,) = bench.findChildren(TimelineDeeds)
    deeds.saving.write(tmp_path / "2025.03 line", otherwise=".svg")
    assert (tmp_path / "2025.03 line.svg").read_bytes().startswith(b"<?xml")
    assert [name.rpartition("*")[2] for name in deeds.saving.filters[:2]] == [".png)", ".svg)"]
    assert any("*.csv" in name for name in deeds.saving.filters)


def test_a_hovered_card_is_asked_for_at_the_sign(bench: Workbench, qtbot: QtBot) -> None:
    view = pane_of(bench).view
    place = view.stage.place_of(event_ids(bench)[0])
    assert place is not None
    qtbot.mouseMove(view.plot, QPoint(300, 4))
    with qtbot.waitSignal(view.card_wanted) as told:
        qtbot.mouseMove(view.plot, place.toPoint())
    rect = (told.args or [None, None])[1]
    assert isinstance(rect, QRect)
    qtbot.waitUntil(lambda: bench.window.cards.content is not None)
