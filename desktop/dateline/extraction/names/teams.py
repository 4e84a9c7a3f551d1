"""Rules that read a country or town as its team where it plays, and its name inside a club's as the club's."""

from __future__ import annotations

from typing import Final

from dateline.extraction.names.lexicon import lexicon
from dateline.extraction.names.page import Draft, Page, Pages, without_overlaps
from dateline.model.annotations import Label

MAKER: Final = "team"
_LEAST_WORDS: Final = 4
"""Different words of sport that make an article one on sport; news of wars has its goals and captains too."""
_JOINTS: Final = frozenset(("and", "or"))
_TAKEN_FOR: Final = frozenset((Label.GPE, Label.LOC, Label.PERSON, Label.ORG, Label.PRODUCT))


def teams(pages: Pages, drafts: list[Draft]) -> list[Draft]:
    """Make a place that beats, meets or is beaten a team ("Velm beat Lenna"); where it is played stays one."""
    words = {word.lower() for page in pages for word in page.words}
    if len(words & lexicon().sport_words) < _LEAST_WORDS:
        return drafts
    playing = [_plays(pages.of_draft(draft), *pages.tokens(draft)) for draft in drafts]
    return [
        draft.relabelled(Label.ORG, MAKER)
        if draft.label is Label.GPE and (playing[at] or _is_beside_one(pages, drafts, playing, at))
        else draft
        for at, draft in enumerate(drafts)
    ]


def clubs(pages: Pages, drafts: list[Draft]) -> list[Draft]:
    """Make "Velm United" and "FC Lenna" organisations, with the word for a club that the model left out."""
    grown: list[Draft] = []
    for draft in drafts:
        page = pages.of_draft(draft)
        bounds = _club(page, *pages.tokens(draft)) if draft.label in _TAKEN_FOR else None
        if bounds is None:
            grown.append(draft)
        else:
            start, end = page.starts[bounds[0]], page.ends[bounds[1] - 1]
            grown.append(Draft(draft.page, start, end, Label.ORG, "club"))
    return without_overlaps(grown)


def _club(page: Page, first: int, last: int) -> tuple[int, int] | None:
    """Return the tokens of the club that a name is, or is a part of; None where it is none."""
    lists = lexicon()
    goes_on = last not in page.openers and page.is_name_like(last)
    end = last + (goes_on and page.word(last) in lists.club_closers)
    opened = first not in page.openers and page.word(first - 1) in lists.club_openers
    start = first - opened
    if end == last and goes_on:
        return None
    closes = page.words[end - 1] in lists.club_closers
    is_one = closes or page.words[start] in lists.club_openers
    return (start, end) if is_one and end - start > 1 and not page.is_name_like(end) else None


def _plays(page: Page, first: int, last: int) -> bool:
    lists = lexicon()
    before, after = page.word(first - 1).lower(), page.word(last)
    if before in lists.locatives:
        return False
    if after in ("have", "has", "had"):
        after = page.word(last + 1)
    return after in lists.team_verbs or after in lists.team_members or before in lists.team_rivals


def _is_beside_one(pages: Pages, drafts: list[Draft], playing: list[bool], at: int) -> bool:
    """Whether a team is joined to this one by "and"."""
    for other in (at - 1, at + 1):
        if not 0 <= other < len(drafts) or not playing[other]:
            continue
        left, right = sorted((drafts[at], drafts[other]), key=lambda draft: draft.start)
        if left.page == right.page and left.label is right.label:
            between = pages.of_draft(left).text[left.end : right.start].strip()
            if between in _JOINTS:
                return True
    return False
