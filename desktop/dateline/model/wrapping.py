"""Whether a text was hard-wrapped, judged from the lengths of its lines, and at which column."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate
from typing import Final

from dateline.model.lines import Line, LineKind

NARROWEST: Final = 24
WIDEST: Final = 200
"""Columns between which a line break can be a wrap; longer lines are paragraphs."""

_LOOSENESS: Final = 0.14
"""How far, as a share of the width, lines set in a proportional font end from the margin."""


@dataclass(frozen=True, slots=True)
class Wrapping:
    """How the lines of one text are broken.

    `width` is the column at which lines were wrapped, None where the text is not hard-wrapped;
    `slack` the columns by which a full line may end before it. `spaced_ends` is set where so many
    lines end in spaces that these mean nothing. `lower_starts` is set where so many blocks begin in
    lower case that this is the writer's habit and no sign of a cut sentence. `certain` is set where
    the lines of a block are known to be one paragraph (from their places on a page).
    """

    width: int | None = None
    slack: int = 0
    spaced_ends: bool = False
    lower_starts: bool = False
    certain: bool = False

    def is_forced(self, line: Line) -> bool:
        """Return whether the break after `line` was set on purpose."""
        return line.forced and not self.spaced_ends

    def room(self, line: Line, following: Line) -> int:
        """Return how many columns were left after the next word had been set on `line` as well."""
        width = WIDEST if self.width is None else self.width
        return width - line.width - following.first_unit - (not _glued(line, following))


def _glued(line: Line, following: Line) -> bool:
    return line.soft_hyphen or following.first_unit == 1


def measure(source_lines: Iterable[Line]) -> Wrapping:
    """Return how the lines are broken; one pass over them and memory for their distinct widths.

    A program that fills lines up to column W breaks where the next word does not fit, so each of
    its breaks bounds W: width of the line <= W < width + 1 + next word. W is the column that most
    breaks of the text agree on, less the lines that reach beyond it. Verse, lists, addresses and
    one-line paragraphs agree on no column, or break at the ends of sentences.
    """
    breaks = _Breaks()
    previous: Line | None = None
    for line in source_lines:
        breaks.see(previous, line)
        previous = line
    return breaks.wrapping()


class _Breaks:
    """Counts of what stands at the line breaks inside blocks of prose."""

    def __init__(self) -> None:
        self._pairs: Counter[tuple[int, int]] = Counter()
        self._breaks = self._upper = self._final = 0
        self._lines = self._forced = 0
        self._blocks = self._lower_blocks = 0

    def see(self, line: Line | None, following: Line) -> None:
        self._lines += 1
        self._forced += following.forced
        if line is None or following.blanks:
            self._blocks += 1
            self._lower_blocks += following.case < 0
            return
        if following.kind is not LineKind.PROSE or line.kind not in {LineKind.PROSE, LineKind.ITEM}:
            if not line.kind is following.kind is LineKind.CAPITALS:
                return
        elif following.case > 0:
            self._upper += 1
        self._breaks += 1
        self._final += line.is_final
        width = min(line.width, WIDEST + 1)
        self._pairs[width, min(following.first_unit, WIDEST)] += 1

    def wrapping(self) -> Wrapping:
        width, slack = self._width()
        return Wrapping(
            width=width,
            slack=slack,
            spaced_ends=self._forced > 3 and self._forced * 3 > self._lines,
            lower_starts=self._lower_blocks > 2 and self._lower_blocks * 3 > self._blocks,
        )

    def _width(self) -> tuple[int | None, int]:
        if not self._breaks:
            return None, 0
        upper, final = self._upper / self._breaks, self._final / self._breaks
        width, agreement = self._agreed(looseness=0.0)
        if self._breaks >= 3 and agreement >= 0.75 and upper <= 0.75 and final <= 0.6:
            return width, max(2, round(width * _LOOSENESS / 2))
        width, agreement = self._agreed(looseness=_LOOSENESS)
        if agreement >= 0.7 and upper <= 0.55 and final <= 0.45 and self._breaks >= 2:
            return width, round(width * _LOOSENESS)
        return None, 0

    def _agreed(self, *, looseness: float) -> tuple[int, float]:
        """Return the column most breaks agree on and the share of breaks that do, less those beyond."""
        changes = [0] * (WIDEST + 3)
        for (width, unit), count in self._pairs.items():
            slack = round(width * looseness)
            first, last = width - slack // 2, min(width + unit + slack, WIDEST)
            if first > WIDEST:
                continue
            changes[max(first, 0)] += count
            changes[last + 1] -= count
        beyond = [0] * (WIDEST + 3)
        for (width, _), count in self._pairs.items():
            beyond[0] += count
            beyond[min(max(0, width - round(width * looseness) // 2), WIDEST + 1)] -= count
        scores = [
            agreeing - over
            for agreeing, over in zip(accumulate(changes), accumulate(beyond), strict=True)
        ]
        best = max(range(NARROWEST, WIDEST + 1), key=lambda column: scores[column])
        return best, scores[best] / self._breaks
