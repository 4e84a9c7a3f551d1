"""The time step: a parsed article → its time expressions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dateline.extraction.time.direction import COMING
from dateline.extraction.time.evidence import Evidence
from dateline.extraction.time.recognise import recognise
from dateline.extraction.time.resolve import resolve_all, unresolved

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from dateline.extraction.parsed import ParsedArticle, ParsedField
    from dateline.model.timex import Timex

STEP_VERSION: Final = 1
"""Raised when stored time expressions should be made anew."""

_AMBIGUOUS: Final = frozenset(
    "may march april june jan mar dec august sun sat mon wed fri spring summer winter autumn fall "
    "second minute".split()
)
"""Time words that are also names or other parts of speech."""
_NAMES: Final = frozenset({"PERSON"})
_NOMINAL_TAGS: Final = frozenset({"NN", "NNS", "NNP", "NNPS", "CD", "JJ"})


def find_timexes(article: ParsedArticle) -> tuple[Timex, ...]:
    """Return the time expressions of the title, then of the text, each in order of its span.

    They are resolved against `article.published_day`; without one, relative expressions have
    neither earliest nor latest.
    """
    found = [timex for field in article.fields() for timex in _find_in(field)]
    return resolve_all(found, article.published_day)


def _find_in(field: ParsedField) -> list[Timex]:
    pieces = recognise(field.text, blocked=_blocked(field.doc))
    if not pieces:
        return []
    evidence = Evidence(field.doc)
    read = [(span, frame, evidence.direction(span)) for span, frame in pieces]
    return [
        unresolved(field.field, span, frame, direction)
        for span, frame, direction in read
        if not (frame.rule == "vague.soon" and direction.tense not in COMING)
    ]


def _blocked(doc: Doc) -> frozenset[int]:
    """Return the offsets of words that look like time words and are none here."""
    return frozenset(
        token.idx for token in doc if token.lower_ in _AMBIGUOUS and not _is_time_word(token)
    )


def _is_time_word(token: Token) -> bool:
    """Whether an ambiguous word is used as a noun or number and in no person's name."""
    return token.tag_ in _NOMINAL_TAGS and token.ent_type_ not in _NAMES
