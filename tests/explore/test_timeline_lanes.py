from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from dateline.explore.timeline import TimelineEvent, TimelineEvents
from dateline.explore.timeline_lanes import (
    Lane,
    LaneBy,
    LaneKey,
    LaneOrder,
    build_lanes,
    choose_lanes,
)
from dateline.model.annotations import Status
from dateline.model.timex import Granularity
from tests.explore.timeline_samples import (
    DAY,
    event,
    event_lists,
    lanes_of,
    one_lane,
    random_events,
)

MINUTES = st.integers((DAY - 500) * 1440, (DAY + 100) * 1440)


@given(event_lists(), MINUTES, st.integers(0, 90 * 1440))
def test_a_window_counts_and_finds_what_a_plain_search_finds(
    rows: list[TimelineEvent], start: int, length: int
) -> None:
    events = TimelineEvents.of(rows)
    index = one_lane(events).overview
    cover = events.cover()
    end = start + length
    expected = [row for row in index.rows if cover.first[row] <= end and cover.last[row] >= start]
    assert index.count(start, end) == len(expected)
    assert index.rows[index.meeting(start, end)].tolist() == expected


@given(event_lists(), st.data())
def test_keeping_some_events_equals_an_index_of_these_alone(
    rows: list[TimelineEvent], data: st.DataObject
) -> None:
    events = TimelineEvents.of(rows)
    index = one_lane(events).overview
    mask = np.array(
        data.draw(st.lists(st.booleans(), min_size=len(rows), max_size=len(rows))), bool
    )
    kept = index.kept(mask)
    assert kept.rows.tolist() == [row for row in index.rows.tolist() if mask[row]]
    assert kept.ends.tolist() == sorted(kept.last.tolist())
    assert kept.last[kept.by_last].tolist() == kept.ends.tolist()
    assert kept.known_ends.tolist() == sorted(kept.known_last.tolist())
    assert kept.meeting(0, DAY * 2880).tolist() == list(range(len(kept)))


@given(event_lists())
def test_every_row_of_a_lane_is_found_at_its_place(rows: list[TimelineEvent]) -> None:
    events = TimelineEvents.of(rows)
    for index in lanes_of(events).indexes:
        for place, row in enumerate(index.rows.tolist()):
            assert index.place_of(row, int(index.first[place])) == place
    assert one_lane(events).overview.place_of(len(rows) + 5, DAY * 1440) is None


@given(event_lists())
def test_a_lane_holds_the_placed_events_of_its_key_in_time_order(rows: list[TimelineEvent]) -> None:
    events = TimelineEvents.of(rows)
    lanes = lanes_of(events)
    placed = events.cover().placed
    for lane, index in zip(lanes.lanes, lanes.indexes, strict=True):
        expected = {
            number
            for number, row in enumerate(rows)
            if lane.key in row.keys
            and placed[number]
            and row.granularity not in {Granularity.DECADE, Granularity.CENTURY}
        }
        assert set(index.rows.tolist()) == expected
        assert index.first.tolist() == sorted(index.first.tolist())


def test_decades_and_centuries_stand_apart_as_periods() -> None:
    rows = [event(1, DAY), event(2, DAY - 3650, DAY, granularity=Granularity.DECADE)]
    lanes = lanes_of(TimelineEvents.of(rows))
    assert lanes.overview.rows.tolist() == [0]
    assert lanes.periods.rows.tolist() == [1]
    assert [len(index) for index in lanes.indexes] == [1, 0, 0]


def test_the_five_most_frequent_entities_become_lanes() -> None:
    counts = {10: 4, 11: 9, 12: 1, 13: 4, 14: 2, 15: 3}
    keys = [key for key, count in counts.items() for _ in range(count)]
    events = TimelineEvents.of(event(n + 1, DAY + n, keys=(key,)) for n, key in enumerate(keys))
    expected = (LaneKey(11, 9), LaneKey(10, 4), LaneKey(13, 4), LaneKey(15, 3), LaneKey(14, 2))
    assert choose_lanes(events) == expected


def test_pinned_lanes_come_first_and_left_out_ones_not_at_all() -> None:
    events = TimelineEvents.of(event(n + 1, DAY, keys=(n % 3,)) for n in range(9))
    chosen = choose_lanes(events, limit=3, first=(42, 2, 42), without=(1,))
    assert [lane.key for lane in chosen] == [42, 2, 0]
    assert chosen[0].count == 0


def test_lanes_can_follow_their_first_event() -> None:
    rows = [event(1, DAY, keys=(5,)), event(2, DAY - 9, keys=(6,)), event(3, DAY, keys=(5,))]
    chosen = choose_lanes(TimelineEvents.of(rows), order=LaneOrder.FIRST_EVENT)
    assert [lane.key for lane in chosen] == [6, 5]


def test_lanes_divide_by_status_outlet_article_or_not_at_all() -> None:
    rows = [
        event(1, DAY, article=4, status=Status.PLANNED),
        event(2, DAY, article=4),
        event(3, DAY, article=9),
    ]
    events = TimelineEvents.of(rows)
    keys = {by: {lane.key: lane.count for lane in choose_lanes(events, by=by)} for by in LaneBy}
    assert keys[LaneBy.ARTICLE] == {4: 2, 9: 1}
    assert keys[LaneBy.STATUS] == {tuple(Status).index(Status.PLANNED): 1, 0: 2}
    assert keys[LaneBy.OUTLET] == {0: 3}
    assert keys[LaneBy.ONE] == {0: 3}
    assert keys[LaneBy.ENTITY] == {1: 3}


def test_lanes_take_the_order_they_are_dragged_to() -> None:
    events = random_events(60, seed=3)
    lanes = build_lanes(events, [Lane(k, str(k), 0) for k in (1, 2, 3, 4)], by=LaneBy.ENTITY)
    moved = lanes.reordered([3, 1])
    assert [lane.key for lane in moved.lanes] == [3, 1, 2, 4]
    assert moved.indexes[0] is lanes.indexes[2]


def test_without_events_lanes_are_empty() -> None:
    lanes = one_lane(TimelineEvents.of(()))
    assert len(lanes.overview) == 0
    assert lanes.overview.count(0, DAY * 1440) == 0
    assert lanes.overview.meeting(0, DAY * 1440).tolist() == []
    assert choose_lanes(TimelineEvents.of(())) == ()
