"""How many articles of the library lie in one file."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from dateline.library.rows import all_rows, marks

_CHUNK = 500


def articles_beside(connection: sqlite3.Connection, article_ids: Sequence[int]) -> dict[int, int]:
    """Return for each of these articles how many lie in its file, itself counted; removed ones are not."""
    found: dict[int, int] = {}
    for start in range(0, len(article_ids), _CHUNK):
        some = list(article_ids[start : start + _CHUNK])
        sql = f"""SELECT own.id, count(*) AS articles FROM article AS own
            JOIN article AS other ON other.source_file_id = own.source_file_id
            WHERE own.id IN ({marks(some)}) AND other.removed_at IS NULL GROUP BY own.id"""
        found |= {int(row["id"]): int(row["articles"]) for row in all_rows(connection, sql, some)}
    return found
