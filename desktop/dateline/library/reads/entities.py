"""Entities by name, and where one is mentioned."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.library.rows import all_rows, marks, one_value
from dateline.model.spans import Field, Span


@dataclass(frozen=True, slots=True)
class EntityRow:
    """An effective entity: a root that is not ignored."""

    id: int
    uid: str
    name: str
    kind: str
    decided: bool


@dataclass(frozen=True, slots=True)
class MentionPlace:
    """Where a mention stands."""

    mention_id: int
    article_id: int
    field: Field
    span: Span


_ROW = """SELECT entity.id AS id, uid, entity_effective.name AS name, entity_effective.kind AS kind, decided
    FROM entity JOIN entity_effective ON entity_effective.entity_id = entity.id"""


def entity_rows(connection: sqlite3.Connection, entity_ids: Sequence[int]) -> list[EntityRow]:
    """Return these entities in the order given; unknown ids are left out."""
    found: dict[int, EntityRow] = {}
    for first in range(0, len(entity_ids), 500):
        chunk = list(entity_ids[first : first + 500])
        for row in all_rows(connection, f"{_ROW} WHERE entity.id IN ({marks(chunk)})", chunk):
            row["decided"] = bool(row["decided"])
            found[row["id"]] = EntityRow(**row)
    return [found[entity_id] for entity_id in entity_ids if entity_id in found]


def entity_named(connection: sqlite3.Connection, name: str) -> list[EntityRow]:
    """Return the entities shown under this name or uid (letter case aside), most mentioned first."""
    sql = f"""{_ROW} LEFT JOIN article_entity ON article_entity.entity_id = entity.id
        WHERE root_id = entity.id AND NOT ignored AND (entity_effective.name = ? COLLATE NOCASE OR uid = ?)
        GROUP BY entity.id ORDER BY sum(mentions) DESC, entity.id"""
    rows = all_rows(connection, sql, (name, name))
    return [
        EntityRow(row["id"], row["uid"], row["name"], row["kind"], bool(row["decided"]))
        for row in rows
    ]


def entity_totals(connection: sqlite3.Connection) -> list[tuple[int, str, str, str, int, int]]:
    """Return (id, uid, name, kind, mentions, articles) of every shown entity, most mentioned first."""
    sql = """SELECT entity.id, entity.uid, entity_effective.name, entity_effective.kind, sum(mentions), count(*)
        FROM article_entity JOIN entity ON entity.id = article_entity.entity_id
        JOIN entity_effective ON entity_effective.entity_id = entity.id
        JOIN article ON article.id = article_entity.article_id WHERE removed_at IS NULL
        GROUP BY entity.id ORDER BY 5 DESC, 6 DESC, 3"""
    return connection.execute(sql).fetchall()


def mention_places(connection: sqlite3.Connection, entity_id: int) -> list[MentionPlace]:
    """Return every mention of an effective entity in current texts, by article and place."""
    sql = """SELECT mention.id, mention.article_id, field, start, "end" FROM mention
        JOIN article ON article.id = mention.article_id AND article.text_id = mention.text_id
        WHERE effective_id = ? AND removed_at IS NULL ORDER BY mention.article_id, field, start"""
    return [
        MentionPlace(row[0], row[1], Field(row[2]), Span(row[3], row[4]))
        for row in connection.execute(sql, (entity_id,))
    ]


def names_of(connection: sqlite3.Connection, entity_id: int) -> list[str]:
    """Return the names that the texts use for an entity, most frequent first."""
    sql = """SELECT words, count(*) FROM (
            SELECT substr(CASE mention.field WHEN 'title' THEN article_text.title ELSE article_text.text END,
                start + 1, "end" - start) AS words
            FROM mention JOIN article_text ON article_text.id = mention.text_id WHERE effective_id = ?)
        GROUP BY words ORDER BY 2 DESC, 1"""
    return [row[0] for row in connection.execute(sql, (entity_id,))]


def roles_of(connection: sqlite3.Connection, entity_id: int) -> list[str]:
    """Return what the texts say an entity is, most frequent first."""
    sql = """SELECT words, count(*) FROM (
            SELECT substr(CASE role.field WHEN 'title' THEN article_text.title ELSE article_text.text END,
                role.start + 1, role."end" - role.start) AS words
            FROM role JOIN mention ON mention.id = mention_id JOIN article_text ON article_text.id = role.text_id
            WHERE effective_id = ?)
        GROUP BY words ORDER BY 2 DESC, 1"""
    return [row[0] for row in connection.execute(sql, (entity_id,))]


def entity_id_of(connection: sqlite3.Connection, uid: str) -> int | None:
    """Return the id of the entity with this uid, or None."""
    return one_value(connection, "SELECT id FROM entity WHERE uid = ?", (uid,))
