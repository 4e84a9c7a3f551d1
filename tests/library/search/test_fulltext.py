"""The index holds just what the library does, through every change."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing

import pytest

from dateline.library.search.compile import Compiled, compile_query
from dateline.library.search.fulltext import (
    StaleIndexError,
    check,
    index_in,
    index_out,
    optimize,
    rebuild,
)
from dateline.library.search.grammar import parse
from dateline.library.search.nodes import Query
from dateline.library.search.query import search_ids
from tests.library.search.queries import random_library
from tests.library.search.small_library import Item, add, library_of


@pytest.fixture
def library() -> Iterator[sqlite3.Connection]:
    with closing(
        library_of(
            [Item("the ferry sank"), Item("中国人民 and the ferry"), Item("nothing", title="calm")]
        )
    ) as c:
        yield c


def found(connection: sqlite3.Connection, text: str) -> list[int]:
    query = parse(text)
    assert isinstance(query, Query)
    compiled = compile_query(connection, query)
    assert isinstance(compiled, Compiled)
    return search_ids(connection, compiled).tolist()


def change(connection: sqlite3.Connection, article_id: int, make: Callable[[], object]) -> None:
    index_out(connection, [article_id])
    make()
    index_in(connection, [article_id])


def test_a_changed_title_is_found_by_its_new_words_and_not_by_its_old(
    library: sqlite3.Connection,
) -> None:
    sql = "UPDATE article_effective SET title = 'storm 天气预报' WHERE article_id = 3"
    change(library, 3, lambda: library.execute(sql))
    assert (found(library, "calm"), found(library, "storm"), found(library, "天气预")) == (
        [],
        [3],
        [3],
    )
    assert check(library)


def test_a_removed_article_is_not_found_until_it_is_back(library: sqlite3.Connection) -> None:
    change(
        library, 2, lambda: library.execute("UPDATE article SET removed_at = 'now' WHERE id = 2")
    )
    assert (found(library, "ferry"), found(library, "中国"), found(library, "-storm")) == (
        [1],
        [],
        [1, 3],
    )
    assert check(library)
    change(library, 2, lambda: library.execute("UPDATE article SET removed_at = NULL WHERE id = 2"))
    assert (found(library, "ferry"), found(library, "中国人")) == ([1, 2], [2])
    assert check(library)


def test_indexing_twice_or_taking_out_twice_changes_nothing(library: sqlite3.Connection) -> None:
    index_in(library, [1, 2, 3, 99])
    assert check(library)
    index_out(library, [1, 99])
    index_out(library, [1])
    assert found(library, "ferry") == [2]
    index_in(library, [1])
    assert check(library)


def test_a_change_behind_the_index_is_seen_by_the_check_and_mended_by_a_rebuild(
    library: sqlite3.Connection,
) -> None:
    library.execute("UPDATE article_effective SET title = 'storm' WHERE article_id = 3")
    assert not check(library)
    rebuild(library)
    assert check(library)
    assert found(library, "storm") == [3]


def test_a_missing_trigram_row_is_seen_by_the_check(library: sqlite3.Connection) -> None:
    library.execute("INSERT INTO article_trigram (article_trigram) VALUES ('delete-all')")
    assert not check(library)
    rebuild(library)
    assert check(library)


def test_an_article_taken_away_before_its_row_is_an_error_and_not_a_broken_index(
    library: sqlite3.Connection,
) -> None:
    library.execute("UPDATE article SET removed_at = 'now' WHERE id = 2")
    with pytest.raises(StaleIndexError):
        index_out(library, [2])


def test_after_optimize_an_erased_word_is_not_left_in_the_index(
    library: sqlite3.Connection,
) -> None:
    index_out(library, [1])
    optimize(library)
    blobs = library.execute("SELECT block FROM article_fts_data").fetchall()
    assert not any(b"sank" in block for (block,) in blobs)


def test_a_failure_that_is_no_stale_index_is_raised(library: sqlite3.Connection) -> None:
    library.execute("PRAGMA query_only = ON")
    with pytest.raises(sqlite3.OperationalError):
        check(library)


def test_the_index_is_true_after_random_changes() -> None:
    rng = random.Random(7)
    items = [item for seed in range(12) for item in random_library(seed)]
    with closing(library_of(items)) as connection:
        for step in range(150):
            article_id = rng.randint(1, len(items))
            title = rng.choice(items).title
            removed = rng.choice((None, "now"))
            index_out(connection, [article_id])
            connection.execute(
                "UPDATE article_effective SET title = ? WHERE article_id = ?", (title, article_id)
            )
            connection.execute(
                "UPDATE article SET removed_at = ? WHERE id = ?", (removed, article_id)
            )
            index_in(connection, [article_id])
            if step % 10 == 0:
                add(connection, len(items) + 1, item := rng.choice(items))
                items.append(item)
        assert check(connection)
