"""Rules that know a ship by its prefix or by the noun before its name."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from dateline.extraction.names.lexicon import lexicon
from dateline.extraction.names.page import Draft, Page, Pages
from dateline.extraction.names.runs import is_title, overlay, run_from
from dateline.model.annotations import Label

MAKER: Final = "vessel"
_LONGEST_NAME: Final = 4
_MARKS: Final = frozenset(('"', "“", "‘", "'", "`", "``", "*", "_"))


def vessels(pages: Pages, drafts: list[Draft]) -> list[Draft]:
    """Make "USS Halvard" and the name in "the frigate Halvard" products, and each later "Halvard".

    In an article with a ship also "the Ada Bishop", since no person's name has an article.
    A ship bears the name of a person, town or quality, so what the model calls it says little. A
    name that the article gives to a person in full stays his.
    """
    found = [draft for number, page in enumerate(pages) for draft in _in_page(number, page)]
    if any(word in lexicon().vessel_nouns for page in pages for word in page.words):
        found += [draft for draft in drafts if _has_article(pages, draft)]
    if not found:
        return drafts
    known = {pages.written(each) for each in found}
    bare = {" ".join(name.split()[1:]) for name in known if name.split()[0] in _prefixes()} | known
    people = {
        word
        for draft in drafts
        if draft.label is Label.PERSON
        and " " in (name := pages.written(draft))
        and name not in known
        for word in name.split()
    }
    found = [draft.relabelled(Label.PRODUCT, MAKER) for draft in found]
    later = [
        draft.relabelled(Label.PRODUCT, MAKER)
        for draft in drafts
        if pages.written(draft) in bare - people
    ]
    return overlay(drafts, [*found, *later], firm=True)


def _has_article(pages: Pages, draft: Draft) -> bool:
    """Whether a full name stands after "the", as no person's does, and no noun goes on from it."""
    page = pages.of_draft(draft)
    first, last = pages.tokens(draft)
    is_person = draft.label is Label.PERSON or page.word(first) in lexicon().given_names
    is_full_name = is_person and last - first == 2
    goes_on = page.word(last) != "" and page.tags[last].startswith("NN")
    return is_full_name and not goes_on and page.word(first - 1) in ("the", "The")


def _prefixes() -> frozenset[str]:
    return lexicon().vessel_prefixes


def _in_page(number: int, page: Page) -> Iterator[Draft]:
    for place, word in enumerate(page.words[:-1]):
        if word in _prefixes():
            first = place
            end = run_from(page, place + 1, longest=_LONGEST_NAME)
        elif word in lexicon().vessel_nouns and page.word(place + 1) not in lexicon().calendar:
            first = place + 1 + (page.word(place + 1) in _MARKS)
            end = run_from(page, first, longest=_LONGEST_NAME)
            if end > first and (first in page.openers or is_title(page.words[first])):
                continue
        else:
            continue
        if end > max(first, place + (first == place)):
            yield Draft(number, page.starts[first], page.ends[end - 1], Label.PRODUCT, MAKER)
