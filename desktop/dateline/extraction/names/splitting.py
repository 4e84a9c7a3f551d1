"""Rules that take apart what the model ran together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from dateline.extraction.names.page import Draft, Page, Pages
from dateline.model.annotations import Label

_STANCE: Final = re.compile(r"(?:pro|anti|non|ex|post|pre)-(?=[A-Z])", re.IGNORECASE)
_ARTICLE: Final = re.compile(
    r"(?<=\w)(?<!\bof)(?<!\bfor)(?<!\band)(?<!\bin)(?<!\bon)(?<!\bat)(?<!&)\s+the\s+(?=[A-Z])"
)
_NAMES: Final = frozenset((Label.PERSON, Label.ORG))
_COMPASS: Final = frozenset("North South East West Northern Southern Eastern Western".split())
_AND: Final = re.compile(r"\s+(?:and|&)\s+")
_OF: Final = re.compile(r"\s+(?:of|from)\s+")
_PLACES: Final = frozenset((Label.GPE, Label.LOC))


def stances(pages: Pages, drafts: list[Draft]) -> list[Draft]:
    """Cut the stance off the name it is for or against ("pro-Velm").

    What the model takes for an organisation with its stance is an adjective, and is dropped.
    """
    cut: list[Draft] = []
    for draft in drafts:
        stance = _STANCE.match(pages.of_draft(draft).text, draft.start, draft.end)
        if stance is None:
            cut.append(draft)
        elif draft.label is not Label.ORG:
            cut.append(draft.moved(start=stance.end()))
    return cut


def doubled(pages: Pages, drafts: list[Draft]) -> list[Draft]:
    """Take "Bishop the Harbour Board" apart before the article: two names that met."""
    cut: list[Draft] = []
    for draft in drafts:
        text = pages.of_draft(draft).text
        joint = _ARTICLE.search(text, draft.start, draft.end)
        if joint is None or draft.label not in _NAMES:
            cut.append(draft)
        else:
            cut += [draft.moved(end=joint.start()), draft.moved(start=joint.end())]
    return cut


def lone_compass(pages: Pages, drafts: list[Draft]) -> list[Draft]:
    """Cut "North and" off "North and South Lenna": the first half alone is no name."""
    cut: list[Draft] = []
    for draft in drafts:
        first, _, rest = pages.written(draft).partition(" and ")
        is_half = draft.label in _PLACES and first in _COMPASS and " " in rest
        text = pages.of_draft(draft).text
        start = (
            text.index(rest.split()[0], draft.start + len(first) + 1) if is_half else draft.start
        )
        cut.append(draft.moved(start=start))
    return cut


def couples(pages: Pages, drafts: list[Draft]) -> list[Draft]:
    """Take "Ada Bishop and Tom Reed" apart where the model made one person of them."""
    return [
        part
        for draft in drafts
        for part in (
            _halves(pages.of_draft(draft), draft) if draft.label is Label.PERSON else (draft,)
        )
    ]


def _halves(page: Page, draft: Draft) -> Iterator[Draft]:
    joint = _AND.search(page.text, draft.start, draft.end)
    if joint is None:
        yield draft
    else:
        yield draft.moved(end=joint.start())
        yield from _halves(page, draft.moved(start=joint.end()))


def origins(pages: Pages, drafts: list[Draft]) -> list[Draft]:
    """Cut where a person is of off the name ("Ada Bishop of the Harbour Board").

    One word before "of" alone belongs to it, as in "Catherine of Lenna".
    """
    cut: list[Draft] = []
    for draft in drafts:
        text = pages.of_draft(draft).text
        of = _OF.search(text, draft.start, draft.end) if draft.label is Label.PERSON else None
        if of is None:
            cut.append(draft)
            continue
        before, after = text[draft.start : of.start()], text[of.end() : draft.end]
        belongs = " " not in before and not after.startswith(("the ", "The "))
        cut.append(draft if belongs else draft.moved(end=of.start()))
    return cut
