"""A date as a person writes it, in words or in EDTF, counted from the publication day of an article."""

from __future__ import annotations

import re
from typing import Final

from dateline.extraction.time.direction import Direction, Tense
from dateline.extraction.time.edtf import read_edtf
from dateline.extraction.time.recognise import recognise
from dateline.extraction.time.resolve import resolve_all, unresolved
from dateline.model.spans import Field
from dateline.model.timex import GivenDate, Granularity, Timex

_LEAD: Final = re.compile(r"(?:in|on|at|from|between|the)\s+", re.IGNORECASE)
"""Words before a date that say nothing of it."""
_PAST: Final = Direction(Tense.PAST)
_RANGE: Final = 2


def read_written_date(text: str, published_day: int | None) -> GivenDate | None:
    """Return the date of "late Feb 2025", "3-5 May 2025", "last Tuesday" or EDTF, or None.

    What leans on the publication day (a day number) needs one. Words that are no expression of
    time, or not one alone, are no date.
    """
    written = " ".join(text.split())
    given = read_edtf(written)
    if given is not None:
        return given
    lead = _LEAD.match(written)
    for words in dict.fromkeys((written, written[lead.end() :] if lead else written)):
        found = _read(words, published_day)
        if found is not None:
            return found
    return None


def _read(words: str, published_day: int | None) -> GivenDate | None:
    pieces = recognise(words)
    if not 1 <= len(pieces) <= _RANGE:
        return None
    if pieces[0][0].start != 0 or pieces[-1][0].end != len(words):
        return None
    unplaced = [unresolved(Field.TEXT, span, frame, _PAST) for span, frame in pieces]
    read = resolve_all(unplaced, published_day)
    if not all(timex.placed for timex in read):
        return None
    return GivenDate.of(read[0]) if len(read) == 1 else _range(*read)


def _range(first: Timex, last: Timex) -> GivenDate | None:
    """Return the days from one date to the other."""
    earliest, latest = first.earliest, last.latest
    if earliest is None or latest is None or latest < earliest:
        return None
    value = f"{first.value}/{last.value}"
    return GivenDate(value, None, earliest, latest, Granularity.RANGE)
