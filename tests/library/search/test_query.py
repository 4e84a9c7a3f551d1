"""Found articles come counted, in order, with what is shown of them, and can be interrupted."""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from dateline.library.connection import connect_reader
from dateline.library.opened import Library
from dateline.library.queries import QueryReplacedError
from dateline.library.search import query as running
from dateline.library.search.compile import Compiled, compile_query
from dateline.library.search.grammar import parse
from dateline.library.search.nodes import Mistake, Query
from dateline.library.search.query import (
    Page,
    Sort,
    first_page,
    ranked,
    results,
    search_ids,
    sorted_ids,
)
from dateline.library.writer import Transaction
from dateline.model.days import day_from_iso
from dateline.model.messages import english
from dateline.model.spans import Span
from tests.library.search.small_library import (
    Happened,
    Item,
    Name,
    Said,
    When,
    add,
    library_of,
    pin,
)

MARCH = day_from_iso("2025-03-13")
ITEMS = [
    Item("The truce was signed. " + "Nothing else happened. " * 30, published_day=MARCH),
    Item("A truce, a truce, a truce: nothing but the truce.", published_day=None),
    Item(
        "A truce at sea.",
        title="The truce",
        outlet="Kursk Post",
        published_day=MARCH - 9,
        starred=True,
    ),
    Item("No such word here.", published_day=MARCH + 1),
    Item("Another truce.", published_day=MARCH),
]


@pytest.fixture
def connection() -> Iterator[sqlite3.Connection]:
    with closing(library_of(ITEMS)) as made:
        yield made


def compiled(connection: sqlite3.Connection, text: str) -> Compiled:
    query = parse(text)
    assert isinstance(query, Query)
    found = compile_query(connection, query)
    assert isinstance(found, Compiled)
    return found


def test_newest_and_earliest_put_articles_without_a_day_last(
    connection: sqlite3.Connection,
) -> None:
    truce = compiled(connection, "truce")
    assert sorted_ids(connection, truce, Sort.NEWEST).tolist() == [5, 1, 3, 2]
    assert sorted_ids(connection, truce, Sort.EARLIEST).tolist() == [3, 1, 5, 2]


def test_the_best_has_the_word_in_its_headline_and_often(connection: sqlite3.Connection) -> None:
    best = ranked(connection, compiled(connection, "truce")).tolist()
    assert best[0] == 3
    assert best.index(2) < best.index(1)


def test_what_was_not_found_by_its_words_is_ranked_last_newest_first(
    connection: sqlite3.Connection,
) -> None:
    best = ranked(connection, compiled(connection, "sea OR published:2025-03"))
    assert best.tolist() == [3, 4, 5, 1]


def test_the_first_page_is_the_same_whether_hits_are_sorted_or_articles_walked_or_asked_for(
    connection: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    for text in ("truce", "truce OR is:starred"):
        truce = compiled(connection, text)
        for sort in Sort:
            pages: list[Page] = []
            for few, share in ((1_000, 1.0), (0, 1.0), (1_000, 0.0)):
                with monkeypatch.context() as patch:
                    patch.setattr(running, "_FEW", few)
                    patch.setattr(running, "_SHARE", share)
                    pages.append(first_page(connection, truce, sort=sort, size=3))
            assert pages[0] == pages[1] == pages[2]
            assert pages[0].count == 4
            assert len(pages[0].results) == 3


def test_a_result_shows_title_outlet_day_star_and_its_hits(connection: sqlite3.Connection) -> None:
    result = results(connection, compiled(connection, "truce sea"), [3, 99])[0]
    assert (result.article_id, result.title, result.title_hits) == (3, "The truce", (Span(4, 9),))
    assert (result.outlet, result.published_day, result.starred) == ("Kursk Post", MARCH - 9, True)
    assert result.hits == 3
    assert [hit.of(result.snippets[0].text) for hit in result.snippets[0].hits] == ["truce", "sea"]


def test_a_query_for_no_words_shows_how_the_articles_begin(connection: sqlite3.Connection) -> None:
    page = first_page(connection, compiled(connection, "is:starred"))
    assert page.results[0].snippets[0].text == "A truce at sea."
    assert page.results[0].hits == 0


def test_a_time_asked_for_ranks_the_articles_that_name_it_most_exactly_first() -> None:
    first, day = MARCH * 1440, 1440
    items = [
        Item("since March", timexes=(When(first, None),), published_day=MARCH + 3),
        Item("that day", timexes=(When(first, first + day - 1),), published_day=MARCH),
        Item("that month", timexes=(When(first - day, first + 9 * day),), published_day=MARCH + 2),
        Item("that day again", timexes=(When(None, 5), When(first, first + day - 1))),
        Item("another day", timexes=(When(first + day, first + 2 * day - 1),)),
    ]
    with closing(library_of(items)) as connection:
        asked = compiled(connection, "date:2025-03-13")
        assert ranked(connection, asked).tolist() == [2, 4, 3, 1]
        assert sorted_ids(connection, asked, Sort.NEWEST).tolist() == [1, 3, 2, 4]
        worded = compiled(connection, "month date:2025-03-13 OR again")
        assert ranked(connection, worded).tolist()[-1] == 3 or len(ranked(connection, worded)) == 2


def test_names_are_found_after_a_merge_under_any_of_them_and_under_the_kind_a_person_gave() -> None:
    items = [
        Item("a", names=(Name("Volodymyr Zelensky"),)),
        Item("b", names=(Name("Zelenskyy"),)),
        Item("c"),
    ]
    with closing(library_of(items)) as connection:
        assert search_ids(connection, compiled(connection, "person:zelenskyy")).tolist() == [2]
        connection.execute("UPDATE entity_effective SET root_id = 1 WHERE entity_id = 2")
        connection.execute("UPDATE article_entity SET entity_id = 1")
        assert search_ids(connection, compiled(connection, "person:zelenskyy")).tolist() == [1, 2]
        sql = "UPDATE entity_effective SET name = 'Président Ž', kind = 'place', decided = 1 WHERE entity_id = 1"
        connection.execute(sql)
        for text, expected in (
            ("person:zelensky", []),
            ("place:president", [1, 2]),
            ("place:volodymyr", [1, 2]),
        ):
            assert search_ids(connection, compiled(connection, text)).tolist() == expected
        connection.execute("UPDATE entity_effective SET ignored = 1 WHERE entity_id = 1")
        assert search_ids(connection, compiled(connection, "place:president")).tolist() == []


def test_a_name_is_found_under_an_initialism_that_texts_use_but_not_under_a_guessed_one() -> None:
    name = Name("North Sea Ferry Council", "organisation")
    with closing(library_of([Item(names=(name,))])) as connection:
        connection.execute("INSERT INTO entity_key VALUES (1, 'nsfc', 1), (1, '~nsf', 1)")
        assert search_ids(connection, compiled(connection, "org:NSFC")).tolist() == [1]
        assert search_ids(connection, compiled(connection, "org:nsf")).tolist() == []


def test_words_beside_a_speaker_must_stand_in_one_quotation_of_his() -> None:
    body = 'He said "the root causes" and "we agree", she said "the root of it all agree".'
    said = (Said("the root causes", "Vladimir Putin"), Said("we agree", "Vladimir Putin"))
    items = [Item(body, quotations=(*said, Said("the root of it all agree", "Ann Lee")))]
    with closing(library_of(items)) as connection:
        for text, expected in (
            ("speaker:Putin root", [1]),
            ("speaker:Putin root agree", []),
            ("speaker:Lee root agree", [1]),
            ("speaker:Putin all", []),
            ("speaker:Putin -all", []),
            ('speaker:(Putin OR Lee) "root of"', [1]),
            ("speaker:Nobody", []),
        ):
            assert search_ids(connection, compiled(connection, text)).tolist() == expected, text


def test_a_speaker_is_found_through_the_mention_he_was_resolved_to() -> None:
    with closing(
        library_of([Item('"Never," he said.', quotations=(Said("Never,", "he"),))])
    ) as connection:
        connection.execute("INSERT INTO entity VALUES (7, 'u', 'person', 'Ann Lee', NULL)")
        connection.execute("INSERT INTO entity_effective VALUES (7, 7, 'Ann Lee', 'person', 0, 0)")
        connection.execute(
            'INSERT INTO mention (id, article_id, text_id, run_id, maker_id, field, start, "end", confidence, position,'
            " label, cluster_id, entity_id, effective_id) VALUES (3, 1, 1, 1, 1, 'text', 0, 1, 2, 0, 'PERSON', 1, 7, 7)"
        )
        connection.execute("UPDATE quotation SET speaker_mention_id = 3")
        assert search_ids(connection, compiled(connection, "speaker:Lee never")).tolist() == [1]


def test_what_belongs_to_an_earlier_text_is_not_found() -> None:
    item = Item(
        "a",
        timexes=(When(0, 1),),
        events=(Happened(status="planned"),),
        quotations=(Said("a", "Ann"),),
    )
    with closing(library_of([item])) as connection:
        queries = ("date:0001", "status:planned", "speaker:Ann")
        assert [len(search_ids(connection, compiled(connection, text))) for text in queries] == [
            1,
            1,
            1,
        ]
        connection.execute(
            "INSERT INTO article_text VALUES (9, 1, 2, '', 'a', '', x'', 'test', 2, 'x', '2025-03-13T00:00:00Z')"
        )
        connection.execute("UPDATE article SET text_id = 9")
        assert [len(search_ids(connection, compiled(connection, text))) for text in queries] == [
            0,
            0,
            0,
        ]


def test_a_note_or_tag_of_an_unpinned_finding_is_not_found(connection: sqlite3.Connection) -> None:
    pin(connection, "a1", "check the harbour", ("later",))
    pin(connection, "a2", "check the harbour", ("later",), removed=True)
    for text in ("note:harbour", "note:harb*", "tag:later"):
        assert search_ids(connection, compiled(connection, text)).tolist() == [1]


def test_a_pattern_that_fits_too_many_words_is_refused_with_a_sentence() -> None:
    body = " ".join(f"w{number}x" for number in range(10_050))
    with closing(library_of([Item(body)])) as connection:
        query = parse("w*x")
        assert isinstance(query, Query)
        refused = compile_query(connection, query)
        assert isinstance(refused, Mistake)
        assert "10050 different words" in english(refused.message)
        assert len(search_ids(connection, compiled(connection, "w1*5x w*"))) == 1
        several = parse(" OR ".join(["w?3??x", "w1?*3x", "near(w?1x w*2x, 5)"] * 9))
        assert isinstance(several, Query)
        assert isinstance(compile_query(connection, several), Mistake)


def test_a_pattern_of_many_stars_costs_no_time_on_a_long_word() -> None:
    with closing(library_of([Item("a" * 20_000), Item("aab")])) as connection:
        started = time.process_time()
        assert search_ids(connection, compiled(connection, f"{'*a' * 30}*b*")).tolist() == []
        assert search_ids(connection, compiled(connection, "*a*a*b")).tolist() == [2]
        assert time.process_time() - started < 2


def _fill(library: Library, items: list[Item]) -> None:
    def fill(transaction: Transaction) -> None:
        for article_id, item in enumerate(items, 1):
            add(transaction.connection, article_id, item)

    library.writer.write(fill)


def test_a_library_on_disk_is_searched_through_its_read_only_connection(library: Library) -> None:
    _fill(library, ITEMS)
    with closing(library.reader()) as reader:
        for text in ("truce", "tr?ce", "truse~", "-truce", "published:2025-03", "is:starred"):
            assert isinstance(first_page(reader, compiled(reader, text)), Page)
        assert search_ids(reader, compiled(reader, "*uce")).tolist() == [1, 2, 3, 5]


def test_a_long_search_is_interrupted_by_a_newer_one(library: Library) -> None:
    _fill(library, [Item(f"truce {'word ' * 2000}") for _ in range(150)])
    queries = library.queries("searches")
    started = threading.Event()

    def endless(connection: sqlite3.Connection) -> None:
        slow = compiled(connection, '"word word word word" near(word word word word, 900)')
        started.set()
        while True:
            ranked(connection, slow)

    older = queries.ask(endless, kind="search")
    assert started.wait(20)
    newer = queries.ask(
        lambda connection: len(search_ids(connection, compiled(connection, "truce"))), kind="search"
    )
    assert newer.result(20) == 150
    with pytest.raises(QueryReplacedError):
        older.result(20)
    queries.close()


def test_search_never_writes(library: Library, tmp_path: Path) -> None:
    _fill(library, ITEMS)
    with closing(connect_reader(library.folder.database)) as reader:
        before = reader.execute("PRAGMA data_version").fetchone()
        first_page(reader, compiled(reader, "tr* OR *uce"), sort=Sort.BEST)
        assert reader.total_changes == 0
        assert reader.execute("PRAGMA data_version").fetchone() == before
