"""The parts of a person's name, and the full names that one article holds."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from dateline.extraction.names.lexicon import lexicon, plain
from dateline.model.spellings import is_family_first, plain_spelling

_PARTS: Final = re.compile(r"[^\s,]+")
_GIVEN_TOO: Final = frozenset("abu al ben da mac st".split())
"""Particles that, written with a capital, are given names more often."""
_JOINED_PARTICLE: Final = re.compile(r"^(?:al|el|ul|as|ad|ash|ibn|bin|d')[-‐]?(?<=[-'‐])(?=\w)")


@lru_cache(maxsize=4096)
def folded(name: str) -> str:
    """Return `name` as it is compared: no accents, case, full stops or typographic apostrophes."""
    if not name.isascii():
        spread = unicodedata.normalize("NFKD", name.replace("’", "'"))
        name = "".join(char for char in spread if not unicodedata.combining(char))
    return " ".join(name.replace(".", "").casefold().split())


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name in folded parts: `given` names and the `family` name, without particles.

    Particles come and go between mentions of one person ("al-Assad", "Assad"), so none is kept.
    Parts have one spelling of several ("Zelenskyy"); "Jong-un" after a family name is two parts.

    A lone word is taken for a family name; `given` is then empty.
    """

    given: tuple[str, ...]
    family: str

    @property
    def lone_forms(self) -> tuple[str, ...]:
        """The single words that may stand for the whole: the family name, wherever it stands."""
        first = self.given[:1] if is_family_first((*self.given, self.family)) else ()
        return (self.family, *first)

    @property
    def is_full(self) -> bool:
        """Whether the name has a given name or initial beside the family name."""
        return bool(self.given)

    def agrees(self, other: PersonName) -> bool:
        """Whether both may be one person: same family name, no given name that contradicts.

        Given names agree when one list is the other with some left out, an initial standing for
        its name ("Ana J Reyes" and "Ana Reyes"); two different first names never do.
        """
        if self.family != other.family:
            return False
        short, long = sorted((self.given, other.given), key=len)
        return not short or (_same_given(short[0], long[0]) and _is_part(short, long))


def _same_given(one: str, other: str) -> bool:
    return one == other or (min(len(one), len(other)) == 1 and one[0] == other[0])


def _is_part(short: Iterable[str], long: Iterable[str]) -> bool:
    rest = iter(long)
    return all(any(_same_given(part, other) for other in rest) for part in short)


def person_name(written: str) -> PersonName | None:
    """Return the parts of a person's name without titles and suffixes; None where nothing is left."""
    parts = _PARTS.findall(written)
    lists = lexicon()
    while len(parts) > 1 and plain(parts[0]) in lists.titles:
        del parts[0]
    while len(parts) > 1 and plain(parts[-1]) in lists.name_suffixes:
        del parts[-1]
    if not parts:
        return None
    if is_family_first(tuple(map(folded, parts))):
        parts = [piece for part in parts for piece in part.split("-") if piece]
    kept = [part for place, part in enumerate(parts[:-1]) if not _is_particle(part, place)]
    given = tuple(plain_spelling(folded(part)) for part in kept)
    return PersonName(given, plain_spelling(_JOINED_PARTICLE.sub("", folded(parts[-1]))))


def _is_particle(part: str, place: int) -> bool:
    """Whether a part is no given name; a capitalised one only at the start ("Van Gogh")."""
    form = plain(part)
    return form in lexicon().particles and (
        part.islower() or (place == 0 and form not in _GIVEN_TOO)
    )
