"""What a web page says of itself: meta elements, links, JSON-LD, address, and the rest gathered."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final
from urllib.parse import urlsplit

from dateline.model.article import MetadataField, MetadataValue
from dateline.model.confidence import Confidence
from dateline.model.days import day_from_iso
from dateline.reading.dates import find_date
from dateline.reading.identity import folded
from dateline.reading.metadata import best_first
from dateline.reading.web.elements import (
    ITEMPROPS,
    byline_elements,
    headings,
    microdata,
    time_elements,
)
from dateline.reading.web.json_ld import StructuredArticle, read_json_ld
from dateline.reading.web.offices import signing_office
from dateline.reading.web.saving import read_saving
from dateline.reading.web.titles import leading_day, rank_titles
from dateline.reading.web.tree import Element, attribute, text_of
from dateline.reading.web.under_headline import labelled_day, read_under_headline
from dateline.reading.web.values import is_address, read_author, read_value

_F = MetadataField
_C = Confidence

_META: Final = {
    "article:published_time": (_F.PUBLISHED, _C.SURE), "og:article:published_time": (_F.PUBLISHED, _C.SURE),
    "article:published": (_F.PUBLISHED, _C.SURE), "og:published_time": (_F.PUBLISHED, _C.SURE),
    "datepublished": (_F.PUBLISHED, _C.SURE), "parsely-pub-date": (_F.PUBLISHED, _C.SURE),
    "sailthru.date": (_F.PUBLISHED, _C.SURE), "article.published": (_F.PUBLISHED, _C.SURE),
    "pubdate": (_F.PUBLISHED, _C.SURE), "publishdate": (_F.PUBLISHED, _C.SURE),
    "publish-date": (_F.PUBLISHED, _C.SURE), "publish_date": (_F.PUBLISHED, _C.SURE),
    "published_date": (_F.PUBLISHED, _C.SURE), "article_date_original": (_F.PUBLISHED, _C.SURE),
    "originalpublicationdate": (_F.PUBLISHED, _C.SURE), "publication_date": (_F.PUBLISHED, _C.SURE),
    "citation_publication_date": (_F.PUBLISHED, _C.SURE), "citation_date": (_F.PUBLISHED, _C.SURE),
    "cxenseparse:recs:publishtime": (_F.PUBLISHED, _C.SURE), "displaydate": (_F.PUBLISHED, _C.LIKELY),
    "dc.date.issued": (_F.PUBLISHED, _C.SURE), "dcterms.issued": (_F.PUBLISHED, _C.SURE),
    "dc.date": (_F.PUBLISHED, _C.LIKELY), "dcterms.created": (_F.PUBLISHED, _C.LIKELY),
    "dc.date.created": (_F.PUBLISHED, _C.LIKELY), "dcterms.date": (_F.PUBLISHED, _C.LIKELY),
    "date": (_F.PUBLISHED, _C.LIKELY), "article.created": (_F.PUBLISHED, _C.LIKELY),
    "created": (_F.PUBLISHED, _C.LIKELY), "ptime": (_F.PUBLISHED, _C.LIKELY),
    "article:published_date": (_F.PUBLISHED, _C.SURE), "article:publicationdate": (_F.PUBLISHED, _C.SURE),
    "article:post_date": (_F.PUBLISHED, _C.LIKELY), "bt:pubdate": (_F.PUBLISHED, _C.SURE),
    "date_published": (_F.PUBLISHED, _C.SURE), "published-date": (_F.PUBLISHED, _C.SURE),
    "publisheddate": (_F.PUBLISHED, _C.SURE), "published_time": (_F.PUBLISHED, _C.SURE),
    "publish_time": (_F.PUBLISHED, _C.SURE), "publication-date": (_F.PUBLISHED, _C.SURE),
    "publicationdate": (_F.PUBLISHED, _C.SURE), "og:publish_date": (_F.PUBLISHED, _C.SURE),
    "og:pubdate": (_F.PUBLISHED, _C.SURE), "og:datepublished": (_F.PUBLISHED, _C.SURE),
    "og:article:published": (_F.PUBLISHED, _C.SURE), "rnews:datepublished": (_F.PUBLISHED, _C.SURE),
    "vr:published_time": (_F.PUBLISHED, _C.SURE), "dc.date.publication": (_F.PUBLISHED, _C.SURE),
    "dcsext.articlefirstpublished": (_F.PUBLISHED, _C.SURE), "citation_online_date": (_F.PUBLISHED, _C.SURE),
    "mediator_published_time": (_F.PUBLISHED, _C.SURE), "pdate": (_F.PUBLISHED, _C.LIKELY),
    "datecreated": (_F.PUBLISHED, _C.LIKELY), "dateposted": (_F.PUBLISHED, _C.LIKELY),
    "dc:date": (_F.PUBLISHED, _C.LIKELY), "dc.created": (_F.PUBLISHED, _C.LIKELY),
    "date_created": (_F.PUBLISHED, _C.LIKELY), "og:article:modified_time": (_F.MODIFIED, _C.SURE),
    "modified_time": (_F.MODIFIED, _C.SURE), "article:modified_date": (_F.MODIFIED, _C.SURE),
    "article:modified_time": (_F.MODIFIED, _C.SURE), "og:updated_time": (_F.MODIFIED, _C.LIKELY),
    "datemodified": (_F.MODIFIED, _C.SURE), "lastmod": (_F.MODIFIED, _C.LIKELY),
    "last-modified": (_F.MODIFIED, _C.UNSURE), "dcterms.modified": (_F.MODIFIED, _C.LIKELY),
    "dc.date.modified": (_F.MODIFIED, _C.LIKELY), "article.updated": (_F.MODIFIED, _C.LIKELY),
    "og:site_name": (_F.OUTLET, _C.SURE), "application-name": (_F.OUTLET, _C.LIKELY),
    "dc.publisher": (_F.OUTLET, _C.LIKELY), "citation_journal_title": (_F.OUTLET, _C.SURE),
    "apple-mobile-web-app-title": (_F.OUTLET, _C.LIKELY), "twitter:app:name:iphone": (_F.OUTLET, _C.UNSURE),
    "og:title": (_F.TITLE, _C.LIKELY), "twitter:title": (_F.TITLE, _C.LIKELY),
    "headline": (_F.TITLE, _C.LIKELY), "dc.title": (_F.TITLE, _C.LIKELY),
    "parsely-title": (_F.TITLE, _C.LIKELY), "sailthru.title": (_F.TITLE, _C.LIKELY),
    "citation_title": (_F.TITLE, _C.LIKELY),
    "author": (_F.BYLINE, _C.LIKELY), "article:author": (_F.BYLINE, _C.LIKELY),
    "og:article:author": (_F.BYLINE, _C.LIKELY), "parsely-author": (_F.BYLINE, _C.SURE),
    "sailthru.author": (_F.BYLINE, _C.SURE), "dc.creator": (_F.BYLINE, _C.LIKELY),
    "dcterms.creator": (_F.BYLINE, _C.LIKELY), "byl": (_F.BYLINE, _C.SURE),
    "cxenseparse:author": (_F.BYLINE, _C.SURE), "citation_author": (_F.BYLINE, _C.SURE),
    "byline": (_F.BYLINE, _C.SURE), "author_name": (_F.BYLINE, _C.LIKELY), "dc:creator": (_F.BYLINE, _C.LIKELY),
    "article_author": (_F.BYLINE, _C.LIKELY), "article:author_name": (_F.BYLINE, _C.SURE), "authors": (_F.BYLINE, _C.LIKELY),
    "og:url": (_F.URL, _C.SURE), "parsely-link": (_F.URL, _C.SURE), "twitter:url": (_F.URL, _C.LIKELY),
}  # fmt: skip
_LONGEST: Final = 2_000
_MARKED: Final = frozenset({"time-element", "microdata"})
"""Where a printed day is marked as one, often with its time and zone."""
_LANGUAGE = re.compile(r"[a-zA-Z]{2,3}(?![a-zA-Z])")
_URL_DAY = re.compile(r"/(20\d\d|19\d\d)[/-]?(\d\d)[/-]?(\d\d)(?=\D|$)")
_PLAIN_HOST = re.compile(r"^(?:www\d?|m|mobile|amp)\.")


def read_web_metadata(root: Element) -> list[MetadataValue]:
    """Return what a page says of itself, in no order; several readings of a field are usual."""
    values = [*_meta(root), *_links(root), *read_saving(root), *_language(root)]
    url = next((value.value for value in values if value.field is _F.URL), "")
    titles = [value for value in values if value.field is _F.TITLE]
    page_title = next((text_of(element) for element in root.iter("title")), "")
    shown = headings(root)
    known_titles = [*(value.value for value in titles), page_title, *shown]
    structured = read_json_ld(json_ld_scripts(root), titles=known_titles, url=url)
    if structured is not None:
        values.extend(_structured(structured))
    values.extend(microdata(root))
    values.extend(time_elements(root))
    values = [*_not_changes(values, url), *_from_url(url), *_from_headings(shown)]
    values.append(MetadataValue(_F.TITLE, page_title, page_title, "title-element", _C.UNSURE))
    names = [value.value for value in values if value.field is _F.OUTLET]
    ranked = rank_titles(
        [value for value in values if value.field is _F.TITLE],
        names=[*names, *_host_names(url)],
        headings=shown,
    )
    own = {folded(name) for name in names}
    values = [
        *(each for each in values if each.field is not _F.TITLE and not _is_own_name(each, own)),
        *ranked,
    ]
    values.extend(_printed(root, values))
    if not any(value.field is _F.BYLINE for value in values):
        stated = () if structured is None else (*structured.authors, *structured.offices)
        values.extend(signing_office(root, stated, outlets=[*names, *_host_names(url)]))
    return values


def _is_own_name(value: MetadataValue, outlets: set[str]) -> bool:
    """Return whether an outlet is said to be the author of what it publishes."""
    return value.field is _F.BYLINE and folded(value.value) in outlets


def _is_day(value: MetadataValue) -> bool:
    return value.field is _F.PUBLISHED and value.confidence > _C.UNSURE


def _printed(root: Element, values: Sequence[MetadataValue]) -> Iterator[MetadataValue]:
    """Yield what the page prints of persons and days, where its own data does not surely tell them."""
    titles = [value.value for value in best_first(values) if value.field is _F.TITLE]
    under = read_under_headline(root, titles)
    marked = {value.value[:10] for value in values if value.source in _MARKED}
    if not any(_is_day(value) for value in (*values, *under)):
        under.extend(labelled_day(root, titles))
    yield from (
        value for value in under if value.field is not _F.BYLINE and value.value[:10] not in marked
    )
    told = {
        value.value for value in values if value.field is _F.BYLINE and value.confidence > _C.UNSURE
    }
    persons = [value for value in under if value.field is _F.BYLINE]
    if persons and not {value.value for value in persons} <= told:
        yield from persons
    elif not told:
        yield from byline_elements(root)


def _meta(root: Element) -> Iterator[MetadataValue]:
    for element in root.iter("meta"):
        content = " ".join(attribute(element, "content").split())
        if not content or len(content) > _LONGEST:
            continue
        itemprop = attribute(element, "itemprop").lower()
        if itemprop in ITEMPROPS:
            field, confidence = ITEMPROPS[itemprop]
            yield from read_value(field, content, "microdata", confidence)
            continue
        names = (attribute(element, key) for key in ("property", "name", "http-equiv"))
        field_of = _META.get(next((name for name in names if name), "").lower())
        if field_of is not None:
            yield from read_value(field_of[0], content, "meta", field_of[1])


def _links(root: Element) -> Iterator[MetadataValue]:
    for element in root.iter("link"):
        address = attribute(element, "href").strip()
        if attribute(element, "rel").lower() == "canonical" and is_address(address):
            yield MetadataValue(_F.URL, address, address, "canonical-link", _C.SURE)


def json_ld_scripts(root: Element) -> Iterator[str]:
    """Yield the texts of a page's JSON-LD scripts."""
    for element in root.iter("script"):
        if "ld+json" in attribute(element, "type").lower():
            yield element.text or ""


def _language(root: Element) -> Iterator[MetadataValue]:
    written = attribute(root, "lang") or attribute(root, "xml:lang")
    code = _LANGUAGE.match(written)
    if code is not None:
        yield MetadataValue(_F.LANGUAGE, code[0].lower(), written, "html-lang", _C.LIKELY)


def _structured(article: StructuredArticle) -> Iterator[MetadataValue]:
    confidence = _C.SURE if article.is_article else _C.LIKELY
    for field, text, trust in (
        (_F.TITLE, article.headline if article.is_article else "", _C.LIKELY),
        (_F.TITLE, article.name if article.is_article else "", _C.LIKELY),
        (_F.PUBLISHED, article.published, confidence),
        (_F.MODIFIED, article.modified, confidence),
        (_F.OUTLET, article.publisher, _C.LIKELY),
        (_F.URL, article.url, _C.LIKELY),
    ):
        if text:
            yield from read_value(field, text, "json-ld", trust)
    for author in article.authors:
        yield from read_author(author, "json-ld", _C.SURE if article.is_article else _C.UNSURE)
    code = _LANGUAGE.match(article.language)
    if code is not None:
        yield MetadataValue(_F.LANGUAGE, code[0].lower(), article.language, "json-ld", _C.LIKELY)


def _from_headings(headings: Sequence[str]) -> Iterator[MetadataValue]:
    """Yield the day that the page's heading begins with."""
    for heading in headings:
        day = leading_day(heading)
        if day:
            yield MetadataValue(_F.PUBLISHED, day, heading, "page-heading", _C.LIKELY)
            return


def _not_changes(values: Sequence[MetadataValue], url: str) -> Iterator[MetadataValue]:
    """Yield the values; a day of publication that is that of the change, and later than the address's, unsure.

    Some outlets write the day of the last change into both; the address keeps the day it was made on.
    """
    made = next((value.value for value in _from_url(url) if value.field is _F.PUBLISHED), "")
    changed = {value.value[:10] for value in values if value.field is _F.MODIFIED}
    for value in values:
        day = value.value[:10]
        is_change = value.field is _F.PUBLISHED and len(day) == 10 and day in changed
        if is_change and made and day_from_iso(day) > day_from_iso(made) + 1:
            yield replace(value, confidence=_C.UNSURE)
        else:
            yield value


def _from_url(url: str) -> Iterator[MetadataValue]:
    """Yield the day in an address's path, and its host as a weak name of the outlet."""
    host, path = _split(url)
    match = _URL_DAY.search(path)
    date = None if match is None else find_date("-".join(match.groups()))
    if date is not None:
        yield MetadataValue(_F.PUBLISHED, date.value, url, "url", _C.LIKELY)
    if host:
        yield MetadataValue(_F.OUTLET, host, url, "url", _C.UNSURE)


def _split(url: str) -> tuple[str, str]:
    try:
        parts = urlsplit(url)
        return _PLAIN_HOST.sub("", parts.hostname or ""), parts.path
    except ValueError:
        return "", ""


def _host_names(url: str) -> list[str]:
    """Return what a host can be called: its labels without the top-level domain."""
    return [label for label in _split(url)[0].split(".")[:-1] if len(label) > 3]
