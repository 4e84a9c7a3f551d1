"""The middle of a country or division: that of the people of its towns, on the globe."""

from __future__ import annotations

from dataclasses import dataclass
from math import asin, atan2, cos, degrees, hypot, radians, sin


@dataclass(slots=True)
class Middle:
    """Sums the places of people; `people` counts them."""

    x: float = 0.0
    y: float = 0.0
    z: float = 0.0
    people: int = 0

    def add(self, latitude: float, longitude: float, people: int) -> None:
        """Add a town with its people; one whose people nobody counted weighs as one."""
        weight = max(people, 1)
        north, east = radians(latitude), radians(longitude)
        self.x += weight * cos(north) * cos(east)
        self.y += weight * cos(north) * sin(east)
        self.z += weight * sin(north)
        self.people += people

    @property
    def point(self) -> tuple[float, float]:
        """The latitude and longitude of the middle, in degrees; (0, 0) of nothing."""
        length = hypot(self.x, self.y, self.z)
        if not length:
            return 0.0, 0.0
        return degrees(asin(self.z / length)), degrees(atan2(self.y, self.x))
