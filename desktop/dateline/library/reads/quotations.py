"""Quotations across articles, as the Quotes pane lists them."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.library.rows import all_rows, marks
from dateline.model.confidence import Confidence
from dateline.model.spans import Field, Span


@dataclass(frozen=True, slots=True)
class QuotationListRow:
    """A quotation with its words, its speaker and the article that has it.

    `speaker_id` is the speaker's effective entity; `speaker` is its name, else the phrase in the
    text, else "". `published_day` is a day number or None.
    """

    id: int
    article_id: int
    field: Field
    span: Span
    words: str
    kind: str
    speaker: str
    speaker_id: int | None
    confidence: Confidence
    outlet: str
    published_day: int | None


def quotation_ids(connection: sqlite3.Connection, article_ids: Sequence[int] | None) -> list[int]:
    """Return the quotations of current texts by speaker (the most quoted first), then by day.

    `article_ids` None is the whole library. Quotations without a speaker come last.
    """
    where = (
        ""
        if article_ids is None
        else "AND quotation.article_id IN (SELECT value FROM json_each(?))"
    )
    sql = f"""WITH found AS (
            SELECT quotation.id AS id, coalesce(shown.name, quotation.speaker, '') AS who,
                published_day, quotation.start AS place
            FROM quotation JOIN article ON article.id = quotation.article_id
                AND article.text_id = quotation.text_id
            JOIN article_effective ON article_effective.article_id = article.id
            LEFT JOIN mention ON mention.id = speaker_mention_id
            LEFT JOIN entity_effective AS shown ON shown.entity_id = mention.effective_id
            WHERE removed_at IS NULL {where})
        SELECT id FROM found JOIN (SELECT who AS speaker, count(*) AS times FROM found GROUP BY who)
            ON speaker = who
        ORDER BY who = '', times DESC, who, published_day DESC, place"""
    parameters = () if article_ids is None else (f"[{','.join(map(str, article_ids))}]",)
    return [row[0] for row in connection.execute(sql, parameters)]


def quotation_rows(connection: sqlite3.Connection, ids: Sequence[int]) -> list[QuotationListRow]:
    """Return these quotations in the order given; unknown ids are left out."""
    found: dict[int, QuotationListRow] = {}
    for first in range(0, len(ids), 500):
        chunk = list(ids[first : first + 500])
        sql = f"""SELECT quotation.id AS id, quotation.article_id AS article_id, quotation.field AS field,
            quotation.start AS start, quotation."end" AS "end", quotation.kind AS kind,
            coalesce(shown.name, quotation.speaker, '') AS speaker, mention.effective_id AS speaker_id,
            quotation.confidence AS confidence, outlet, published_day,
            substr(CASE quotation.field WHEN 'title' THEN article_text.title ELSE article_text.text END,
                quotation.start + 1, quotation."end" - quotation.start) AS words
            FROM quotation JOIN article_text ON article_text.id = quotation.text_id
            JOIN article_effective ON article_effective.article_id = quotation.article_id
            LEFT JOIN mention ON mention.id = speaker_mention_id
            LEFT JOIN entity_effective AS shown ON shown.entity_id = mention.effective_id
            WHERE quotation.id IN ({marks(chunk)})"""
        for row in all_rows(connection, sql, chunk):
            found[row["id"]] = QuotationListRow(
                row["id"],
                row["article_id"],
                Field(row["field"]),
                Span(row["start"], row["end"]),
                row["words"],
                row["kind"],
                row["speaker"],
                row["speaker_id"],
                Confidence(row["confidence"]),
                row["outlet"],
                row["published_day"],
            )
    return [found[row_id] for row_id in ids if row_id in found]
