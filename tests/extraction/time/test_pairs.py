"""Two ends of one range share their year and their night; published on Thursday 13 March 2025."""

from __future__ import annotations

import pytest

from dateline.extraction.time.direction import Direction, Tense
from dateline.extraction.time.recognise import recognise
from dateline.extraction.time.resolve import resolve_all, unresolved
from dateline.model.confidence import Confidence
from dateline.model.days import day_from_iso, first_minute
from dateline.model.spans import Field
from dateline.model.timex import Timex

THURSDAY = day_from_iso("2025-03-13")


def read(text: str, tense: Tense = Tense.PAST) -> list[Timex]:
    """Return the expressions of the text."""
    direction = Direction(tense, "said")
    found = [unresolved(Field.TEXT, span, frame, direction) for span, frame in recognise(text)]
    return list(resolve_all(found, THURSDAY))


@pytest.mark.parametrize(
    ("text", "tense", "expected"),
    [
        ("from late April to early May", Tense.FUTURE, ["2025-04", "2025-05"]),
        ("in late April or early May", Tense.PAST, ["2025-04", "2025-05"]),
        ("from November to February", Tense.PAST, ["2024-11", "2025-02"]),
        ("between November and January", Tense.PAST, ["2024-11", "2025-01"]),
        ("from 28 November to 3 January", Tense.PAST, ["2024-11-28", "2025-01-03"]),
        ("from late March to early May 2024", Tense.PAST, ["2024-03", "2024-05"]),
        ("from late November to early May 2024", Tense.PAST, ["2023-11", "2024-05"]),
        ("from November 2023 to February", Tense.PAST, ["2023-11", "2024-02"]),
        ("on 3/4 March", Tense.PAST, ["2025-03-03", "2025-03-04"]),
        ("on March 3/4", Tense.PAST, ["2025-03-03", "2025-03-04"]),
    ],
)
def test_the_far_end_follows_the_near_one(text: str, tense: Tense, expected: list[str]) -> None:
    assert [timex.value for timex in read(text, tense)] == expected


def test_two_months_that_are_no_range_are_read_each_for_itself() -> None:
    assert [timex.value for timex in read("in March and January")] == ["2025-03", "2025-01"]


def test_the_far_end_is_no_surer_than_the_near_one() -> None:
    near, far = read("from late April to early May", Tense.FUTURE)
    assert far.confidence is Confidence.UNSURE
    assert far.anchor.timex == 0
    written, following = read("from November 2023 to February")
    assert (written.confidence, following.confidence) == (Confidence.SURE, Confidence.LIKELY)
    assert near.earliest is not None


@pytest.mark.parametrize(
    "text",
    [
        "on the night of 3 to 4 March",
        "on the night of 3-4 March",
        "on the night of March 3-4",
        "on the night of March 3 to March 4",
    ],
)
def test_a_night_named_by_both_its_days_is_one_night_until_morning(text: str) -> None:
    (night,) = read(text)
    assert night.value == "2025-03-03TNI"
    evening = first_minute(day_from_iso("2025-03-03")) + 18 * 60
    assert (night.earliest, night.latest) == (evening, evening + 12 * 60)


def test_a_night_between_weekdays_is_one_night_and_days_apart_are_two() -> None:
    (night,) = read("on the night of Saturday to Sunday")
    assert night.value == "2025-03-08TNI"
    assert len(read("on the night of 3 March to 7 March")) == 2
