"""What a named value (`Date: …`, a front matter key) says of an article."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from dateline.model.article import MetadataField
from dateline.model.confidence import Confidence
from dateline.reading.bylines import split_byline
from dateline.reading.dates import find_date

_F = MetadataField
_KEYS: Final = {
    "title": _F.TITLE, "headline": _F.TITLE, "hl": _F.TITLE,
    "by": _F.BYLINE, "byline": _F.BYLINE, "author": _F.BYLINE, "authors": _F.BYLINE,
    "creator": _F.BYLINE, "writer": _F.BYLINE, "reporter": _F.BYLINE, "reporters": _F.BYLINE,
    "written by": _F.BYLINE, "autor": _F.BYLINE, "autorin": _F.BYLINE, "autoren": _F.BYLINE,
    "auteur": _F.BYLINE, "auteurs": _F.BYLINE, "autore": _F.BYLINE, "autores": _F.BYLINE,
    "words": _F.BYLINE, "text": _F.BYLINE, "von": _F.BYLINE, "par": _F.BYLINE,
    "date": _F.PUBLISHED, "published": _F.PUBLISHED, "publication date": _F.PUBLISHED,
    "publication-date": _F.PUBLISHED, "published on": _F.PUBLISHED, "date published": _F.PUBLISHED,
    "pubdate": _F.PUBLISHED, "datepublished": _F.PUBLISHED, "posted": _F.PUBLISHED,
    "first published": _F.PUBLISHED, "originally published": _F.PUBLISHED,
    "veröffentlicht": _F.PUBLISHED, "datum": _F.PUBLISHED, "issued": _F.PUBLISHED, "pub date": _F.PUBLISHED, "publish date": _F.PUBLISHED,
    "updated": _F.MODIFIED, "last updated": _F.MODIFIED, "modified": _F.MODIFIED,
    "last modified": _F.MODIFIED, "datemodified": _F.MODIFIED, "lastmod": _F.MODIFIED,
    "saved": _F.SAVED, "saved on": _F.SAVED, "date saved": _F.SAVED, "retrieved": _F.SAVED,
    "accessed": _F.SAVED, "captured": _F.SAVED, "clipped": _F.SAVED, "downloaded": _F.SAVED,
    "created": _F.SAVED, "load-date": _F.SAVED,
    "outlet": _F.OUTLET, "publication": _F.OUTLET, "publisher": _F.OUTLET, "newspaper": _F.OUTLET,
    "site": _F.OUTLET, "site name": _F.OUTLET, "sitename": _F.OUTLET, "website": _F.OUTLET,
    "source": _F.OUTLET, "journal": _F.OUTLET, "magazine": _F.OUTLET, "agency": _F.OUTLET,
    "url": _F.URL, "link": _F.URL, "web": _F.URL, "permalink": _F.URL, "original": _F.URL,
    "canonical": _F.URL,
    "language": _F.LANGUAGE, "lang": _F.LANGUAGE,
}  # fmt: skip
# Names of values that are bylines only where they name persons ("Words: 532" does not).
_PERHAPS_BYLINES: Final = frozenset({"words", "text", "von", "par"})
# Names of values that stand in headers and say nothing of the fields above.
_OTHER_KEYS: Final = frozenset(
    """section length words word count tags keywords category categories topics topic description
    abstract copyright edition page pages dateline graphic subject layout slug draft image type id
    document-type publication-type summary body""".split()
) | {"word count"}
_KEY_LINE = re.compile(
    r"\*{0,2}([A-Za-zÀ-ž][A-Za-zÀ-ž -]{0,19}?)\*{0,2}\s?:\*{0,2}\s+(\S.{0,400})$"
)
_ADDRESS = re.compile(r"<?(https?://[^\s<>]{3,2000})>?$", re.IGNORECASE)
_LONGEST_VALUE: Final = 160


@dataclass(frozen=True, slots=True)
class FieldReading:
    """One value read for a field, with the text it was read from."""

    field: MetadataField
    value: str
    as_found: str
    confidence: Confidence


def split_key(line: str) -> tuple[str, str] | None:
    """Return key (folded) and value of a `Key: value` line whose key is known, else None."""
    match = _KEY_LINE.match(line)
    if match is None:
        return None
    key, value = match[1].strip().casefold(), match[2].strip()
    if key in _PERHAPS_BYLINES and key not in _OTHER_KEYS and not split_byline(value).persons:
        return None
    return (key, value) if key in _KEYS or key in _OTHER_KEYS else None


def read_named(key: str, value: str) -> list[FieldReading]:
    """Return what a named value says; a list, because a byline may name several persons."""
    field = _KEYS.get(key.casefold().replace("_", " "))
    value = value.strip()
    if field is None or not value:
        return []
    address = read_address(value)
    if address is not None:
        return [address]
    if field in TIMES:
        return _time(field, value)
    if field is MetadataField.BYLINE:
        persons = list(read_byline(value, Confidence.SURE))
        is_office = key.casefold() not in _PERHAPS_BYLINES
        return persons or ([_organisation(value)] if is_office else [])
    return _plain_value(field, value)


def read_address(text: str) -> FieldReading | None:
    """Return the address that a text is, None where it is more or no address."""
    return _reading(MetadataField.URL, text.strip("<>"), text) if _ADDRESS.match(text) else None


def _time(field: MetadataField, value: str) -> list[FieldReading]:
    date = find_date(value[:_LONGEST_VALUE])
    if date is None:
        return []
    confidence = Confidence.SURE if date.is_certain else Confidence.UNSURE
    return [FieldReading(field, date.value, value, confidence)]


def _plain_value(field: MetadataField, value: str) -> list[FieldReading]:
    if field is MetadataField.LANGUAGE:
        code = re.match(r"[A-Za-z]{2,3}(?![A-Za-z])", value)
        return [_reading(field, code[0].lower(), value)] if code else []
    return [] if field is MetadataField.URL else [_reading(field, value, value)]


TIMES: Final = frozenset({MetadataField.PUBLISHED, MetadataField.MODIFIED, MetadataField.SAVED})


def _reading(field: MetadataField, value: str, as_found: str) -> FieldReading:
    return FieldReading(field, value, as_found, Confidence.SURE)


def _organisation(text: str) -> FieldReading:
    """Return a byline that names no person as it stands: an office or agency signs, too."""
    return FieldReading(MetadataField.BYLINE, text, text, Confidence.LIKELY)


def read_byline(text: str, confidence: Confidence) -> Iterator[FieldReading]:
    """Yield the persons; agencies stand in for them only where no person is named."""
    byline = split_byline(text)
    for name in byline.persons or byline.agencies:
        yield FieldReading(MetadataField.BYLINE, name, text, confidence)
    for agency in byline.agencies:
        yield FieldReading(MetadataField.OUTLET, agency, text, Confidence.LIKELY)
