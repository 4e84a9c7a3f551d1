"""The review queue "maybe the same": pairs of names by what hangs on them, equal cases together."""

from __future__ import annotations

import time
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

import numpy as np

from dateline.explore.scope import Scope
from dateline.library.facets import EntityCounts
from dateline.library.reads.pairs import open_pairs, pinned_entities, refused_pairs
from dateline.library.rows import Connection
from dateline.linking.folding import folded
from dateline.linking.near import near_spellings
from dateline.model.annotations import EntityKind

_MOST_COMPARED: Final = 10_000
"""Names whose spellings are compared, the most mentioned: all of them are rarely asked about."""
_PAUSE_S: Final = 0.001
"""Long enough that another thread surely runs. While 10,000 names are compared, a thread that lets go
20 times a frame waited 144 ms without pauses, 5 to 16 with pauses of 0, 3 with these (median)."""


@dataclass(frozen=True, slots=True)
class Named:
    """One side of a pair: a shown entity, with its mentions and articles in the whole library."""

    id: int
    name: str
    kind: EntityKind
    mentions: int
    articles: int


@dataclass(frozen=True, slots=True)
class PairCase:
    """A question: is `one` the same as `other`, into which it would go?

    `also` are pairs with the same two names that the same answer settles; `here` counts mentions
    of both in the present scope; `pinned` says that a finding names one of them; `spelling` that
    only their letters suggest it, while no text does.
    """

    one: Named
    other: Named
    also: tuple[tuple[int, int], ...]
    here: int
    pinned: bool
    spelling: bool

    @property
    def pairs(self) -> tuple[tuple[int, int], ...]:
        """All pairs that an answer settles: (merged, into)."""
        return ((self.one.id, self.other.id), *self.also)


def review_queue(connection: Connection, scope: Scope) -> tuple[PairCase, ...]:
    """Return the open questions: pinned names first, then those of the scope, then by mentions.

    What a person refused is not asked again, nor what is merged.
    """
    everywhere = scope.facets.entity_counts(scope.facets.everything())
    asked = {frozenset(pair): False for pair in open_pairs(connection)}
    for pair in near_spellings(_frequent(scope, everywhere), pause=_let_others_go):
        asked.setdefault(frozenset(pair), True)
    for pair in refused_pairs(connection):
        asked.pop(pair, None)
    pinned = pinned_entities(connection)
    cases: dict[tuple[str, str], PairCase] = {}
    for pair, spelling in sorted(asked.items(), key=lambda item: sorted(item[0])):
        sides = [side for side in (_named(scope, everywhere, i) for i in sorted(pair)) if side]
        if len(sides) < 2:
            continue
        one, other = sorted(
            sides, key=lambda side: (len(side.name.split()), side.mentions, -side.id)
        )
        key = (folded(one.name), folded(other.name))
        if key in cases:
            cases[key] = _joined(cases[key], (one.id, other.id))
        else:
            here = _here(scope, pair)
            cases[key] = PairCase(one, other, (), here, bool(pinned & pair), spelling)
    return tuple(sorted(cases.values(), key=_consequence))


def _let_others_go() -> None:
    """Give the interpreter to the thread of the window: a queue can wait, a frame can't."""
    time.sleep(_PAUSE_S)


def _consequence(case: PairCase) -> tuple[bool, bool, int, str, int]:
    """What the order hangs on; the name and id make it total."""
    mentions = case.one.mentions + case.other.mentions
    return (not case.pinned, not case.here, -mentions, case.other.name, case.one.id)


def _joined(case: PairCase, pair: tuple[int, int]) -> PairCase:
    also = (*case.also, pair)
    return PairCase(case.one, case.other, also, case.here, case.pinned, case.spelling)


def _frequent(scope: Scope, counts: EntityCounts) -> Iterable[tuple[int, str, EntityKind]]:
    entities = scope.facets.columns.entities
    codes = np.flatnonzero(counts.mentions)
    if len(codes) > _MOST_COMPARED:
        codes = codes[np.argsort(-counts.mentions[codes], kind="stable")[:_MOST_COMPARED]]
    return [(int(entities.ids[c]), entities.names[c], entities.kind(c)) for c in map(int, codes)]


def _named(scope: Scope, counts: EntityCounts, entity_id: int) -> Named | None:
    entities = scope.facets.columns.entities
    code = entities.code(entity_id)
    if code is None or not counts.mentions[code]:
        return None
    mentions, articles = int(counts.mentions[code]), int(counts.articles[code])
    return Named(entity_id, entities.names[code], entities.kind(code), mentions, articles)


def _here(scope: Scope, pair: Iterable[int]) -> int:
    codes = [scope.facets.columns.entities.code(entity_id) for entity_id in pair]
    return sum(int(scope.entity_counts.mentions[code]) for code in codes if code is not None)
