"""Text → frames with their spans: the longest rule wins, then neighbours are put together."""

from __future__ import annotations

from typing import Final, NamedTuple

from dateline.extraction.time.compose import compose
from dateline.extraction.time.frames import Frame
from dateline.extraction.time.grammar import (
    calendar,
    clock,
    durations,
    offsets,
    periods,
    ranges,
    relative,
    vague,
    weekdays,
)
from dateline.extraction.time.grammar.named_days import named_days, words_of_no_day
from dateline.extraction.time.lexer import Lexed, lex
from dateline.extraction.time.numeral_order import settle_order
from dateline.extraction.time.rules import Found, Piece, Rule
from dateline.model.spans import Span

RULES: Final[tuple[Rule, ...]] = (
    *ranges.RULES,
    *calendar.RULES,
    *weekdays.RULES,
    *periods.RULES,
    *relative.RULES,
    *offsets.RULES,
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
    blocked |= words_of_no_day(text)
    lexed = lex(text, blocked=blocked)
    chosen = _choose([*_named_days(text, blocked), *_candidates(lexed)])
    chosen.sort(key=lambda piece: piece[0])
    return settle_order(text, compose(text, chosen))


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
    return [_candidate(-1, (piece,)) for piece in named_days(text) if piece[0].start not in blocked]


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
