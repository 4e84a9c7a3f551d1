"""Quotations with all that cites them, one row each, for exports and the terminal."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.library.findings import sentence_at
from dateline.library.packing import unpack_layout
from dateline.library.rows import Row, all_rows, marks
from dateline.model.confidence import Confidence
from dateline.model.spans import Field, Span


@dataclass(frozen=True, slots=True)
class QuotedRow:
    """A quotation with its sentence. Offsets count in `field` of the text it was found in.

    `speaker` is the name the decisions leave of the speaker, else the phrase that stands in the
    text; `speaker_uid` the entity's, where one is known. `statement_id` is the dated statement
    that its cue verb makes, if any; `decided` says that a person gave the speaker.
    """

    id: int
    article_id: int
    field: Field
    span: Span
    words: str
    sentence: str
    kind: str
    speaker: str | None
    speaker_uid: str | None
    statement_id: int | None
    confidence: Confidence
    decided: bool
    maker: str
    page: int | None
    paragraph: int | None


def quoted_rows(connection: sqlite3.Connection, quotation_ids: Sequence[int]) -> list[QuotedRow]:
    """Return these quotations in the order given; unknown ids are left out."""
    found: dict[int, QuotedRow] = {}
    for first in range(0, len(quotation_ids), 500):
        chunk = list(quotation_ids[first : first + 500])
        sql = f"""SELECT quotation.*, article_text.title AS title, article_text.text AS text, layout,
            maker.name AS maker, entity.uid AS speaker_uid, entity_effective.name AS speaker_name,
            (SELECT event.id FROM event WHERE event.text_id = quotation.text_id
                AND event.kind = 'statement' AND event.field = quotation.field
                AND trigger_start < cue_end AND trigger_end > cue_start
                ORDER BY event.position LIMIT 1) AS statement_id
            FROM quotation JOIN article_text ON article_text.id = quotation.text_id
            JOIN maker ON maker.id = quotation.maker_id
            LEFT JOIN mention ON mention.id = speaker_mention_id
            LEFT JOIN entity ON entity.id = mention.effective_id
            LEFT JOIN entity_effective ON entity_effective.entity_id = mention.effective_id
            WHERE quotation.id IN ({marks(chunk)})"""
        for row in all_rows(connection, sql, chunk):
            found[row["id"]] = _quoted_row(connection, row)
    return [found[quotation_id] for quotation_id in quotation_ids if quotation_id in found]


def _quoted_row(connection: sqlite3.Connection, row: Row) -> QuotedRow:
    field, span = Field(row["field"]), Span(row["start"], row["end"])
    in_text = field is Field.TEXT
    whole = row["text"] if in_text else row["title"]
    layout = unpack_layout(row["layout"])
    return QuotedRow(
        row["id"],
        row["article_id"],
        field,
        span,
        span.of(whole),
        sentence_at(connection, row["text_id"], field, span, whole),
        row["kind"],
        row["speaker_name"] or row["speaker"],
        row["speaker_uid"],
        row["statement_id"],
        Confidence(row["confidence"]),
        row["read_as"] is not None,
        row["maker"],
        layout.page_of(span.start) if in_text else None,
        layout.paragraph_of(span.start) if in_text else None,
    )
