"""Words in scripts without spaces: found anywhere in a text, as the trigram index finds them."""

from __future__ import annotations

import re

from dateline.library.search.nodes import Words
from dateline.library.search.tokens import fold
from dateline.model.spans import Span

SHORTEST_INDEXED = 3
"""Code points that the trigram index needs; shorter literals are looked for in the texts."""
_WILD = re.compile(r"[*?]+")


def literal_parts(words: Words) -> tuple[str, ...]:
    """Return the parts of `words` between wildcards, without punctuation at their ends."""
    return tuple(part for part in map(_trimmed, _WILD.split(words.text)) if part)


def literal_spans(words: Words, text: str) -> list[Span]:
    """Return where the parts of `words` stand in `text`, in any capitals; none where one is missing."""
    lowered = _lowered(text)
    found = [_occurrences(_lowered(part), lowered) for part in literal_parts(words)]
    return [span for spans in found for span in spans] if all(found) else []


def _trimmed(part: str) -> str:
    folded = [fold(char) == " " for char in part]
    if all(folded):
        return ""
    return part[folded.index(False) : len(part) - folded[::-1].index(False)]


def _lowered(text: str) -> str:
    """Return `text` in small letters, code point by code point, so that offsets stay."""
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else "".join(low if len(low := c.lower()) == 1 else c for c in text)


def _occurrences(part: str, text: str) -> list[Span]:
    spans: list[Span] = []
    place = text.find(part)
    while place >= 0:
        spans.append(Span(place, place + len(part)))
        place = text.find(part, place + len(part))
    return spans
