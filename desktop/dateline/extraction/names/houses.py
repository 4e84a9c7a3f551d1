"""Rules on buildings, roads and seats of power that bear a name, or are called by one."""

from __future__ import annotations

from typing import Final

from dateline.extraction.names.lexicon import lexicon
from dateline.extraction.names.page import Draft, Page, Pages
from dateline.model.annotations import Label

MAKER: Final = "house"
_MISTAKEN: Final = frozenset((Label.PERSON, Label.GPE, Label.NORP, Label.PRODUCT))
_ARTICLES: Final = frozenset(("the", "The"))


def houses(pages: Pages, drafts: list[Draft]) -> list[Draft]:
    """Make "Ada Okoro Boulevard" a facility, and "Lenna Bridge" one though it is taken for a body.

    A person may be called Hall or Park, an airport's or hospital's owner is often the body meant, so
    each has its list of head words.
    """
    settled: list[Draft] = []
    for draft in drafts:
        words = pages.words(draft)
        is_one = len(words) > 1 and _is_house(words[-1], draft.label)
        settled.append(draft.relabelled(Label.FAC, MAKER) if is_one else draft)
    return settled


def _is_house(head: str, label: Label) -> bool:
    lists = lexicon()
    if label in _MISTAKEN:
        return head in lists.houses_alone
    return label is Label.ORG and head in lists.roads


def seats(pages: Pages, drafts: list[Draft]) -> list[Draft]:
    """Make a seat of power the place where something is at it, else those who govern from it.

    "The White House said", "a Kremlin aide" name the body, "outside the White House" the building.
    """
    return [
        draft.relabelled(_seat(pages.of_draft(draft), *pages.tokens(draft)), "seat")
        if pages.written(draft) in lexicon().seats
        else draft
        for draft in drafts
    ]


def _seat(page: Page, first: int, last: int) -> Label:
    before = first - 1 - (page.word(first - 1) in _ARTICLES)
    is_there = page.word(before).lower() in lexicon().at_seats
    leads_on = last < len(page.words) and page.tags[last].startswith("NN")
    return Label.FAC if is_there and not leads_on else Label.ORG
