"""Names that an article itself says are one: a name and its acronym in brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from dateline.extraction.names.page import Draft, Pages
from dateline.extraction.names.shortforms import acronym_letters

_OPENING: Final = re.compile(r"\s*[(\[]\s*[\"'“‘]?")
_CLOSING: Final = re.compile(r"[\"'”’]?\s*[)\],;]")
_WORD: Final = re.compile(r"\w+")


def defined_together(pages: Pages, drafts: list[Draft]) -> Iterator[tuple[int, int]]:
    """Yield the pairs of drafts, by place, that stand as "Long Name (LN)" or "LN (Long Name)".

    The letters need not fit: the acronym may be that of the name in its own language. But they
    must begin like some word of it, or "Oslo (NRK)" would be a name of its broadcaster.
    """
    for place, (one, other) in enumerate(pairwise(drafts)):
        if one.page != other.page or one.label.kind is not other.label.kind:
            continue
        text = pages.of_draft(one).text
        between, after = text[one.end : other.start], text[other.end : other.end + 3]
        if not _OPENING.fullmatch(between) or not _CLOSING.match(after):
            continue
        if _fits(pages.written(one), pages.written(other)):
            yield place, place + 1


def _fits(one: str, other: str) -> bool:
    for short, long in ((one, other), (other, one)):
        letters = acronym_letters(short)
        words = _WORD.findall(long)
        if letters and len(words) > 1 and acronym_letters(long) is None:
            return letters[0] in {word[0].upper() for word in words}
    return False
