"""The annotations of one text, as marks and cards show them."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from dateline.library.resolution import stored_timexes
from dateline.library.rows import all_rows
from dateline.model.confidence import Confidence
from dateline.model.spans import Field, Span
from dateline.model.timex import Timex


@dataclass(frozen=True, slots=True)
class MentionRow:
    """A mention with the entity it stands for after the decisions."""

    id: int
    field: Field
    span: Span
    label: str
    entity_id: int
    entity_uid: str
    name: str
    kind: str
    confidence: Confidence
    maker: str
    link_reason: str
    decided: bool


@dataclass(frozen=True, slots=True)
class TimexRow:
    """A time expression with its row id."""

    id: int
    timex: Timex


@dataclass(frozen=True, slots=True)
class QuotationRow:
    """A quotation with its speaker; `speaker_id` is the speaker's effective entity, if known."""

    id: int
    article_id: int
    field: Field
    span: Span
    kind: str
    speaker: str | None
    speaker_span: Span | None
    speaker_id: int | None
    confidence: Confidence
    maker: str


@dataclass(frozen=True, slots=True)
class QuantityRow:
    """A number with its unit."""

    id: int
    field: Field
    span: Span
    value: float | None
    low: float | None
    high: float | None
    unit: str | None
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class Annotations:
    """Everything that is marked in one text."""

    mentions: tuple[MentionRow, ...]
    timexes: tuple[TimexRow, ...]
    quotations: tuple[QuotationRow, ...]
    quantities: tuple[QuantityRow, ...]


def annotations_of(connection: sqlite3.Connection, text_id: int) -> Annotations:
    """Return the marks of a text; ignored entities leave none."""
    return Annotations(
        mentions_of(connection, text_id),
        tuple(TimexRow(timex_id, timex) for timex_id, timex in stored_timexes(connection, text_id)),
        quotations_of(connection, text_id),
        _quantities(connection, text_id),
    )


def mentions_of(connection: sqlite3.Connection, text_id: int) -> tuple[MentionRow, ...]:
    """Return the mentions of a text in order of place, without those of ignored entities."""
    sql = """SELECT mention.id AS id, mention.field AS field, mention.start AS start,
        mention."end" AS "end", mention.label AS label, effective_id AS entity_id, entity.uid AS uid,
        shown.name AS name, shown.kind AS kind, mention.confidence AS confidence,
        maker.name AS maker, cluster.link_reason AS link_reason, shown.decided AS decided
        FROM mention JOIN entity_effective AS shown ON shown.entity_id = effective_id
        JOIN entity ON entity.id = effective_id JOIN maker ON maker.id = maker_id
        JOIN cluster ON cluster.id = cluster_id WHERE mention.text_id = ? ORDER BY mention.field, start"""
    return tuple(
        MentionRow(
            row["id"],
            Field(row["field"]),
            Span(row["start"], row["end"]),
            row["label"],
            row["entity_id"],
            row["uid"],
            row["name"],
            row["kind"],
            Confidence(row["confidence"]),
            row["maker"],
            row["link_reason"],
            bool(row["decided"]),
        )
        for row in all_rows(connection, sql, (text_id,))
    )


def quotations_of(connection: sqlite3.Connection, text_id: int) -> tuple[QuotationRow, ...]:
    """Return the quotations of a text in order of place."""
    sql = """SELECT quotation.id, quotation.article_id, quotation.field AS field, quotation.start AS start,
        quotation."end" AS "end", kind, speaker, speaker_start, speaker_end, effective_id,
        quotation.confidence AS confidence, maker.name AS maker FROM quotation
        LEFT JOIN mention ON mention.id = speaker_mention_id JOIN maker ON maker.id = quotation.maker_id
        WHERE quotation.text_id = ? ORDER BY quotation.start"""
    return tuple(
        QuotationRow(
            row["id"],
            row["article_id"],
            Field(row["field"]),
            Span(row["start"], row["end"]),
            row["kind"],
            row["speaker"],
            None
            if row["speaker_start"] is None
            else Span(row["speaker_start"], row["speaker_end"]),
            row["effective_id"],
            Confidence(row["confidence"]),
            row["maker"],
        )
        for row in all_rows(connection, sql, (text_id,))
    )


def _quantities(connection: sqlite3.Connection, text_id: int) -> tuple[QuantityRow, ...]:
    sql = """SELECT id, field, start, "end", value, low, high, unit, confidence FROM quantity
        WHERE text_id = ? ORDER BY start"""
    return tuple(
        QuantityRow(
            row["id"],
            Field(row["field"]),
            Span(row["start"], row["end"]),
            row["value"],
            row["low"],
            row["high"],
            row["unit"],
            Confidence(row["confidence"]),
        )
        for row in all_rows(connection, sql, (text_id,))
    )
