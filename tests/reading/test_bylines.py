"""Who is named in a byline."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.reading.bylines import (
    Byline,
    begins_like_byline,
    is_person_name,
    split_byline,
    turned_name,
)


@pytest.mark.parametrize(
    ("printed", "persons", "agencies"),
    [
        ("By Jane Roe", ["Jane Roe"], []),
        ("Jane Roe and Piet Vos", ["Jane Roe", "Piet Vos"], []),
        ("By Jane Roe, Piet Vos & Ana Ruiz", ["Jane Roe", "Piet Vos", "Ana Ruiz"], []),
        ("JANE ROE", ["Jane Roe"], []),
        ("Jane Roe, Political Editor", ["Jane Roe"], []),
        ("By Ursula von der Marken in Brussels", ["Ursula von der Marken"], []),
        ("Von Max Müller und Anna-Lena Groß", ["Max Müller", "Anna-Lena Groß"], []),
        ("Par Chloé d’Arcy", ["Chloé d’Arcy"], []),
        ("By Sean O'Neil (sean@courier.example)", ["Sean O'Neil"], []),
        ("Jane Roe for The Halden Courier", ["Jane Roe"], []),
        ("Written by J. R. Roe Jr.", ["J. R. Roe Jr"], []),
        ("Иван Петров и Анна Смирнова", ["Иван Петров", "Анна Смирнова"], []),
        ("By Jane Roe, Reuters", ["Jane Roe"], ["Reuters"]),
        ("By Reuters", [], ["Reuters"]),
        ("The Associated Press and AFP", [], ["AP", "AFP"]),
        ("Admin", [], []),
        ("By our own correspondent", [], []),
        ("Updated Thursday March", [], []),
        ("", [], []),
    ],
)
def test_persons_are_split_and_agencies_apart(
    printed: str, persons: list[str], agencies: list[str]
) -> None:
    assert split_byline(printed) == Byline(tuple(persons), tuple(agencies))


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("By Jane Roe", True),
        ("by Reuters", True),
        ("By Friday the governor had decided", False),
        ("Jane Roe", False),
        ("Bylaws of Port Halden", False),
    ],
)
def test_a_sentence_that_begins_with_by_is_no_byline(text: str, begins: bool) -> None:
    assert begins_like_byline(text) is begins


@pytest.mark.parametrize(
    "text", ["Jane", "Staff Reporter", "the Jane Roe", "Jane Roe said so to us", "12 Quay"]
)
def test_what_is_no_name_is_not_taken_for_one(text: str) -> None:
    assert not is_person_name(text)


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Roe, Jane", "Jane Roe"),
        ("Jane Roe, Piet Vos", "Jane Roe, Piet Vos"),
        ("Roe, Jr.", "Roe, Jr."),
    ],
)
def test_a_catalogue_s_order_is_turned(written: str, name: str) -> None:
    assert turned_name(written) == name


@given(st.text(max_size=120))
def test_any_text_is_split_without_failing(text: str) -> None:
    assert all(split_byline(text).persons)
