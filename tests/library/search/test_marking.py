"""What a query hits in an article it found: its words, and the annotations that its fields ask for."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest

from dateline.library.search.compile import Compiled, compile_query
from dateline.library.search.fulltext import index_in, index_out
from dateline.library.search.grammar import parse
from dateline.library.search.marking import Hits, hits_in_article
from dateline.library.search.nodes import Query
from dateline.library.search.query import hit_count, results, search_ids
from dateline.model.days import day_from_iso, first_minute, last_minute
from tests.library.search.small_library import Happened, Item, Name, Said, When, library_of, pin

TITLE = "Ann Lee: no truce on 11 March"
BODY = (
    'On 11 March Ann Lee said "no truce before May" and left. "A truce will come," said Bo Rask.'
    " Ann Lee was in Port Calder on Tuesday; the truce is planned for May."
)


def day(iso: str, words: str) -> When:
    number = day_from_iso(iso)
    return When(first_minute(number), last_minute(number), words)


ITEM = Item(
    BODY,
    title=TITLE,
    names=(Name("Ann Lee"), Name("Port Calder", "place")),
    quotations=(Said("no truce before May", "Ann Lee"), Said("A truce will come,", "Bo Rask")),
    timexes=(day("2025-03-11", "11 March"), day("2025-03-11", "Tuesday"), day("2025-05-01", "May")),
    events=(Happened(status="planned", words="the truce is planned for May"), Happened()),
    starred=True,
    published_day=day_from_iso("2025-03-12"),
    tags=("later",),
)


@pytest.fixture
def connection() -> Iterator[sqlite3.Connection]:
    with closing(library_of([ITEM])) as made:
        start = BODY.index("Bo Rask")
        place = (1, start, start + len("Bo Rask"))
        pin(made, "a1", "ask him about the harbour", ("verify",), place=place)
        yield made


def query(text: str) -> Query:
    parsed = parse(text)
    assert isinstance(parsed, Query)
    return parsed


def hits(connection: sqlite3.Connection, text: str) -> Hits:
    """Return the hits in the article, which its result, its snippets and its count agree with."""
    parsed = query(text)
    found = hits_in_article(connection, parsed, 1)
    compiled = compile_query(connection, parsed)
    assert isinstance(compiled, Compiled)
    assert search_ids(connection, compiled).tolist() == [1]
    (row,) = results(connection, compiled, [1])
    assert (row.hits, row.title_hits) == (found.count, found.title)
    shown = [hit.shifted(piece.start) for piece in row.snippets for hit in piece.hits]
    assert shown == list(found.body)
    assert hit_count(connection, compiled, [1]) == found.count
    return found


def words(connection: sqlite3.Connection, text: str) -> tuple[list[str], list[str]]:
    found = hits(connection, text)
    return [hit.of(TITLE) for hit in found.title], [hit.of(BODY) for hit in found.body]


def test_the_dates_asked_for_are_hits_in_whatever_words(connection: sqlite3.Connection) -> None:
    assert words(connection, "date:2025-03-11") == ([], ["11 March", "Tuesday"])
    assert words(connection, "date:2025-05") == ([], ["May"])


def test_the_mentions_of_a_name_are_hits_in_headline_and_text(
    connection: sqlite3.Connection,
) -> None:
    assert words(connection, "person:lee") == (["Ann Lee"], ["Ann Lee", "Ann Lee"])
    assert words(connection, "place:Calder") == ([], ["Port Calder"])


def test_the_quotations_of_a_speaker_are_hits(connection: sqlite3.Connection) -> None:
    assert words(connection, "speaker:Lee") == ([], ["no truce before May"])
    assert words(connection, "speaker:(Lee OR Rask)")[1] == [
        "no truce before May",
        "A truce will come,",
    ]


def test_words_beside_a_speaker_are_hits_inside_his_quotations_alone(
    connection: sqlite3.Connection,
) -> None:
    found = hits(connection, "speaker:Rask truce").body
    assert [(hit.of(BODY), hit.start) for hit in found] == [
        ("truce", BODY.index("A truce will") + 2)
    ]
    assert words(connection, "speaker:Lee may OR harbour")[1] == ["May"]


def test_events_of_a_status_and_findings_with_a_tag_or_note_are_hits(
    connection: sqlite3.Connection,
) -> None:
    assert words(connection, "status:planned")[1] == ["the truce is planned for May"]
    assert words(connection, "tag:verify")[1] == ["Bo Rask"]
    assert words(connection, "note:harbour")[1] == ["Bo Rask"]


def test_words_and_annotations_are_hits_together_and_what_overlaps_is_one(
    connection: sqlite3.Connection,
) -> None:
    assert words(connection, "planned date:2025-03-11")[1] == ["11 March", "Tuesday", "planned"]
    assert words(connection, "march date:2025-03-11") == (["March"], ["11 March", "Tuesday"])
    assert words(connection, "before speaker:Lee OR person:Lee")[1][1] == "before"


def test_words_of_the_byline_show_it_and_do_not_count() -> None:
    item = Item("The truce holds.", title="Truce", byline="Ann Truce; Bo Rask")
    with closing(library_of([item])) as connection:
        for text, count, shown in (
            ("rask", 0, "Ann Truce; Bo Rask"),
            ("byline:truce", 0, "Ann Truce; Bo Rask"),
            ("truce", 2, "Ann Truce; Bo Rask"),
            ("holds", 1, ""),
            ("title:truce", 1, ""),
        ):
            found = hits(connection, text)
            compiled = compile_query(connection, query(text))
            assert isinstance(compiled, Compiled)
            (row,) = results(connection, compiled, [1])
            assert (found.count, row.byline) == (count, shown), text


@pytest.mark.parametrize(
    "text", ["is:starred", "published:2025-03", "tag:later", "-person:Putin", "-speaker:Putin"]
)
def test_what_stands_nowhere_in_the_text_hits_nothing(
    connection: sqlite3.Connection, text: str
) -> None:
    assert hits_in_article(connection, query(text), 1) == Hits()


def test_a_headline_that_a_person_changed_has_none_of_its_old_annotations_hit(
    connection: sqlite3.Connection,
) -> None:
    index_out(connection, [1])
    connection.execute("UPDATE article_effective SET title = 'Talks end without a truce'")
    index_in(connection, [1])
    found = hits(connection, "person:Lee")
    assert (found.title, len(found.body)) == ((), 2)
    assert hits(connection, "truce").title


def test_hits_are_those_of_the_text_on_show_and_none_in_an_article_that_is_gone(
    connection: sqlite3.Connection,
) -> None:
    assert hits_in_article(connection, query("truce"), 9) == Hits()
    connection.execute("UPDATE article SET removed_at = '2025-03-14T00:00:00Z'")
    assert hits_in_article(connection, query("person:Lee truce"), 1) == Hits()
