"""What linking is given and what it answers: clusters of one article, entities, links."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from dateline.linking.keys import NameKey, cluster_keys, is_short
from dateline.model.annotations import Cluster, EntityKind, Label
from dateline.model.confidence import Confidence
from dateline.model.messages import Message


@dataclass(frozen=True, slots=True)
class ClusterEvidence:
    """The mentions of one article that name one entity: the fullest form, its label, every form."""

    name: str
    label: Label
    names: tuple[str, ...]
    known_as: str = ""
    """The first name of the place that the gazetteer has under this name alone, "" for others."""
    confidence: Confidence = Confidence.SURE
    """How sure the article is of the label."""

    @classmethod
    def of(cls, cluster: Cluster, *, known_as: str = "") -> ClusterEvidence:
        """Return the evidence that a cluster of an extraction gives."""
        return cls(cluster.name, cluster.label, cluster.names, known_as, cluster.confidence)

    @property
    def keys(self) -> tuple[NameKey, ...]:
        """The keys the cluster is found under; the first is its identity."""
        return _keys_of(self)

    @property
    def short(self) -> bool:
        """Whether the fullest form is one that different entities share."""
        return is_short(self.name, self.label)

    @property
    def doubtful(self) -> bool:
        """Whether one word is read as a person or body, unsurely: an unknown place is read so too."""
        is_word = " " not in self.name and not self.name.isupper()
        kinds = (EntityKind.PERSON, EntityKind.ORGANISATION)
        return is_word and self.label.kind in kinds and self.confidence is Confidence.UNSURE


@lru_cache(maxsize=1024)
def _keys_of(evidence: ClusterEvidence) -> tuple[NameKey, ...]:
    """Return the keys of a cluster, which linking reads several times for one article."""
    return cluster_keys(evidence.name, evidence.names, evidence.label, known_as=evidence.known_as)


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entity of the library that bears a key.

    `keys` are its stored keys. `root_id` is the entity it ends in after the decisions, None where
    that is itself; two candidates with one root are one. `decided` says that a person has renamed
    it, merged it or set its kind, for later articles too: such an entity is found whatever the
    label of the mention.
    """

    entity_id: int
    name: str
    kind: EntityKind
    keys: tuple[NameKey, ...]
    mentions: int
    decided: bool
    root_id: int | None = None

    @property
    def root(self) -> int:
        """The entity that counts."""
        return self.entity_id if self.root_id is None else self.root_id

    def holds(self, text: str, *, weak: bool) -> bool:
        """Whether the entity bears the key `text`, weakly or as its full name."""
        return NameKey(text, weak) in self.keys


class CandidateLookup(Protocol):
    """Finds entities by key; asked inside the transaction that stores the article."""

    def by_key(self, keys: Sequence[str]) -> Mapping[str, Sequence[Candidate]]:
        """Return the entities that bear each of `keys` (texts of `NameKey`), weakly or not.

        A key that nothing bears may be absent.
        """
        ...


@dataclass(frozen=True, slots=True)
class Link:
    """The answer for one cluster.

    `entity_id` is the entity it names, None for a new one; `maybe` holds entities it may be as
    well, best first. `name` is the entity's name from now on, `keys` what it must be found under
    after this (empty where the cluster only leans on another entity's full name).
    """

    cluster: int
    entity_id: int | None
    maybe: tuple[int, ...]
    name: str
    keys: tuple[NameKey, ...]
    reason: Message
    confidence: Confidence
