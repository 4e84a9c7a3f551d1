"""Entities that may be merged: how much of the library each is, and a sentence that shows who it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.library.reads.entities import EntityRow, entity_rows
from dateline.library.reads.mention_list import MentionListRow, a_mention_of, mention_rows
from dateline.library.rows import Connection


@dataclass(frozen=True, slots=True)
class Candidate:
    """An effective entity with its mentions in current texts; `seen` is one of them, if any."""

    entity: EntityRow
    mentions: int
    article_ids: frozenset[int]
    seen: MentionListRow | None


def candidates(connection: Connection, entity_ids: Sequence[int]) -> list[Candidate]:
    """Return these entities in the order given; unknown ids are left out."""
    return [_candidate(connection, row) for row in entity_rows(connection, entity_ids)]


def _candidate(connection: Connection, entity: EntityRow) -> Candidate:
    sql = """SELECT article_id, mentions FROM article_entity
        JOIN article ON article.id = article_id WHERE entity_id = ? AND removed_at IS NULL"""
    rows = connection.execute(sql, (entity.id,)).fetchall()
    mention_id = a_mention_of(connection, entity.id)
    seen = mention_rows(connection, [] if mention_id is None else [mention_id])
    return Candidate(
        entity,
        sum(mentions for _, mentions in rows),
        frozenset(article_id for article_id, _ in rows),
        seen[0] if seen else None,
    )
