"""Dates as a person types them into a field: words counted from publication, ranges, EDTF."""

from __future__ import annotations

import pytest

from dateline.extraction.time.written_date import read_written_date
from dateline.model.days import day_from_iso, day_of_minute, iso_day

PUBLISHED = day_from_iso("2025-03-13")


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("late Feb 2025", "2025-02-20", "2025-02-28"),
        ("last Tuesday", "2025-03-11", "2025-03-11"),
        ("on 11 March", "2025-03-11", "2025-03-11"),
        ("yesterday", "2025-03-12", "2025-03-12"),
        ("3-5 May 2025", "2025-05-03", "2025-05-05"),
        ("between 2014 and 2016", "2014-01-01", "2016-12-31"),
        ("2025-02~", "2025-02-01", "2025-02-28"),
        ("in  summer\n2024", "2024-06-01", "2024-08-31"),
    ],
)
def test_words_give_the_days_they_mean(text: str, first: str, last: str) -> None:
    given = read_written_date(text, PUBLISHED)
    assert given is not None
    assert given.earliest is not None
    assert given.latest is not None
    assert iso_day(day_of_minute(given.earliest)) == first
    assert iso_day(day_of_minute(given.latest)) == last


@pytest.mark.parametrize(
    "text", ["", "soon enough", "the ferry", "3 May and the ferry", "11 March, 12 March, 13 March"]
)
def test_words_that_are_not_one_date_are_none(text: str) -> None:
    assert read_written_date(text, PUBLISHED) is None


def test_what_is_counted_from_publication_needs_it() -> None:
    assert read_written_date("last Tuesday", None) is None
    assert read_written_date("3 May 2025", None) is not None
