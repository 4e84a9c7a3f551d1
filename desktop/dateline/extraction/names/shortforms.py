"""The shorter names that a later mention of a long name may have."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final

from dateline.extraction.names.fullnames import folded
from dateline.extraction.names.lexicon import lexicon

_SMALL: Final = frozenset("of the and for in on to de la".split())
_ACRONYM: Final = re.compile(r"[A-Z][A-Za-z&]{0,6}[A-Z]|[A-Z]{2,}")
_INITIAL: Final = re.compile(r"[A-Z]")
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
            shorter.add(folded(without))
    words = key.split()
    if words and words[-1] in _short_heads():
        shorter |= {" ".join(words[:length]) for length in range(1, len(words))}
    return shorter


def asked_forms(key: str, forms: Iterable[str]) -> set[str]:
    """Return what to look an organisation up by among the `short_forms` of longer names.

    A nation's name or a bare head word ("Russian", "Ministry") is no short form of anything.
    """
    lists = lexicon()
    written = list(forms)
    asked = {letters for form in written if (letters := acronym_letters(form)) is not None}
    kinds = (lists.countries, lists.demonyms, lists.organisation_heads)
    if not any(form in kind for form in written for kind in kinds):
        asked.add(key)
    return asked


@cache
def _short_heads() -> frozenset[str]:
    """Head words that a second mention leaves out, folded."""
    return lexicon().company_suffixes | {head.lower() for head in lexicon().organisation_heads}


def _without_nation(form: str) -> str:
    """Return an organisation's name without the country or nationality it starts with."""
    lists = lexicon()
    words = form.split()
    for length in (3, 2, 1):
        nation = " ".join(words[:length])
        if nation in lists.countries or nation in lists.demonyms:
            return " ".join(words[length:])
    return form
