"""Quantities: numbers that say how many or how much, with their unit and what they count."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from dateline.extraction.measures import Measure, measures_of
from dateline.model.annotations import Quantity
from dateline.model.confidence import Confidence
from dateline.model.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from dateline.extraction.parsed import ParsedArticle, ParsedField

STEP_VERSION: Final = 1

_NAMED: Final = frozenset(
    "PERSON ORG FAC PRODUCT LAW WORK_OF_ART EVENT GPE LOC NORP LANGUAGE".split()
)
_DATED: Final = frozenset(("DATE", "TIME"))
_PART_OF_NOUN: Final = frozenset(("compound", "amod", "nmod"))
_COUNTING: Final = frozenset(("nummod", "quantmod", "compound", "amod"))
_ADDRESS: Final = frozenset("Street Road Avenue Lane Square Boulevard Drive Court Place".split())
_OWNERS: Final = frozenset("of the its their his her our".split())
_MULTIPLIED: Final = re.compile(
    r"\s+times\s+(?:the|that|its|their|his|her|as|more|less|higher|a)\b"
)
"""A factor counts nothing ("four times the usual rate")."""
_NOUNS: Final = frozenset(("NOUN", "PROPN"))
_IDLE: Final = frozenset("time way ways thing things side sides hand hands point other".split())
"""Nouns that a spelled number makes a turn of phrase of ("two sides", "one thing")."""


def find_quantities(article: ParsedArticle) -> tuple[Quantity, ...]:
    """Return the quantities of both fields, title first, in reading order, none overlapping."""
    return tuple(quantity for field in article.fields() for quantity in _of_field(field))


def _of_field(field: ParsedField) -> Iterator[Quantity]:
    end = 0
    for measure in measures_of(field.text):
        if measure.start >= end and (quantity := _quantity(field, measure)) is not None:
            yield quantity
            end = quantity.span.end


def _quantity(field: ParsedField, measure: Measure) -> Quantity | None:
    token = _last_token(field, measure.value_end)
    if token is None or token.like_url or token.like_email or _is_elsewhere(measure, token):
        return None
    if _MULTIPLIED.match(field.text, measure.end):
        return None
    subject = _subject(field, measure, token)
    if not _counts(field, measure, subject, token):
        return None
    return Quantity(
        field=field.field,
        span=Span(measure.start, _end(field.text, measure, subject)),
        value=measure.value,
        low=measure.low,
        high=measure.high,
        unit=measure.unit,
        subject=subject,
        confidence=_confidence(measure, subject),
        maker="quantity/" + ("measure" if measure.unit else "count" if subject else "bare"),
    )


def _last_token(field: ParsedField, end: int) -> Token | None:
    span = field.doc.char_span(end - 1, end, alignment_mode="expand")
    return None if span is None or not len(span) else span[-1]


def _is_elsewhere(measure: Measure, token: Token) -> bool:
    """Whether the parser reads the number as part of a date or of a name."""
    if measure.unit is not None:
        return False
    if token.ent_type_ in _DATED or (measure.year_like and token.dep_ != "nummod"):
        return True
    return token.ent_type_ in _NAMED and token.ent_type_ != "NORP"


def _counts(field: ParsedField, measure: Measure, subject: Span | None, token: Token) -> bool:
    """Whether the number says how many or how much, and is no pronoun or turn of phrase."""
    if measure.share:
        return _is_owned(field.text, measure) or (
            subject is not None and _is_rate(field.text, measure)
        )
    if measure.unit is not None:
        return True
    if measure.digits:
        return subject is None or field.text[: subject.end].rsplit(maxsplit=1)[-1] not in _ADDRESS
    if subject is None:
        return (measure.value or 0) >= 10 and token.pos_ == "NUM"
    idle = field.text[subject.start : subject.end].lower() in _IDLE
    return not idle and (measure.value != 1 or token.head.pos_ == "NOUN")


def _is_owned(text: str, measure: Measure) -> bool:
    """Whether a whole follows the share ("half of the town"), so that it is no turn of phrase."""
    following = re.match(r"\s+(\w+)", text[measure.end :])
    return following is not None and following[1].lower() in _OWNERS


def _is_rate(text: str, measure: Measure) -> bool:
    return " in " in text[measure.start : measure.end].lower()


def _subject(field: ParsedField, measure: Measure, token: Token) -> Span | None:
    """Return what is counted or measured: the noun the number modifies, or the noun after "of"."""
    last = _last_token(field, measure.end) or token
    part = _after_of(last, measure)
    if part is not None:
        return part
    if measure.share:
        return _following_noun(last) if _is_rate(field.text, measure) else None
    head = last.head if last.dep_ in _COUNTING else last
    if head.pos_ in _NOUNS and head.idx >= measure.end:
        return _noun_phrase(head, after=measure.end)
    return _following_noun(last) if measure.unit is None else None


def _following_noun(token: Token) -> Span | None:
    """Return the noun after a number the parser tied to something else ("three or four ships")."""
    document, at = token.doc, token.i + 1
    while at < len(document) and document[at].pos_ in ("ADJ", "SPACE"):
        at += 1
    if at < len(document) and document[at].pos_ in _NOUNS:
        return _noun_phrase(document[at], after=token.idx + len(token))
    return None


def _after_of(token: Token, measure: Measure) -> Span | None:
    """Return the noun phrase of "86 percent of the territory", "41 of its soldiers"."""
    for child in token.children:
        if child.dep_ == "prep" and child.lower_ == "of" and child.idx >= measure.end:
            for inner in child.children:
                if inner.dep_ == "pobj":
                    return _noun_phrase(inner, after=child.idx + len(child))
    return None


def _noun_phrase(head: Token, *, after: int) -> Span:
    """Return the noun with the words that touch it from the left ("Estmari observers")."""
    first = head
    while first.i > 0:
        before = first.nbor(-1)
        if before.idx < after or before.dep_ not in _PART_OF_NOUN or before.head.i > head.i:
            break
        first = before
    return Span(first.idx, head.idx + len(head))


def _end(text: str, measure: Measure, subject: Span | None) -> int:
    """Return where the quantity ends: with a counted noun that follows, else with its unit."""
    if subject is None or measure.unit is not None or subject.start < measure.end:
        return measure.end
    between = text[measure.end : subject.start]
    return subject.end if not between.strip(" -") else measure.end


def _confidence(measure: Measure, subject: Span | None) -> Confidence:
    if measure.share or (measure.value is None and measure.low is None and measure.high is None):
        return Confidence.LIKELY if subject is not None else Confidence.UNSURE
    if measure.unit is not None:
        return Confidence.SURE
    if subject is None:
        return Confidence.UNSURE
    return Confidence.SURE if measure.digits else Confidence.LIKELY
