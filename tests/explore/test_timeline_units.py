from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.explore.timeline import DaySpan
from dateline.explore.timeline_units import Step, Unit, is_weekend, moved, starts
from dateline.model.days import civil, day_number, days_in_month

STEPS = [
    *(Step(Unit.HOUR, number) for number in (1, 3, 6, 12)),
    *(Step(unit) for unit in (Unit.DAY, Unit.WEEK, Unit.YEAR, Unit.DECADE, Unit.CENTURY)),
    *(Step(Unit.MONTH, number) for number in (1, 3, 6)),
]
MINUTES = st.integers(day_number(-3000, 1, 1) * 1440, day_number(4000, 1, 1) * 1440)


@given(st.sampled_from(STEPS), MINUTES, st.integers(0, 400 * 1440))
def test_steps_enclose_the_minutes_and_ascend(step: Step, first: int, length: int) -> None:
    edges = starts(step, first, first + length).tolist()
    assert edges[0] <= first < edges[1]
    assert edges[-2] <= first + length < edges[-1]
    assert edges == sorted(set(edges))


@given(st.sampled_from([Unit.MONTH, Unit.YEAR, Unit.DECADE, Unit.CENTURY]), MINUTES)
def test_months_and_years_begin_on_their_first_day(unit: Unit, minute: int) -> None:
    multiple = {Unit.MONTH: None, Unit.YEAR: 1, Unit.DECADE: 10, Unit.CENTURY: 100}[unit]
    for edge in starts(Step(unit), minute, minute).tolist():
        year, month, day = civil(edge // 1440)
        assert (edge % 1440, day) == (0, 1)
        assert multiple is None or (month == 1 and year % multiple == 0)


def test_weeks_begin_on_monday() -> None:
    edges = starts(Step(Unit.WEEK), day_number(2031, 5, 14) * 1440, day_number(2031, 6, 1) * 1440)
    assert [civil(edge // 1440)[2] for edge in edges.tolist()] == [12, 19, 26, 2]


@pytest.mark.parametrize(
    ("days", "unit", "by", "expected"),
    [
        (((2031, 5, 1), (2031, 5, 13)), Unit.DAY, 1, ((2031, 5, 2), (2031, 5, 14))),
        (((2031, 5, 1), (2031, 5, 13)), Unit.WEEK, -1, ((2031, 4, 24), (2031, 5, 6))),
        (((2031, 3, 1), (2031, 3, 31)), Unit.MONTH, -1, ((2031, 2, 1), (2031, 2, 28))),
        (((2031, 3, 1), (2031, 5, 31)), Unit.MONTH, 1, ((2031, 4, 1), (2031, 6, 30))),
        (((2031, 1, 31), (2031, 2, 2)), Unit.MONTH, 1, ((2031, 2, 28), (2031, 3, 2))),
        (((2032, 1, 1), (2032, 12, 31)), Unit.YEAR, 1, ((2033, 1, 1), (2033, 12, 31))),
    ],
)
def test_days_move_by_units_and_whole_months_stay_whole(
    days: tuple[tuple[int, int, int], tuple[int, int, int]],
    unit: Unit,
    by: int,
    expected: tuple[tuple[int, int, int], tuple[int, int, int]],
) -> None:
    span = DaySpan(*(day_number(*day) for day in days))
    assert moved(span, unit, by) == DaySpan(*(day_number(*day) for day in expected))


@given(st.integers(-1000, 3000), st.integers(1, 12), st.integers(-30, 30))
def test_whole_months_moved_there_and_back_are_the_same(year: int, month: int, by: int) -> None:
    span = DaySpan(day_number(year, month, 1), day_number(year, month, days_in_month(year, month)))
    assert moved(moved(span, Unit.MONTH, by), Unit.MONTH, -by) == span


def test_saturday_and_sunday_are_the_weekend() -> None:
    week = [is_weekend(day_number(2031, 5, 12) + day) for day in range(7)]
    assert week == [False] * 5 + [True] * 2
