"""Words from a text inside quotation marks of our own: their own marks are never doubled."""

from __future__ import annotations

import re
from typing import Final

_PAIRS: Final = (("“", "”"), ('"', '"'), ("„", "“"), ("„", "”"), ("«", "»"))
_INNER: Final = str.maketrans({"“": "‘", "”": "’", "„": "‘", "«": "‘", "»": "’"})
_OPENING: Final = re.compile(r"(?:(?<=^)|(?<=[\s(\[—–-]))\"")


def inside_quotes(words: str) -> str:
    """Return `words` as they stand between double quotation marks.

    Marks round the whole are left out, and those within become single ones (Chicago Manual of
    Style, 17th edition, 13.30).
    """
    bare = bare_words(words)
    return _OPENING.sub("‘", bare).replace('"', "’").translate(_INNER)


def bare_words(words: str) -> str:
    """Return `words` without the one pair of quotation marks that stands round them all, if any."""
    stripped = words.strip()
    for opening, closing in _PAIRS:
        inner = stripped[1:-1]
        whole = len(stripped) > 2 and stripped[0] == opening and stripped[-1] == closing
        if whole and opening not in inner and closing not in inner:
            return inner.strip()
    return words


def quoted(words: str) -> str:
    """Return `words` between double quotation marks."""
    return f"“{inside_quotes(words)}”"
