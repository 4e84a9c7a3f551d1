"""A library of entities in memory, linked the way the writer links: look up, store, link again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from dateline.linking.evidence import Candidate, ClusterEvidence, Link
from dateline.linking.keys import NameKey
from dateline.linking.link import link_clusters, stale_keys
from dateline.model.annotations import EntityKind, Label
from dateline.model.confidence import Confidence

Article = tuple[ClusterEvidence, ...]


def person(name: str, *names: str) -> ClusterEvidence:
    """Return the cluster of a person with this fullest form."""
    return ClusterEvidence(name, Label.PERSON, (name, *names))


def organisation(name: str, *names: str) -> ClusterEvidence:
    """Return the cluster of an organisation with this fullest form."""
    return ClusterEvidence(name, Label.ORG, (name, *names))


def place(name: str, *names: str) -> ClusterEvidence:
    """Return the cluster of a town or country with this fullest form."""
    return ClusterEvidence(name, Label.GPE, (name, *names))


def unsure(cluster: ClusterEvidence) -> ClusterEvidence:
    """Return the cluster as an article gives it that is unsure of its label."""
    return replace(cluster, confidence=Confidence.UNSURE)


@dataclass
class Shelf:
    """Entities and the cluster of each article that names them."""

    entities: dict[int, Candidate] = field(default_factory=dict[int, Candidate])
    placed: dict[tuple[str, int], int] = field(default_factory=dict[tuple[str, int], int])
    articles: dict[str, Article] = field(default_factory=dict[str, Article])

    def by_key(self, keys: Sequence[str]) -> Mapping[str, Sequence[Candidate]]:
        """Return the entities that bear each key."""
        wanted = set(keys)
        found: dict[str, list[Candidate]] = {}
        for entity in self.entities.values():
            for key in entity.keys:
                if key.text in wanted:
                    found.setdefault(key.text, []).append(entity)
        return found

    def add(self, name: str, *clusters: ClusterEvidence) -> tuple[Link, ...]:
        """Link and store one article, then link again what it made stale; return its first links."""
        links = link_clusters(clusters, self)
        stale = stale_keys(clusters, links, self)
        self.articles[name] = clusters
        for link in links:
            self._store(name, link)
        for text, kind in stale:
            self._link_again(text, kind)
        return links

    def entity_of(self, name: str, cluster: int = 0) -> Candidate:
        """Return the entity that a cluster of an article is linked to."""
        return self.entities[self.placed[name, cluster]]

    def partition(self) -> set[frozenset[tuple[str, int]]]:
        """Return the sets of clusters that name one entity."""
        groups: dict[int, set[tuple[str, int]]] = {}
        for cluster, entity_id in self.placed.items():
            groups.setdefault(self.entities[entity_id].root, set()).add(cluster)
        return {frozenset(group) for group in groups.values()}

    def _link_again(self, text: str, kind: EntityKind) -> None:
        for name, clusters in self.articles.items():
            hit = [c for c in clusters if c.keys[0].text == text and c.label.kind is kind]
            for link in link_clusters(clusters, self) if hit else ():
                if clusters[link.cluster] in hit:
                    self._store(name, link)

    def _store(self, name: str, link: Link) -> None:
        cluster = self.articles[name][link.cluster]
        entity_id = link.entity_id
        if entity_id is None:
            entity_id = self._made(cluster, link.keys)
        old = self.entities[entity_id]
        keys = tuple(dict.fromkeys((*old.keys, *link.keys)))
        self.entities[entity_id] = replace(
            old, name=link.name, keys=keys, mentions=old.mentions + 1
        )
        self.placed[name, link.cluster] = entity_id

    def _made(self, cluster: ClusterEvidence, keys: tuple[NameKey, ...]) -> int:
        kind = cluster.label.kind
        for entity in self.entities.values():
            if entity.kind is kind and keys[0] in entity.keys:
                return entity.entity_id
        entity_id = len(self.entities) + 1
        self.entities[entity_id] = Candidate(entity_id, cluster.name, kind, (), 0, decided=False)
        return entity_id
