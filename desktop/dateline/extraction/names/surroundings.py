"""What the words beside a name say it is: evidence for the vote, and for a company's shares a label."""

from __future__ import annotations

from typing import Final

from dateline.extraction.names.lexicon import lexicon, plain
from dateline.extraction.names.page import Draft, Page, Pages
from dateline.extraction.names.runs import ends_organisation, is_title
from dateline.model.annotations import Label

_POSSESSIVES: Final = frozenset(("'s", "’s", "'"))
_PLACES: Final = frozenset((Label.GPE, Label.LOC, Label.FAC))
_INVERTED_CLOSERS: Final = frozenset((",", ".", ";", ":", "who", "in", "on", "at", "of", ""))
_LONGEST_ROLE: Final = 4
_DETERMINERS: Final = frozenset(("a", "an", "the", "his", "her", "its", "their"))
_MODIFIERS: Final = frozenset((("JJ",), ("NN",), ("VBN",), ("NNP",)))
_AFTER_ROLE: Final = frozenset((",", ".", ";", "of", "for", "at", "in", "from", "who", "with"))
_OF_OFFICE: Final = frozenset(("emeritus", "emerita", "designate", "elect"))
_CARRIED_ON: Final = frozenset(("'s", "’s", "-"))
_QUOTES: Final = frozenset("\" “ ‘ ' `` `".split())


def evidence_of(pages: Pages, draft: Draft) -> Label | None:
    """Return what the words just before and after the draft show it to be, or None.

    A noun that is called by the name ("the weekly X", "chef X") or governs it ("the mayor of X",
    "shares of X"), what belongs to it ("an X spokesman"), a clause on a person ("X, who"), or an
    inverted verb of saying ("said X."). A town has its spokesmen too, so what belongs to a place says
    nothing.
    """
    page = pages.of_draft(draft)
    first, last = pages.tokens(draft)
    if first >= last:
        return None
    shown = (
        _called(page, first, last)
        or _governed(page, first, last)
        or _followed(page, first, last)
        or _saying(page, first, last)
    )
    return (
        None
        if shown is Label.ORG and draft.label in _PLACES and not _stands_before(page, first, last)
        else shown
    )


def companies(pages: Pages, drafts: list[Draft]) -> list[Draft]:
    """Make a longer name that has shares or shareholders an organisation ("shares of Lenna Sands").

    It may hold a place's name; a town or country alone has neither.
    """
    return [
        draft.relabelled(Label.ORG, "shares")
        if " " in (written := pages.written(draft))
        and written not in lexicon().countries
        and _governed(pages.of_draft(draft), *pages.tokens(draft)) is Label.ORG
        else draft
        for draft in drafts
    ]


def _stands_before(page: Page, first: int, last: int) -> bool:
    """Whether what shows the kind of the name stands before it."""
    return (_called(page, first, last) or _governed(page, first, last)) is not None


def _called(page: Page, first: int, last: int) -> Label | None:
    """Read the noun before the name, straight or with one comma or quotation mark between.

    A role before a name and a title ("candidate Lenna Senator Okoro") is on another name.
    """
    if first in page.openers:
        return None
    before = page.word(first - 1)
    noun = page.word(first - 2) if before in _QUOTES or before == "," else before
    lists = lexicon()
    form = plain(noun)
    tags = ("NN", "JJ") if form in lists.press_nouns else ("NN",)
    if not noun.islower() or not page.tags[first - 1 - (noun != before)].startswith(tags):
        return None
    if form in lists.body_nouns:
        return Label.ORG
    if form in lists.place_names_nouns:
        return Label.GPE
    if before == "," or is_title(page.word(last)):
        return None
    return Label.PERSON if form in lists.roles and form not in lists.shared_roles else None


def _governed(page: Page, first: int, last: int) -> Label | None:
    """Read the noun before "of" and the name ("the mayor of X", "shares of X")."""
    if page.word(first - 1) != "of" or page.word(last) in _CARRIED_ON or page.is_name_like(last):
        return None
    lists = lexicon()
    noun = page.word(first - 2)
    noun = noun if noun in lists.of_companies else noun.lower()
    if ends_organisation(page, last - 1):
        return None
    if noun in lists.of_places:
        return Label.GPE
    return Label.ORG if noun in lists.of_companies else None


def _followed(page: Page, first: int, last: int) -> Label | None:
    """Read what follows; a clause after "members of X", "the X" or "Y, X" is on others than X."""
    after, beyond = page.word(last), page.word(last + 1)
    if after == "," and beyond == "home" and page.word(last + 2) == "to":
        return Label.GPE
    if after in lexicon().body_belongings or _has_a_person(page, last):
        return Label.ORG
    is_listed = page.word(first - 1) == "," and page.is_name_like(first - 2)
    is_on_name = not is_listed and page.word(first - 1).lower() not in ("the", "of", "-", "a", "an")
    has_clause = after == "who" or (after == "," and beyond in ("who", "whose"))
    has_age = after == "," and beyond.isdigit() and page.word(last + 2) == ","
    is_abbreviated = page.words[last - 1].endswith(".")
    has_role = after == "," and _starts_role(page, last + 1)
    shows_person = has_clause or has_age or has_role
    return Label.PERSON if is_on_name and not is_abbreviated and shows_person else None


def _has_a_person(page: Page, last: int) -> bool:
    """Whether somebody named in full belongs to what is named ("Norvik's Ada Okoro")."""
    given = page.word(last + 1) in lexicon().given_names
    return page.word(last) in _POSSESSIVES and given and page.is_name_like(last + 2)


def _starts_role(page: Page, place: int) -> bool:
    """Whether a person's office or occupation stands here, after an article and some adjectives."""
    lists = lexicon()
    for at in range(place, place + _LONGEST_ROLE):
        word = page.word(at)
        form = plain(word)
        if word.islower() and form in lists.roles and form not in lists.shared_roles:
            return page.word(at + 1 + (page.word(at + 1) in _OF_OFFICE)) in _AFTER_ROLE
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
