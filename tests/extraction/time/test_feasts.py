"""Feasts of calendars that follow the moon, against the days on which they were kept."""

from __future__ import annotations

import pytest

from dateline.extraction.time.direction import Direction, Tense
from dateline.extraction.time.feasts import FEASTS, feast, is_reckoned
from dateline.extraction.time.recognise import recognise
from dateline.extraction.time.resolve import resolve_all, unresolved
from dateline.model.confidence import Confidence
from dateline.model.days import day_from_iso, iso_day
from dateline.model.messages import english
from dateline.model.spans import Field
from dateline.model.timex import Granularity, Timex

THURSDAY = day_from_iso("2025-03-13")
KEPT = {
    "lunar new year": (
        "1950-02-17 1966-01-21 1985-02-20 2000-02-05 2018-02-16 2020-01-25 2023-01-22 2024-02-10 "
        "2025-01-29 2026-02-17 2033-01-31 2034-02-19"
    ),
    "diwali": "2009-10-17 2017-10-19 2018-11-07 2019-10-27 2020-11-14 2021-11-04 2022-10-24 2025-10-20",
    "passover": "2021-03-28 2022-04-16 2023-04-06 2024-04-23 2025-04-13",
    "purim": "2023-03-07 2024-03-24 2025-03-14",
    "shavuot": "2024-06-12 2025-06-02",
    "rosh hashanah": "2023-09-16 2024-10-03 2025-09-23",
    "yom kippur": "1973-10-06 2023-09-25 2024-10-12",
    "sukkot": "2023-09-30 2024-10-17",
    "hanukkah": "2021-11-29 2022-12-19 2023-12-08 2024-12-26 2025-12-15",
    "ramadan": "2022-04-02 2023-03-23 2024-03-11 2025-03-01",
    "eid al-fitr": "2023-04-21 2024-04-10 2025-03-30",
    "eid al-adha": "2023-06-28 2024-06-16 2025-06-06",
    "ashura": "2024-07-16",
    "islamic new year": "2024-07-07",
}
DAYS = [(name, day) for name, days in KEPT.items() for day in days.split()]


@pytest.mark.parametrize(("name", "day"), DAYS)
def test_a_feast_falls_on_the_day_it_was_kept(name: str, day: str) -> None:
    found = feast(int(day[:4]), name)
    assert found is not None
    assert iso_day(found[0]) == day


def test_every_name_has_its_days_in_two_centuries_and_no_year_breaks_them() -> None:
    for name in FEASTS:
        found = [feast(year, name) for year in range(1900, 2101)]
        kept = [each for each in found if each is not None]
        assert len(kept) >= 190
        assert all(first <= last < first + 31 for first, last in kept)


def test_a_word_that_is_no_feast_is_refused() -> None:
    with pytest.raises(KeyError):
        feast(2025, "market day")


def read(text: str, tense: Tense = Tense.PAST) -> Timex:
    """Return the one expression of a text published on Thursday 13 March 2025."""
    ((span, frame),) = recognise(text)
    unplaced = unresolved(Field.TEXT, span, frame, Direction(tense, "said"))
    return resolve_all([unplaced], THURSDAY)[0]


def test_a_feast_that_is_set_by_sight_of_the_moon_may_be_a_day_off() -> None:
    read_as = read("It closed on Eid al-Fitr 2024.")
    assert (read_as.value, read_as.confidence) == ("2024-04-10", Confidence.UNSURE)
    assert read_as.iso_interval == ("2024-04-09", "2024-04-11")
    assert "may be a day off" in english(read_as.reason)
    assert not is_reckoned("passover")


def test_a_feast_of_several_days_is_a_range() -> None:
    read_as = read("It closed for Passover 2024.")
    assert (read_as.value, read_as.granularity) == ("2024-04-23/2024-04-30", Granularity.RANGE)
    assert read_as.confidence is Confidence.SURE


@pytest.mark.parametrize(
    ("text", "tense", "value"),
    [
        ("It fell before Ramadan began.", Tense.PAST, "2025-03-01/2025-03-29"),
        ("It will open on Diwali.", Tense.FUTURE, "2025-10-20"),
        ("It opened last Diwali.", Tense.PAST, "2024-11-01"),
        ("It shut at Chinese New Year.", Tense.PAST, "2025-01-29"),
        ("It shut on Yom Kippur.", Tense.PAST, "2024-10-12"),
        ("It shut for Hanukkah last year.", Tense.PAST, "2024-12-26/2025-01-02"),
    ],
)
def test_a_feast_without_its_year_is_read_like_any_named_day(
    text: str, tense: Tense, value: str
) -> None:
    assert read(text, tense).value == value


def test_a_war_or_a_wish_named_after_a_feast_is_no_date() -> None:
    assert recognise("He fought in the Yom Kippur War.") == []
    assert recognise("He wished them a happy Chinese New Year party.") == []
