"""Words inside quotations: what a speaker said, a few at a time, in an index of their own."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final

from dateline.library.search.conditions import Condition
from dateline.library.search.fulltext import Row
from dateline.library.search.scratch import Scratch
from dateline.model.spans import Field

_BATCH: Final = 500
"""Quotations indexed at a time; between batches an interrupt of the connection takes effect."""
_QUOTATIONS: Final = """
    SELECT article.id, quotation.field, quotation.start, substr(
        CASE quotation.field WHEN 'title' THEN article_text.title ELSE article_text.text END,
        quotation.start + 1, quotation."end" - quotation.start)
    FROM quotation JOIN article ON article.text_id = quotation.text_id
    JOIN article_text ON article_text.id = article.text_id
    WHERE article.removed_at IS NULL"""


@dataclass(frozen=True, slots=True)
class Said:
    """The words of a quotation and where they start (code points of `field`)."""

    article_id: int
    field: Field
    start: int
    words: str


def quotations(connection: sqlite3.Connection, by: Condition, within: Condition) -> Iterator[Said]:
    """Yield the quotations that `by` chooses, in the articles that `within` does.

    `by` is a condition over `quotation`, `within` one over `article`.
    """
    sql = f"{_QUOTATIONS} AND ({by[0]}) AND ({within[0]})"
    for article_id, field, start, words in connection.execute(sql, (*by[1], *within[1])):
        yield Said(article_id, Field(field), start, words)


def batches(said: Iterator[Said]) -> Iterator[tuple[Scratch, list[Said]]]:
    """Yield an index over the next quotations, and these; its row `n` is number `n` of them."""
    while batch := list(islice(said, _BATCH)):
        with Scratch(quotation_rows(batch)) as scratch:
            yield scratch, batch


def quotation_rows(said: Iterable[Said]) -> list[Row]:
    """Return quotations as rows of an index, by their number from 0."""
    return [(number, "", "", "", one.words) for number, one in enumerate(said)]
