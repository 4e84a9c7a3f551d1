"""The same sentences with other people, places and bodies in them, and in the cases of headlines."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any, Final

from names_training.texts import MASKED, Name, Text

_NAMES: Final = Path(__file__).with_name("names.toml")
_REPLACED: Final = 0.6
_BODIES_REPLACED: Final = 0.3
_HEADLINES: Final = 0.06
_LONGEST_HEADLINE: Final = 300
_WORD: Final = re.compile(r"\b([a-z])(\w{3,})")
_PARTICLES: Final = (
    "al-",
    "de ",
    "van der ",
    "von ",
    "bin ",
    "el-",
    "Al ",
    "Mc",
    "O'",
    "de la ",
    "di ",
)
_LEGAL: Final = ("Inc.", "Ltd", "Corp.", "& Co")
_LETTERS: Final = "ABCDEFGHIKLMNOPRSTUVW"


class Names:
    """Draws names by chance from lists of many cultures, and makes up places and bodies."""

    def __init__(self, chance: Random) -> None:
        self._chance = chance
        lists: dict[str, Any] = tomllib.loads(_NAMES.read_text("utf-8"))
        self._cultures = [
            (each["given"].split(), each["family"].split(), each.get("family_first", False))
            for each in lists["cultures"].values()
        ]
        self._towns = lists["places"]["towns"].split()
        self._made = [
            (each["beginnings"].split(), each["endings"].split())
            for each in lists["places"]["made"].values()
        ]
        self._bodies = {key: words.split() for key, words in lists["bodies"].items()}

    def person(self, words: list[str]) -> tuple[str, str]:
        """Return a full name in place of these words, and its family name."""
        given, family, is_family_first = self._chance.choice(self._cultures)
        first, last = self._chance.choice(given), self._chance.choice(family)
        if is_family_first:
            return f"{last} {first}", last
        if len(words) > 2 and self._chance.random() < 0.3:
            first = f"{first} {self._chance.choice(_LETTERS)}."
        elif self._chance.random() < 0.08:
            last = self._chance.choice(_PARTICLES) + last
        return f"{first} {last}", last

    def family(self) -> str:
        """Return a family name."""
        return self._chance.choice(self._chance.choice(self._cultures)[1])

    def place(self) -> str:
        """Return a town, or the name of one that might be."""
        if self._chance.random() < 0.5:
            town = self._chance.choice(self._towns)
            return town.replace("-", " ") if self._chance.random() < 0.5 else town
        beginnings, endings = self._chance.choice(self._made)
        return self._chance.choice(beginnings) + self._chance.choice(endings)

    def body(self) -> str:
        """Return an initialism or a made-up company, bare or with its head word."""
        form = self._chance.random()
        if form < 0.35:
            return "".join(
                self._chance.choices(_LETTERS, k=self._chance.choice((3, 3, 3, 4, 4, 5)))
            )
        beginnings, endings = self._bodies["beginnings"], self._bodies["endings"]
        name = self._chance.choice(beginnings) + self._chance.choice(endings)
        if form > 0.7:
            name = self.family()
        tail = self._chance.random()
        if tail < 0.5:
            return f"{name} {self._chance.choice(self._bodies['heads'])}"
        return f"{name} {self._chance.choice(_LEGAL)}" if tail < 0.6 else name


@dataclass(slots=True)
class _Cast:
    """Who stands for whom in one text: the same name is replaced by the same everywhere."""

    names: Names
    chance: Random
    by_name: dict[tuple[str, str], str] = field(default_factory=dict[tuple[str, str], str])
    families: dict[str, str] = field(default_factory=dict[str, str])

    def instead(self, kind: str, old: str) -> str:
        """Return what stands for `old`, in capitals where it does."""
        if (kind, old) not in self.by_name:
            new = self._drawn(kind, old)
            shouted = old.isupper() and len(old) > 4
            self.by_name[kind, old] = new.upper() if shouted else new
        return self.by_name[kind, old]

    def _drawn(self, kind: str, old: str) -> str:
        words = old.split()
        if kind == "PER":
            return self._person(old, words)
        share = _REPLACED if kind == "LOC" else _BODIES_REPLACED
        if len(words) > 2 or self.chance.random() >= share:
            return old
        return self.names.place() if kind == "LOC" else self.names.body()

    def _person(self, old: str, words: list[str]) -> str:
        if len(words) == 1:
            drawn = self.chance.random() < _REPLACED
            return self.families.get(old) or (self.names.family() if drawn else old)
        if len(words) > 4 or not old[0].isupper() or self.chance.random() >= _REPLACED:
            self.families.setdefault(words[-1], words[-1])
            return old
        name, self.families[words[-1]] = self.names.person(words)
        return name


def varied(text: Text, names: Names, chance: Random) -> Text:
    """Return the text with some of its names replaced, consistently, and some lines as headlines."""
    cast = _Cast(names, chance)
    for name in sorted(text.names, key=lambda each: (each.start - each.end, each.start)):
        if name.kind != MASKED:
            cast.instead(name.kind, text.text[name.start : name.end])
    parts: list[str] = []
    moved: list[Name] = []
    place = length = 0
    for name in text.names:
        before = text.text[place : name.start]
        old = text.text[name.start : name.end]
        new = old if name.kind == MASKED else cast.instead(name.kind, old)
        start = length + len(before)
        moved.append(Name(start, start + len(new), name.kind))
        parts += [before, new]
        length, place = start + len(new), name.end
    parts.append(text.text[place:])
    written = _with_headlines("".join(parts), chance)
    return Text(text.id, written, tuple(moved), is_silver=text.is_silver)


def _with_headlines(text: str, chance: Random) -> str:
    """Return the text, as long, with some short lines in the case of headlines."""
    return "\n".join(
        _WORD.sub(lambda match: match[1].upper() + match[2], line)
        if len(line) < _LONGEST_HEADLINE and chance.random() < _HEADLINES
        else line
        for line in text.split("\n")
    )
