"""What a place's name itself says about where to look: its keys, and the kinds it may be of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from dateline.linking.folding import folded, words_of
from dateline.model.annotations import Cluster, Label
from dateline.model.places import PlaceKind
from dateline.model.spans import Field, Span

_DIVISIONS: Final = frozenset(
    "canton county department district governorate krai kray oblast prefecture province"
    " region state territory voivodeship".split()
)
"""Words beside a name that make it a part of a country ("Kursk region", "province of Idlib")."""
_SETTLEMENTS: Final = frozenset(
    "capital city commune hamlet municipality port settlement town village".split()
)
_DIRECTIONS: Final = frozenset(
    "central eastern east lower mid middle north northeast northeastern northern northwest northwestern south"
    " southeast southeastern southern southwest southwestern upper west western".split()
)
_ARTICLES: Final = frozenset("ad al an ar as ash at az el".split())
"""The Arabic article, by the letter it comes before; newspapers leave it out as they like."""
_WITHIN: Final = re.compile(r"\s*,\s+(?:in\s+)?|\s+\(|\s+in\s+(?:the\s+)?|\s+of\s+the\s+", re.ASCII)
"""Between two names of places: "Oresk, Karvenia", "Sudzha in the Kursk region"."""
_NEXT_WORD: Final = re.compile(r"\s+(\w+)")
_AFTER: Final = re.compile(r"['’]s\s+(?:town|city|village|port|settlement|capital)\s+(?:of\s+)?")
"""Between them the other way round: "Karvenia's port of Oresk"."""


_ANY: Final = frozenset(PlaceKind)
_PARTS: Final[frozenset[PlaceKind]] = frozenset((PlaceKind.REGION, PlaceKind.AREA))
_TOWNS: Final = frozenset((PlaceKind.TOWN, PlaceKind.CAPITAL))
_SITES: Final = frozenset((PlaceKind.WATER, PlaceKind.AREA))


@dataclass(frozen=True, slots=True)
class Asked:
    """What to look for in the gazetteer: pairs of a key and the kinds it may be of there, best first."""

    keys: tuple[tuple[str, frozenset[PlaceKind]], ...]

    @property
    def is_part(self) -> bool:
        """Whether the name, or the text after it, says that it is a part of a country and no town."""
        return any(kinds == _PARTS for _, kinds in self.keys)


def asked_of(cluster: Cluster, *, is_part: bool = False) -> Asked:
    """Return what to look for; of a building or site only waters and areas, as the map has no other.

    `is_part` says that the text calls it a region or the like, outside the name.
    """
    names = [folded(name) for name in (cluster.name, *cluster.names)]
    keys: list[tuple[str, frozenset[PlaceKind]]] = []
    if is_part:
        keys += [(name, _PARTS) for name in names]
    for name in names:
        for key, kinds in _read(name):
            only_sites = is_site(cluster) or key in _common_nouns()
            keys.append((key, kinds & _SITES if only_sites else kinds))
    return Asked(tuple(dict.fromkeys(keys)))


def is_site(cluster: Cluster) -> bool:
    """Whether the cluster names a building or site rather than a place on a map."""
    long = [name for name in cluster.names if " " in name]
    return (cluster.label is Label.FAC and bool(long)) or any(
        name.split()[-1] in _facility_heads() for name in long
    )


@cache
def _common_nouns() -> frozenset[str]:
    """Nouns that, standing alone, mean the valley or islands spoken of and not a town called so."""
    return words_of("place_heads") | words_of("place_nouns")


@cache
def _facility_heads() -> frozenset[str]:
    return words_of("facility_heads")


def _read(key: str) -> Iterator[tuple[str, frozenset[PlaceKind]]]:
    """Yield the key, and the one without the noun that says what it is, with the kinds allowed."""
    words = key.split()
    yield key, _ANY
    if len(words) > 2 and words[1] == "of" and words[0] in _DIVISIONS | _SETTLEMENTS:
        yield " ".join(words[2:]), _PARTS if words[0] in _DIVISIONS else _TOWNS
    elif len(words) > 1 and words[-1] in _DIVISIONS | _SETTLEMENTS:
        yield " ".join(words[:-1]), _PARTS if words[-1] in _DIVISIONS else _TOWNS
    if len(words) > 1 and words[0] in _ARTICLES:
        yield from _read(" ".join(words[1:]))


def without_direction(key: str) -> str | None:
    """Return the key without "northern" and the like before it, None where it has none."""
    words = key.split()
    return " ".join(words[1:]) if len(words) > 1 and words[0] in _DIRECTIONS else None


def called_parts(
    texts: tuple[str, str], mentions: Iterable[tuple[Field, Span, int]]
) -> frozenset[int]:
    """Return the clusters whose name the text follows by "region" or the like somewhere."""
    called: set[int] = set()
    for field, span, cluster in mentions:
        text = texts[0] if field is Field.TITLE else texts[1]
        after = _NEXT_WORD.match(text, span.end)
        if after is not None and after[1] in _DIVISIONS:
            called.add(cluster)
    return frozenset(called)


def containments(
    texts: tuple[str, str], mentions: Iterable[tuple[Field, Span, int]], places: frozenset[int]
) -> Iterator[tuple[int, int]]:
    """Yield (inner, outer) clusters where the text says that one place lies in the other.

    `texts` are title and text; `mentions` in reading order; `places` the clusters that are places.
    """
    before: tuple[Field, Span, int] | None = None
    for mention in mentions:
        if before is not None and before[0] is mention[0] and before[2] != mention[2]:
            text = texts[0] if mention[0] is Field.TITLE else texts[1]
            between = text[before[1].end : mention[1].start]
            both = before[2] in places and mention[2] in places
            if both and _WITHIN.fullmatch(between):
                yield before[2], mention[2]
            elif both and _AFTER.fullmatch(between):
                yield mention[2], before[2]
        before = mention
