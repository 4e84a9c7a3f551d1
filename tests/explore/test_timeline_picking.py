from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dateline.explore.timeline import TimelineEvent, TimelineEvents
from dateline.explore.timeline_bars import compose_items
from dateline.explore.timeline_picking import HIT_PX, Picker, nearest, nearest_outside, step
from dateline.explore.timeline_scale import TimeScale, View
from dateline.model.timex import Granularity
from tests.explore.timeline_samples import DAY, event, event_lists, one_lane, sight_of

VIEW = View(TimeScale((DAY - 40) * 1440, 20.0), 1000)


def picker_of(rows: list[TimelineEvent]) -> Picker:
    events = TimelineEvents.of(rows)
    return Picker(compose_items(one_lane(events).overview, sight_of(events), VIEW))


@given(event_lists())
def test_each_sign_is_hit_at_its_anchor(rows: list[TimelineEvent]) -> None:
    events = TimelineEvents.of(rows)
    items = compose_items(one_lane(events).overview, sight_of(events), VIEW)
    picker = Picker(items)
    for item in items.points:
        hit = picker.pick(item.x, item.dy)
        assert hit is not None
        assert abs(hit.x - item.x) <= HIT_PX


def test_a_sign_is_hit_within_twenty_px_square() -> None:
    picker = picker_of([event(1, DAY - 20)])
    centre = 410.0
    for dx, dy, hit in ((9, 0, True), (0, 9.5, True), (-9.9, -9.9, True), (11, 0, False)):
        assert (picker.pick(centre + dx, dy) is not None) is hit
    assert picker.pick(centre, 12) is None


def test_a_point_wins_over_the_bar_below_it_and_a_short_bar_over_a_long_one() -> None:
    month = event(1, DAY - 38, DAY - 9, granularity=Granularity.MONTH)
    assert picked(picker_of([month, event(2, DAY - 20)]), 411) == 1
    assert picked(picker_of([month, event(2, DAY - 20)]), 500) == 0
    week = event(2, DAY - 21, DAY - 15, granularity=Granularity.WEEK)
    bars = picker_of([month, week])
    assert {picked(bars, 420, -6), picked(bars, 420, 6)} == {0, 1}


def picked(picker: Picker, x: float, dy: float = 0.0) -> int | None:
    item = picker.pick(x, dy)
    return None if item is None else item.row


def test_of_a_pair_the_nearer_one_is_hit() -> None:
    picker = picker_of([event(1, DAY - 20), event(2, DAY - 20)])
    assert (picked(picker, 410, -6), picked(picker, 410, 6)) == (0, 1)


@given(event_lists())
def test_walking_visits_every_event_of_a_lane_in_order(rows: list[TimelineEvent]) -> None:
    events = TimelineEvents.of(rows)
    index, cover = one_lane(events).overview, events.cover()
    if not len(index):
        return
    row: int | None = int(index.rows[0])
    visited: list[int] = []
    while row is not None:
        visited.append(row)
        row = step(index, row, int(cover.first[row]), by=1)
    assert visited == index.rows.tolist()
    back = step(index, visited[-1], int(cover.first[visited[-1]]), by=-1)
    assert back == (visited[-2] if len(visited) > 1 else None)


@given(event_lists(), st.integers((DAY - 450) * 1440, (DAY + 100) * 1440))
def test_the_nearest_event_is_the_one_of_least_distance(
    rows: list[TimelineEvent], minute: int
) -> None:
    index = one_lane(TimelineEvents.of(rows)).overview
    found = nearest(index, minute)
    if not len(index):
        assert found is None
        return
    gaps = {
        row: max(first - minute, minute - last, 0)
        for row, first, last in zip(
            index.rows.tolist(), index.first.tolist(), index.last.tolist(), strict=True
        )
    }
    assert found is not None
    assert gaps[found] == min(gaps.values())


def test_the_nearest_event_to_an_empty_time_is_found_on_either_side() -> None:
    index = one_lane(TimelineEvents.of([event(1, DAY - 100), event(2, DAY - 10)])).overview
    assert nearest_outside(index, (DAY - 90) * 1440, (DAY - 60) * 1440) == 0
    assert nearest_outside(index, (DAY - 60) * 1440, (DAY - 20) * 1440) == 1
    assert nearest_outside(index, (DAY + 5) * 1440, (DAY + 9) * 1440) == 1
    assert nearest_outside(one_lane(TimelineEvents.of(())).overview, 0, 9) is None
