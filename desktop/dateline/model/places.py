"""Places of the world as the gazetteer knows them, and where an article's place is said to be."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import asin, cos, radians, sin, sqrt
from typing import Final, Protocol

from dateline.model.annotations import Cluster
from dateline.model.confidence import Confidence
from dateline.model.messages import Message
from dateline.model.spans import Field, Span

EARTH_RADIUS_KM: Final = 6371.0088
"""The mean radius of the Earth (International Union of Geodesy and Geophysics)."""


class PlaceKind(StrEnum):
    """What sort of thing on the map a place is."""

    COUNTRY = "country"
    REGION = "region"
    """A first-level division of a country: state, province, oblast."""
    CAPITAL = "capital"
    """The seat of a country's government."""
    TOWN = "town"
    """Any other settlement, of any size."""
    AREA = "area"
    """What no authority bounds: "Donbas", "the Middle East", "the Alps", an island, a desert."""
    WATER = "water"


@dataclass(frozen=True, slots=True)
class Place:
    """A place on the map.

    `country` is its ISO 3166-1 alpha-2 code, "" where it lies in none or in several; `region` the
    name of its first-level division, "" where there is none. `latitude` and `longitude` are degrees
    (WGS 84) of a town, else of the middle. `population` is 0 where unknown, of a region that of its
    towns. `renown` counts the names that a town has in the tongues of the world: the more, the
    further it is known. `other_name` says that it was found under a name other than its first.
    """

    id: int
    name: str
    kind: PlaceKind
    country: str
    region: str
    latitude: float
    longitude: float
    population: int
    renown: int = 0
    other_name: bool = False

    @property
    def is_settlement(self) -> bool:
        """Whether it is a town, a capital or not."""
        return self.kind in (PlaceKind.CAPITAL, PlaceKind.TOWN)

    def km_to(self, other: Place) -> float:
        """Return the great-circle distance in kilometres (haversine formula)."""
        here, there = radians(self.latitude), radians(other.latitude)
        across = radians(other.longitude - self.longitude)
        chord = sin((there - here) / 2) ** 2 + cos(here) * cos(there) * sin(across / 2) ** 2
        return 2 * EARTH_RADIUS_KM * asin(min(1.0, sqrt(chord)))


class Gazetteer(Protocol):
    """Finds places by their folded names."""

    def named(self, keys: Sequence[str]) -> Mapping[str, Sequence[Place]]:
        """Return the places that bear each key, most populous first; a key may be absent."""
        ...

    def country(self, code: str) -> Place | None:
        """Return the country with this ISO 3166-1 alpha-2 code, or None."""
        ...


@dataclass(frozen=True, slots=True)
class NamedInText:
    """The names of one text: its clusters, and (field, span, cluster) of each mention, in reading order."""

    title: str
    text: str
    clusters: tuple[Cluster, ...]
    mentions: tuple[tuple[Field, Span, int], ...]


@dataclass(frozen=True, slots=True)
class Location:
    """Where a place of an article is, and why; `place` is None where that can't be said."""

    place: Place | None
    reason: Message
    confidence: Confidence


class PlaceLocator(Protocol):
    """Says where the places of a text are, from the text and the gazetteer alone."""

    def __call__(self, named: NamedInText, gazetteer: Gazetteer) -> Mapping[int, Location]:
        """Return the location of each cluster that names a place, by its number."""
        ...
