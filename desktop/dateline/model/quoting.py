"""Words from a text inside quotation marks of our own, and compared whatever marks they have."""

from __future__ import annotations

import re
from typing import Final

_PAIRS: Final = (("“", "”"), ('"', '"'), ("„", "“"), ("„", "”"), ("«", "»"))
_INNER: Final = str.maketrans({"“": "‘", "”": "’", "„": "‘", "«": "‘", "»": "’"})
_OPENING: Final = re.compile(r"(?:(?<=^)|(?<=[\s(\[—–-]))\"")

_TYPED: Final = str.maketrans("“”„«»‘’‚\u00a0", '"""""\'\'\' ')


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


def typed(words: str) -> str:
    """Return words as they are compared: one space between two, quotation marks as typed."""
    return " ".join(words.translate(_TYPED).split())


def stands_in(sentence: str, text: str) -> bool:
    """Return whether a sentence stands in a text, whatever its line breaks and quotation marks."""
    return typed(sentence) in typed(text)
