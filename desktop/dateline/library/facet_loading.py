"""Read the columns of facets: all of them once, then what changed into a new snapshot."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Generator, Mapping
from contextlib import contextmanager

import numpy as np
from numpy.typing import NDArray

from dateline.library.facet_columns import (
    NO_DAY,
    ArticleColumns,
    EntityColumns,
    EventColumns,
    FacetColumns,
    Ints,
    Longs,
    Names,
    Order,
    PairColumns,
    are_among,
    months_of,
)
from dateline.library.facet_rows import (
    FacetRows,
    all_articles,
    read_entities,
    read_facet_rows,
    these_articles,
)
from dateline.library.facet_splice import Splice
from dateline.library.search.tokens import tokens
from dateline.model.annotations import Status


def load_columns(connection: sqlite3.Connection) -> FacetColumns:
    """Return the columns of the whole library, as one transaction sees it."""
    with _one_state(connection):
        rows = read_facet_rows(connection, all_articles(connection))
        entities = EntityColumns.none().updated(read_entities(connection))
    return _spliced(FacetColumns.empty(), rows, rows.ids, entities)


def advance_columns(
    columns: FacetColumns,
    connection: sqlite3.Connection,
    article_ids: Collection[int],
    *,
    entity_ids: Collection[int],
) -> FacetColumns:
    """Return `columns` with these articles and entities read again, and gone where they are gone."""
    with _one_state(connection):
        rows = read_facet_rows(connection, these_articles(article_ids))
        mentioned = rows.entities[:, 1]
        unknown = mentioned[~are_among(mentioned, columns.entities.ids)]
        wanted = {*entity_ids, *map(int, unknown)}
        read = read_entities(connection, wanted) if wanted else []
    entities = columns.entities.updated(read) if read else columns.entities
    stale = np.array(sorted(article_ids), np.int64)
    return _spliced(columns, rows, stale, entities)


def _spliced(
    old: FacetColumns, rows: FacetRows, stale: Longs, entities: EntityColumns
) -> FacetColumns:
    splice = Splice(old.articles.ids, stale=stale, fresh=rows.ids)
    outlets, tags = old.outlets.with_all(rows.outlets), old.tags.with_all(rows.tags)
    events = _events(old.events, splice, rows)
    published = splice.articles(old.articles.published, rows.published)
    articles = ArticleColumns(
        splice.ids,
        published,
        months_of(published),
        splice.articles(old.articles.outlet, outlets.codes_of(rows.outlets)),
        splice.articles(old.articles.flags, rows.flags),
        _statuses(events, len(splice.ids)),
    )
    recoded = _recoded(old.mentions, old.entities, entities)
    article_ids, entity_ids, amounts = rows.entities.T
    codes = entities.codes_of(entity_ids)
    mentions = _pairs(recoded, splice, article_ids, codes, amounts.astype(np.int32))
    once = np.ones(len(rows.tags), np.int32)
    tagged = _pairs(old.tagged, splice, rows.tagged, tags.codes_of(rows.tags), once)
    orders = _orders(articles, outlets)
    totals = np.bincount(mentions.code, minlength=len(entities.ids))
    return FacetColumns(articles, outlets, entities, mentions, tags, tagged, events, orders, totals)


@contextmanager
def _one_state(connection: sqlite3.Connection) -> Generator[None]:
    """Read one state of the library, in the transaction that is open or one of its own."""
    own = not connection.in_transaction
    if own:
        connection.execute("BEGIN")
    try:
        yield
    finally:
        if own:
            connection.execute("ROLLBACK")


def _pairs(old: PairColumns, splice: Splice, ids: Longs, codes: Ints, amounts: Ints) -> PairColumns:
    rows = splice.rows(old.ordinal, ids)
    return PairColumns(rows.ordinal, rows.column(old.code, codes), rows.column(old.amount, amounts))


def _recoded(pairs: PairColumns, before: EntityColumns, after: EntityColumns) -> PairColumns:
    """Return pairs with the codes that their entities have now."""
    if before is after or np.array_equal(after.ids[: len(before.ids)], before.ids):
        return pairs
    return PairColumns(pairs.ordinal, after.codes_of(before.ids)[pairs.code], pairs.amount)


def _events(old: EventColumns, splice: Splice, fresh: FacetRows) -> EventColumns:
    article_ids, first, last, status = fresh.events.T
    rows = splice.rows(old.ordinal, article_ids)
    return EventColumns(
        rows.ordinal,
        rows.column(old.first, first.astype(np.int32)),
        rows.column(old.last, last.astype(np.int32)),
        rows.column(old.status, status.astype(np.uint8)),
    )


def _statuses(events: EventColumns, articles: int) -> NDArray[np.uint8]:
    bits = np.zeros(articles, np.uint8)
    for code in range(len(Status)):
        bits[events.ordinal[events.status == code]] |= np.uint8(1 << code)
    return bits


def _orders(articles: ArticleColumns, outlets: Names) -> Mapping[Order, Ints]:
    """Return the ordinals in each order; the younger id comes first among equals, but in `EARLIEST`."""
    by_day = np.lexsort((articles.ids, articles.published)).astype(np.int32)
    undated = int(np.count_nonzero(articles.published == NO_DAY))
    newest = by_day[::-1]
    ranks = np.empty(len(outlets.texts), np.int32)
    ranks[sorted(range(len(ranks)), key=lambda code: tokens(outlets.texts[code]))] = np.arange(
        len(ranks)
    )
    by_outlet = newest[np.argsort(ranks[articles.outlet[newest]], kind="stable")]
    return {
        Order.NEWEST: newest,
        Order.EARLIEST: np.concatenate((by_day[undated:], by_day[:undated])),
        Order.ADDED: np.arange(len(articles.ids), dtype=np.int32)[::-1],
        Order.OUTLET: by_outlet,
    }
