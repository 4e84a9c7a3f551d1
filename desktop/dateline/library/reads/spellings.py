"""How each outlet spells a name, and when."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Spelling:
    """A spelling in one outlet; `first` and `last` are publication days, None where none is known."""

    words: str
    outlet: str
    mentions: int
    articles: int
    first: int | None
    last: int | None


def spellings_of(
    connection: sqlite3.Connection, entity_id: int, article_ids: Collection[int] | None = None
) -> list[Spelling]:
    """Return the spellings of an effective entity in current texts by outlet, the most used first.

    Limited to `article_ids` where they are given.
    """
    sql = """SELECT substr(CASE mention.field WHEN 'title' THEN article_text.title ELSE text END,
            start + 1, "end" - start), outlet, mention.article_id, published_day
        FROM mention JOIN article ON article.id = mention.article_id AND article.text_id = mention.text_id
        JOIN article_text ON article_text.id = mention.text_id
        JOIN article_effective ON article_effective.article_id = mention.article_id
        WHERE effective_id = ? AND removed_at IS NULL"""
    found: dict[tuple[str, str], list[tuple[int, int | None]]] = {}
    for words, outlet, article_id, day in connection.execute(sql, (entity_id,)):
        if article_ids is None or article_id in article_ids:
            found.setdefault((" ".join(words.split()), outlet), []).append((article_id, day))
    rows = [_spelling(words, outlet, places) for (words, outlet), places in found.items()]
    return sorted(rows, key=lambda row: (-row.mentions, row.words, row.outlet))


def _spelling(words: str, outlet: str, places: list[tuple[int, int | None]]) -> Spelling:
    days = [day for _, day in places if day is not None]
    articles = len({article_id for article_id, _ in places})
    first, last = (min(days), max(days)) if days else (None, None)
    return Spelling(words, outlet, len(places), articles, first, last)
