"""When and from where a page was saved, as saving programs note it in comments."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dateline.model.article import MetadataField, MetadataValue
from dateline.model.confidence import Confidence
from dateline.reading.dates import find_date
from dateline.reading.web.tree import Element, comments

_SINGLEFILE = re.compile(r"saved with SingleFile", re.IGNORECASE)
_SINGLEFILE_URL = re.compile(r"^\s*url:\s*(https?://\S+)", re.MULTILINE | re.IGNORECASE)
_SINGLEFILE_DATE = re.compile(r"^\s*saved date:\s*(.{10,80})$", re.MULTILINE | re.IGNORECASE)
# Browsers write the length of the address in front of it ("Mark of the Web").
_SAVED_FROM = re.compile(r"saved from url=\(\d{1,6}\)(https?://\S+)", re.IGNORECASE)
_ARCHIVED = re.compile(r"FILE ARCHIVED ON (\d\d:\d\d:\d\d \w+ \d{1,2}, \d{4})")
_OFFSET = re.compile(r"GMT([+-]\d{2})(\d{2})")


def read_saving(root: Element) -> Iterator[MetadataValue]:
    """Yield address and time of saving from SingleFile, browser and Wayback Machine comments."""
    for comment in comments(root):
        if _SINGLEFILE.search(comment):
            yield from _singlefile(comment)
        saved_from = _SAVED_FROM.search(comment)
        if saved_from is not None:
            yield _sure(MetadataField.URL, saved_from[1], saved_from[1], "saved-page")
        archived = _ARCHIVED.search(comment)
        date = None if archived is None else find_date(archived[1])
        if archived is not None and date is not None:
            value = f"{date.value}+00:00" if "T" in date.value else date.value
            yield _sure(MetadataField.SAVED, value, archived[1], "web-archive")


def _singlefile(comment: str) -> Iterator[MetadataValue]:
    address = _SINGLEFILE_URL.search(comment)
    if address is not None:
        yield _sure(MetadataField.URL, address[1], address[1], "singlefile")
    written = _SINGLEFILE_DATE.search(comment)
    date = None if written is None else find_date(written[1])
    if written is None or date is None:
        return
    value, offset = date.value[:16], _OFFSET.search(written[1])
    if offset is not None and "T" in value:
        value = f"{value}{offset[1]}:{offset[2]}"
    yield _sure(MetadataField.SAVED, value, written[1].strip(), "singlefile")


def _sure(field: MetadataField, value: str, as_found: str, source: str) -> MetadataValue:
    return MetadataValue(field, value, as_found, source, Confidence.SURE)
