"""Rules that cut what is no part of a name, and drop what is none."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection
from typing import Final

from dateline.extraction.names.base import HEAD_MAKER, MAKER
from dateline.extraction.names.consensus import full_family_names
from dateline.extraction.names.fullnames import folded
from dateline.extraction.names.lexicon import lexicon, plain
from dateline.extraction.names.page import Draft, Pages
from dateline.model.annotations import Label

_EDGE: Final = " \t\r\n\xa0*_#`~\"'“”‘’«»„[](){}<>,;:|©®™\u200e\u200f-–—/&"
_ESCAPES: Final = re.compile(r"^(?:\\[nrt]\s*)+(?=\W*[A-Z])")
_ENDING_ESCAPES: Final = re.compile(r"(?:\s*\\[nrt])+\s*$")
"""Line breaks that some programs write as a backslash and a letter."""
_POSSESSIVE: Final = re.compile(r"['’]s?$")
_ARTICLE: Final = re.compile(r"(?:the|a|an)\s+", re.IGNORECASE)
_KEPT_ARTICLE: Final = re.compile(r"the\s+(?:hague|bahamas|gambia)\b", re.IGNORECASE)
_TRAILING: Final = re.compile(r"(?:\s+(?:of|the|and|for|in|at|on|to|by|with|or|an?))+\s*$")
_FOOTNOTE: Final = re.compile(r"[.,]?\[\d*\]?$")
_LATIN: Final = re.compile(r"[A-Za-z\u00c0-\u024f]")
"""The English model guesses at names in other scripts."""
_ADDRESS: Final = re.compile(r"://|@|\bwww\.|\.(?:com|org|net|gov|co\.uk)\b", re.IGNORECASE)
_BRACKETS: Final = (("[", "]"), ("(", ")"))
_PARTY_SEAT: Final = re.compile(r"[DRI]\s?[-–]\s?(?=[A-Z])")
_SCORE: Final = re.compile(r"\s+\d+$")
_NUMBERLESS: Final = frozenset((Label.PERSON, Label.GPE, Label.NORP))
_COMMON: Final = ("NN", "JJ", "VB", "RB")
_NAMELIKE: Final = frozenset((Label.PERSON, Label.ORG, Label.GPE, Label.LOC, Label.FAC))
_GIVEN_DATE: Final = re.compile(r"\d+(?:st|nd|rd|th|s)?$")


def trim_edges(pages: Pages, drafts: list[Draft]) -> list[Draft]:
    """Cut blanks, markup, quotation marks, unpaired brackets, articles and the possessive."""
    trimmed: list[Draft] = []
    for draft in drafts:
        text = pages.of_draft(draft).text
        start, end = trimmed_span(text, draft.start, draft.end)
        if start < end:
            trimmed.append(draft.moved(start=start, end=end))
    return trimmed


def trimmed_span(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the bounds of the name inside `text[start:end]`; equal where nothing is left."""
    before = None
    while before != (start, end) and start < end:
        before = (start, end)
        end = start + len(_TRAILING.sub("", text[start:end]))
        name = text[start:end]
        start += len(name) - len(_ESCAPES.sub("", name).lstrip(_EDGE))
        end = _paired(text, start, _last(text, start, end))
        if (article := _ARTICLE.match(text, start, end)) and not _KEPT_ARTICLE.match(
            text, start, end
        ):
            start = article.end()
    return start, max(start, end)


def _last(text: str, start: int, end: int) -> int:
    """Return where the name ends: its own full stop and closing bracket stay."""
    name = text[start:end]
    stripped = _ENDING_ESCAPES.sub("", name).rstrip(_EDGE)
    rest = name[len(stripped) :]
    if rest.startswith(")") and "(" in stripped and stripped.count("(") > stripped.count(")"):
        stripped += ")"
    for pattern in (_POSSESSIVE, _FOOTNOTE):
        stripped = pattern.sub("", stripped)
    if stripped.endswith(".") and not re.search(
        r"(?:\b\w|\.\w|\b(?:Jr|Sr|Inc|Corp|Co|Ltd|St|Calif|Mass))\.$", stripped
    ):
        stripped = stripped[:-1]
    return start + len(stripped)


def _paired(text: str, start: int, end: int) -> int:
    """Return where the name ends once its brackets are pairs: behind the closing one, or before the open one."""
    for opening, closing in _BRACKETS:
        name = text[start:end]
        if name.count(opening) > name.count(closing):
            closes = text.startswith(closing, end)
            end = end + 1 if closes else start + len(name[: name.rfind(opening)].rstrip())
    return end


def trim_titles(pages: Pages, drafts: list[Draft]) -> list[Draft]:
    """Cut titles and ranks before a person's name; drop a title that has no name after it.

    A role with a capital is one too before a full name ("Singer Ada Bishop").
    A lone title is a name where a person of the article is named in full by it ("Ada Bishop").
    """
    words = lexicon()
    families = full_family_names(pages, drafts)
    kept: list[Draft] = []
    for draft in drafts:
        page = pages.of_draft(draft)
        first, last = pages.tokens(draft)
        if draft.label is not Label.PERSON or first >= last:
            kept.append(draft)
            continue
        name = first
        if last - first == 1 and folded(page.words[first]) in families:
            kept.append(draft)
            continue
        while name < last and (
            _is_title(page.words[name], words.titles, words.roles)
            or (last - name > 2 and plain(page.words[name]) in words.roles)
        ):
            name += 1
        if name < last and page.words[name] == "of":
            kept.append(draft)
        elif name < last:
            kept.append(draft.moved(start=max(draft.start, page.starts[name])))
    return kept


def _is_title(word: str, titles: frozenset[str], roles: frozenset[str]) -> bool:
    form = plain(word)
    return form in titles or (word.islower() and form in roles)


def trim_party_seats(pages: Pages, drafts: list[Draft]) -> list[Draft]:
    """Cut the party off a legislator's seat, "D-Ore." to the state."""
    moved: list[Draft] = []
    for draft in drafts:
        match = _PARTY_SEAT.match(pages.of_draft(draft).text, draft.start, draft.end)
        moved.append(
            draft
            if match is None
            else draft.moved(start=match.end()).relabelled(Label.GPE, "party-seat")
        )
    return moved


def trim_scores(pages: Pages, drafts: list[Draft]) -> list[Draft]:
    """Cut a number off the end of a person, place or people ("Norway 2")."""
    cut: list[Draft] = []
    for draft in drafts:
        text = pages.of_draft(draft).text[draft.start : draft.end]
        match = _SCORE.search(text) if draft.label in _NUMBERLESS else None
        cut.append(draft if match is None else draft.moved(end=draft.start + match.start()))
    return cut


def split_demonyms(pages: Pages, drafts: list[Draft]) -> list[Draft]:
    """Cut a nationality or creed off the country it describes, "Soviet Russia", "Nazi Germany"."""
    countries = lexicon().countries
    cut: list[Draft] = []
    for draft in drafts:
        words = pages.written(draft).split(" ", 1)
        inner = words[-1]
        if (
            len(words) > 1
            and draft.label in (Label.GPE, Label.LOC)
            and inner in countries
            and pages.written(draft) not in countries
        ):
            cut.append(draft.moved(start=draft.end - len(inner)))
        else:
            cut.append(draft)
    return cut


def drop_non_names(pages: Pages, drafts: list[Draft]) -> list[Draft]:
    """Drop pronouns, bare titles and generic words, dates, numbers, addresses, and small words."""
    families = full_family_names(pages, drafts)
    written = Counter(pages.written(draft) for draft in drafts)
    return [
        draft
        for draft in drafts
        if _is_name(pages, draft, families)
        and (
            written[name := pages.written(draft)] > 1
            or folded(name) in families
            or not _only_opens(pages, draft)
        )
        and (folded(pages.written(draft)) in families or not _is_common_noun(pages, draft))
    ]


def _only_opens(pages: Pages, draft: Draft) -> bool:
    """Whether a lone word that the tagger takes for no name has its capital from the sentence's start."""
    page = pages.of_draft(draft)
    first, last = pages.tokens(draft)
    is_model = draft.maker in (MAKER, HEAD_MAKER)
    if not is_model or draft.label not in _NAMELIKE or last - first != 1:
        return False
    tag = page.tags[first]
    return first in page.openers and tag.startswith(_COMMON) and not tag.startswith("NNP")


def _is_common_noun(pages: Pages, draft: Draft) -> bool:
    """Whether a lone word has a capital only where a line or sentence starts, and is a small noun elsewhere."""
    words = pages.words(draft)
    if len(words) != 1 or draft.maker not in (MAKER, HEAD_MAKER) or not words[0].istitle():
        return False
    written, small = words[0], words[0].lower()
    is_noun = False
    for page in pages:
        for place, word in enumerate(page.words):
            if word == written and place not in page.openers:
                return False
            is_noun = is_noun or (word == small and page.tags[place] in ("NN", "NNS"))
    return is_noun


def _is_name(pages: Pages, draft: Draft, families: Collection[str]) -> bool:
    written = pages.written(draft)
    words = written.split()
    lists = lexicon()
    letters = [char for char in written if char.isalpha()]
    if len(letters) < 2 and not (draft.label is Label.PERSON and written.isupper()):
        return False
    if any(char.islower() for char in letters) and not any(char.isupper() for char in letters):
        return False
    if _ADDRESS.search(written) or not _LATIN.search(written):
        return False
    if len(words) == 1 and (written.rstrip(".") in lists.never_names or written in lists.calendar):
        return False
    is_bare_title = all(plain(word) in lists.titles for word in words)
    if (
        is_bare_title
        and draft.label in (Label.PERSON, Label.ORG)
        and folded(written) not in families
    ):
        return False
    return not all(word.rstrip(".,") in lists.calendar or _GIVEN_DATE.match(word) for word in words)
