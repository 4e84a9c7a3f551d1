"""Rule that reads a country or town as its team where an article on sport lets it play."""

from __future__ import annotations

from typing import Final

from dateline.extraction.names.lexicon import lexicon
from dateline.extraction.names.page import Draft, Page, Pages
from dateline.model.annotations import Label

MAKER: Final = "team"
_LEAST_WORDS: Final = 4
"""Different words of sport that make an article one on sport; news of wars has its goals and captains too."""
_JOINTS: Final = frozenset(("and", "or"))


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
