"""Findings as rows: a person's own copy of a claim, beside what the readings say of the same words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final, TypeVar

from dateline.export.citing import (
    confidence_of,
    people,
    place_in_file,
    saved_confidences,
    web_address,
)
from dateline.export.claims import (
    check_state,
    event_cells,
    quotation_cells,
    timex_cells,
)
from dateline.export.exporter import Row
from dateline.library.findings import findings
from dateline.library.reads.articles import ArticleRow, article_id_of, stored_article
from dateline.library.reads.contents import event_ids_in, quotation_ids_in
from dateline.library.reads.events import EventRow, event_rows
from dateline.library.reads.quoted import QuotedRow, quoted_rows
from dateline.library.resolution import stored_timexes
from dateline.library.rows import Connection
from dateline.library.rows import Row as Stored
from dateline.model.annotations import EventKind
from dateline.model.spans import Field, Span
from dateline.model.timex import Timex

NOTE_COLUMNS: Final = ("note", "tags", "checked_by")
"""What a person wrote and who they are: only where they ask for it."""
_Read = TypeVar("_Read", EventRow, QuotedRow, Timex)


@dataclass(frozen=True, slots=True)
class _Readings:
    """What the machine read in the text that a finding cites; empty where that text is not current."""

    article: ArticleRow | None = None
    saved_confidence: str | None = None
    title: str = ""
    text: str = ""
    events: list[EventRow] = field(default_factory=list[EventRow])
    quotations: list[QuotedRow] = field(default_factory=list[QuotedRow])
    timexes: list[Timex] = field(default_factory=list[Timex])


def finding_claims(
    connection: Connection, finding_ids: Sequence[int] | None, *, with_notes: bool
) -> Iterator[Row]:
    """Yield the cells of these findings (None: all that are pinned), in the person's order."""
    wanted = None if finding_ids is None else set(finding_ids)
    read: dict[tuple[str, int | None], _Readings] = {}
    for row in findings(connection):
        if wanted is not None and row["id"] not in wanted:
            continue
        key = (row["article_uid"], row["text_id"])
        if key not in read:
            read[key] = _readings(connection, *key)
        cells = _own_cells(row) | _read_cells(row, read[key])
        yield cells | _note_cells(row) if with_notes else cells


def _own_cells(row: Stored) -> Row:
    return {
        "what": "finding",
        "kind": row["kind"],
        "sentence": row["sentence"],
        "words": row["words"],
        "check_state": check_state(row["check_state"], second=row["second_check_by"]),
        "title": row["title"],
        "byline": people(row["byline"]),
        "outlet": row["outlet"],
        "published": row["published"],
        "saved": row["saved"],
        "url": web_address(row["url"]),
        "page": row["page"],
        "paragraph": row["paragraph"],
        "file_sha256": row["file_sha256"],
        "field": row["field"],
        "start": row["start"],
        "end": row["end"],
        "article_uid": row["article_uid"],
        "uid": row["uid"],
    }


def _note_cells(row: Stored) -> Row:
    signed = [row["checked_by"], row["second_check_by"]]
    return {
        "note": row["note"],
        "tags": list(row["tags"]),
        "checked_by": [initials for initials in signed if initials],
    }


def _readings(connection: Connection, article_uid: str, text_id: int | None) -> _Readings:
    article_id = article_id_of(connection, article_uid)
    article = None if article_id is None else stored_article(connection, article_id)
    if article_id is None or article is None:
        return _Readings()
    saved = saved_confidences(connection, [article.row]).get(article_id)
    if text_id is None or article.row.text_id != text_id:
        return _Readings(article.row, saved)
    return _Readings(
        article.row,
        saved,
        article.read_title,
        article.text,
        event_rows(connection, event_ids_in(connection, [article_id])),
        quoted_rows(connection, quotation_ids_in(connection, [article_id])),
        [timex for _, timex in stored_timexes(connection, text_id)],
    )


def _read_cells(row: Stored, readings: _Readings) -> Row:
    """Return what the readings of the same words add: date, status, attribution, speaker."""
    where, span = Field(row["field"]), Span(row["start"], row["end"])
    article = readings.article
    cells: Row = {} if article is None else {"part": place_in_file(article)}
    if article is not None and article.published == row["published"]:
        cells["published_confidence"] = confidence_of(
            article.published_confidence, decided=article.published_decided
        )
    if article is not None and article.saved == row["saved"]:
        cells["saved_confidence"] = readings.saved_confidence
    timex = _closest(readings.timexes, where, span)
    quotation = _closest(readings.quotations, where, span)
    event = _closest(readings.events, where, span)
    if timex is not None:
        whole = readings.text if where is Field.TEXT else readings.title
        cells |= timex_cells(timex, timex.span.of(whole))
    if event is not None:
        cells |= event_cells(event)
    if quotation is not None and (event is None or row["kind"] == "quotation"):
        cells |= quotation_cells(quotation)
    elif quotation is not None:
        cells["speaker"] = quotation.speaker
    cells["kind"] = row["kind"]
    return cells


def _closest(readings: Iterable[_Read], where: Field, span: Span) -> _Read | None:
    """Return the reading that shares most code points with `span`; among equals what happened."""
    touching = [one for one in readings if one.field is where and one.span.overlaps(span)]
    return max(touching, key=lambda one: (_shared(one.span, span), _told(one)), default=None)


def _shared(one: Span, other: Span) -> int:
    return min(one.end, other.end) - max(one.start, other.start)


def _told(reading: EventRow | QuotedRow | Timex) -> bool:
    return isinstance(reading, EventRow) and reading.kind == EventKind.EVENT.value
