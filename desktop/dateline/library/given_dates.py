"""Derived: the dates that a person gave to expressions, for the text of an article that is current."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from typing import Any

from dateline.library.decisions import DecisionKind, in_force_for
from dateline.library.rows import Row, one_row
from dateline.library.selectors import Selector, current_text_of
from dateline.library.splits import articles_decided
from dateline.model.confidence import Confidence
from dateline.model.spans import Span
from dateline.model.timex import GivenDate, Granularity, Timex


def has_given_dates(connection: sqlite3.Connection, article_id: int) -> bool:
    """Return whether anybody ever gave a date in an article, undone or not."""
    return bool(articles_decided(connection, (DecisionKind.DATE,), [article_id]))


def given_dates(
    connection: sqlite3.Connection, article_id: int, timexes: Sequence[Timex]
) -> dict[int, GivenDate]:
    """Return the dates in force by place in `timexes`, those of the article's current text.

    The newest decision on an expression holds; one whose words are gone, or are no expression of
    time any more, waits in the log.
    """
    decided = articles_decided(connection, (DecisionKind.DATE,), [article_id])
    text = current_text_of(connection, article_id) if decided else None
    if text is None:
        return {}
    given: dict[int, GivenDate] = {}
    for entry in in_force_for(connection, f"article:{decided[article_id]}"):
        if entry.kind is not DecisionKind.DATE:
            continue
        selector = Selector.from_json(entry.payload["selector"])
        span = text.locate(selector)
        place = None if span is None else _place_of(timexes, selector, span)
        if place is None:
            continue
        date = date_from_json(entry.payload["date"])
        if date is None:
            given.pop(place, None)
        else:
            given[place] = date
    return given


def _place_of(timexes: Sequence[Timex], selector: Selector, span: Span) -> int | None:
    """Return the expression at these words: the very same ones, else the one that overlaps them."""
    near = [
        (timex.span != span, place)
        for place, timex in enumerate(timexes)
        if timex.field is selector.field and timex.span.overlaps(span)
    ]
    return min(near)[1] if near else None


def date_as_json(given: GivenDate | None) -> dict[str, Any] | None:
    """Return a given date as a JSON object; None says that the reading holds again."""
    if given is None:
        return None
    return {
        "value": given.value,
        "mod": given.mod,
        "earliest": given.earliest,
        "latest": given.latest,
        "granularity": given.granularity.value,
        "confidence": int(given.confidence),
    }


def date_from_json(value: Mapping[str, Any] | None) -> GivenDate | None:
    """Return the date that `date_as_json` wrote; raises KeyError and ValueError for others."""
    if value is None:
        return None
    return GivenDate(
        value["value"],
        value["mod"],
        value["earliest"],
        value["latest"],
        Granularity(value["granularity"]),
        Confidence(value["confidence"]),
    )


def timex_at(connection: sqlite3.Connection, timex_id: int) -> Row | None:
    """Return where an expression of a current text stands, or None.

    The columns are those of the table, with article_uid.
    """
    sql = """SELECT timex.*, article.uid AS article_uid FROM timex
        JOIN article ON article.id = timex.article_id AND article.text_id = timex.text_id
        WHERE timex.id = ?"""
    return one_row(connection, sql, (timex_id,))
