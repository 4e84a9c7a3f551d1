"""The time step: a parsed article → its time expressions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dateline.extraction.time.direction import COMING, Direction, Tense
from dateline.extraction.time.evidence import Evidence
from dateline.extraction.time.frames import Form, Frame
from dateline.extraction.time.lookalikes import lookalikes
from dateline.extraction.time.recognise import recognise
from dateline.extraction.time.resolve import resolve_all, unresolved

if TYPE_CHECKING:
    from dateline.extraction.parsed import ParsedArticle, ParsedField
    from dateline.model.spans import Span
    from dateline.model.timex import Timex

STEP_VERSION: Final = 2
"""Raised when stored time expressions should be made anew."""


def find_timexes(article: ParsedArticle) -> tuple[Timex, ...]:
    """Return the time expressions of the title, then of the text, each in order of its span.

    They are resolved against `article.published_day`; without one, relative expressions have
    neither earliest nor latest.
    """
    found = [timex for field in article.fields() for timex in _find_in(field)]
    return resolve_all(found, article.published_day)


def _find_in(field: ParsedField) -> list[Timex]:
    pieces = recognise(field.text, blocked=lookalikes(field.doc))
    if not pieces:
        return []
    evidence = Evidence(field.doc)
    read = [
        (span, _as_kind(frame, evidence, span), evidence.direction(span)) for span, frame in pieces
    ]
    return [
        unresolved(field.field, span, frame, direction)
        for span, frame, direction in read
        if not _is_idle(frame, direction)
    ]


def _as_kind(frame: Frame, evidence: Evidence, span: Span) -> Frame:
    """Return the frame; a bare season before a noun names a kind and no one year's: "winter coat"."""
    if frame.rule != "calendar.season" or frame.season is None or frame.modifier is not None:
        return frame
    whole = frame.year is not None or frame.year_shift is not None or frame.shift is not None
    if whole or not evidence.is_attribute(span):
        return frame
    return Frame("set.season", Form.SET, value=f"XXXX-{frame.season}")


_POSSIBLY: Final = frozenset({"can", "could", "may", "might", "would", "should"})


def _is_idle(frame: Frame, direction: Direction) -> bool:
    """Whether the words are no time in their clause: "they soon sailed", "rises in the morning"."""
    if frame.rule == "vague.soon":
        return direction.tense not in COMING
    usual = direction.tense is Tense.PRESENT or direction.cue.lower() in _POSSIBLY
    return frame.rule == "clock.daypart" and usual
