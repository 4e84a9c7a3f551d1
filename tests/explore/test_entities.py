"""The entity list shows the names of the scope, in order, with bars over the whole library's months."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

import pytest

from dateline.explore.entities import MOST_BARS, EntityList, EntitySort
from dateline.explore.focus import Axis, Focus, Mode, Period
from dateline.explore.scope import Scope
from dateline.library.facets import Facets
from dateline.model.annotations import EntityKind
from dateline.model.days import day_number
from tests.library.search.small_library import Item, Name, entity_id, library_of

ITEMS = [
    Item(
        published_day=day_number(2024, 1, 5),
        names=(Name("Ann Lee", mentions=9), Name("Kursk", "place")),
    ),
    Item(
        published_day=day_number(2024, 3, 5),
        names=(Name("Ann Lee"), Name("Bo Ek"), Name("Álvaro", mentions=2)),
    ),
    Item(
        published_day=day_number(2024, 3, 9),
        names=(Name("Bo Ek", mentions=3), Name("Kursk", "place")),
    ),
    Item(names=(Name("Bo Ek"),)),
]


@pytest.fixture(scope="module")
def facets() -> Iterator[Facets]:
    with closing(library_of(ITEMS)) as connection:
        yield Facets.load(connection)


def names(found: EntityList) -> list[str]:
    return [row.name for row in found.rows(0, len(found))]


def test_names_are_ordered_by_articles_mentions_or_name(facets: Facets) -> None:
    scope = Scope.of(Focus(), facets)
    assert names(EntityList.of(scope)) == ["Bo Ek", "Ann Lee", "Kursk", "Álvaro"]
    assert names(EntityList.of(scope, sort=EntitySort.MENTIONS)) == [
        "Ann Lee",
        "Bo Ek",
        "Kursk",
        "Álvaro",
    ]
    assert names(EntityList.of(scope, sort=EntitySort.NAME)) == [
        "Álvaro",
        "Ann Lee",
        "Bo Ek",
        "Kursk",
    ]


def test_names_are_narrowed_by_kind_and_by_what_their_words_begin_with(facets: Facets) -> None:
    scope = Scope.of(Focus(), facets)
    assert names(EntityList.of(scope, kinds=[EntityKind.PLACE])) == ["Kursk"]
    assert names(EntityList.of(scope, matching=" al")) == ["Álvaro"]
    assert names(EntityList.of(scope, matching="xyz")) == []


def test_a_name_is_found_by_its_other_name_or_role_and_says_by_which(facets: Facets) -> None:
    scope = Scope.of(Focus(), facets)
    ids = dict(zip(names(EntityList.of(scope)), EntityList.of(scope).ids, strict=True))
    found = EntityList.of(
        scope,
        matching="bo",
        also={ids["Kursk"]: "Bolkhov road"},
        called={ids["Ann Lee"]: "boatswain", ids["Bo Ek"]: "bosun"},
    )
    rows = {row.name: (row.also, row.called) for row in found.rows(0, 10)}
    assert rows == {
        "Bo Ek": ("", ""),
        "Ann Lee": ("", "boatswain"),
        "Kursk": ("Bolkhov road", ""),
    }


def test_bars_count_the_articles_of_each_month_of_the_library(facets: Facets) -> None:
    rows = {row.name: row.months for row in EntityList.of(Scope.of(Focus(), facets)).rows(0, 10)}
    assert rows == {
        "Ann Lee": (1, 0, 1),
        "Bo Ek": (0, 0, 2),
        "Kursk": (1, 0, 1),
        "Álvaro": (0, 0, 1),
    }
    march = Period(Axis.PUBLISHED, day_number(2024, 3, 1), day_number(2024, 3, 31))
    narrowed = EntityList.of(Scope.of(Focus(period=march), facets)).rows(0, 10)
    assert {row.name: row.months for row in narrowed}["Ann Lee"] == (0, 0, 1)


def test_a_long_library_puts_several_months_into_a_bar() -> None:
    items = [
        Item(published_day=day_number(2000 + year, 6, 1), names=(Name("Ann Lee"),))
        for year in range(25)
    ]
    with closing(library_of(items)) as connection:
        found = EntityList.of(Scope.of(Focus(), Facets.load(connection)))
    row = found.rows(0, 1)[0]
    assert found.months_of_bar == 60
    assert row.months == (5, 5, 5, 5, 5)


@pytest.mark.parametrize(
    ("months", "per_bar"), [(1, 1), (12, 1), (13, 3), (36, 3), (40, 12), (144, 12), (150, 60)]
)
def test_bars_are_chosen_from_the_span_and_begin_with_the_calendars(
    months: int, per_bar: int
) -> None:
    ends = (day_number(1990, 1, 5), day_number(1990 + (months - 1) // 12, (months - 1) % 12 + 1, 5))
    items = [Item(published_day=day, names=(Name("Ann Lee"),)) for day in ends]
    with closing(library_of(items)) as connection:
        found = EntityList.of(Scope.of(Focus(), Facets.load(connection)))
    assert found.months_of_bar == per_bar
    assert len(found.rows(0, 1)[0].months) == (months - 1) // per_bar + 1 <= MOST_BARS


def test_pages_are_made_alone_and_ids_come_at_once(facets: Facets) -> None:
    found = EntityList.of(Scope.of(Focus(), facets))
    assert len(found) == len(found.ids) == 4
    assert [
        row.id for row in (*found.rows(0, 1), *found.rows(1, 2), *found.rows(3, 9))
    ] == found.ids.tolist()


def test_a_name_that_is_left_out_stays_in_the_list(facets: Facets) -> None:
    focus = Focus().with_entity(1, Mode.EXCLUDE).with_entity(3, Mode.ANY)
    rows = EntityList.of(Scope.of(focus, facets)).rows(0, 10)
    state = {row.name: (row.articles, row.chosen, row.excluded) for row in rows}
    assert state == {
        "Bo Ek": (2, True, False),
        "Kursk": (1, False, False),
        "Ann Lee": (0, False, True),
    }


def test_a_focus_on_a_merged_name_shows_the_one_it_became_part_of() -> None:
    with closing(library_of(ITEMS)) as connection:
        merged, root = (
            entity_id(connection, "Bo Ek", "person"),
            entity_id(connection, "Ann Lee", "person"),
        )
        before = Facets.load(connection)
        connection.execute(
            "UPDATE entity_effective SET root_id = ? WHERE entity_id = ?", (root, merged)
        )
        connection.execute(
            "DELETE FROM article_entity WHERE entity_id = ? AND article_id = 2", (merged,)
        )
        connection.execute(
            "UPDATE article_entity SET entity_id = ? WHERE entity_id = ?", (root, merged)
        )
        scope = Scope.of(
            Focus(entities=(merged,)), before.advanced(connection, [2, 3, 4], entity_ids=[merged])
        )
    assert scope.article_ids().tolist() == [3, 2, 1, 4]
    assert EntityList.of(scope).rows(0, 1)[0].chosen


def test_a_scope_without_articles_or_months_has_no_names() -> None:
    assert EntityList.of(Scope.of(Focus(), Facets.empty())).rows(0, 5) == ()
    with closing(library_of([Item(names=(Name("Ann Lee"),))])) as connection:
        scope = Scope.of(Focus(), Facets.load(connection))
    assert EntityList.of(scope).rows(0, 5)[0].months == (0,)
