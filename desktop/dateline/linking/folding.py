"""Names folded to what tells them apart: no case, accents, titles, possessives or company forms."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final, cast

from dateline.model.spellings import plain_organisation, plain_spelling, spelled_names

_UNDECOMPOSED: Final = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"}
)
"""Letters that NFKD leaves whole, as newspapers without them write them."""
_POSSESSIVE: Final = re.compile(r"(?:['’ʼ]s|(?<=s)['’ʼ])$", re.IGNORECASE)
_DROPPED: Final = re.compile(r"[.'’ʼ‘`´]")
_BETWEEN: Final = re.compile(r"[\W_]+")
_INITIALS: Final = re.compile(r"(?<![\w.])((?:\w\.\s?)*\w\.)(?=\s|$)")
_DIVISIONS: Final = frozenset(
    "county district governorate oblast prefecture province region".split()
)
_REGNAL: Final = frozenset(
    "king queen prince princess pope emperor empress sultan emir saint".split()
)
_COMPANY_FORMS: Final = frozenset(
    "inc incorporated corp corporation co ltd limited llc llp plc gmbh ag sa nv bv spa oy ab asa as kk".split()
)


@cache
def words_of(name: str) -> frozenset[str]:
    """Return a closed list of `names/words.toml`, as written; raises KeyError for an unknown one."""
    table = tomllib.loads(files("dateline_data").joinpath("names", "words.toml").read_text("utf-8"))
    return frozenset(cast("dict[str, list[str]]", table)[name])


@cache
def _words() -> dict[str, frozenset[str]]:
    wanted = ("titles", "name_suffixes", "particles")
    return {name: frozenset(map(_plain, words_of(name))) for name in wanted}


@cache
def _nations() -> Mapping[str, str]:
    """Return the folded first name, or first demonym, of a country by each of its folded forms."""
    table = tomllib.loads(
        files("dateline_data").joinpath("names", "countries.toml").read_text("utf-8")
    )
    forms: dict[str, str] = {}
    for name, nation in cast("dict[str, dict[str, list[str]]]", table).items():
        forms.update((folded(form), folded(name)) for form in (name, *nation["also"]))
    return forms


@cache
def _first_spellings() -> Mapping[str, str]:
    return {folded(form): folded(group[0]) for group in spelled_names() for form in group}


@cache
def _demonyms() -> Mapping[str, str]:
    table = tomllib.loads(
        files("dateline_data").joinpath("names", "countries.toml").read_text("utf-8")
    )
    nations = cast("dict[str, dict[str, list[str]]]", table).values()
    peoples = [nation["demonyms"] for nation in nations if nation["demonyms"]]
    return {folded(form): folded(people[0]) for people in peoples for form in people}


@cache
def _countries_of_people() -> Mapping[str, str]:
    table = tomllib.loads(
        files("dateline_data").joinpath("names", "countries.toml").read_text("utf-8")
    )
    groups = tomllib.loads(
        files("dateline_data").joinpath("names", "groups.toml").read_text("utf-8")
    )
    nations = cast("dict[str, dict[str, list[str]]]", table).items()
    communities = cast("dict[str, str]", groups["of_a_country"]).items()
    return {folded(people): folded(name) for people, name in communities} | {
        folded(people): folded(name) for name, row in nations for people in row["demonyms"]
    }


def country_of_people(name: str) -> str | None:
    """Return the folded name of the country whose people or things are called so, or None.

    A community inside one country ("Chechens") counts as its people.
    """
    key = folded(name)
    table = _countries_of_people()
    return table.get(key) or table.get(key.removesuffix("s"))


def _plain(text: str) -> str:
    if text.isascii():
        return _DROPPED.sub("", text.casefold())
    decomposed = unicodedata.normalize("NFKD", text.casefold().translate(_UNDECOMPOSED))
    bare = "".join(char for char in decomposed if not unicodedata.combining(char))
    return _DROPPED.sub("", bare)


@lru_cache(maxsize=8192)
def folded(name: str) -> str:
    """Return `name` without case, accents, punctuation, possessive and a leading "the".

    Single words join with one blank; "J. D." and "J.D." are one word. A name that holds no letter
    or digit at all is returned in lower case, so that a key is never empty for a name that isn't.
    """
    name = _POSSESSIVE.sub("", " ".join(name.split()))
    name = _INITIALS.sub(lambda match: re.sub(r"[.\s]", "", match.group()), name)
    words = _BETWEEN.sub(" ", _plain(name.replace("&", " and "))).split()
    if len(words) > 1 and words[0] == "the":
        del words[0]
    return " ".join(words) or name.casefold()


def person_words(name: str) -> list[str]:
    """Return the folded words of a person's name without titles before it, each in one spelling.

    A title before a single word stays where it is part of the name ("Pope Leo", "King Charles").
    """
    words = folded(name).split()
    titles = _words()["titles"]
    while len(words) > 1 and words[0] in titles and not (len(words) == 2 and words[0] in _REGNAL):
        del words[0]
    return [plain_spelling(word) for word in words]


def without_suffix(words: list[str]) -> list[str]:
    """Return the words of a person's name without "Jr", "III" and the like at its end."""
    count = len(words)
    while count > 1 and words[count - 1] in _words()["name_suffixes"]:
        count -= 1
    return words[:count]


def family_name(words: list[str]) -> str:
    """Return the last word of a person's name with the particles before it ("von der leyen")."""
    words = without_suffix(words)
    first = len(words) - 1
    while first > 1 and words[first - 1] in _words()["particles"]:
        first -= 1
    return " ".join(words[first:])


def organisation(name: str) -> str:
    """Return the folded name of an organisation without its company form ("Inc", "Ltd")."""
    words = plain_organisation(folded(name)).split()
    while len(words) > 1 and words[-1] in _COMPANY_FORMS:
        words.pop()
    key = " ".join(words)
    return _first_spellings().get(key, key)


def place(name: str) -> str:
    """Return the folded name of a place; one of several names under the first ("U.S.", "Kiev").

    "Oblast", "province" and "region" are one word here; a region keeps it, for it is not its town.
    """
    key = folded(name)
    words = key.split()
    if len(words) > 1 and words[-1] in _DIVISIONS:
        return " ".join((*words[:-1], "region"))
    return _nations().get(key) or _first_spellings().get(key, key)


def nationality(name: str) -> str:
    """Return the folded name of a nationality in the singular ("Russians" as "russian")."""
    key = folded(name)
    for form in (key, key.removesuffix("s")):
        if form in _demonyms():
            return _demonyms()[form]
    return key.removesuffix("s") if len(key) > 4 and not key.endswith("ss") else key


def initialism(names: Iterable[str]) -> str:
    """Return the folded first letters of the capitalised words of a name, "" for fewer than two."""
    letters = [word[0] for word in names if word[:1].isupper()]
    return folded("".join(letters)) if len(letters) > 1 else ""
