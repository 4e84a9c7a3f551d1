"""How often the timeline reads: at once for a person, seldom while the library is changing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from dateline.editing.commands import Author
from dateline.explore.scope import Scope
from dateline.explore.timeline_lanes import LaneBy
from dateline.explore.timeline_loading import LaneChoice, LoadedTimeline
from dateline.importing.queue import ImportQueue
from dateline.library.opened import Library
from dateline.ui.scope_feed import ScopeFeed
from dateline.ui.session import Session
from dateline.ui.timeline.feed import GATHER_MS, TimelineFeed
from tests.building import store_with_names

NAMES = ["Ana Reyes", "Boris Okoro"]


class Bench:
    """A session with its scopes and a feed, and all that the feed has told."""

    def __init__(self, library: Library, qtbot: QtBot) -> None:
        self.qtbot = qtbot
        self.library = library
        queue = ImportQueue(library, workers=0, extract=False)
        self.session = Session(library, queue, author=Author("AB"), parent=None)  # pyright: ignore[reportArgumentType]
        self.scopes = ScopeFeed(self.session)
        self.feed = TimelineFeed(self.session, self.session)
        self.told: list[LoadedTimeline] = []
        self.feed.loaded.connect(self.told.append)
        self.session.library_changed.connect(self.feed.take_changes)
        self.scopes.scope_changed.connect(self._want)
        with qtbot.waitSignal(self.scopes.scope_changed):
            self.scopes.start()

    def _want(self, scope: Scope) -> None:
        self.feed.want(scope, LaneChoice())

    def add(self, number: int) -> None:
        text = f"Ana Reyes met Boris Okoro on pier {number}."
        self.library.writer.write(
            lambda tx: store_with_names(tx, text, NAMES, sha256=f"{number:064d}")
        )

    def wait_for(self, events: int) -> None:
        self.qtbot.waitUntil(lambda: bool(self.told) and len(self.told[-1].events) == events)


@pytest.fixture
def bench(tmp_path: Path, qtbot: QtBot) -> Iterator[Bench]:
    made = Bench(Library(tmp_path / "library"), qtbot)
    yield made
    made.session.close()


def test_what_the_library_gains_is_read_and_the_rest_is_kept(bench: Bench) -> None:
    bench.wait_for(0)
    bench.add(1)
    bench.wait_for(1)
    first = bench.told[-1].events.ids.tolist()
    bench.add(2)
    bench.wait_for(2)
    assert bench.told[-1].events.ids.tolist()[:1] == first


def test_many_changes_at_once_are_read_together(bench: Bench) -> None:
    bench.wait_for(0)
    for number in range(12):
        bench.add(number)
    bench.wait_for(12)
    assert len(bench.told) <= 4


def test_a_choice_is_read_at_once(bench: Bench) -> None:
    bench.add(1)
    bench.wait_for(1)
    scope = bench.scopes.scope
    assert scope is not None
    bench.feed.want(scope, LaneChoice(LaneBy.STATUS))
    assert not bench.feed._soon.isActive()
    bench.qtbot.waitUntil(lambda: bench.told[-1].lanes.by is LaneBy.STATUS)


def test_the_feed_rests_nine_times_as_long_as_a_read_took(bench: Bench) -> None:
    bench.wait_for(0)
    assert bench.feed.reads_next_after_ms == GATHER_MS
    bench.feed._settle((bench.told[-1], 2.0, 0))
    assert 17_000 < bench.feed.reads_next_after_ms <= 18_100


def test_nothing_is_read_out_of_sight_and_what_was_missed_follows(bench: Bench) -> None:
    bench.wait_for(0)
    bench.feed.set_awake(awake=False)
    before = len(bench.told)
    with bench.qtbot.waitSignal(bench.scopes.scope_changed):
        bench.add(1)
    with bench.qtbot.waitSignal(bench.feed._soon.timeout):
        pass
    assert len(bench.told) == before
    bench.feed.set_awake(awake=True)
    bench.wait_for(1)
