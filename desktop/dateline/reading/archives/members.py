"""Which files inside an archive are read, and how their places are named."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from dateline.model.article import ReadArticle
from dateline.reading.companions import is_in_companion, page_stems
from dateline.reading.formats import walked_readers
from dateline.reading.parts import Part, read_inside
from dateline.reading.source import Source

_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_PACKED_SUFFIXES: Final = (".gz", ".bz2", ".xz")


def safe_name(name: str) -> str:
    """Return the path of an entry as a plain relative one; it names a place and is never opened.

    Drives, roots, "..", controls and marks of direction go.
    """
    plain = _UNPRINTABLE.sub("", name).replace("\\", "/")
    steps = [step for step in plain.split("/") if step not in {"", ".", ".."} and step[-1:] != ":"]
    return "/".join(steps)[-300:]


def is_wanted(name: str) -> bool:
    """Return whether an entry can be an article by its name: none that is hidden or of another kind."""
    steps = name.split("/")
    if any(step.startswith((".", "__MACOSX")) for step in steps):
        return False
    suffixes = {suffix for reader in walked_readers() for suffix in reader.suffixes}
    bare = steps[-1].lower()
    for packed in _PACKED_SUFFIXES:
        bare = bare.removesuffix(packed)
    return any(bare.endswith(suffix) for suffix in suffixes)


def wanted_names(names: Iterable[str]) -> dict[str, str]:
    """Return the entries to read, by name, each with the id of its place, which no other has."""
    safe = {name: safe_name(name) for name in names}
    stems = page_stems(safe.values())
    ids: dict[str, str] = {}
    taken: set[str] = set()
    for name, place in safe.items():
        if not place or not is_wanted(place) or is_in_companion(place, stems):
            continue
        unique, number = place, 1
        while unique in taken:
            number += 1
            unique = f"{place} ({number})"
        taken.add(unique)
        ids[name] = unique
    return ids


def member(source: Source, place: str, unpack: Callable[[], bytes], modified: float | None) -> Part:
    """Return the part that is one file of an archive; it is unpacked when it is read."""

    def read() -> Iterator[ReadArticle]:
        yield from read_inside(
            source.inside(place.rsplit("/", maxsplit=1)[-1], unpack(), modified=modified)
        )

    return Part(place, read)
