"""Times in words, as a person asks for them in a query, seen from one day."""

from __future__ import annotations

import pytest

from dateline.extraction.time.asked import PeriodsFrom
from dateline.model.days import day_number, iso_day

TODAY = day_number(2025, 3, 13)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("last summer", "2024-06-01", "2024-08-31"),
        ("yesterday", "2025-03-12", "2025-03-12"),
        ("Tuesday", "2025-03-11", "2025-03-11"),
        ("last week", "2025-03-03", "2025-03-09"),
        ("  three days ago ", "2025-03-10", "2025-03-10"),
        ("11 March 2025", "2025-03-11", "2025-03-11"),
        ("the 1990s", "1990-01-01", "1999-12-31"),
    ],
)
def test_words_mean_the_days_they_would_mean_in_the_news_of_that_day(
    text: str, first: str, last: str
) -> None:
    days = PeriodsFrom(TODAY)(text)
    assert days is not None
    assert [None if day is None else iso_day(day) for day in days] == [first, last]


@pytest.mark.parametrize(
    "text", ["", "nonsense", "the ferry last summer", "three days", "every Monday"]
)
def test_what_is_no_one_place_in_time_is_none(text: str) -> None:
    assert PeriodsFrom(TODAY)(text) is None
