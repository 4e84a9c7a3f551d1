"""Calendar periods and their TIMEX3 values."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from dateline.extraction.time import values
from dateline.model import days


def test_iso_weeks_agree_with_the_standard_library() -> None:
    day = date(1999, 12, 20)
    while day < date(2027, 1, 20):
        expected = day.isocalendar()
        assert values.iso_week(days.day_of(day)) == (expected.year, expected.week)
        day += timedelta(days=5)


@pytest.mark.parametrize(
    ("year", "sunday"), [(1961, "1961-04-02"), (2000, "2000-04-23"), (2024, "2024-03-31")]
)
def test_easter_falls_where_the_church_has_it(year: int, sunday: str) -> None:
    assert days.iso_day(values.easter(year)) == sunday


@pytest.mark.parametrize(
    ("year", "name", "day"),
    [
        (2024, "thanksgiving", "2024-11-28"),
        (2025, "memorial day", "2025-05-26"),
        (2024, "election day", "2024-11-05"),
        (2025, "good friday", "2025-04-18"),
        (2025, "christmas eve", "2025-12-24"),
    ],
)
def test_named_days_fall_where_the_law_has_them(year: int, name: str, day: str) -> None:
    assert days.iso_day(values.holiday_day(year, name)) == day


def test_periods_carry_over_the_end_of_the_year() -> None:
    assert values.month_period(2025, 0).value == "2024-12"
    assert values.month_period(2025, 14).value == "2026-02"
    assert values.quarter_period(2025, 0).value == "2024-Q4"
    winter = values.season_period(2024, "WI")
    assert (days.iso_day(winter.first), days.iso_day(winter.last)) == ("2024-12-01", "2025-02-28")


def test_years_before_the_epoch_are_written_as_timex3_has_them() -> None:
    assert values.year_period(-148).value == "BC0149"
    assert values.year_period(0).value == "BC0001"
    assert values.century_period(-9).value == "BC08"
    assert values.day_period(days.day_number(-43, 3, 15)).value == "BC0044-03-15"


def test_decades_and_centuries_hold_their_years() -> None:
    decade, century = values.decade_period(198), values.century_period(19)
    assert (decade.value, days.civil(decade.first)[0], days.civil(decade.last)[0]) == (
        "198",
        1980,
        1989,
    )
    assert (century.value, days.civil(century.first)[0], days.civil(century.last)[0]) == (
        "19",
        1901,
        2000,
    )
