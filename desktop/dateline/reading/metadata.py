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
    "reference",
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
    ranked = sorted(_local_day_first([_clean(value) for value in values]), key=_order)
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
_LOCAL: Final = frozenset(
    {
        *("time-element", "line-under-title", "url", "dateline", "header-line"),
        *("json-ld", "meta", "microdata", "page-heading", "front-matter", "record"),
        "reference",
    }
)
"""Where a page or file itself gives the day at its outlet, if not in UTC."""
_STAMPED: Final = frozenset(
    {"json-ld", "meta", "microdata", "time-element", "front-matter", "record"}
)
"""Where software writes times: UTC is there the habit of a program and not the outlet's zone."""
_WEST_UNTIL: Final = 10
_EAST_FROM: Final = 10
"""Hours in UTC before which the outlet's day can be the one before (UTC-10, Hawaii), and from which
it can be the one after (UTC+14, Kiribati)."""
_NEAR_MIDNIGHT: Final = 3
"""Hours around midnight in UTC within which most places east or west have another day."""


def _local_day_first(values: list[MetadataValue]) -> list[MetadataValue]:
    """Return `values` with the day of publication at the outlet before its moment in UTC.

    The day at the outlet is the day an article's "Tuesday" counts from. Where another place of the
    same page or file (data with a zone of its own or none, a line printed for readers, the address)
    gives the day before or after a time in UTC, the time of day allows that, and none gives the day
    in UTC, the outlet's day is used: it is likely at most, found as both texts, and the time in UTC
    is unsure. A time in UTC that a program wrote keeps its day where nothing else gives one; within
    three hours of midnight it then is likely at most.
    """
    published = [value for value in values if value.field is MetadataField.PUBLISHED]
    stamps = [value for value in published if _UTC.match(value.value)]
    local = [value for value in published if _is_local(value)]
    days = {value.value[:10] for value in local}
    shifted = {stamp: sorted(_neighbours(stamp.value) & days) for stamp in stamps}
    shifted = {stamp: near for stamp, near in shifted.items() if stamp.value[:10] not in days}
    told = {day: stamp for stamp, near in shifted.items() for day in near}
    return _doubted([_weighed(value, told, shifted, days) for value in values])


_OWN_DATA: Final = frozenset({"json-ld", "meta"})
"""Where a page states its own day for programs: there two days are a contradiction. Microdata and times
may speak of the other articles on the page."""


def _doubted(values: list[MetadataValue]) -> list[MetadataValue]:
    """Return `values` with the earliest day first, likely at most, where a page's own data disagree
    and no printed day settles it.

    What is published again or changed overwrites the one day and not the other.
    """
    told = [
        value
        for value in values
        if value.field is MetadataField.PUBLISHED
        and value.confidence >= Confidence.LIKELY
        and len(value.value) >= len("2025-03-13")
    ]
    days = {value.value[:10] for value in told if value.source in _OWN_DATA}
    shown = {value.value[:10] for value in told if value.source not in _OWN_DATA}
    if len(days) < 2 or days & shown:
        return values
    doubts = dict.fromkeys(days, Confidence.UNSURE) | {min(days): Confidence.LIKELY}
    return [
        replace(value, confidence=min(value.confidence, doubts[value.value[:10]]))
        if value.field is MetadataField.PUBLISHED and value.value[:10] in doubts
        else value
        for value in values
    ]


def _weighed(
    value: MetadataValue,
    told: dict[str, MetadataValue],
    shifted: dict[MetadataValue, list[str]],
    days: set[str],
) -> MetadataValue:
    """Return a value with its confidence; `told` are the local days by the time in UTC beside each."""
    if value.field is not MetadataField.PUBLISHED:
        return value
    if shifted.get(value):
        return replace(value, confidence=Confidence.UNSURE)
    stamp = told.get(value.value[:10]) if _is_local(value) else None
    if stamp is not None:
        both = value.as_found
        if stamp.as_found not in both:
            both = f"{both} | {stamp.as_found}"
        return replace(value, as_found=both, confidence=min(value.confidence, Confidence.LIKELY))
    is_alone = value.source in _STAMPED and value.value[:10] not in days
    if is_alone and _is_near_midnight(value.value):
        return replace(value, confidence=min(value.confidence, Confidence.LIKELY))
    return value


def _is_local(value: MetadataValue) -> bool:
    return (
        value.source in _LOCAL
        and value.confidence >= Confidence.LIKELY
        and len(value.value) >= len("2025-03-13")
        and _UTC.match(value.value) is None
    )


def _neighbours(value: str) -> set[str]:
    """Return the days that a time in UTC can be elsewhere, without its own."""
    match = _UTC.match(value)
    if match is None:
        return set()
    day, hour = day_from_iso(match[1]), int(match[2])
    before = {iso_day(day - 1)} if hour < _WEST_UNTIL else set[str]()
    return before | ({iso_day(day + 1)} if hour >= _EAST_FROM else set[str]())


def _is_near_midnight(value: str) -> bool:
    match = _UTC.match(value)
    return match is not None and not _NEAR_MIDNIGHT <= int(match[2]) < 24 - _NEAR_MIDNIGHT


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
