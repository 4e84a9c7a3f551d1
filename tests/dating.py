"""Store articles with their dates as the pipeline reads them, without a model: one event a date."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.extraction.time.direction import Direction, Tense
from dateline.extraction.time.recognise import recognise
from dateline.extraction.time.resolve import resolve_all, unresolved
from dateline.library.annotations import store_extraction
from dateline.library.writer import Transaction
from dateline.model.annotations import Event, EventKind, Extraction, Relation, Status
from dateline.model.confidence import Confidence
from dateline.model.days import day_from_iso
from dateline.model.spans import Field
from dateline.model.timex import Timex
from tests.building import extraction, link_by_name, read_article, store


def timexes_of(text: str, published: str | None, *, tense: Tense = Tense.PAST) -> tuple[Timex, ...]:
    """Return the time expressions of a text whose clauses all have one tense."""
    found = [
        unresolved(Field.TEXT, span, frame, Direction(tense)) for span, frame in recognise(text)
    ]
    return resolve_all(found, None if published is None else day_from_iso(published))


def dated_extraction(
    text: str,
    names: Sequence[str] = (),
    *,
    published: str | None,
    tense: Tense = Tense.PAST,
) -> Extraction:
    """Return names, dates, and an event for the sentence of each date."""
    named = extraction(text, names)
    timexes = timexes_of(text, published, tense=tense)
    events = tuple(
        Event(
            field=Field.TEXT,
            span=sentence,
            trigger=sentence,
            sentence=sentence,
            kind=EventKind.EVENT,
            timex=place,
            relation=Relation.ON,
            participants=tuple(
                number for number, m in enumerate(named.mentions) if sentence.contains(m.span)
            ),
            place=None,
            status=Status.REPORTED,
            attributed_span=None,
            attributed_mention=None,
            confidence=Confidence.LIKELY,
            maker="test",
        )
        for place, timex in enumerate(timexes)
        for sentence in named.sentences
        if sentence.contains(timex.span)
    )
    return replace(named, timexes=timexes, events=events)


def store_dated(
    transaction: Transaction,
    text: str,
    names: Sequence[str] = (),
    *,
    sha256: str,
    published: str | None = "2025-03-13",
    outlet: str | None = None,
    tense: Tense = Tense.PAST,
) -> int:
    """Store an article with its dates and events, and return its id."""
    read = read_article(text, title=f"Title {sha256[:4]}", published=published, outlet=outlet)
    arrival = store(transaction, read, sha256=sha256)
    found = dated_extraction(text, names, published=published, tense=tense)
    sql = "SELECT text_id FROM article WHERE id = ?"
    (text_id,) = transaction.connection.execute(sql, (arrival.article_id,)).fetchone()
    store_extraction(transaction, text_id, found, link_by_name)
    return arrival.article_id
