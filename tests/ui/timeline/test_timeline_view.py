from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dateline.explore.timeline import DaySpan, TimelineEvents
from dateline.explore.timeline_lanes import LaneBy, build_lanes
from dateline.explore.timeline_scale import Level
from dateline.model.annotations import Relation, Status
from dateline.model.days import MINUTES_PER_DAY
from dateline.model.timex import Granularity
from dateline.ui.theme import theme_switch
from dateline.ui.timeline.head import counted_words
from dateline.ui.timeline.marks import Emptiness, EmptyKind, MarkedCount
from dateline.ui.timeline.view import TimelineView
from tests.explore.timeline_samples import DAY, event, every_sign, lanes_of, random_events
from tests.ui.timeline.timeline_driving import Driver

CONTROL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


@pytest.fixture
def driver(qtbot: QtBot) -> Iterator[Driver]:
    theme_switch().set_reduced_motion(reduced=True)
    view = TimelineView()
    qtbot.addWidget(view)
    yield Driver(qtbot, view)
    view.close()


@pytest.fixture
def few(driver: Driver) -> Driver:
    """Three lanes with events on known days, 20 px a day, day DAY - 40 at the left edge."""
    rows = [
        event(1, DAY - 30, keys=(1,)),
        event(2, DAY - 20, keys=(1,)),
        event(3, DAY - 10, keys=(1,)),
        event(4, DAY - 19, keys=(2,)),
        event(5, DAY - 2, keys=(3,), status=Status.PLANNED),
        event(6, DAY - 35, DAY - 29, keys=(3,), granularity=Granularity.WEEK),
    ]
    driver.show(TimelineEvents.of(rows))
    driver.look(DAY - 40, 20)
    return driver


# ---- selecting ----


def test_a_click_selects_the_event_and_filters_nothing(few: Driver) -> None:
    with (
        few.qtbot.waitSignal(few.view.selected) as told,
        few.qtbot.assertNotEmitted(few.view.show_only),
    ):
        few.click(few.sign(2))
    assert told.args == [2]
    assert few.selected == (2,)


def test_selecting_from_outside_is_silent_and_brings_the_event_into_view(few: Driver) -> None:
    few.look(DAY + 100, 20)
    with few.qtbot.assertNotEmitted(few.view.selected):
        few.view.set_selected(1)
        few.settle()
    x = few.view.stage.scale.x((DAY - 30) * MINUTES_PER_DAY)
    assert 0 <= x <= few.view.stage.frame.plot_width
    assert few.selected == (1,)


def test_ctrl_click_adds_to_the_selection_and_takes_away_again(few: Driver) -> None:
    few.click(few.sign(1))
    few.click(few.sign(4), CONTROL)
    assert few.selected == (1, 4)
    few.click(few.sign(1), CONTROL)
    assert few.selected == (4,)


def test_shift_click_selects_the_lane_from_the_last_event_to_this_one(few: Driver) -> None:
    few.click(few.sign(1))
    few.click(few.sign(3), SHIFT)
    assert few.selected == (1, 2, 3)


def test_alt_click_leaves_the_lane_out(few: Driver) -> None:
    with few.qtbot.waitSignal(few.view.lane_left_out) as told:
        few.click(few.sign(4), ALT)
    assert told.args == [2]
    with few.qtbot.waitSignal(few.view.lane_left_out) as told:
        few.click(QPoint(40, round(few.lane_y(2))), ALT)
    assert told.args == [3]
    assert few.selected == ()


def test_a_click_on_empty_ground_keeps_the_selection_and_drops_the_marked_days(few: Driver) -> None:
    few.click(few.sign(1))
    few.view.set_brush(DaySpan(DAY - 8, DAY - 6))
    few.click(few.at(DAY - 16, few.lane_y(2)))
    assert few.selected == (1,)
    assert few.view.brush is None


# ---- marking days ----


def test_dragging_over_empty_ground_marks_days_without_filtering(few: Driver) -> None:
    y = few.lane_y(1)
    with few.qtbot.assertNotEmitted(few.view.show_only):
        few.drag(few.at(DAY - 15.5, y), few.at(DAY - 12, y), few.at(DAY - 8.5, y))
    assert few.view.brush == DaySpan(DAY - 16, DAY - 9)
    assert few.view.count_in(DaySpan(DAY - 16, DAY - 9)) == MarkedCount(1, 0)


def test_longer_events_that_reach_into_the_marked_days_are_counted_by_themselves(
    driver: Driver,
) -> None:
    within = event(1, DAY - 3)
    by = event(2, DAY - 2, relation=Relation.BY)
    year = event(3, DAY - 200, DAY + 160, granularity=Granularity.YEAR)
    later = event(4, DAY + 40, relation=Relation.BY)
    driver.show(TimelineEvents.of([within, by, year, later]))
    days = DaySpan(DAY - 6, DAY)
    counted = driver.view.count_in(days)
    assert counted == MarkedCount(2, 1)
    assert counted_words(counted) == "2 events, 1 longer one"
    driver.view.set_focus(days)
    model = driver.view.event_list.events
    shown = sorted(model.event_at(row) for row in range(model.rowCount()))
    assert shown == [1, 2, 3], "what is kept is what was counted"
    ids = driver.view.stage.events.ids[~driver.view.stage.outside].tolist()
    assert ids == shown, "what is not pale is what was counted"


def test_a_drag_that_begins_on_a_sign_marks_days_and_selects_nothing(few: Driver) -> None:
    cards: list[Any] = []
    few.view.card_wanted.connect(lambda *told: cards.append(told))
    start = few.sign(2)
    few.qtbot.mouseMove(few.view.plot, start)
    assert few.view.pointing.waits_for_card
    with (
        few.qtbot.assertNotEmitted(few.view.selected),
        few.qtbot.assertNotEmitted(few.view.selection_changed),
    ):
        few.drag(start, start + QPoint(60, 0), start + QPoint(100, 0))
    assert few.view.brush == DaySpan(DAY - 20, DAY - 15)
    assert few.selected == ()
    assert not few.view.pointing.waits_for_card
    assert cards == []


def test_a_hand_that_shakes_on_a_sign_still_selects_it(few: Driver) -> None:
    start = few.sign(2)
    nearer = QApplication.startDragDistance() - 1
    few.drag(start, start + QPoint(nearer, 0), start)
    assert few.selected == (2,)
    assert few.view.brush is None


def test_dragging_backwards_marks_the_same_days(few: Driver) -> None:
    y = few.lane_y(1)
    few.drag(few.at(DAY - 8.5, y), few.at(DAY - 12, y), few.at(DAY - 15.5, y))
    assert few.view.brush == DaySpan(DAY - 16, DAY - 9)


def test_each_change_of_the_marked_days_is_told_once(few: Driver) -> None:
    told: list[DaySpan | None] = []
    few.view.brush_changed.connect(told.append)
    y = few.lane_y(1)
    few.drag(
        few.at(DAY - 15.5, y), few.at(DAY - 14.5, y), few.at(DAY - 14.4, y), few.at(DAY - 13.5, y)
    )
    assert told == [DaySpan(DAY - 16, DAY - 15), DaySpan(DAY - 16, DAY - 14)]


def test_the_edges_of_the_marked_days_are_dragged(few: Driver) -> None:
    few.view.set_brush(DaySpan(DAY - 16, DAY - 12))
    y = few.lane_y(1)
    few.drag(few.at(DAY - 11, y), few.at(DAY - 9, y), few.at(DAY - 7.1, y))
    assert few.view.brush == DaySpan(DAY - 16, DAY - 8)
    few.drag(few.at(DAY - 16, y), few.at(DAY - 14, y), few.at(DAY - 13.1, y))
    assert few.view.brush == DaySpan(DAY - 13, DAY - 8)


def test_an_edge_dragged_over_the_other_takes_its_place(few: Driver) -> None:
    few.view.set_brush(DaySpan(DAY - 16, DAY - 12))
    y = few.lane_y(1)
    few.drag(few.at(DAY - 16, y), few.at(DAY - 10, y), few.at(DAY - 8, y))
    assert few.view.brush == DaySpan(DAY - 12, DAY - 9)


def test_ctrl_enter_asks_to_show_only_the_marked_days(few: Driver) -> None:
    with few.qtbot.assertNotEmitted(few.view.show_only):
        few.key(Qt.Key.Key_Return, CONTROL)
    few.view.set_brush(DaySpan(DAY - 16, DAY - 12))
    with few.qtbot.waitSignal(few.view.show_only) as told:
        few.key(Qt.Key.Key_Return, CONTROL)
    assert told.args == [DAY - 16, DAY - 12]


def test_labels_keep_clear_of_the_edges_of_the_marked_days(few: Driver) -> None:
    label = next(label for lane in few.view.stage.scene.lanes for label in lane.labels)
    day = few.view.stage.scale.day(label.x + label.width / 2)
    few.view.set_brush(DaySpan(day, day + 1))
    edge = few.view.stage.scale.x(day * MINUTES_PER_DAY)
    for lane in few.view.stage.scene.lanes:
        assert all(not placed.x <= edge <= placed.x + placed.width for placed in lane.labels)


@pytest.mark.parametrize(("px_per_day", "moved_days"), [(20, 1), (150, 1), (4, 7)])
def test_shift_and_arrows_move_the_marked_days_by_a_step_of_the_level(
    few: Driver, px_per_day: float, moved_days: int
) -> None:
    few.look(DAY - 18, px_per_day)
    few.view.set_brush(DaySpan(DAY - 16, DAY - 12))
    few.key(Qt.Key.Key_Right, SHIFT)
    assert few.view.brush == DaySpan(DAY - 16 + moved_days, DAY - 12 + moved_days)
    few.key(Qt.Key.Key_Left, SHIFT)
    assert few.view.brush == DaySpan(DAY - 16, DAY - 12)


# ---- zoom and pan ----


def test_the_wheel_zooms_and_keeps_the_time_under_the_pointer(few: Driver) -> None:
    at = few.at(DAY - 20, few.lane_y(0))
    before = few.view.stage.scale
    x = at.x() - few.view.stage.frame.label
    few.wheel(at, 2)
    after = few.view.stage.scale
    assert after.px_per_day > before.px_per_day * 1.5
    assert after.minute(x) == pytest.approx(before.minute(x), abs=1)
    few.wheel(at, -2)
    assert few.view.stage.scale.px_per_day == pytest.approx(before.px_per_day)


def test_the_wheel_moves_smoothly_and_gets_where_it_would_at_once(few: Driver) -> None:
    theme_switch().set_reduced_motion(reduced=False)
    at = few.at(DAY - 20, few.lane_y(0))
    start = few.view.stage.scale
    x = at.x() - few.view.stage.frame.label
    goal = start.zoomed(1.35, at=x).zoomed(1.35, at=x)
    seen: list[float] = []
    few.view.desk.view_changed.connect(lambda: seen.append(few.view.stage.scale.minute(x)))
    few.wheel(at, 1)
    few.wheel(at, 1)
    few.qtbot.waitUntil(lambda: not few.view.desk.travel.running)
    assert few.view.stage.scale.px_per_day == pytest.approx(goal.px_per_day)
    assert len(seen) > 2
    assert seen == pytest.approx([start.minute(x)] * len(seen), abs=2)


def test_shift_and_the_wheel_pan(few: Driver) -> None:
    before = few.view.stage.scale
    few.wheel(few.at(DAY - 20, few.lane_y(0)), 1, SHIFT)
    after = few.view.stage.scale
    assert after.px_per_day == before.px_per_day
    assert after.left < before.left


def test_dragging_the_axis_pans_under_the_hand(few: Driver) -> None:
    grabbed = few.at(DAY - 20, 10)
    few.drag(grabbed, grabbed + QPoint(60, 0), grabbed + QPoint(100, 0))
    assert few.view.stage.scale.x((DAY - 20) * MINUTES_PER_DAY) == pytest.approx(500, abs=1)
    assert few.view.brush is None


def test_the_wheel_over_the_labels_scrolls_the_lanes(driver: Driver) -> None:
    driver.show(random_events(200, seed=4, lanes=3), size=(1184, 100))
    assert driver.view.stage.scroll == 0
    before = driver.view.stage.scale
    driver.wheel(QPoint(40, 60), -1)
    assert driver.view.stage.scroll > 0
    assert driver.view.stage.scale == before
    driver.wheel(QPoint(40, 60), -50)
    assert driver.view.stage.scroll == pytest.approx(3 * 24 - (100 - 44))
    driver.wheel(QPoint(40, 60), 50)
    assert driver.view.stage.scroll == 0


def test_home_fits_all_and_end_shows_the_latest(few: Driver) -> None:
    few.look(DAY - 500, 60)
    few.key(Qt.Key.Key_Home)
    scale, width = few.view.stage.scale, few.view.stage.frame.plot_width
    assert scale.x((DAY - 35) * MINUTES_PER_DAY) >= 0
    assert scale.x((DAY - 1) * MINUTES_PER_DAY) <= width
    few.look(DAY - 500, 60)
    few.key(Qt.Key.Key_End)
    scale = few.view.stage.scale
    assert scale.px_per_day == 60
    assert width * 0.9 < scale.x((DAY - 1) * MINUTES_PER_DAY) < width


def test_plus_and_minus_zoom_around_the_current_event(few: Driver) -> None:
    few.click(few.sign(2))
    x = few.view.stage.scale.x((DAY - 20) * MINUTES_PER_DAY)
    few.key(Qt.Key.Key_Plus)
    assert few.view.stage.scale.px_per_day == pytest.approx(32)
    assert few.view.stage.scale.x((DAY - 20) * MINUTES_PER_DAY) == pytest.approx(x)
    few.key(Qt.Key.Key_Minus)
    assert few.view.stage.scale.px_per_day == pytest.approx(20)


def test_a_double_click_zooms_to_the_event_with_one_unit_around_it(few: Driver) -> None:
    few.qtbot.mouseDClick(few.view.plot, Qt.MouseButton.LeftButton, pos=few.sign(2))
    window = few.view.stage.view.window()
    assert [minute / MINUTES_PER_DAY for minute in window] == pytest.approx(
        [DAY - 21, DAY - 18], abs=0.01
    )


def test_levels_are_told_when_they_change(few: Driver) -> None:
    told: list[Level] = []
    few.view.level_changed.connect(told.append)
    few.look(DAY - 40, 25)
    few.look(DAY - 40, 5)
    few.view.desk.travel.go_to_level(Level.YEARS)
    few.settle()
    assert told == [Level.MONTHS, Level.YEARS]


# ---- walking ----


def test_arrows_walk_the_events_of_a_lane_and_bring_them_into_view(few: Driver) -> None:
    few.click(few.sign(1))
    few.look(DAY - 30, 60)
    visited: list[Any] = []
    few.view.selected.connect(visited.append)
    for _ in range(3):
        few.key(Qt.Key.Key_Right)
    x = few.view.stage.scale.x((DAY - 10) * MINUTES_PER_DAY)
    assert visited == [2, 3]
    assert 0 <= x <= few.view.stage.frame.plot_width
    few.key(Qt.Key.Key_Left)
    assert few.selected == (2,)


def test_up_and_down_go_to_the_nearest_event_of_the_next_lane(few: Driver) -> None:
    few.click(few.sign(2))
    few.key(Qt.Key.Key_Down)
    assert few.selected == (4,)
    few.key(Qt.Key.Key_Down)
    assert few.selected == (6,)
    few.key(Qt.Key.Key_Down)
    assert few.selected == (6,)
    few.key(Qt.Key.Key_Up)
    few.key(Qt.Key.Key_Up)
    assert few.selected == (2,)


def test_the_first_arrow_goes_to_the_event_nearest_to_the_middle(few: Driver) -> None:
    few.look(DAY - 35, 40)
    few.key(Qt.Key.Key_Right)
    assert few.selected == (2,)


def test_enter_asks_for_the_sentence_of_the_current_event(few: Driver) -> None:
    with few.qtbot.assertNotEmitted(few.view.activated):
        few.key(Qt.Key.Key_Return)
    few.click(few.sign(4))
    with few.qtbot.waitSignal(few.view.activated) as told:
        few.key(Qt.Key.Key_Return)
    assert told.args == [4]


def test_space_asks_for_the_card_at_the_sign(few: Driver) -> None:
    few.click(few.sign(4))
    with few.qtbot.waitSignal(few.view.card_wanted) as told:
        few.key(Qt.Key.Key_Space)
    event_id, rect = told.args or (None, None)
    assert event_id == 4
    assert isinstance(rect, QRect)
    assert rect.contains(few.view.plot.mapToGlobal(few.sign(4)))


def test_keys_of_others_go_on_to_the_window(few: Driver) -> None:
    key = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_G, Qt.KeyboardModifier.NoModifier, "g")
    few.view.plot.keyPressEvent(key)
    assert not key.isAccepted()


# ---- hovering ----


def test_hovering_tells_the_event_at_once_and_its_card_after_a_moment(few: Driver) -> None:
    told: list[Any] = []
    few.view.hovered.connect(told.append)
    few.qtbot.mouseMove(few.view.plot, few.at(DAY - 16, few.lane_y(2)))
    with few.qtbot.waitSignal(few.view.card_wanted) as card:
        few.qtbot.mouseMove(few.view.plot, few.sign(4))
        few.settle()
        assert told == [4]
        words = few.view.pointing.words_at(few.sign(4).toPointF())
        assert words == ("event 4", "Fri 25 Apr 2031")
    assert (card.args or [None])[0] == 4
    few.qtbot.mouseMove(few.view.plot, few.at(DAY - 16, few.lane_y(2)))
    assert told == [4, None]


def test_hovering_elsewhere_rings_the_events_and_tells_nothing(few: Driver) -> None:
    before = few.view.plot.grab().toImage()
    with few.qtbot.assertNotEmitted(few.view.hovered):
        few.view.set_hovered([2, 5])
        few.settle()
    after = few.view.plot.grab().toImage()
    for event_id in (2, 5):
        ring = few.sign(event_id) + QPoint(8, 0)
        assert before.pixelColor(ring) != after.pixelColor(ring)
    assert before.pixelColor(few.sign(4)) == after.pixelColor(few.sign(4))


def test_a_stack_says_how_many_more_are_there(driver: Driver) -> None:
    driver.show(TimelineEvents.of(event(n + 1, DAY - 20) for n in range(4)))
    driver.look(DAY - 40, 20)
    driver.qtbot.mouseMove(driver.view.plot, driver.sign(1))
    driver.settle()
    at = driver.sign(1).toPointF()
    assert driver.view.pointing.words_at(at) == ("event 1", "Thu 24 Apr 2031 · 3 more here")


# ---- context and lanes ----


def test_a_right_click_selects_and_asks_for_the_menu(few: Driver) -> None:
    with few.qtbot.waitSignal(few.view.context_wanted) as told:
        menu = QContextMenuEvent(
            QContextMenuEvent.Reason.Mouse, few.sign(4), few.view.plot.mapToGlobal(few.sign(4))
        )
        QApplication.sendEvent(few.view.plot, menu)
    event_id, lane, where = told.args or (None, None, None)
    assert (event_id, lane) == (4, 2)
    assert where == few.view.plot.mapToGlobal(few.sign(4))
    assert few.selected == (4,)


def test_dragging_a_lane_label_puts_the_lane_elsewhere(few: Driver) -> None:
    with few.qtbot.waitSignal(few.view.lanes_reordered) as told:
        few.drag(
            QPoint(60, round(few.lane_y(0))),
            QPoint(60, round(few.lane_y(1))),
            QPoint(60, round(few.lane_y(2)) + 8),
        )
    assert told.args == [(2, 3, 1)]
    assert [lane.key for lane in few.view.stage.lanes.lanes] == [2, 3, 1]
    with few.qtbot.assertNotEmitted(few.view.lanes_reordered):
        few.drag(QPoint(60, round(few.lane_y(0))), QPoint(90, round(few.lane_y(0)) + 4))


# ---- histograms ----


def test_a_bar_of_the_histogram_is_marked_by_a_click_and_opened_by_a_double_click(
    driver: Driver,
) -> None:
    driver.show(random_events(400, seed=4, lanes=3))
    driver.look(DAY - 700, 1.0)
    stage = driver.view.stage
    bins = stage.scene.lanes[1].bins
    assert bins is not None
    place = int(bins.counts[2:-1].argmax()) + 2
    start, end = int(bins.edges[place]), int(bins.edges[place + 1])
    at = driver.at((start + end) / 2 / MINUTES_PER_DAY, driver.lane_y(1))
    words = driver.view.pointing.words_at(at.toPointF())
    assert words is not None
    assert words[1] == f"{bins.counts[place]} events"
    driver.click(at)
    days = DaySpan(start // MINUTES_PER_DAY, end // MINUTES_PER_DAY - 1)
    assert driver.view.brush == days
    driver.qtbot.mouseDClick(driver.view.plot, Qt.MouseButton.LeftButton, pos=at)
    assert stage.view.window() == pytest.approx((start, end), abs=1)


# ---- words ----


def test_only_the_words_of_what_is_seen_are_asked_for_and_each_once(driver: Driver) -> None:
    driver.show(random_events(3000, seed=4, days=1500, lanes=3))
    driver.look(DAY - 40, 20)
    asked = driver.answering.asked
    assert 0 < len(asked) < 300
    assert len(asked) == len(set(asked))
    driver.look(DAY - 41, 20)
    driver.look(DAY - 40, 20)
    assert len(asked) == len(set(asked))


# ---- emptiness ----


def test_without_events_it_says_so(driver: Driver) -> None:
    told: list[Emptiness | None] = []
    driver.view.emptiness_changed.connect(told.append)
    driver.show(TimelineEvents.of(()))
    assert told == [Emptiness(EmptyKind.NO_EVENTS)]
    assert "No dated events" in driver.view.notice.words
    driver.show(TimelineEvents.of([event(1, DAY)]))
    assert told[-1] is None
    assert not driver.view.notice.isVisible()


def test_where_nothing_is_seen_it_names_the_nearest_event_and_goes_there(few: Driver) -> None:
    few.look(DAY - 60, 60)
    emptiness = few.view.emptiness
    assert emptiness is not None
    assert (emptiness.kind, emptiness.nearest_event) == (EmptyKind.OUT_OF_VIEW, 6)
    assert few.view.notice.words == (
        "No dated events from 15 Mar 2031 to 31 Mar 2031. The nearest one is on 9 Apr 2031"
    )
    few.view.notice.go_wanted.emit()
    few.settle()
    assert few.view.emptiness is None


def test_a_period_without_events_names_the_nearest(few: Driver) -> None:
    few.view.set_focus(DaySpan(DAY - 9, DAY - 4))
    few.settle()
    assert few.view.emptiness == Emptiness(
        EmptyKind.FILTERED, DaySpan(DAY - 9, DAY - 4), 3, DAY - 10
    )


# ---- sizes and theme ----


def test_a_low_pane_has_three_small_lanes_and_no_minimap(driver: Driver) -> None:
    driver.show(TimelineEvents.of(every_sign()), size=(900, 116))
    assert not driver.view.minimap.isVisible()
    assert [lane.height for lane in driver.view.stage.scene.lanes] == [24, 24, 24]
    assert driver.view.minimumSizeHint().height() == 116
    driver.view.resize(900, 226)
    driver.settle()
    assert driver.view.minimap.isVisible()
    assert driver.view.stage.scene.lanes[0].height == 28


def test_the_preferred_height_is_that_of_the_design(driver: Driver) -> None:
    assert driver.view.sizeHint().height() == 259 - 33


def test_larger_text_gives_larger_lanes(few: Driver) -> None:
    few.view.resize(1184, 400)
    theme_switch().set_scale(1.5)
    few.settle()
    assert few.view.stage.scene.lanes[0].height == 42
    assert few.view.stage.frame.axis == 66


def test_the_first_view_shows_where_most_events_are(driver: Driver) -> None:
    rows = [event(n + 2, DAY - n) for n in range(40)] + [event(1, DAY - 30000)]
    driver.show(TimelineEvents.of(rows))
    first, last = driver.view.stage.view.window()
    assert first > (DAY - 60) * MINUTES_PER_DAY
    assert last > DAY * MINUTES_PER_DAY


def test_new_events_leave_view_selection_and_marked_days_as_they_are(few: Driver) -> None:
    few.click(few.sign(2))
    few.view.set_brush(DaySpan(DAY - 16, DAY - 12))
    scale = few.view.stage.scale
    more = TimelineEvents.of([event(n, DAY - n) for n in (1, 2, 3, 99)])
    few.view.set_events(more, lanes_of(more))
    few.settle()
    assert few.view.stage.scale == scale
    assert few.selected == (2,)
    assert few.view.brush == DaySpan(DAY - 16, DAY - 12)


def test_an_equal_value_changes_nothing(few: Driver) -> None:
    few.view.set_selected(2)
    few.view.set_focus(DaySpan(DAY - 9, DAY))
    few.settle()
    version = few.view.stage.version
    few.view.set_selected(2)
    few.view.set_focus(DaySpan(DAY - 9, DAY))
    few.view.set_hovered(())
    few.view.set_brush(None)
    assert few.view.stage.version == version


def test_publications_too_many_for_triangles_are_bars_on_the_axis(driver: Driver) -> None:
    many = [event(n, DAY - 3 * n, published=DAY - 2 * n, article=n) for n in range(1, 300)]
    driver.show(TimelineEvents.of(many))
    driver.look(DAY - 620, 1.3)
    bins = driver.view.stage.published_bins
    assert bins is not None
    assert bins.counts.sum() == 299
    words = driver.view.pointing.words_at(QPointF(driver.at(DAY - 100, 40)))
    assert words is not None
    assert words[1].endswith("articles published")
    driver.look(DAY - 20, 60.0)
    assert driver.view.stage.published_bins is None
    assert len(driver.view.stage.publications.seen(driver.view.stage.view, at_most=99, own=())) > 5


def test_one_article_with_many_events_is_published_once(driver: Driver) -> None:
    driver.show(TimelineEvents.of([event(n, DAY - 30 * n) for n in range(1, 40)]))
    driver.look(DAY - 1200, 0.8)
    bins = driver.view.stage.published_bins
    assert bins is not None
    assert bins.counts.sum() == 1


def test_lanes_without_anything_in_view_say_so_though_other_events_are_there(
    driver: Driver,
) -> None:
    shown, other = event(1, DAY - 400, keys=(1,)), event(2, DAY, keys=(9,))
    driver.show(TimelineEvents.of([shown, event(3, DAY - 410, keys=(1,)), other]))
    driver.look(DAY - 10, 30.0)
    lanes = driver.view.stage.lanes
    only_first = build_lanes(driver.view.stage.events, lanes.lanes[:1], by=LaneBy.ENTITY)
    driver.view.set_events(driver.view.stage.events, only_first)
    driver.look(DAY - 10, 30.0)
    assert driver.view.emptiness is not None
    assert driver.view.emptiness.kind is EmptyKind.OUT_OF_LANES
    assert driver.view.emptiness.nearest_event == 1
    assert driver.view.notice.words.startswith("Nothing in these lanes from")
