"""Well-known names of fields, as feeds, corpora and news interfaces write them, and what they say."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from typing import Final

from dateline.model.article import MetadataField, MetadataValue
from dateline.model.confidence import Confidence
from dateline.reading.bylines import split_byline
from dateline.reading.dates import find_date, parse_timestamp
from dateline.reading.plain import as_list, as_mapping

SOURCE: Final = "record"
_F = MetadataField

TEXTS: Final = tuple(
    """articlebody bodytext fulltext articletext storytext maintext text body content contenttext
    contenthtml article story bodyhtml html description summary abstract""".split()
)
"""Names of the field that holds the text, the fullest first."""
_FIELDS: Final = {
    "title": _F.TITLE, "headline": _F.TITLE, "articletitle": _F.TITLE, "name": _F.TITLE,
    "byline": _F.BYLINE, "author": _F.BYLINE, "authors": _F.BYLINE, "creator": _F.BYLINE,
    "writer": _F.BYLINE, "reporter": _F.BYLINE,
    "outlet": _F.OUTLET, "source": _F.OUTLET, "sourcename": _F.OUTLET, "publisher": _F.OUTLET,
    "publication": _F.OUTLET, "newspaper": _F.OUTLET, "site": _F.OUTLET, "sitename": _F.OUTLET,
    "website": _F.OUTLET, "medianame": _F.OUTLET, "domain": _F.OUTLET,
    "published": _F.PUBLISHED, "publishedat": _F.PUBLISHED, "datepublished": _F.PUBLISHED,
    "publisheddate": _F.PUBLISHED, "publishdate": _F.PUBLISHED, "publicationdate": _F.PUBLISHED,
    "pubdate": _F.PUBLISHED, "publishedon": _F.PUBLISHED, "date": _F.PUBLISHED,
    "datepublish": _F.PUBLISHED, "webpublicationdate": _F.PUBLISHED, "issued": _F.PUBLISHED,
    "updated": _F.MODIFIED, "modified": _F.MODIFIED, "datemodified": _F.MODIFIED,
    "updatedat": _F.MODIFIED, "modifieddate": _F.MODIFIED, "datemodify": _F.MODIFIED,
    "lastmodified": _F.MODIFIED,
    "saved": _F.SAVED, "accessed": _F.SAVED, "datedownload": _F.SAVED, "crawled": _F.SAVED,
    "crawldate": _F.SAVED, "retrieved": _F.SAVED, "scrapedat": _F.SAVED, "downloaded": _F.SAVED,
    "url": _F.URL, "link": _F.URL, "weburl": _F.URL, "articleurl": _F.URL, "permalink": _F.URL,
    "externalurl": _F.URL, "canonicalurl": _F.URL,
    "language": _F.LANGUAGE, "lang": _F.LANGUAGE,
}  # fmt: skip
_TIMES: Final = frozenset({_F.PUBLISHED, _F.MODIFIED, _F.SAVED})
_NOT_LETTER = re.compile(r"[\W_]+")
_LONGEST: Final = 2_000
_DEEPEST: Final = 3
_MOST_NAMES: Final = 50
_FIRST_LINE = re.compile(r"[^\r\n\x00]{1,20000}")
DELIMITERS: Final = (",", ";", "\t", "|")


def folded_name(name: str) -> str:
    """Return a field's name as it is compared: "datePublished", "Date published" are one."""
    return _NOT_LETTER.sub("", name).casefold()


def text_name(names: Iterator[str] | list[str]) -> str | None:
    """Return which of the names (as they stand) is that of the text, None where none is known."""
    by_folded = {folded_name(name): name for name in names}
    return next((by_folded[name] for name in TEXTS if name in by_folded), None)


def names_columns(head: bytes) -> bool:
    """Return whether a file begins with a line of column names: a text and something about it."""
    return column_names(head.decode("utf-8", "replace")) is not None


def column_names(text: str) -> tuple[str, list[str]] | None:
    """Return delimiter and names where a text begins with a line of column names, else None."""
    line = _FIRST_LINE.match(text.lstrip("\ufeff"))
    for delimiter in DELIMITERS if line is not None else ():
        if line is None or delimiter not in line[0]:
            continue
        # No strict mode: a stray quotation mark is then a letter and no error.
        names = [name.strip() for name in next(csv.reader([line[0]], delimiter=delimiter))]
        about = sum(folded_name(name) in _FIELDS for name in names)
        if about and text_name(names) is not None:
            return delimiter, names
    return None


def lists_links(text: str) -> bool:
    """Return whether a text begins with the columns of a list of links: addresses and titles, no text.

    So Pocket ("title,url,time_added,tags,status") and Instapaper ("URL,Title,Selection,Folder,Timestamp")
    export what a person saved to read later.
    """
    line = _FIRST_LINE.match(text.lstrip("\ufeff"))
    names = {folded_name(name) for name in re.split(r"[,;\t|]", line[0])} if line else set[str]()
    return {"url", "title"} <= names and bool(names & {"timeadded", "timestamp"})


def record_values(record: Mapping[str, object]) -> Iterator[MetadataValue]:
    """Yield what the fields of a record say; a value may be a text, an object with a name, or a list."""
    for name, value in record.items():
        field = _FIELDS.get(folded_name(name))
        if field is not None:
            for text in _texts(value):
                yield from _reading(field, text)


def _texts(value: object, depth: int = 0) -> Iterator[str]:
    if isinstance(value, str):
        text = " ".join(value.split())
        if text and len(text) <= _LONGEST and text.casefold() not in {"nan", "null", "none", "n/a"}:
            yield text
    elif isinstance(value, (int, float)) and not isinstance(value, bool):
        yield str(int(value)) if abs(value) < 1e15 else ""
    elif depth < _DEEPEST:
        named = {folded_name(key): each for key, each in as_mapping(value).items()}
        for each in (named.get("name") or named.get("title"), *as_list(value)[:_MOST_NAMES]):
            yield from _texts(each, depth + 1)


def _reading(field: MetadataField, text: str) -> Iterator[MetadataValue]:
    sure = Confidence.SURE
    if field in _TIMES:
        yield from _time(field, text)
    elif field is MetadataField.BYLINE:
        byline = split_byline(text)
        for name in byline.persons or byline.agencies:
            yield MetadataValue(field, name, text, SOURCE, sure)
    elif field is MetadataField.URL:
        if text.startswith(("http://", "https://")):
            yield MetadataValue(field, text, text, SOURCE, sure)
    elif field is MetadataField.LANGUAGE:
        if text[:2].isalpha() and (len(text) == 2 or text[2:3] in "-_"):
            yield MetadataValue(field, text[:2].lower(), text, SOURCE, Confidence.LIKELY)
    elif any(char.isalpha() for char in text):
        yield MetadataValue(field, text, text, SOURCE, sure)


def _time(field: MetadataField, text: str) -> Iterator[MetadataValue]:
    value = parse_timestamp(text)
    if value is not None:
        yield MetadataValue(field, value, text, SOURCE, Confidence.SURE)
        return
    found = find_date(text[:160])
    if found is not None:
        yield MetadataValue(field, found.value, text, SOURCE, Confidence.UNSURE)
