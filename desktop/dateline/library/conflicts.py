"""Decisions that a newer one on the same thing overrules: the newest holds, and History says so."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Hashable, Iterator, Sequence
from typing import Final

from dateline.library.decisions import Decision, DecisionKind, in_force_for, in_force_of_kinds
from dateline.library.rows import marks

_ONE_VALUE: Final = {
    DecisionKind.PUBLICATION_DAY,
    DecisionKind.STAR,
    DecisionKind.RENAME,
    DecisionKind.ENTITY_KIND,
    DecisionKind.IGNORE,
    DecisionKind.FINDING_NOTE,
}
_ON_ONE_SELECTOR: Final = {DecisionKind.SPEAKER, DecisionKind.DATE}
_ON_NAMES: Final = {DecisionKind.SPLIT, DecisionKind.NOT_NAME, DecisionKind.MENTION}


def overruled_by(connection: sqlite3.Connection, seqs: Sequence[int]) -> dict[int, int]:
    """Return decision in force → the newest one in force that says otherwise of the same thing.

    Things are an article's day or one field, a tag of it, words in it, an entity's name, kind or
    whether it is ignored, and where an entity was merged into.
    """
    sql = f"SELECT DISTINCT target FROM decision WHERE seq IN ({marks(seqs)})"
    targets = [row[0] for row in connection.execute(sql, list(seqs))]
    standing = [entry for target in targets for entry in in_force_for(connection, target)]
    if any(entry.kind is DecisionKind.MERGE and entry.seq in seqs for entry in standing):
        merges = in_force_of_kinds(connection, "entity")
        standing += [entry for entry in merges if entry.kind is DecisionKind.MERGE]
    newest: dict[Hashable, int] = {}
    for entry in standing:
        for thing in _things(entry):
            newest[thing] = max(entry.seq, newest.get(thing, 0))
    found: dict[int, int] = {}
    for entry in standing:
        over = min((newest[thing] for thing in _things(entry)), default=entry.seq)
        if entry.seq in seqs and over > entry.seq:
            found[entry.seq] = over
    return found


def _things(entry: Decision) -> Iterator[Hashable]:
    """Yield what the decision is on, each as a value to compare; nothing for kinds that only add."""
    payload = entry.payload
    if entry.kind in _ONE_VALUE:
        yield (entry.target, entry.kind)
    elif entry.kind is DecisionKind.ENTRY:
        yield (entry.target, DecisionKind.RENAME)
        yield (entry.target, DecisionKind.ENTITY_KIND)
    elif entry.kind is DecisionKind.METADATA:
        yield (entry.target, payload["field"])
    elif entry.kind is DecisionKind.TAG:
        yield (entry.target, "tag", payload["tag"])
    elif entry.kind in _ON_NAMES:
        for selector in payload["selectors"]:
            yield (entry.target, "name", json.dumps(selector, sort_keys=True))
    elif entry.kind in _ON_ONE_SELECTOR:
        yield (entry.target, entry.kind, json.dumps(payload["selector"], sort_keys=True))
    elif entry.kind is DecisionKind.MERGE:
        for uid in payload["merged"]:
            yield ("merged", uid)
