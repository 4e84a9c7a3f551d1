"""One name in several spellings: romanisations of one word, and Cyrillic letters in Latin ones."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from itertools import islice, product
from typing import Final, cast

_CYRILLIC: Final = re.compile(r"[\u0400-\u04ff]")
_ADJECTIVE: Final = re.compile(r"(?<=\w\w[szc]k)(?:iy|yi|yy|ii|ij|yj|y|i)$")
"""The ending -ский of Slavic family names, in its romanisations: Zelensky, Zelenskyy, Zelenskiy."""
_MOST_ROMANISATIONS: Final = 32


@cache
def _table() -> dict[str, list[list[str]]]:
    text = files("dateline_data").joinpath("names", "spellings.toml").read_text("utf-8")
    return cast("dict[str, list[list[str]]]", tomllib.loads(text))


@cache
def _words() -> Mapping[str, str]:
    return {form: group[0] for group in _table()["words"] for form in group}


def plain_spelling(word: str) -> str:
    """Return the spelling that stands for all of a folded word of a person's name.

    "serhii" and "sergey" give "sergei", "zelenskyy" gives "zelensky"; most words give themselves.
    """
    known = _words().get(word)
    return known if known is not None else _ADJECTIVE.sub("y", word)


_AMERICAN: Final = {
    "centre": "center",
    "defence": "defense",
    "harbour": "harbor",
    "labour": "labor",
    "organisation": "organization",
    "programme": "program",
    "theatre": "theater",
}
_INNER_POSSESSIVE: Final = re.compile(r"['’]s(?= )")


def plain_organisation(key: str) -> str:
    """Return a folded name of an organisation with one spelling of what English writes in two.

    "people's party" is "people party", the "defence ministry" the "defense ministry".
    """
    words = _INNER_POSSESSIVE.sub("", key).split()
    return " ".join(_AMERICAN.get(word, word) for word in words)


@cache
def spelled_names() -> tuple[tuple[str, ...], ...]:
    """Return groups of whole names of one place or organisation, the one that stands for it first."""
    return tuple(tuple(group) for group in _table()["names"])


def is_cyrillic(text: str) -> bool:
    """Whether `text` holds a Cyrillic letter."""
    return _CYRILLIC.search(text) is not None


_ROMAN: Final[Mapping[str, tuple[str, ...]]] = {
    pair[0]: tuple(pair[2:].split("/"))
    for pair in "а:a б:b в:v г:g/h ґ:g д:d ђ:dj е:e/ye ё:yo/e є:ye/ie ж:zh з:z и:i/y і:i ї:yi/i й:y/i ј:j к:k л:l љ:lj"
    " м:m н:n њ:nj о:o п:p р:r с:s т:t ћ:c у:u ў:u/w ф:f х:kh/h ц:ts/c ч:ch џ:dz ш:sh щ:shch/sch ъ: ы:y ь: э:e ю:yu/iu"
    " я:ya/ia ': ’:".split()
}
"""BGN/PCGN letters of Russian, Ukrainian, Belarusian and Serbian first, then those newspapers use."""
_ROMAN_ENDINGS: Final = {
    "ский": ("sky", "skiy", "skii", "ski"),
    "ський": ("sky", "skyi", "skyy", "skyj"),
    "ий": ("y", "iy", "yi"),
    "ый": ("y", "yy"),
    "ия": ("ia", "iya"),
    "ія": ("ia", "iya"),
}


def romanisations(text: str) -> tuple[str, ...]:
    """Return the Latin spellings, in small letters, that news may give a Cyrillic name; () for other text.

    The commonest comes first; of names with many, the likeliest 32.
    """
    if not is_cyrillic(text):
        return ()
    words = [list(islice(_romanised(word), _MOST_ROMANISATIONS)) for word in text.lower().split()]
    joined = (" ".join(choice) for choice in product(*words))
    return tuple(dict.fromkeys(islice(joined, _MOST_ROMANISATIONS)))


def _romanised(word: str) -> Iterable[str]:
    ending = next((end for end in _ROMAN_ENDINGS if word.endswith(end)), "")
    letters = word.removesuffix(ending) if ending else word
    choices = [_letters(letters, place) for place in range(len(letters))]
    if ending:
        choices.append(_ROMAN_ENDINGS[ending])
    return ("".join(choice) for choice in product(*choices))


def _letters(word: str, place: int) -> tuple[str, ...]:
    letter = word[place]
    if letter == "е" and place and word[place - 1] not in "аеёиоуыэюяьъ":
        return ("e",)
    return _ROMAN.get(letter, (letter,))


@cache
def shortening(name: str) -> frozenset[str]:
    """Return a list of `names/shortening.toml`: `family_first` or `business_nouns`."""
    text = files("dateline_data").joinpath("names", "shortening.toml").read_text("utf-8")
    return frozenset(cast("dict[str, list[str]]", tomllib.loads(text))[name])


def is_family_first(words: tuple[str, ...]) -> bool:
    """Whether the first folded word of a name of several is a family name ("kim jong un")."""
    return len(words) > 1 and words[0] in shortening("family_first")
