"""The link of each cluster to an entity: stored with its article, and made again when it goes stale."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, TypeAlias

from dateline.library.entity_state import (
    point_at_roots,
    refresh_article_entities,
    refresh_entities,
)
from dateline.library.rows import Row, all_rows, insert, insert_many, marks, new_uid
from dateline.library.writer import Transaction
from dateline.model.annotations import Cluster, EntityKind, Label
from dateline.model.confidence import Confidence
from dateline.model.messages import Message

StaleKeys: TypeAlias = tuple[tuple[str, EntityKind], ...]
"""Keys of clusters (first of their keys, kind) whose link an article has changed."""


@dataclass(frozen=True, slots=True)
class LinkedCluster:
    """Linking's answer for one cluster: an entity that is here, or None for a new one.

    `key` is the cluster's folded full name, `name` the entity's best name now, `keys` (key, weak)
    the folded names to find it under from now on, `candidates` the entities it may be as well.
    """

    entity_id: int | None
    key: str
    name: str
    kind: EntityKind
    keys: tuple[tuple[str, bool], ...]
    candidates: tuple[int, ...]
    reason: Message
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class Linked:
    """One answer per cluster, in order, and the keys of other articles' clusters now stale."""

    clusters: tuple[LinkedCluster, ...]
    stale: StaleKeys = ()


class ClusterLinker(Protocol):
    """Links clusters to the entities of the library, inside the transaction that stores them."""

    def __call__(self, connection: sqlite3.Connection, clusters: Sequence[Cluster]) -> Linked:
        """Return the links; the connection is only read."""
        ...


@dataclass(frozen=True, slots=True)
class StoredClusters:
    """The rows of an article's clusters, by position, and what is to be linked again."""

    cluster_ids: list[int]
    entity_ids: list[int]
    stale: StaleKeys


@dataclass(frozen=True, slots=True)
class KnownEntity:
    """An entity found under a key; `keys` are all of its own (key, weak)."""

    id: int
    name: str
    kind: EntityKind
    keys: tuple[tuple[str, bool], ...]
    clusters: int
    decided: bool
    root_id: int


def store_clusters(
    transaction: Transaction, text_id: int, clusters: Sequence[Cluster], link: ClusterLinker
) -> StoredClusters:
    """Link and store the clusters of a text; two new ones with one key and kind share an entity."""
    linked = link(transaction.connection, clusters)
    entity_ids = _entities(transaction, linked.clusters)
    rows = zip(clusters, linked.clusters, entity_ids, strict=True)
    cluster_ids = [
        _insert(transaction.connection, (text_id, position), *row)
        for position, row in enumerate(rows)
    ]
    return StoredClusters(cluster_ids, entity_ids, linked.stale)


def link_again(transaction: Transaction, stale: StaleKeys, link: ClusterLinker) -> None:
    """Link the clusters with these keys once more, and move their mentions where the answer differs."""
    connection = transaction.connection
    articles: set[int] = set()
    for key, kind in stale:
        rows = _clusters_with_key(connection, key, kind)
        if not rows:
            continue
        answers = link(connection, [_cluster(row) for row in rows]).clusters
        for row, answer, entity_id in zip(
            rows, answers, _entities(transaction, answers), strict=True
        ):
            _update(connection, row["id"], answer, entity_id)
            articles.add(row["article_id"])
    if articles:
        refresh_article_entities(transaction, articles)


def entities_with_keys(
    connection: sqlite3.Connection, keys: Sequence[str]
) -> dict[str, list[KnownEntity]]:
    """Return the entities that bear each of these keys, weakly or not, by id."""
    bearers: dict[str, list[int]] = {}
    for first in range(0, len(keys), 500):
        chunk = list(keys[first : first + 500])
        sql = f"SELECT key, entity_id FROM entity_key WHERE key IN ({marks(chunk)}) ORDER BY entity_id"
        for key, entity_id in connection.execute(sql, chunk):
            bearers.setdefault(key, []).append(entity_id)
    ids = sorted({entity_id for found in bearers.values() for entity_id in found})
    known = {entity.id: entity for entity in _known(connection, ids)}
    return {key: [known[entity_id] for entity_id in found] for key, found in bearers.items()}


def _known(connection: sqlite3.Connection, ids: Sequence[int]) -> list[KnownEntity]:
    entities: list[KnownEntity] = []
    for first in range(0, len(ids), 500):
        chunk = list(ids[first : first + 500])
        keys: dict[int, list[tuple[str, bool]]] = {}
        sql = f"SELECT entity_id, key, weak FROM entity_key WHERE entity_id IN ({marks(chunk)})"
        for entity_id, key, weak in connection.execute(sql, chunk):
            keys.setdefault(entity_id, []).append((key, bool(weak)))
        sql = f"""SELECT entity_id, name, kind, decided, root_id,
            (SELECT count(*) FROM cluster WHERE cluster.entity_id = entity_effective.entity_id) AS clusters
            FROM entity_effective WHERE entity_id IN ({marks(chunk)})"""
        entities += [
            KnownEntity(
                row["entity_id"],
                row["name"],
                EntityKind(row["kind"]),
                tuple(sorted(keys[row["entity_id"]])),
                row["clusters"],
                bool(row["decided"]),
                row["root_id"],
            )
            for row in all_rows(connection, sql, chunk)
        ]
    return entities


def _entities(transaction: Transaction, answers: Sequence[LinkedCluster]) -> list[int]:
    """Return the entity of each answer, making the new ones."""
    made: dict[tuple[str, EntityKind], int] = {}
    touched: set[int] = set()
    entity_ids: list[int] = []
    for answer in answers:
        entity_id = answer.entity_id
        if entity_id is None:
            entity_id = made.get((answer.key, answer.kind))
        if entity_id is None:
            entity_id = _make(transaction.connection, answer)
            made[answer.key, answer.kind] = entity_id
            touched.add(entity_id)
        elif _renamed(transaction.connection, entity_id, answer.name):
            touched.add(entity_id)
        _add_keys(transaction.connection, entity_id, answer)
        entity_ids.append(entity_id)
    if touched:
        refresh_entities(transaction, touched)
    return entity_ids


def _make(connection: sqlite3.Connection, answer: LinkedCluster) -> int:
    values = {"uid": new_uid(), "kind": answer.kind.value, "name": answer.name}
    return insert(connection, "entity", values)


def _renamed(connection: sqlite3.Connection, entity_id: int, name: str) -> bool:
    """Give the entity a better name found in a text; a person's decision hides it, not this row."""
    sql = """UPDATE entity SET name = ? WHERE id = ? AND name <> ?
        AND id NOT IN (SELECT entity_id FROM entity_effective WHERE decided)"""
    return connection.execute(sql, (name, entity_id, name)).rowcount > 0


def _add_keys(connection: sqlite3.Connection, entity_id: int, answer: LinkedCluster) -> None:
    rows = [(entity_id, key, int(weak)) for key, weak in answer.keys]
    connection.executemany("INSERT OR IGNORE INTO entity_key VALUES (?, ?, ?)", rows)


def _insert(
    connection: sqlite3.Connection,
    place: tuple[int, int],
    cluster: Cluster,
    answer: LinkedCluster,
    entity_id: int,
) -> int:
    text_id, position = place
    cluster_id = insert(
        connection,
        "cluster",
        {
            "text_id": text_id,
            "position": position,
            "key": answer.key,
            "name": cluster.name,
            "label": cluster.label.value,
            "names": json.dumps(cluster.names, ensure_ascii=False),
            "confidence": int(cluster.confidence),
            "entity_id": entity_id,
            "link_reason": answer.reason.dumps(),
            "link_confidence": int(answer.confidence),
        },
    )
    _insert_candidates(connection, cluster_id, answer, entity_id)
    return cluster_id


def _insert_candidates(
    connection: sqlite3.Connection, cluster_id: int, answer: LinkedCluster, entity_id: int
) -> None:
    rows = [(cluster_id, candidate) for candidate in answer.candidates if candidate != entity_id]
    insert_many(connection, "cluster_candidate", ("cluster_id", "entity_id"), rows)


def _clusters_with_key(connection: sqlite3.Connection, key: str, kind: EntityKind) -> list[Row]:
    sql = """SELECT cluster.*, article_text.article_id AS article_id FROM cluster
        JOIN article_text ON article_text.id = cluster.text_id WHERE key = ? ORDER BY cluster.id"""
    return [row for row in all_rows(connection, sql, (key,)) if Label(row["label"]).kind is kind]


def _cluster(row: Row) -> Cluster:
    names = tuple(json.loads(row["names"]))
    return Cluster(row["name"], Label(row["label"]), names, Confidence(row["confidence"]))


def _update(
    connection: sqlite3.Connection, cluster_id: int, answer: LinkedCluster, entity_id: int
) -> None:
    sql = "UPDATE cluster SET entity_id = ?, link_reason = ?, link_confidence = ? WHERE id = ?"
    values = (entity_id, answer.reason.dumps(), int(answer.confidence), cluster_id)
    connection.execute(sql, values)
    connection.execute("DELETE FROM cluster_candidate WHERE cluster_id = ?", (cluster_id,))
    _insert_candidates(connection, cluster_id, answer, entity_id)
    connection.execute(
        "UPDATE mention SET entity_id = ? WHERE cluster_id = ?", (entity_id, cluster_id)
    )
    point_at_roots(connection, "cluster_id", cluster_id)
