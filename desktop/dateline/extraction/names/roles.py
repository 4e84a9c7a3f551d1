"""What the text says a person is, before the name and in the apposition after it."""

from __future__ import annotations

from typing import Final

from dateline.extraction.names.lexicon import lexicon, plain
from dateline.extraction.names.page import Draft, Page, Pages, Taken
from dateline.model.annotations import Label, Role
from dateline.model.confidence import Confidence
from dateline.model.spans import Span

_LONGEST: Final = 12
"""Words of a role; more is a clause, not a role."""
_INSIDE: Final = frozenset("of the for in to at on and 's ’s - & former acting".split())
_OPENING: Final = frozenset("a an the another one his her its their our my your former".split())
_NOMINAL: Final = ("NN", "JJ", "VBN", "POS", "PRP$", "CD")


def find_roles(pages: Pages, drafts: list[Draft]) -> tuple[Role, ...]:
    """Return the roles of the drafts that are people; `Role.mention` indexes `drafts`."""
    taken = Taken(pages, drafts)
    roles: list[Role] = []
    for place, draft in enumerate(drafts):
        if draft.label is not Label.PERSON:
            continue
        page = pages.of_draft(draft)
        first, last = pages.tokens(draft)
        for maker, span in (
            ("role-before", _before(page, first, taken, draft.page)),
            ("role-after", _after(page, last)),
        ):
            if span is not None:
                roles.append(Role(page.field, _span(page, *span), place, Confidence.LIKELY, maker))
    return tuple(roles)


def _span(page: Page, first: int, last: int) -> Span:
    return Span(page.starts[first], page.ends[last - 1])


def _before(page: Page, name: int, taken: Taken, number: int) -> tuple[int, int] | None:
    """Return the noun phrase that runs up to the name, with or without a comma before it."""
    last = name
    with_comma = page.word(name - 1) == "," and name not in page.openers
    if with_comma:
        last -= 1
    first = last
    while (
        first
        and last - first < _LONGEST
        and first not in page.openers
        and not _is_possessor(page, first - 1)
        and _may_stand_in_role(page, first - 1, taken, number)
    ):
        first -= 1
    first, last = _without_edges(page, first, last)
    if first >= last or not _is_headed(page, first, last):
        return None
    if with_comma and not _opens_noun_phrase(page, first, last):
        return None
    return first, last


def _after(page: Page, name_end: int) -> tuple[int, int] | None:
    """Return the noun phrase between the commas after the name."""
    if page.word(name_end) != ",":
        return None
    first = name_end + 1
    last = first
    while (
        last < len(page.words)
        and last - first < _LONGEST
        and last not in page.openers
        and _may_follow(page, last)
    ):
        last += 1
    if page.word(last) not in (",", ".", ";", "(", ")", "") and page.tags[last][:1] not in (
        "V",
        "W",
        "M",
    ):
        return None
    first, last = _without_edges(page, first, last)
    head = next(
        (
            k
            for k in range(first, last)
            if page.words[k] in ("of", "for", "at", "in", "on", "to", "with")
        ),
        last,
    )
    return (first, last) if first < last and _is_headed(page, first, head) else None


def _is_possessor(page: Page, place: int) -> bool:
    return page.tags[place] == "PRP$"


def _may_stand_in_role(page: Page, place: int, taken: Taken, number: int) -> bool:
    draft = taken.at(number, place)
    if (
        draft is not None
        and draft.label is Label.PERSON
        and page.word(place + 1) not in ("'s", "’s")
    ):
        return False
    word = page.words[place]
    if word in ("and", "in", "to", "on", "at"):
        return False
    return word in _INSIDE or word.lower() in _OPENING or page.tags[place].startswith(_NOMINAL)


def _may_follow(page: Page, place: int) -> bool:
    word = page.words[place]
    return (
        word in _INSIDE
        or word.lower() in _OPENING
        or page.tags[place].startswith((*_NOMINAL, "IN", "DT", "RB"))
    )


def _without_edges(page: Page, first: int, last: int) -> tuple[int, int]:
    """Cut articles, possessors' markers and small words at both ends."""
    while first < last and (
        page.words[first].lower() in _OPENING - {"former"}
        or page.words[first] in _INSIDE - {"former", "acting"}
    ):
        first += 1
    while last > first and (
        page.words[last - 1] in _INSIDE or page.tags[last - 1].startswith(("IN", "DT", "RB", "CC"))
    ):
        last -= 1
    return first, last


def _is_headed(page: Page, first: int, last: int) -> bool:
    """Whether the phrase has an office or occupation as the head of one of its parts."""
    return any(
        _is_office(page, k) and (k + 1 == last or page.words[k + 1] in _INSIDE)
        for k in range(first, last)
    )


def _is_office(page: Page, place: int) -> bool:
    word = plain(page.words[place])
    if word in lexicon().polite:
        return False
    joined = (
        page.word(place - 1) == "-" and f"{plain(page.word(place - 2))}-{word}" in lexicon().roles
    )
    return joined or word in lexicon().roles or word in lexicon().titles


def _opens_noun_phrase(page: Page, first: int, last: int) -> bool:
    """Whether the phrase before a comma starts as one does: an article, a possessor, a sentence."""
    before = page.word(first - 1).lower()
    has_possessor = any(word in ("'s", "’s") for word in page.words[first:last])
    return has_possessor or first in page.openers or before in _OPENING or before in ("“", '"', "(")
