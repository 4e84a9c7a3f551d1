from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from dateline.explore.focus import Focus, Mode
from dateline.explore.scope import Scope
from dateline.explore.timeline import OPEN_PAST, STATUSES, Ends
from dateline.explore.timeline_lanes import LaneBy
from dateline.explore.timeline_loading import (
    LaneChoice,
    LoadedTimeline,
    collect_events,
    load_timeline,
)
from dateline.library.facets import Facets
from dateline.library.opened import Library
from dateline.model.annotations import EntityKind, Status
from dateline.model.days import day_from_iso
from tests.building import store_with_names

NAMES = ["Ana Reyes", "Boris Okoro", "Carla Lind"]
TEXTS = [
    "Ana Reyes met Boris Okoro about the ferry. Reyes left.",
    "Ana Reyes spoke of the harbour.\n\nCarla Lind did not.",
]
ROW = (7, 2, 1440, 2879, "day", "event", "reported", "on", 2, 1)


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


def test_rows_of_the_library_become_columns() -> None:
    later = (9, 3, None, 4319, "month", "statement", "planned", "by", 0, None, "END")
    events = collect_events([later, ROW], [(9, 5), (7, 6), (9, 4), (1, 1)], outlets={3: 8})
    assert events.ids.tolist() == [7, 9]
    assert events.earliest.tolist() == [1440, OPEN_PAST]
    assert STATUSES[events.status[1]] is Status.PLANNED
    assert events.ends.tolist() == [Ends.EXACT, Ends.VAGUE]
    assert events.outlet.tolist() == [-1, 8]
    assert events.key_offsets.tolist() == [0, 1, 3]
    assert events.keys.tolist() == [6, 4, 5]


def test_no_rows_are_no_events() -> None:
    assert len(collect_events([], [])) == 0
    assert len(collect_events([ROW], [], articles={99})) == 0
