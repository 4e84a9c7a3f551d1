"""What can be wrong with a query: each mistake with its place and, where there is one, a repair."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from rapidfuzz import fuzz, process

from dateline.library.search.nodes import Mistake, Words
from dateline.model.messages import Message
from dateline.model.spans import Span

_NEARLY_THE_SAME: Final = 70
"""Hundredths of two names that must agree: one wrong letter in four, two exchanged in five."""


class WrongQueryError(Exception):
    """Carries a mistake out of the parser; it never leaves this room.

    `otherwise` is what the query may become where the repair of the mistake can't be run.
    """

    def __init__(self, mistake: Mistake, *, otherwise: str | None = None) -> None:
        super().__init__(mistake)
        self.mistake = mistake
        self.otherwise = otherwise


def too_long(text: str, limit: int) -> Mistake:
    """Return that the query has more characters than are read."""
    message = Message.of("search.too_long", length=len(text), limit=limit)
    return Mistake(limit, len(text) - limit, message)


def too_many_words(count: int, limit: int, place: Span) -> Mistake:
    """Return that the query has more words than are searched for."""
    message = Message.of("search.too_many_words", count=count, limit=limit)
    return Mistake(place.start, place.length, message)


def too_deep(place: int, limit: int) -> Mistake:
    """Return that brackets stand in more brackets than are read."""
    return Mistake(place, 1, Message.of("search.too_deep", limit=limit))


def bracket_never_closed(text: str, place: int, *, length: int = 1) -> Mistake:
    """Return that the bracket ending `length` characters on is never closed.

    The repair takes a bracket before a single word away, and closes any other at the end.
    """
    inside = text[place + length :].strip()
    alone = length == 1 and len(inside.split()) <= 1
    repair = f"{text[:place]}{inside}" if alone else f"{text.rstrip()})"
    bracket = place + length - 1
    return Mistake(
        bracket, 1, Message.of("search.bracket_never_closed", place=bracket + 1), _or_none(repair)
    )


def bracket_never_opened(text: str, place: int) -> Mistake:
    """Return that the closing bracket at `place` has no opening one."""
    message = Message.of("search.bracket_never_opened", place=place + 1)
    return Mistake(place, 1, message, _or_none(_without(text, Span(place, place + 1))))


def quote_never_closed(text: str, place: int) -> Mistake:
    """Return that the quotation mark at `place` has no second one."""
    message = Message.of("search.quote_never_closed", place=place + 1)
    repair = (
        f'{text.rstrip()}"' if text[place + 1 :].strip() else _without(text, Span(place, place + 1))
    )
    return Mistake(place, 1, message, _or_none(repair))


def nothing_before(text: str, operator: Span) -> Mistake:
    """Return that an operator has no word before it."""
    return _beside_operator("search.nothing_before", text, operator)


def nothing_after(text: str, operator: Span) -> Mistake:
    """Return that an operator has no word after it."""
    return _beside_operator("search.nothing_after", text, operator)


def nothing_to_find(text: str) -> Mistake:
    """Return that the query has no letter or digit."""
    return Mistake(0, len(text), Message.of("search.nothing_to_find", text=text.strip()))


def field_without_value(field: str, place: Span) -> Mistake:
    """Return that nothing follows the colon of a field."""
    return Mistake(place.start, place.length, Message.of("search.field_without_value", field=field))


def field_inside_field(outer: str, inner: str, place: Span) -> Mistake:
    """Return that a field stands in the brackets of another."""
    message = Message.of("search.field_inside_field", outer=outer, inner=inner)
    return Mistake(place.start, place.length, message)


def operator_inside_near(word: str, place: Span) -> Mistake:
    """Return that `near( )` holds something other than words."""
    return Mistake(place.start, place.length, Message.of("search.operator_inside_near", word=word))


def near_needs_two(place: Span) -> Mistake:
    """Return that `near( )` holds fewer than two words."""
    return Mistake(place.start, place.length, Message.of("search.near_needs_two"))


def near_inside_field(field: str, place: Span) -> Mistake:
    """Return that `near( )` stands in a field that holds no running text."""
    message = Message.of("search.near_inside_field", field=field)
    return Mistake(place.start, place.length, message)


def unknown_field(
    text: str, field: Span, known: Iterable[str], others: Mapping[str, str]
) -> WrongQueryError:
    """Return that there is no such field, with what it is most likely meant to be as repair.

    `field` is its name without the colon; `others` are names by which other search languages know
    ours, and what we write. Where no name is near, and where the nearest can't have the value, the
    repair is the value alone.
    """
    name = field.of(text)
    alone = f"{text[: field.start]}{text[field.end + 1 :]}"
    written = {**{own: f"{own}:" for own in known}, **others}
    found = process.extractOne(
        name.lower(), list(written), scorer=fuzz.ratio, score_cutoff=_NEARLY_THE_SAME
    )
    if found is None:
        message = Message.of("search.no_such_field", field=name, fields=", ".join(known))
        return WrongQueryError(Mistake(field.start, field.length, message, alone))
    nearest = written[found[0]]
    message = Message.of("search.unknown_field", field=name, nearest=nearest)
    repair = f"{text[: field.start]}{nearest}{text[field.end + 1 :]}"
    return WrongQueryError(Mistake(field.start, field.length, message, repair), otherwise=alone)


def not_a_period(field: str, words: Words) -> Mistake:
    """Return that the value of a field is no time that can be read."""
    message = Message.of("search.not_a_period", field=field, text=words.text)
    return Mistake(words.span.start, words.span.length, message)


def reversed_range(text: str, words: Words) -> Mistake:
    """Return that a range ends before it begins, with the ends exchanged as repair."""
    first, _dots, last = words.text.partition("..")
    ends = f"{last.strip()}..{first.strip()}"
    value = f'"{ends}"' if " " in ends else ends
    repair = text[: words.span.start] + value + text[words.span.end :]
    message = Message.of("search.reversed_range", first=first.strip(), last=last.strip())
    return Mistake(words.span.start, words.span.length, message, repair)


def not_a_choice(text: str, field: str, words: Words, choices: list[str]) -> Mistake:
    """Return that a field with few values does not know this one; the repair is the nearest."""
    message = Message.of(
        "search.not_a_choice", field=field, text=words.text, choices=", ".join(choices)
    )
    nearest = process.extractOne(words.text.lower(), choices, scorer=fuzz.ratio)[0]
    repair = text[: words.span.start] + nearest + text[words.span.end :]
    return Mistake(words.span.start, words.span.length, message, repair)


def too_many_spellings(words: Words, count: int, limit: int) -> Mistake:
    """Return that a pattern fits more words of the library than can be searched for at once."""
    message = Message.of("search.too_many_spellings", text=words.text, count=count, limit=limit)
    return Mistake(words.span.start, words.span.length, message)


def _beside_operator(message_id: str, text: str, operator: Span) -> Mistake:
    message = Message.of(message_id, operator=operator.of(text))
    return Mistake(operator.start, operator.length, message, _or_none(_without(text, operator)))


def _without(text: str, span: Span) -> str:
    before, after = text[: span.start].rstrip(), text[span.end :].lstrip()
    return f"{before} {after}".strip()


def _or_none(repair: str) -> str | None:
    return repair if repair.strip() else None
