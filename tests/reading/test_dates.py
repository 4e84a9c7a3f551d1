"""Printed dates to ISO 8601."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.reading.dates import find_date, month_number, parse_timestamp


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("13 March 2025", "2025-03-13"),
        ("Thursday, 13 March 2025", "2025-03-13"),
        ("March 13, 2025", "2025-03-13"),
        ("Mar. 3rd 2025", "2025-03-03"),
        ("13. März 2025", "2025-03-13"),
        ("13 de marzo de 2025", "2025-03-13"),
        ("le 13 mars 2025", "2025-03-13"),
        ("13 марта 2025", "2025-03-13"),
        ("13 березня 2025", "2025-03-13"),
        ("2025年3月13日", "2025-03-13"),
        ("13.03.2025", "2025-03-13"),
        ("2025/3/13", "2025-03-13"),
        ("20250313", "2025-03-13"),
        ("March 2025", "2025-03"),
        ("Sun Jun 26 2016", "2016-06-26"),
        ("3 July 1776", "1776-07-03"),
        ("29 February 2024", "2024-02-29"),
        ("2025-03-13T15:01:22.123+0100", "2025-03-13T15:01+01:00"),
        ("2025-03-13 15:01", "2025-03-13T15:01"),
        ("Thu, 13 Mar 2025 00:30:00 GMT", "2025-03-13T00:30+00:00"),
        ("March 13, 2025, 3:01 p.m. EDT", "2025-03-13T15:01-04:00"),
        ("13 Mar 2025 at 9 AM", "2025-03-13T09:00"),
        ("12:05 AM, 13 March 2025", "2025-03-13T00:05"),
        ("13.03.2025 um 14.05 Uhr", "2025-03-13T14:05"),
        ("13 March 2025, 10:00 (CET)", "2025-03-13T10:00+01:00"),
    ],
)
def test_a_printed_date_keeps_its_day_time_and_offset(printed: str, value: str) -> None:
    date = find_date(f"Published {printed} by the Courier")
    assert date is not None
    assert date.value == value
    assert date.is_certain


@pytest.mark.parametrize(
    "text",
    [
        "",
        "13 March",
        "in 2025",
        "30 February 2025x",
        "99/99/2025",
        "room 1201",
        "31.31.2025",
        "Mark 2025",
    ],
)
def test_what_names_no_year_or_no_day_there_is_is_no_date(text: str) -> None:
    date = find_date(text)
    assert date is None or len(date.value) == len("2025-02")


@pytest.mark.parametrize(("month_first", "value"), [(False, "2025-04-03"), (True, "2025-03-04")])
def test_two_small_numbers_are_not_certain(month_first: bool, value: str) -> None:
    date = find_date("03/04/2025", month_first=month_first)
    assert date is not None
    assert (date.value, date.is_certain) == (value, False)
    certain = find_date("13/04/2025")
    assert certain is not None
    assert (certain.value, certain.is_certain) == ("2025-04-13", True)


def test_the_first_of_several_dates_is_taken_with_its_place() -> None:
    text = "Jane Roe, 13 March 2025 (updated 14 March 2025)"
    date = find_date(text)
    assert date is not None
    assert text[date.start : date.end] == "13 March 2025"


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("2025-03-13T00:30:00Z", "2025-03-13T00:30+00:00"),
        ("2025-03-13T23:30:00-08:00", "2025-03-13T23:30-08:00"),
        ("1741878000", "2025-03-13T15:00+00:00"),
        ("1741878000000", "2025-03-13T15:00+00:00"),
        ("  2025-03-13 ", "2025-03-13"),
        ("04/03/2025", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_a_machine_s_time_keeps_the_day_it_was_written_with(
    written: str, value: str | None
) -> None:
    assert parse_timestamp(written) == value


def test_months_are_known_by_name_and_short_form() -> None:
    assert [month_number(name) for name in ("March", "mar.", "MÄRZ", "марта", "Mark")] == [
        3,
        3,
        3,
        3,
        None,
    ]


@given(st.text(max_size=80))
def test_any_text_is_searched_without_failing(text: str) -> None:
    date = find_date(text)
    assert date is None or 0 <= date.start < date.end <= len(text)
    parse_timestamp(text)
