"""Derived: entities after the decisions (merged, renamed, of another kind, ignored, split)."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from dateline.library.changes import Changes
from dateline.library.decisions import (
    Decision,
    DecisionKind,
    in_force_of_kinds,
    in_force_on,
)
from dateline.library.local_merges import (
    apply_local_merges,
    articles_merged_into,
    is_local,
)
from dateline.library.locations import note_arrivals, refresh_entity_places
from dateline.library.rows import Row, all_rows, marks, one_row, one_value
from dateline.library.speakers import apply_speakers
from dateline.library.splits import (
    SPAN_DECISIONS,
    apply_mention_decisions,
    articles_decided,
    articles_pointing_at,
)
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

    `entity_ids` are the new entities, or those that a decision names: they alone may differ, with
    those that are merged with them. None looks at every entity of the library.
    """
    connection = transaction.connection
    ids = None if entity_ids is None else _merged_with(connection, set(entity_ids))
    states = _fold(connection, ids)
    stored = _stored(connection, states if ids is not None else None)
    changed = [state for entity_id, state in states.items() if stored.get(entity_id) != state]
    if not changed:
        return
    _write(connection, changed)
    _relabel_mentions(transaction, changed, {} if ids is None else stored)
    transaction.note(Changes(entities=frozenset(state.entity_id for state in changed)))


def _merged_with(connection: sqlite3.Connection, entity_ids: set[int]) -> set[int]:
    """Return these entities and all that end, or did until now, where one of them does."""
    sql = "SELECT * FROM (SELECT entity_id AS id, root_id FROM entity_effective)"
    roots = {row["root_id"] for row in _by_id(connection, sql, entity_ids)}
    return entity_ids | roots | _members(connection, roots)


def _fold(connection: sqlite3.Connection, ids: set[int] | None) -> dict[int, EntityState]:
    sql = "SELECT id, uid, name, kind FROM entity"
    rows = all_rows(connection, sql) if ids is None else _by_id(connection, sql, ids)
    states = {
        row["id"]: EntityState(row["id"], row["id"], row["name"], row["kind"]) for row in rows
    }
    by_uid = {row["uid"]: row["id"] for row in rows}
    if ids is None:
        decisions = in_force_of_kinds(connection, "entity")
    else:
        decisions = in_force_on(connection, [f"entity:{uid}" for uid in by_uid])
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
    elif entry.kind is DecisionKind.ENTRY:
        states[own.entity_id] = replace(
            own, name=payload["name"], kind=payload["kind"], decided=True
        )
    elif entry.kind is DecisionKind.MERGE and not is_local(entry):
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


def _relabel_mentions(
    transaction: Transaction, changed: Sequence[EntityState], stored: Mapping[int, EntityState]
) -> None:
    """Point the mentions of these entities at their roots, and recount their articles.

    A new name or kind moves no mention. Articles with decisions on their words are counted as a
    whole; of the others the entities alone that mentions left or came to.
    """
    connection = transaction.connection
    moved = {state.entity_id for state in changed if _is_moved(state, stored)}
    relabelled = {state.entity_id for state in changed}
    relabelled |= _members(connection, relabelled)
    articles: set[int] = set()
    for entity_id in sorted(moved | _members(connection, moved)):
        sql = "SELECT DISTINCT article_id FROM mention WHERE entity_id = ?"
        articles.update(row[0] for row in connection.execute(sql, (entity_id,)))
        point_at_roots(connection, "entity_id", entity_id)
    special = articles_pointing_at(connection, relabelled)
    special |= articles_merged_into(connection, relabelled)
    special |= articles_decided(connection, SPAN_DECISIONS, articles).keys()
    before = (stored[entity_id].root_id for entity_id in moved if entity_id in stored)
    after = (state.root_id for state in changed)
    _recount(transaction, articles, {*moved, *before, *after})
    transaction.note(Changes(changed=frozenset(articles)))
    refresh_article_entities(transaction, special)


def _is_moved(state: EntityState, stored: Mapping[int, EntityState]) -> bool:
    old = stored.get(state.entity_id)
    return old is None or (old.root_id, old.ignored) != (state.root_id, state.ignored)


def _recount(transaction: Transaction, articles: set[int], entity_ids: set[int]) -> None:
    """Count these effective entities in the current texts of these articles anew."""
    connection = transaction.connection
    where = (json.dumps(sorted(articles)), json.dumps(sorted(entity_ids)))
    named = """SELECT entity_id, article_id FROM article_entity
        WHERE article_id IN (SELECT value FROM json_each(?))
        AND entity_id IN (SELECT value FROM json_each(?))"""
    before = set(connection.execute(named, where))
    connection.execute(
        """DELETE FROM article_entity WHERE article_id IN (SELECT value FROM json_each(?))
            AND entity_id IN (SELECT value FROM json_each(?))""",
        where,
    )
    connection.execute(
        """INSERT INTO article_entity (article_id, entity_id, mentions)
            SELECT article.id, effective_id, count(*) FROM json_each(?) AS wanted
            JOIN article ON article.id = wanted.value
            JOIN mention ON mention.text_id = article.text_id
            WHERE effective_id IN (SELECT value FROM json_each(?)) GROUP BY article.id, effective_id""",
        where,
    )
    _refresh_places(transaction, before, set(connection.execute(named, where)))


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
    apply_local_merges(connection, touched)
    apply_mention_decisions(connection, touched)
    apply_speakers(connection, touched)
    before = _named_in(connection, touched)
    where = (json.dumps(sorted(touched)),)
    connection.execute(
        "DELETE FROM article_entity WHERE article_id IN (SELECT value FROM json_each(?))", where
    )
    connection.execute(
        """INSERT INTO article_entity (article_id, entity_id, mentions)
            SELECT article.id, effective_id, count(*) FROM json_each(?) AS wanted
            JOIN article ON article.id = wanted.value
            JOIN mention ON mention.text_id = article.text_id
            WHERE effective_id IS NOT NULL GROUP BY article.id, effective_id""",
        where,
    )
    _refresh_places(transaction, before, _named_in(connection, touched))
    transaction.note(Changes(changed=touched))


def _named_in(connection: sqlite3.Connection, article_ids: Iterable[int]) -> set[tuple[int, int]]:
    """Return the (entity, article) pairs of these articles, as they are counted now."""
    sql = "SELECT entity_id, article_id FROM article_entity WHERE article_id = ?"
    return {pair for one in article_ids for pair in connection.execute(sql, (one,))}


def _refresh_places(
    transaction: Transaction, before: set[tuple[int, int]], after: set[tuple[int, int]]
) -> None:
    """Say anew where the entities are that left an article or came into one."""
    came: dict[int, list[int]] = {}
    for entity_id, article_id in sorted(after - before):
        came.setdefault(entity_id, []).append(article_id)
    left = {entity_id for entity_id, _ in before - after}
    moved = refresh_entity_places(transaction.connection, left)
    moved |= note_arrivals(transaction.connection, came)
    transaction.note(Changes(entities=frozenset(moved)))


def refresh_spans(transaction: Transaction, article_ids: Iterable[int]) -> None:
    """Point the mentions and quotations of articles anew, after a decision on words in them."""
    connection = transaction.connection
    ids = frozenset(article_ids)
    before = _entities_in(connection, ids)
    sql = "SELECT text_id FROM article WHERE id = ?"
    for article_id in sorted(ids):
        point_at_roots(connection, "text_id", one_value(connection, sql, (article_id,)))
    refresh_article_entities(transaction, ids)
    after = _entities_in(connection, ids)
    transaction.note(Changes(extracted=ids, entities=frozenset(before | after)))


def _entities_in(connection: sqlite3.Connection, article_ids: Iterable[int]) -> set[int]:
    sql = "SELECT entity_id FROM article_entity WHERE article_id = ?"
    return {row[0] for one in article_ids for row in connection.execute(sql, (one,))}


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
