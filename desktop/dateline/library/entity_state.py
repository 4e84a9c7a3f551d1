"""Derived: entities after the decisions (merged, renamed, of another kind, ignored, split)."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from dateline.library.changes import Changes
from dateline.library.decisions import Decision, DecisionKind, in_force_of_kinds
from dateline.library.rows import Row, all_rows, marks, one_row, one_value
from dateline.library.speakers import apply_speakers
from dateline.library.splits import apply_splits, articles_pointing_at
from dateline.library.writer import Transaction


@dataclass(frozen=True, slots=True)
class EntityState:
    """What the decisions leave of one entity; `root_id` is the entity it was merged into."""

    entity_id: int
    root_id: int
    name: str
    kind: str
    ignored: bool = False
    decided: bool = False


def refresh_entities(transaction: Transaction, entity_ids: Iterable[int] | None = None) -> None:
    """Fold the entity decisions and write what differs, with all that leans on it.

    `entity_ids` limits which entities may differ beyond those the log names (new ones); None
    looks at every entity of the library.
    """
    connection = transaction.connection
    decisions = in_force_of_kinds(connection, "entity")
    states = _fold(connection, decisions, entity_ids)
    stored = _stored(connection, states if entity_ids is not None else None)
    changed = [state for entity_id, state in states.items() if stored.get(entity_id) != state]
    if not changed:
        return
    _write(connection, changed)
    _relabel_mentions(transaction, {state.entity_id for state in changed})
    transaction.note(Changes(entities=frozenset(state.entity_id for state in changed)))


def _fold(
    connection: sqlite3.Connection, decisions: list[Decision], entity_ids: Iterable[int] | None
) -> dict[int, EntityState]:
    ids = (
        None
        if entity_ids is None
        else set(entity_ids) | _named(connection, decisions) | _decided(connection)
    )
    sql = "SELECT id, uid, name, kind FROM entity"
    rows = all_rows(connection, sql) if ids is None else _by_id(connection, sql, ids)
    states = {
        row["id"]: EntityState(row["id"], row["id"], row["name"], row["kind"]) for row in rows
    }
    by_uid = {row["uid"]: row["id"] for row in rows}
    for entry in decisions:
        if entry.target_uid in by_uid:
            _apply(states, by_uid, entry)
    return {entity_id: _settled(states, state) for entity_id, state in states.items()}


def _apply(states: dict[int, EntityState], by_uid: Mapping[str, int], entry: Decision) -> None:
    own = states[by_uid[entry.target_uid]]
    payload = entry.payload
    if entry.kind is DecisionKind.RENAME:
        states[own.entity_id] = replace(own, name=payload["name"], decided=True)
    elif entry.kind is DecisionKind.ENTITY_KIND:
        states[own.entity_id] = replace(own, kind=payload["kind"], decided=True)
    elif entry.kind is DecisionKind.IGNORE:
        states[own.entity_id] = replace(own, ignored=bool(payload["ignored"]), decided=True)
    elif entry.kind is DecisionKind.MERGE:
        for uid in payload["merged"]:
            if uid in by_uid:
                _merge(states, by_uid[uid], own.entity_id)


def _root(states: Mapping[int, EntityState], entity_id: int) -> int:
    while states[entity_id].root_id != entity_id:
        entity_id = states[entity_id].root_id
    return entity_id


def _merge(states: dict[int, EntityState], merged: int, into: int) -> None:
    merged_root, root = _root(states, merged), _root(states, into)
    if merged_root != root:
        states[merged_root] = replace(states[merged_root], root_id=root, decided=True)


def _settled(states: Mapping[int, EntityState], state: EntityState) -> EntityState:
    return replace(state, root_id=_root(states, state.entity_id))


def _named(connection: sqlite3.Connection, decisions: list[Decision]) -> set[int]:
    uids = {
        uid for entry in decisions for uid in (entry.target_uid, *entry.payload.get("merged", ()))
    }
    found: set[int] = set()
    for uid in uids:
        found.update(
            row[0] for row in connection.execute("SELECT id FROM entity WHERE uid = ?", (uid,))
        )
    return found


def _decided(connection: sqlite3.Connection) -> set[int]:
    return {
        row[0] for row in connection.execute("SELECT entity_id FROM entity_effective WHERE decided")
    }


def _by_id(connection: sqlite3.Connection, sql: str, ids: set[int]) -> list[Row]:
    ordered = sorted(ids)
    chunks = [ordered[i : i + 500] for i in range(0, len(ordered), 500)]
    return [
        row
        for chunk in chunks
        for row in all_rows(connection, f"{sql} WHERE id IN ({marks(chunk)})", chunk)
    ]


def _stored(connection: sqlite3.Connection, states: Iterable[int] | None) -> dict[int, EntityState]:
    sql = "SELECT entity_id AS id, root_id, name, kind, ignored, decided FROM entity_effective"
    if states is None:
        rows = all_rows(connection, sql)
    else:
        rows = _by_id(connection, f"SELECT * FROM ({sql})", set(states))
    return {
        row["id"]: EntityState(
            row["id"],
            row["root_id"],
            row["name"],
            row["kind"],
            bool(row["ignored"]),
            bool(row["decided"]),
        )
        for row in rows
    }


def _write(connection: sqlite3.Connection, states: list[EntityState]) -> None:
    connection.executemany(
        "INSERT OR REPLACE INTO entity_effective (entity_id, root_id, name, kind, ignored, decided)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        [(s.entity_id, s.root_id, s.name, s.kind, int(s.ignored), int(s.decided)) for s in states],
    )
    connection.executemany(
        "UPDATE entity SET merged_into = ? WHERE id = ?",
        [(None if s.root_id == s.entity_id else s.root_id, s.entity_id) for s in states],
    )


def _relabel_mentions(transaction: Transaction, entity_ids: set[int]) -> None:
    """Point the mentions of these entities at their roots, and recount their articles."""
    connection = transaction.connection
    articles: set[int] = set()
    relabelled = entity_ids | _members(connection, entity_ids)
    for entity_id in sorted(relabelled):
        sql = "SELECT DISTINCT article_id FROM mention WHERE entity_id = ?"
        articles.update(row[0] for row in connection.execute(sql, (entity_id,)))
        point_at_roots(connection, "entity_id", entity_id)
    articles |= articles_pointing_at(connection, relabelled)
    refresh_article_entities(transaction, articles)


def point_at_roots(connection: sqlite3.Connection, column: str, value: int) -> None:
    """Set `effective_id` of the mentions whose `column` (text_id, entity_id, cluster_id) is `value`."""
    connection.execute(
        f"""UPDATE mention SET effective_id = (
            SELECT CASE WHEN root.ignored THEN NULL ELSE own.root_id END
            FROM entity_effective AS own JOIN entity_effective AS root ON root.entity_id = own.root_id
            WHERE own.entity_id = mention.entity_id) WHERE {column} = ?""",
        (value,),
    )


def _members(connection: sqlite3.Connection, root_ids: set[int]) -> set[int]:
    rows = _by_id(
        connection,
        "SELECT * FROM (SELECT root_id AS id, entity_id FROM entity_effective)",
        root_ids,
    )
    return {row["entity_id"] for row in rows}


def refresh_article_entities(transaction: Transaction, article_ids: Iterable[int]) -> None:
    """Apply the span decisions of these articles and count their effective entities anew.

    Current texts only; their mentions point at the roots of their linked entities before.
    """
    connection = transaction.connection
    touched = frozenset(article_ids)
    apply_splits(connection, touched)
    apply_speakers(connection, touched)
    for article_id in sorted(touched):
        connection.execute("DELETE FROM article_entity WHERE article_id = ?", (article_id,))
        connection.execute(
            """INSERT INTO article_entity (article_id, entity_id, mentions)
                SELECT mention.article_id, effective_id, count(*) FROM mention
                JOIN article ON article.id = mention.article_id AND article.text_id = mention.text_id
                WHERE mention.article_id = ? AND effective_id IS NOT NULL GROUP BY effective_id""",
            (article_id,),
        )
    transaction.note(Changes(changed=touched))


def refresh_spans(transaction: Transaction, article_id: int) -> None:
    """Point the mentions and quotations of an article anew, after one of its span decisions."""
    connection = transaction.connection
    text_id = one_value(connection, "SELECT text_id FROM article WHERE id = ?", (article_id,))
    sql = "SELECT entity_id FROM article_entity WHERE article_id = ?"
    before = {row[0] for row in connection.execute(sql, (article_id,))}
    point_at_roots(connection, "text_id", text_id)
    refresh_article_entities(transaction, [article_id])
    after = {row[0] for row in connection.execute(sql, (article_id,))}
    transaction.note(Changes(extracted=frozenset({article_id}), entities=frozenset(before | after)))


def effective_entity(connection: sqlite3.Connection, entity_id: int) -> Row | None:
    """Return id, uid, root, name, kind and whether it is ignored, or None."""
    sql = """SELECT entity.id AS id, uid, root_id, entity_effective.name AS name,
        entity_effective.kind AS kind, ignored
        FROM entity JOIN entity_effective ON entity_id = entity.id WHERE entity.id = ?"""
    return one_row(connection, sql, (entity_id,))


def strong_key(connection: sqlite3.Connection, entity_id: int) -> str | None:
    """Return the first strong name key of an entity, or None where it has only weak ones."""
    sql = "SELECT min(key) FROM entity_key WHERE entity_id = ? AND NOT weak"
    return one_value(connection, sql, (entity_id,))
