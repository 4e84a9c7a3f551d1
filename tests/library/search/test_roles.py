"""`role:` finds the articles that call somebody so, and marks the words that do."""

from __future__ import annotations

from contextlib import closing

import pytest

from dateline.editing.commands import Author
from dateline.editing.entities import ignore_entity
from dateline.library.opened import Library
from dateline.library.reads.entities import entity_named
from dateline.library.search.compile import Compiled, compile_query
from dateline.library.search.grammar import parse
from dateline.library.search.marking import hits_in_article
from dateline.library.search.nodes import Described, Mistake, Query
from dateline.library.search.query import search_ids
from tests.library.test_entity_card import arrive

TEXTS = (
    ("Ana Reyes, the harbour master, spoke of general trade.", ("the harbour master",)),
    ("Major General Ana Reyes came. The harbour was shut.", ("Major General",)),
    ("Generals were many. Ana Reyes, generalissimo, stayed.", ("generalissimo",)),
    ("Boris Okoro met no general.", ()),
)


def filled(library: Library) -> Library:
    for number, (text, roles) in enumerate(TEXTS, 1):
        arrive(library, number, text, day="2025-03-13", roles=roles)
    return library


def parsed(text: str) -> Query:
    query = parse(text)
    assert isinstance(query, Query)
    return query


def found(library: Library, text: str) -> list[int]:
    with closing(library.reader()) as reader:
        compiled = compile_query(reader, parsed(text))
        assert isinstance(compiled, Compiled)
        return sorted(search_ids(reader, compiled))


@pytest.mark.parametrize(
    ("text", "articles"),
    [
        ("role:general", [2]),
        ("role:general*", [2, 3]),
        ("role:*issimo", [3]),
        ("role:gen?ral", [2]),
        ("role:generel~", [2]),
        ('role:"harbour master"', [1]),
        ("role:harbour", [1]),
        ("role:(general OR master)", [1, 2]),
        ("role:HARBOUR trade", [1]),
        ("harbour -role:general", [1]),
        ("role:admiral", []),
        ('role:"major ge"*', [2]),
    ],
)
def test_a_role_is_found_by_its_words_and_no_other_words_of_the_text_are(
    library: Library, text: str, articles: list[int]
) -> None:
    assert found(filled(library), text) == articles


def test_a_role_is_marked_where_the_text_says_it(library: Library) -> None:
    filled(library)
    with closing(library.reader()) as reader:
        hits = hits_in_article(reader, parsed("role:general"), 2)
    assert [span.of(TEXTS[1][0]) for span in hits.body] == ["Major General"]


def test_what_an_ignored_name_is_called_is_no_role_of_anybody(library: Library) -> None:
    filled(library)
    with closing(library.reader()) as reader:
        ana = entity_named(reader, "Ana Reyes")[0].id
    library.writer.write(ignore_entity(ana, author=Author("AB")))
    assert found(library, "role:general") == []


def test_other_names_of_the_field_lead_to_it() -> None:
    assert isinstance(parsed("role:general").root, Described)
    mistake = parse("position:general")
    assert isinstance(mistake, Mistake)
    assert mistake.repair is not None
    assert "role:general" in mistake.repair
