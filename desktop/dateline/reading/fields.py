"""What a named value (`Date: …`, a front matter key) and a line under the title say of an article."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from dateline.model.article import MetadataField
from dateline.model.confidence import Confidence
from dateline.reading.bylines import AGENCIES, begins_like_byline, is_person_name, split_byline
from dateline.reading.dates import find_date

_F = MetadataField
_KEYS: Final = {
    "title": _F.TITLE, "headline": _F.TITLE, "hl": _F.TITLE,
    "by": _F.BYLINE, "byline": _F.BYLINE, "author": _F.BYLINE, "authors": _F.BYLINE,
    "creator": _F.BYLINE, "writer": _F.BYLINE, "reporter": _F.BYLINE,
    "date": _F.PUBLISHED, "published": _F.PUBLISHED, "publication date": _F.PUBLISHED,
    "publication-date": _F.PUBLISHED, "published on": _F.PUBLISHED, "date published": _F.PUBLISHED,
    "pubdate": _F.PUBLISHED, "datepublished": _F.PUBLISHED, "posted": _F.PUBLISHED,
    "issued": _F.PUBLISHED, "pub date": _F.PUBLISHED, "publish date": _F.PUBLISHED,
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
# Names of values that stand in headers and say nothing of the fields above.
_OTHER_KEYS: Final = frozenset(
    """section length words word count tags keywords category categories topics topic description
    abstract copyright edition page pages dateline graphic subject layout slug draft image type id
    document-type publication-type summary body""".split()
) | {"word count"}
_KEY_LINE = re.compile(r"\*{0,2}([A-Za-z][A-Za-z -]{0,19}?)\*{0,2}\s?:\*{0,2}\s+(\S.{0,400})$")
_ADDRESS = re.compile(r"<?(https?://[^\s<>]{3,2000})>?$", re.IGNORECASE)

_SEGMENTS = re.compile(r"\s+[|·•–—/]\s+|\s*[|•]\s*|\t+| {3,}")
_NOISE = re.compile(
    r"(?:\d{1,3}\s*[-–]?\s*min(?:ute)?s?\.?(?:\s+read)?|share|listen|print|comments?|follow)$",
    re.IGNORECASE,
)
_DATE_LABEL = re.compile(
    r"\b(?:first|originally|published|posted|updated|modified|last|created|date|issued|released|on|at|the|"
    r"mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun|(?:mon|tues|wednes|thurs|fri|satur|sun)day|"
    r"montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|stand|lundi|mardi|mercredi|jeudi|"
    r"vendredi|samedi|dimanche|le|publié|mis à jour|lunes|martes|miércoles|jueves|viernes|sábado|domingo|"
    r"uhr|am|um|et|gmt|utc|local time)\b|[.,:;()\[\]|*_\s–—-]",
    re.IGNORECASE,
)
_CHANGED = re.compile(
    r"\b(?:updated|modified|aktualisiert|mis à jour|actualizado|обновлено)\b", re.IGNORECASE
)
_OUTLET_WORD = re.compile(
    r"\b(?:times|post|herald|courier|gazette|tribune|journal|chronicle|guardian|observer|independent|"
    r"telegraph|express|news|press|agency|daily|weekly|standard|star|sun|mail|mirror|record|review|"
    r"examiner|inquirer|sentinel|dispatch|register|ledger|bulletin|monitor|today|world|globe|argus|"
    r"zeitung|nachrichten|blatt|kurier|monde|figaro|país|pravda|izvestia|radio|tv|magazine|"
    r"broadcasting)\b",
    re.IGNORECASE,
)
_NAME_TOO = re.compile(r"\b(?:post|sun|star|courier|ledger|mail|record|argus)\b", re.IGNORECASE)
"""Words of outlets that are surnames as well."""
_LONGEST_LINE: Final = 160


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
    key = match[1].strip().casefold()
    return (key, match[2].strip()) if key in _KEYS or key in _OTHER_KEYS else None


def read_named(key: str, value: str) -> list[FieldReading]:
    """Return what a named value says; a list, because a byline may name several persons."""
    field = _KEYS.get(key.casefold().replace("_", " "))
    value = value.strip()
    if field is None or not value:
        return []
    if _ADDRESS.match(value):
        return [_reading(MetadataField.URL, value.strip("<>"), value)]
    if field in _TIMES:
        return _time(field, value)
    if field is MetadataField.BYLINE:
        return list(_byline(value, Confidence.SURE)) or [_organisation(value)]
    return _plain_value(field, value)


def _time(field: MetadataField, value: str) -> list[FieldReading]:
    date = find_date(value[:_LONGEST_LINE])
    if date is None:
        return []
    confidence = Confidence.SURE if date.is_certain else Confidence.UNSURE
    return [FieldReading(field, date.value, value, confidence)]


def _plain_value(field: MetadataField, value: str) -> list[FieldReading]:
    if field is MetadataField.LANGUAGE:
        code = re.match(r"[A-Za-z]{2,3}(?![A-Za-z])", value)
        return [_reading(field, code[0].lower(), value)] if code else []
    return [] if field is MetadataField.URL else [_reading(field, value, value)]


_TIMES: Final = frozenset({MetadataField.PUBLISHED, MetadataField.MODIFIED, MetadataField.SAVED})


def _reading(field: MetadataField, value: str, as_found: str) -> FieldReading:
    return FieldReading(field, value, as_found, Confidence.SURE)


def _organisation(text: str) -> FieldReading:
    """Return a byline that names no person as it stands: an office or agency signs, too."""
    return FieldReading(MetadataField.BYLINE, text, text, Confidence.LIKELY)


def _byline(text: str, confidence: Confidence) -> Iterator[FieldReading]:
    """Yield the persons; agencies stand in for them only where no person is named."""
    byline = split_byline(text)
    for name in byline.persons or byline.agencies:
        yield FieldReading(MetadataField.BYLINE, name, text, confidence)
    for agency in byline.agencies:
        yield FieldReading(MetadataField.OUTLET, agency, text, Confidence.LIKELY)


def read_line(line: str) -> list[FieldReading] | None:
    """Return what a line under a title says, None where it is not such a line.

    It may name persons ("By …"), a date, an outlet or agency, an address, or several of these
    between bars. An empty list is a line that belongs to the header and says nothing.
    """
    if not line or len(line) > _LONGEST_LINE:
        return None
    named = split_key(line)
    if named is not None:
        return read_named(*named)
    segments = [segment.strip() for segment in _SEGMENTS.split(line) if segment.strip()]
    readings = _read_segments(segments) if len(segments) > 1 else None
    return _segment(line) if readings is None else readings


def _read_segments(segments: list[str]) -> list[FieldReading] | None:
    """Return what a line of several parts says, None where a part says nothing or none is a date."""
    read = [_segment(segment) or _bare_byline(segment) for segment in segments]
    dated = any(readings for readings in read if readings and readings[0].field in _TIMES)
    if not dated or any(readings is None for readings in read):
        return None
    return [reading for readings in read if readings for reading in readings]


def _bare_byline(segment: str) -> list[FieldReading] | None:
    return read_bare_name(segment) or ([] if _NOISE.match(segment) else None)


def read_bare_name(line: str) -> list[FieldReading]:
    """Return the persons of a line that is nothing but names; sure only beside a date line."""
    text = line.strip("*_ ")
    if len(text) > 100 or text.endswith((".", "?", "!", ":")):
        return []
    byline = split_byline(text)
    bare = re.sub(r"\W+|\band\b|\bund\b|\bet\b|\by\b", "", text)
    names = re.sub(r"\W+", "", "".join(byline.persons))
    if not byline.persons or bare.casefold() != names.casefold():
        return []
    return [
        FieldReading(MetadataField.BYLINE, name, text, Confidence.LIKELY) for name in byline.persons
    ]


def _segment(text: str) -> list[FieldReading] | None:
    text = text.strip("*_ ")
    if _NOISE.match(text):
        return []
    if _ADDRESS.match(text):
        return [_reading(MetadataField.URL, text.strip("<>"), text)]
    if begins_like_byline(text) and not text.endswith((".", "?", "!")):
        return _byline_segment(text)
    dated = _dated(text)
    if dated is not None:
        return dated
    return _outlet(text)


def _byline_segment(text: str) -> list[FieldReading]:
    date = find_date(text)
    if date is None:
        return list(_byline(text, Confidence.SURE))
    names = f"{text[: date.start]} {text[date.end :]}"
    return [*_byline(names, Confidence.SURE), *(_dated(text[date.start : date.end]) or [])]


def _dated(text: str) -> list[FieldReading] | None:
    date = find_date(text)
    if date is None:
        return None
    rest = f"{text[: date.start]} {text[date.end :]}"
    field = MetadataField.MODIFIED if _CHANGED.search(rest) else MetadataField.PUBLISHED
    confidence = Confidence.SURE if date.is_certain else Confidence.UNSURE
    reading = FieldReading(field, date.value, text, confidence)
    left = " ".join(_DATE_LABEL.sub(" ", rest).split())
    is_beside = len(date.value) >= 10 and not (
        text[: date.start].strip() and text[date.end :].strip()
    )
    if not left or (is_beside and _is_place(left)):
        return [reading]
    outlet = _outlet(left)
    return None if outlet is None else [reading, *outlet]


def _is_place(text: str) -> bool:
    """Return whether what stands beside a date can be the place it was written at."""
    words = text.split()
    return (
        len(words) <= 3
        and all(word[0].isupper() for word in words)
        and _OUTLET_WORD.search(text) is None
    )


def _outlet(text: str) -> list[FieldReading] | None:
    text = text.strip("()[]*_ ,")
    agency = AGENCIES.get(text.casefold())
    if agency is not None:
        return [FieldReading(MetadataField.OUTLET, agency, text, Confidence.LIKELY)]
    words = text.split()
    named = 1 < len(words) <= 6 and len(text) <= 60 and _OUTLET_WORD.search(text) is not None
    capitalised = all(
        word[0].isupper() or word in {"of", "the", "and", "de", "le"} for word in words
    )
    is_person = len(words) == 2 and is_person_name(text) and _NAME_TOO.search(text) is not None
    if named and capitalised and not is_person and not text.endswith((".", "?", "!", ":")):
        return [FieldReading(MetadataField.OUTLET, text, text, Confidence.LIKELY)]
    return None
