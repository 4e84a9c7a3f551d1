from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.explore.timeline import DaySpan, Ends, TimelineEvent, TimelineEvents
from dateline.explore.timeline_bars import compose_items
from dateline.explore.timeline_items import (
    RADIUS,
    STACK_DY,
    STACK_PX,
    STUB_PX,
    Item,
    LaneItems,
    group_places,
    number_room,
)
from dateline.explore.timeline_scale import TimeScale, View
from dateline.explore.timeline_signs import Edge, Form
from dateline.model.annotations import Relation, Status
from dateline.model.confidence import Confidence
from dateline.model.timex import Granularity
from tests.explore.timeline_samples import (
    DAY,
    event,
    event_lists,
    one_lane,
    random_events,
    sight_of,
)

WIDTH = 1000.0
ZOOMS = st.sampled_from([1.3, 4.0, 13.0, 20.0, 60.0, 89.0])


def view(px_per_day: float, first: int = DAY - 40) -> View:
    return View(TimeScale(first * 1440, px_per_day), WIDTH)


def compose(
    rows: list[TimelineEvent],
    px_per_day: float = 20.0,
    *,
    first: int = DAY - 40,
    focus: DaySpan | None = None,
    selected: tuple[int, ...] = (),
) -> LaneItems:
    events = TimelineEvents.of(rows)
    sight = sight_of(events, focus, selected)
    return compose_items(one_lane(events).overview, sight, view(px_per_day, first))


def only(items: LaneItems) -> Item:
    (item,) = (*items.bars, *items.points)
    return item


@given(event_lists(), ZOOMS)
def test_every_event_in_view_stands_for_itself_or_in_exactly_one_stack(
    rows: list[TimelineEvent], px_per_day: float
) -> None:
    events = TimelineEvents.of(rows)
    index = one_lane(events).overview
    seen = view(px_per_day)
    items = compose_items(index, sight_of(events), seen)
    standing = [row for item in (*items.bars, *items.points) for row in items.events_of(item)]
    assert len(standing) == len(set(standing))
    assert set(index.rows[index.meeting(*seen.window())].tolist()) <= set(standing)
    for item in (*items.bars, *items.points):
        assert item.row in items.events_of(item)
        assert item.number == len(items.events_of(item))


@given(st.lists(st.floats(0, 500), max_size=80).map(sorted))
def test_stacks_begin_at_least_ten_px_apart_and_leave_room_for_their_numbers(
    xs: list[float],
) -> None:
    starts = group_places(xs)
    for start, end in pairwise([*starts, len(xs)]):
        assert end > start
        if end < len(xs):
            room = STACK_PX if end - start < 3 else number_room(3)
            assert xs[end] - xs[start] >= room
        if end - start == 2:
            assert xs[end - 1] - xs[start] < STACK_PX


@given(st.floats(0, 2000), ZOOMS)
def test_panning_within_a_block_of_time_does_not_regroup(dx: float, px_per_day: float) -> None:
    events = random_events(300, seed=8, days=300)
    index, sight = one_lane(events).overview, sight_of(events)
    start = TimeScale((DAY - 200) * 1440.0, px_per_day)
    block = 640 * 1440 / px_per_day
    moved = start.panned(-dx % 300)
    if moved.minute(-64) // block != start.minute(-64) // block:
        return
    stacks = [
        {
            tuple(items.events_of(item).tolist()): item.number
            for item in items.points
            if 320 < scale.x(int(events.cover().first[item.row])) < 600
        }
        for scale, items in (
            (scale, compose_items(index, sight, View(scale, WIDTH))) for scale in (start, moved)
        )
    ]
    shared = stacks[0].keys() & stacks[1].keys()
    rows = [{row for stack in group for row in stack} for group in stacks]
    for group in stacks:
        for stack in group:
            if set(stack) <= rows[0] & rows[1]:
                assert stack in shared


def test_a_day_is_a_point_in_the_middle_of_the_day() -> None:
    item = only(compose([event(1, DAY - 30)], 20.0))
    assert (item.form, item.x, item.left, item.end) == (Form.POINT, 210, 210 - RADIUS, 210 + RADIUS)


def test_hours_do_not_move_a_point_where_days_are_small() -> None:
    early = event(1, DAY * 1440 + 30, DAY * 1440 + 30, granularity=Granularity.MINUTE, minutes=True)
    far = only(compose([early], 10.0, first=DAY))
    near = only(compose([early], 80.0, first=DAY))
    assert far.x == pytest.approx(5.0)
    assert near.x == pytest.approx(80 * 30.5 / 1440)


def test_a_month_is_a_bar_from_its_first_to_its_last_minute() -> None:
    item = only(compose([event(1, DAY - 30, DAY - 1, granularity=Granularity.MONTH)], 20.0))
    assert (item.form, item.left, item.end) == (Form.MOMENT, 200, 800)


def test_a_bar_shorter_than_ten_px_is_its_point() -> None:
    week = [event(1, DAY - 7, DAY - 1, granularity=Granularity.WEEK)]
    assert only(compose(week, 1.5)).form == Form.MOMENT
    short = only(compose(week, 1.3))
    assert (short.form, short.edge) == (Form.POINT, Edge.SOLID)
    assert short.x == pytest.approx((36.5) * 1.3)


@pytest.mark.parametrize("what", [{"ends": Ends.VAGUE}, {"confidence": Confidence.UNSURE}])
def test_a_short_vague_bar_has_the_unsure_ring(what: dict[str, object]) -> None:
    row = event(1, DAY - 7, DAY - 1, granularity=Granularity.WEEK, **what)  # pyright: ignore[reportArgumentType]
    item = only(compose([row], 1.3))
    assert (item.form, item.edge) == (Form.POINT, Edge.UNSURE)


def test_by_a_day_is_a_stub_before_its_end() -> None:
    item = only(compose([event(1, DAY - 50, DAY - 30, relation=Relation.BY)], 20.0))
    assert (item.form, item.x, item.left, item.end) == (Form.BY, 220, 220 - STUB_PX, 220)


def test_until_a_day_is_a_stub_and_since_reaches_to_the_publication() -> None:
    until = only(compose([event(1, DAY - 30, relation=Relation.UNTIL)], 20.0))
    assert (until.form, until.end) == (Form.UNTIL, 220)
    since = only(compose([event(1, DAY - 30, relation=Relation.SINCE, published=DAY - 10)], 20.0))
    assert (since.form, since.left, since.end) == (Form.SINCE, 200, 620)
    unknown = only(compose([event(1, DAY - 30, relation=Relation.SINCE, published=None)], 20.0))
    assert (unknown.form, unknown.left, unknown.end) == (Form.SINCE, 200, 200 + STUB_PX)


def test_two_in_one_place_stand_above_and_below_the_middle() -> None:
    items = compose([event(1, DAY), event(2, DAY)])
    assert [(item.dy, item.number) for item in items.points] == [(-STACK_DY, 1), (STACK_DY, 1)]


def test_three_in_one_place_are_a_front_sign_and_a_number() -> None:
    rows = [
        event(1, DAY, status=Status.PLANNED),
        event(2, DAY, status=Status.ATTRIBUTED),
        event(3, DAY, status=Status.DENIED),
    ]
    item = only(compose(rows))
    assert (item.row, item.number, item.dy) == (1, 3, 0)
    assert item.right == item.x + number_room(3)


@pytest.mark.parametrize(
    ("statuses", "front"),
    [
        ((Status.ATTRIBUTED, Status.REPORTED, Status.PLANNED), 1),
        ((Status.PLANNED, Status.DENIED, Status.ATTRIBUTED), 2),
        ((Status.DENIED, Status.CONDITIONAL, Status.PLANNED), 2),
        ((Status.REPORTED, Status.REPORTED, Status.REPORTED), 0),
    ],
)
def test_the_front_of_a_stack_is_chosen_by_rank(statuses: tuple[Status, ...], front: int) -> None:
    rows = [event(n + 1, DAY, status=status) for n, status in enumerate(statuses)]
    assert only(compose(rows)).row == front


def test_a_selected_event_is_in_front_and_one_outside_the_focus_behind() -> None:
    rows = [event(1, DAY, inside=False), event(2, DAY, status=Status.PLANNED), event(3, DAY + 9)]
    rows += [event(4, DAY, status=Status.DENIED)]
    assert compose(rows).points[0].row == 1
    assert compose(rows, selected=(3,)).points[0].row == 3
    assert compose(rows, selected=(0,)).points[0].row == 0


def test_equal_bars_are_one_with_a_number() -> None:
    rows = [event(n, DAY - 30, DAY - 1, granularity=Granularity.MONTH) for n in (1, 2, 3)]
    item = only(compose(rows))
    assert (item.number, item.form) == (3, Form.MOMENT)


def test_bars_that_differ_by_a_few_px_are_one_and_the_selected_one_is_shown() -> None:
    rows = [
        event(1, DAY - 30, relation=Relation.SINCE, published=DAY - 9),
        event(2, DAY - 30, relation=Relation.SINCE, published=DAY - 8),
        event(3, DAY - 30, relation=Relation.SINCE, published=DAY - 3),
    ]
    assert sorted(item.number for item in compose(rows, 9.0).bars) == [1, 2]
    shown = {item.row: item.end for item in compose(rows, 9.0, selected=(1,)).bars}
    assert shown[1] == 33 * 9


def test_overlapping_bars_take_two_tracks_and_others_none() -> None:
    rows = [
        event(1, DAY - 39, DAY - 20, granularity=Granularity.MONTH),
        event(2, DAY - 30, DAY - 24, granularity=Granularity.WEEK),
        event(3, DAY - 10, DAY - 4, granularity=Granularity.WEEK),
    ]
    dy = {item.row: item.dy for item in compose(rows).bars}
    assert {dy[0], dy[1]} == {-STACK_DY, STACK_DY}
    assert dy[2] == 0


def test_a_third_overlapping_bar_joins_the_number_of_another() -> None:
    rows = [
        event(1, DAY - 39, DAY - 10, granularity=Granularity.MONTH),
        event(2, DAY - 38, DAY - 11, granularity=Granularity.RANGE),
        event(3, DAY - 30, DAY - 20, granularity=Granularity.RANGE),
    ]
    assert sorted(item.number for item in compose(rows).bars) == [1, 2]
    shown = {item.row for item in compose(rows, selected=(2,)).bars}
    assert shown == {0, 1, 2}


def test_the_longest_bar_is_painted_first() -> None:
    rows = [
        event(1, DAY - 30, DAY - 24, granularity=Granularity.WEEK),
        event(2, DAY - 39, DAY - 10, granularity=Granularity.MONTH),
    ]
    assert [item.row for item in compose(rows).bars] == [1, 0]


def test_a_point_on_a_solid_bar_and_a_stub_on_any_bar_are_parted() -> None:
    solid = event(1, DAY - 30, DAY - 10, granularity=Granularity.RANGE)
    pale = event(2, DAY - 30, DAY - 10, granularity=Granularity.MONTH)
    point = event(3, DAY - 20)
    stub = event(4, DAY - 20, relation=Relation.BY)
    parted = [compose([solid, point]), compose([pale, stub])]
    for items in parted:
        assert (items.bars[0].dy, items.points[0].dy) == (STACK_DY, -STACK_DY)
    numbered = compose([pale, replace(pale, id=5), event(3, DAY - 9)])
    assert (numbered.bars[0].dy, numbered.points[0].dy) == (STACK_DY, -STACK_DY)
    together = compose([pale, point])
    assert (together.bars[0].dy, together.points[0].dy) == (0, 0)


def test_a_bars_number_stands_on_its_end_where_a_point_is_behind_it() -> None:
    lasted = Granularity.RANGE
    two = [event(n, DAY - 20, DAY - 1, granularity=lasted) for n in (1, 2)]
    over = event(3, DAY - 10, DAY + 20, granularity=Granularity.MONTH)
    bars = {bar.number: bar for bar in compose([*two, over, event(4, DAY)], 8.0).bars}
    assert bars[2].inside
    assert bars[2].right == bars[2].end
    alone = {bar.number: bar for bar in compose([*two, over], 8.0).bars}[2]
    assert not alone.inside
    assert alone.right > alone.end


def test_a_bar_too_short_for_its_number_goes_without_where_a_point_covers_it() -> None:
    short = [event(n, DAY - 3, DAY - 1, granularity=Granularity.RANGE) for n in (1, 2)]
    over = event(3, DAY - 10, DAY + 20, granularity=Granularity.MONTH)
    bars = {bar.number: bar for bar in compose([*short, over, event(4, DAY)], 8.0).bars}
    assert bars[2].right == bars[2].end
    assert not bars[2].inside
