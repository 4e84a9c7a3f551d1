"""Rules that read who wrote, filmed or edited: bylines, tails of agencies, photo credits."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from dateline.extraction.names.lexicon import lexicon
from dateline.extraction.names.page import Draft, Page, Pages
from dateline.extraction.names.people import is_personal
from dateline.extraction.names.runs import overlay, run_from
from dateline.model.annotations import Label

_LONGEST_NAME: Final = 5
_WORK: Final = (
    "[Rr]eporting|[Ww]riting|[Ee]diting|[Cc]ompiled|[Tt]ranslat(?:ion|ed)|[Pp]hoto(?:graph)?s?|[Pp]hotography|"
    "[Pp]ictures?|[Gg]raphics?|[Ii]llustrations?|[Vv]ideo"
)
_CREDIT: Final = re.compile(
    rf"(?:^[ \t]*(?:By|BY)|\b(?:{_WORK})(?:[ ](?:and|or)[ ](?:{_WORK}))?[ ]by|"
    r"^[ \t]*(?:Photo|Image|Picture|Credit|Photograph)s?(?:[ ]credit)?:)[ ]+(?=[^\W\d_a-z])",
    re.MULTILINE,
)
_OPENING: Final = re.compile(r"\s*(?:By|BY)\b")
_LONGEST_LINE: Final = 90
_LINE_END: Final = re.compile(r"\n|$")


def credited(pages: Pages, drafts: list[Draft]) -> list[Draft]:
    """Make people of those whom a byline or credit names, and an organisation of the agency beside.

    "By Ada Okoro and Ole Rask", "Reporting by Ada Okoro in Velm; editing by Ole Rask",
    "Photo: Ada Okoro/Reuters". A lone name in a credit is left to the model: it may be an agency.
    """
    found = [draft for number, page in enumerate(pages) for draft in _in_page(number, page)]
    return overlay(drafts, found, firm=True)


def _in_page(number: int, page: Page) -> Iterator[Draft]:
    for credit in _CREDIT.finditer(page.text):
        line_end = _LINE_END.search(page.text, credit.end())
        end = line_end.start() if line_end else len(page.text)
        if _OPENING.match(credit.group()) and end - credit.end() > _LONGEST_LINE:
            continue  # a paragraph that begins with the preposition
        stop = page.tokens_of(credit.end(), end)[1]
        first = page.tokens_of(credit.end(), credit.end() + 1)[0]
        yield from _names(number, page, first, stop)


def _names(number: int, page: Page, first: int, stop: int) -> Iterator[Draft]:
    while first < stop:
        last = min(run_from(page, first, longest=_LONGEST_NAME), stop)
        if last - first < 2 or not is_personal(page, first, last):
            return
        yield Draft(number, page.starts[first], page.ends[last - 1], Label.PERSON, "byline")
        if page.word(last) == "/" and page.word(last + 1) in lexicon().agencies:
            start, end = page.starts[last + 1], page.ends[last + 1]
            yield Draft(number, start, end, Label.ORG, "agency")
        if page.word(last) not in ("and", "&", ","):
            return
        first = last + 1 + (page.word(last + 1) == "and")
