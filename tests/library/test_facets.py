"""Facets say what SQL says, freshly loaded and advanced through any edits."""

from __future__ import annotations

import random
import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing

import numpy as np
import pytest

from dateline.library.facet_columns import Flag, Mask, Order
from dateline.library.facets import Facets
from dateline.library.opened import Library
from dateline.library.writer import Transaction
from dateline.model.annotations import Status
from tests.building import store_with_names
from tests.library.search.queries import NAMES, random_library
from tests.library.search.small_library import (
    Happened,
    Item,
    Name,
    add,
    empty_library,
    entity_id,
    library_of,
)

DAYS = (730_000, 730_400)


def _random_events(rng: random.Random) -> tuple[Happened, ...]:
    def minute() -> int | None:
        return rng.choice((None, rng.randint(DAYS[0] * 1440, DAYS[1] * 1440)))

    return tuple(
        Happened(minute(), minute(), rng.choice(list(Status))) for _ in range(rng.randint(0, 4))
    )


def _random_items(rng: random.Random, count: int) -> list[Item]:
    items = [item for seed in range(count) for item in random_library(rng.randrange(10_000) + seed)]
    return [
        Item(
            title=item.title,
            outlet=item.outlet,
            published_day=item.published_day,
            starred=item.starred,
            removed=item.removed,
            tags=item.tags,
            names=tuple(Name(name.name, name.kind, rng.randint(1, 5)) for name in item.names),
            events=_random_events(rng),
        )
        for item in items[:count]
    ]


@pytest.fixture
def connection() -> Iterator[sqlite3.Connection]:
    with closing(library_of(_random_items(random.Random(3), 40))) as made:
        yield made


def rows(connection: sqlite3.Connection, sql: str, *parameters: object) -> list[tuple[object, ...]]:
    return connection.execute(sql, parameters).fetchall()


LIVE = "article JOIN article_effective ON article_effective.article_id = article.id WHERE removed_at IS NULL"


def described(facets: Facets) -> dict[str, object]:
    """Return all that facets hold, in terms of ids and names."""
    columns = facets.columns
    ids, entities = columns.articles.ids, columns.entities
    pairs = columns.mentions
    events = columns.events
    return {
        "articles": [
            (
                int(ids[i]),
                int(columns.articles.published[i]),
                columns.outlets.texts[columns.articles.outlet[i]],
            )
            for i in range(facets.count)
        ],
        "flags": columns.articles.flags.tolist(),
        "statuses": columns.articles.statuses.tolist(),
        "mentions": sorted(
            (int(ids[o]), int(entities.ids[c]), entities.names[c], entities.kind(int(c)), int(n))
            for o, c, n in zip(pairs.ordinal, pairs.code, pairs.amount, strict=True)
        ),
        "tags": sorted(
            (int(ids[o]), columns.tags.texts[c])
            for o, c in zip(columns.tagged.ordinal, columns.tagged.code, strict=True)
        ),
        "events": sorted(
            zip(
                ids[events.ordinal].tolist(),
                events.first.tolist(),
                events.last.tolist(),
                events.status.tolist(),
                strict=True,
            )
        ),
        "orders": {order: facets.ids(facets.everything(), order).tolist() for order in Order},
    }


def check_against_sql(connection: sqlite3.Connection, facets: Facets, chosen: set[int]) -> None:
    """Compare every count and list within the articles `chosen` with plain SQL."""
    mask = facets.among(chosen)
    among = f"({','.join(map(str, sorted(chosen)))})"
    columns = facets.columns
    outlets = rows(connection, f"SELECT outlet FROM {LIVE} AND article.id IN {among}")
    assert _by_name(columns.outlets.texts, facets.outlet_counts(mask)) == Counter(
        row[0] for row in outlets
    )
    tags = rows(
        connection,
        f"SELECT tag FROM article_tag WHERE article_id IN (SELECT article.id FROM {LIVE}) AND article_id IN {among}",
    )
    assert _by_name(columns.tags.texts, facets.tag_counts(mask)) == Counter(row[0] for row in tags)
    sql = f"""SELECT entity_id, count(*), sum(mentions) FROM article_entity
        WHERE article_id IN {among} AND article_id IN (SELECT article.id FROM {LIVE}) GROUP BY entity_id"""
    counts = facets.entity_counts(mask)
    found = [
        (int(entity), int(articles), int(mentions))
        for entity, articles, mentions in zip(columns.entities.ids, *counts, strict=True)
        if articles
    ]
    assert found == sorted(rows(connection, sql))
    _check_times(connection, facets, mask, among)


def _check_times(connection: sqlite3.Connection, facets: Facets, mask: Mask, among: str) -> None:
    for status, count in facets.status_counts(mask).items():
        sql = f"SELECT count(DISTINCT article_id) FROM event WHERE status = ? AND article_id IN (SELECT article.id FROM {LIVE}) AND article_id IN {among}"
        assert rows(connection, sql, status.value) == [(count,)]
    months = facets.month_counts(mask)
    sql = f"SELECT strftime('%Y-%m', (published_day + 1721425.5)) FROM {LIVE} AND published_day IS NOT NULL AND article.id IN {among}"
    expected = Counter(row[0] for row in rows(connection, sql))
    names = [
        f"{(months.first + i) // 12:04}-{(months.first + i) % 12 + 1:02}"
        for i in range(len(months.articles))
    ]
    assert _by_name(names, months.articles) == expected
    first, last = DAYS[0] + 50, DAYS[0] + 90
    sql = f"SELECT article.id, earliest, latest, published_day FROM event JOIN {LIVE} AND event.article_id = article.id"
    assert ids_of(facets, facets.happening_in(first, last)) == sorted(
        {
            article
            for article, earliest, latest, published in connection.execute(sql)
            if _meets(earliest, latest, published, (first, last))
        }
    )
    sql = f"SELECT article.id FROM {LIVE} AND published_day BETWEEN ? AND ? ORDER BY article.id"
    expected_ids = [row[0] for row in rows(connection, sql, first, last)]
    assert ids_of(facets, facets.published_in(first, last)) == expected_ids


def _meets(
    earliest: int | None, latest: int | None, published: int | None, days: tuple[int, int]
) -> bool:
    """Whether an event is drawn on one of the days: "by X" on X, "since X" up to the publication."""
    first, last = days
    if earliest is None:
        return latest is not None and first <= latest // 1440 <= last
    begun = earliest // 1440
    over = latest // 1440 if latest is not None else max(begun, published or begun)
    return begun <= last and over >= first


def _by_name(
    names: tuple[str, ...] | list[str], counts: np.ndarray[tuple[int, ...], np.dtype[np.int64]]
) -> Counter[str]:
    return Counter({name: int(count) for name, count in zip(names, counts, strict=True) if count})


def ids_of(facets: Facets, mask: Mask) -> list[int]:
    return sorted(facets.ids(mask))


def _all_ids(connection: sqlite3.Connection) -> set[int]:
    return {int(row[0]) for row in connection.execute("SELECT id FROM article")}


def test_loaded_facets_say_what_sql_says(connection: sqlite3.Connection) -> None:
    facets = Facets.load(connection)
    everything = _all_ids(connection)
    check_against_sql(connection, facets, everything)
    rng = random.Random(1)
    for _ in range(20):
        check_against_sql(
            connection, facets, set(rng.sample(sorted(everything), rng.randint(0, 30)))
        )


def test_lists_come_in_the_order_asked_for(connection: sqlite3.Connection) -> None:
    facets = Facets.load(connection)
    wanted = {
        Order.NEWEST: "published_day IS NULL, published_day DESC, article.id DESC",
        Order.EARLIEST: "published_day IS NULL, published_day, article.id",
        Order.ADDED: "article.id DESC",
        Order.OUTLET: "outlet, published_day IS NULL, published_day DESC, article.id DESC",
    }
    mask = facets.everything()
    for order, sql in wanted.items():
        expected = [
            row[0] for row in rows(connection, f"SELECT article.id FROM {LIVE} ORDER BY {sql}")
        ]
        assert facets.ids(mask, order).tolist() == expected, order


def test_masks_of_single_filters_say_what_sql_says(connection: sqlite3.Connection) -> None:
    facets = Facets.load(connection)
    for (outlet,) in rows(connection, "SELECT DISTINCT outlet FROM article_effective"):
        expected = rows(
            connection, f"SELECT article.id FROM {LIVE} AND outlet = ? ORDER BY article.id", outlet
        )
        assert ids_of(facets, facets.of_outlet(str(outlet))) == [row[0] for row in expected]
    for flag, sql in ((Flag.STARRED, "starred"), (Flag.UNREAD, "opened_utc IS NULL")):
        expected = rows(connection, f"SELECT article.id FROM {LIVE} AND {sql} ORDER BY article.id")
        assert ids_of(facets, facets.with_flag(flag)) == [row[0] for row in expected]
    for (entity,) in rows(connection, "SELECT id FROM entity"):
        sql = f"SELECT article.id FROM {LIVE} AND article.id IN (SELECT article_id FROM article_entity WHERE entity_id = ?) ORDER BY 1"
        assert ids_of(facets, facets.with_entity(int(str(entity)))) == [
            row[0] for row in rows(connection, sql, entity)
        ]
    for nothing in (
        facets.of_outlet("no such"),
        facets.with_tag("no such"),
        facets.with_entity(10**9),
    ):
        assert not nothing.any()


def test_facets_advanced_through_random_edits_equal_freshly_loaded_ones() -> None:
    rng = random.Random(11)
    with closing(library_of(_random_items(rng, 25))) as connection:
        facets = Facets.load(connection)
        for step in range(120):
            changed: set[int] = set()
            entities: set[int] = set()
            for _ in range(rng.randint(1, 3)):
                rng.choice(EDITS)(connection, rng, changed, entities)
            before = described(facets) if step % 10 == 0 else None
            advanced = facets.advanced(connection, changed, entity_ids=entities)
            assert described(advanced) == described(Facets.load(connection))
            assert before is None or described(facets) == before
            facets = advanced
        check_against_sql(connection, facets, _all_ids(connection))


def _some_article(connection: sqlite3.Connection, rng: random.Random) -> int:
    return rng.choice(sorted(_all_ids(connection)))


def _edit_facts(
    c: sqlite3.Connection, rng: random.Random, changed: set[int], entities: set[int]
) -> None:
    article = _some_article(c, rng)
    day, outlet = (
        rng.choice((None, rng.randint(*DAYS))),
        rng.choice(("", "Day Wire", f"Outlet {rng.randint(0, 9)}")),
    )
    sql = "UPDATE article_effective SET published_day = ?, outlet = ?, starred = NOT starred WHERE article_id = ?"
    c.execute(sql, (day, outlet, article))
    c.execute(
        "UPDATE article SET opened_utc = ? WHERE id = ?", (rng.choice((None, "now")), article)
    )
    changed.add(article)


def _edit_removal(
    c: sqlite3.Connection, rng: random.Random, changed: set[int], entities: set[int]
) -> None:
    article = _some_article(c, rng)
    c.execute(
        "UPDATE article SET removed_at = iif(removed_at IS NULL, 'now', NULL) WHERE id = ?",
        (article,),
    )
    changed.add(article)


def _edit_tags(
    c: sqlite3.Connection, rng: random.Random, changed: set[int], entities: set[int]
) -> None:
    article = _some_article(c, rng)
    c.execute("DELETE FROM article_tag WHERE article_id = ?", (article,))
    for tag in rng.sample(("a", "b", "c", "d"), rng.randint(0, 3)):
        c.execute("INSERT INTO article_tag VALUES (?, ?)", (article, tag))
    changed.add(article)


def _edit_addition(
    c: sqlite3.Connection, rng: random.Random, changed: set[int], entities: set[int]
) -> None:
    article = int(str(rows(c, "SELECT max(id) + 1 FROM article")[0][0]))
    add(c, article, _random_items(rng, 1)[0])
    changed.add(article)


def _edit_mentions(
    c: sqlite3.Connection, rng: random.Random, changed: set[int], entities: set[int]
) -> None:
    article = _some_article(c, rng)
    c.execute("DELETE FROM article_entity WHERE article_id = ?", (article,))
    for _ in range(rng.randint(0, 4)):
        found = entity_id(c, rng.choice((*NAMES, f"New {rng.randint(0, 50)}")), "person")
        root = rows(c, "SELECT root_id FROM entity_effective WHERE entity_id = ?", found)[0][0]
        c.execute(
            "INSERT OR REPLACE INTO article_entity VALUES (?, ?, ?)",
            (article, root, rng.randint(1, 9)),
        )
    changed.add(article)


def _edit_events(
    c: sqlite3.Connection, rng: random.Random, changed: set[int], entities: set[int]
) -> None:
    article = _some_article(c, rng)
    c.execute("DELETE FROM event WHERE article_id = ? AND id % 2", (article,))
    c.execute(
        "UPDATE event SET earliest = ?, status = 'denied' WHERE article_id = ?",
        (rng.randint(*DAYS) * 1440, article),
    )
    changed.add(article)


def _edit_merge(
    c: sqlite3.Connection, rng: random.Random, changed: set[int], entities: set[int]
) -> None:
    roots = [
        int(str(row[0]))
        for row in rows(c, "SELECT entity_id FROM entity_effective WHERE entity_id = root_id")
    ]
    if len(roots) < 4:
        return
    merged, root = rng.sample(roots, 2)
    touched = rows(
        c, "SELECT article_id FROM article_entity WHERE entity_id IN (?, ?)", merged, root
    )
    members = rows(c, "SELECT entity_id FROM entity_effective WHERE root_id = ?", merged)
    c.execute("UPDATE entity_effective SET root_id = ? WHERE root_id = ?", (root, merged))
    sql = """INSERT INTO article_entity SELECT article_id, ?, mentions FROM article_entity WHERE entity_id = ? AND true
        ON CONFLICT DO UPDATE SET mentions = mentions + excluded.mentions"""
    c.execute(sql, (root, merged))
    c.execute("DELETE FROM article_entity WHERE entity_id = ?", (merged,))
    changed.update(int(str(row[0])) for row in touched)
    entities.update(int(str(row[0])) for row in members)


def _edit_split(
    c: sqlite3.Connection, rng: random.Random, changed: set[int], entities: set[int]
) -> None:
    merged = rows(c, "SELECT entity_id, root_id FROM entity_effective WHERE entity_id != root_id")
    if not merged:
        return
    entity, root = rng.choice(merged)
    c.execute("UPDATE entity_effective SET root_id = entity_id WHERE entity_id = ?", (entity,))
    sql = "UPDATE article_entity SET entity_id = ? WHERE entity_id = ? AND article_id % 2 RETURNING article_id"
    changed.update(int(row[0]) for row in c.execute(sql, (entity, root)).fetchall())
    entities.add(int(str(entity)))


def _edit_name(
    c: sqlite3.Connection, rng: random.Random, changed: set[int], entities: set[int]
) -> None:
    entity = rng.choice([int(str(row[0])) for row in rows(c, "SELECT id FROM entity")])
    c.execute(
        "UPDATE entity_effective SET name = ?, kind = 'place' WHERE entity_id = ?",
        (f"Name {rng.random()}", entity),
    )
    entities.add(entity)


EDITS = (
    *(_edit_facts, _edit_removal, _edit_tags, _edit_addition, _edit_mentions),
    *(_edit_events, _edit_merge, _edit_split, _edit_name),
)


def test_an_entity_that_was_merged_leads_to_the_one_it_ended_in(
    connection: sqlite3.Connection,
) -> None:
    facets = Facets.load(connection)
    rng, changed, entities = random.Random(5), set[int](), set[int]()
    _edit_merge(connection, rng, changed, entities)
    advanced = facets.advanced(connection, changed, entity_ids=entities)
    for merged in entities:
        root = int(
            str(
                rows(
                    connection, "SELECT root_id FROM entity_effective WHERE entity_id = ?", merged
                )[0][0]
            )
        )
        assert (advanced.with_entity(merged) == advanced.with_entity(root)).all()


def test_names_are_found_by_the_beginnings_of_their_words_without_accents() -> None:
    with closing(
        library_of(
            [Item(names=(Name("José Álvarez"), Name("Alvaro Jones"), Name("NATO", "organisation")))]
        )
    ) as c:
        facets = Facets.load(c)
        names = facets.columns.entities.names

        def named(text: str) -> list[str]:
            return [
                name
                for name, chosen in zip(names, facets.entities_named(text), strict=True)
                if chosen
            ]

        assert named("alv jo") == ["José Álvarez", "Alvaro Jones"]
        assert named("ÁLVAREZ") == ["José Álvarez"]
        assert named("varez") == []
        assert len(named("")) == 3


def test_bins_count_articles_by_entity_and_bin() -> None:
    items = [Item(names=(Name("A"),)), Item(names=(Name("A"), Name("B"))), Item(names=(Name("B"),))]
    with closing(library_of(items)) as connection:
        facets = Facets.load(connection)
        bins = np.array([0, 2, -1], np.int32)
        codes = np.array([1, 0], np.int32)
        found = facets.entity_bins(facets.everything(), codes, bins, 3)
        assert found.tolist() == [[0, 0, 1], [1, 0, 1]]
        assert facets.entity_bins(facets.nothing(), codes, bins, 3).sum() == 0


def test_a_library_without_articles_has_facets() -> None:
    with closing(empty_library()) as connection:
        facets = Facets.load(connection)
        assert facets.count == 0
        assert described(facets) == described(Facets.empty())
        assert len(facets.month_counts(facets.everything()).articles) == 0
        assert facets.advanced(connection, []) is facets
        add(connection, 1, Item(outlet="Day Wire", published_day=DAYS[0]))
        assert described(facets.advanced(connection, [1])) == described(Facets.load(connection))


def test_facets_follow_what_the_writer_says_it_changed(library: Library) -> None:
    with closing(library.reader()) as reader:
        facets = Facets.load(reader)
        noted = []
        library.writer.listen(noted.append)

        def store_some(transaction: Transaction) -> None:
            store_with_names(
                transaction,
                "Ann Lee met Bo Ek. Ann Lee left.",
                ["Ann Lee", "Bo Ek"],
                sha256="a" * 64,
            )

        library.writer.write(store_some)
        changes = noted[-1]
        advanced = facets.advanced(reader, changes.articles, entity_ids=changes.entities)
        assert described(advanced) == described(Facets.load(reader))
        assert advanced.columns.entities.names == ("Ann Lee", "Bo Ek")
        assert not reader.in_transaction
