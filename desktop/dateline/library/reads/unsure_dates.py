"""Dates that could not be settled or are unsure, of current texts: as a list of ids, and as rows."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from dateline.library.findings import sentence_at
from dateline.library.resolution import timex_from_row
from dateline.library.rows import all_rows, marks
from dateline.model.confidence import Confidence
from dateline.model.spans import Field, Span
from dateline.model.timex import DECIDED, AnchorKind, Timex, TimexType

_SAYS_ALL: Final = ("reference", "vague_distance", "habit")
"""Resolutions of words that mean no one time ("now", "recently", "every January"): there is nothing
to settle, so nobody is asked."""


@dataclass(frozen=True, slots=True)
class UnsureDate:
    """An expression to be checked; `words` as they stand, folded, `pinned` where a finding has it."""

    timex_id: int
    article_id: int
    words: str
    rule: str
    anchor: AnchorKind
    pinned: bool


@dataclass(frozen=True, slots=True)
class UnsureDateRow:
    """An expression with the sentence and the article it stands in."""

    id: int
    article_id: int
    timex: Timex
    words: str
    sentence: str
    sentence_span: Span
    title: str
    outlet: str
    published_day: int | None


def unsure_dates(connection: sqlite3.Connection) -> list[UnsureDate]:
    """Return the dates that no person has given and that are unsure or have no place in time."""
    types = (TimexType.DATE.value, TimexType.TIME.value)
    settled = (DECIDED, *_SAYS_ALL)
    unlike = " AND ".join("rule NOT LIKE ?" for _ in settled)
    sql = f"""SELECT timex.id, timex.article_id, rule, anchor_kind, timex.text_id, timex.field,
            timex.start, timex."end",
            lower(substr(CASE timex.field WHEN ? THEN article_text.title ELSE text END,
                timex.start + 1, timex."end" - timex.start))
        FROM article JOIN timex ON timex.text_id = article.text_id
        JOIN article_text ON article_text.id = article.text_id
        WHERE article.removed_at IS NULL AND type IN ({marks(types)})
            AND (confidence = ? OR (earliest IS NULL AND latest IS NULL)) AND {unlike}
        ORDER BY timex.article_id DESC, position"""
    values = (
        Field.TITLE.value,
        *types,
        int(Confidence.UNSURE),
        *(f"%/{resolution}" for resolution in settled),
    )
    pinned = _pinned_spans(connection)
    return [
        UnsureDate(
            timex_id,
            article_id,
            " ".join(words.split()),
            rule,
            AnchorKind(anchor),
            any(Span(start, end).overlaps(span) for span in pinned.get((text_id, field), ())),
        )
        for timex_id, article_id, rule, anchor, text_id, field, start, end, words in (
            connection.execute(sql, values)
        )
    ]


def _pinned_spans(connection: sqlite3.Connection) -> dict[tuple[int, str], list[Span]]:
    """Return what the findings hold, by text and field: asked once, for there is no index on it."""
    found: dict[tuple[int, str], list[Span]] = {}
    sql = """SELECT text_id, field, start, "end" FROM finding
        WHERE removed_at IS NULL AND text_id IS NOT NULL"""
    for text_id, field, start, end in connection.execute(sql):
        found.setdefault((text_id, field), []).append(Span(start, end))
    return found


def unsure_date_rows(
    connection: sqlite3.Connection, timex_ids: Sequence[int]
) -> list[UnsureDateRow]:
    """Return these expressions with their sentences, in any order; unknown ids are left out."""
    found: list[UnsureDateRow] = []
    for first in range(0, len(timex_ids), 500):
        chunk = list(timex_ids[first : first + 500])
        sql = f"""SELECT timex.*, article_text.title AS read_title, text,
            article_effective.title AS shown_title, outlet, published_day
            FROM timex JOIN article_text ON article_text.id = timex.text_id
            JOIN article_effective ON article_effective.article_id = timex.article_id
            WHERE timex.id IN ({marks(chunk)})"""
        for row in all_rows(connection, sql, chunk):
            timex = timex_from_row(row)
            whole = row["read_title"] if timex.field is Field.TITLE else row["text"]
            sentence = sentence_at(connection, row["text_id"], timex.field, timex.span, whole)
            start = max(0, whole.rfind(sentence, 0, timex.span.start + len(sentence)))
            found.append(
                UnsureDateRow(
                    row["id"],
                    row["article_id"],
                    timex,
                    " ".join(timex.span.of(whole).split()),
                    " ".join(sentence.split()),
                    Span(start, start + len(sentence)),
                    row["shown_title"],
                    row["outlet"],
                    row["published_day"],
                )
            )
    return found
