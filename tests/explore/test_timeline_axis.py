from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.explore.timeline_axis import LABEL_GAP, LABEL_INSET, AxisRoom, Tick, make_axis
from dateline.explore.timeline_scale import TimeScale
from dateline.explore.timeline_units import Unit
from dateline.model.days import civil, day_number
from tests.explore.timeline_samples import DAY

LOWER = {
    Unit.HOUR: 32.0,
    Unit.DAY: 42.0,
    Unit.WEEK: 42.0,
    Unit.MONTH: 24.0,
    Unit.YEAR: 27.0,
    Unit.DECADE: 34.0,
    Unit.CENTURY: 34.0,
}
UPPER = {**LOWER, Unit.DAY: 104.0, Unit.MONTH: 98.0}
ROOM = AxisRoom(upper=UPPER, lower=LOWER)
ZOOMS = st.floats(-9, 8).map(lambda power: 2.718281828**power)


def labels(ticks: tuple[Tick, ...]) -> list[tuple[float, Tick]]:
    return [(tick.label_x, tick) for tick in ticks if tick.label_x is not None]


@given(ZOOMS, st.floats((DAY - 40000) * 1440.0, DAY * 1440.0), st.floats(200, 1900))
def test_labels_keep_their_gap_and_are_never_cut(
    px_per_day: float, left: float, width: float
) -> None:
    axis = make_axis(TimeScale(left, px_per_day), width, ROOM)
    for ticks, room in ((axis.upper, UPPER), (axis.lower, LOWER)):
        placed = labels(ticks)
        for (x, tick), (following, _) in pairwise(placed):
            assert following - (x + room[tick.unit]) >= LABEL_GAP - 1e-6
        assert all(x >= LABEL_INSET - 1 for x, _ in placed)
        assert all(x + room[tick.unit] <= width + 1e-6 for x, tick in placed)


@given(ZOOMS, st.floats((DAY - 40000) * 1440.0, DAY * 1440.0))
def test_each_label_stands_right_of_its_line(px_per_day: float, left: float) -> None:
    axis = make_axis(TimeScale(left, px_per_day), 1200, ROOM)
    for x, tick in (*labels(axis.upper), *labels(axis.lower)):
        assert x == pytest.approx(max(tick.x, 0.0) + LABEL_INSET, abs=0.6)


@given(ZOOMS, st.floats((DAY - 40000) * 1440.0, DAY * 1440.0))
def test_the_upper_row_names_the_longer_units(px_per_day: float, left: float) -> None:
    axis = make_axis(TimeScale(left, px_per_day), 1200, ROOM)
    assert all(tick.unit > axis.step.unit for tick in axis.upper)
    assert {tick.unit for tick in axis.lower} <= {axis.step.unit}


def test_weeks_stand_under_months_in_the_default_view() -> None:
    axis = make_axis(TimeScale(day_number(2031, 1, 20) * 1440, 20), 1256, ROOM)
    assert [civil(tick.minute // 1440)[:2] for tick in axis.upper] == [
        (2031, 1),
        (2031, 2),
        (2031, 3),
    ]
    assert axis.upper[0].x < 0
    assert axis.upper[0].label_x == LABEL_INSET
    assert {tick.unit for tick in axis.lower} == {Unit.WEEK}


@pytest.mark.parametrize(
    ("px_per_day", "lower", "upper"),
    [
        (0.0005, Unit.CENTURY, None),
        (0.02, Unit.DECADE, Unit.CENTURY),
        (0.05, Unit.YEAR, Unit.DECADE),
        (0.5, Unit.MONTH, Unit.YEAR),
        (20, Unit.WEEK, Unit.MONTH),
        (100, Unit.DAY, Unit.MONTH),
        (1500, Unit.HOUR, Unit.DAY),
    ],
)
def test_the_rows_follow_the_zoom_from_decades_to_hours(
    px_per_day: float, lower: Unit, upper: Unit | None
) -> None:
    axis = make_axis(TimeScale(DAY * 1440.0, px_per_day), 1200, ROOM)
    assert axis.step.unit is lower
    assert {tick.unit for tick in axis.upper} == ({upper} if upper else set())
