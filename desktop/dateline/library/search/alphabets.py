"""Names in another alphabet: what a word in Cyrillic letters is in Latin ones, and the other way round."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from dateline.library.gazetteer import gazetteer
from dateline.library.search.tokens import fold, tokens
from dateline.model.spellings import is_cyrillic, romanisations

_MOST: Final = 32


@lru_cache(maxsize=256)
def in_latin(text: str) -> tuple[str, ...]:
    """Return the Latin spellings of words in Cyrillic letters, () for other words.

    By the letters, and by the first names of the places that are called so.
    """
    if not is_cyrillic(text):
        return ()
    key = " ".join(tokens(text))
    places = gazetteer().named([key]).get(key, ())
    spelled = (*(fold(place.name) for place in places), *romanisations(text))
    return tuple(dict.fromkeys(spelled))[:_MOST]


@lru_cache(maxsize=256)
def in_cyrillic(text: str) -> tuple[str, ...]:
    """Return the Cyrillic names of the places that are called `text`, () for other words."""
    key = " ".join(tokens(text))
    return () if not key.isascii() else tuple(gazetteer().cyrillic_names(key))[:_MOST]
