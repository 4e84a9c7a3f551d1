"""Entities that may be one: what linking left open, what a person refused, what is pinned."""

from __future__ import annotations

import sqlite3

from dateline.library.decisions import DecisionKind

_OPEN = """SELECT DISTINCT cluster.entity_id, candidate.root_id FROM cluster_candidate
    JOIN cluster ON cluster.id = cluster_candidate.cluster_id
    JOIN article_text ON article_text.id = cluster.text_id
    JOIN article ON article.id = article_text.article_id AND article.text_id = cluster.text_id
    JOIN entity_effective AS own ON own.entity_id = cluster.entity_id
    JOIN entity_effective AS candidate ON candidate.entity_id = cluster_candidate.entity_id
    JOIN entity_effective AS root ON root.entity_id = candidate.root_id
    WHERE own.root_id = own.entity_id AND NOT own.ignored AND NOT root.ignored
        AND candidate.root_id <> own.entity_id AND removed_at IS NULL
        AND EXISTS (SELECT 1 FROM mention WHERE mention.cluster_id = cluster.id
            AND mention.text_id = cluster.text_id AND effective_id = cluster.entity_id)"""
"""A cluster that a person has moved, or whose entity was merged, is answered."""


def open_pairs(connection: sqlite3.Connection) -> list[tuple[int, int]]:
    """Return (entity, the entity it may be as well) that linking left open, both as they are shown."""
    return connection.execute(_OPEN).fetchall()


def refused_pairs(connection: sqlite3.Connection) -> set[frozenset[int]]:
    """Return the pairs of entities, as they are shown, that a person said are different."""
    sql = """SELECT one.root_id, other.root_id FROM decision
        JOIN entity AS first ON first.uid = substr(decision.target, length('entity:') + 1)
        JOIN entity AS second ON second.uid = json_extract(payload, '$.other')
        JOIN entity_effective AS one ON one.entity_id = first.id
        JOIN entity_effective AS other ON other.entity_id = second.id
        WHERE decision.kind = ? AND decision.seq NOT IN (SELECT value FROM json_each(?))"""
    undone = "[" + ",".join(map(str, sorted(_undone(connection)))) + "]"
    rows = connection.execute(sql, (DecisionKind.DIFFERENT.value, undone))
    return {frozenset(row) for row in rows}


def _undone(connection: sqlite3.Connection) -> set[int]:
    """Return the rows of the log that an undo in force takes back; the newest are looked at first."""
    undone: set[int] = set()
    sql = "SELECT seq, undoes FROM decision WHERE undoes IS NOT NULL ORDER BY seq DESC"
    for seq, undoes in connection.execute(sql):
        if seq not in undone:
            undone.add(undoes)
    return undone


def pinned_entities(connection: sqlite3.Connection) -> set[int]:
    """Return the entities named in the words of a finding that is pinned."""
    sql = """SELECT DISTINCT effective_id FROM finding JOIN mention ON mention.text_id = finding.text_id
        AND mention.field = finding.field AND mention.start < finding."end" AND mention."end" > finding.start
        WHERE finding.removed_at IS NULL AND effective_id IS NOT NULL"""
    return {row[0] for row in connection.execute(sql)}
