"""Rules that find places by the words around them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from dateline.extraction.names.lexicon import lexicon
from dateline.extraction.names.page import Draft, Page, Pages
from dateline.extraction.names.runs import ends_organisation, is_demonym, overlay, run_from
from dateline.model.annotations import Label
from dateline.model.confidence import Confidence

_NATURAL: Final = frozenset("peninsula valley river basin desert island islands mountains".split())
_DATELINE: Final = re.compile(
    r"^[ \t]*(?P<place>[A-Z][A-Z.'’ -]*[A-Z])"
    r"(?:,[ ](?P<country>[A-Z][a-z.]+(?:[ ][A-Z][a-z.]+)*))?"
    r"(?:,?[ ][A-Z][a-z]{2,8}\.?[ ]\d{1,2}(?:,[ ]\d{4})?)?"
    r"[ ]?(?:\((?P<agency>[A-Z][^()\n]{1,30})\)[ ]?)?(?:--|[—–_-])[ ]",
    re.MULTILINE,
)
_NAMED_BY_OF: Final = frozenset(("Bay", "Gulf", "Sea", "Strait", "Straits"))
"""Without "of" these end a name ("Lenna Bay") or begin another kind of one ("Bay Area")."""
_HARBOURS: Final = frozenset(("Port", "Fort"))
_STANDING: Final = frozenset((Label.ORG, Label.GPE, Label.LOC, Label.FAC))
_LONGEST_NATURAL: Final = 3
_LONGEST_DATELINE: Final = 4
"""Words of the place; a longer line in capitals is a heading."""


def places_of_a_kind(pages: Pages, drafts: list[Draft]) -> list[Draft]:
    """Make the names in "the town of X" and "the settlements of X, Y and Z" places."""
    found = [draft for number, page in enumerate(pages) for draft in _of_a_kind(number, page)]
    return overlay(drafts, found)


def _of_a_kind(number: int, page: Page) -> Iterator[Draft]:
    for place, word in enumerate(page.words[:-2]):
        if page.words[place + 1] != "of" or not word.islower():
            continue
        single = _singular(word)
        if single not in lexicon().place_nouns:
            continue
        start = place + 2 + (page.word(place + 2) == "the")
        for first, last in _listed(page, start, many=single != word):
            if not ends_organisation(page, last - 1) and not is_demonym(page.words[first]):
                yield Draft(
                    number,
                    page.starts[first],
                    page.ends[last - 1],
                    Label.GPE,
                    "place-noun",
                    Confidence.LIKELY,
                )


def _singular(word: str) -> str:
    return word[:-3] + "y" if word.endswith("ies") else word.removesuffix("s")


def _listed(page: Page, start: int, *, many: bool) -> Iterator[tuple[int, int]]:
    """Yield the runs of an enumeration; only the first where the noun is singular."""
    end = run_from(page, start)
    while end > start:
        yield start, end
        start = end
        while page.word(start) in (",", "and", "or"):
            start += 1
        end = run_from(page, start) if many and start > end else start


def places_before_a_kind(pages: Pages, drafts: list[Draft]) -> list[Draft]:
    """Make the name in "the X region", "X province" a place; the small word stays outside."""
    found: list[Draft] = []
    for number, page in enumerate(pages):
        for place, word in enumerate(page.words):
            if word not in lexicon().place_heads:
                continue
            first = _run_before(page, place)
            if first < place and not is_demonym(page.words[place - 1]):
                label = Label.LOC if word in _NATURAL else Label.GPE
                found.append(
                    Draft(number, page.starts[first], page.ends[place - 1], label, "place-head")
                )
    return overlay(drafts, found)


def waters_and_heights(pages: Pages, drafts: list[Draft]) -> list[Draft]:
    """Make "Gulf of Velm" and "Mount Osyth" one place; the first word belongs to the name.

    An organisation or place that the model sees in the same words stays ("Mount Osyth Hospital").
    """
    found: list[Draft] = []
    for number, page in enumerate(pages):
        for place, word in enumerate(page.words):
            if word not in lexicon().natural_heads:
                continue
            first = place + 1
            if page.word(first) == "of":
                first += 1 + (page.word(first + 1) == "the")
            elif word in _NAMED_BY_OF:
                continue
            last = run_from(page, first, longest=_LONGEST_NATURAL)
            if last > first and not ends_organisation(page, last - 1):
                start, end = page.starts[place], page.ends[last - 1]
                label = Label.GPE if word in _HARBOURS else Label.LOC
                found.append(Draft(number, start, end, label, "natural"))
    known = {(draft.page, draft.start, draft.end) for draft in drafts if draft.label in _STANDING}
    return overlay(
        drafts, [each for each in found if (each.page, each.start, each.end) not in known]
    )


def trailing_kinds(pages: Pages, drafts: list[Draft]) -> list[Draft]:
    """Cut the small noun that says what a place is off its name ("Osyth village", "Velm area")."""
    cut: list[Draft] = []
    for draft in drafts:
        *words, last = pages.written(draft).split()
        is_kind = bool(words) and last in lexicon().place_heads | {"area", "areas", "side"}
        text = pages.of_draft(draft).text
        end = len(text[: draft.end - len(last)].rstrip()) if is_kind else draft.end
        cut.append(draft.moved(end=end))
    return cut


def _run_before(page: Page, place: int) -> int:
    first = place
    while page.is_name_like(first - 1) and first not in page.openers and place - first < 3:
        first -= 1
    return first


def datelines(pages: Pages, drafts: list[Draft]) -> list[Draft]:
    """Read "DUBAI (Reuters) -" and "OSLO, Norway (AP) _" at the start of a line."""
    found: list[Draft] = []
    for number, page in enumerate(pages):
        for match in _DATELINE.finditer(page.text):
            if len(match["place"].split()) > _LONGEST_DATELINE:
                continue
            for group, label in (
                ("place", Label.GPE),
                ("country", Label.GPE),
                ("agency", Label.ORG),
            ):
                is_month = (
                    group == "country"
                    and match[group] is not None
                    and match[group].rstrip(".") in lexicon().calendar
                )
                if match[group] is not None and not is_month:
                    found.append(Draft(number, *match.span(group), label, "dateline"))
    # A dateline's parts replace what the model read across them, however long.
    spans = {(page.page, page.start) for page in found}
    clear = [
        draft for draft in drafts if not any(_inside(draft, page, start) for page, start in spans)
    ]
    return overlay(clear, found)


def _inside(draft: Draft, page: int, start: int) -> bool:
    return draft.page == page and draft.start <= start < draft.end
