"""Where a span decision points to: words with their place, found again in a later text."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from typing import Any, Final

from dateline.library.rows import Row, one_row
from dateline.model.spans import Field, Span

CONTEXT: Final = 32
"""Code points kept before and after the words, as the W3C text-quote selector does."""


@dataclass(frozen=True, slots=True)
class Selector:
    """Words of an article: the version of its text, where they stand there, and what stands around.

    `span` counts code points in `field` of that version; `prefix` and `suffix` hold up to
    `CONTEXT` code points each.
    """

    version: int
    field: Field
    span: Span
    exact: str
    prefix: str
    suffix: str

    def as_json(self) -> dict[str, int | str]:
        """Return the selector as a JSON value, the form in which the log keeps it."""
        return {
            "version": self.version,
            "field": self.field.value,
            "start": self.span.start,
            "end": self.span.end,
            "exact": self.exact,
            "prefix": self.prefix,
            "suffix": self.suffix,
        }

    @classmethod
    def from_json(cls, value: Any) -> Selector:
        """Return the selector that `as_json` wrote; raises KeyError and ValueError for others."""
        return cls(
            value["version"],
            Field(value["field"]),
            Span(value["start"], value["end"]),
            value["exact"],
            value["prefix"],
            value["suffix"],
        )


@dataclass(frozen=True, slots=True)
class CurrentText:
    """The text of an article that is current."""

    id: int
    version: int
    title: str
    text: str

    def of(self, field: Field) -> str:
        """Return the words of a field."""
        return self.title if field is Field.TITLE else self.text

    def select(self, field: Field, span: Span) -> Selector:
        """Return the selector of a span of this text."""
        whole = self.of(field)
        prefix = whole[max(0, span.start - CONTEXT) : span.start]
        suffix = whole[span.end : span.end + CONTEXT]
        return Selector(self.version, field, span, span.of(whole), prefix, suffix)

    def locate(self, selector: Selector) -> Span | None:
        """Return where the selected words stand in this text, or None where that can't be told.

        In another version the words must be there, and be told apart by what stands around them.
        """
        whole = self.of(selector.field)
        if selector.version == self.version and selector.span.of(whole) == selector.exact:
            return selector.span
        places = _occurrences(whole, selector.exact)
        if len(places) < 2:
            return places[0] if places else None
        ranked = sorted(places, key=lambda place: _likeness(whole, place, selector), reverse=True)
        best, second = (_likeness(whole, place, selector) for place in ranked[:2])
        return ranked[0] if best > second else None


def current_text_of(connection: sqlite3.Connection, article_id: int) -> CurrentText | None:
    """Return the current text of an article, or None where the article is gone."""
    sql = """SELECT article_text.id AS id, version, article_text.title AS title, text FROM article
        JOIN article_text ON article_text.id = article.text_id WHERE article.id = ?"""
    row: Row | None = one_row(connection, sql, (article_id,))
    return None if row is None else CurrentText(**row)


def _occurrences(whole: str, words: str) -> list[Span]:
    found: list[Span] = []
    start = whole.find(words) if words else -1
    while start >= 0:
        found.append(Span(start, start + len(words)))
        start = whole.find(words, start + 1)
    return found


def _likeness(whole: str, place: Span, selector: Selector) -> int:
    """Return how many code points around `place` are those that stood around the selected words."""
    before = whole[max(0, place.start - CONTEXT) : place.start]
    after = whole[place.end : place.end + CONTEXT]
    return _shared(before[::-1], selector.prefix[::-1]) + _shared(after, selector.suffix)


def _shared(one: str, other: str) -> int:
    return next(
        (n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b),
        min(len(one), len(other)),
    )
