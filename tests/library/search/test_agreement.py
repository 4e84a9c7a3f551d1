"""Nothing typed raises, and what is found is what a plain reading of each article finds."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.library.search.compile import compile_query
from dateline.library.search.fulltext import indexed_rows
from dateline.library.search.grammar import MAX_DEPTH, parse
from dateline.library.search.marking import hits_of
from dateline.library.search.nodes import Mistake, Query
from dateline.library.search.query import Sort, first_page, ranked, search_ids, sorted_ids
from dateline.library.search.suggest import suggest
from dateline.model.messages import english
from tests.library.search.naive import naive_ids
from tests.library.search.queries import keystrokes, queries, random_library
from tests.library.search.small_library import Item, library_of

LIBRARIES = 40
_MANY = settings(deadline=None, max_examples=300)
seeds = st.integers(0, LIBRARIES - 1)


@cache
def _library(seed: int) -> tuple[list[Item], sqlite3.Connection]:
    items = random_library(seed)
    return items, library_of(items)


@pytest.fixture(scope="module", autouse=True)
def _closed_at_the_end() -> Iterator[None]:
    yield
    for seed in range(LIBRARIES):
        _library(seed)[1].close()
    _library.cache_clear()


def _run(items: Sequence[Item], connection: sqlite3.Connection, text: str) -> None:
    parsed = parse(text)
    if isinstance(parsed, Mistake):
        assert english(parsed.message)
        assert 0 <= parsed.place <= len(text)
        assert parsed.place + parsed.length <= max(len(text), 1)
        return
    compiled = compile_query(connection, parsed)
    assert not isinstance(compiled, Mistake)
    expected = naive_ids(items, parsed.root)
    assert search_ids(connection, compiled).tolist() == sorted(expected)
    assert set(ranked(connection, compiled)) == expected
    for sort in Sort:
        page = first_page(connection, compiled, sort=sort, size=3)
        assert page.count == len(expected)
        first = [result.article_id for result in page.results]
        assert first == sorted_ids(connection, compiled, sort)[:3].tolist()
    suggest(connection, parsed)


@given(seeds, queries)
@_MANY
def test_a_query_finds_what_a_plain_reading_of_each_article_finds(seed: int, text: str) -> None:
    _run(*_library(seed), text)


@given(seeds, keystrokes)
@_MANY
def test_nothing_typed_raises(seed: int, text: str) -> None:
    _run(*_library(seed), text)


@given(seeds, queries)
@_MANY
def test_hits_lie_in_their_texts_in_order_and_apart(seed: int, text: str) -> None:
    parsed = parse(text)
    if not isinstance(parsed, Query):
        return
    _items, connection = _library(seed)
    compiled = compile_query(connection, parsed)
    assert not isinstance(compiled, Mistake)
    rows = indexed_rows(connection, search_ids(connection, compiled))
    found = hits_of(connection, compiled.marking, rows)
    assert set(found) == {row[0] for row in rows}
    for row in rows:
        for spans, words in ((found[row[0]].title, row[1]), (found[row[0]].body, row[4])):
            end = 0
            for span in spans:
                assert end <= span.start < span.end <= len(words)
                end = span.end


@given(keystrokes)
@settings(deadline=None, max_examples=400)
def test_a_repair_can_be_run(text: str) -> None:
    parsed = parse(text)
    if isinstance(parsed, Mistake) and parsed.repair is not None:
        assert isinstance(parse(parsed.repair), Query)


@pytest.mark.parametrize(
    "inner", ["({} OR b)", "(a {} OR b)", "(-{} a OR b)", "({} -(a OR b))", "(NOT {})"]
)
def test_brackets_may_stand_in_one_another_as_deep_as_the_language_says(inner: str) -> None:
    text = "x"
    for _level in range(MAX_DEPTH - 1):
        text = inner.format(text)
    assert not isinstance(parse(text), Mistake)
    items = [Item("a"), Item("b"), Item("x"), Item("a b x")]
    with closing(library_of(items)) as connection:
        _run(items, connection, text)


def test_a_pasted_page_is_refused_with_a_sentence_and_a_long_paragraph_is_not() -> None:
    paragraph = "word " * 350
    with closing(library_of([Item(paragraph)])) as connection:
        _run([Item(paragraph)], connection, paragraph)
    parsed = parse("word " * 900)
    assert isinstance(parsed, Mistake)
    assert "4000" in english(parsed.message)
