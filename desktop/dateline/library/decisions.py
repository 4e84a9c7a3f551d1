"""The append-only log of what a person decided, and its fold: which rows are in force."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from dateline.library.changes import Changes
from dateline.library.rows import Row, all_rows, insert, marks, new_uid, utc_now
from dateline.library.writer import Transaction


class DecisionKind(StrEnum):
    """What can be decided."""

    PUBLICATION_DAY = "publication-day"
    DATE = "date"
    METADATA = "metadata"
    STAR = "star"
    TAG = "tag"
    REMOVE = "remove"
    MERGE = "merge"
    RENAME = "rename"
    ENTITY_KIND = "entity-kind"
    PLACE = "place"
    IGNORE = "ignore"
    DIFFERENT = "different"
    ENTRY = "entry"
    SPLIT = "split"
    NOT_NAME = "not-a-name"
    MENTION = "mention"
    SPEAKER = "speaker"
    PIN = "pin"
    FINDING_NOTE = "finding-note"
    FINDING_CHECK = "finding-check"
    FINDING_RANK = "finding-rank"
    UNDO = "undo"


class Scope(StrEnum):
    """Whether a decision holds for what it names alone, or as a rule for later articles too."""

    THESE = "these"
    RULE = "rule"


@dataclass(frozen=True, slots=True)
class Decision:
    """One row of the log. `payload` and `previous` are JSON values; `undoes` is a `seq`."""

    seq: int
    uid: str
    utc: str
    author: str
    kind: DecisionKind
    target: str
    payload: Any
    previous: Any
    scope: Scope
    undoes: int | None

    @property
    def target_kind(self) -> str:
        """What the target is: article, entity or finding."""
        return self.target.partition(":")[0]

    @property
    def target_uid(self) -> str:
        """The uid of the target."""
        return self.target.partition(":")[2]


def append(
    transaction: Transaction,
    kind: DecisionKind,
    *,
    target: str,
    payload: Any,
    previous: Any,
    author: str,
    scope: Scope = Scope.THESE,
    undoes: int | None = None,
) -> int:
    """Append a decision to the log and return its `seq`; consequences are the caller's."""
    seq = insert(
        transaction.connection,
        "decision",
        {
            "uid": new_uid(),
            "utc": utc_now(),
            "author": author,
            "kind": kind.value,
            "target": target,
            "payload": json.dumps(payload, ensure_ascii=False),
            "previous": json.dumps(previous, ensure_ascii=False),
            "scope": scope.value,
            "undoes": undoes,
        },
    )
    transaction.note(Changes(decisions=frozenset({seq})))
    return seq


def decision_from_row(row: Row) -> Decision:
    """Return the log row as a value."""
    return Decision(
        row["seq"],
        row["uid"],
        row["utc"],
        row["author"],
        DecisionKind(row["kind"]),
        row["target"],
        json.loads(row["payload"]),
        json.loads(row["previous"]),
        Scope(row["scope"]),
        row["undoes"],
    )


def log(connection: sqlite3.Connection) -> list[Decision]:
    """Return the whole log, oldest first."""
    return [
        decision_from_row(row)
        for row in all_rows(connection, "SELECT * FROM decision ORDER BY seq")
    ]


def decision(connection: sqlite3.Connection, seq: int) -> Decision:
    """Return one row of the log; raises LookupError where there is none."""
    rows = all_rows(connection, "SELECT * FROM decision WHERE seq = ?", (seq,))
    if not rows:
        raise LookupError(seq)
    return decision_from_row(rows[0])


def origin_of(connection: sqlite3.Connection, entry: Decision) -> Decision:
    """Return the decision that a row undoes or does again, to any depth; another row is its own."""
    while entry.undoes is not None:
        entry = decision(connection, entry.undoes)
    return entry


def in_force(decisions: Sequence[Decision]) -> list[Decision]:
    """Return the decisions that hold, oldest first: neither undone nor themselves undos.

    An undo can be undone (redo), to any depth; the newest rows are looked at first, so whether an
    undo holds is known before the row that it undoes.
    """
    undone: set[int] = set()
    for entry in reversed(decisions):
        if entry.undoes is not None and entry.seq not in undone:
            undone.add(entry.undoes)
    return [entry for entry in decisions if entry.undoes is None and entry.seq not in undone]


def in_force_for(connection: sqlite3.Connection, target: str) -> list[Decision]:
    """Return the decisions that hold on one target, oldest first.

    The undos of a decision carry its target, so the target's rows decide alone.
    """
    rows = all_rows(connection, "SELECT * FROM decision WHERE target = ? ORDER BY seq", (target,))
    return in_force([decision_from_row(row) for row in rows])


def in_force_on(connection: sqlite3.Connection, targets: Sequence[str]) -> list[Decision]:
    """Return the decisions that hold on any of these targets, oldest first."""
    rows: list[Row] = []
    for first in range(0, len(targets), 500):
        chunk = list(targets[first : first + 500])
        sql = f"SELECT * FROM decision WHERE target IN ({marks(chunk)})"
        rows += all_rows(connection, sql, chunk)
    return in_force([decision_from_row(row) for row in sorted(rows, key=lambda row: row["seq"])])


def in_force_of_kinds(connection: sqlite3.Connection, target_kind: str) -> list[Decision]:
    """Return the decisions that hold on any target of this kind, oldest first."""
    pattern = f"{target_kind}:"
    sql = "SELECT * FROM decision WHERE target >= ? AND target < ? ORDER BY seq"
    upper = pattern[:-1] + chr(ord(":") + 1)
    return in_force([decision_from_row(row) for row in all_rows(connection, sql, (pattern, upper))])


def newest_by_kind(decisions: Iterable[Decision]) -> dict[DecisionKind, Decision]:
    """Return the newest decision of each kind."""
    return {entry.kind: entry for entry in decisions}
