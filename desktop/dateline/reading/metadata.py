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
from dateline.reading.dates import find_date

SOURCES: Final = (
    "json-ld",
    "front-matter",
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
    "singlefile",
    "saved-page",
    "web-archive",
    "canonical-link",
    "dateline",
    "title-element",
    "page-text",
    "text",
    "html-lang",
    "document-information",
    "url",
    "footer",
    "file-name",
    "file-time",
)
"""The ids of the places a value can be read from, best first among equally confident readings."""

_RANKS: Final = {source: rank for rank, source in enumerate(SOURCES)}
_FIELDS: Final = {field: place for place, field in enumerate(MetadataField)}
_NOT_WORDS = re.compile(r"[_\s]+|(?<=\w)-(?=\w)")
_TRAILING_ID = re.compile(r"[\s-]+(?:[0-9a-f]{8,}|\d{4,}|\(\d{1,3}\))$", re.IGNORECASE)


def best_first(values: Iterable[MetadataValue]) -> tuple[MetadataValue, ...]:
    """Return `values` by field, within a field the surest and best-placed first, each value once.

    A byline is read from one place: the best place's persons are kept, in their order.
    """
    ranked = sorted(values, key=_order)
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


def with_spans(values: Iterable[MetadataValue], *, spans: bool) -> tuple[MetadataValue, ...]:
    """Return `values` with or without their spans: only those counted in the file may be kept."""
    return tuple(value if spans else replace(value, span=None) for value in values)
