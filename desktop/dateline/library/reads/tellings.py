"""Who tells of an event, and when: each mention of it with its verb, article and outlet."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.library.rows import all_rows, marks
from dateline.model.annotations import EventKind
from dateline.model.spans import Field, Span


@dataclass(frozen=True, slots=True)
class Telling:
    """One mention of an event.

    `published` is ISO 8601 in the precision that was read; the spans count in `field` of the
    article's current text.
    """

    event_id: int
    article_id: int
    kind: EventKind
    verb: str
    field: Field
    sentence_span: Span
    sentence: str
    title: str
    outlet: str
    published: str | None


def tellings(connection: sqlite3.Connection, event_ids: Sequence[int]) -> list[Telling]:
    """Return these mentions, in any order; unknown ids are left out."""
    found: list[Telling] = []
    for first in range(0, len(event_ids), 500):
        chunk = list(event_ids[first : first + 500])
        whole = "CASE event.field WHEN 'title' THEN article_text.title ELSE text END"
        sql = f"""SELECT event.id AS event_id, event.article_id AS article_id, kind, field,
            sentence_start, sentence_end, article_effective.title AS title, outlet, published,
            substr({whole}, trigger_start + 1, trigger_end - trigger_start) AS verb,
            substr({whole}, sentence_start + 1, sentence_end - sentence_start) AS sentence
            FROM event JOIN article_text ON article_text.id = event.text_id
            JOIN article_effective ON article_effective.article_id = event.article_id
            WHERE event.id IN ({marks(chunk)})"""
        for row in all_rows(connection, sql, chunk):
            span = Span(row.pop("sentence_start"), row.pop("sentence_end"))
            row |= {"kind": EventKind(row["kind"]), "field": Field(row["field"])}
            row["sentence"] = " ".join(row["sentence"].split())
            found.append(Telling(**row, sentence_span=span))
    return found
