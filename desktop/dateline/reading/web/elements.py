"""Microdata, time elements, bylines and headings in the body of a web page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from dateline.model.article import MetadataField, MetadataValue
from dateline.model.confidence import Confidence
from dateline.reading.bylines import is_person_name
from dateline.reading.dates import find_date, parse_timestamp
from dateline.reading.web.tree import Element, attribute, text_of
from dateline.reading.web.values import read_value

_F = MetadataField
_C = Confidence

ITEMPROPS: Final = {
    "datepublished": (_F.PUBLISHED, _C.SURE),
    "datemodified": (_F.MODIFIED, _C.SURE),
    "datecreated": (_F.PUBLISHED, _C.LIKELY),
    "author": (_F.BYLINE, _C.SURE),
    "creator": (_F.BYLINE, _C.LIKELY),
}
"""schema.org properties read from microdata, with what they tell."""

_BYLINE_MARK = re.compile(
    r"by-?line|(?:^|[\s_-])(?:authors?|author-?names?|article-?authors?|post-?author|writer|autor|auteur)"
    r"(?:[\s_-]|$|__)",
    re.IGNORECASE,
)
_NOT_BYLINE = re.compile(
    r"bio|image|img|avatar|comment|related|follow|social|footer|share|link-list|box|recirc|promo|teaser",
    re.IGNORECASE,
)
_AUTHOR_PAGE = re.compile(
    r"/(?:authors?|autor(?:en)?|auteurs?|reporters?|staff|contributors?|profiles?|people|person|columnists?|"
    r"newsteam|journalists?|by)/[^/?#]+",
    re.IGNORECASE,
)
_DATE_MARK = re.compile(
    r"publish|posted|pub-?date|dateline|timestamp|article-?date|entry-?date|post-?date|created",
    re.IGNORECASE,
)
_CHANGED_MARK = re.compile(r"modif|updat", re.IGNORECASE)
_ASIDES: Final = ("aside", "nav", "footer", "form", "noscript")
_BYLINE_TAGS: Final = ("a", "span", "p", "div", "address", "li", "h3", "h4", "h5", "strong", "em")
_LONGEST_BYLINE: Final = 160
_MOST_HEADINGS: Final = 8


def headings(root: Element) -> list[str]:
    """Return the texts of the first-level headings, at most eight."""
    found: list[str] = []
    for element in root.iter("h1"):
        text = text_of(element)
        if text and len(found) < _MOST_HEADINGS:
            found.append(text)
    return found


def microdata(root: Element) -> Iterator[MetadataValue]:
    """Yield dates and authors marked with schema.org properties, of authors the first group only."""
    group: Element | None = None
    for element in root.xpath("//*[@itemprop][not(self::meta)]"):
        for name in attribute(element, "itemprop").lower().split():
            if name not in ITEMPROPS or _is_aside(element):
                continue
            field, confidence = ITEMPROPS[name]
            if field is _F.BYLINE:
                group = group if group is not None else _group(element)
                if group is not _group(element):
                    continue
            yield from _marked(element, field, confidence)


def _marked(
    element: Element, field: MetadataField, confidence: Confidence
) -> Iterator[MetadataValue]:
    text = attribute(element, "datetime") or attribute(element, "content")
    if not text and field is _F.BYLINE:
        names = (inner for inner in element.iter() if attribute(inner, "itemprop") == "name")
        text = next((attribute(name, "content") or text_of(name) for name in names), "")
    text = text or text_of(element)
    if len(text) <= _LONGEST_BYLINE:
        yield from read_value(field, text, "microdata", confidence)


def _group(element: Element) -> Element | None:
    """Return the element two levels up, which holds the authors of one article."""
    ancestors = element.iterancestors()
    next(ancestors, None)
    return next(ancestors, None)


def time_elements(root: Element) -> Iterator[MetadataValue]:
    """Yield the dates of time elements outside asides; the first that tells no change is likely the day."""
    is_first = True
    for element in root.iter("time"):
        if _is_aside(element):
            continue
        text = text_of(element)[:80]
        value = parse_timestamp(attribute(element, "datetime")) or parse_timestamp(text)
        if value is None:
            continue
        marks = " ".join(attribute(element, key) for key in ("class", "itemprop", "pubdate", "id"))
        if _CHANGED_MARK.search(marks):
            yield MetadataValue(_F.MODIFIED, value, text, "time-element", _C.LIKELY)
            continue
        confidence = _C.LIKELY if is_first or _DATE_MARK.search(marks) else _C.UNSURE
        is_first = False
        yield MetadataValue(_F.PUBLISHED, value, text, "time-element", confidence)


def byline_elements(root: Element) -> Iterator[MetadataValue]:
    """Yield the persons of the first element that is marked as a byline or links to an author's page."""
    for element in root.iter(*_BYLINE_TAGS):
        marks = " ".join(attribute(element, key) for key in ("class", "id", "data-testid"))
        if not _is_byline(element, marks) or _is_aside(element):
            continue
        text = " ".join(" ".join(element.itertext()).split())
        date = find_date(text) if len(text) <= _LONGEST_BYLINE else None
        if date is not None:
            text = text[: date.start]
        if 3 < len(text) <= _LONGEST_BYLINE:
            values = list(read_value(_F.BYLINE, text, "byline-element", _C.LIKELY))
            if values and values[0].confidence > _C.UNSURE:
                yield from values
                return


def _is_byline(element: Element, marks: str) -> bool:
    if "author" in attribute(element, "rel").lower().split():
        return True
    if _BYLINE_MARK.search(marks):
        return _NOT_BYLINE.search(marks) is None
    links_to_author = element.tag == "a" and _AUTHOR_PAGE.search(attribute(element, "href"))
    return bool(links_to_author) and is_person_name(text_of(element))


def _is_aside(element: Element) -> bool:
    return next(iter(element.iterancestors(*_ASIDES)), None) is not None
