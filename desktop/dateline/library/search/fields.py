"""The fields of the search language: their names, and what a value in each of them asks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Final, TypeAlias

from dateline.library.search import mistakes
from dateline.library.search.mistakes import WrongQueryError
from dateline.library.search.nodes import (
    Column,
    Dated,
    Described,
    Named,
    Node,
    Noted,
    Period,
    Published,
    Quoted,
    Reported,
    Starred,
    Tagged,
    Words,
)
from dateline.library.search.periods import PeriodReader, ReversedRangeError, read_period
from dateline.model.annotations import EntityKind, Status

Value: TypeAlias = tuple[str, Words, PeriodReader | None]
"""The query's text, the words after the colon, and who reads a time in words."""
Maker: TypeAlias = Callable[[Value], Node]


def _in_column(value: Value, *, column: Column) -> Node:
    return replace(value[1], column=column)


def _named(value: Value, *, kind: EntityKind) -> Node:
    return Named(kind, value[1])


def _period(value: Value, *, field: str) -> Period:
    text, words, reader = value
    try:
        days = read_period(words.text, reader)
    except ReversedRangeError:
        raise WrongQueryError(mistakes.reversed_range(text, words)) from None
    if days is None:
        raise WrongQueryError(mistakes.not_a_period(field, words))
    return Period(*days, words.text, in_words=read_period(words.text) is None)


def _reported(value: Value) -> Node:
    text, words, _reader = value
    try:
        return Reported(Status(words.text.lower()))
    except ValueError:
        choices = [status.value for status in Status]
        raise WrongQueryError(mistakes.not_a_choice(text, "status", words, choices)) from None


def _state(value: Value) -> Node:
    text, words, _reader = value
    if words.text.lower() != "starred":
        raise WrongQueryError(mistakes.not_a_choice(text, "is", words, ["starred"]))
    return Starred()


FIELDS: Final[dict[str, Maker]] = {
    "title": partial(_in_column, column=Column.TITLE),
    "byline": partial(_in_column, column=Column.BYLINE),
    "outlet": partial(_in_column, column=Column.OUTLET),
    "person": partial(_named, kind=EntityKind.PERSON),
    "org": partial(_named, kind=EntityKind.ORGANISATION),
    "place": partial(_named, kind=EntityKind.PLACE),
    "role": lambda value: Described(value[1]),
    "speaker": lambda value: Quoted(value[1]),
    "published": lambda value: Published(_period(value, field="published")),
    "date": lambda value: Dated(_period(value, field="date")),
    "tag": lambda value: Tagged(value[1]),
    "note": lambda value: Noted(value[1]),
    "status": _reported,
    "is": _state,
}
"""What makes the node of each field, in the order help lists them."""

PERIOD_FIELDS: Final = frozenset({"published", "date"})
"""Fields whose value is a period."""

ALIASES: Final = {"source": "outlet"}
"""Names that are understood and never shown."""

ELSEWHERE: Final = {
    **dict.fromkeys(("author", "writer", "reporter", "by"), "byline:"),
    **dict.fromkeys(("headline", "subject", "intitle"), "title:"),
    **dict.fromkeys(("publisher", "publication", "newspaper", "paper", "site"), "outlet:"),
    **dict.fromkeys(("name", "people", "who"), "person:"),
    **dict.fromkeys(("organisation", "organization", "company", "agency"), "org:"),
    **dict.fromkeys(("position", "job", "occupation", "profession", "rank"), "role:"),
    **dict.fromkeys(("location", "country", "city", "where"), "place:"),
    **dict.fromkeys(("said", "says", "quote", "quoted"), "speaker:"),
    **dict.fromkeys(("day", "when", "event"), "date:"),
    **dict.fromkeys(("label", "keyword"), "tag:"),
    "comment": "note:",
    "after": "published:>",
    "since": "published:>=",
    "before": "published:<",
    "until": "published:<=",
}
"""Names that mail programs, search engines and archives have for these fields, and ours."""

SCHEMES: Final = frozenset({"mailto", "tel", "sms", "urn", "doi", "data", "news", "magnet", "geo"})
"""What stands before the colon of an address without slashes (iana.org/assignments/uri-schemes)."""


def field_named(name: str) -> str | None:
    """Return the field that a person means by `name` in any capitals, or None."""
    lowered = name.lower()
    lowered = ALIASES.get(lowered, lowered)
    return lowered if lowered in FIELDS else None
