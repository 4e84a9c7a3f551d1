"""Roles: what texts say an entity is, with the sentence and the day; found by their words as well."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from dateline.library.findings import sentence_at
from dateline.library.rows import all_rows
from dateline.library.search.tokens import fold, tokens
from dateline.model.spans import Field, Span

_ROLES: Final = """SELECT role.field AS field, role.start AS start, role."end" AS "end",
    role.article_id AS article_id, role.text_id AS text_id, effective_id AS entity_id, outlet, published_day,
    CASE role.field WHEN 'title' THEN article_text.title ELSE text END AS whole FROM role
    JOIN mention ON mention.id = mention_id
    JOIN article ON article.id = role.article_id AND article.text_id = role.text_id
    JOIN article_text ON article_text.id = role.text_id
    JOIN article_effective ON article_effective.article_id = role.article_id"""


@dataclass(frozen=True, slots=True)
class RoleRow:
    """A role as one text puts it last; `count` is how often the texts of the library put it so.

    `span` counts code points of `field`; `published_day` is the day of that article.
    """

    words: str
    sentence: str
    article_id: int
    field: Field
    span: Span
    outlet: str
    published_day: int | None
    count: int


def roles_said(
    connection: sqlite3.Connection, entity_id: int, *, by_outlet: bool = False
) -> tuple[RoleRow, ...]:
    """Return the roles of an effective entity, newest first, each once whatever its capitals.

    `by_outlet` returns each once for every outlet that says it.
    """
    sql = f"""{_ROLES} WHERE effective_id = ? AND removed_at IS NULL
        ORDER BY published_day IS NULL, published_day DESC, role.article_id DESC, role.start"""
    found: dict[tuple[str, str], RoleRow] = {}
    counts: dict[tuple[str, str], int] = {}
    for row in all_rows(connection, sql, (entity_id,)):
        field, span = Field(row["field"]), Span(row["start"], row["end"])
        words = " ".join(span.of(row["whole"]).split())
        key = (fold(words), row["outlet"] if by_outlet else "")
        counts[key] = counts.get(key, 0) + 1
        if key not in found:
            sentence = sentence_at(connection, row["text_id"], field, span, row["whole"])
            found[key] = RoleRow(
                *(words, " ".join(sentence.split()), row["article_id"], field, span),
                *(row["outlet"], row["published_day"], 0),
            )
    return tuple(
        RoleRow(
            *(role.words, role.sentence, role.article_id, role.field, role.span),
            *(role.outlet, role.published_day, counts[key]),
        )
        for key, role in found.items()
    )


def roles_called(connection: sqlite3.Connection, words: str) -> dict[int, str]:
    """Return the effective entities of which a current text says all these words, in any order.

    With each comes the newest such role. Each word is the beginning of one of the role's. The full
    text index names the articles first, so that roles of others are not looked at.
    """
    wanted = tokens(words)
    if not wanted:
        return {}
    match = " AND ".join('"' + token.replace('"', '""') + '"*' for token in wanted)
    sql = f"""{_ROLES} WHERE role.text_id IN (SELECT text_id FROM article
            WHERE id IN (SELECT rowid FROM article_fts WHERE article_fts MATCH ?)) AND effective_id IS NOT NULL AND removed_at IS NULL
        ORDER BY published_day, role.article_id, role.start"""
    found: dict[int, str] = {}
    for row in all_rows(connection, sql, (match,)):
        said = row["whole"][row["start"] : row["end"]]
        if _begins(tokens(said), wanted):
            found[row["entity_id"]] = " ".join(said.split())
    return found


def _begins(parts: Iterable[str], wanted: Iterable[str]) -> bool:
    held = list(parts)
    return all(any(part.startswith(word) for part in held) for word in wanted)
