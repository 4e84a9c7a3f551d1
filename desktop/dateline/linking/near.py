"""Names that may be spellings of one: what a person is asked about, never what is linked."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from itertools import combinations
from typing import Final

from rapidfuzz.distance import OSA

from dateline.linking import folding
from dateline.linking.keys import identity_key
from dateline.model.annotations import EntityKind, Label

_SHORTEST: Final = 5
"""Letters of a word that may differ: shorter ones differ in nothing but what tells them apart."""
_LETTERS_A_SLIP: Final = 4
_MOST_ALIKE: Final = 12
"""Names under one skeleton that are compared: more are a common word, not spellings of one."""
_NAMES_AT_ONCE: Final = 32
"""Names between two pauses: a millisecond of work."""
_SOUNDS: Final = (
    (re.compile(r"sch|shch|sh|zh|ts|tz|cz|c(?=[eiy])|z"), "s"),
    (re.compile(r"kh|ck|ch|q|c"), "k"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"w"), "v"),
    (re.compile(r"x"), "ks"),
)
"""How one sound is written in the transliterations of newspapers (BGN/PCGN, ISO 9, press usage)."""
_VOWELS: Final = re.compile(r"[aeiouyjh]")
_DOUBLED: Final = re.compile(r"(.)\1+")
_LABELS: Final = {
    EntityKind.PERSON: Label.PERSON,
    EntityKind.ORGANISATION: Label.ORG,
    EntityKind.PLACE: Label.GPE,
}


def near_spellings(
    names: Iterable[tuple[int, str, EntityKind]], *, pause: Callable[[], object] = bool
) -> tuple[tuple[int, int], ...]:
    """Return pairs of ids whose names may be spellings of one, ascending; ids are of one kind.

    Every word of one must sound like that of the other. Given names that end in "a" and such that
    do not are those of two people. `pause` is called now and then, so that a thread can let others
    go before it.
    """
    alike: dict[tuple[EntityKind, str], list[tuple[int, tuple[str, ...]]]] = {}
    for place, (number, name, kind) in enumerate(names):
        if place % _NAMES_AT_ONCE == 0:
            pause()
        if kind in _LABELS:
            words, skeleton = _sound(name, kind)
            alike.setdefault((kind, skeleton), []).append((number, words))
    found: set[tuple[int, int]] = set()
    for place, ((kind, _), bearers) in enumerate(alike.items()):
        if place % (8 * _NAMES_AT_ONCE) == 0:
            pause()
        if not 1 < len(bearers) <= _MOST_ALIKE:
            continue
        for (one, words), (other, others) in combinations(bearers, 2):
            if words != others and _are_near(words, others, kind):
                found.add((min(one, other), max(one, other)))
    return tuple(sorted(found))


@lru_cache(maxsize=32_768)
def _sound(name: str, kind: EntityKind) -> tuple[tuple[str, ...], str]:
    """Return the folded words of a name and how they sound; kept, for the same names are asked again."""
    words = tuple(identity_key(name, _LABELS[kind]).split())
    return words, " ".join(map(_skeleton, words))


def _skeleton(word: str) -> str:
    for pattern, sound in _SOUNDS:
        word = pattern.sub(sound, word)
    return _DOUBLED.sub(r"\1", word[:1] + _VOWELS.sub("", word[1:]))


def _are_near(words: Sequence[str], others: Sequence[str], kind: EntityKind) -> bool:
    pairs = list(zip(words, others, strict=True))
    if kind is EntityKind.PERSON and len(pairs) > 1:
        family = len(folding.family_name(list(words)).split())
        given = pairs[: len(pairs) - family]
        if any(one.endswith("a") != other.endswith("a") for one, other in given):
            return False
    return all(one == other or _is_slip(one, other) for one, other in pairs)


def _is_slip(one: str, other: str) -> bool:
    shortest = min(len(one), len(other))
    most = max(1, shortest // _LETTERS_A_SLIP)
    return shortest >= _SHORTEST and OSA.distance(one, other, score_cutoff=most) <= most
