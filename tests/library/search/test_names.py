"""Names are compared word by word, in any capitals and accents, and never slowly."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.library.search.grammar import parse
from dateline.library.search.names import NameMatch
from dateline.library.search.nodes import Named, Query


def match(text: str) -> NameMatch:
    parsed = parse(f"person:{text}")
    assert isinstance(parsed, Query)
    assert isinstance(parsed.root, Named)
    return NameMatch(parsed.root.words)


@pytest.mark.parametrize(
    ("text", "name", "inside", "whole"),
    [
        ("putin", "Vladimir Putin", True, False),
        ('"vladimir putin"', "Vladimir PUTIN", True, True),
        ('"putin vladimir"', "Vladimir Putin", False, False),
        ("alvarez", "José Álvarez-Gómez", True, False),
        ("Zel*", "Volodymyr Zelensky", True, False),
        ("Z?l*sky", "Zelensky", True, True),
        ("Syrski~", "Oleksandr Syrskyi", True, False),
        ("Syrski~", "Oleksandr Kyslytsya", False, False),
        ("utin", "Putin", False, False),
        ("近平", "习近平", True, False),
        ("U.S.", "U.S. Army", True, False),
    ],
)
def test_words_are_found_in_a_name_in_a_row(
    text: str, name: str, *, inside: bool, whole: bool
) -> None:
    assert (match(text).in_name(name), match(text).whole_name(name)) == (inside, whole)


@given(
    st.text("ab*?", min_size=1, max_size=8).filter(lambda text: text.strip("*?")),
    st.text("abc", max_size=9),
)
def test_patterns_fit_what_a_regular_expression_fits(pattern: str, name: str) -> None:
    kept = pattern.rstrip("?")
    expression = "".join({"*": ".*", "?": "."}.get(char, char) for char in kept)
    assert match(pattern).whole_name(name) == (
        bool(name) and re.fullmatch(expression, name) is not None
    )


def test_many_stars_in_a_row_of_letters_cost_no_time() -> None:
    started = time.process_time()
    assert not match("*a" * 200 + "b").in_name("a" * 3_000)
    assert time.process_time() - started < 2
