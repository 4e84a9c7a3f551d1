"""Text → frames with their spans: the longest rule wins, then neighbours are put together."""

from __future__ import annotations

from dataclasses import replace
from typing import Final, NamedTuple

from dateline.extraction.time.compose import compose
from dateline.extraction.time.frames import Frame
from dateline.extraction.time.grammar import (
    calendar,
    clock,
    durations,
    periods,
    ranges,
    relative,
    vague,
)
from dateline.extraction.time.lexer import Lexed, lex
from dateline.extraction.time.rules import Found, Piece, Rule
from dateline.model.spans import Span

RULES: Final[tuple[Rule, ...]] = (
    *ranges.RULES,
    *calendar.RULES,
    *periods.RULES,
    *relative.RULES,
    *durations.RULES,
    *vague.RULES,
    *clock.RULES,
)
"""Every rule; of matches with equal length the earlier rule wins."""


class _Candidate(NamedTuple):
    length: int
    order: int
    span: Span
    pieces: tuple[Piece, ...]


def recognise(text: str, *, blocked: frozenset[int] = frozenset()) -> list[tuple[Span, Frame]]:
    """Return the time expressions of `text` in order, none overlapping another.

    `blocked` holds the offsets of words that are no time words in this text (a name, a verb).
    """
    lexed = lex(text, blocked=blocked)
    chosen = _choose([*_named_days(text, blocked), *_candidates(lexed)])
    chosen.sort(key=lambda piece: piece[0])
    return _settle_order(text, compose(text, chosen))


def _candidates(lexed: Lexed) -> list[_Candidate]:
    found: list[_Candidate] = []
    for order, rule in enumerate(RULES):
        for match in rule.pattern.finditer(lexed.codes):
            match_of = Found(lexed, match)
            built = rule.build(match_of)
            if built is None:
                continue
            pieces = ((match_of.span(), built),) if isinstance(built, Frame) else tuple(built)
            found.append(_candidate(order, pieces))
    return found


def _candidate(order: int, pieces: tuple[Piece, ...]) -> _Candidate:
    span = Span(pieces[0][0].start, pieces[-1][0].end)
    return _Candidate(-span.length, order, span, pieces)


def _named_days(text: str, blocked: frozenset[int]) -> list[_Candidate]:
    return [
        _candidate(-1, ((Span(start, end), frame),))
        for start, end, frame in periods.named_days(text)
        if start not in blocked
    ]


def _choose(candidates: list[_Candidate]) -> list[Piece]:
    """Take candidates longest first, skipping what overlaps one that is taken."""
    taken: list[Piece] = []
    used: set[int] = set()
    for candidate in sorted(candidates, key=lambda c: (c.length, c.order, c.span.start)):
        covered = range(candidate.span.start, candidate.span.end)
        if used.isdisjoint(covered):
            used.update(covered)
            taken.extend(candidate.pieces)
    return taken


def _settle_order(text: str, pieces: list[Piece]) -> list[Piece]:
    """Read 03/04/2025 in the order that the text's other dates have, where they agree."""
    ambiguous = [frame for _, frame in pieces if frame.ambiguous]
    orders = {order for span, frame in pieces if (order := _order(text, span, frame))}
    if not ambiguous or orders != {"day"}:
        return pieces
    return [
        (span, replace(frame, day=frame.month, month=frame.day) if frame.ambiguous else frame)
        for span, frame in pieces
    ]


def _order(text: str, span: Span, frame: Frame) -> str:
    """Return whether a date is written day first or month first, "" where it doesn't say."""
    if frame.ambiguous or frame.day is None or frame.month is None:
        return ""
    if frame.rule.startswith("calendar.numeric"):
        return "day" if frame.day > 12 and span.of(text)[:2].isdigit() else ""
    if frame.rule.startswith("calendar.day"):
        return "day" if text[span.start].isdigit() else "month"
    return ""
