"""What the words beside a name say it is: evidence for the vote, never a label of its own."""

from __future__ import annotations

from typing import Final

from dateline.extraction.names.lexicon import lexicon, plain
from dateline.extraction.names.page import Draft, Page, Pages
from dateline.model.annotations import Label

_POSSESSIVES: Final = frozenset(("'s", "’s", "'"))
_PLACES: Final = frozenset((Label.GPE, Label.LOC, Label.FAC))
_INVERTED_CLOSERS: Final = frozenset((",", ".", ";", ":", "who", "in", "on", "at", "of", ""))
_LONGEST_ROLE: Final = 4
_DETERMINERS: Final = frozenset(("a", "an", "the", "his", "her", "its", "their"))
_MODIFIERS: Final = frozenset((("JJ",), ("NN",), ("VBN",), ("NNP",)))
_AFTER_ROLE: Final = frozenset((",", ".", ";", "of", "for", "at", "in", "from", "who", "with"))
_QUOTES: Final = frozenset("\" “ ‘ ' `` `".split())


def evidence_of(pages: Pages, draft: Draft) -> Label | None:
    """Return what the words just before and after the draft show it to be, or None.

    A noun that is called by the name ("the weekly X", "chef X"), what belongs to it ("an X
    spokesman"), a clause on a person ("X, who"), or an inverted verb of saying ("said X."). A town
    has its spokesmen too, so what belongs to a place says nothing.
    """
    page = pages.of_draft(draft)
    first, last = pages.tokens(draft)
    if first >= last:
        return None
    shown = _called(page, first) or _followed(page, first, last) or _saying(page, first, last)
    return (
        None
        if shown is Label.ORG and draft.label in _PLACES and not _called(page, first)
        else shown
    )


def _called(page: Page, first: int) -> Label | None:
    """Read the noun before the name, straight or with one comma or quotation mark between."""
    if first in page.openers:
        return None
    before = page.word(first - 1)
    noun = page.word(first - 2) if before in _QUOTES or before == "," else before
    if not noun.islower() or not page.tags[first - 1 - (noun != before)].startswith("NN"):
        return None
    lists = lexicon()
    form = plain(noun)
    if form in lists.body_nouns:
        return Label.ORG
    if form in lists.place_names_nouns:
        return Label.GPE
    if before == ",":
        return None
    return Label.PERSON if form in lists.roles and form not in lists.shared_roles else None


def _followed(page: Page, first: int, last: int) -> Label | None:
    """Read what follows; a clause after "members of X" or "the X" is on others than X."""
    after, beyond = page.word(last), page.word(last + 1)
    if after in lexicon().body_belongings:
        return Label.ORG
    is_on_name = page.word(first - 1).lower() not in ("the", "of", "-", "a", "an")
    has_clause = after == "who" or (after == "," and beyond in ("who", "whose"))
    has_age = after == "," and beyond.isdigit() and page.word(last + 2) == ","
    is_abbreviated = page.words[last - 1].endswith(".")
    has_role = after == "," and _starts_role(page, last + 1)
    shows_person = has_clause or has_age or has_role
    return Label.PERSON if is_on_name and not is_abbreviated and shows_person else None


def _starts_role(page: Page, place: int) -> bool:
    """Whether a person's office or occupation stands here, after an article and some adjectives."""
    lists = lexicon()
    for at in range(place, place + _LONGEST_ROLE):
        word = page.word(at)
        form = plain(word)
        if word.islower() and form in lists.roles and form not in lists.shared_roles:
            return page.word(at + 1) in _AFTER_ROLE
        is_leading = word in _DETERMINERS or page.tags[at : at + 1] in _MODIFIERS
        if not is_leading:
            return False
    return False


def _saying(page: Page, first: int, last: int) -> Label | None:
    if page.word(first - 1) not in lexicon().sayings or first in page.openers:
        return None
    is_closed = page.word(last) in _INVERTED_CLOSERS
    is_name = any(char.islower() for char in page.words[first])
    return Label.PERSON if is_closed and is_name else None
