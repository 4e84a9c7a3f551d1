"""Rules that put together what the model cut in two."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, TypeAlias

from dateline.extraction.names.lexicon import lexicon, plain
from dateline.extraction.names.page import Draft, Page, Pages
from dateline.extraction.names.runs import is_demonym, overlay
from dateline.model.annotations import Label

_MOST_PARTS: Final = 5
"""Words of a person's name; more are two people whose comma is missing."""
_PARTNERS: Final = frozenset(
    ("Partners", "Associates", "Sons", "Co", "Brothers", "Company", "Daughters")
)
_ARTICLES: Final = frozenset(("the", "The"))
_AND: Final = frozenset(("and", "&"))
_FIRMS: Final = frozenset((Label.PERSON, Label.ORG))

_Joins: TypeAlias = Callable[[Page, Draft, Draft], Label | None]


def touching_people(pages: Pages, drafts: list[Draft]) -> list[Draft]:
    """Join two people with one blank between them into one ("Datuk Rahim" "Bin Osman")."""
    return _joined(pages, drafts, _one_person)


def _one_person(page: Page, one: Draft, other: Draft) -> Label | None:
    if one.label is not Label.PERSON or other.label is not Label.PERSON:
        return None
    if page.text[one.end : other.start] != " ":
        return None
    words = page.text[one.start : other.end].split()
    starts_anew = page.tokens_of(other.start, other.end)[0] in page.openers
    if starts_anew or len(words) > _MOST_PARTS or plain(words[-1]) in lexicon().titles:
        return None
    return Label.PERSON


def linked_organisations(pages: Pages, drafts: list[Draft]) -> list[Draft]:
    """Join two parts of an organisation's name over a particle ("Gazzetta" della "Costa")."""
    return _joined(pages, drafts, _one_organisation)


def _one_organisation(page: Page, one: Draft, other: Draft) -> Label | None:
    if Label.ORG not in (one.label, other.label) or page.text[one.end : one.end + 1] != " ":
        return None
    between = page.text[one.end : other.start].strip()
    first = page.text[other.start : other.end].split(" ", 1)[0]
    link = between or first
    is_link = link.islower() and link in lexicon().particles and link not in ("al", "st")
    return Label.ORG if is_link and "\n\n" not in page.text[one.end : other.start] else None


def nicknamed(pages: Pages, drafts: list[Draft]) -> list[Draft]:
    """Join a town and the plural that its team is called by ("the Lenna" "Rovers") into the team."""
    return _joined(pages, drafts, _one_team)


def _one_team(page: Page, one: Draft, other: Draft) -> Label | None:
    if one.label is not Label.GPE or other.label is not Label.ORG:
        return None
    town, word = page.text[one.start : one.end], page.text[other.start : other.end]
    first, _ = page.tokens_of(one.start, one.end)
    is_nickname = word.isalpha() and word.istitle() and word.endswith("s")
    is_touching = page.text[one.end : other.start] == " " and page.word(first - 1) in _ARTICLES
    lists = lexicon()
    may_be = town not in lists.countries and word not in lists.organisation_heads
    return Label.ORG if is_nickname and is_touching and may_be else None


def firms(pages: Pages, drafts: list[Draft]) -> list[Draft]:
    """Make "Lindqvist & Partners" and "Ossian Reed and Sons" one organisation."""
    found: list[Draft] = []
    for draft in drafts:
        page = pages.of_draft(draft)
        _, last = pages.tokens(draft)
        if (
            draft.label in _FIRMS
            and page.word(last) in _AND
            and page.word(last + 1).rstrip(".") in _PARTNERS
        ):
            end = page.ends[last + 1]
            found.append(Draft(draft.page, draft.start, end, Label.ORG, "firm"))
    return overlay(drafts, found)


def _joined(pages: Pages, drafts: list[Draft], joins: _Joins) -> list[Draft]:
    result: list[Draft] = []
    for draft in drafts:
        before = result[-1] if result and result[-1].page == draft.page else None
        label = joins(pages.of_draft(draft), before, draft) if before is not None else None
        if before is None or label is None or is_demonym(pages.written(before)):
            result.append(draft)
        else:
            result[-1] = before.moved(end=draft.end).relabelled(label, "joined")
    return result
