"""Read what facets count from SQL: some articles, or all, some thousands at a time."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from dateline.library.facet_columns import NO_DAY, OPEN_DAY, Bytes, Flag, Ints, Longs
from dateline.model.annotations import Status
from dateline.model.days import MINUTES_PER_DAY

Selection: TypeAlias = tuple[str, tuple[int | str, ...]]
"""A condition over `article` that chooses some, and its parameters."""

_CHUNK: Final = 4_000
"""Articles read at a time: their numbers are parsed in some 10 ms, in which no other thread runs."""
_FLOORED: Final = f"({{0}} - (({{0}} % {MINUTES_PER_DAY} + {MINUTES_PER_DAY}) % {MINUTES_PER_DAY})) / {MINUTES_PER_DAY}"
"""The day of a minute, rounded down before year 1 as well."""
_LIVE: Final = "article.removed_at IS NULL AND article.text_id IS NOT NULL"
_ARTICLES: Final = f"""
    SELECT article.id, coalesce(published_day, {NO_DAY}),
        {Flag.STARRED.value} * starred + {Flag.UNREAD.value} * (opened_utc IS NULL), outlet
    FROM article JOIN article_effective ON article_id = article.id"""
_ENTITIES: Final = """
    SELECT article.id AS a, entity_id AS b, mentions AS c
    FROM article JOIN article_entity ON article_id = article.id"""
_TAGS: Final = "SELECT article.id, tag FROM article JOIN article_tag ON article_id = article.id"
_STATUS: Final = " ".join(
    f"WHEN '{status.value}' THEN {code}" for code, status in enumerate(Status)
)
_FIRST: Final = _FLOORED.format("earliest")
_LAST: Final = _FLOORED.format("latest")
# "by X" takes the day X alone, "since X" the days from X to the publication, as they are drawn.
_EVENTS: Final = f"""
    SELECT article.id AS a,
        coalesce({_FIRST}, {_LAST}, {OPEN_DAY}) AS b,
        coalesce({_LAST}, max({_FIRST}, coalesce(published_day, {_FIRST})), {-OPEN_DAY}) AS c,
        CASE status {_STATUS} END AS d
    FROM article JOIN event ON event.text_id = article.text_id
        JOIN article_effective ON article_effective.article_id = article.id"""


@dataclass(frozen=True, slots=True, eq=False)
class FacetRows:
    """What was read of some articles, ascending by article id, in terms of ids."""

    ids: Longs
    published: Ints
    flags: Bytes
    outlets: tuple[str, ...]
    tagged: Longs
    tags: tuple[str, ...]
    entities: NDArray[np.int64]
    """Rows of (article id, entity id, mentions)."""
    events: NDArray[np.int64]
    """Rows of (article id, first day, last day, status code)."""


def all_articles(connection: sqlite3.Connection) -> Iterator[Selection]:
    """Yield selections that cover every article."""
    last = connection.execute("SELECT coalesce(max(id), 0) FROM article").fetchone()[0]
    for first in range(1, int(last) + 1, _CHUNK):
        yield "article.id BETWEEN ? AND ?", (first, first + _CHUNK - 1)


def these_articles(article_ids: Iterable[int]) -> Iterator[Selection]:
    """Yield selections that cover these articles."""
    ordered = sorted(article_ids)
    for first in range(0, len(ordered), _CHUNK):
        chosen = json.dumps(ordered[first : first + _CHUNK])
        yield "article.id IN (SELECT value FROM json_each(?))", (chosen,)


def read_facet_rows(connection: sqlite3.Connection, selections: Iterable[Selection]) -> FacetRows:
    """Return the rows of the articles selected, without those that are removed."""
    articles: list[tuple[int, int, int, str]] = []
    tags: list[tuple[int, str]] = []
    entities: list[NDArray[np.int64]] = []
    events: list[NDArray[np.int64]] = []
    for condition, parameters in selections:
        where = f"WHERE {_LIVE} AND {condition} ORDER BY article.id"
        articles += connection.execute(f"{_ARTICLES} {where}", parameters)
        tags += connection.execute(f"{_TAGS} {where}, tag", parameters)
        source = f"{_ENTITIES} {where}, entity_id"
        entities.append(_integers(connection, "abc", source, parameters))
        events.append(_integers(connection, "abcd", f"{_EVENTS} {where}", parameters))
    return FacetRows(
        ids=np.array([row[0] for row in articles], np.int64),
        published=np.array([row[1] for row in articles], np.int32),
        flags=np.array([row[2] for row in articles], np.uint8),
        outlets=tuple(row[3] for row in articles),
        tagged=np.array([row[0] for row in tags], np.int64),
        tags=tuple(row[1] for row in tags),
        entities=_joined(entities, 3),
        events=_joined(events, 4),
    )


def read_entities(
    connection: sqlite3.Connection, entity_ids: Iterable[int] | None = None
) -> list[tuple[int, int, str, str]]:
    """Return (id, root id, name, kind) of every entity, or of these and what they were merged into."""
    sql = "SELECT entity_id, root_id, name, kind FROM entity_effective"
    if entity_ids is None:
        return connection.execute(f"{sql} ORDER BY entity_id").fetchall()
    chosen = json.dumps(sorted(entity_ids))
    wanted = "SELECT value FROM json_each(:chosen)"
    roots = f"SELECT root_id FROM entity_effective WHERE entity_id IN ({wanted})"
    sql = f"{sql} WHERE entity_id IN ({wanted}) OR entity_id IN ({roots}) ORDER BY entity_id"
    return connection.execute(sql, {"chosen": chosen}).fetchall()


def _integers(
    connection: sqlite3.Connection, columns: str, source: str, parameters: Sequence[int | str]
) -> NDArray[np.int64]:
    """Return integer columns as an array of rows; one text is parsed at a tenth of the cost of tuples."""
    row = " || ' ' || ".join(columns)
    text = connection.execute(
        f"SELECT group_concat({row}, ' ') FROM ({source})", parameters
    ).fetchone()[0]
    return np.fromstring(text or "", np.int64, sep=" ").reshape(-1, len(columns))


def _joined(parts: list[NDArray[np.int64]], width: int) -> NDArray[np.int64]:
    return np.concatenate(parts) if parts else np.empty((0, width), np.int64)
