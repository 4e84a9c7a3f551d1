"""Rule on the title: in a line of capitals the models run names and words together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from dateline.extraction.names.lexicon import lexicon, plain
from dateline.extraction.names.page import Draft, Page, Pages, without_overlaps
from dateline.model.annotations import Label
from dateline.model.spans import Field

_RUN_TOGETHER: Final = frozenset((Label.PERSON, Label.ORG, Label.GPE, Label.FAC))


def headline_names(pages: Pages, drafts: list[Draft]) -> list[Draft]:
    """Cut a name of the title to the full names of the text's people in it ("Ada Okoro Slams Bishop").

    What the text writes in the same words, or with "Jr." alone behind it, is a longer name and stays.
    """
    text = " ".join(page.text for page in pages if page.field is Field.TEXT)
    known = {
        words
        for draft in drafts
        if draft.label is Label.PERSON and pages.of_draft(draft).field is Field.TEXT
        if len(words := pages.words(draft)) > 1
    }
    cut: list[Draft] = []
    for draft in drafts:
        page = pages.of_draft(draft)
        is_run = page.field is Field.TITLE and draft.label in _RUN_TOGETHER
        names = list(_names_in(page, pages.tokens(draft), known)) if is_run else []
        if names and pages.written(draft) not in text:
            cut += [
                Draft(draft.page, page.starts[first], page.ends[last - 1], Label.PERSON, "headline")
                for first, last in names
            ]
        else:
            cut.append(draft)
    return without_overlaps(cut)


def _names_in(
    page: Page, tokens: tuple[int, int], known: set[tuple[str, ...]]
) -> Iterator[tuple[int, int]]:
    """Yield the token ranges of known names inside a longer run of tokens, the longest at each place."""
    first, last = tokens
    place = first
    while place < last:
        ends = (end for end in range(last, place + 1, -1) if page.words[place:end] in known)
        end = next(ends, None)
        if end is None:
            place += 1
            continue
        if (place, end) != tokens and not _is_suffix(page.words[end:last]):
            yield place, end
        place = end


def _is_suffix(words: Sequence[str]) -> bool:
    return bool(words) and all(
        plain(word) in lexicon().name_suffixes or word in ("'s", "’s", ",") for word in words
    )
