"""Numbers in words before a unit."""

from __future__ import annotations

import pytest

from dateline.extraction.time.recognise import recognise


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("twenty-five years", "P25Y"),
        ("a hundred years", "P100Y"),
        ("one hundred and five days", "P105D"),
        ("a couple of weeks", "P2W"),
        ("a few months", "PXM"),
        ("several hours", "PTXH"),
        ("dozens of years", "PXY"),
        ("a dozen days", "P12D"),
        ("two-and-a-half years", "P2.5Y"),
        ("a year and a half", "P1.5Y"),
        ("2.5 million years", "P2500000Y"),
        ("two thousand years", "P2000Y"),
        ("a decade", "P1DE"),
        ("three quarters", "P9M"),
        ("ten straight days", "P10D"),
    ],
)
def test_a_number_in_words_counts_its_unit(text: str, value: str) -> None:
    ((_, frame),) = recognise(text)
    assert frame.value == value


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("in nineteen seventy-six", 1976),
        ("the year two thousand", 2000),
        ("in twenty twelve", 2012),
    ],
)
def test_a_year_may_be_spoken(text: str, year: int) -> None:
    ((_, frame),) = recognise(text)
    assert frame.year == year


def test_an_ordinal_may_be_two_words() -> None:
    ((_, frame),) = recognise("on May twenty-fifth")
    assert (frame.month, frame.day) == (5, 25)
