"""Rules that find organisations by their head words, and acronyms by their long form."""

from __future__ import annotations

import re
from typing import Final

from dateline.extraction.names.lexicon import lexicon, plain
from dateline.extraction.names.page import Draft, Page, Pages
from dateline.extraction.names.runs import is_demonym, overlay, run_from
from dateline.extraction.names.shortforms import initials, is_acronym_of
from dateline.model.annotations import Label

_LONGEST_HEAD: Final = 4
_OFTEN_MISTAKEN: Final = frozenset((Label.GPE, Label.PRODUCT))
"""What the model calls "Tottenham Court" where it does not know the institution."""
_FIRMS: Final = frozenset(
    (
        "inc",
        "incorporated",
        "corp",
        "corporation",
        "ltd",
        "limited",
        "llc",
        "llp",
        "plc",
        "gmbh",
        "bhd",
        "holdings",
    )
)
_ORDINAL: Final = re.compile(r"\d+(?:st|nd|rd|th|d)")
_INITIALISM: Final = re.compile(r"[A-Z]{3,6}")


def bodies(pages: Pages, drafts: list[Draft]) -> list[Draft]:
    """Join "Ministry of X", "Seafarers' Union of X", with the names and nationalities before it."""
    found: list[Draft] = []
    for number, page in enumerate(pages):
        for place, word in enumerate(page.words):
            if word in lexicon().bodies and page.word(place + 1) in ("of", "for"):
                start = place + 2 + (page.word(place + 2) == "the")
                end = run_from(page, start)
                if end > start:
                    first = _first_of_run(page, place)
                    found.append(
                        Draft(number, page.starts[first], page.ends[end - 1], Label.ORG, "body-of")
                    )
    return overlay(drafts, found)


def _first_of_run(page: Page, place: int) -> int:
    first = place
    while first not in page.openers:
        if page.is_name_like(first - 1) or is_demonym(page.word(first - 1)):
            first -= 1
        elif page.word(first - 1) in ("'", "’") and page.is_name_like(first - 2):
            first -= 2
        else:
            break
    return first


def headed_names(pages: Pages, drafts: list[Draft]) -> list[Draft]:
    """Extend a name to the head word that follows it: "United States Navy", "Velm Stadium".

    An institution that bears a place's or nation's name is an organisation, a building a facility;
    the place inside it is not told apart. A person before the name of a house keeps his own.
    """
    grown: list[Draft] = []
    for draft in drafts:
        page = pages.of_draft(draft)
        first, last = pages.tokens(draft)
        end = last
        while page.is_name_like(end) and end not in page.openers and end - last < _LONGEST_HEAD:
            end += 1
        label = _head_label(page, end - 1) if end - first > 1 else None
        may_change = end > last or draft.label in _OFTEN_MISTAKEN
        if label is None or draft.label is Label.EVENT or not may_change:
            grown.append(draft)
        elif draft.label is Label.PERSON and label is Label.FAC and end - last > 1:
            house = Draft(draft.page, page.starts[last], page.ends[end - 1], label, "head-word")
            grown += [draft, house]
        else:
            grown.append(Draft(draft.page, draft.start, page.ends[end - 1], label, "head-word"))
    return overlay(grown, ())


def _head_label(page: Page, place: int) -> Label | None:
    word = page.word(place)
    if word in lexicon().organisation_heads:
        return Label.ORG
    return Label.FAC if word in lexicon().facility_heads else None


def numbered_units(pages: Pages, drafts: list[Draft]) -> list[Draft]:
    """Join an ordinal to the unit or court it numbers: "12th Lancers Regiment", "4th Coastal Court"."""
    found: list[Draft] = []
    for number, page in enumerate(pages):
        for place, word in enumerate(page.words):
            if not _ORDINAL.fullmatch(word):
                continue
            end = run_from(page, place + 1)
            while end > place + 1 and page.words[end - 1] not in lexicon().organisation_heads:
                end -= 1
            if end > place + 1:
                stop = _end_with(drafts, number, page.ends[end - 1])
                found.append(Draft(number, page.starts[place], stop, Label.ORG, "numbered-unit"))
    return overlay(drafts, found)


def _end_with(drafts: list[Draft], number: int, end: int) -> int:
    """Return `end`, or where the draft ends that the character before `end` lies in."""
    ends = (draft.end for draft in drafts if draft.page == number and draft.start < end)
    return max((stop for stop in ends if stop >= end), default=end)


def without_offices(pages: Pages, drafts: list[Draft]) -> list[Draft]:
    """Cut the office off the organisation it is in: "Labour Party Leader", "General Staff Chief"."""
    cut: list[Draft] = []
    for draft in drafts:
        page = pages.of_draft(draft)
        first, last = pages.tokens(draft)
        end = last
        while draft.label is Label.ORG and end - first > 1 and _is_office(page.words[end - 1]):
            end -= 1
        headed = end < last and page.words[end - 1] in lexicon().organisation_heads
        cut.append(draft.moved(end=page.ends[end - 1]) if headed else draft)
    return cut


def _is_office(word: str) -> bool:
    lists = lexicon()
    return word not in lists.organisation_heads and (
        plain(word) in lists.titles or plain(word) in lists.roles
    )


def settle_kinds(pages: Pages, drafts: list[Draft]) -> list[Draft]:
    """Correct labels that the form of a name rules out.

    Initialisms name no nationality ("GOP") and nobody who is not named in full by these initials:
    they are organisations, as is what begins with the word for a body in another language or
    ends with the legal form of a firm. What is called Operation Something is an event.
    """
    initialled = {
        letters
        for draft in drafts
        if draft.label is Label.PERSON
        for letters in initials(pages.written(draft))
    }
    settled: list[Draft] = []
    for draft in drafts:
        written = pages.written(draft)
        is_initialism = _INITIALISM.fullmatch(written) is not None and written not in initialled
        is_foreign = " " in written and written.split()[0] in lexicon().foreign_heads
        is_firm = " " in written and plain(written.split()[-1]) in _FIRMS
        if (is_foreign or is_firm) and draft.label is not Label.EVENT:
            settled.append(draft.relabelled(Label.ORG, "firm" if is_firm else "foreign-head"))
        elif written.startswith("Operation ") and draft.label is not Label.EVENT:
            settled.append(draft.relabelled(Label.EVENT, "operation"))
        elif is_initialism and draft.label in (Label.NORP, Label.PERSON):
            settled.append(draft.relabelled(Label.ORG, "initialism"))
        else:
            settled.append(draft)
    return settled


def bracketed_acronyms(pages: Pages, drafts: list[Draft]) -> list[Draft]:
    """Give an acronym in brackets after its long form the same label."""
    found: list[Draft] = []
    for draft in drafts:
        page = pages.of_draft(draft)
        _, last = pages.tokens(draft)
        if page.word(last) != "(" or page.word(last + 2) != ")":
            continue
        if is_acronym_of(page.words[last + 1], pages.written(draft)):
            found.append(
                Draft(
                    draft.page, page.starts[last + 1], page.ends[last + 1], draft.label, "acronym"
                )
            )
    return overlay(drafts, found)


def agencies(pages: Pages, drafts: list[Draft]) -> list[Draft]:
    """Label a news agency that stands alone in brackets."""
    found: list[Draft] = []
    for number, page in enumerate(pages):
        for place, word in enumerate(page.words):
            if word == "(":
                end = next((k for k in range(place + 1, place + 6) if page.word(k) == ")"), place)
                if end > place + 1:
                    start, stop = page.starts[place + 1], page.ends[end - 1]
                    if page.text[start:stop] in lexicon().agencies:
                        found.append(Draft(number, start, stop, Label.ORG, "agency"))
    return overlay(drafts, found)
