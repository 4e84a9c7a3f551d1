"""The title of a page among what it calls itself, without what the outlet's template adds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from dateline.model.article import MetadataField, MetadataValue
from dateline.model.confidence import Confidence
from dateline.reading.dates import find_date
from dateline.reading.identity import folded

_SEPARATOR = re.compile(r"\s+[|»«·•–—:/\\-]+\s+|\s*[|»•]\s*|\s+::?\s+|\s+@\s+")
_LOOSE_END = re.compile(r"\s+[|»«·•–—:/\\-]+\s*$")
_STRONG_SEPARATOR = re.compile(r"\s*(?:[|»•]|::|\s[–—-])\s+")
_TRUNCATED = re.compile(r"\s*(?:\.\.\.|…)$")
_SITE_WORD = re.compile(
    r"\b(?:news|times|post|magazine|blog|online|tv|radio|journal|gazette|herald|daily|press|media|"
    r"wiki|wikipedia|\w+\.(?:com|org|net|co\.uk|de|fr|it|es|pl|ru|ua|at|ch|ca|info|io|eu))\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"\w+")
_SHORTEST: Final = 12
"""Characters that must be left of a title once a part is cut off."""
_SHORTEST_NAMED: Final = 4
"""The same where what is cut off is surely the outlet's name."""
_LONGEST_NAME: Final = 40
_MARKS: Final = " |»«·•–—:/\\-@"
_BEHIND_DAY = re.compile(r"\s*(?:[-–—|:·•]|//)\s+")
_SHARED_WORDS: Final = 0.5
"""Share of words a page's heading must have in common with another title to be the article's."""


def without_outlet(title: str, *, names: Iterable[str]) -> str:
    """Return `title` without the parts at its end (or start) that are the outlet's name.

    `names` are what the outlet is called: its name, the labels of its host.
    """
    title = _LOOSE_END.sub("", " ".join(title.split()))
    known = {folded(name) for name in names} - {""}
    cuts = [(match.start(), match.end()) for match in _SEPARATOR.finditer(title)]
    end = len(title)
    while cuts and _is_addition(title[cuts[-1][1] : end], known):
        end = cuts.pop()[0]
    start = 0
    if end == len(title) and cuts and folded(title[: cuts[0][0]]) in known:
        start = cuts[0][1]
    kept = title[start:end].strip()
    is_cut_surely = all(
        _is_named(part, known) for part in (title[:start], title[end:]) if part.strip(_MARKS)
    )
    return kept if len(kept) >= (_SHORTEST_NAMED if is_cut_surely else _SHORTEST) else title


def without_day(title: str) -> str:
    """Return `title` without the day that some outlets print in front of it ("23.01.2022 - …")."""
    return _split_day(title)[1]


def leading_day(title: str) -> str:
    """Return the day printed in front of a title, ISO 8601, "" where there is none."""
    return _split_day(title)[0]


def _split_day(title: str) -> tuple[str, str]:
    date = find_date(title[:_LONGEST_NAME])
    if date is None or date.start > 0 or len(date.value) < 10 or not date.is_certain:
        return "", title
    mark = _BEHIND_DAY.match(title, date.end)
    if mark is None or len(title) - mark.end() < _SHORTEST:
        return "", title
    return date.value, title[mark.end() :]


def _is_addition(part: str, known: set[str]) -> bool:
    """Return whether the last part of a title is the outlet's name or looks like an outlet's."""
    if _is_named(part, known):
        return True
    return (
        0 < len(part.split()) <= 4
        and len(part) <= _LONGEST_NAME
        and _SITE_WORD.search(part) is not None
    )


def _is_named(part: str, known: set[str]) -> bool:
    name = folded(part)
    if not name or len(part) > _LONGEST_NAME:
        return False
    return any(
        name == one or _mostly_within(one, name) or _mostly_within(name, one) for one in known
    )


def _mostly_within(inner: str, outer: str) -> bool:
    return len(inner) > 3 and inner in outer and len(inner) * 2 >= len(outer)


def rank_titles(
    values: Sequence[MetadataValue], *, names: Iterable[str], headings: Sequence[str]
) -> list[MetadataValue]:
    """Return the title readings of a page without additions, each with its confidence.

    `values` are what the head of the page says, `headings` its first-level headings. A heading that
    shares its words with what the head says is what a reader saw, and is the title; one that shares
    nothing is the name of the site or of a section. Agreement of two sources makes a reading sure.
    """
    names = list(names)
    cleaned = [replace(value, value=_cleaned(value, names)) for value in values if value.value]
    cleaned = [value for value in cleaned if not _is_shortened(value.value, cleaned)] or cleaned
    shown = _shown(
        [
            without_day(text)
            for text in headings
            if not _is_named(text, {*map(folded, names)} - {""})
        ],
        cleaned,
    )
    if shown is not None:
        cleaned.append(shown)
    keys = [folded(value.value) for value in cleaned]
    ranked: list[MetadataValue] = []
    for value, key in zip(cleaned, keys, strict=True):
        agreed = keys.count(key) > 1
        confidence = Confidence.SURE if agreed else Confidence.LIKELY
        if value.source == "title-element" and not agreed:
            confidence = Confidence.UNSURE
        if shown is not None and key != folded(shown.value):
            confidence = Confidence.UNSURE
        ranked.append(replace(value, confidence=confidence))
    return ranked


def _cleaned(value: MetadataValue, names: list[str]) -> str:
    title = without_day(without_outlet(value.value, names=names))
    if value.source != "title-element" or title != " ".join(value.value.split()):
        return title
    # Without a known name, a short last part behind a bar or dash is still an addition.
    cut = list(_STRONG_SEPARATOR.finditer(title))
    if not cut:
        return title
    head, tail = title[: cut[-1].start()], title[cut[-1].end() :]
    return head if len(head.split()) >= 4 and len(tail.split()) <= 3 else title


def _is_shortened(title: str, others: Iterable[MetadataValue]) -> bool:
    """Return whether a title is another one cut off with an ellipsis."""
    if _TRUNCATED.search(title) is None:
        return False
    stem = folded(_TRUNCATED.sub("", title))
    return any(folded(other.value).startswith(stem) and other.value != title for other in others)


def _shown(headings: Sequence[str], others: Sequence[MetadataValue]) -> MetadataValue | None:
    """Return the heading that is the article's title, None where none can be told to be.

    A heading that only adds to a title (a kicker, a date) shows that title.
    """
    best, share = None, 0.0
    for heading in headings:
        within = [other.value for other in others if _adds_to(heading, other.value)]
        if within:
            best, share = max(within, key=len), 1.0
            continue
        shared = max((_shared(heading, other.value) for other in others), default=0.0)
        if shared > share:
            best, share = heading, shared
    if best is None and len(headings) == 1 and not others:
        best, share = headings[0], 1.0
    if best is None or share < _SHARED_WORDS:
        return None
    return MetadataValue(MetadataField.TITLE, best, best, "page-heading", Confidence.LIKELY)


def _adds_to(heading: str, title: str) -> bool:
    longer, whole = folded(heading), folded(title)
    return (
        len(whole) >= _SHORTEST
        and len(longer) > len(whole)
        and longer.startswith(whole) | longer.endswith(whole)
    )


def _shared(heading: str, title: str) -> float:
    """Return the share of the title's words that the heading has; 1 where the title begins with it."""
    if title.startswith(heading) and _SEPARATOR.match(title, len(heading)) is not None:
        return 1.0
    one, two = (set(_WORD.findall(text.casefold())) for text in (heading, title))
    return len(one & two) / max(len(two), 1)
