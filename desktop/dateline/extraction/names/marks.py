"""What tells two bearers of one family name apart: an office beside the name, and Mr or Mrs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from dateline.extraction.names.lexicon import lexicon, plain
from dateline.extraction.names.page import Draft, Page, Pages

_HE: Final = frozenset(("mr", "sir", "lord", "king", "prince"))
_SHE: Final = frozenset(("mrs", "ms", "miss", "dame", "lady", "queen", "princess"))
_GENDERS: Final = frozenset(("he", "she"))
_LONGEST_ROLE: Final = 4
_BEFORE: Final = 3


def marks_of(pages: Pages, draft: Draft) -> frozenset[str]:
    """Return the offices and the gender that stand beside a person's mention, or in a full name.

    "Mayor Velm" has "mayor", "Velm, the mayor," too, "Mrs Velm" has "she", as has "Ada Velm".
    """
    page = pages.of_draft(draft)
    first, last = pages.tokens(draft)
    before = set(_before(page, first))
    genders = {"he"} if before & _HE else {"she"} if before & _SHE else set[str]()
    if not genders and last - first > 1:
        genders = {lexicon().given_names.get(page.words[first], "")} - {""}
    return frozenset((before - _HE - _SHE) | genders | set(_after(page, last)))


def _before(page: Page, first: int) -> Iterator[str]:
    lists = lexicon()
    for place in range(first - 1, first - 1 - _BEFORE, -1):
        word = plain(page.word(place))
        if place + 1 in page.openers or not (word in lists.titles or word in lists.roles):
            return
        yield word


def _after(page: Page, last: int) -> Iterator[str]:
    if page.word(last) != ",":
        return
    for place in range(last + 1, last + 1 + _LONGEST_ROLE):
        word = plain(page.word(place))
        if word in lexicon().roles:
            yield word
            return
        if place in page.openers or not word.isalpha():
            return


def speak_for(lone: frozenset[str], bearer: frozenset[str]) -> bool:
    """Whether a mark of a lone name is one of the bearer's as well, and neither is "Mr" to a woman."""
    contradict = len((lone | bearer) & _GENDERS) > 1
    return not contradict and not lone.isdisjoint(bearer)
