"""Instants of new moons and the sun's place: what calendars that follow the moon are made from."""

from __future__ import annotations

import math
from typing import Final

from dateline.model import days

_SYNODIC: Final = 29.530588861
"""Days from one mean new moon to the next."""
_EPOCH: Final = 2451550.09766
"""The Julian day of the first mean new moon of 2000 (Meeus 1998, chapter 49)."""
_CENTURY: Final = 1236.85
"""New moons of a century."""
_TERMS: Final = (
    (-0.40720, 0, 1, 0),
    (0.17241, 1, 0, 0),
    (0.01608, 0, 2, 0),
    (0.01039, 0, 0, 2),
    (0.00739, -1, 1, 0),
    (-0.00514, 1, 1, 0),
    (0.00208, 2, 0, 0),
    (-0.00111, 0, 1, -2),
    (-0.00057, 0, 1, 2),
    (0.00056, 1, 2, 0),
    (-0.00042, 0, 3, 0),
    (0.00042, 1, 0, 2),
    (0.00038, 1, 0, -2),
)
"""Days, and the multiples of the sun's anomaly, the moon's and its argument of latitude: the terms
of Meeus's table of new moons down to about a minute."""
_UNIX_EPOCH: Final = 2440587.5
_DYNAMICAL_DAYS: Final = 69 / 86400
"""Dynamical less universal time, about as it is now; over two centuries it stays below two minutes."""


def new_moon(number: int) -> float:
    """Return the instant of a new moon in days of universal time from `days.day_number` 0.

    `number` counts from the first of 2000; good to some minutes in 1900 to 2100 (Meeus 1998,
    chapter 49).
    """
    t = number / _CENTURY
    mean = _EPOCH + _SYNODIC * number + 0.00015437 * t * t
    sun = math.radians(2.5534 + 29.10535670 * number)
    moon = math.radians(201.5643 + 385.81693528 * number + 0.0107582 * t * t)
    latitude = math.radians(160.7108 + 390.67050284 * number - 0.0016118 * t * t)
    shift = sum(
        days_ * math.sin(of_sun * sun + of_moon * moon + of_latitude * latitude)
        for days_, of_sun, of_moon, of_latitude in _TERMS
    )
    return mean + shift - _DYNAMICAL_DAYS - _UNIX_EPOCH + days.day_number(1970, 1, 1)


def number_before(instant: float) -> int:
    """Return the number of the last new moon up to an instant in days of universal time."""
    number = round((instant - new_moon(0)) / _SYNODIC) + 1
    while new_moon(number) > instant:
        number -= 1
    return number


def solar_longitude(instant: float) -> float:
    """Return the sun's apparent longitude in degrees, good to 0.01 (Meeus 1998, chapter 25)."""
    t = (instant + _UNIX_EPOCH - days.day_number(1970, 1, 1) - 2451545.0) / 36525
    mean = 280.46646 + 36000.76983 * t
    anomaly = math.radians(357.52911 + 35999.05029 * t)
    centre = (
        (1.914602 - 0.004817 * t) * math.sin(anomaly)
        + 0.019993 * math.sin(2 * anomaly)
        + 0.000289 * math.sin(3 * anomaly)
    )
    node = math.radians(125.04 - 1934.136 * t)
    return (mean + centre - 0.00569 - 0.00478 * math.sin(node)) % 360
