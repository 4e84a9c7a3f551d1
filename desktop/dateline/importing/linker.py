"""Link the clusters of an article to the library's entities, inside the article's transaction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dateline.library.gazetteer import gazetteer
from dateline.library.links import KnownEntity, Linked, LinkedCluster, entities_with_keys
from dateline.library.rows import Connection
from dateline.linking.evidence import Candidate, ClusterEvidence, Link
from dateline.linking.keys import NameKey
from dateline.linking.link import link_clusters, stale_keys
from dateline.linking.place_aliases import first_names
from dateline.model.annotations import Cluster


class LibraryCandidates:
    """Answers linking's questions from the library's entities, as they are in this transaction."""

    def __init__(self, connection: Connection) -> None:
        """Ask through `connection`, which is only read."""
        self._connection = connection

    def by_key(self, keys: Sequence[str]) -> Mapping[str, Sequence[Candidate]]:
        """Return the entities that bear each of these keys."""
        found = entities_with_keys(self._connection, keys)
        return {key: [_candidate(entity) for entity in entities] for key, entities in found.items()}


def link_to_library(connection: Connection, clusters: Sequence[Cluster]) -> Linked:
    """Return the link of each cluster, and the keys of other clusters that these make stale."""
    candidates = LibraryCandidates(connection)
    known_as = first_names(clusters, gazetteer())
    pairs = zip(clusters, known_as, strict=True)
    evidence = [ClusterEvidence.of(cluster, known_as=name) for cluster, name in pairs]
    links = link_clusters(evidence, candidates)
    answers = tuple(_linked(*pair) for pair in zip(evidence, links, strict=True))
    return Linked(answers, stale_keys(evidence, links, candidates))


def _candidate(entity: KnownEntity) -> Candidate:
    keys = tuple(NameKey(text, weak) for text, weak in entity.keys)
    root_id = None if entity.root_id == entity.id else entity.root_id
    return Candidate(
        entity.id, entity.name, entity.kind, keys, entity.clusters, entity.decided, root_id
    )


def _linked(evidence: ClusterEvidence, link: Link) -> LinkedCluster:
    return LinkedCluster(
        link.entity_id,
        evidence.keys[0].text,
        link.name,
        evidence.label.kind,
        tuple((key.text, key.weak) for key in link.keys),
        link.maybe,
        link.reason,
        link.confidence,
    )
