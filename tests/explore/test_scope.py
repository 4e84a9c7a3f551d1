"""Every kind of filter, alone and together, leaves what plain sets leave, and so do all counts."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace

import pytest

from dateline.explore.entities import EntityList
from dateline.explore.filters import Axis, Chip, ChipKind, Mode, Period
from dateline.explore.focus import Focus
from dateline.explore.results import FacetKind, FacetRow, facet_groups
from dateline.explore.scope import Scope
from dateline.library.facet_columns import Order
from dateline.library.facets import Facets
from dateline.model.annotations import Status
from dateline.model.days import civil
from dateline.model.messages import english
from tests.library.search.small_library import Happened, Item, Name, library_of

OUTLETS = ("Day Wire", "Ledger", "Kursk Post", "")
TAGS = ("verify", "later", "photo")
PEOPLE = tuple(Name(text, "person") for text in ("Ann Lee", "Bo Ek", "Cy Dee", "Di Orr"))
OTHERS = (Name("NATO", "organisation"), Name("Kursk", "place"), Name("Russians", "nationality"))
FIRST, LAST = 739_000, 739_400


def random_item(rng: random.Random) -> Item:
    names = rng.sample((*PEOPLE, *OTHERS), rng.randint(0, 5))
    return Item(
        outlet=rng.choice(OUTLETS),
        published_day=rng.choice((None, *(rng.randint(FIRST, LAST) for _ in range(5)))),
        removed=rng.random() < 0.1,
        tags=tuple(rng.sample(TAGS, rng.randint(0, 2))),
        names=tuple(replace(name, mentions=rng.randint(1, 4)) for name in names),
        events=tuple(_random_event(rng) for _ in range(rng.randint(0, 3))),
    )


def _random_event(rng: random.Random) -> Happened:
    start = rng.randint(FIRST, LAST) * 1440
    ends = rng.choice(
        ((start, start + 1439), (None, start), (start, None), (None, None), (start, start + 90_000))
    )
    return Happened(*ends, rng.choice(("reported", "planned", "denied")))


@dataclass(frozen=True)
class Naive:
    """A library as a dictionary of items, with the ids of its entities and what a query finds."""

    items: dict[int, Item]
    entities: dict[int, Name]
    found: frozenset[int]

    def having(self, chip: Chip) -> set[int]:
        """Return the articles that have what a chip names."""
        return {i for i, item in self.items.items() if self._has(i, item, chip)}

    def _has(self, article_id: int, item: Item, chip: Chip) -> bool:
        key = chip.key
        if isinstance(key, Period):
            return _in_period(item, key)
        if isinstance(key, int):
            wanted = self.entities[key]
            return any((name.name, name.kind) == (wanted.name, wanted.kind) for name in item.names)
        return {
            ChipKind.QUERY: article_id in self.found,
            ChipKind.OUTLET: item.outlet == key,
            ChipKind.TAG: key in item.tags,
            ChipKind.STATUS: any(event.status == key for event in item.events),
        }[chip.kind]

    def left(self, focus: Focus, *, but: Callable[[Chip], bool] = lambda chip: False) -> set[int]:
        """Return the articles that a focus leaves, without the chips that `but` names."""
        chips = [chip for chip in focus.chips() if not but(chip)]
        left = set(self.items)
        for chip in chips:
            if chip.excluded:
                left -= self.having(chip)
            elif chip.kind in (ChipKind.QUERY, ChipKind.ENTITY, ChipKind.TAG):
                left &= self.having(chip)
            else:
                alike = [c for c in chips if c.kind is chip.kind and not c.excluded]
                left &= set[int]().union(*(self.having(c) for c in alike))
        return left


def _in_period(item: Item, period: Period) -> bool:
    if period.axis is Axis.PUBLISHED:
        return item.published_day is not None and period.first <= item.published_day <= period.last
    days = [_drawn_days(item, event) for event in item.events]
    return any(first <= period.last and last >= period.first for first, last in filter(None, days))


def _drawn_days(item: Item, event: Happened) -> tuple[int, int] | None:
    """Return the days an event is drawn on: "by X" on X alone, "since X" up to the publication."""
    if event.earliest is None:
        return None if event.latest is None else (event.latest // 1440, event.latest // 1440)
    first = event.earliest // 1440
    if event.latest is not None:
        return first, event.latest // 1440
    return first, max(first, item.published_day or first)


def _library(seed: int) -> tuple[Naive, Facets]:
    rng = random.Random(seed)
    items = [random_item(rng) for _ in range(rng.randint(1, 14))]
    with closing(library_of(items)) as connection:
        facets = Facets.load(connection)
        rows = connection.execute("SELECT id, name, kind FROM entity").fetchall()
    live = {place: item for place, item in enumerate(items, 1) if not item.removed}
    found = frozenset(i for i in live if rng.random() < 0.6)
    return Naive(live, {row[0]: Name(row[1], row[2]) for row in rows}, found), facets


_Gesture = Callable[[Focus, Naive, random.Random], Focus]


def _on_entity(mode: Mode) -> _Gesture:
    def gesture(focus: Focus, naive: Naive, rng: random.Random) -> Focus:
        return (
            focus.with_entity(rng.choice(sorted(naive.entities)), mode) if naive.entities else focus
        )

    return gesture


def _on_period(axis: Axis) -> _Gesture:
    def gesture(focus: Focus, naive: Naive, rng: random.Random) -> Focus:
        first = rng.randint(FIRST, LAST)
        return focus.with_period(Period(axis, first, first + rng.randint(0, 150)))

    return gesture


TABLE: dict[str, _Gesture] = {
    "query": lambda focus, naive, rng: focus.with_query("q"),
    "published": _on_period(Axis.PUBLISHED),
    "event": _on_period(Axis.EVENT),
    **{f"entity {mode}": _on_entity(mode) for mode in Mode},
    **{f"outlet {m}": lambda f, n, rng, m=m: f.with_outlet(rng.choice(OUTLETS), m) for m in Mode},
    **{f"tag {m}": lambda f, n, rng, m=m: f.with_tag(rng.choice(TAGS), m) for m in Mode},
    **{
        f"status {m}": lambda f, n, rng, m=m: f.with_status(rng.choice(list(Status)), m)
        for m in Mode
    },
}
"""Every kind of filter and every way in which it combines."""


def _check(naive: Naive, facets: Facets, focus: Focus) -> None:
    scope = Scope.of(focus, facets, naive.found)
    left = naive.left(focus)
    assert set(scope.article_ids()) == left
    assert (scope.count, scope.total) == (len(left), len(naive.items))
    for drop in scope.drops():
        assert drop.count == len(naive.left(focus, but=lambda chip, own=drop.chip: chip == own))
        assert drop.count == Scope.of(focus.without(drop.chip), facets, naive.found).count
    _check_facets(naive, scope)
    _check_names(naive, scope, left)


def _check_names(naive: Naive, scope: Scope, left: set[int]) -> None:
    rows = EntityList.of(scope).rows(0, 100)
    filtered = {*scope.focus.entities, *scope.focus.any_entities, *scope.focus.without_entities}
    shown: dict[int, tuple[int, int]] = {}
    for entity_id, wanted in naive.entities.items():
        mentions = [
            n.mentions
            for i in left
            for n in naive.items[i].names
            if (n.name, n.kind) == (wanted.name, wanted.kind)
        ]
        if mentions or entity_id in filtered:
            shown[entity_id] = (sum(mentions), len(mentions))
    assert {row.id: (row.mentions, row.articles) for row in rows} == shown
    for row in rows:
        dated = [
            i
            for i in left
            if naive.items[i].published_day is not None
            and row.name in {n.name for n in naive.items[i].names}
        ]
        assert sum(row.months) == len(dated)


def _check_facets(naive: Naive, scope: Scope) -> None:
    focus = scope.focus
    groups = {group.kind: group.rows for group in facet_groups(scope, most=100)}
    full = naive.left(focus)
    for kind, rows in groups.items():
        for row in rows:
            chip = Chip(_CHIP[kind], excluded=False, key=row.key)
            if kind in (FacetKind.OUTLET, FacetKind.STATUS):
                within = naive.left(focus, but=lambda c, own=chip.kind: c.kind is own)
            elif kind is FacetKind.MONTH:
                within = naive.left(focus, but=_is_published)
            else:
                within = full
            assert row.count == len(within & naive.having(chip)), (kind, row)
            _check_row(focus, chip, row)
    for kind, name_kind in ((FacetKind.PERSON, "person"), (FacetKind.PLACE, "place")):
        present = {
            n.name for item in naive.items.values() for n in item.names if n.kind == name_kind
        }
        assert {row.name for row in groups[kind]} >= present
    assert {row.name for row in groups[FacetKind.OUTLET]} >= {
        item.outlet for item in naive.items.values()
    }
    months = {
        civil(item.published_day)[:2]
        for item in naive.items.values()
        if item.published_day is not None
    }
    assert {f"{year}-{month:02d}" for year, month in months} <= {
        row.name for row in groups[FacetKind.MONTH]
    }


def _check_row(focus: Focus, chip: Chip, row: FacetRow) -> None:
    chosen = {(c.kind, c.key) for c in focus.chips() if not c.excluded}
    kinds = {chip.kind, ChipKind.ANY_ENTITY} if chip.kind is ChipKind.ENTITY else {chip.kind}
    assert row.chosen == any((kind, row.key) in chosen for kind in kinds)
    assert row.excluded == (
        (chip.kind, row.key) in {(c.kind, c.key) for c in focus.chips() if c.excluded}
    )


def _is_published(chip: Chip) -> bool:
    return isinstance(chip.key, Period) and chip.key.axis is Axis.PUBLISHED


_CHIP = {
    FacetKind.MONTH: ChipKind.PERIOD,
    FacetKind.OUTLET: ChipKind.OUTLET,
    FacetKind.PERSON: ChipKind.ENTITY,
    FacetKind.ORGANISATION: ChipKind.ENTITY,
    FacetKind.PLACE: ChipKind.ENTITY,
    FacetKind.STATUS: ChipKind.STATUS,
    FacetKind.TAG: ChipKind.TAG,
}


@pytest.mark.parametrize("part", range(6))
def test_every_kind_of_filter_alone_and_together_leaves_what_plain_sets_leave(part: int) -> None:
    for seed in range(part * 50, part * 50 + 50):
        naive, facets = _library(seed)
        rng = random.Random(seed)
        for gesture in TABLE.values():
            _check(naive, facets, gesture(gesture(Focus(), naive, rng), naive, rng))
        focus = Focus()
        for _ in range(rng.randint(2, 7)):
            focus = rng.choice(list(TABLE.values()))(focus, naive, rng)
        _check(naive, facets, focus)


@pytest.fixture(scope="module")
def facets() -> Iterator[Facets]:
    items = [
        Item(outlet="Day Wire", published_day=FIRST, names=(Name("NATO", "organisation"),)),
        Item(outlet="Day Wire", published_day=FIRST + 40, names=(Name("Ann Lee"),)),
        Item(
            outlet="Ledger",
            published_day=FIRST + 80,
            names=(Name("Ann Lee"), Name("NATO", "organisation")),
        ),
        Item(outlet="Ledger", names=(Name("Bo Ek"),)),
    ]
    with closing(library_of(items)) as connection:
        yield Facets.load(connection)


def test_the_chip_that_costs_most_is_named_where_nothing_is_left(facets: Facets) -> None:
    focus = (
        Focus().with_outlet("Day Wire", Mode.ADD).with_entity(2, Mode.ADD).with_entity(1, Mode.ADD)
    )
    scope = Scope.of(focus, facets)
    assert english(scope.message) == "0 of 4 articles"
    assert [drop.count for drop in scope.drops()] == [1, 1, 1]
    focus = (
        Focus()
        .with_entity(2, Mode.ADD)
        .with_outlet("Ledger", Mode.ADD)
        .with_entity(1, Mode.EXCLUDE)
    )
    best = Scope.of(focus, facets).best_drop
    assert best is not None
    assert best.chip == Chip(ChipKind.ENTITY, excluded=False, key=2)
    scope = Scope.of(
        Focus()
        .with_entity(2, Mode.ADD)
        .with_outlet("Ledger", Mode.REPLACE)
        .with_entity(1, Mode.EXCLUDE),
        facets,
    )
    sentences = [english(drop.message(english(scope.label(drop.chip)))) for drop in scope.drops()]
    assert sentences == [
        "Without “Ann Lee” there is 1.",
        "Without “Ledger” there is 1.",
        "Without “not NATO” there is 1.",
    ]


def test_a_scope_of_everything_names_no_chip_and_says_the_number_alone(facets: Facets) -> None:
    scope = Scope.of(Focus(article=1, passage=(0, 4)), facets)
    assert english(scope.message) == "4 articles"
    assert scope.best_drop is None
    assert Scope.of(Focus(tags=("no such",)), facets).best_drop is not None


def test_article_ids_come_in_the_order_asked_for(facets: Facets) -> None:
    scope = Scope.of(Focus(), facets)
    assert scope.article_ids().tolist() == [3, 2, 1, 4]
    assert scope.article_ids("earliest").tolist() == [1, 2, 3, 4]
    assert scope.article_ids(Order.OUTLET).tolist() == [2, 1, 3, 4]


def test_labels_are_names_and_days(facets: Facets) -> None:
    focus = Focus(
        query="truce",
        period=Period(Axis.EVENT, FIRST, FIRST + 1),
        statuses=("conditional",),
        entities=(1, 99),
    )
    scope = Scope.of(focus, facets, [1])
    labels = [english(scope.label(chip)) for chip in focus.chips()]
    assert labels == ["truce", "dated 2024-04-25 to 2024-04-26", "NATO", "", "If, might"]


@pytest.mark.parametrize("status", list(Status))
def test_every_status_has_words(facets: Facets, status: Status) -> None:
    focus = Focus().with_status(status, Mode.EXCLUDE)
    assert english(Scope.of(focus, facets).label(focus.chips()[0]))


def test_a_query_needs_what_it_finds(facets: Facets) -> None:
    with pytest.raises(ValueError, match="needs the ids"):
        Scope.of(Focus(query="truce"), facets)
    assert Scope.of(Focus(query="truce"), facets, [2, 3, 77]).article_ids().tolist() == [3, 2]
