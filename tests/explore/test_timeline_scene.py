from __future__ import annotations

import numpy as np
import pytest

from dateline.explore.timeline import DaySpan, TimelineEvents
from dateline.explore.timeline_lanes import Lanes
from dateline.explore.timeline_scale import DENSE_EVENTS, Level, TimeScale, View
from dateline.explore.timeline_scene import Composer, LaneKind, Measures, Scene
from dateline.explore.timeline_signs import Form
from tests.explore.timeline_samples import (
    DAY,
    event,
    every_sign,
    lanes_of,
    random_events,
    sight_of,
)

MEASURES = Measures(lane=28, row=20, area=140)


def view(px_per_day: float, *, first: int = DAY - 45, width: float = 1000) -> View:
    return View(TimeScale(first * 1440, px_per_day), width)


def composer(
    events: TimelineEvents, focus: DaySpan | None = None, selected: tuple[int, ...] = ()
) -> Composer:
    return Composer(lanes_of(events), sight_of(events, focus, selected))


def compose(maker: Composer, seen: View, **what: object) -> Scene:
    return maker.compose(seen, MEASURES, width_of=lambda row: 50.0, **what)  # pyright: ignore[reportArgumentType]


@pytest.fixture
def events() -> TimelineEvents:
    return TimelineEvents.of(every_sign())


def test_decades_are_one_histogram_and_a_lane_of_named_periods(events: TimelineEvents) -> None:
    scene = compose(composer(events), view(0.02, first=DAY - 20000))
    assert [lane.kind for lane in scene.lanes] == [LaneKind.OVERVIEW, LaneKind.PERIODS]
    overview, periods = scene.lanes
    assert overview.bins is not None
    assert overview.bins.counts.sum() == len(events) - 1
    assert overview.highest == overview.bins.counts.max()
    assert overview.height + periods.height == MEASURES.area
    assert [item.form for item in periods.items.bars] == [Form.PERIOD]


def test_years_are_a_histogram_in_each_lane(events: TimelineEvents) -> None:
    scene = compose(composer(events), view(0.5, first=DAY - 1500))
    assert [lane.kind for lane in scene.lanes] == [LaneKind.EVENTS] * 3 + [LaneKind.PERIODS]
    assert scene.dense
    assert all(lane.bins is not None for lane in scene.lanes[:3])
    assert len({lane.highest for lane in scene.lanes[:3]}) == 1


@pytest.mark.parametrize("px_per_day", [3.0, 20.0])
def test_months_and_days_are_signs_without_named_periods(
    events: TimelineEvents, px_per_day: float
) -> None:
    scene = compose(composer(events), view(px_per_day))
    assert not scene.dense
    assert [lane.kind for lane in scene.lanes] == [LaneKind.EVENTS] * 3
    assert all(lane.bins is None and lane.items.points for lane in scene.lanes)


def test_labels_appear_at_days_and_only_the_selected_one_at_months(events: TimelineEvents) -> None:
    row = events.row_of(37)
    assert row is not None
    maker = composer(events, selected=(row,))
    months = compose(maker, view(3.0))
    assert [label.row for lane in months.lanes for label in lane.labels] == [row]
    days = compose(maker, view(20.0))
    assert sum(len(lane.labels) for lane in days.lanes) > 3


def test_at_the_closest_level_lanes_have_the_rows_they_need() -> None:
    rows = [event(n + 1, DAY, keys=(1,)) for n in range(4)] + [event(9, DAY, keys=(2,))]
    maker = composer(TimelineEvents.of(rows))
    tall = Measures(lane=28, row=20, area=400)
    scene = maker.compose(view(144.0, first=DAY - 2), tall, width_of=lambda row: 50.0)
    assert scene.level is Level.HOURS
    assert [lane.height for lane in scene.lanes] == [90, 50, 50]
    assert [lane.top for lane in scene.lanes] == [0, 90, 140]
    assert scene.height == 190
    assert [scene.lane_at(y) for y in (0, 89, 90, 189, 190)] == [0, 0, 1, 2, None]


def test_a_lane_takes_no_more_than_half_of_a_low_pane_for_its_rows() -> None:
    rows = [event(n + 1, DAY, keys=(1,)) for n in range(9)]
    scene = compose(composer(TimelineEvents.of(rows)), view(144.0, first=DAY - 2))
    assert [lane.height for lane in scene.lanes] == [70, 50, 50]
    assert Measures(lane=24, row=20, area=72).rows_of(6) == 2


def test_more_than_some_thousand_events_in_view_are_histograms_at_any_level() -> None:
    events = random_events(3 * DENSE_EVENTS, seed=1, days=100, lanes=3)
    maker = composer(events)
    wide = view(8.0, first=DAY - 105)
    assert maker.count_in(wide) > DENSE_EVENTS
    assert compose(maker, wide).dense
    narrow = view(89.0, first=DAY - 99, width=100)
    assert maker.count_in(narrow) <= DENSE_EVENTS
    assert not compose(maker, narrow).dense


def test_a_histogram_never_hides_a_selected_or_hovered_event() -> None:
    events = random_events(3 * DENSE_EVENTS, seed=1, days=100, lanes=3)
    seen = view(8.0, first=DAY - 105)
    cover = events.cover()
    start, end = seen.window()
    row, other = np.flatnonzero((cover.first > start) & (cover.last < end))[:2].tolist()
    scene = compose(composer(events, selected=(row,)), seen, spotlight=[other])
    drawn = {r for lane in scene.lanes for r in lane.items.members.tolist()}
    assert scene.dense
    assert drawn == {row, other}


def test_the_part_inside_the_focus_is_known_to_every_histogram(events: TimelineEvents) -> None:
    focus = DaySpan(DAY - 3, DAY)
    maker = composer(events, focus)
    assert maker.filtered
    lane = compose(maker, view(0.5, first=DAY - 1500)).lanes[1]
    assert lane.bins is not None
    assert 0 < lane.bins.kept.sum() < lane.bins.counts.sum()
    assert not composer(events).filtered


def test_lanes_scrolled_out_of_sight_keep_their_place_and_cost_nothing(
    events: TimelineEvents,
) -> None:
    low = Measures(lane=28, row=20, area=28, scroll=28)
    scene = composer(events).compose(view(20.0), low, width_of=lambda row: 50.0)
    assert [bool(lane.items.points) for lane in scene.lanes] == [False, True, False]
    assert [lane.top for lane in scene.lanes] == [0, 28, 56]


def test_words_that_are_missing_are_asked_for(events: TimelineEvents) -> None:
    maker = composer(events)
    scene = maker.compose(view(20.0), MEASURES, width_of=lambda row: None)
    assert len(scene.wanted) > 5
    known = maker.compose(view(20.0), MEASURES, width_of=lambda row: 40.0)
    assert known.wanted == ()


def test_another_focus_of_the_same_events_is_taken(events: TimelineEvents) -> None:
    maker = composer(events)
    maker.look(sight_of(events, DaySpan(DAY, DAY)))
    assert maker.filtered
    assert len(maker.kept.overview) < len(maker.lanes.overview)
    maker.look(sight_of(events))
    assert maker.kept is maker.lanes


def test_without_lanes_there_is_nothing_to_see() -> None:
    nothing = TimelineEvents.of(())
    lanes: Lanes = lanes_of(nothing, ())
    scene = Composer(lanes, sight_of(nothing)).compose(
        view(20.0), MEASURES, width_of=lambda row: None
    )
    assert scene.lanes == ()
    assert scene.height == 0
