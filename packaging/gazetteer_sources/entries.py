"""Every place of the gazetteer with its keys: from the wheels, and from lists written for Dateline."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Final, TypeAlias, cast
from zlib import crc32

from babel import Locale

from dateline.model.places import PlaceKind
from gazetteer_sources import wheels
from gazetteer_sources.middles import Middle
from gazetteer_sources.names import division_keys, key_of, other_keys

Code: TypeAlias = tuple[str, str]
"""A country's ISO code and that of a first-level division in it, "" for the whole country."""

_HERE: Final = Path(__file__).resolve().parent
_COUNTRY_NAMES: Final = {
    "CD": "Democratic Republic of the Congo",
    "CG": "Republic of the Congo",
    "CV": "Cape Verde",
    "CZ": "Czech Republic",
    "NL": "Netherlands",
    "PS": "Palestine",
    "TL": "East Timor",
    "VA": "Vatican City",
}
"""Names by which `names/countries.toml` knows a country that Babel names otherwise."""
_CAPITALS: Final = {"PS": "Ramallah"}
"""Seats of government that GeoNames has otherwise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A place to be written; its first key is that of its name."""

    id: int
    name: str
    keys: tuple[str, ...]
    kind: PlaceKind
    code: Code
    point: tuple[float, float]
    people: int = 0
    renown: int = 0


def all_entries(folder: Path) -> list[Entry]:
    """Return every place: a list of ours leaves out what GeoNames has as a division by that name."""
    names = division_names(folder)
    middles = _middles(folder)
    known = [*_towns(folder), *_countries(folder, middles), *_divisions(names, middles)]
    divided = {
        (key, each.code[0]) for each in known if each.kind is PlaceKind.REGION for key in each.keys
    }
    own = [each for each in _own_entries() if (each.keys[0], each.code[0]) not in divided]
    return [*known, *own]


def division_names(folder: Path) -> dict[Code, str]:
    """Return the name of each first-level division by its code."""
    named = wheels.division_names(folder)
    for code, entry in _list("divisions.toml").items():
        country, _, division = code.partition(".")
        if "name" in entry:
            named[country, division] = entry["name"]
    return {code: name for code, name in sorted(named.items()) if code[1]}


def _list(name: str) -> dict[str, dict[str, Any]]:
    return tomllib.loads((_HERE / name).read_text("utf-8"))


def _middles(folder: Path) -> Mapping[Code, Middle]:
    middles: dict[Code, Middle] = defaultdict(Middle)
    for town in wheels.towns(folder):
        for code in ((town.country, ""), (town.country, town.division)):
            middles[code].add(town.latitude, town.longitude, town.population)
    return middles


def _towns(folder: Path) -> Iterator[Entry]:
    seats = _seats(folder)
    for town in wheels.towns(folder):
        others = other_keys(
            town.name, town.others, country=town.country, population=town.population
        )
        yield Entry(
            id=town.id,
            name=town.name,
            keys=(key_of(town.name), *sorted(others)),
            kind=PlaceKind.CAPITAL if town.id in seats else PlaceKind.TOWN,
            code=(town.country, town.division),
            point=(town.latitude, town.longitude),
            people=town.population,
            renown=len(town.others),
        )


def _seats(folder: Path) -> set[int]:
    """Return the towns that are capitals: the largest of the capital's name in its country."""
    capitals = {code: row["capital"] for code, row in wheels.countries(folder).items()}
    wanted = {code: key_of(name) for code, name in (capitals | _CAPITALS).items() if name}
    largest: dict[str, tuple[int, int]] = {}
    for town in wheels.towns(folder):
        if wanted.get(town.country) in {key_of(name) for name in (town.name, *town.others)}:
            found = (town.population, town.id)
            largest[town.country] = max(found, largest.get(town.country, found))
    return {town_id for _, town_id in largest.values()}


def _countries(folder: Path, middles: Mapping[Code, Middle]) -> Iterator[Entry]:
    names = _country_names()
    for code, country in sorted(wheels.countries(folder).items()):
        forms = names.get(code, [])
        own = next((form for form in forms[:1] if form in _nations()), country["name"])
        keys = map(key_of, (own, *forms, country["name"]))
        yield Entry(
            id=country["geonameid"],
            name=own,
            keys=tuple(dict.fromkeys(keys)),
            kind=PlaceKind.COUNTRY,
            code=(code, ""),
            point=middles[code, ""].point,
            people=int(country["population"]),
        )


def _divisions(names: Mapping[Code, str], middles: Mapping[Code, Middle]) -> Iterator[Entry]:
    also = {code: entry.get("also", []) for code, entry in _list("divisions.toml").items()}
    for code, name in names.items():
        written = ".".join(code)
        keys = (*division_keys(name), *map(key_of, also.get(written, [])))
        yield Entry(
            id=-crc32(written.encode()),
            name=name,
            keys=tuple(dict.fromkeys(keys)),
            kind=PlaceKind.REGION,
            code=code,
            point=middles[code].point,
            people=middles[code].people,
        )


@cache
def _nations() -> dict[str, dict[str, list[str]]]:
    text = files("dateline_data").joinpath("names", "countries.toml").read_text("utf-8")
    return cast("dict[str, dict[str, list[str]]]", tomllib.loads(text))


def _country_names() -> dict[str, list[str]]:
    """Return the names of each country by its code: ours first, Russian and Ukrainian ones last."""
    first_names = {
        key_of(form): name for name, row in _nations().items() for form in (name, *row["also"])
    }
    english, *others = (
        cast("Mapping[str, str]", Locale(tongue).territories) for tongue in ("en", "ru", "uk")
    )
    names: dict[str, list[str]] = {}
    for code in sorted(code for code in english if len(code) == 2):
        wanted = _COUNTRY_NAMES.get(code, english[code])
        first = first_names.get(key_of(wanted)) if code != "CG" else None
        own = [first, *_nations()[first]["also"]] if first else []
        translated = [tongue[code] for tongue in others if code in tongue]
        names[code] = [*own, wanted, *translated]
    return names


def _own_entries() -> Iterator[Entry]:
    for kind, file in ((PlaceKind.AREA, "areas.toml"), (PlaceKind.WATER, "waters.toml")):
        for name, row in _list(file).items():
            foreign = (row[tongue] for tongue in ("ru", "uk") if tongue in row)
            keys = map(key_of, (name, *row.get("also", []), *foreign))
            north, east = row["at"]
            yield Entry(
                id=-crc32(f"{kind}:{name}".encode()),
                name=name,
                keys=tuple(dict.fromkeys(keys)),
                kind=kind,
                code=(row.get("in", ""), ""),
                point=(north, east),
            )
