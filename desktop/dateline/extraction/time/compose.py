"""Neighbouring frames put together: a time with its day, both ends of a range."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import Final

from dateline.extraction.time.frames import Form, Frame, Unit
from dateline.extraction.time.grammar.clock import BARE_DAYPART
from dateline.extraction.time.grammar.relative import overnight
from dateline.extraction.time.pairs import join_ends
from dateline.extraction.time.prefixes import with_prefix
from dateline.extraction.time.rules import Piece
from dateline.model.spans import Span
from dateline.model.timex import TimexType

_BETWEEN_TIME_AND_DAY = re.compile(
    r"(?:\s*,)?\s*(?:(?:on|in|of)\s+)?(?:the\s+)?(?:local time\s+)?(?:on\s+)?", re.IGNORECASE
)
_BETWEEN_DAY_AND_TIME = re.compile(
    r"\s*[,|@-]?\s*(?:(?:at|around|about|from|shortly after|just after|just before)\s+){0,2}",
    re.IGNORECASE,
)
_BETWEEN_DAY_AND_DAYPART = re.compile(r"\s*")
_BETWEEN_CLOCK_AND_DAYPART = re.compile(r"\s*(?:in\s+)?(?:the\s+)?", re.IGNORECASE)
_BRACKETED = re.compile(r"\s*\(", re.IGNORECASE)
_TO_TIME = re.compile(r"\s*(?:and|to|or|until|till|[-–—])\s*", re.IGNORECASE)
_BEHIND_BRACKET = re.compile(r"\s*\)\s*,?\s*(?:on\s+)?", re.IGNORECASE)
_REACH: Final = 28
"""The widest gap between two pieces that are one, in code points."""
_CLOCK: Final = "+clock"
"""What a rule's id ends with where a time of day was taken in."""


def compose(text: str, pieces: list[Piece]) -> list[Piece]:
    """Return `pieces` (sorted, disjoint) with neighbours merged and bare dayparts dropped."""
    merged = _share_weeks(text, _share_days(text, _merge(text, pieces)))
    limits = [0, *(span.end for span, _ in merged)]
    modified = [
        with_prefix(text, piece, limit) for piece, limit in zip(merged, limits, strict=False)
    ]
    read = (_bare_daypart(text, piece) for piece in modified)
    return join_ends(text, [piece for piece in read if piece is not None])


_BY_NIGHT: Final = re.compile(
    r"\s+(?:stays?|bags?|trips?|journeys?|trains?|buses|bus|ferry|flights?|guests?|accommodation|"
    r"success|sensation|delivery|parking|shifts?|confinement|care|camps?|lows?|temperatures?|rates?|"
    r"lending|fees?)\b",
    re.IGNORECASE,
)


def _bare_daypart(text: str, piece: Piece) -> Piece | None:
    """Return the piece; a part of the day beside no date is none, but "overnight" is last night."""
    span, frame = piece
    if frame.rule != BARE_DAYPART:
        return piece
    if span.of(text).lower() != "overnight" or _BY_NIGHT.match(text, span.end):
        return None
    return span, overnight()


def _merge(text: str, pieces: list[Piece]) -> list[Piece]:
    merged: list[Piece] = []
    for piece in pieces:
        current = piece
        while merged and (joined := _join(text, merged[-1], current)) is not None:
            merged.pop()
            current = joined
        merged.append(current)
    return merged


def _share_days(text: str, pieces: list[Piece]) -> list[Piece]:
    """Return the pieces with the day of a time given to the other time beside it.

    "At 1:30 p.m. (0930 GMT) on Tuesday" and "at 1:30 p.m. Tuesday (0930 GMT)" tell one moment,
    whose day in the other zone the text leaves open, so both stand on the day it names. Of "between
    2:00 and 4:00 on Tuesday" both stand on it too.
    """
    shared = list(pieces)
    for at, (span, frame) in enumerate(shared):
        if not (_is_time(frame) and frame.hour is not None):
            continue
        day = _day_of_neighbour(text, shared, at)
        if day is not None:
            shared[at] = span, day
    return shared


def _share_weeks(text: str, pieces: list[Piece]) -> list[Piece]:
    """Return the pieces with "last week" given to both of "between Monday and Friday last week"."""
    shared = list(pieces)
    for at, ((span, frame), (after, second)) in enumerate(pairwise(pieces)):
        bare = frame.rule == second.rule and frame.week_shift is None and frame.shift is None
        if (
            bare
            and second.week_shift is not None
            and _TO_TIME.fullmatch(text, span.end, after.start)
        ):
            shared[at] = span, replace(frame, week_shift=second.week_shift)
    return shared


def _day_of_neighbour(text: str, pieces: list[Piece], at: int) -> Frame | None:
    """Return the time at `at` on the day that its neighbour names, None where none does."""
    span, time = pieces[at]
    if at and _is_timed_day(pieces[at - 1][1]):
        before = pieces[at - 1]
        if _BRACKETED.fullmatch(text, before[0].end, span.start):
            return _at_time(before[1], time)
    if at + 1 == len(pieces):
        return None
    after_span, after = pieces[at + 1]
    if _is_timed_day(after) and _TO_TIME.fullmatch(text, span.end, after_span.start):
        return _at_time(after, _in_same_half(time, after))
    if (
        after.dated
        and after.hour is None
        and _BEHIND_BRACKET.fullmatch(text, span.end, after_span.start)
    ):
        return _at_time(after, time)
    if at + 2 == len(pieces) or not _is_time(after):
        return None
    day_span, day = pieces[at + 2]
    bracketed = _BRACKETED.fullmatch(text, span.end, after_span.start)
    closed = _BEHIND_BRACKET.fullmatch(text, after_span.end, day_span.start)
    return _at_time(day, time) if bracketed and closed and day.dated else None


def _is_timed_day(frame: Frame) -> bool:
    return frame.dated and frame.hour is not None


def _join(text: str, left: Piece, right: Piece) -> Piece | None:
    """Return the two pieces as one, None where they stay two."""
    (left_span, first), (right_span, second) = left, right
    if right_span.start - left_span.end > _REACH:
        return None
    joined = _join_frames(first, second, text[left_span.end : right_span.start])
    return None if joined is None else (Span(left_span.start, right_span.end), joined)


def _join_frames(first: Frame, second: Frame, gap: str) -> Frame | None:
    if not _is_point(first) or not _is_point(second):
        return None
    if first.dated and first.hour is not None and second.rule == BARE_DAYPART and not gap.strip():
        return _in_daypart(first, second)
    if _is_time(first):
        return _clock_first(first, second, gap)
    if first.dated and first.hour is None and _is_time(second):
        return _day_first(first, second, gap)
    return None


def _clock_first(time: Frame, other: Frame, gap: str) -> Frame | None:
    """Join "10 p.m." with "in the evening" or "on Wednesday"."""
    if _is_time(other):
        both = time.hour is not None and other.hour is None
        joins = both and _BETWEEN_CLOCK_AND_DAYPART.fullmatch(gap)
        return _in_daypart(time, other) if joins else None
    if not other.dated or other.hour is not None or not _BETWEEN_TIME_AND_DAY.fullmatch(gap):
        return None
    if other.daypart is None:
        return _at_time(other, time)
    return None if time.hour is None else _at_time(other, _in_daypart(time, other))


def _day_first(day: Frame, time: Frame, gap: str) -> Frame | None:
    """Join "Thursday" with "evening" or "at 7:30 p.m."."""
    if time.hour is None:
        joins = day.daypart is None and _BETWEEN_DAY_AND_DAYPART.fullmatch(gap)
    else:
        joins = _BETWEEN_DAY_AND_TIME.fullmatch(gap)
    return _at_time(day, time) if joins else None


def _is_point(frame: Frame) -> bool:
    return frame.form in {Form.DATE, Form.SHIFT, Form.OFFSET} and frame.unit is not Unit.WEEKEND


def _is_time(frame: Frame) -> bool:
    """Whether the frame is a time of day without a day of its own."""
    return frame.timed and not frame.dated and frame.year is None and frame.month is None


def _in_daypart(clock: Frame, part: Frame) -> Frame:
    """Return the clock time in that part of the day: "3:30 in the afternoon" is 15:30."""
    hour = clock.hour or 0
    if (part.daypart in {"AF", "EV"} and hour < 12) or (part.daypart == "NI" and 6 <= hour < 12):
        hour += 12
    return replace(clock, hour=hour)


def _in_same_half(time: Frame, later: Frame) -> Frame:
    """Return the first of two times; "2:00" before "4:00 p.m." is in the afternoon as well."""
    hour, until = time.hour or 0, later.hour or 0
    if until >= 12 and 1 <= hour <= 11 and hour + 12 <= until:
        return replace(time, hour=hour + 12)
    return time


def _at_time(day: Frame, time: Frame) -> Frame:
    return replace(
        day,
        type=TimexType.TIME,
        hour=time.hour,
        minute=time.minute,
        daypart=None if time.hour is not None else time.daypart,
        zone=time.zone,
        rule=day.rule.removesuffix(_CLOCK) + _CLOCK,
    )
