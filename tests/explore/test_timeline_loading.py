from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from dateline.explore.filters import Axis, Period
from dateline.explore.focus import Focus, Mode
from dateline.explore.scope import Scope
from dateline.explore.timeline import DaySpan, TimelineEvent, TimelineEvents
from dateline.explore.timeline_lanes import LaneBy
from dateline.explore.timeline_loading import (
    LaneChoice,
    LoadedTimeline,
    lay_out,
    load_timeline,
)
from dateline.library.annotations import store_extraction
from dateline.library.facets import Facets
from dateline.library.opened import Library
from dateline.library.writer import Transaction
from dateline.model.annotations import EntityKind, Label
from dateline.model.days import day_from_iso
from tests.building import extraction, link_by_name, read_article, store, store_with_names

NAMES = ["Ana Reyes", "Boris Okoro", "Carla Lind"]
TEXTS = [
    "Ana Reyes met Boris Okoro about the ferry. Reyes left.",
    "Ana Reyes spoke of the harbour.\n\nCarla Lind did not.",
]


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    opened = Library(tmp_path / "library")
    for number, text in enumerate(TEXTS):
        opened.writer.write(
            lambda tx, text=text, number=number: store_with_names(
                tx, text, NAMES, sha256=f"{number}" * 64
            )
        )
    yield opened
    opened.close()


def load(library: Library, choice: LaneChoice, *, name: str = "") -> LoadedTimeline:
    with closing(library.reader()) as connection:
        facets = Facets.load(connection)
        focus = Focus()
        if name:
            entities = facets.columns.entities
            entity_id = int(entities.ids[list(entities.names).index(name)])
            focus = focus.with_entity(entity_id, Mode.REPLACE)
        return load_timeline(connection, Scope.of(focus, facets), choice)


def test_events_of_the_scope_come_with_their_lanes_named(library: Library) -> None:
    loaded = load(library, LaneChoice())
    assert len(loaded.events) == 4
    lanes = {lane.title: (lane.count, lane.kind) for lane in loaded.lanes.lanes}
    assert lanes["Ana Reyes"] == (2, EntityKind.PERSON)
    assert lanes["Boris Okoro"] == (1, EntityKind.PERSON)
    assert set(loaded.events.published_day.tolist()) == {day_from_iso("2025-03-13")}


def test_only_the_events_of_the_scopes_articles_are_read(library: Library) -> None:
    loaded = load(library, LaneChoice(), name="Boris Okoro")
    assert len(loaded.events) == 2
    assert len(set(loaded.events.article.tolist())) == 1


@pytest.mark.parametrize(
    ("by", "titles"),
    [(LaneBy.STATUS, ["reported"]), (LaneBy.ONE, [""]), (LaneBy.OUTLET, [""])],
)
def test_lanes_divide_as_chosen(library: Library, by: LaneBy, titles: list[str]) -> None:
    loaded = load(library, LaneChoice(by))
    assert [lane.title for lane in loaded.lanes.lanes] == titles


def test_lanes_left_out_make_room_for_others(library: Library) -> None:
    first = load(library, LaneChoice(limit=1)).lanes.lanes[0].key
    other = load(library, LaneChoice(limit=1, without=(first,))).lanes.lanes[0].key
    assert other != first


def test_lanes_by_article_follow_their_first_event_and_have_its_title(library: Library) -> None:
    lanes = load(library, LaneChoice(LaneBy.ARTICLE)).lanes
    assert [lane.title for lane in lanes.lanes] == [f"Title {n * 64}" for n in "01"]
    assert [len(index) for index in lanes.indexes] == [2, 2]


def test_what_came_out_later_than_the_day_or_on_no_known_day_is_left_out(library: Library) -> None:
    day = day_from_iso("2025-03-13")
    whole = load(library, LaneChoice(as_of=day))
    assert len(whole.events) == 4
    before = load(library, LaneChoice(as_of=day - 1))
    assert len(before.events) == len(before.lanes.lanes) == 0
    assert whole.published.tolist() == before.published.tolist() == [day]


def test_a_country_gets_a_lane_only_when_it_is_asked_for(tmp_path: Path) -> None:
    places = ["Norway", "Bergen"]
    text = "Norway sent help to Bergen. Norway waited. The Norway of old is gone."
    with closing(Library(tmp_path / "places")) as library:
        library.writer.write(lambda tx: store_places(tx, text, places))
        assert titles_of(load(library, LaneChoice())) == ["Bergen"]
        with closing(library.reader()) as connection:
            entities = Facets.load(connection).columns.entities
        norway = int(entities.ids[list(entities.names).index("Norway")])
        assert titles_of(load(library, LaneChoice(first=(norway,)))) == ["Norway", "Bergen"]


def test_where_only_countries_take_part_they_have_the_lanes(tmp_path: Path) -> None:
    with closing(Library(tmp_path / "places")) as library:
        library.writer.write(lambda tx: store_places(tx, "Norway waited.", ["Norway"]))
        assert titles_of(load(library, LaneChoice())) == ["Norway"]


def test_events_without_any_name_stand_in_one_lane(tmp_path: Path) -> None:
    with closing(Library(tmp_path / "nobody")) as library:
        library.writer.write(lambda tx: store_places(tx, "It rained.", []))
        loaded = load(library, LaneChoice())
        assert loaded.lanes.by is LaneBy.ONE
        assert len(loaded.lanes.indexes[0]) == 1


def test_a_period_chooses_and_orders_the_lanes_by_what_lies_in_it(tmp_path: Path) -> None:
    day = day_from_iso("2025-03-13")
    events = TimelineEvents.of(
        [dated(1, day - 30, outlet=7), dated(2, day - 31, outlet=7), dated(3, day, outlet=8)]
    )
    choice = LaneChoice(LaneBy.OUTLET)
    with closing(Library(tmp_path / "dated")) as library, closing(library.reader()) as connection:
        facets = Facets.load(connection)
        for first, expected in ((day, {8: 1}), (day - 30, {7: 1}), (day + 90, {7: 2, 8: 1})):
            focus = Focus().with_period(Period(Axis.EVENT, first, first))
            lanes = lay_out(connection, events, Scope.of(focus, facets), choice).lanes
            assert {lane.key: lane.count for lane in lanes} == expected


def dated(number: int, day: int, *, outlet: int) -> TimelineEvent:
    first, last = DaySpan(day, day).minutes
    return TimelineEvent(number, 1, first, last, outlet=outlet)


def titles_of(loaded: LoadedTimeline) -> list[str]:
    return [lane.title for lane in loaded.lanes.lanes]


def store_places(transaction: Transaction, text: str, places: list[str]) -> None:
    arrival = store(transaction, read_article(text), sha256="c" * 64)
    sql = "SELECT text_id FROM article WHERE id = ?"
    (text_id,) = transaction.connection.execute(sql, (arrival.article_id,)).fetchone()
    found = extraction(text, places, label=Label.GPE)
    store_extraction(transaction, text_id, found, link_by_name)
