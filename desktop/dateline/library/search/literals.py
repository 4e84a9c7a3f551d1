"""Words in scripts without spaces: found anywhere in a text, as the trigram index finds them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from dateline.library.search.nodes import Leaf, Words
from dateline.library.search.tokens import fold, is_unspaced
from dateline.model.spans import Span

SHORTEST_INDEXED = 3
"""Code points that the trigram index needs; shorter literals are looked for in the texts."""
_WILD = re.compile(r"[*?]+")


def literals_of(asked: Iterable[Leaf]) -> tuple[Words, ...]:
    """Return the words in scripts without spaces, which FTS5's tokens do not part."""
    words = (leaf for leaf in asked if isinstance(leaf, Words))
    return tuple(literal for literal in words if is_unspaced(literal.text))


def literal_parts(words: Words) -> tuple[str, ...]:
    """Return the parts of `words` between wildcards, without punctuation at their ends."""
    return tuple(part for part in map(_trimmed, _WILD.split(words.text)) if part)


def literal_spans(words: Words, text: str) -> list[Span]:
    """Return where the parts of `words` stand in `text`, in any capitals; none where one is missing."""
    lowered = _lowered(text)
    found = [_occurrences(_lowered(part), lowered) for part in literal_parts(words)]
    return [span for spans in found for span in spans] if all(found) else []


def _trimmed(part: str) -> str:
    letters = [bool(fold(char).strip()) for char in part]
    if not any(letters):
        return ""
    return part[letters.index(True) : len(part) - letters[::-1].index(True)]


def _lowered(text: str) -> str:
    """Return `text` in small letters, code point by code point, so that offsets stay."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(low if len(low := char.lower()) == 1 else char for char in text)


def _occurrences(part: str, text: str) -> list[Span]:
    spans: list[Span] = []
    place = text.find(part)
    while place >= 0:
        spans.append(Span(place, place + len(part)))
        place = text.find(part, place + len(part))
    return spans
