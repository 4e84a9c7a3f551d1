"""Pointers to other articles between the paragraphs of a page, which are no part of this one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final
from urllib.parse import urlsplit

from dateline.model.article import BlockKind, Format, FormatKind
from dateline.reading.assembly import Draft

_LONGEST: Final = 240
"""Characters above which a block is text, whatever it begins with."""
_LONGEST_HEAD: Final = 60
_WHOLE: Final = 0.9
"""Share of a block's characters that its links must cover for the block to be nothing but links."""
_MOST_BEHIND: Final = 0.5
"""Share of the page's text above which what follows a head is the article itself; so it is where a
paragraph longer than `_LONGEST` follows, for a teaser is short and the article may go on behind."""

_INSIDE: Final = r"""(?:read|see|learn|watch|view|listen)\s+(?:more|also|next)
    |(?:also|further)\s+read(?:ing)?|related|don.t\s+miss(?:\s+(?:this|it))?
    |more\s*:?$|in\s+case\s+you\s+missed\s+it|must[\s-]reads?"""
"""How a box with other articles begins that may stand between two paragraphs."""
_BEHIND: Final = r"""more\s+(?:from|on|about|in)\b[^.:]{0,40}
    |related\s+(?:articles?|stor(?:y|ies)|content|coverage|posts?|news|reading|links?|topics?)
    |recommended(?:\s+(?:for\s+you|reading|stories|articles))?|editor.?s.?\s+(?:picks?|choice)
    |most\s+(?:read|popular|viewed)|trending(?:\s+now)?|top\s+stories|latest\s+(?:news|stories)
    |you\s+(?:may|might)\s+(?:also\s+)?(?:like|be\s+interested\s+in)|what\s+to\s+read\s+next"""
"""How a list of other articles begins that stands behind the last paragraph."""
_MARK: Final = r"\s*(?::|\.{3}|…|»|>|→|\n|$)"
_POINTER = re.compile(rf"(?:{_INSIDE}|{_BEHIND}){_MARK}", re.IGNORECASE | re.VERBOSE)
_HEAD = re.compile(rf"(?:{_BEHIND}){_MARK}$", re.IGNORECASE | re.VERBOSE)
_CALL = re.compile(
    r"""(?:click|tap|press)\s+here\s+(?:to|for)\b
    |(?:sign\s+up|subscribe)\s+(?:to|for|now|here|today)\b
    |follow\s+(?:us|him|her|them|@\w+)\s+(?:on|at|@)
    |(?:tell|let)\s+us\s+(?:what|know)\b
    |share\s+(?:this|on|via|your\s+(?:thoughts|views))\b
    |(?:download|get)\s+(?:the|our)\s+(?:\w+\s+){0,3}app\b
    |(?:advertisement|ad|sponsored|promoted)$
    |(?:story|article)\s+continues\s+(?:below|after)\b|skip\s+(?:advertisement|ad)\b
    |scroll\s+down\s+(?:for|to)\b|(?:leave|post)\s+a\s+comment\b|(?:\d+\s+)?comments?$""",
    re.IGNORECASE | re.VERBOSE,
)
_NOTE = re.compile(
    r"""\[/?[a-z]\w{1,20}(?:\s+\w+=.{0,300})?\]
    |\(?(?:(?:photo(?:graph)?|image|picture|video|illustration|graphic|file\s+photo)s?(?:\s+(?:credits?|by|courtesy(?:\s+of)?|via))?
    |credits?|foto|bild|fotos|crédits?\s+photos?)\s*[:©]
    |(?:please\s+)?note\s*:?\s.{0,80}\bcomments?\b""",
    re.IGNORECASE | re.VERBOSE,
)
"""How a short code of a publishing program, a credit of a picture, a note on comments begins."""
_TAG = re.compile(r"\s*\[\s*[A-Z][A-Z ]{1,20}\]\|?")
"""What some outlets print behind a link to another article ("[INSIGHT]")."""
_LONGEST_BOX: Final = 800
_MOSTLY: Final = 0.7
"""Share of a box under such a head that its links must cover."""
_END_OF_SENTENCE = re.compile(r"[.!?…]['\"’”)\]]*$")


def split_teasers(drafts: Sequence[Draft], *, url: str) -> tuple[list[Draft], tuple[str, ...]]:
    """Return the drafts of the article, and the texts of those that point away from it, in order.

    A block is a pointer if it begins as one ("Read more: …"), calls to click, subscribe or share,
    or is nothing but links to the same outlet (`url` is the page's own, "" if unknown). Behind a
    head such as "Top stories" nothing more of the article comes.
    """
    end = _end_of_article(drafts)
    kept: list[Draft] = []
    apart: list[str] = []
    for place, draft in enumerate(drafts):
        if place < end and (place == 0 or not _points_away(draft, url)):
            kept.append(draft)
        else:
            apart.append(draft.text)
    return kept, tuple(apart)


def _end_of_article(drafts: Sequence[Draft]) -> int:
    """Return the place of the head behind which only other articles come, else their number."""
    total = sum(len(draft.text) for draft in drafts)
    behind = 0
    end = len(drafts)
    for place in range(len(drafts) - 1, 0, -1):
        text = drafts[place].text
        behind += len(text)
        if behind > _MOST_BEHIND * total or len(text) > _LONGEST:
            break
        if len(text) <= _LONGEST_HEAD and _HEAD.match(text):
            end = place
    return end


def _points_away(draft: Draft, url: str) -> bool:
    text = draft.text.strip("*•·-–—[]() \t\n")
    if draft.kind is BlockKind.QUOTE or len(text) > _LONGEST_BOX:
        return False
    if len(text) > _LONGEST:
        return _POINTER.match(text) is not None and _covered(draft) >= _MOSTLY
    if _POINTER.match(text) or _CALL.match(text) or _NOTE.match(draft.text):
        return True
    bare = _TAG.sub("", text)
    return _END_OF_SENTENCE.search(bare) is None and _is_link_within(draft, url)


def _is_link_within(draft: Draft, url: str) -> bool:
    """Return whether a block is nothing but links to pages of the outlet it stands in."""
    return _covered(draft) >= _WHOLE and all(
        _is_within(link.target or "", url) for link in _links(draft)
    )


def _covered(draft: Draft) -> float:
    """Return the share of a block's characters that its links cover, tags behind them left out."""
    covered = sum(link.span.end - link.span.start for link in _links(draft))
    return covered / max(len(_TAG.sub("", draft.text)), 1)


def _links(draft: Draft) -> list[Format]:
    return [format_ for format_ in draft.formats if format_.kind is FormatKind.LINK]


def _is_within(target: str, url: str) -> bool:
    try:
        host, own = urlsplit(target).hostname or "", urlsplit(url).hostname or ""
    except ValueError:
        return False
    return not host or host.removeprefix("www.") == own.removeprefix("www.")
