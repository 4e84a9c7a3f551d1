"""The book of events, advanced by what changed, against one read whole from the library."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import closing
from dataclasses import fields
from pathlib import Path

import numpy as np
import pytest

from dateline.explore.focus import Focus, Mode
from dateline.explore.scope import Scope
from dateline.explore.timeline import NO_DAY, OPEN_PAST, STATUSES, Ends, TimelineEvents
from dateline.explore.timeline_book import EventBook, columns_of
from dateline.library.changes import Changes
from dateline.library.facets import Facets
from dateline.library.opened import Library
from dateline.library.reads.event_columns import ABSENT, ReadEvents
from dateline.model.annotations import Status
from tests.building import extract_again, store_with_names
from tests.explore.timeline_samples import DAY, event

NAMES = ["Ana Reyes", "Boris Okoro", "Carla Lind"]
SENTENCES = [
    "Ana Reyes met Boris Okoro about the ferry.",
    "Carla Lind wrote to the board.",
    "Boris Okoro left with Carla Lind and Ana Reyes.",
]


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    opened = Library(tmp_path / "library")
    yield opened
    opened.close()


def add(library: Library, number: int, *sentences: str) -> int:
    text = " ".join(sentences)
    return library.writer.write(
        lambda tx: store_with_names(tx, text, NAMES, sha256=f"{number:064d}")
    )


def load(library: Library) -> EventBook:
    with closing(library.reader()) as connection:
        return EventBook.load(connection)


def assert_same(one: TimelineEvents, other: TimelineEvents) -> None:
    for column in fields(TimelineEvents):
        assert np.array_equal(getattr(one, column.name), getattr(other, column.name)), column.name


def test_a_book_advanced_by_changes_is_the_book_read_whole(library: Library) -> None:
    heard: list[Changes] = []
    library.writer.listen(heard.append)
    chance = random.Random(7)
    articles: list[int] = []
    book = load(library)
    for step in range(30):
        if articles and chance.random() < 0.4:
            article = chance.choice(articles)
            names = chance.sample(NAMES, chance.randint(0, 3))
            library.writer.write(lambda tx, a=article, n=names: extract_again(tx, a, n))
        else:
            articles.append(add(library, step, *chance.sample(SENTENCES, 2)))
        changed = frozenset[int]().union(*(changes.articles for changes in heard))
        heard.clear()
        assert changed
        with closing(library.reader()) as connection:
            book = book.advanced(connection, changed)
        assert_same(book.events, load(library).events)
    assert len(book.events) > 20
    assert len(book.events.keys) > 20


def test_nothing_changed_is_the_same_book(library: Library) -> None:
    add(library, 1, *SENTENCES)
    book = load(library)
    with closing(library.reader()) as connection:
        assert book.advanced(connection, ()) is book


def test_a_scope_takes_the_events_of_its_articles(library: Library) -> None:
    add(library, 1, SENTENCES[0])
    second = add(library, 2, SENTENCES[1], SENTENCES[2])
    with closing(library.reader()) as connection:
        facets = Facets.load(connection)
    columns = facets.columns.entities
    carla = int(columns.ids[list(columns.names).index("Carla Lind")])
    events = load(library).of_scope(Scope.of(Focus().with_entity(carla, Mode.REPLACE), facets))
    assert set(events.article.tolist()) == {second}
    assert len(events) == 2
    assert events.outlet.tolist() == [0, 0]
    assert events.key_offsets[-1] == len(events.keys) > 0


def test_an_empty_library_has_an_empty_book(library: Library) -> None:
    with closing(library.reader()) as connection:
        facets = Facets.load(connection)
    assert len(load(library).of_scope(Scope.of(Focus(), facets))) == 0


def test_rows_of_the_library_become_columns() -> None:
    later = [9, 3, ABSENT, 4319, 4, 1, 2, 1, 0, 3, ABSENT]
    first = [7, 2, 1440, 2879, 2, 0, 0, 0, 2, 0, 1]
    pairs = np.array([(9, 5), (7, 6), (9, 4)], np.int64)
    events = columns_of(ReadEvents(np.array([first, later], np.int64), pairs))
    assert events.ids.tolist() == [7, 9]
    assert events.earliest.tolist() == [1440, OPEN_PAST]
    assert STATUSES[events.status[1]] is Status.PLANNED
    assert events.ends.tolist() == [Ends.EXACT, Ends.VAGUE]
    assert events.published_day.tolist() == [1, NO_DAY]
    assert events.key_offsets.tolist() == [0, 1, 3]
    assert events.keys.tolist() == [6, 4, 5]


def test_events_taken_and_joined_again_are_the_same_events() -> None:
    events = TimelineEvents.of(
        [event(n, DAY - n, keys=tuple(range(n % 3)), article=n % 2) for n in range(1, 12)]
    )
    odd = events.article == 1
    parts = events.taken(np.flatnonzero(odd)), events.taken(np.flatnonzero(~odd))
    assert [len(part) for part in parts] == [6, 5]
    assert_same(parts[1].joined(parts[0]), events)
