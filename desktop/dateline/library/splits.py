"""Derived: mentions that a person split off from their entity, whatever linking says of them."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Sequence
from typing import Final

from dateline.library.decisions import Decision, DecisionKind, in_force_for
from dateline.library.rows import Row, all_rows, insert, marks, one_row, one_value
from dateline.library.selectors import Selector, current_text_of

SPAN_DECISIONS: Final = (DecisionKind.SPLIT, DecisionKind.SPEAKER)
"""The decisions on words of an article, re-applied whenever its readings or entities change."""
_NAMED_BY: Final = {DecisionKind.SPLIT: "$.into", DecisionKind.SPEAKER: "$.speaker"}
"""Where the payload of each has the uid of the entity that it points to."""


def articles_pointing_at(connection: sqlite3.Connection, entity_ids: Collection[int]) -> set[int]:
    """Return the ids of the articles with a span decision that leads to one of these entities."""
    sql = """SELECT article.id, entity.id FROM decision
        JOIN entity ON entity.uid = json_extract(payload, ?)
        JOIN article ON article.uid = substr(target, length('article:') + 1) WHERE decision.kind = ?"""
    return {
        article_id
        for kind in SPAN_DECISIONS
        for article_id, entity_id in connection.execute(sql, (_NAMED_BY[kind], kind.value))
        if entity_id in entity_ids
    }


def articles_decided(connection: sqlite3.Connection, kind: DecisionKind) -> dict[int, str]:
    """Return article id → uid of the articles with a decision of this kind, undone or not."""
    sql = """SELECT article.id, article.uid FROM (SELECT DISTINCT target FROM decision WHERE kind = ?)
        JOIN article ON article.uid = substr(target, length('article:') + 1)"""
    return dict(connection.execute(sql, (kind.value,)).fetchall())


def apply_splits(
    connection: sqlite3.Connection, article_ids: Iterable[int] | None = None
) -> set[int]:
    """Point the mentions of every split in force at the entity it names; newer ones win.

    Called after mentions were pointed at the roots of their linked entities: of these articles
    (None: of any). Returns the articles that have splits.
    """
    decided = articles_decided(connection, DecisionKind.SPLIT)
    wanted = decided.keys() if article_ids is None else decided.keys() & set(article_ids)
    for article_id in sorted(wanted):
        for entry in in_force_for(connection, f"article:{decided[article_id]}"):
            if entry.kind is DecisionKind.SPLIT:
                _apply(connection, article_id, entry)
    return set(wanted)


def split_entity(connection: sqlite3.Connection, entry: Decision) -> int:
    """Return the id of the entity that a split leads to, made again where it is gone."""
    payload = entry.payload
    found = one_value(connection, "SELECT id FROM entity WHERE uid = ?", (payload["into"],))
    if found is not None:
        return int(found)
    values = {"uid": payload["into"], "kind": payload["kind"], "name": payload["name"]}
    entity_id = insert(connection, "entity", values)
    values = {"entity_id": entity_id, "root_id": entity_id}
    named = {"name": payload["name"], "kind": payload["kind"], "ignored": 0, "decided": 0}
    insert(connection, "entity_effective", values | named)
    return entity_id


def _apply(connection: sqlite3.Connection, article_id: int, entry: Decision) -> None:
    text = current_text_of(connection, article_id)
    if text is None:
        return
    effective = _effective(connection, split_entity(connection, entry))
    for value in entry.payload["selectors"]:
        selector = Selector.from_json(value)
        span = text.locate(selector)
        if span is not None:
            sql = """UPDATE mention SET effective_id = ?
                WHERE text_id = ? AND field = ? AND start < ? AND "end" > ?"""
            where = (text.id, selector.field.value, span.end, span.start)
            connection.execute(sql, (effective, *where))


def _effective(connection: sqlite3.Connection, entity_id: int) -> int | None:
    """Return the root of an entity, or None where it is ignored."""
    sql = """SELECT root.entity_id AS id, root.ignored AS ignored FROM entity_effective AS own
        JOIN entity_effective AS root ON root.entity_id = own.root_id WHERE own.entity_id = ?"""
    row = one_row(connection, sql, (entity_id,))
    return None if row is None or row["ignored"] else int(row["id"])


def mentions_at(connection: sqlite3.Connection, mention_ids: Sequence[int]) -> list[Row]:
    """Return where these mentions of current texts stand, by article and place, and their entity.

    The columns are article_id, article_uid, field, start, end, entity_id (effective), name, kind.
    """
    sql = f"""SELECT mention.article_id AS article_id, article.uid AS article_uid, mention.field AS field,
        mention.start AS start, mention."end" AS "end", effective_id AS entity_id,
        entity_effective.name AS name, entity_effective.kind AS kind FROM mention
        JOIN article ON article.id = mention.article_id AND article.text_id = mention.text_id
        JOIN entity_effective ON entity_effective.entity_id = effective_id
        WHERE mention.id IN ({marks(mention_ids)}) ORDER BY mention.article_id, mention.field, mention.start"""
    return all_rows(connection, sql, list(mention_ids))
