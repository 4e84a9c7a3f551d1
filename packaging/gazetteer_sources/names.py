"""Which of the many names of a place news may use, and the keys they are found under."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Final

from dateline.linking.folding import folded

_FOREIGN: Final = re.compile(r"[\d()/,;:*\[\]]")
_CODE: Final = re.compile(r"[A-Z]{2,4}")
"""Codes of airports and states; GeoNames keeps them among the names."""
_ROMANISED_COUNTRIES: Final = frozenset(
    "AE AF AM AZ BA BG BH BY DZ EG ER GE IL IQ IR JO KG KW KZ LB LY MA MD ME MK MR OM PK PS QA RS RU SA SD SS SY TJ"
    " TM TN UA UZ YE".split()
)
"""Countries whose names come from Cyrillic, Arabic or Hebrew letters, so that English has several."""
_ENGLISH_COUNTRIES: Final = frozenset("AU CA GB IE NZ US".split())
_CYRILLIC_COUNTRIES: Final = frozenset(
    "AM AZ BA BG BY EE GE KG KZ LT LV MD ME MK MN RS RU TJ TM UA UZ".split()
)
_WELL_KNOWN: Final = 15_000
"""People of a town whose foreign names are kept: "Kiev", "Munich"."""
_FAMOUS: Final = 100_000
"""People of a town whose name in Cyrillic is kept wherever it lies."""
_GREAT: Final = 500_000
"""People of a town whose other names are kept where English names it first: "Washington DC"."""


def key_of(name: str) -> str:
    """Return the key under which a place is found; applied to names of articles as well."""
    return folded(name)


def other_keys(name: str, others: Iterable[str], *, country: str, population: int) -> Iterator[str]:
    """Yield the keys, beside that of `name`, of the other names that news may use, each once."""
    seen = {key_of(name), ""}
    for other in others:
        key = key_of(other)
        shorter = set(key.split()) < set(key_of(name).split())
        if not (shorter and population >= _WELL_KNOWN) and not _is_kept(
            other, country=country, population=population
        ):
            continue
        if key not in seen:
            seen.add(key)
            yield key


def _is_kept(name: str, *, country: str, population: int) -> bool:
    if not name or not name[0].isupper() or _FOREIGN.search(name) or _CODE.fullmatch(name):
        return False
    script = unicodedata.name(name[0], "").partition(" ")[0]
    if script == "LATIN":
        least = _GREAT if country in _ENGLISH_COUNTRIES else _WELL_KNOWN
        return population >= least or country in _ROMANISED_COUNTRIES
    if script == "CYRILLIC":
        return population >= _FAMOUS or country in _CYRILLIC_COUNTRIES
    return False


_DIVISION_WORDS: Final = frozenset(
    "autonomous canton city county department district division governorate krai kray municipality"
    " oblast okrug parish prefecture province region republic state territory voivodeship".split()
)


def division_keys(name: str) -> list[str]:
    """Return the keys of a first-level division: "Kursk Oblast" is found as "kursk" as well."""
    words = key_of(name).split()
    bare = [word for word in words if word not in _DIVISION_WORDS]
    bare = bare[1:] if bare[:1] == ["of"] else bare
    return list(dict.fromkeys(key for key in (" ".join(words), " ".join(bare)) if key))
