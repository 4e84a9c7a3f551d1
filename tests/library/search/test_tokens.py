"""Tokens are those of FTS5's own tokenizer, whatever the text."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.library.search.tokens import TOKENIZER, fold, is_unspaced, patterns, printable, tokens
from tests.library.search.small_library import empty_library


@pytest.fixture(scope="module")
def index() -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.execute(f"CREATE VIRTUAL TABLE t USING fts5(a, tokenize='{TOKENIZER}')")
        connection.execute("CREATE VIRTUAL TABLE v USING fts5vocab(t, 'instance')")
        yield connection


def _indexed(index: sqlite3.Connection, text: str) -> list[str]:
    index.execute("DELETE FROM t")
    index.execute("INSERT INTO t VALUES (?)", (text,))
    return [term for (term,) in index.execute("SELECT term FROM v ORDER BY offset")]


@given(text=st.text(st.characters(exclude_categories=("Cs",)), max_size=30).map(printable))
@settings(deadline=None, max_examples=300)
def test_the_tokens_of_any_text_are_those_of_fts5(index: sqlite3.Connection, text: str) -> None:
    assert tokens(text) == _indexed(index, text)


@pytest.mark.parametrize(
    "text",
    [
        "Zelensky’s 30-day CAFE\u0301, Straße ŁÓDŹ İstanbul ısı Ærø",
        "\u0301a e\u0301\u0302 \u0301 \u0345x Ǖ",
        "Ελλάδα ΆΈ Москва Й й Ё",
        "中国人民 ประเทศไทย 한국 कि क़ ١٢٣ ½ ² Ⅷ",
        "U.S. AT&T C++ e-mail @x #y a_b 1,000.5 €5 \u200b\u2028\x85\x1c",
        "\U00010400 \U0001f600 \u0378 \uffff \ue000 \U000e0041",
    ],
)
def test_hard_texts_have_the_tokens_of_fts5(index: sqlite3.Connection, text: str) -> None:
    assert tokens(text) == _indexed(index, text)


def test_the_library_indexes_with_this_tokenizer() -> None:
    with closing(empty_library()) as connection:
        sql = "SELECT sql FROM sqlite_master WHERE name = 'article_fts'"
        assert TOKENIZER in connection.execute(sql).fetchone()[0]


def test_folding_twice_changes_nothing_so_that_terms_can_be_searched_for_again() -> None:
    every = "".join(chr(code) for code in range(1, 0x30000) if not 0xD800 <= code < 0xE000)
    assert fold(fold(every)) == fold(every)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Zel?nsky", ("zel?nsky",)),
        ("what?", ("what",)),
        ("30-d?y*", ("30", "d?y*")),
        ("* ? ?*", ()),
        ("É*t?é", ("e*t?e",)),
    ],
)
def test_patterns_keep_their_wildcards_and_nothing_else_that_is_no_letter(
    text: str, expected: tuple[str, ...]
) -> None:
    assert patterns(text) == expected


def test_scripts_without_spaces_are_known_from_those_with() -> None:
    assert all(map(is_unspaced, ("中", "かな", "ไทย", "ខ្មែរ", "မြန်မာ", "a 𠀀 b")))
    assert not any(map(is_unspaced, ("한국", "हिन्दी", "Москва", "العربية", "ελληνικά", "😀", "")))


def test_what_sqlite_cant_store_becomes_a_space_of_the_same_length() -> None:
    assert printable("a\0b\ud800c😀") == "a b c😀"
