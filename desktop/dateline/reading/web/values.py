"""A text from a page's own data to readings of a field, in the field's normal form."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from dateline.model.article import MetadataField, MetadataValue
from dateline.model.confidence import Confidence
from dateline.reading.bylines import AGENCIES, could_be_one_name, split_byline, turned_name
from dateline.reading.dates import parse_timestamp

FIRST_WEB_YEAR: Final = "1990"
"""The World Wide Web's first: an earlier year in a page's data is a default value."""
_TIMES: Final = frozenset({MetadataField.PUBLISHED, MetadataField.MODIFIED})


def is_address(text: str) -> bool:
    """Return whether `text` is an absolute web address."""
    return text.startswith(("http://", "https://"))


def read_value(
    field: MetadataField, text: str, source: str, confidence: Confidence
) -> Iterator[MetadataValue]:
    """Yield the readings of `text`: none where it is no value of the field, several of a byline."""
    if field in _TIMES:
        value = parse_timestamp(text)
        if value is not None and value >= FIRST_WEB_YEAR:
            yield MetadataValue(field, value, text, source, confidence)
    elif field is MetadataField.BYLINE:
        byline = split_byline(turned_name(text))
        for name in byline.persons:
            yield MetadataValue(field, name, text, source, confidence)
        for agency in () if byline.persons else byline.agencies:
            yield MetadataValue(field, agency, text, source, Confidence.UNSURE)
    elif field is not MetadataField.URL or is_address(text):
        yield MetadataValue(field, text, text, source, confidence)


def read_author(text: str, source: str, confidence: Confidence) -> Iterator[MetadataValue]:
    """Yield who is named where a page says that this is a person; one word may be a name there."""
    readings = list(read_value(MetadataField.BYLINE, text, source, confidence))
    yield from readings
    if not readings and could_be_one_name(text) and text.casefold() not in AGENCIES:
        yield MetadataValue(MetadataField.BYLINE, text, text, source, Confidence.UNSURE)
