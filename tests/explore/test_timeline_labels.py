from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from dateline.explore.timeline import DaySpan, TimelineEvent, TimelineEvents
from dateline.explore.timeline_bars import compose_items
from dateline.explore.timeline_items import Sight
from dateline.explore.timeline_labels import Label, place_labels, wanted_rows
from dateline.explore.timeline_scale import TimeScale, View
from dateline.model.annotations import Status
from tests.explore.timeline_samples import DAY, event, event_lists, one_lane, sight_of

WIDTH = 1000.0


def place(
    rows: list[TimelineEvent],
    *,
    label_width: float | None = 60.0,
    selected: tuple[int, ...] = (),
    focus: DaySpan | None = None,
    only_selected: bool = False,
    clear: tuple[float, ...] = (),
    px_per_day: float = 20.0,
) -> tuple[tuple[Label, ...], Sight]:
    events = TimelineEvents.of(rows)
    sight = sight_of(events, focus, selected)
    view = View(TimeScale((DAY - 40) * 1440, px_per_day), WIDTH)
    items = compose_items(one_lane(events).overview, sight, view)
    labels = place_labels(
        items,
        sight,
        WIDTH,
        width_of=lambda row: label_width,
        only_selected=only_selected,
        clear=clear,
    )
    return labels, sight


@given(event_lists(), st.floats(5, 200), st.sampled_from([3.0, 20.0, 80.0]))
def test_labels_overlap_neither_each_other_nor_signs_and_are_never_cut(
    rows: list[TimelineEvent], label_width: float, px_per_day: float
) -> None:
    labels, sight = place(rows, label_width=label_width, px_per_day=px_per_day)
    view = View(TimeScale((DAY - 40) * 1440, px_per_day), WIDTH)
    items = compose_items(one_lane(sight.events).overview, sight, view)
    for first, second in pairwise(sorted(labels, key=lambda label: label.x)):
        assert first.x + first.width < second.x
    for label in labels:
        assert label.x >= 0
        assert label.x + label.width <= WIDTH + 2
        for item in (*items.bars, *items.points):
            assert item.right <= label.x or label.x + label.width <= item.left


def test_a_label_stands_right_of_its_sign_else_left_of_it() -> None:
    (right,) = place([event(1, DAY - 20)])[0]
    assert right.x > 410
    crowd = [event(1, DAY - 20), event(2, DAY - 18, status=Status.PLANNED)]
    by_row = {label.row: label for label in place(crowd)[0]}
    assert by_row[0].x + by_row[0].width < 410
    assert by_row[1].x > 450


def test_a_label_without_room_is_left_out() -> None:
    rows = [event(n + 1, DAY - 20 + n) for n in range(6)]
    assert len(place(rows, label_width=300)[0]) < 6


def test_the_selected_event_is_named_first_even_in_a_stack() -> None:
    rows = [event(n + 1, DAY - 20) for n in range(4)] + [event(9, DAY - 17)]
    labels, _ = place(rows, selected=(2,), label_width=45)
    assert labels[0].row == 2
    assert all(label.row != 0 for label in labels)


def test_stacks_and_events_outside_the_focus_have_no_label() -> None:
    stack = [event(n + 1, DAY - 20) for n in range(3)]
    assert place(stack)[0] == ()
    outside = [event(1, DAY - 20)]
    assert place(outside, focus=DaySpan(DAY, DAY))[0] == ()


def test_of_a_pair_only_the_one_in_front_is_named() -> None:
    pair = [event(1, DAY - 20, status=Status.PLANNED), event(2, DAY - 20)]
    assert [label.row for label in place(pair)[0]] == [1]


def test_where_only_selected_events_are_named_others_are_not() -> None:
    rows = [event(1, DAY - 30), event(2, DAY - 10)]
    assert [label.row for label in place(rows, selected=(1,), only_selected=True)[0]] == [1]


def test_no_label_runs_over_the_px_to_keep_clear() -> None:
    row = event(1, DAY - 20)
    (free,) = place([row])[0]
    (moved,) = place([row], clear=(free.x + 30,))[0]
    assert moved.x + moved.width < 400


def test_words_that_are_not_known_yet_are_wanted_and_take_no_room() -> None:
    rows = [event(1, DAY - 30), event(2, DAY - 10)]
    labels, sight = place(rows, label_width=None)
    assert labels == ()
    view = View(TimeScale((DAY - 40) * 1440, 20.0), WIDTH)
    items = compose_items(one_lane(sight.events).overview, sight, view)
    assert sorted(wanted_rows(items, sight, only_selected=False)) == [0, 1]
    assert list(wanted_rows(items, sight, only_selected=True)) == []
