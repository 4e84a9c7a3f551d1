"""Derived: mentions that a person added by hand, kept in step with the decisions of their article."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from typing import Final, TypeAlias

from dateline.library.decisions import Decision
from dateline.library.rows import insert, one_value, utc_now
from dateline.library.selectors import CurrentText, Selector
from dateline.model.confidence import Confidence
from dateline.model.messages import Message
from dateline.model.spans import Field, Span

PERSON: Final = "person"
"""The maker of mentions that a person added, and the step that they are made by."""
_Place: TypeAlias = tuple[str, int, int]


def entity_of_decision(connection: sqlite3.Connection, entry: Decision) -> int:
    """Return the id of the entity that a decision on words leads to, made again where it is gone."""
    payload = entry.payload
    return ensure_entity(
        connection,
        payload["into"],
        name=payload["name"],
        kind=payload["kind"],
        keys=payload.get("keys", ()),
    )


def ensure_entity(
    connection: sqlite3.Connection,
    uid: str,
    *,
    name: str,
    kind: str,
    keys: Sequence[tuple[str, bool]] = (),
) -> int:
    """Return the id of the entity with this uid; one that isn't here is made, found under `keys`."""
    found = one_value(connection, "SELECT id FROM entity WHERE uid = ?", (uid,))
    if found is not None:
        return int(found)
    entity_id = insert(connection, "entity", {"uid": uid, "kind": kind, "name": name})
    values = {"entity_id": entity_id, "root_id": entity_id, "name": name, "kind": kind}
    insert(connection, "entity_effective", values | {"ignored": 0, "decided": 0})
    add_keys(connection, entity_id, keys)
    return entity_id


def add_keys(
    connection: sqlite3.Connection, entity_id: int, keys: Sequence[tuple[str, bool]]
) -> None:
    """Let linking find an entity under these folded names (text, weak) as well."""
    rows = [(entity_id, key, int(weak)) for key, weak in keys]
    connection.executemany("INSERT OR IGNORE INTO entity_key VALUES (?, ?, ?)", rows)


def refresh_handmade(
    connection: sqlite3.Connection,
    article_id: int,
    text: CurrentText,
    entries: Sequence[Decision],
) -> None:
    """Make the mentions that these decisions add and are not here, and delete those of no decision.

    Words that extraction names as well, exactly, need no second mention.
    """
    wanted = _wanted(connection, text, entries)
    here = _here(connection, text.id)
    for mention_id, cluster_id, place, entity_id in here:
        if wanted.get(place, (None,))[0] == entity_id:
            del wanted[place]
        else:
            connection.execute("DELETE FROM mention WHERE id = ?", (mention_id,))
            connection.execute("DELETE FROM cluster WHERE id = ?", (cluster_id,))
    for place, (entity_id, label) in wanted.items():
        if not _is_read(connection, text.id, place):
            _make(connection, (article_id, text), place, entity_id=entity_id, label=label)


def _wanted(
    connection: sqlite3.Connection, text: CurrentText, entries: Sequence[Decision]
) -> dict[_Place, tuple[int, str]]:
    """Return (entity, label) by place; of two decisions on one place the newer holds."""
    wanted: dict[_Place, tuple[int, str]] = {}
    for entry in entries:
        entity_id = entity_of_decision(connection, entry)
        for value in entry.payload["selectors"]:
            selector = Selector.from_json(value)
            span = text.locate(selector)
            if span is not None:
                place = (selector.field.value, span.start, span.end)
                wanted[place] = (entity_id, entry.payload["label"])
    return wanted


def _here(connection: sqlite3.Connection, text_id: int) -> list[tuple[int, int, _Place, int]]:
    sql = """SELECT mention.id, cluster_id, field, start, "end", entity_id FROM mention
        JOIN maker ON maker.id = maker_id WHERE text_id = ? AND maker.name = ?"""
    return [
        (row[0], row[1], (row[2], row[3], row[4]), row[5])
        for row in connection.execute(sql, (text_id, PERSON))
    ]


def _is_read(connection: sqlite3.Connection, text_id: int, place: _Place) -> bool:
    sql = 'SELECT 1 FROM mention WHERE text_id = ? AND field = ? AND start = ? AND "end" = ?'
    return connection.execute(sql, (text_id, *place)).fetchone() is not None


def _make(
    connection: sqlite3.Connection,
    where: tuple[int, CurrentText],
    place: _Place,
    *,
    entity_id: int,
    label: str,
) -> None:
    """Insert a mention, with a cluster of its own that linking never looks at (it has no key)."""
    (article_id, text), (field, start, end) = where, place
    words = Span(start, end).of(text.of(Field(field)))
    sure = int(Confidence.SURE)
    cluster = {
        "text_id": text.id,
        "position": _next_position(connection, "cluster", text.id),
        "key": "",
        "name": words,
        "label": label,
        "names": json.dumps([words], ensure_ascii=False),
        "confidence": sure,
        "entity_id": entity_id,
        "link_reason": Message.of("linking.by_hand").dumps(),
        "link_confidence": sure,
    }
    mention = {
        "article_id": article_id,
        "text_id": text.id,
        "run_id": _run(connection, text.id),
        "maker_id": _maker(connection),
        "field": field,
        "start": start,
        "end": end,
        "confidence": sure,
        "position": _next_position(connection, "mention", text.id),
        "label": label,
        "cluster_id": insert(connection, "cluster", cluster),
        "entity_id": entity_id,
    }
    insert(connection, "mention", mention)


def _next_position(connection: sqlite3.Connection, table: str, text_id: int) -> int:
    sql = f"SELECT coalesce(max(position), -1) + 1 FROM {table} WHERE text_id = ?"
    return int(one_value(connection, sql, (text_id,)))


def _run(connection: sqlite3.Connection, text_id: int) -> int:
    sql = "SELECT id FROM step_run WHERE text_id = ? AND step = ?"
    found = one_value(connection, sql, (text_id, PERSON))
    values = {"text_id": text_id, "step": PERSON, "version": 1, "ran_utc": utc_now()}
    return insert(connection, "step_run", values) if found is None else int(found)


def _maker(connection: sqlite3.Connection) -> int:
    found = one_value(connection, "SELECT id FROM maker WHERE name = ?", (PERSON,))
    return insert(connection, "maker", {"name": PERSON}) if found is None else int(found)
