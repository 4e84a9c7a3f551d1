"""Derived: entities that a person wrote down before, or beside, any text: name, kind and other names."""

from __future__ import annotations

import sqlite3

from dateline.library.decisions import Decision, DecisionKind, in_force_for
from dateline.library.handmade import add_keys, ensure_entity
from dateline.library.rows import all_rows, marks


def refresh_entry(connection: sqlite3.Connection, uid: str) -> None:
    """Give an entity the names of its entries in force, and take away those of entries undone.

    An entry's keys are names that the entity was not found under before. Those that texts have
    brought since stay, as does the entity itself.
    """
    rows = all_rows(
        connection,
        "SELECT seq, payload FROM decision WHERE target = ? AND kind = ?",
        (f"entity:{uid}", DecisionKind.ENTRY.value),
    )
    if not rows:
        return
    standing = [e for e in in_force_for(connection, f"entity:{uid}") if _is_entry(e)]
    for entry in standing:
        payload = entry.payload
        entity_id = ensure_entity(connection, uid, name=payload["name"], kind=payload["kind"])
        add_keys(connection, entity_id, payload["keys"])
    wanted = [key for entry in standing for key, _ in entry.payload["keys"]]
    sql = f"""DELETE FROM entity_key WHERE entity_id = (SELECT id FROM entity WHERE uid = ?)
        AND key IN (SELECT json_extract(key.value, '$[0]') FROM decision, json_each(payload, '$.keys') AS key
            WHERE target = ? AND decision.kind = ?) AND key NOT IN ({marks(wanted)})
        AND key NOT IN (SELECT key FROM cluster WHERE cluster.entity_id = entity_key.entity_id)"""
    connection.execute(sql, (uid, f"entity:{uid}", DecisionKind.ENTRY.value, *wanted))


def _is_entry(entry: Decision) -> bool:
    return entry.kind is DecisionKind.ENTRY
