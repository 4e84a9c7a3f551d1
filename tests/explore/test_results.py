"""Facet rows stay where there is room, most first, with what is chosen always among them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

import pytest

from dateline.explore.focus import Axis, Focus, Mode, Period
from dateline.explore.results import FacetGroup, FacetKind, facet_groups
from dateline.explore.scope import Scope
from dateline.library.facets import Facets
from dateline.model.days import day_number
from tests.library.search.small_library import Item, Name, library_of

DAY = day_number(2025, 1, 31)


@pytest.fixture(scope="module")
def facets() -> Iterator[Facets]:
    items = [
        Item(
            outlet=f"Outlet {number % 4}",
            published_day=DAY + number * 5,
            names=tuple(Name(f"Person {letter}") for letter in "abcdefgh"[: number + 1]),
        )
        for number in range(8)
    ]
    with closing(library_of(items)) as connection:
        yield Facets.load(connection)


def group(scope: Scope, kind: FacetKind, *, most: int = 5) -> FacetGroup:
    return next(group for group in facet_groups(scope, most=most) if group.kind is kind)


def counts(found: FacetGroup) -> list[tuple[str, int]]:
    return [(row.name, row.count) for row in found.rows]


def test_the_most_frequent_names_come_first_and_the_rest_is_counted(facets: Facets) -> None:
    people = group(Scope.of(Focus(), facets), FacetKind.PERSON, most=3)
    assert counts(people) == [("Person a", 8), ("Person b", 7), ("Person c", 6)]
    assert people.more == 5


def test_values_without_articles_keep_their_rows_in_the_order_of_the_library(
    facets: Facets,
) -> None:
    scope = Scope.of(Focus(outlets=("Outlet 0",), period=Period(Axis.PUBLISHED, DAY, DAY)), facets)
    assert counts(group(scope, FacetKind.PERSON, most=3)) == [
        ("Person a", 1),
        ("Person b", 0),
        ("Person c", 0),
    ]
    outlets = group(scope, FacetKind.OUTLET)
    assert sorted(counts(outlets)) == [
        ("Outlet 0", 1),
        ("Outlet 1", 0),
        ("Outlet 2", 0),
        ("Outlet 3", 0),
    ]
    assert [row.chosen for row in outlets.rows] == [True, False, False, False]


def test_what_is_chosen_or_left_out_has_a_row_however_rare(facets: Facets) -> None:
    focus = Focus().with_entity(8, Mode.ADD).with_entity(7, Mode.EXCLUDE)
    people = group(Scope.of(focus, facets), FacetKind.PERSON, most=2)
    shown = {row.name: (row.chosen, row.excluded) for row in people.rows}
    assert shown["Person h"] == (True, False)
    assert shown["Person g"] == (False, True)
    assert len(people.rows) == 4


def test_months_run_without_a_gap_and_a_month_row_filters_by_its_days(facets: Facets) -> None:
    months = group(Scope.of(Focus(), facets), FacetKind.MONTH)
    assert counts(months) == [("2025-01", 1), ("2025-02", 5), ("2025-03", 2)]
    february = months.rows[1].key
    assert february == Period(Axis.PUBLISHED, day_number(2025, 2, 1), day_number(2025, 2, 28))
    assert isinstance(february, Period)
    scope = Scope.of(Focus(period=february), facets)
    assert scope.count == 5
    narrowed = group(scope, FacetKind.MONTH)
    assert counts(narrowed) == counts(months)
    assert [row.chosen for row in narrowed.rows] == [False, True, False]


def test_a_library_without_articles_has_empty_facets() -> None:
    groups = facet_groups(Scope.of(Focus(), Facets.empty()))
    assert [group.kind for group in groups] == list(FacetKind)
    assert all(row.count == 0 for group in groups for row in group.rows)
