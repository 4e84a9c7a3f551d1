"""Derived: what a person said of single mentions (another entity, no name, a name), whatever linking says."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Sequence
from typing import Final

from dateline.library.decisions import Decision, DecisionKind, in_force_for
from dateline.library.handmade import entity_of_decision, refresh_handmade
from dateline.library.rows import Row, all_rows, marks, one_row
from dateline.library.selectors import CurrentText, Selector, current_text_of
from dateline.model.spans import Field, Span

_MENTION_DECISIONS: Final = (DecisionKind.SPLIT, DecisionKind.NOT_NAME, DecisionKind.MENTION)
SPAN_DECISIONS: Final = (*_MENTION_DECISIONS, DecisionKind.SPEAKER)
"""The decisions on words of an article, re-applied whenever its readings or entities change."""
_NAMED_BY: Final = {
    DecisionKind.SPLIT: "$.into",
    DecisionKind.MENTION: "$.into",
    DecisionKind.SPEAKER: "$.speaker",
}
"""Where the payload of each has the uid of the entity that it points to, if it points to one."""


def articles_pointing_at(connection: sqlite3.Connection, entity_ids: Collection[int]) -> set[int]:
    """Return the ids of the articles with a span decision that leads to one of these entities."""
    sql = """SELECT article.id, entity.id FROM decision
        JOIN entity ON entity.uid = json_extract(payload, ?)
        JOIN article ON article.uid = substr(target, length('article:') + 1) WHERE decision.kind = ?"""
    return {
        article_id
        for kind, place in _NAMED_BY.items()
        for article_id, entity_id in connection.execute(sql, (place, kind.value))
        if entity_id in entity_ids
    }


def articles_decided(
    connection: sqlite3.Connection,
    kinds: Sequence[DecisionKind],
    article_ids: Iterable[int] | None = None,
) -> dict[int, str]:
    """Return article id → uid of the articles with a decision of these kinds, undone or not.

    Looks at `article_ids` alone, or at all.
    """
    names = [kind.value for kind in kinds]
    if article_ids is None:
        sql = f"""SELECT article.id, article.uid FROM
            (SELECT DISTINCT target FROM decision WHERE kind IN ({marks(names)}))
            JOIN article ON article.uid = substr(target, length('article:') + 1)"""
        return dict(connection.execute(sql, names).fetchall())
    ordered = sorted(article_ids)
    found: dict[int, str] = {}
    for first in range(0, len(ordered), 500):
        chunk = ordered[first : first + 500]
        sql = f"""SELECT id, uid FROM article WHERE id IN ({marks(chunk)}) AND EXISTS (SELECT 1 FROM
            decision WHERE kind IN ({marks(names)}) AND target = 'article:' || article.uid)"""
        found.update(connection.execute(sql, (*chunk, *names)).fetchall())
    return found


def apply_mention_decisions(
    connection: sqlite3.Connection, article_ids: Iterable[int] | None = None
) -> set[int]:
    """Apply what a person said of mentions, oldest first, so that the newest holds.

    Called after mentions were pointed at the roots of their linked entities: of these articles
    (None: of any). Returns the articles that have such decisions.
    """
    decided = articles_decided(connection, _MENTION_DECISIONS, article_ids)
    for article_id, uid in sorted(decided.items()):
        text = current_text_of(connection, article_id)
        if text is None:
            continue
        standing = [
            entry
            for entry in in_force_for(connection, f"article:{uid}")
            if entry.kind in _MENTION_DECISIONS
        ]
        by_hand = [entry for entry in standing if entry.kind is DecisionKind.MENTION]
        refresh_handmade(connection, article_id, text, by_hand)
        for entry in standing:
            _apply(connection, text, entry)
    return set(decided)


def _apply(connection: sqlite3.Connection, text: CurrentText, entry: Decision) -> None:
    """Point the mentions of the selected words; others that they cut into are no names."""
    effective = None
    if entry.kind is not DecisionKind.NOT_NAME:
        effective = _effective(connection, entity_of_decision(connection, entry))
    for value in entry.payload["selectors"]:
        selector = Selector.from_json(value)
        span = text.locate(selector)
        if span is None:
            continue
        overlapping = _overlapping(connection, text.id, selector.field, span)
        exact = [mention_id for mention_id, at in overlapping if at == span]
        chosen = exact or [mention_id for mention_id, _ in overlapping]
        sql = "UPDATE mention SET effective_id = ? WHERE id = ?"
        connection.executemany(sql, [(None, mention_id) for mention_id, _ in overlapping])
        connection.executemany(sql, [(effective, mention_id) for mention_id in chosen])


def _overlapping(
    connection: sqlite3.Connection, text_id: int, field: Field, span: Span
) -> list[tuple[int, Span]]:
    sql = """SELECT id, start, "end" FROM mention
        WHERE text_id = ? AND field = ? AND start < ? AND "end" > ?"""
    where = (text_id, field.value, span.end, span.start)
    return [(row[0], Span(row[1], row[2])) for row in connection.execute(sql, where)]


def _effective(connection: sqlite3.Connection, entity_id: int) -> int | None:
    """Return the root of an entity, or None where it is ignored."""
    sql = """SELECT root.entity_id AS id, root.ignored AS ignored FROM entity_effective AS own
        JOIN entity_effective AS root ON root.entity_id = own.root_id WHERE own.entity_id = ?"""
    row = one_row(connection, sql, (entity_id,))
    return None if row is None or row["ignored"] else int(row["id"])


def places_mentioned(connection: sqlite3.Connection, text_id: int) -> list[tuple[Field, Span]]:
    """Return where the mentions of a text stand, without those that are no names any more."""
    sql = """SELECT field, start, "end" FROM mention
        WHERE text_id = ? AND effective_id IS NOT NULL ORDER BY field, start"""
    return [(Field(row[0]), Span(row[1], row[2])) for row in connection.execute(sql, (text_id,))]


def mentions_at(connection: sqlite3.Connection, mention_ids: Sequence[int]) -> list[Row]:
    """Return where these mentions of current texts stand, by article and place, and their entity.

    The columns are article_id, article_uid, field, start, end, entity_id (effective), name, kind.
    """
    found: list[Row] = []
    for first in range(0, len(mention_ids), 500):
        chunk = list(mention_ids[first : first + 500])
        sql = f"""SELECT mention.article_id AS article_id, article.uid AS article_uid,
            mention.field AS field, mention.start AS start, mention."end" AS "end",
            effective_id AS entity_id, entity_effective.name AS name, entity_effective.kind AS kind
            FROM mention
            JOIN article ON article.id = mention.article_id AND article.text_id = mention.text_id
            JOIN entity_effective ON entity_effective.entity_id = effective_id
            WHERE mention.id IN ({marks(chunk)})"""
        found += all_rows(connection, sql, chunk)
    return sorted(found, key=lambda row: (row["article_id"], row["field"], row["start"]))
