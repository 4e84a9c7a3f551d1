"""Mentions of one event are found across articles, and who had it first."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from dateline.explore.event_groups import EventGroup, group_of, like_events
from dateline.explore.timeline_book import EventBook
from dateline.library.annotations import store_extraction
from dateline.library.opened import Library
from dateline.library.writer import Transaction
from dateline.model.days import day_from_iso
from dateline.model.spans import Span
from tests.building import link_by_name, read_article, store
from tests.dating import dated_extraction

NAMES = ("Ana Reyes", "Boris Okoro", "Carla Lind")


def tell(
    transaction: Transaction,
    text: str,
    verb: str,
    *,
    outlet: str,
    published: str | None,
    number: int,
) -> int:
    """Store an article of one event whose trigger is `verb`; return the event's id."""
    read = read_article(text, published=published, outlet=outlet, title=f"Title {number}")
    arrival = store(transaction, read, sha256=f"{number:064d}")
    found = dated_extraction(text, NAMES, published=published)
    start = text.index(verb)
    events = tuple(replace(event, trigger=Span(start, start + len(verb))) for event in found.events)
    connection = transaction.connection
    sql = "SELECT text_id FROM article WHERE id = ?"
    (text_id,) = connection.execute(sql, (arrival.article_id,)).fetchone()
    store_extraction(transaction, text_id, replace(found, events=events), link_by_name)
    return connection.execute("SELECT max(id) FROM event").fetchone()[0]


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(tmp_path / "library")


Teller = Callable[..., int]


@pytest.fixture
def told(library: Library) -> Teller:
    stored: list[int] = []

    def write(text: str, verb: str, *, outlet: str, published: str | None) -> int:
        stored.append(1)
        number = len(stored)
        return library.writer.write(
            lambda tx: tell(tx, text, verb, outlet=outlet, published=published, number=number)
        )

    return write


def group(library: Library, event: int, *, as_of: str | None = None) -> EventGroup:
    with closing(library.reader()) as connection:
        book = EventBook.load(connection)
        day = None if as_of is None else day_from_iso(as_of)
        found = group_of(connection, book.events, event, as_of=day)
    library.close()
    assert found is not None
    return found


def test_the_same_day_names_and_verb_are_one_event(library: Library, told: Teller) -> None:
    one = told(
        "Ana Reyes attacked the plan on 11 March 2025.",
        "attacked",
        outlet="Observer",
        published="2025-03-13",
    )
    two = told(
        "An attack of Ana Reyes came on 11 March 2025.",
        "attack",
        outlet="Ledger",
        published="2025-03-12",
    )
    told("Ana Reyes left the plan on 11 March 2025.", "left", outlet="Post", published="2025-03-12")
    told(
        "Carla Lind attacked it on 11 March 2025.",
        "attacked",
        outlet="Post",
        published="2025-03-12",
    )
    told(
        "Ana Reyes attacked it on 4 March 2025.", "attacked", outlet="Post", published="2025-03-12"
    )
    found = group(library, one)
    assert [telling.event_id for telling in found.tellings] == [two, one]
    assert found.articles == 2
    assert found.outlets == ("Ledger", "Observer")
    assert found.first_outlets == ("Ledger",)


def test_times_of_day_tell_who_was_first_across_zones(library: Library, told: Teller) -> None:
    text = "Ana Reyes won on 11 March 2025."
    one = told(text, "won", outlet="Late", published="2025-03-12T10:30+00:00")
    told(f"{text} It rained.", "won", outlet="Early", published="2025-03-12T11:00+01:00")
    found = group(library, one)
    assert found.outlets == ("Early", "Late")
    assert found.first_outlets == ("Early",)


def test_without_times_the_same_day_has_no_single_first(library: Library, told: Teller) -> None:
    text = "Ana Reyes won on 11 March 2025."
    one = told(text, "won", outlet="One", published="2025-03-12")
    told(f"{text} It rained.", "won", outlet="Two", published="2025-03-12T08:00Z")
    told(f"{text} It snowed.", "won", outlet="Three", published="2025-03-13")
    found = group(library, one)
    assert set(found.first_outlets) == {"One", "Two"}
    assert found.outlets[-1] == "Three"


def test_what_was_published_later_is_left_out_as_of_a_day(library: Library, told: Teller) -> None:
    text = "Ana Reyes won on 11 March 2025."
    one = told(text, "won", outlet="One", published="2025-03-12")
    told(f"{text} It snowed.", "won", outlet="Three", published="2025-03-13")
    assert group(library, one, as_of="2025-03-12").outlets == ("One",)


def test_an_event_without_names_stands_alone(library: Library, told: Teller) -> None:
    one = told("It rained on 11 March 2025.", "rained", outlet="One", published="2025-03-12")
    told("So it rained on 11 March 2025.", "rained", outlet="Two", published="2025-03-12")
    assert group(library, one).articles == 1


def test_an_unknown_event_has_no_group(library: Library) -> None:
    with closing(library.reader()) as connection:
        events = EventBook.load(connection).events
        assert group_of(connection, events, 99) is None
        assert len(like_events(events, 99)) == 0
    library.close()
