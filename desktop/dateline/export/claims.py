"""Claims as rows: events, quotations and findings, each with its sentence and all that cites it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, TypeAlias

from dateline.export.citing import (
    CHECKED,
    SOURCE_COLUMNS,
    confidence_of,
    saved_confidences,
    source_cells,
)
from dateline.export.exporter import Row
from dateline.library.findings import findings
from dateline.library.reads.articles import article_rows
from dateline.library.reads.events import EventRow, event_rows
from dateline.library.reads.quoted import QuotedRow, quoted_rows
from dateline.library.rows import Connection
from dateline.model.annotations import Status
from dateline.model.days import day_of_minute, iso_day
from dateline.model.messages import Message, english
from dateline.model.spans import Field, Span
from dateline.model.timex import Timex

CLAIM_COLUMNS: Final = (
    *("what", "kind", "sentence", "words", "expression", "value", "mod", "earliest", "latest"),
    *("granularity", "relation", "status", "attributed_to", "speaker", "participants", "place"),
    *("rule", "reason", "date_decided", "confidence", "maker", "check_state"),
    *(*SOURCE_COLUMNS, "uid"),
)
"""`date_decided` says that a person checked or corrected the date of the row; `earliest` and `latest` are the inclusive ISO days of the claim, empty where it is open;
`expression` is the date in the source's own words, `value` its TIMEX3 value."""
NOT_CHECKED: Final = "not checked"
Place: TypeAlias = tuple[str, Field, Span]
"""A span in a field of the article with this uid."""
_CHUNK: Final = 500


def event_claims(connection: Connection, event_ids: Sequence[int]) -> Iterator[Row]:
    """Yield the cells of dated statements and events, in the order given."""
    checks = check_states(connection)
    for chunk in _chunks(event_ids):
        events = event_rows(connection, chunk)
        articles = {row.id: row for row in article_rows(connection, _articles_of(events))}
        saved = saved_confidences(connection, articles.values())
        for event in events:
            place = _place_cells(event.field, event.span, page=event.page, of=event.paragraph)
            check = checks.get((event.article_uid, event.field, event.span), NOT_CHECKED)
            source = source_cells(articles[event.article_id], saved)
            yield {
                "what": "event",
                "check_state": check,
                "sentence": event.sentence,
                "words": event.words,
                **event_cells(event),
                **source,
                **place,
            }


def quotation_claims(connection: Connection, quotation_ids: Sequence[int]) -> Iterator[Row]:
    """Yield the cells of quotations, in the order given, dated by the statement of their cue."""
    checks = check_states(connection)
    for chunk in _chunks(quotation_ids):
        quoted = quoted_rows(connection, chunk)
        articles = {row.id: row for row in article_rows(connection, _articles_of(quoted))}
        saved = saved_confidences(connection, articles.values())
        said = [row.statement_id for row in quoted if row.statement_id is not None]
        statements = {row.id: row for row in event_rows(connection, said)}
        for row in quoted:
            article = articles[row.article_id]
            check = checks.get((article.uid, row.field, row.span), NOT_CHECKED)
            yield {
                "what": "quotation",
                "check_state": check,
                "sentence": row.sentence,
                "words": row.words,
                **_saying(statements.get(row.statement_id or 0)),
                **quotation_cells(row),
                **source_cells(article, saved),
                **_place_cells(row.field, row.span, page=row.page, of=row.paragraph),
            }


def event_cells(event: EventRow) -> Row:
    """Return what the reading of an event says: when, how it is reported, by whom, how sure."""
    confidence = event.confidence
    if event.timex is not None:
        confidence = min(confidence, event.timex.confidence)
    return {
        "kind": event.kind,
        **_dating(event),
        "status": event.status,
        "attributed_to": event.attributed_to,
        "participants": list(event.participants),
        "place": event.place,
        "confidence": confidence.word,
        "maker": event.maker,
    }


def quotation_cells(row: QuotedRow) -> Row:
    """Return what the reading of a quotation says: its kind, its speaker, how sure."""
    return {
        "kind": row.kind,
        "status": Status.ATTRIBUTED.value,
        "attributed_to": row.speaker,
        "speaker": row.speaker,
        "confidence": confidence_of(row.confidence, decided=row.decided),
        "maker": row.maker,
    }


def timex_cells(timex: Timex, expression: str) -> Row:
    """Return what the reading of a date says, in the source's words and as an interval."""
    earliest, latest = timex.iso_interval
    return {
        "expression": expression,
        "value": timex.value,
        "mod": timex.mod,
        "earliest": earliest,
        "latest": latest,
        "granularity": timex.granularity.value,
        "rule": timex.rule,
        "reason": english(timex.reason),
        "date_decided": CHECKED if timex.decided else None,
        "confidence": timex.confidence.word,
    }


def check_states(connection: Connection) -> dict[Place, str]:
    """Return the check state of what is pinned, by where it stands in an article's current text."""
    rows = [row for row in findings(connection) if row["text_id"] is not None]
    return {
        (row["article_uid"], Field(row["field"]), Span(row["start"], row["end"])): check_state(
            row["check_state"], second=row["second_check_by"]
        )
        for row in rows
    }


def check_state(state: str, *, second: str) -> str:
    """Return the words for a check state; `second` is who checked it again, "" for nobody."""
    return f"{state} twice" if second else state


def _dating(event: EventRow) -> Row:
    cells: Row = {}
    if event.timex is not None:
        cells = timex_cells(event.timex, event.expression or "")
    elif event.earliest is not None or event.latest is not None:
        cells = {"reason": english(Message.of("export.leans_on_publication"))}
    return cells | {
        "earliest": _iso(event.earliest),
        "latest": _iso(event.latest),
        "relation": event.relation,
    }


def _saying(statement: EventRow | None) -> Row:
    return {} if statement is None else _dating(statement)


def _iso(minute: int | None) -> str | None:
    return None if minute is None else iso_day(day_of_minute(minute))


def _place_cells(field: Field, span: Span, *, page: int | None, of: int | None) -> Row:
    return {
        "field": field.value,
        "start": span.start,
        "end": span.end,
        "page": page,
        "paragraph": of,
    }


def _articles_of(rows: Iterable[EventRow | QuotedRow]) -> list[int]:
    return list(dict.fromkeys(row.article_id for row in rows))


def _chunks(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    for first in range(0, len(ids), _CHUNK):
        yield ids[first : first + _CHUNK]
