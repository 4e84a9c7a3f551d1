"""Rules on laws, treaties and the words coined for them: no person and no body, whatever they are taken for."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Final

from dateline.extraction.names.lexicon import lexicon
from dateline.extraction.names.page import Draft, Page, Pages
from dateline.extraction.names.runs import overlay
from dateline.model.annotations import Label

MAKER: Final = "law"
_JOINTS: Final = frozenset(("and", "&", "for", "of", "-"))
_PAIR: Final = 3
"""Tokens of two names and their hyphen."""
_SCHEME: Final = "care"
_DEPARTURE: Final = "exit"
_DOCTRINES: Final = ("ism", "nomics")
_NO_BODY: Final = frozenset((Label.PERSON, Label.GPE, Label.LOC, Label.NORP, Label.PRODUCT))
_SHORTEST_COINAGE: Final = 6


def laws(pages: Pages, drafts: list[Draft]) -> list[Draft]:
    """Make "the Harbour Safety Act", "the Velm Accords" and the name in "the Marsh-Okoro bill" products.

    What a law is named after stands inside its name and is not told apart.
    """
    bills = {words for page in pages for words in _bills(page)}
    found = [draft for number, page in enumerate(pages) for draft in _in_page(number, page, bills)]
    return overlay(drafts, found, firm=True)


def _bills(page: Page) -> Iterator[tuple[str, ...]]:
    """Yield the tokens of two names joined by a hyphen before a small noun for a law."""
    for place, word in enumerate(page.words):
        if word in lexicon().law_nouns and _are_joined(page, place - _PAIR):
            yield page.words[place - _PAIR : place]


def _are_joined(page: Page, first: int) -> bool:
    return (
        first >= 0
        and page.words[first + 1] == "-"
        and page.ends[first] == page.starts[first + 1]
        and page.is_name_like(first)
        and page.is_name_like(first + 2)
    )


def _in_page(number: int, page: Page, bills: Collection[tuple[str, ...]]) -> Iterator[Draft]:
    heads = lexicon().law_heads
    for place, word in enumerate(page.words):
        is_last = word in heads and page.is_name_like(place) and not page.is_name_like(place + 1)
        if is_last and (first := _first(page, place)) < place:
            yield Draft(number, page.starts[first], page.ends[place], Label.PRODUCT, MAKER)
        if bills and page.words[place : place + _PAIR] in bills:
            end = page.ends[place + _PAIR - 1]
            yield Draft(number, page.starts[place], end, Label.PRODUCT, MAKER)


def _first(page: Page, head: int) -> int:
    """Return the first token of the capitalised words, with small joints between, before the head."""
    first = head
    while first not in page.openers:
        if page.is_name_like(first - 1):
            first -= 1
        elif page.word(first - 1) in _JOINTS and page.is_name_like(first - 2) and first < head:
            first -= 2
        else:
            break
    return first


def coinages(pages: Pages, drafts: list[Draft]) -> list[Draft]:
    """Make a lone "…care" that is taken for somebody a product, "…exit" an event, and drop "…ism".

    Journalists coin such words on the name of a person or country; the models know the name.
    """
    doubted = {
        written
        for draft in drafts
        if draft.label in _NO_BODY and _is_coinage(written := pages.written(draft))
    }
    kept: list[Draft] = []
    for draft in drafts:
        written = pages.written(draft)
        if written not in doubted:
            kept.append(draft)
        elif written.endswith(_SCHEME):
            kept.append(draft.relabelled(Label.PRODUCT, "coinage"))
        elif written.endswith(_DEPARTURE):
            kept.append(draft.relabelled(Label.EVENT, "coinage"))
    return kept


def _is_coinage(written: str) -> bool:
    ends = written.endswith((_SCHEME, _DEPARTURE, *_DOCTRINES))
    return " " not in written and ends and len(written) >= _SHORTEST_COINAGE
