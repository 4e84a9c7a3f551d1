"""Derived: merges that hold in some articles alone, whatever later articles say under the name."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable
from typing import Any

from dateline.library.decisions import (
    Decision,
    DecisionKind,
    Scope,
    decision_from_row,
    in_force_for,
)
from dateline.library.rows import all_rows, marks


def is_local(entry: Decision) -> bool:
    """Whether the decision is a merge of the mentions in some articles, not of the entities."""
    return entry.kind is DecisionKind.MERGE and entry.scope is Scope.THESE


def apply_local_merges(connection: sqlite3.Connection, article_ids: Collection[int]) -> None:
    """Point the mentions of every such merge in force at the entity it names, in these articles.

    Called after mentions were pointed at the roots of their linked entities. A merge of the whole
    entity that is newer holds instead.
    """
    for entry in _in_force(connection):
        articles = _ids(connection, "article", entry.payload["articles"]) & set(article_ids)
        into = _root(connection, entry.target_uid)
        if not articles or into is None or _is_overtaken(connection, entry):
            continue
        members = _ids(connection, "entity", entry.payload["members"])
        for article_id in sorted(articles):
            sql = f"""UPDATE mention SET effective_id = ? WHERE text_id =
                (SELECT text_id FROM article WHERE id = ?) AND +entity_id IN ({marks([*members])})"""
            connection.execute(sql, (into[0], article_id, *sorted(members)))


def articles_merged_into(connection: sqlite3.Connection, entity_ids: Collection[int]) -> set[int]:
    """Return the articles with such a merge into one of these entities, or out of one of them."""
    found: set[int] = set()
    for entry in _in_force(connection):
        uids = [entry.target_uid, *entry.payload["members"]]
        if _ids(connection, "entity", uids) & set(entity_ids):
            found |= _ids(connection, "article", entry.payload["articles"])
    return found


def members_of(connection: sqlite3.Connection, root_ids: Collection[int]) -> list[str]:
    """Return the uids of the entities that ended in these: they and what was merged into them."""
    sql = f"""SELECT uid FROM entity JOIN entity_effective ON entity_id = entity.id
        WHERE root_id IN ({marks([*root_ids])}) ORDER BY uid"""
    return [row[0] for row in connection.execute(sql, sorted(root_ids))]


def articles_naming(
    connection: sqlite3.Connection, root_ids: Collection[int], *, without: int | None = None
) -> list[str]:
    """Return the uids of the articles that name one of these entities (and do not name `without`)."""
    sql = f"""SELECT DISTINCT uid FROM article_entity AS named JOIN article ON article.id = article_id
        WHERE entity_id IN ({marks([*root_ids])}) AND NOT EXISTS (SELECT 1 FROM article_entity AS other
            WHERE other.article_id = named.article_id AND other.entity_id = ?) ORDER BY uid"""
    return [row[0] for row in connection.execute(sql, (*sorted(root_ids), without))]


def _in_force(connection: sqlite3.Connection) -> list[Decision]:
    sql = "SELECT * FROM decision WHERE kind = ? AND scope = ? ORDER BY seq"
    parameters = (DecisionKind.MERGE.value, Scope.THESE.value)
    rows = [decision_from_row(row) for row in all_rows(connection, sql, parameters)]
    standing = {
        entry.seq
        for target in {e.target for e in rows}
        for entry in in_force_for(connection, target)
    }
    return [entry for entry in rows if entry.seq in standing]


def _is_overtaken(connection: sqlite3.Connection, local: Decision) -> bool:
    """Whether one of the merged entities went as a whole into another one later."""
    sql = """SELECT decision.seq, target FROM decision, json_each(payload, '$.merged') AS merged
        WHERE kind = ? AND scope = ? AND decision.seq > ? AND merged.value = ?"""
    return any(
        any(entry.seq == seq for entry in in_force_for(connection, target))
        for uid in local.payload["merged"]
        for seq, target in connection.execute(
            sql, (DecisionKind.MERGE.value, Scope.RULE.value, local.seq, uid)
        )
    )


def _root(connection: sqlite3.Connection, uid: str) -> tuple[int | None] | None:
    """Return the root of the entity with this uid, (None,) where it is ignored, None for no entity."""
    sql = """SELECT root.entity_id, root.ignored FROM entity JOIN entity_effective AS own
        ON own.entity_id = entity.id JOIN entity_effective AS root ON root.entity_id = own.root_id
        WHERE uid = ?"""
    row = connection.execute(sql, (uid,)).fetchone()
    return None if row is None else (None if row[1] else int(row[0]),)


def _ids(connection: sqlite3.Connection, table: str, uids: Iterable[Any]) -> set[int]:
    ordered = sorted(uids)
    found: set[int] = set()
    for first in range(0, len(ordered), 500):
        chunk = ordered[first : first + 500]
        sql = f"SELECT id FROM {table} WHERE uid IN ({marks(chunk)})"
        found.update(row[0] for row in connection.execute(sql, chunk))
    return found
