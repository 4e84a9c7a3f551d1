"""Clusters of one article to entities: the same full name, the only bearer of a short one, or new.

Which clusters name one entity depends on the set of articles alone, never on their order: a
cluster belongs to the entity of its full name; a short name belongs to the only entity that
bears it, or to an entity of its own while none or several do; a word that an article unsurely takes
for a person or body belongs to the place that another knows by it. `stale_keys` names the names whose
answer an article has changed, so that their clusters are linked again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from dateline.linking.evidence import Candidate, CandidateLookup, ClusterEvidence, Link
from dateline.linking.keys import GUESS_PREFIX, NameKey, display_name
from dateline.model.annotations import EntityKind
from dateline.model.confidence import Confidence
from dateline.model.messages import Message

_MOST_SUGGESTIONS: Final = 5
_DOUBTED: Final = frozenset((EntityKind.PERSON, EntityKind.ORGANISATION))
_DEEPEST_CHAIN: Final = 4
"""Short names of short names: surname, name without initial, name without suffix, full name."""


def link_clusters(
    clusters: Sequence[ClusterEvidence], candidates: CandidateLookup
) -> tuple[Link, ...]:
    """Return one link per cluster, in order. Pure: `candidates` is only asked.

    Two clusters of one article with the same kind and full name get the same answer; where that is
    a new entity, the caller makes one for both (`Link.keys[0]` and the kind are equal).
    """
    found = _Found(candidates)
    found.ask(key.text for cluster in clusters for key in _asked(cluster))
    return tuple(_link(number, cluster, found) for number, cluster in enumerate(clusters))


def stale_keys(
    clusters: Sequence[ClusterEvidence], links: Sequence[Link], candidates: CandidateLookup
) -> tuple[tuple[str, EntityKind], ...]:
    """Return the short names whose answer changes once `links` are stored.

    Asked before storing. A weak key that the library's entities of this kind lack, or that one
    entity bears, gets its first or second bearer: clusters with this identity (the first of their
    keys) and kind are to be linked again after storing. From the third bearer on nothing changes.
    So are those that a word gets a place by, and those of a place that is named for the first time.
    """
    found = _Found(candidates)
    new = {
        (key.text, cluster.label.kind, link.entity_id)
        for cluster, link in zip(clusters, links, strict=True)
        for key in link.keys
        if key.weak and not key.guess
    }
    found.ask(text for text, _, _ in new)
    stale = {
        (text, kind)
        for text, kind, entity_id in new
        if not found.bears(text, kind, entity_id) and len(found.bearers(text, kind)) < 2
    }
    return tuple(sorted(stale | _doubted(clusters, links, found)))


def _doubted(
    clusters: Sequence[ClusterEvidence], links: Sequence[Link], found: _Found
) -> set[tuple[str, EntityKind]]:
    """Return the words read as people or bodies that a place of this article may be meant by."""
    places = {
        cluster.keys[0].text
        for cluster, link in zip(clusters, links, strict=True)
        if cluster.label.kind is EntityKind.PLACE and link.entity_id is None
    }
    read_here = {(c.keys[0].text, c.label.kind) for c in clusters if c.doubtful}
    known = {
        (text, candidate.kind)
        for text in places
        for candidate in found.under(text)
        if candidate.kind in _DOUBTED and candidate.holds(text, weak=False)
    }
    return known | {(text, kind) for text, kind in read_here if text in places}


class _Found:
    """The candidates of one call: each key is asked for once."""

    def __init__(self, lookup: CandidateLookup) -> None:
        self._lookup = lookup
        self._by_key: dict[str, Sequence[Candidate]] = {}

    def ask(self, texts: Iterable[str]) -> None:
        missing = sorted(set(texts) - self._by_key.keys())
        if missing:
            answer: Mapping[str, Sequence[Candidate]] = self._lookup.by_key(missing)
            self._by_key.update((text, answer.get(text, ())) for text in missing)

    def under(self, text: str) -> Sequence[Candidate]:
        self.ask((text,))
        return self._by_key[text]

    def full(self, text: str, kind: EntityKind) -> list[Candidate]:
        """Return the entities with this full name: those a person has ruled on, else of this kind."""
        same = [candidate for candidate in self.under(text) if candidate.holds(text, weak=False)]
        return [c for c in same if c.decided] or [c for c in same if c.kind is kind]

    def place(self, text: str) -> Candidate | None:
        """Return the only place with this full name, or None."""
        same = self.full(text, EntityKind.PLACE)
        return same[0] if same and len({candidate.root for candidate in same}) == 1 else None

    def bears(self, text: str, kind: EntityKind, entity_id: int | None) -> bool:
        return any(candidate.entity_id == entity_id for candidate in self._weak(text, kind))

    def bearers(self, text: str, kind: EntityKind, *, depth: int = 0) -> list[Candidate]:
        """Return the different entities that `text` is short for.

        A bearer whose own full name is short for exactly one other bearer is that other one.
        """
        ends: dict[int, Candidate] = {}
        for candidate in self._weak(text, kind):
            end = self._end(candidate, depth=depth)
            ends.setdefault(end.root, end)
        return list(ends.values())

    def _weak(self, text: str, kind: EntityKind) -> list[Candidate]:
        return [c for c in self.under(text) if c.holds(text, weak=True) and c.kind is kind]

    def _end(self, candidate: Candidate, *, depth: int) -> Candidate:
        names = [key.text for key in candidate.keys if not key.weak]
        if depth >= _DEEPEST_CHAIN or candidate.decided or len(names) != 1:
            return candidate
        longer = self.bearers(names[0], candidate.kind, depth=depth + 1)
        return longer[0] if len(longer) == 1 else candidate


def _asked(cluster: ClusterEvidence) -> Iterable[NameKey]:
    identity = cluster.keys[0]
    return (identity, NameKey(GUESS_PREFIX + identity.text, weak=True))


def _link(number: int, cluster: ClusterEvidence, found: _Found) -> Link:
    text, kind = cluster.keys[0].text, cluster.label.kind
    same = found.full(text, kind)
    bearers = found.bearers(text, kind)
    if same and same[0].decided and len({candidate.root for candidate in same}) == 1:
        return _decided(number, cluster, same[0])
    if len(bearers) == 1:
        return _leaning(number, cluster, bearers[0])
    if cluster.doubtful and not bearers and (place := found.place(text)) is not None:
        return _placed(number, cluster, place)
    maybe = _suggestions(cluster, [*bearers, *same], found)
    if not same:
        return _new(number, cluster, maybe, several=len(bearers))
    return _same_name(number, cluster, same, maybe)


def _same_name(
    number: int, cluster: ClusterEvidence, same: Sequence[Candidate], maybe: Sequence[Candidate]
) -> Link:
    best = min(same, key=lambda candidate: (-candidate.mentions, candidate.entity_id))
    roots = {candidate.root for candidate in same}
    several = len(roots) > 1
    confidence = Confidence.UNSURE if several else Confidence.SURE
    return Link(
        number,
        best.entity_id,
        tuple(other.entity_id for other in maybe if other.root != best.root),
        display_name((best.name, cluster.name)) if not best.decided else best.name,
        cluster.keys,
        Message.of("linking.same_name", name=cluster.name, entity=best.name),
        min(confidence, Confidence.LIKELY) if cluster.short else confidence,
    )


def _decided(number: int, cluster: ClusterEvidence, entity: Candidate) -> Link:
    reason = Message.of("linking.decided", name=cluster.name, entity=entity.name)
    keys = cluster.keys
    return Link(number, entity.entity_id, (), entity.name, keys, reason, Confidence.SURE)


def _leaning(number: int, cluster: ClusterEvidence, entity: Candidate) -> Link:
    """Link a short name to its only bearer; it adds no key, for the bearer may change."""
    reason = Message.of("linking.only_bearer", name=cluster.name, entity=entity.name)
    return Link(number, entity.entity_id, (), entity.name, (), reason, Confidence.LIKELY)


def _placed(number: int, cluster: ClusterEvidence, place: Candidate) -> Link:
    """Link a doubtful word to the place of that name; it adds no key, for the reading may change."""
    reason = Message.of("linking.known_place", name=cluster.name)
    return Link(number, place.entity_id, (), place.name, (), reason, Confidence.UNSURE)


def _new(
    number: int, cluster: ClusterEvidence, maybe: Sequence[Candidate], *, several: int
) -> Link:
    if several > 1:
        reason = Message.of("linking.several_bearers", name=cluster.name, n=several)
    else:
        reason = Message.of("linking.new", name=cluster.name)
    sure = Confidence.SURE if not maybe and not cluster.short else Confidence.LIKELY
    return Link(
        number,
        None,
        tuple(candidate.entity_id for candidate in maybe),
        cluster.name,
        cluster.keys,
        reason,
        sure,
    )


def _suggestions(
    cluster: ClusterEvidence, first: Sequence[Candidate], found: _Found
) -> list[Candidate]:
    """Return the entities the cluster may be as well: other bearers, other kinds, guesses."""
    identity = cluster.keys[0].text
    guesses = found.under(GUESS_PREFIX + identity)
    others = [
        candidate for candidate in found.under(identity) if candidate.kind is not cluster.label.kind
    ]
    guessed = [candidate for candidate in guesses if candidate.kind is cluster.label.kind]
    by_root: dict[int, Candidate] = {}
    for candidate in (*first, *guessed, *others):
        by_root.setdefault(candidate.root, candidate)
    return list(by_root.values())[:_MOST_SUGGESTIONS]
