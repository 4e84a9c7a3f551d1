"""What a web page says of itself: meta elements, links, JSON-LD, address, and the rest gathered."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final
from urllib.parse import urlsplit

from dateline.model.article import MetadataField, MetadataValue
from dateline.model.confidence import Confidence
from dateline.reading.dates import find_date
from dateline.reading.web.elements import (
    ITEMPROPS,
    byline_elements,
    headings,
    microdata,
    time_elements,
)
from dateline.reading.web.json_ld import StructuredArticle, read_json_ld
from dateline.reading.web.saving import read_saving
from dateline.reading.web.titles import rank_titles
from dateline.reading.web.tree import Element, attribute, text_of
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
    "article:author_name": (_F.BYLINE, _C.SURE), "authors": (_F.BYLINE, _C.LIKELY),
    "og:url": (_F.URL, _C.SURE), "parsely-link": (_F.URL, _C.SURE), "twitter:url": (_F.URL, _C.LIKELY),
}  # fmt: skip
_LONGEST: Final = 2_000
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
    structured = read_json_ld(_scripts(root), titles=known_titles, url=url)
    if structured is not None:
        values.extend(_structured(structured))
    values.extend(microdata(root))
    values.extend(time_elements(root))
    if not any(value.field is _F.BYLINE and value.confidence > _C.UNSURE for value in values):
        values.extend(byline_elements(root))
    values.extend(_from_url(url))
    values.append(MetadataValue(_F.TITLE, page_title, page_title, "title-element", _C.UNSURE))
    names = [value.value for value in values if value.field is _F.OUTLET]
    ranked = rank_titles(
        [value for value in values if value.field is _F.TITLE],
        names=[*names, *_host_names(url)],
        headings=shown,
    )
    return [*(value for value in values if value.field is not _F.TITLE), *ranked]


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


def _scripts(root: Element) -> Iterator[str]:
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
        yield from read_author(author, "json-ld", confidence)
    code = _LANGUAGE.match(article.language)
    if code is not None:
        yield MetadataValue(_F.LANGUAGE, code[0].lower(), article.language, "json-ld", _C.LIKELY)


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
