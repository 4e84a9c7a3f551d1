"""A name is found in Latin and in Cyrillic letters, whichever it is looked for in."""

from __future__ import annotations

from contextlib import closing

import pytest

from dateline.library.opened import Library
from dateline.library.search.alphabets import in_cyrillic, in_latin
from dateline.library.search.compile import Compiled, compile_query
from dateline.library.search.grammar import parse
from dateline.library.search.nodes import Query
from dateline.library.search.query import Sort, results, sorted_ids
from tests.building import read_article, store

TEXTS = (
    "Troops left Sudzha on Tuesday.",
    "Войска вышли из города Суджа во вторник.",
    "Nothing happened in Bergen.",
    "Volodymyr Zelenskyy spoke.",
)


@pytest.fixture
def ids(library: Library) -> list[int]:
    return [
        library.writer.write(
            lambda tx, text=text, n=n: store(tx, read_article(text), sha256=f"{n:064d}").article_id
        )
        for n, text in enumerate(TEXTS)
    ]


def compiled(library: Library, words: str) -> Compiled:
    query = parse(words)
    assert isinstance(query, Query)
    with closing(library.reader()) as reader:
        found = compile_query(reader, query)
    assert isinstance(found, Compiled)
    return found


def found(library: Library, words: str) -> set[int]:
    query = compiled(library, words)
    with closing(library.reader()) as reader:
        return set(sorted_ids(reader, query, Sort.NEWEST))


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        ("Sudzha", {0, 1}),
        ("Суджа", {0, 1}),
        ("Суджа troops", {0}),
        ("-Суджа", {2, 3}),
        ("Bergen", {2}),
        ("Зеленський", {3}),
        ("Берген", {2}),
    ],
)
def test_a_name_is_found_in_both_alphabets(
    library: Library, ids: list[int], words: str, numbers: set[int]
) -> None:
    assert found(library, words) == {ids[number] for number in numbers}


def test_what_is_found_in_the_other_alphabet_is_marked(library: Library, ids: list[int]) -> None:
    query = compiled(library, "Суджа")
    with closing(library.reader()) as reader:
        (result,) = results(reader, query, [ids[0]])
    (snippet,) = result.snippets
    (hit,) = snippet.hits
    start = snippet.text.index("Sudzha")
    assert (hit.start, hit.end) == (start, start + len("Sudzha"))


def test_words_are_looked_up_by_letters_and_by_the_map() -> None:
    assert "sudzha" in in_latin("Суджа")
    assert "moscow" in in_latin("Москва")
    assert in_latin("Sudzha") == ()
    assert "москва" in in_cyrillic("Moscow")
    assert in_cyrillic("ceasefire") == ()
