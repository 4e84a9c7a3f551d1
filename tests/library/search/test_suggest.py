"""Where nothing is found, the nearest word of the library is offered."""

from __future__ import annotations

from contextlib import closing

import pytest

from dateline.library.search.grammar import parse
from dateline.library.search.nodes import Query
from dateline.library.search.suggest import Suggestion, nothing_found, suggest
from dateline.model.messages import english
from tests.library.search.small_library import Item, Name, Said, library_of

ITEMS = [
    Item("Sudzha and Kursk"),
    Item("Sudzha"),
    Item("Sudza", title="Kursk café"),
    Item("the sea", names=(Name("Ilva Marenko"), Name("Kursk", "place"))),
    Item(
        '"no," said Orsak', names=(Name("Iven Marenko"),), quotations=(Said("no,", "Vera Orsak"),)
    ),
]


def suggested(text: str) -> Suggestion | None:
    parsed = parse(text)
    assert isinstance(parsed, Query)
    with closing(library_of(ITEMS)) as connection:
        return suggest(connection, parsed)


def test_the_nearest_spelling_is_offered_with_the_number_of_its_articles() -> None:
    found = suggested("sudja")
    assert found is not None
    parsed = parse("sudja")
    assert isinstance(parsed, Query)
    assert english(nothing_found(parsed, None)) == "Nothing found for “sudja”."
    assert (
        english(nothing_found(parsed, found))
        == "Nothing found for “sudja”. Nearly the same: sudza (1)"
    )
    found = suggested("kursk sudzhaa -sea")
    assert found is not None
    assert (found.nearest, found.articles, found.query) == ("sudzha", 2, "kursk sudzha -sea")


def test_the_corrected_query_keeps_fields_and_quotation_marks() -> None:
    found = suggested('title:"kurst" sudzha')
    assert found is not None
    assert found.query == 'title:"kursk" sudzha'


@pytest.mark.parametrize(
    "text",
    [
        "kursk",
        "qqqqqqqq",
        "se",
        "person:kurst",
        "-kurst",
        "kur*",
        '"kursk sudja"',
        "kurst~",
        "中国",
    ],
)
def test_nothing_is_offered_where_every_word_is_known_or_none_is_near(text: str) -> None:
    assert suggested(text) is None


def test_the_nearest_name_of_its_kind_and_the_nearest_speaker_are_offered() -> None:
    found = suggested("person:Marenco")
    assert found is not None
    assert (found.nearest, found.articles, found.query) == ("marenko", 2, "person:marenko")
    found = suggested('kursk speaker:"orsack" sea')
    assert found is not None
    assert (found.nearest, found.articles) == ("orsak", 1)
    assert found.query == 'kursk speaker:"orsak" sea'
    assert suggested("place:Marenco") is None
    assert suggested("speaker:Marenco") is None
