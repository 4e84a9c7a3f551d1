from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.explore.timeline import TimelineEvent, TimelineEvents
from dateline.explore.timeline_items import LaneItems
from dateline.explore.timeline_labels import Label
from dateline.explore.timeline_rows import count_rows, day_inset, pack_rows
from dateline.explore.timeline_scale import TimeScale, View
from dateline.model.annotations import Status
from dateline.model.timex import Granularity
from tests.explore.timeline_samples import DAY, event, event_lists, one_lane, sight_of

ROW = 20.0


def pack(
    rows: list[TimelineEvent],
    *,
    depth: int = 2,
    words: float = 50.0,
    px_per_day: float = 144.0,
    first: float = DAY - 3,
    selected: tuple[int, ...] = (),
) -> tuple[LaneItems, tuple[Label, ...]]:
    events = TimelineEvents.of(rows)
    return pack_rows(
        one_lane(events).overview,
        sight_of(events, None, selected),
        View(TimeScale(first * 1440, px_per_day), 1000),
        rows=depth,
        row_px=ROW,
        width_of=lambda row: words,
    )


@given(event_lists(20), st.integers(2, 6), st.sampled_from([100.0, 300.0, 2000.0]))
def test_every_event_in_view_has_a_place_or_is_counted_once(
    rows: list[TimelineEvent], depth: int, px_per_day: float
) -> None:
    items, _ = pack(rows, depth=depth, px_per_day=px_per_day)
    standing = [row for item in (*items.bars, *items.points) for row in items.events_of(item)]
    assert len(standing) == len(set(standing))
    index = one_lane(TimelineEvents.of(rows)).overview
    window = View(TimeScale((DAY - 3) * 1440, px_per_day), 1000).window()
    assert set(index.rows[index.meeting(*window)].tolist()) <= set(standing)


@given(event_lists(20), st.integers(2, 6))
def test_signs_and_words_of_one_row_do_not_overlap(rows: list[TimelineEvent], depth: int) -> None:
    items, labels = pack(rows, depth=depth)
    alone = [item for item in items.points if item.number == 1]
    for dy in {item.dy for item in alone}:
        row = sorted((item for item in alone if item.dy == dy), key=lambda item: item.left)
        for first, second in pairwise(row):
            assert first.end <= second.left
    for label in labels:
        for other in labels:
            if other is not label and other.dy == label.dy:
                assert other.x >= label.x + label.width or label.x >= other.x + other.width


def test_each_event_of_a_day_is_named_in_its_own_row() -> None:
    rows = [event(1, DAY), event(2, DAY, status=Status.PLANNED)]
    items, labels = pack(rows)
    assert [(item.row, item.dy) for item in items.points] == [(0, -ROW / 2), (1, ROW / 2)]
    assert [label.row for label in labels] == [0, 1]
    assert all(label.x > item.end for label, item in zip(labels, items.points, strict=True))


def test_an_event_without_a_free_row_joins_the_number_of_a_sign_of_its_place() -> None:
    items, _ = pack([event(n + 1, DAY) for n in range(5)])
    assert sorted(item.number for item in items.points) == [1, 4]


def test_a_bar_has_its_words_in_the_row_above() -> None:
    bar = event(1, DAY - 2, DAY + 1, granularity=Granularity.RANGE)
    items, labels = pack([bar])
    assert (items.bars[0].dy, labels[0].dy) == (ROW / 2, -ROW / 2)
    assert labels[0].x >= items.bars[0].left


def test_the_point_of_a_day_stays_in_view_while_its_day_does() -> None:
    item = pack([event(1, DAY)], px_per_day=1500, first=DAY + 0.5)[0].points[0]
    assert item.x == pytest.approx(12)
    late = pack([event(1, DAY)], px_per_day=1500, first=DAY + 0.999)[0].points[0]
    assert late.x == pytest.approx(1.5 - 12)
    assert day_inset(TimeScale((DAY + 0.5) * 1440, 1500), DAY) == pytest.approx(12)


def test_a_minute_stands_at_its_minute() -> None:
    minute = DAY * 1440 + 720
    row = event(1, minute, minute, granularity=Granularity.MINUTE, minutes=True)
    item = pack([row], px_per_day=1440, first=DAY)[0].points[0]
    assert item.x == pytest.approx(720.5)


@pytest.mark.parametrize(("same_day", "expected"), [(0, 2), (1, 2), (4, 4), (40, 6)])
def test_a_lane_has_the_rows_of_its_fullest_day(same_day: int, expected: int) -> None:
    rows = [event(n + 1, DAY) for n in range(same_day)]
    assert count_rows(one_lane(TimelineEvents.of(rows)).overview) == expected


def test_words_that_the_edge_would_cut_are_left_out() -> None:
    assert pack([event(1, DAY)], first=DAY - 6.8, words=50)[1] == ()
    assert len(pack([event(1, DAY)], first=DAY - 6.3, words=50)[1]) == 1
