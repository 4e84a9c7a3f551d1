"""New moons and the sun's place, against published instants."""

from __future__ import annotations

import pytest

from dateline.extraction.time.moon import new_moon, number_before, solar_longitude
from dateline.model.days import day_from_iso

MINUTE = 1 / 1440


@pytest.mark.parametrize(
    ("number", "day", "hour", "minute"),
    [
        (0, "2000-01-06", 18, 14),
        (-283, "1977-02-18", 3, 37),
        (300, "2024-04-08", 18, 21),
        (312, "2025-03-29", 10, 58),
    ],
)
def test_a_new_moon_falls_on_its_published_minute(
    number: int, day: str, hour: int, minute: int
) -> None:
    published = day_from_iso(day) + hour / 24 + minute * MINUTE
    assert new_moon(number) == pytest.approx(published, abs=5 * MINUTE)


def test_the_last_new_moon_before_an_instant_is_not_after_it() -> None:
    total_eclipse = day_from_iso("2024-04-08")
    assert number_before(total_eclipse) == 299
    assert number_before(total_eclipse + 1) == 300


@pytest.mark.parametrize(
    ("day", "hour", "longitude"),
    [
        ("2024-03-20", 3.1, 0),
        ("2024-06-20", 20.85, 90),
        ("2024-09-22", 12.73, 180),
        ("2024-12-21", 9.34, 270),
    ],
)
def test_the_sun_stands_at_the_quarters_of_the_year(
    day: str, hour: float, longitude: float
) -> None:
    place = solar_longitude(day_from_iso(day) + hour / 24)
    assert (place - longitude + 180) % 360 - 180 == pytest.approx(0, abs=0.02)
