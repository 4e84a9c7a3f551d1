"""Articles that repeat or follow another: copies under other outlets or days, and later versions."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from math import inf

from dateline.library.reads.articles import ArticleRow, article_rows
from dateline.library.rows import marks

_CHUNK = 500


class Kinship(StrEnum):
    """How an article is related to another one."""

    COPY = "copy"
    """The same text elsewhere; the other one was published first."""
    COPIED = "copied"
    """The same text elsewhere; this one was published first."""
    VERSION = "version"
    """A later text at the same address as the other one."""
    EARLIER = "earlier"
    """An earlier text at the same address as the other one."""


@dataclass(frozen=True, slots=True)
class Relation:
    """One article's relation to another (`of`), which is in the library and not removed."""

    kinship: Kinship
    of: ArticleRow


def relations(
    connection: sqlite3.Connection, article_ids: Sequence[int]
) -> dict[int, tuple[Relation, ...]]:
    """Return the relations of these articles; those without any are left out.

    Of the articles with one text the first by time of publication (by arrival, where that is not
    known) is the one that was copied; each other is a copy of it.
    """
    rows = {row.id: row for row in article_rows(connection, article_ids)}
    groups = _groups(connection, [row.story_group_id for row in rows.values()])
    followed = _versions(connection, rows)
    known = {one for group in groups.values() for one in group}
    known |= {one for pair in followed for one in pair}
    others = {row.id: row for row in article_rows(connection, sorted(known))}
    found: dict[int, list[Relation]] = {}
    for later, earlier in followed:
        if later in rows and earlier in others:
            found.setdefault(later, []).append(Relation(Kinship.VERSION, others[earlier]))
        if earlier in rows and later in others:
            found.setdefault(earlier, []).append(Relation(Kinship.EARLIER, others[later]))
    for group in groups.values():
        members = sorted((others[one] for one in group if one in others), key=_by_time)
        for row in members:
            if row.id in rows:
                found.setdefault(row.id, []).extend(_copies(row, members))
    return {article_id: tuple(each) for article_id, each in found.items() if each}


def _copies(row: ArticleRow, members: Sequence[ArticleRow]) -> list[Relation]:
    if row is members[0]:
        return [Relation(Kinship.COPIED, other) for other in members[1:]]
    return [Relation(Kinship.COPY, members[0])]


def _by_time(row: ArticleRow) -> tuple[bool, int, float, int]:
    """Return what articles are ordered by: the day as printed, then the time if it is known."""
    day = row.published_day
    return (day is None, day or 0, _time_of(row.published or ""), row.id)


def _time_of(published: str) -> float:
    try:
        moment = datetime.fromisoformat(published)
    except ValueError:
        return inf
    return moment.timestamp() if moment.tzinfo is not None else inf


def _groups(
    connection: sqlite3.Connection, group_ids: Sequence[int | None]
) -> dict[int, list[int]]:
    """Return the articles of each story group that are not removed."""
    wanted = sorted({group for group in group_ids if group is not None})
    found: dict[int, list[int]] = {}
    for first in range(0, len(wanted), _CHUNK):
        chunk = wanted[first : first + _CHUNK]
        sql = f"""SELECT story_group_id, id FROM article
            WHERE story_group_id IN ({marks(chunk)}) AND removed_at IS NULL ORDER BY id"""
        for group, article_id in connection.execute(sql, chunk):
            found.setdefault(int(group), []).append(int(article_id))
    return found


def _versions(connection: sqlite3.Connection, rows: dict[int, ArticleRow]) -> list[tuple[int, int]]:
    """Return (later, earlier) of every pair that one of these articles belongs to."""
    pairs = {
        (row.id, row.later_version_of) for row in rows.values() if row.later_version_of is not None
    }
    ids = list(rows)
    for first in range(0, len(ids), _CHUNK):
        chunk = ids[first : first + _CHUNK]
        sql = f"SELECT id, later_version_of FROM article WHERE later_version_of IN ({marks(chunk)})"
        pairs |= {(int(later), int(earlier)) for later, earlier in connection.execute(sql, chunk)}
    removed = _removed(connection, sorted({one for pair in pairs for one in pair}))
    return sorted(pair for pair in pairs if removed.isdisjoint(pair))


def _removed(connection: sqlite3.Connection, article_ids: Sequence[int]) -> set[int]:
    found: set[int] = set()
    for first in range(0, len(article_ids), _CHUNK):
        chunk = list(article_ids[first : first + _CHUNK])
        sql = f"SELECT id FROM article WHERE id IN ({marks(chunk)}) AND removed_at IS NOT NULL"
        found |= {int(row[0]) for row in connection.execute(sql, chunk)}
    return found
