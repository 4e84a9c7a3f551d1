from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from dateline.model.days import day_from_iso
from dateline.model.messages import Message, catalogue, english
from dateline.ui.wording import (
    about,
    count_words,
    day_words,
    interval_words,
    iso_words,
    range_words,
    say,
    short_day_words,
)


def day(iso: str) -> int:
    return day_from_iso(iso)


def test_a_day_is_written_with_its_weekday() -> None:
    assert day_words(day("2025-03-11")) == "Tue 11 Mar 2025"
    assert day_words(day("2025-03-11"), with_weekday=False) == "11 Mar 2025"


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2025-03-11", "2025-03-11", "11 Mar 2025"),
        ("2025-02-21", "2025-02-28", "21–28 Feb 2025"),
        ("2025-02-28", "2025-03-03", "28 Feb – 3 Mar 2025"),
        ("2024-12-30", "2025-01-02", "30 Dec 2024 – 2 Jan 2025"),
        ("2025-02-01", "2025-02-28", "Feb 2025"),
        ("2024-06-01", "2024-08-31", "Jun–Aug 2024"),
        ("2024-12-01", "2025-02-28", "Dec 2024 – Feb 2025"),
        ("2024-01-01", "2024-12-31", "2024"),
        ("2022-01-01", "2024-12-31", "2022–2024"),
        ("2024-02-01", "2024-02-29", "Feb 2024"),
        ("2023-02-01", "2023-02-27", "1–27 Feb 2023"),
    ],
)
def test_a_range_takes_its_shortest_plain_form(first: str, last: str, words: str) -> None:
    assert range_words(day(first), day(last)) == words


def test_the_year_is_left_out_beside_a_day_of_the_same_year() -> None:
    beside = day("2025-03-13")
    assert short_day_words(day("2025-03-11"), beside=beside) == "11 Mar"
    assert short_day_words(day("2024-08-06"), beside=beside) == "6 Aug 2024"
    assert range_words(day("2025-02-21"), day("2025-02-28"), beside=beside) == "21–28 Feb"
    assert range_words(day("2024-06-01"), day("2024-08-31"), beside=beside) == "Jun–Aug 2024"


def test_open_ends_and_vague_days_are_said() -> None:
    first = day("2025-03-03")
    assert interval_words(first, None) == "since 3 Mar 2025"
    assert interval_words(None, first) == "until 3 Mar 2025"
    assert interval_words(None, None) == ""
    assert about(range_words(first, day("2025-03-10"))) == "~3–10 Mar 2025"


@pytest.mark.parametrize(
    ("iso", "words"),
    [
        ("2025-03-13", "Thu 13 Mar 2025"),
        ("2025-03-13T15:01+01:00", "Thu 13 Mar 2025"),
        ("2025-03", "Mar 2025"),
        ("2025", "2025"),
        ("2025-13", "2025-13"),
        ("soon", "soon"),
    ],
)
def test_a_date_is_written_in_the_precision_it_has(iso: str, words: str) -> None:
    assert iso_words(iso) == words


def test_counts_have_a_number_and_separators() -> None:
    assert count_words(1, one="{n} hit", other="{n} hits") == "1 hit"
    assert count_words(1902, one="{n} event", other="{n} events") == "1,902 events"


def test_years_before_the_first_are_bc() -> None:
    from dateline.model.days import day_number

    assert day_words(day_number(-43, 3, 15), with_weekday=False) == "15 Mar 44 BC"


def test_a_message_is_said_in_english_where_nothing_is_translated(qapp: QApplication) -> None:
    known = next(key for key, template in sorted(catalogue().items()) if "{" not in template)
    message = Message(known)
    assert say(message) == english(message)


def test_an_unknown_message_is_an_error(qapp: QApplication) -> None:
    with pytest.raises(KeyError):
        say(Message("nowhere.nothing"))
