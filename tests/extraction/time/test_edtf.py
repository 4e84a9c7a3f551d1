"""EDTF as a person types it: days, larger units, doubt, intervals."""

from __future__ import annotations

import pytest

from dateline.extraction.time.edtf import read_edtf
from dateline.model.confidence import Confidence
from dateline.model.days import day_of_minute, iso_day
from dateline.model.timex import GivenDate, Granularity


def days(given: GivenDate) -> tuple[str, str]:
    ends = (given.earliest, given.latest)
    first, last = ("" if end is None else iso_day(day_of_minute(end)) for end in ends)
    return first, last


@pytest.mark.parametrize(
    ("text", "value", "granularity", "first", "last"),
    [
        ("2025-03-11", "2025-03-11", Granularity.DAY, "2025-03-11", "2025-03-11"),
        (" 2024-02 ", "2024-02", Granularity.MONTH, "2024-02-01", "2024-02-29"),
        ("2024", "2024", Granularity.YEAR, "2024-01-01", "2024-12-31"),
        ("2024-22", "2024-SU", Granularity.SEASON, "2024-06-01", "2024-08-31"),
        ("2024-34", "2024-Q2", Granularity.QUARTER, "2024-04-01", "2024-06-30"),
        ("2024-41", "2024-H2", Granularity.HALF, "2024-07-01", "2024-12-31"),
        ("199X", "199", Granularity.DECADE, "1990-01-01", "1999-12-31"),
        ("2025-XX", "2025", Granularity.YEAR, "2025-01-01", "2025-12-31"),
        ("2025-02-XX", "2025-02", Granularity.MONTH, "2025-02-01", "2025-02-28"),
    ],
)
def test_each_unit_gives_its_days(
    text: str, value: str, granularity: Granularity, first: str, last: str
) -> None:
    given = read_edtf(text)
    assert given is not None
    assert (given.value, given.granularity, *days(given)) == (value, granularity, first, last)
    assert given.confidence is Confidence.SURE
    assert given.mod is None


@pytest.mark.parametrize(
    ("mark", "mod", "confidence"),
    [
        ("~", "APPROX", Confidence.LIKELY),
        ("?", None, Confidence.UNSURE),
        ("%", "APPROX", Confidence.UNSURE),
    ],
)
def test_doubt_is_kept(mark: str, mod: str | None, confidence: Confidence) -> None:
    given = read_edtf(f"2025-02{mark}")
    assert given is not None
    assert (given.value, given.mod, given.confidence) == ("2025-02", mod, confidence)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2025-02-03/2025-02-05", "2025-02-03", "2025-02-05"),
        ("2024/2025-02", "2024-01-01", "2025-02-28"),
        ("2025-02/..", "2025-02-01", ""),
        ("../2025-02-03", "", "2025-02-03"),
    ],
)
def test_intervals_may_be_open(text: str, first: str, last: str) -> None:
    given = read_edtf(text)
    assert given is not None
    assert given.granularity is Granularity.RANGE
    assert days(given) == (first, last)


@pytest.mark.parametrize(
    "text",
    ["", "/", "../..", "2025-13", "2025-02-30", "2025-2", "0000", "late Feb", "2025-03/2025-02",
     "199X-02", "20XX-01-01", "2025-XX-11", "2025-22-01", "2025-02-03/soon", "2025-02-03/2025/2026"],
)  # fmt: skip
def test_anything_else_is_no_date(text: str) -> None:
    assert read_edtf(text) is None
