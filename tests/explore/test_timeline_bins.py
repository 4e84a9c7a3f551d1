from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.explore.timeline import TimelineEvent, TimelineEvents
from dateline.explore.timeline_bins import (
    bin_heights,
    bins_in_view,
    count_bins,
    highest_bin,
    make_minimap,
    number_peaks,
)
from dateline.explore.timeline_scale import TimeScale, View
from dateline.explore.timeline_units import Step, Unit, starts
from dateline.model.annotations import Relation
from dateline.model.timex import Granularity
from tests.explore.timeline_samples import DAY, event, event_lists, one_lane, random_events

STEPS = st.sampled_from([Step(Unit.DAY), Step(Unit.WEEK), Step(Unit.MONTH), Step(Unit.YEAR)])


@given(event_lists(), STEPS)
def test_a_bin_counts_the_events_whose_known_days_meet_it(
    rows: list[TimelineEvent], step: Step
) -> None:
    events = TimelineEvents.of(rows)
    index, cover = one_lane(events).overview, events.cover()
    edges = starts(step, (DAY - 450) * 1440, (DAY + 100) * 1440)
    known = [(cover.first[row], cover.known_last[row]) for row in index.rows]
    expected = [
        sum(first < end and last >= start for first, last in known)
        for start, end in pairwise(edges.tolist())
    ]
    assert count_bins(index, edges).tolist() == expected


@given(event_lists(), STEPS)
def test_the_highest_bin_is_that_of_all_the_dates(rows: list[TimelineEvent], step: Step) -> None:
    index = one_lane(TimelineEvents.of(rows)).overview
    if not len(index):
        assert highest_bin(index, step) == 0
        return
    edges = starts(step, int(index.first[0]), int(index.known_ends[-1]))
    assert highest_bin(index, step) == count_bins(index, edges).max()


def test_the_highest_day_of_many_centuries_is_found_without_counting_each_day() -> None:
    rows = [event(1, DAY - 300_000), *(event(n + 2, DAY) for n in range(5)), event(9, DAY - 7)]
    index = one_lane(TimelineEvents.of(rows)).overview
    assert highest_bin(index, Step(Unit.DAY)) == 5


def test_the_part_inside_the_focus_is_counted_beside_the_whole() -> None:
    events = random_events(500, seed=5)
    index = one_lane(events).overview
    mask = np.arange(500) % 3 == 0
    view = View(TimeScale((DAY - 700) * 1440, 1.0), 900)
    bins = bins_in_view(index, index.kept(mask), view)
    assert bins.step == Step(Unit.MONTH)
    assert np.all(bins.kept <= bins.counts)
    assert bins.kept.sum() < bins.counts.sum()
    assert bins.edges[0] <= view.window()[0]
    assert bins.edges[-1] > view.window()[1]


def test_the_bin_under_a_minute_is_found() -> None:
    index = one_lane(TimelineEvents.of([event(1, DAY)])).overview
    bins = bins_in_view(index, index, View(TimeScale((DAY - 100) * 1440, 1.0), 200))
    place = bins.bin_at(DAY * 1440 + 5)
    assert place is not None
    assert bins.counts[place] == 1
    assert bins.bin_at(0) is None
    assert bins.bin_at(float(bins.edges[-1])) is None


@given(st.lists(st.integers(0, 40), min_size=1, max_size=60))
def test_numbered_peaks_are_local_and_apart(counts: list[int]) -> None:
    middles = np.arange(len(counts), dtype=np.float64) * 15
    chosen = number_peaks(np.array(counts), middles, gap=44)
    assert all(counts[place] > 0 for place in chosen)
    assert all(b - a >= 3 for a, b in pairwise(chosen))
    if any(counts):
        assert max(counts) in {counts[place] for place in chosen}


def test_heights_are_square_roots_of_the_counts() -> None:
    assert bin_heights(np.array([0, 1, 25, 100]), 100, 40).tolist() == [0, 4, 20, 40]
    assert bin_heights(np.array([0]), 0, 40).tolist() == [0]


def test_the_minimap_spreads_whole_years_over_its_width() -> None:
    index = one_lane(random_events(300, seed=2)).overview
    minimap = make_minimap(index, 1000)
    assert minimap is not None
    first, last = int(minimap.bins.edges[0]), int(minimap.bins.edges[-1])
    assert minimap.scale.x(first) == pytest.approx(0, abs=1)
    assert minimap.scale.x(last) == pytest.approx(1000, abs=1)
    assert minimap.bins.step == Step(Unit.MONTH)
    assert minimap.bins.counts.sum() >= 300


def test_the_minimap_of_centuries_has_longer_bins_and_one_of_a_day_a_year() -> None:
    old = [event(1, DAY - 200_000), event(2, DAY)]
    minimap = make_minimap(one_lane(TimelineEvents.of(old)).overview, 600)
    assert minimap is not None
    assert minimap.bins.step.unit in {Unit.YEAR, Unit.DECADE}
    day = make_minimap(one_lane(TimelineEvents.of([event(1, DAY)])).overview, 600)
    assert day is not None
    assert day.bins.edges[-1] - day.bins.edges[0] >= 365 * 1440
    assert make_minimap(one_lane(TimelineEvents.of(())).overview, 600) is None


def test_periods_are_in_no_histogram() -> None:
    rows = [event(1, DAY - 3650, DAY, granularity=Granularity.DECADE), event(2, DAY)]
    index = one_lane(TimelineEvents.of(rows)).overview
    edges = starts(Step(Unit.YEAR), (DAY - 4000) * 1440, DAY * 1440)
    assert count_bins(index, edges).sum() == 1


def test_what_goes_on_since_a_day_is_counted_on_that_day_alone() -> None:
    rows = [event(1, DAY - 4000, relation=Relation.SINCE)]
    index = one_lane(TimelineEvents.of(rows)).overview
    edges = starts(Step(Unit.YEAR), (DAY - 4000) * 1440, DAY * 1440)
    assert count_bins(index, edges).tolist() == [1, *[0] * (len(edges) - 2)]
