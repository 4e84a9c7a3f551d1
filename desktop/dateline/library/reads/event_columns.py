"""Dated statements and events as integer columns: of the whole library, or of some articles."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import numpy as np
from numpy.typing import NDArray

from dateline.library.facet_rows import Selection, all_articles, these_articles
from dateline.model.annotations import EventKind, Relation, Status
from dateline.model.confidence import Confidence
from dateline.model.timex import Granularity

ABSENT: Final = -(2**61)
"""Stands in the columns for what is not known: an open end, a missing publication day."""
MODS: Final = ("START", "MID", "END", "APPROX")
"""TIMEX3 modifiers that say something of an interval's ends; column `mod` counts them from 1."""
COLUMNS: Final = (
    "id",
    "article",
    "earliest",
    "latest",
    "granularity",
    "kind",
    "status",
    "relation",
    "confidence",
    "mod",
    "published_day",
)
"""What stands in a row: enumerations by their place, `mod` 0 for none or another."""


@dataclass(frozen=True, slots=True, eq=False)
class ReadEvents:
    """Events in columns (`COLUMNS`), ascending by id, and distinct (event id, entity id) pairs."""

    rows: NDArray[np.int64]
    entities: NDArray[np.int64]


def read_event_columns(
    connection: sqlite3.Connection, article_ids: Collection[int] | None = None
) -> ReadEvents:
    """Return the events that have a place in time, of current texts of articles not removed.

    `article_ids` are those whose events are wanted, None all. Participants, places and sources are
    the entities after all decisions.
    """
    chosen = all_articles(connection) if article_ids is None else these_articles(article_ids)
    selections = list(chosen)
    rows = _table(connection, COLUMNS, _EVENTS, selections)
    pairs = _table(connection, ("event", "entity"), _ENTITIES, selections)
    return ReadEvents(rows[np.argsort(rows[:, 0], kind="stable")], pairs)


def _case(column: str, values: Sequence[StrEnum] | Sequence[str], *, first: int = 0) -> str:
    cases = " ".join(f"WHEN '{value}' THEN {code}" for code, value in enumerate(values, first))
    return f"CASE {column} {cases} ELSE 0 END"


_DAY: Final = tuple(Granularity).index(Granularity.DAY)
_PLACED: Final = (
    "removed_at IS NULL AND (event.earliest IS NOT NULL OR event.latest IS NOT NULL) AND {0}"
)
_EVENTS: Final = f"""
    SELECT event.id AS id, event.article_id AS article, coalesce(event.earliest, {ABSENT}) AS earliest,
        coalesce(event.latest, {ABSENT}) AS latest,
        iif(timex.id IS NULL, {_DAY}, {_case("timex.granularity", tuple(Granularity))}) AS granularity,
        {_case("event.kind", tuple(EventKind))} AS kind,
        {_case("event.status", tuple(Status))} AS status,
        {_case("event.relation", tuple(Relation))} AS relation,
        coalesce(event.confidence, {int(Confidence.UNSURE)}) AS confidence,
        {_case("timex.mod", MODS, first=1)} AS mod,
        coalesce(published_day, {ABSENT}) AS published_day
    FROM article JOIN event ON event.article_id = article.id AND event.text_id = article.text_id
    JOIN article_effective ON article_effective.article_id = article.id
    LEFT JOIN timex ON timex.id = event.timex_id WHERE {_PLACED}"""
_OF_EVENT: Final = (
    "FROM article JOIN event ON event.article_id = article.id AND event.text_id = article.text_id"
)
_ENTITIES: Final = " UNION ".join(
    f"""SELECT event.id AS event, effective_id AS entity {_OF_EVENT} {join}
    WHERE effective_id IS NOT NULL AND {_PLACED}"""
    for join in (
        "JOIN event_participant ON event_id = event.id JOIN mention ON mention.id = mention_id",
        "JOIN mention ON mention.id = event.place_mention_id",
        "JOIN mention ON mention.id = event.attributed_mention_id",
    )
)


def _table(
    connection: sqlite3.Connection,
    columns: Sequence[str],
    sql: str,
    selections: Sequence[Selection],
) -> NDArray[np.int64]:
    """Return integer rows; one text is parsed at a tenth of the cost of tuples."""
    row = " || ' ' || ".join(columns)
    parts: list[NDArray[np.int64]] = []
    for condition, parameters in selections:
        source = sql.format(condition)
        counted = source.count(condition)
        text = connection.execute(
            f"SELECT group_concat({row}, ' ') FROM ({source})", parameters * counted
        ).fetchone()[0]
        parts.append(np.fromstring(text or "", np.int64, sep=" ").reshape(-1, len(columns)))
    return np.concatenate(parts) if parts else np.empty((0, len(columns)), np.int64)
