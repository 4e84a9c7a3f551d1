"""What the walks compare: exports of two programs, row by row."""

from __future__ import annotations

from window_walk import difference


def test_exports_that_are_alike_have_no_difference() -> None:
    rows = {"events": ["a", "b"], "names": ["c"]}
    assert difference(rows, dict(rows)) == ""


def test_the_cells_of_a_row_that_differ_are_named() -> None:
    ours, theirs = ({"events": ['{"day": 1, "words": "' + words + '"}']} for words in "ab")
    assert difference(ours, theirs) == "The exported events differ: words: 'a' / 'b'"


def test_a_missing_row_is_counted() -> None:
    assert difference({"names": ["a"]}, {"names": ["a", "b"]}) == (
        "1 names are exported, 2 by the source run."
    )


def test_nothing_at_all_is_no_agreement() -> None:
    assert difference({"names": []}, {"names": []}) == "The source run exports no names."
