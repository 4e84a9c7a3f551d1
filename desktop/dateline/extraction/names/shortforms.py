"""The shorter names that a later mention of a long name may have."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final

from dateline.extraction.names.fullnames import folded
from dateline.extraction.names.lexicon import lexicon
from dateline.model.spellings import plain_organisation, shortening

_SMALL: Final = frozenset("of the and for in on to de la".split())
_ACRONYM: Final = re.compile(r"[A-Z][A-Za-z&]{0,6}[A-Z]|[A-Z]{2,}")
_OFFICES: Final = frozenset("agency bureau department ministry office secretariat".split())
_INITIAL: Final = re.compile(r"[A-Z]")
_HEAD_ALONE: Final = "… "
_WORD: Final = re.compile(r"\w+")


def acronym_letters(short: str) -> str | None:
    """Return the capitals that `short` stands for if it is written as an acronym, else None."""
    letters = short.replace(".", "").removesuffix("s")
    return letters.upper() if _ACRONYM.fullmatch(letters) else None


def is_acronym_of(short: str, name: str) -> bool:
    """Whether `short` is made of the initials of `name`, with or without its small words."""
    letters = acronym_letters(short)
    return letters is not None and letters in set(initials(name))


def initials(name: str) -> Iterator[str]:
    """Yield the initialisms a name of several words may have, in capitals."""
    words = _WORD.findall(name)
    for small in (False, True):
        kept = [word for word in words if small or word.lower() not in _SMALL]
        if len(kept) > 1:
            yield "".join(word[0] for word in kept).upper()
    capitals = "".join(_INITIAL.findall(name))
    if len(words) > 1 and len(capitals) > 1:
        yield capitals


def short_forms(key: str, forms: Iterable[str]) -> set[str]:
    """Return what a shorter name of an organisation may be: its initialisms and folded names.

    `key` is the organisation's folded name, `forms` its written ones. "State Department" is the
    "US State Department" and "Halden" the "Halden Group" of one article.
    """
    shorter: set[str] = set()
    for form in forms:
        without = _without_nation(form)
        shorter |= {*initials(form), *initials(without)}
        if " " in without and without != form:
            shorter.add(plain_organisation(folded(without)))
        shorter |= _inside(plain_organisation(folded(without)))
    words = key.split()
    if len(words) > 1:
        shorter.add(_HEAD_ALONE + words[-1])
    if words and words[-1] in _short_heads():
        shorter |= {" ".join(words[:length]) for length in range(1, len(words))}
    return shorter


def _inside(key: str) -> set[str]:
    """Return the shorter names inside a name with "of" or "for", and those of an office turned round.

    "Supreme Court of Cassation" is the "Supreme Court", the "Department of Homeland Security"
    "Homeland Security", the "Ministry of Justice" the "Justice Ministry" and the other way round.
    """
    words = key.split()
    found: set[str] = set()
    link = next((place for place, word in enumerate(words) if word in ("of", "for")), 0)
    after = words[link + 1 :] if link else []
    if link > 1:
        found.add(" ".join(words[:link]))
    if link == 1 and words[0] in _OFFICES and after:
        found.add(" ".join((*after, words[0])))
        if len(after) > 1:
            found.add(" ".join(after))
    if not link and len(words) > 1 and words[-1] in _OFFICES:
        found.add(" ".join((words[-1], "of", *words[:-1])))
    return found


def asked_forms(key: str, forms: Iterable[str]) -> set[str]:
    """Return what to look an organisation up by among the `short_forms` of longer names.

    A nation's name ("Russian") is no short form of anything, and a bare head word ("Front") one only
    of a name that ends with it.
    """
    lists = lexicon()
    written = list(forms)
    asked = {letters for form in written if (letters := acronym_letters(form)) is not None}
    kinds = (lists.countries, lists.demonyms, lists.organisation_heads)
    if not any(form in kind for form in written for kind in kinds):
        asked.add(key)
    if all(form in lists.organisation_heads for form in written):
        asked.add(_HEAD_ALONE + key)
    return asked


@cache
def _short_heads() -> frozenset[str]:
    """Head words that a second mention leaves out, folded."""
    heads = {head.lower() for head in lexicon().organisation_heads}
    return lexicon().company_suffixes | heads | shortening("business_nouns")


def _without_nation(form: str) -> str:
    """Return an organisation's name without the country or nationality it starts with."""
    lists = lexicon()
    words = form.split()
    for length in (3, 2, 1):
        nation = " ".join(words[:length])
        if nation in lists.countries or nation in lists.demonyms:
            return " ".join(words[length:])
    return form
