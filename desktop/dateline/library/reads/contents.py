"""What stands in some articles: the ids of their events and quotations, their entities counted."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence

from dateline.library.rows import marks

_CHUNK = 500


def event_ids_in(connection: sqlite3.Connection, article_ids: Sequence[int]) -> list[int]:
    """Return the ids of the events of these articles' current texts, article by article, in order."""
    return _ids_in(connection, "event", article_ids)


def event_ids_by_time(connection: sqlite3.Connection, article_ids: Sequence[int]) -> list[int]:
    """Return the same ids in order of time: by the first day known, then the last; unplaced ones last."""
    ids = event_ids_in(connection, article_ids)
    ends: dict[int, tuple[bool, int, int]] = {}
    for first in range(0, len(ids), _CHUNK):
        chunk = ids[first : first + _CHUNK]
        sql = f"SELECT id, earliest, latest FROM event WHERE id IN ({marks(chunk)})"
        for event_id, earliest, latest in connection.execute(sql, chunk):
            known = [end for end in (earliest, latest) if end is not None]
            ends[event_id] = (not known, known[0] if known else 0, known[-1] if known else 0)
    return sorted(ids, key=lambda event_id: ends[event_id])


def quotation_ids_in(connection: sqlite3.Connection, article_ids: Sequence[int]) -> list[int]:
    """Return the ids of the quotations of these articles' current texts, in the same order."""
    return _ids_in(connection, "quotation", article_ids)


def _ids_in(connection: sqlite3.Connection, table: str, article_ids: Sequence[int]) -> list[int]:
    found: dict[int, list[int]] = {}
    for chunk in _chunks(article_ids):
        sql = f"""SELECT {table}.article_id, {table}.id FROM {table}
            JOIN article ON article.id = {table}.article_id AND article.text_id = {table}.text_id
            WHERE article.id IN ({marks(chunk)}) AND removed_at IS NULL
            ORDER BY {table}.field = 'text', {table}.start, {table}.position"""
        for article_id, row_id in connection.execute(sql, chunk):
            found.setdefault(article_id, []).append(row_id)
    return [row_id for article_id in article_ids for row_id in found.get(article_id, ())]


def entity_counts_in(
    connection: sqlite3.Connection, article_ids: Sequence[int]
) -> dict[int, tuple[int, int]]:
    """Return entity id → (mentions, articles) within these articles, effective entities only."""
    found: dict[int, tuple[int, int]] = {}
    for chunk in _chunks(article_ids):
        sql = f"""SELECT entity_id, sum(mentions), count(*) FROM article_entity
            WHERE article_id IN ({marks(chunk)}) GROUP BY entity_id"""
        for entity_id, mentions, articles in connection.execute(sql, chunk):
            before = found.get(entity_id, (0, 0))
            found[entity_id] = (before[0] + mentions, before[1] + articles)
    return found


def _chunks(article_ids: Sequence[int]) -> Iterator[list[int]]:
    for first in range(0, len(article_ids), _CHUNK):
        yield list(article_ids[first : first + _CHUNK])
