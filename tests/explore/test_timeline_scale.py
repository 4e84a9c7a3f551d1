from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from dateline.explore.timeline import TimelineEvent, TimelineEvents
from dateline.explore.timeline_scale import (
    LEAST_PX_PER_DAY,
    MOST_PX_PER_DAY,
    Level,
    TimeScale,
    bin_step,
    densest,
    fit,
    fit_exactly,
    level_of,
    opening_span,
    px_per_day_of,
)
from dateline.explore.timeline_units import Step, Unit
from tests.explore.timeline_samples import DAY, event, event_lists, one_lane

SCALES = st.builds(
    TimeScale,
    st.floats((DAY - 3000) * 1440.0, DAY * 1440.0),
    st.floats(0.01, 1000),
)


@pytest.mark.parametrize(
    ("px_per_day", "level"),
    [
        (0.001, Level.DECADES),
        (0.0499, Level.DECADES),
        (0.05, Level.YEARS),
        (1.19, Level.YEARS),
        (1.2, Level.MONTHS),
        (13.9, Level.MONTHS),
        (14, Level.DAYS),
        (89, Level.DAYS),
        (90, Level.HOURS),
        (2000, Level.HOURS),
    ],
)
def test_levels_follow_the_px_of_a_day(px_per_day: float, level: Level) -> None:
    assert level_of(px_per_day) is level


@pytest.mark.parametrize("level", list(Level))
def test_choosing_a_level_by_name_gives_that_level(level: Level) -> None:
    assert level_of(px_per_day_of(level)) is level


@given(SCALES, st.floats(0.1, 10), st.floats(0, 1900))
def test_zooming_keeps_the_minute_under_the_pointer(
    scale: TimeScale, factor: float, at: float
) -> None:
    zoomed = scale.zoomed(factor, at=at)
    assert zoomed.minute(at) == pytest.approx(scale.minute(at), abs=0.01)
    assert LEAST_PX_PER_DAY <= zoomed.px_per_day <= MOST_PX_PER_DAY


@given(SCALES, st.floats(-500, 500))
def test_panning_moves_everything_by_the_same_px(scale: TimeScale, dx: float) -> None:
    minute = scale.minute(300)
    assert scale.panned(dx).x(minute) == pytest.approx(300 + dx, abs=1e-3)


@given(SCALES, st.floats(0.2, 5), st.floats(0, 1900), st.floats(0, 1))
def test_on_the_way_of_a_zoom_the_point_under_the_pointer_stands_still(
    scale: TimeScale, factor: float, at: float, part: float
) -> None:
    assume(abs(factor - 1) > 0.05)
    between = scale.toward(scale.zoomed(factor, at=at), part)
    assert between.x(scale.minute(at)) == pytest.approx(at, abs=0.05)


@given(SCALES, SCALES)
def test_a_movement_begins_where_it_is_and_ends_at_its_goal(
    scale: TimeScale, goal: TimeScale
) -> None:
    assert scale.toward(goal, 1.0) == goal
    assert scale.toward(goal, 0.0).left == pytest.approx(scale.left)


@given(st.integers(DAY - 40000, DAY), st.integers(0, 40000), st.floats(300, 3000))
def test_a_fitted_view_shows_all_of_the_span(first: int, length: int, width: float) -> None:
    start, end = first * 1440, (first + length) * 1440 + 1439
    scale = fit(start, end, width=width)
    assert scale.x(start) >= 0
    assert scale.x(end + 1) <= width + 1e-6


def test_one_day_is_fitted_with_its_surroundings() -> None:
    scale = fit(DAY * 1440, DAY * 1440 + 1439, width=1000)
    assert 1000 / scale.px_per_day >= 14


@given(SCALES, st.floats(300, 2000))
def test_a_held_view_stays_near_the_dates_and_moves_no_further_than_needed(
    scale: TimeScale, width: float
) -> None:
    first, last = (DAY - 100) * 1440, DAY * 1440
    held = scale.held((first, last), width=width)
    half = width * 1440 / scale.px_per_day / 2
    reach = max(half, last - first)
    assert first - reach - 2 <= held.left + half <= last + reach + 2
    assert held.px_per_day == scale.px_per_day
    assert held.held((first, last), width=width) == held


@given(event_lists(12), st.sampled_from([0.3, 0.8, 1.0]))
def test_the_densest_span_is_the_shortest_that_holds_the_share(
    rows: list[TimelineEvent], share: float
) -> None:
    index = one_lane(TimelineEvents.of(rows)).overview
    span = densest(index, share=share)
    if span is None:
        assert len(index) == 0
        return
    needed = max(1, -(-round(len(index) * share * 1000) // 1000))
    firsts = index.first.tolist()
    shortest = min(
        firsts[start + needed - 1] - firsts[start] for start in range(len(firsts) - needed + 1)
    )
    inside = [first for first in firsts if span[0] <= first <= span[1]]
    assert len(inside) >= needed
    assert any(
        firsts[start] == span[0] and firsts[start + needed - 1] - firsts[start] == shortest
        for start in range(len(firsts) - needed + 1)
    )


def test_one_old_date_does_not_shrink_the_first_view() -> None:
    rows = [event(n + 2, DAY - n) for n in range(20)] + [event(1, DAY - 30000)]
    span = opening_span(one_lane(TimelineEvents.of(rows)).overview)
    assert span == ((DAY - 19) * 1440, DAY * 1440 + 1439)


def test_the_first_view_of_nothing_is_left_to_others() -> None:
    assert opening_span(one_lane(TimelineEvents.of(())).overview) is None


@pytest.mark.parametrize(
    ("px_per_day", "step"),
    [
        (0.001, Step(Unit.DECADE)),
        (0.02, Step(Unit.YEAR)),
        (0.06, Step(Unit.MONTH, 3)),
        (0.5, Step(Unit.MONTH)),
        (1.5, Step(Unit.WEEK)),
        (4, Step(Unit.DAY)),
        (200, Step(Unit.DAY)),
    ],
)
def test_bins_fit_the_level_and_are_wide_enough_to_see(px_per_day: float, step: Step) -> None:
    assert bin_step(px_per_day) == step


def test_an_exact_fit_has_its_ends_at_the_edges() -> None:
    scale = fit_exactly(DAY * 1440, (DAY + 10) * 1440, width=500)
    assert scale.x(DAY * 1440) == pytest.approx(0)
    assert scale.x((DAY + 10) * 1440) == pytest.approx(500)
