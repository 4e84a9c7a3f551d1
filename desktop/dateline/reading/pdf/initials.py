"""Large initials at the head of a PDF's paragraphs, put back before the words they begin."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from dateline.reading.pdf.pages import Segment

_LARGE: Final = 1.7
"""How many times the type of the body an initial has at least."""
_NEAR: Final = 2.0
"""Distance, in sizes of the body's type, within which the lines beside an initial begin."""


def with_initials(segments: Sequence[Segment], body_size: float) -> list[Segment]:
    """Return the segments of a page, an initial joined to the first line beside it.

    The lines beside it begin where it does, for its paragraph is not indented by it.
    """
    kept: list[Segment] = list(segments)
    for initial in segments:
        if not _is_initial(initial, body_size):
            continue
        beside = [each for each in kept if _stands_beside(each, initial, body_size)]
        if not beside:
            continue
        first = max(beside, key=lambda each: each.middle)
        if not first.text[:1].isalpha():
            continue
        moved = {id(each): replace(each, left=initial.left) for each in beside}
        moved[id(first)] = replace(first, left=initial.left, text=initial.text + first.text)
        kept = [moved.get(id(each), each) for each in kept if each is not initial]
    return kept


def _is_initial(segment: Segment, body_size: float) -> bool:
    is_letter = len(segment.text) == 1 and segment.text.isupper()
    return is_letter and segment.size >= _LARGE * body_size


def _stands_beside(segment: Segment, initial: Segment, body_size: float) -> bool:
    is_level = initial.bottom - body_size / 2 <= segment.middle <= initial.top + body_size / 2
    gap = segment.left - initial.right
    return segment is not initial and is_level and -body_size / 2 <= gap <= _NEAR * body_size
