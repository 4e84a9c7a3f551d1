"""Words inside quotations: which articles hold a quotation of a speaker that says something."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from itertools import islice
from typing import Final

from dateline.library.search.conditions import Condition
from dateline.library.search.fulltext import Row
from dateline.library.search.scratch import Scratch

_BATCH: Final = 500
"""Quotations indexed at a time; between batches an interrupt of the connection takes effect."""
_QUOTATIONS: Final = """
    SELECT article.id, substr(CASE quotation.field WHEN 'title' THEN article_text.title ELSE article_text.text END,
        quotation.start + 1, quotation."end" - quotation.start)
    FROM quotation JOIN article ON article.text_id = quotation.text_id
    JOIN article_text ON article_text.id = article.text_id
    WHERE article.removed_at IS NULL"""


def quotations(
    connection: sqlite3.Connection, by: Condition, within: Condition
) -> Iterator[tuple[int, str]]:
    """Yield (article id, words) of the quotations that `by` chooses, in the articles `within` does.

    `by` is a condition over `quotation`, `within` one over `article`.
    """
    sql = f"{_QUOTATIONS} AND ({by[0]}) AND ({within[0]})"
    yield from connection.execute(sql, (*by[1], *within[1]))


def batches(rows: Iterator[tuple[int, str]]) -> Iterator[tuple[Scratch, list[int]]]:
    """Yield indexes over the next quotations; row `n` of one is a quotation of article `ids[n - 1]`."""
    while batch := list(islice(rows, _BATCH)):
        texts: list[Row] = [
            (place, "", "", "", words) for place, (_id, words) in enumerate(batch, 1)
        ]
        with Scratch(texts) as scratch:
            yield scratch, [article_id for article_id, _words in batch]
