"""A small gazetteer in memory, and texts with the names that a test says they have."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from dateline.linking.folding import folded
from dateline.linking.placing import locate_places
from dateline.model.annotations import Cluster, Label
from dateline.model.confidence import Confidence
from dateline.model.places import Location, NamedInText, Place, PlaceKind
from dateline.model.spans import Field, Span

TOWN, CAPITAL, REGION = PlaceKind.TOWN, PlaceKind.CAPITAL, PlaceKind.REGION
COUNTRY, WATER, AREA = PlaceKind.COUNTRY, PlaceKind.WATER, PlaceKind.AREA


class Atlas:
    """Places by name; a place may have other names as well."""

    def __init__(self) -> None:
        self._places: dict[str, list[Place]] = {}
        self._countries: dict[str, Place] = {}

    def add(
        self,
        name: str,
        kind: PlaceKind,
        where: tuple[str, str, float, float],
        people: int = 0,
        *,
        renown: int = 0,
        also: Sequence[str] = (),
    ) -> None:
        """Add a place: country code, region, latitude, longitude, people, names in other tongues."""
        country, region, latitude, longitude = where
        number = sum(map(len, self._places.values())) + 1
        place = Place(number, name, kind, country, region, latitude, longitude, people, renown)
        self._places.setdefault(folded(name), []).append(place)
        for other in also:
            found = replace(place, other_name=True)
            self._places.setdefault(folded(other), []).append(found)
        if kind is COUNTRY:
            self._countries[country] = place

    def named(self, keys: Sequence[str]) -> Mapping[str, Sequence[Place]]:
        """Return the places of each key."""
        return {key: self._places[key] for key in keys if key in self._places}

    def country(self, code: str) -> Place | None:
        """Return a country by its code."""
        return self._countries.get(code)


def world() -> Atlas:
    """Return an invented world: two countries, a far one, and names that lie in several of them."""
    atlas = Atlas()
    atlas.add("Karvenia", COUNTRY, ("KV", "", 50.0, 30.0), 9_000_000)
    atlas.add("Estmark", COUNTRY, ("EM", "", 52.0, 38.0), 20_000_000)
    atlas.add("Sudland", COUNTRY, ("SL", "", -20.0, 140.0), 5_000_000)
    atlas.add("Velm", CAPITAL, ("KV", "Velm", 50.0, 30.0), 900_000, renown=60)
    atlas.add("Oresk Oblast", REGION, ("KV", "Oresk Oblast", 51.0, 33.0), 800_000, also=["Oresk"])
    atlas.add("Oresk", TOWN, ("KV", "Oresk Oblast", 51.2, 33.1), 300_000)
    atlas.add("Lutno", TOWN, ("KV", "Oresk Oblast", 51.0, 32.6), 4_000)
    atlas.add("Brod", TOWN, ("EM", "Far", 54.0, 45.0), 6_000, also=["Brodovy"])
    atlas.add("Tarn", CAPITAL, ("SL", "", -20.0, 140.0), 2_000_000, renown=90)
    atlas.add("Tarn", TOWN, ("KV", "Oresk Oblast", 51.4, 33.4), 20_000)
    atlas.add("Holm", TOWN, ("KV", "West", 50.0, 25.0), 120_000)
    atlas.add("Holm", TOWN, ("EM", "East", 53.0, 40.0), 110_000)
    atlas.add("White House", TOWN, ("SL", "North", -19.0, 141.0), 12_000)
    atlas.add("Lenna", WATER, ("KV", "", 50.5, 31.0))
    atlas.add("Kansk", REGION, ("SL", "Kansk", -25.0, 135.0), 900_000)
    atlas.add("Kansk City", TOWN, ("SL", "Kansk", -25.1, 135.2), 400_000, also=["Kansk"])
    atlas.add("Valley", TOWN, ("KV", "Velm", 50.1, 30.2), 60_000)
    return atlas


LABELS = {"Karvenian": Label.NORP, "Estmari": Label.NORP, "White House": Label.FAC}


def located(text: str, *names: str) -> dict[str, Location]:
    """Return where each of these names is in `text`; every occurrence is a mention, `region` words too."""
    clusters = tuple(
        Cluster(name, LABELS.get(name, Label.GPE), (name,), Confidence.LIKELY) for name in names
    )
    mentions = sorted(
        (match.start(), match.end(), number)
        for number, name in enumerate(names)
        for match in re.finditer(rf"\b{re.escape(name)}\b(?! region)", text)
    )
    places = tuple((Field.TEXT, Span(start, end), number) for start, end, number in mentions)
    found = locate_places(NamedInText("", text, clusters, places), world())
    return {names[number]: location for number, location in found.items()}


def where(text: str, *names: str) -> dict[str, str]:
    """Return the country of each name that is placed, "-" for those that are not."""
    found = located(text, *names)
    return {
        name: "-" if location.place is None else location.place.country
        for name, location in found.items()
    }
