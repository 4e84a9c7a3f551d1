"""Entities by the names they go by beside the shown one: former, merged-in, and in the texts."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from typing import Final

from dateline.library.decisions import DecisionKind, in_force_of_kinds
from dateline.library.search.tokens import tokens

_MOST_TEXTS: Final = 200
"""Texts in which names are looked at as they are written: the list is waited for at each key."""


def other_names(connection: sqlite3.Connection, words: str) -> dict[int, str]:
    """Return each effective entity with a name other than the shown one that fits, and that name.

    A name fits where each of `words` begins one of its words. Names are those of the entity and of
    all merged into it, those a person gave, what the newest texts call it, and every key under
    which linking knows it but its guesses, which begin with "~". An entity whose shown name fits is
    left out.
    """
    wanted = tokens(words)
    if not wanted:
        return {}
    found: dict[int, str] = {}
    for names in (_written, _decided, _in_texts, _keys):
        for root, name in names(connection, wanted):
            if root not in found and _fits(tokens(name), wanted):
                found[root] = name
    shown = _shown(connection, found)
    return {root: found[root] for root, name in shown if not _fits(tokens(name), wanted)}


def _shown(connection: sqlite3.Connection, roots: Iterable[int]) -> list[tuple[int, str]]:
    sql = """SELECT entity_id, name FROM json_each(?) AS wanted
        JOIN entity_effective ON entity_id = wanted.value WHERE NOT ignored"""
    return connection.execute(sql, (json.dumps(list(roots)),)).fetchall()


def _written(connection: sqlite3.Connection, wanted: Sequence[str]) -> list[tuple[int, str]]:
    """Return (root, name) of how each entity was found first, and how merged ones were shown last."""
    sql = """SELECT root_id, entity.name FROM entity JOIN entity_effective ON entity_id = entity.id
        WHERE entity.name LIKE :hint OR decided
        UNION SELECT root_id, name FROM entity_effective WHERE entity_id != root_id"""
    return connection.execute(sql, {"hint": _hint(wanted)}).fetchall()


def _decided(connection: sqlite3.Connection, wanted: Sequence[str]) -> list[tuple[int, str]]:
    """Return (root, name) of the names that a person gave and that no undo took back, newest first."""
    sql = "SELECT uid, root_id FROM entity JOIN entity_effective ON entity_id = id WHERE decided"
    roots: dict[str, int] = dict(connection.execute(sql).fetchall())
    found: list[tuple[int, str]] = []
    for entry in reversed(in_force_of_kinds(connection, "entity")):
        root = roots.get(entry.target_uid)
        if root is None or entry.kind not in {DecisionKind.RENAME, DecisionKind.ENTRY}:
            continue
        names = (entry.payload["name"], *entry.payload.get("aliases", ()))
        found += [(root, name) for name in names if _fits(tokens(name), wanted)]
    return found


def _keys(connection: sqlite3.Connection, wanted: Sequence[str]) -> list[tuple[int, str]]:
    """Return (root, name) of the keys, whose words have lost their capitals."""
    sql = """SELECT root_id, key FROM entity_key JOIN entity_effective USING (entity_id)
        WHERE key NOT LIKE '~%' AND key LIKE :hint ORDER BY weak, key"""
    rows = connection.execute(sql, {"hint": _hint(wanted)})
    return [(root, " ".join(part.capitalize() for part in key.split())) for root, key in rows]


def _in_texts(connection: sqlite3.Connection, wanted: Sequence[str]) -> list[tuple[int, str]]:
    """Return (root, words) of what the newest texts that hold these words call an entity."""
    match = " AND ".join('"' + token.replace('"', '""') + '"*' for token in wanted)
    sql = """SELECT DISTINCT effective_id,
            substr(CASE mention.field WHEN 'title' THEN title ELSE text END, start + 1, "end" - start)
        FROM article JOIN article_text ON article_text.id = article.text_id
        JOIN mention ON mention.text_id = article.text_id
        WHERE effective_id IS NOT NULL AND removed_at IS NULL AND article.id IN
            (SELECT rowid FROM article_fts WHERE article_fts MATCH ? ORDER BY rowid DESC LIMIT ?)"""
    rows = connection.execute(sql, (match, _MOST_TEXTS))
    return [(root, " ".join(words.split())) for root, words in rows]


def _hint(wanted: Sequence[str]) -> str:
    """Return a LIKE pattern that every fitting name or key has: its longest plain token, or all."""
    plain = [token for token in wanted if token.isascii()]
    return f"%{max(plain, key=len)}%" if plain else "%"


def _fits(parts: Sequence[str], wanted: Sequence[str]) -> bool:
    return all(any(part.startswith(word) for part in parts) for word in wanted)
