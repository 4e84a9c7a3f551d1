"""The year part that month, day, season and quarter rules share."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from dateline.extraction.time.frames import Frame, Lean
from dateline.extraction.time.rules import Found
from dateline.extraction.time.values import full_year

YEAR: Final = """(?: COMMA? (?P<year>YEARNUM) (?!DASH? ANYUNIT) | (?:COMMA|OF|IN)? (?P<short>SHORTYEAR)
    | (?:OF|IN) (?P<ofyear>YEARNUM)
    | ART YEARWORD (?P<back>AGO|EARLIER)
    | COMMA? (?:OF|IN)? (?P<ref>THIS|LAST|NEXT|THAT|THE PREVIOUS|THE FOLLOWING|THAT SAME|THE SAME|THE)
      YEARWORD )"""
"""A year behind a partial date: written, or "of that year", "last year", "of the same year", "a year ago"."""

_PUBLICATION: Final = {"this": 0, "last": -1, "next": 1}
_CONTEXT: Final = {
    "the": 0,
    "that": 0,
    "same": 0,
    "previous": -1,
    "preceding": -1,
    "prior": -1,
    "following": 1,
    "subsequent": 1,
}


def year_or_none(written: str | None) -> int | None:
    """Return a year in figures as a number."""
    return None if written is None else int(written)


def with_year(found: Found, frame: Frame) -> Frame:
    """Return `frame` with the year that `YEAR` matched."""
    for group in ("year", "ofyear"):
        if found.has(group):
            return replace(frame, year=found.number(group))
    if found.has("short"):
        return replace(frame, year=full_year(found.number("short")), short_year=True)
    if found.has("back"):
        earlier = found.words("back") != "ago"
        lean = Lean.CONTEXT if earlier else Lean.PUBLICATION
        return replace(frame, year_shift=-1, year_lean=lean)
    return _with_shifted_year(found, frame) if found.has("ref") else frame


def _with_shifted_year(found: Found, frame: Frame) -> Frame:
    word = found.words("ref").split()[-1]
    if word in _PUBLICATION:
        return replace(frame, year_shift=_PUBLICATION[word])
    return replace(frame, year_shift=_CONTEXT[word], year_lean=Lean.CONTEXT)
