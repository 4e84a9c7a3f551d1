"""Times in words as a person asks for them ("last summer", "since Tuesday"), counted from a day."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.extraction.time.direction import Direction, Tense
from dateline.extraction.time.recognise import recognise
from dateline.extraction.time.resolve import resolve_all, unresolved
from dateline.model.days import day_of_minute
from dateline.model.spans import Field

_PAST = Direction(Tense.PAST)
"""News is asked about the past: "Tuesday" is the last one."""


@dataclass(frozen=True, slots=True)
class PeriodsFrom:
    """Reads an expression of time as the days it means, seen from `today` (a day number)."""

    today: int

    def __call__(self, text: str, /) -> tuple[int | None, int | None] | None:
        """Return the inclusive days, None open, or None where `text` is no one expression of time."""
        text = text.strip()
        found = recognise(text)
        if len(found) != 1 or found[0][0].of(text) != text:
            return None
        span, frame = found[0]
        unplaced = unresolved(Field.TEXT, span, frame, _PAST)
        (timex,) = resolve_all([unplaced], self.today)
        if not timex.placed:
            return None
        first, last = timex.earliest, timex.latest
        return (
            None if first is None else day_of_minute(first),
            None if last is None else day_of_minute(last),
        )
