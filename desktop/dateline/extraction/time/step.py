"""The time step: a parsed article → its time expressions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from dateline.extraction.time.direction import COMING, Direction, Tense
from dateline.extraction.time.evidence import Evidence
from dateline.extraction.time.frames import Form, Frame, Lean, Unit
from dateline.extraction.time.grammar.offsets import IN_FUTURE
from dateline.extraction.time.lookalikes import lookalikes
from dateline.extraction.time.recognise import recognise
from dateline.extraction.time.resolve import resolve_all, unresolved

if TYPE_CHECKING:
    from dateline.extraction.parsed import ParsedArticle, ParsedField
    from dateline.model.spans import Span
    from dateline.model.timex import Timex

STEP_VERSION: Final = 5
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
        unresolved(field.field, span, _as_distance(frame, direction, span, field.text), direction)
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
_COUNTED_ON: Final = frozenset({Unit.DAY, Unit.WEEK, Unit.MONTH, Unit.YEAR})
_BEHIND_IN: Final = re.compile(
    r"\bin(?:\s+(?:about|just|only|under|less\s+than))?\s+$", re.IGNORECASE
)
_IN_REACH: Final = 16
"""The longest "in less than " in code points."""


def _as_distance(frame: Frame, direction: Direction, span: Span, text: str) -> Frame:
    """Return the frame; "will be freed in three weeks" tells a day and no length."""
    ahead = direction.tense is Tense.FUTURE and direction.near and frame.count is not None
    ahead = ahead and direction.cue.lower() not in _POSSIBLY
    if frame.rule != "duration.amount" or not ahead or frame.unit not in _COUNTED_ON:
        return frame
    if _BEHIND_IN.search(text, max(0, span.start - _IN_REACH), span.start) is None:
        return frame
    return Frame(
        IN_FUTURE, Form.OFFSET, lean=Lean.PUBLICATION, unit=frame.unit, count=frame.count, shift=1
    )


def _is_idle(frame: Frame, direction: Direction) -> bool:
    """Whether the words are no time in their clause: "they soon sailed", "rises in the morning"."""
    if frame.rule == "vague.soon":
        return direction.tense not in COMING
    usual = direction.tense is Tense.PRESENT or direction.cue.lower() in _POSSIBLY
    return frame.rule == "clock.daypart" and usual
