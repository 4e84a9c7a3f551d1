"""What an expression may mean besides its reading, and how given dates carry others along."""

from __future__ import annotations

import pytest

from dateline.extraction.time.candidates import MOST, candidates, given_in, machine_reading
from dateline.extraction.time.edtf import read_edtf
from dateline.extraction.time.resolve import resolve_all
from dateline.model.days import day_from_iso
from dateline.model.timex import AnchorKind, Timex
from tests.dating import timexes_of

PUBLISHED = day_from_iso("2025-03-13")


def values(text: str, place: int = 0, published: str | None = "2025-03-13") -> list[str | None]:
    day = None if published is None else day_from_iso(published)
    return [read.value for read in candidates(timexes_of(text, published), place, day)]


def test_a_weekday_may_be_the_one_before_or_after() -> None:
    assert values("He left on Tuesday.") == ["2025-03-11", "2025-03-18", "2025-03-04"]


def test_a_month_may_stand_in_a_neighbouring_year() -> None:
    assert values("It was in January.") == ["2025-01", "2026-01", "2024-01", "2023-01"]


def test_numerals_may_be_read_in_the_other_order() -> None:
    assert set(values("On 03/04/2025 it began.")) == {"2025-03-04", "2025-04-03"}


def test_a_distance_may_count_from_the_text_or_from_publication() -> None:
    found = values("On 3 May 2024 he came. Two days later he left.", place=1)
    assert found[0] == "2024-05-05"
    assert "2025-03-15" in found


def test_a_written_day_has_no_other_reading() -> None:
    assert values("He left on 3 May 2024.") == ["2024-05-03"]


@pytest.mark.parametrize(
    "text",
    [
        "They met last week, and this month, and in the '90s, and that summer.",
        "By the end of the year, on the 25th at 5 pm, in recent weeks and last night.",
        "In the third quarter, next spring, a decade ago, every Monday, for three days.",
        "On Christmas, on 30/06/24, on 5 May, since 1995, in the 19th century, last Friday night.",
    ],
)
@pytest.mark.parametrize("published", ["2025-03-13", None])
def test_candidates_are_few_placed_and_each_another_time(text: str, published: str | None) -> None:
    timexes = timexes_of(text, published)
    day = None if published is None else day_from_iso(published)
    for place in range(len(timexes)):
        found = candidates(timexes, place, day)
        assert len(found) <= MOST
        assert all(read.placed for read in found)
        assert len({(read.earliest, read.latest) for read in found}) == len(found)
        if timexes[place].placed:
            assert found[0].value == timexes[place].value


def given(timexes: tuple[Timex, ...], place: int, edtf: str) -> tuple[Timex, ...]:
    date = read_edtf(edtf)
    assert date is not None
    return resolve_all(timexes, PUBLISHED, {**given_in(timexes), place: date})


def test_what_leans_on_a_given_date_moves_with_it() -> None:
    timexes = timexes_of("On 3 May 2024 he came. Two days later he left.", "2025-03-13")
    moved = given(timexes, 0, "2024-06-10")
    assert [timex.value for timex in moved] == ["2024-06-10", "2024-06-12"]
    assert moved[0].decided
    assert moved[0].anchor.kind is AnchorKind.NONE
    assert not moved[1].decided


def test_a_given_date_without_an_end_leads_nothing() -> None:
    timexes = timexes_of("On 3 May 2024 he came. Two days later he left.", "2025-03-13")
    moved = given(timexes, 0, "2024-06-10/..")
    assert moved[1].anchor.timex is None
    assert not moved[1].placed  # what is told in the past can't lie two days after publication


def test_the_reading_of_its_own_stands_beside_a_given_date() -> None:
    timexes = timexes_of("On 3 May 2024 he came. Two days later he left.", "2025-03-13")
    both = given(given(timexes, 0, "2024-06-10"), 1, "2024-07")
    assert [timex.value for timex in both] == ["2024-06-10", "2024-07"]
    assert machine_reading(both, 0, PUBLISHED).value == "2024-05-03"
    assert machine_reading(both, 1, PUBLISHED).value == "2024-06-12"
