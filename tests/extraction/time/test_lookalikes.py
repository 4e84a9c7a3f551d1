"""Words and figures that look like times, told apart by the parse."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.extraction.parsed import ParsedArticle
from dateline.extraction.time.step import find_timexes
from dateline.model.days import day_from_iso

Parse = Callable[..., ParsedArticle]
THURSDAY = day_from_iso("2025-03-13")


def words(parsed: Parse, text: str) -> list[str]:
    timexes = find_timexes(parsed(text, published_day=THURSDAY))
    return [timex.span.of(text) for timex in timexes]


@pytest.mark.parametrize(
    "text",
    [
        "The firm took on about 1700 lawsuits.",
        "Some 1900 angry farmers marched.",
        "The army lost 1850 horses there.",
        "The Sunday Times and the Daily Telegraph wrote of it.",
        "He told USA Today so.",
        "The Saturday Evening Post printed his picture.",
        "The Winter Olympics were a success.",
        "He drank spring water.",
        "Wait a second, the second man may march.",
        "She is 34 years old and he is aged 55.",
        "A 12-year-old boy waved at the 85-year-old.",
        "They won 21-14, then 2-1.",
        "It cost $2020, or 1999 euros.",
        "They soon sailed home.",
        "The paper boy comes in the morning.",
    ],
)
def test_what_only_looks_like_a_time_is_left_alone(parsed: Parse, text: str) -> None:
    assert words(parsed, text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The 2016 elections were free.", ["2016"]),
        ("In 2016 elections were held.", ["2016"]),
        ("In 1781 officials in London hoped on.", ["1781"]),
        ("The Times printed it on Sunday.", ["Sunday"]),
        ("The spring of 2019 was wet.", ["The spring of 2019"]),
        ("The 1999 Women's Cup was held.", ["1999"]),
        ("It fought in the 1805 war.", ["1805"]),
    ],
)
def test_what_is_a_time_stays_one(parsed: Parse, text: str, expected: list[str]) -> None:
    assert words(parsed, text) == expected
