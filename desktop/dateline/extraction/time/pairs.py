"""Two expressions that are the ends of one range: the year and the night that they share."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import Final

from dateline.extraction.time.frames import Form, Frame
from dateline.extraction.time.rules import Piece
from dateline.model.spans import Span

_TO: Final = re.compile(
    r"\s*(?:to|until|till|through|thru|into|[-–—])\s+(?:the\s+)?|\s*[-–—]\s*", re.IGNORECASE
)
_OR: Final = re.compile(r"\s*or\s+(?:in\s+|on\s+)?(?:the\s+)?", re.IGNORECASE)
_AND: Final = re.compile(r"\s*and\s+(?:the\s+)?", re.IGNORECASE)
_BETWEEN: Final = re.compile(r"\bbetween\s+(?:the\s+)?$", re.IGNORECASE)
_BETWEEN_REACH: Final = 13
"""The longest "between the " in code points."""
_NIGHT: Final = "NI"


def join_ends(text: str, pieces: list[Piece]) -> list[Piece]:
    """Return the pieces with what two ends of a range share given to both.

    A year behind the far end is that of the near one ("late March to early May 2024"), a far end
    without a year follows the near one, and a night with two days is one expression.
    """
    joined: list[Piece] = []
    for piece in pieces:
        if joined and (night := _night(text, joined[-1], piece)) is not None:
            joined[-1] = night
        else:
            joined.append(piece)
    for at, (near, far) in enumerate(pairwise(list(joined))):
        if _is_range(text, near, far):
            joined[at], joined[at + 1] = _sharing(joined[at], far)
    return joined


def _is_range(text: str, near: Piece, far: Piece) -> bool:
    if not (_is_part_of_year(near[1]) and _is_part_of_year(far[1])):
        return False
    start, end = near[0].end, far[0].start
    if _TO.fullmatch(text, start, end) or _OR.fullmatch(text, start, end):
        return True
    between = _BETWEEN.search(text, max(0, near[0].start - _BETWEEN_REACH), near[0].start)
    return between is not None and _AND.fullmatch(text, start, end) is not None


def _is_part_of_year(frame: Frame) -> bool:
    named = frame.month is not None or frame.season is not None or frame.holiday is not None
    plain = frame.shift is None and frame.year_shift is None and frame.weekday is None
    return frame.form is Form.DATE and named and plain and not frame.ambiguous


def _sharing(near: Piece, far: Piece) -> tuple[Piece, Piece]:
    (near_span, first), (far_span, last) = near, far
    if first.year is None and last.year is not None:
        turns = (first.month or 0) > (last.month or 0) > 0
        year = last.year - 1 if turns else last.year
        return (near_span, replace(first, year=year, short_year=last.short_year)), far
    if last.year is None:
        return near, (far_span, replace(last, follows=True))
    return near, far


def _night(text: str, near: Piece, far: Piece) -> Piece | None:
    """Return the night between two days that follow each other as one expression."""
    (near_span, first), (far_span, last) = near, far
    if first.daypart != _NIGHT or last.timed or not (first.dated and last.dated):
        return None
    if _TO.fullmatch(text, near_span.end, far_span.start) is None or not _are_next(first, last):
        return None
    year = first.year if first.year is not None else last.year
    return Span(near_span.start, far_span.end), replace(first, year=year, until_morning=True)


def _are_next(first: Frame, last: Frame) -> bool:
    if first.weekday is not None and last.weekday is not None:
        return (last.weekday - first.weekday) % 7 == 1
    if first.day is None or last.day is None:
        return False
    return last.day == first.day + 1 or (last.day == 1 and first.day >= _SHORTEST_MONTH)


_SHORTEST_MONTH: Final = 28
