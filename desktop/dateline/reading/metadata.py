"""Metadata in order: which reading of a field is used, and the weak guesses a file itself allows."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from dateline.model.article import MetadataField, MetadataValue
from dateline.model.confidence import Confidence
from dateline.model.days import day_from_iso, iso_day
from dateline.model.lines import REMOVED
from dateline.reading.dates import find_date

SOURCES: Final = (
    "json-ld",
    "front-matter",
    "mail-header",
    "post",
    "record",
    "header-line",
    "heading",
    "line-under-title",
    "meta",
    "microdata",
    "time-element",
    "page-heading",
    "byline-element",
    "first-line",
    "largest-line",
    "running-head",
    "singlefile",
    "saved-page",
    "web-archive",
    "capture",
    "book-properties",
    "canonical-link",
    "dateline",
    "title-element",
    "page-text",
    "text",
    "html-lang",
    "document-information",
    "document-properties",
    "url",
    "footer",
    "file-name",
    "file-time",
)
"""The ids of the places a value can be read from, best first among equally confident readings."""

_RANKS: Final = {source: rank for rank, source in enumerate(SOURCES)}
_FIELDS: Final = {field: place for place, field in enumerate(MetadataField)}
_NOT_WORDS = re.compile(r"[_\s]+|(?<=\w)-(?=\w)")
_REMOVED = re.compile(f"[{REMOVED}]")
_TRAILING_ID = re.compile(r"[\s-]+(?:[0-9a-f]{8,}|\d{4,}|\(\d{1,3}\))$", re.IGNORECASE)


def best_first(values: Iterable[MetadataValue]) -> tuple[MetadataValue, ...]:
    """Return `values` by field, within a field the surest and best-placed first, each value once.

    A byline is read from one place: the best place's persons are kept, in their order. What is
    part of no word (controls, soft hyphens, lone surrogates) is taken out: a value may come from
    where no text was laid out, such as an attribute or the name of the file.
    """
    ranked = sorted(_printed_day_first([_clean(value) for value in values]), key=_order)
    ranked = _saved_after_publication(ranked)
    kept: dict[tuple[MetadataField, str], MetadataValue] = {}
    byline_source: str | None = None
    for value in ranked:
        if value.field is MetadataField.BYLINE:
            byline_source = byline_source or value.source
            if value.source != byline_source:
                continue
        if value.value:
            kept.setdefault((value.field, value.value.casefold()), value)
    return tuple(kept.values())


def _saved_after_publication(ranked: list[MetadataValue]) -> list[MetadataValue]:
    """Return `ranked` without times of saving that lie before the publication, as nothing is saved then.

    One day is allowed for the time zones of both. A time of saving that is surer than that of
    publication stays.
    """
    published = next((v for v in ranked if v.field is MetadataField.PUBLISHED), None)
    first = None if published is None else _day_of(published.value)
    if published is None or first is None:
        return ranked
    return [
        value
        for value in ranked
        if value.field is not MetadataField.SAVED
        or value.confidence > published.confidence
        or (_day_of(value.value) or first) >= first - 1
    ]


def _day_of(value: str) -> int | None:
    try:
        return day_from_iso(value)
    except ValueError:
        return None


_UTC = re.compile(r"(\d{4}-\d\d-\d\d)T(\d\d):\d\d\+00:00$")
_PRINTED: Final = frozenset({"time-element", "line-under-title", "url", "dateline", "header-line"})
_WEST_UNTIL: Final = 9
_EAST_FROM: Final = 12
"""Hours in UTC at which the printed day can be the one before, and the one after."""


def _printed_day_first(values: list[MetadataValue]) -> list[MetadataValue]:
    """Return `values` with UTC times made unsure where the outlet prints the day before or after.

    The day as printed is the day an article's "Tuesday" counts from, not the day it was in UTC.
    """
    printed = {
        value.value[:10]
        for value in values
        if value.field is MetadataField.PUBLISHED
        and value.source in _PRINTED
        and value.confidence >= Confidence.LIKELY
        and len(value.value) >= 10
        and _UTC.match(value.value) is None
    }
    if not printed:
        return values
    return [
        replace(value, confidence=Confidence.UNSURE)
        if value.field is MetadataField.PUBLISHED and _is_shifted(value.value, printed)
        else value
        for value in values
    ]


def _is_shifted(value: str, printed: set[str]) -> bool:
    match = _UTC.match(value)
    if match is None or match[1] in printed:
        return False
    day, hour = day_from_iso(match[1]), int(match[2])
    is_west = hour < _WEST_UNTIL and iso_day(day - 1) in printed
    return is_west or (hour >= _EAST_FROM and iso_day(day + 1) in printed)


def _clean(value: MetadataValue) -> MetadataValue:
    if _REMOVED.search(value.value + value.as_found) is None:
        return value
    words = _REMOVED.sub("", value.value).strip()
    return replace(value, value=words, as_found=_REMOVED.sub("", value.as_found))


def _order(value: MetadataValue) -> tuple[int, int, int]:
    return _FIELDS[value.field], -value.confidence, _RANKS[value.source]


def file_guesses(path: Path, modified: float) -> tuple[MetadataValue, ...]:
    """Return what a file's name and time let one guess: title and day, and when it was saved.

    `modified` is in POSIX seconds. A day in the name is likely the day of publication; the file's
    time is at best the time of saving, never that of publication.
    """
    guesses = [*_name_guesses(path), *_time_guess(modified)]
    return tuple(guesses)


def _name_guesses(path: Path) -> list[MetadataValue]:
    name = path.stem
    date = find_date(name.replace("_", " "))
    guesses: list[MetadataValue] = []
    if date is not None and len(date.value) >= 10 and date.is_certain:
        day = date.value[:10]
        guesses.append(
            MetadataValue(MetadataField.PUBLISHED, day, path.name, "file-name", Confidence.UNSURE)
        )
        name = f"{name[: date.start]} {name[date.end :]}"
    title = " ".join(_NOT_WORDS.sub(" ", _TRAILING_ID.sub("", name)).split()).strip(" -.,")
    if any(char.isalpha() for char in title):
        guesses.append(
            MetadataValue(MetadataField.TITLE, title, path.name, "file-name", Confidence.UNSURE)
        )
    return guesses


def _time_guess(modified: float) -> list[MetadataValue]:
    try:
        moment = datetime.fromtimestamp(modified, tz=UTC)
    except (OverflowError, OSError, ValueError):
        return []
    value = moment.strftime("%Y-%m-%dT%H:%M+00:00")
    if moment.year < 1990:
        return []
    return [MetadataValue(MetadataField.SAVED, value, value, "file-time", Confidence.UNSURE)]


def title_of(values: tuple[MetadataValue, ...]) -> str:
    """Return the title that ranked `values` give, "" where they give none."""
    return next((value.value for value in values if value.field is MetadataField.TITLE), "")
