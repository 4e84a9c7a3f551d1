"""Under which name a place goes that the gazetteer knows by several."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from dateline.linking.folding import folded, place
from dateline.model.annotations import Cluster, EntityKind, Label
from dateline.model.places import Gazetteer, Place

_KNOWN: Final = 15_000
"""People of a town whose other names may stand for it: of a village, a slip is as likely."""
_TIMES: Final = 10
"""How much greater it is than the next place with that other name."""


def first_names(clusters: Sequence[Cluster], gazetteer: Gazetteer) -> list[str]:
    """Return for each cluster the first name of the place it goes by another name of, else "".

    "Kiev" and "Київ" are Kyiv: no place has either for its first name, and no other of its size
    has it at all. What the article says elsewhere plays no part, so that every article agrees.
    """
    keys = [_key(cluster) for cluster in clusters]
    found = gazetteer.named(sorted({key for key in keys if key}))
    return [_first_name(key, found) for key in keys]


def _key(cluster: Cluster) -> str:
    if cluster.label.kind is not EntityKind.PLACE or cluster.label is Label.FAC:
        return ""
    key = folded(cluster.name)
    return key if place(cluster.name) == key else ""  # else our own lists know it


def _first_name(key: str, found: Mapping[str, Sequence[Place]]) -> str:
    places = found.get(key, ())
    if not places or not all(each.other_name and each.is_settlement for each in places):
        return ""
    first, *rest = sorted(places, key=lambda each: (-each.population, each.id))
    if first.population < _KNOWN or any(
        first.population < _TIMES * each.population for each in rest
    ):
        return ""
    return first.name
