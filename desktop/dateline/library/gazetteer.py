"""The gazetteer of the data package: places of the world by folded name, only ever read."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from threading import Lock
from typing import Final

from dateline.library.rows import marks
from dateline.model.places import Place, PlaceKind

KINDS: Final = (
    PlaceKind.TOWN,
    PlaceKind.REGION,
    PlaceKind.COUNTRY,
    PlaceKind.AREA,
    PlaceKind.WATER,
    PlaceKind.CAPITAL,
)
"""The kinds by the number under which `place.kind` holds them."""

SCHEMA: Final = """
CREATE TABLE division (number INTEGER PRIMARY KEY, country TEXT, name TEXT);
CREATE TABLE place (
    key TEXT, id INTEGER, name TEXT, kind INTEGER, division INTEGER, latitude INTEGER,
    longitude INTEGER, population INTEGER, renown INTEGER, PRIMARY KEY (key, id)
) WITHOUT ROWID;
CREATE TABLE other_name (
    key TEXT, id INTEGER, of TEXT, PRIMARY KEY (key, id)
) WITHOUT ROWID;
"""
"""What `packaging/make_gazetteer.py` writes. `place.key` is the folded first name, `place.name` how
it is written where that is not the key in title case; coordinates are thousandths of a degree (110
m). `other_name.of` is the key of the place that has `other_name.key` as well. `division` 0 is none."""

_COLUMNS: Final = """place.key AS key, place.id, place.name, kind, coalesce(country, ''),
    coalesce(division.name, ''), latitude, longitude, population, renown"""
_NAMED: Final = f"""
    SELECT place.key AS asked, 0, {_COLUMNS} FROM place
    LEFT JOIN division ON division.number = place.division WHERE place.key IN ({{marks}})
    UNION ALL SELECT other_name.key AS asked, 1, {_COLUMNS} FROM other_name
    JOIN place ON place.key = of AND place.id = other_name.id
    LEFT JOIN division ON division.number = place.division WHERE other_name.key IN ({{marks}})"""
_COUNTRIES: Final = f"""SELECT '', 0, {_COLUMNS} FROM division
    JOIN place ON place.division = division.number AND kind = {KINDS.index(PlaceKind.COUNTRY)}
    WHERE division.name = ''"""
_CYRILLIC: Final = ("\u0400", "\u0500")
"""The first letter of the Cyrillic alphabet and what comes after its last."""
_AT_ONCE: Final = 400
_REMEMBERED: Final = 2_000
"""Keys whose places are remembered: the news of a week names the same countries and towns."""


class PlacesOfTheWorld:
    """Answers from a gazetteer file; may be asked from any thread."""

    def __init__(self, path: Path) -> None:
        """Open the file at `path`, which nothing may change meanwhile."""
        uri = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
        self._connection = sqlite3.connect(uri, uri=True, check_same_thread=False)
        self._lock = Lock()
        self._countries: dict[str, Place] = {}
        self._named: dict[str, tuple[Place, ...]] = {}

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def named(self, keys: Sequence[str]) -> Mapping[str, Sequence[Place]]:
        """Return the places that bear each key (`linking.folding.folded`), most populous first."""
        known = self._named
        missing = [key for key in dict.fromkeys(keys) if key not in known]
        if missing:
            if len(known) + len(missing) > _REMEMBERED:
                known = {key: known[key] for key in keys if key in known}
            self._named = known = known | self._looked_up(missing)
        return {key: known[key] for key in keys if known[key]}

    def _looked_up(self, keys: Sequence[str]) -> dict[str, tuple[Place, ...]]:
        found: dict[str, list[Place]] = {key: [] for key in keys}
        for first in range(0, len(keys), _AT_ONCE):
            chunk = list(keys[first : first + _AT_ONCE])
            sql = _NAMED.format(marks=marks(chunk))
            with self._lock:
                rows = self._connection.execute(sql, (*chunk, *chunk)).fetchall()
            for asked, other, *row in rows:
                found[asked].append(_place(row, other_name=bool(other)))
        return {key: tuple(sorted(places, key=_prominence)) for key, places in found.items()}

    def cyrillic_names(self, key: str) -> list[str]:
        """Return the folded Cyrillic names of the places whose first name has this key, sorted."""
        sql = (
            "SELECT DISTINCT key FROM other_name WHERE key >= ? AND key < ? AND of = ? ORDER BY key"
        )
        with self._lock:
            rows = self._connection.execute(sql, (*_CYRILLIC, key)).fetchall()
        return [row[0] for row in rows]

    def country(self, code: str) -> Place | None:
        """Return the country with this ISO 3166-1 alpha-2 code, or None."""
        if not self._countries:
            # No index leads to them, so one look through the table finds all.
            with self._lock:
                rows = self._connection.execute(_COUNTRIES).fetchall()
            countries = [_place(row[2:], other_name=False) for row in rows]
            self._countries = {country.country: country for country in countries}
        return self._countries.get(code)


@cache
def gazetteer() -> PlacesOfTheWorld:
    """Return the gazetteer of the data package, opened once a process."""
    with as_file(files("dateline_data").joinpath("gazetteer", "places.sqlite")) as path:
        return PlacesOfTheWorld(path)


def _place(row: Sequence[str | int | None], *, other_name: bool) -> Place:
    key, place_id, name, kind, country, region, latitude, longitude, population, renown = row
    return Place(
        int(place_id or 0),
        str(name or str(key).title()),
        KINDS[int(kind or 0)],
        str(country),
        str(region),
        int(latitude or 0) / 1000,
        int(longitude or 0) / 1000,
        int(population or 0),
        int(renown or 0),
        other_name,
    )


def _prominence(place: Place) -> tuple[bool, int, int]:
    return (place.other_name, -place.population, place.id)
