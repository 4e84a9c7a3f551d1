"""Mentions as a list shows them: the words, the sentence they stand in, and the article."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.library.findings import sentence_at
from dateline.library.rows import all_rows, marks, one_value
from dateline.model.spans import Field, Span


@dataclass(frozen=True, slots=True)
class MentionListRow:
    """A mention of a current text; `span` counts code points of `field`."""

    id: int
    article_id: int
    article_uid: str
    field: Field
    span: Span
    words: str
    sentence: str
    title: str
    outlet: str
    published_day: int | None


def mention_rows(
    connection: sqlite3.Connection, mention_ids: Sequence[int]
) -> list[MentionListRow]:
    """Return these mentions in the order given; those that are gone are left out."""
    found: dict[int, MentionListRow] = {}
    for first in range(0, len(mention_ids), 500):
        chunk = list(mention_ids[first : first + 500])
        sql = f"""SELECT mention.id AS id, mention.article_id AS article_id, uid, mention.text_id AS text_id,
            field, start, "end", article_effective.title AS title, outlet, published_day,
            CASE field WHEN 'title' THEN article_text.title ELSE text END AS whole FROM mention
            JOIN article ON article.id = mention.article_id
            JOIN article_text ON article_text.id = mention.text_id
            JOIN article_effective ON article_effective.article_id = mention.article_id
            WHERE mention.id IN ({marks(chunk)})"""
        for row in all_rows(connection, sql, chunk):
            field, span = Field(row["field"]), Span(row["start"], row["end"])
            sentence = sentence_at(connection, row["text_id"], field, span, row["whole"])
            found[row["id"]] = MentionListRow(
                *(row["id"], row["article_id"], row["uid"], field, span, span.of(row["whole"])),
                *(" ".join(sentence.split()), row["title"], row["outlet"], row["published_day"]),
            )
    return [found[mention_id] for mention_id in mention_ids if mention_id in found]


def mention_ids_of(connection: sqlite3.Connection, entity_id: int) -> list[int]:
    """Return the mentions of an effective entity in current texts: earliest article first, as read.

    Articles without a day come last.
    """
    sql = """SELECT mention.id FROM mention
        JOIN article ON article.id = mention.article_id AND article.text_id = mention.text_id
        JOIN article_effective ON article_effective.article_id = mention.article_id
        WHERE effective_id = ? AND removed_at IS NULL
        ORDER BY published_day IS NULL, published_day, mention.article_id, field = 'text', start"""
    return [row[0] for row in connection.execute(sql, (entity_id,))]


def a_mention_of(connection: sqlite3.Connection, entity_id: int) -> int | None:
    """Return one mention of an effective entity in a current text, in its text before its title, or None."""
    sql = """SELECT mention.id FROM mention
        JOIN article ON article.id = mention.article_id AND article.text_id = mention.text_id
        WHERE effective_id = ? AND removed_at IS NULL ORDER BY field = 'title' LIMIT 1"""
    return one_value(connection, sql, (entity_id,))
