"""Hits in a text are those that FTS5's own highlight marks."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.library.search.compile import Compiled, compile_query
from dateline.library.search.grammar import parse
from dateline.library.search.nodes import Column, Near, Query, Words
from dateline.library.search.tokens import is_unspaced
from dateline.library.search.word_hits import new_marks, read_marks, word_hits
from dateline.model.spans import Span
from tests.library.search.queries import WORDS, leaves
from tests.library.search.small_library import Item, library_of

_MARKS = ("⟦", "⟧")


def query(text: str) -> Query:
    parsed = parse(text)
    assert isinstance(parsed, Query)
    return parsed


def hits(parsed: Query, text: str, *, column: Column = Column.BODY) -> tuple[Span, ...]:
    """Return what a query hits in one text that stands in a column."""
    title, body = (text if column is name else "" for name in (Column.TITLE, Column.BODY))
    row = (1, title, "", "", body)
    return word_hits(list(parsed.positive()), [row]).get((1, column), ())


def words(text: str, body: str) -> list[str]:
    return [hit.of(body) for hit in hits(query(text), body)]


def _highlighted(connection: sqlite3.Connection, compiled: Compiled) -> str | None:
    sql = "SELECT highlight(article_fts, 3, ?, ?) FROM article_fts WHERE article_fts MATCH ?"
    row = connection.execute(sql, (*_MARKS, compiled.match)).fetchone()
    return None if row is None else row[0]


@given(
    st.lists(leaves, min_size=1, max_size=3).map(" ".join),
    st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join),
)
@settings(deadline=None, max_examples=300)
def test_hits_are_those_of_fts5_highlight(text: str, body: str) -> None:
    parsed = parse(text)
    if not isinstance(parsed, Query):
        return
    chosen = list(parsed.positive())
    plain = [
        leaf
        for leaf in chosen
        if isinstance(leaf, Near) or (isinstance(leaf, Words) and not is_unspaced(leaf.text))
    ]
    if len(plain) < len(chosen):
        return
    with closing(library_of([Item(body)])) as connection:
        compiled = compile_query(connection, parsed)
        assert isinstance(compiled, Compiled)
        highlighted = _highlighted(connection, compiled)
    if highlighted is not None:
        assert read_marks(highlighted, *_MARKS) == (body, hits(parsed, body))


def test_hits_count_code_points_whatever_stands_before_them() -> None:
    body = "😀 cafe\u0301 \ufdd0 𠀀 CAFÉ\u200b café"
    assert words("cafe", body) == ["cafe\u0301", "CAFÉ", "café"]


def test_words_phrases_patterns_and_near_groups_are_marked_where_they_stand() -> None:
    body = "Zelensky spoke of a 30-day truce; Stalingrad; day 30; a truce of Zelenski."
    assert words("30-day zelen* *grad", body) == ["Zelensky", "30-day", "Stalingrad", "Zelenski"]
    assert words("near(truce zelensky~, 1)", body) == ["truce", "Zelenski"]
    assert words('"day truce" -spoke', body) == ["day truce"]


def test_words_that_stand_in_another_column_are_still_marked_here() -> None:
    assert words("headline truce", "the truce") == ["truce"]
    assert words("title:truce", "the truce") == []
    assert hits(query("title:truce"), "the truce", column=Column.TITLE) == (Span(4, 9),)


def test_scripts_without_spaces_are_marked_inside_a_run_of_letters() -> None:
    assert words("中国 ceasefire", "新中国人民 ceasefire 中国") == ["中国", "ceasefire", "中国"]
    assert words("GPT模型", "the gpt模型们") == ["gpt模型"]


def test_what_is_no_text_search_marks_nothing() -> None:
    for text in ("", "person:Putin published:2025", "-truce", "is:starred"):
        assert words(text, "the truce with Putin in 2025") == []


def test_a_text_can_hold_the_characters_that_marks_are_made_of() -> None:
    body = "\ufdd0 truce \ufdd1 truce \ufdd0"
    assert words("truce", body) == ["truce", "truce"]
    opening, closing_mark = new_marks()
    assert opening != new_marks()[0]
    assert read_marks(f"a{opening}b{closing_mark}c", opening, closing_mark) == (
        "abc",
        (Span(1, 2),),
    )


@pytest.mark.parametrize("size", [1_000_000])
def test_a_long_text_is_marked(size: int) -> None:
    body = ("some words of a long report " * (size // 28)) + "truce"
    assert hits(query("truce"), body) == (Span(len(body) - 5, len(body)),)
