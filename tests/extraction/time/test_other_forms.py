"""More ways in which news writes a time, each in a sentence published on Thursday 13 March 2025."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.extraction.parsed import ParsedArticle
from dateline.extraction.time.step import find_timexes
from dateline.model.confidence import Confidence
from dateline.model.days import day_from_iso

Parse = Callable[..., ParsedArticle]
THURSDAY = day_from_iso("2025-03-13")

FORMS = [
    # text, the expression, its value
    ("It shut in calendar week 12.", "calendar week 12", "2025-W12"),
    ("It shut in week 12 of 2024.", "week 12 of 2024", "2024-W12"),
    ("It shut in the 12th week of 2024.", "the 12th week of 2024", "2024-W12"),
    ("It shut in 2024-W12.", "2024-W12", "2024-W12"),
    ("It shut in the week of March 3.", "the week of March 3", "2025-W10"),
    ("It shut in the week ending 7 March 2025.", "the week ending 7 March 2025", "2025-W10"),
    ("It shut on the weekend of March 8.", "the weekend of March 8", "2025-W10-WE"),
    ("It shut on the first weekend of March.", "the first weekend of March", "2025-W09-WE"),
    ("It shut two weekends ago.", "two weekends ago", "2025-W09-WE"),
    ("It shut two nights ago.", "two nights ago", "2025-03-11TNI"),
    ("It shut at 8 p.m. Eastern Tuesday.", "8 p.m. Eastern Tuesday", "2025-03-11T20:00"),
    ("It shut at 9 a.m. Eastern Time on Tuesday.", None, "2025-03-11T09:00"),
    ("It shut at 14:30 Moscow time on Tuesday.", None, "2025-03-11T14:30"),
    ("It will shut by month's end.", "month's end", "2025-03"),
    ("It will shut by mid-year.", "mid-year", "2025"),
    ("It had shut the year prior.", "the year prior", "2024"),
    ("It rose from May a year ago.", "May a year ago", "2024-05"),
    ("It rose from the third quarter a year ago.", "the third quarter a year ago", "2024-Q3"),
    ("It shut in the past fortnight.", "the past fortnight", "P2W"),
    ("It is the worst storm of the current decade.", "the current decade", "202"),
    ("It ended a decades-long feud.", "decades-long", "PXDE"),
    ("It ended a decades-old feud.", "decades-old", "PXDE"),
    ("It will rain in the days to come.", "the days to come", "PXD"),
    ("It rained in the past hour.", "the past hour", "PT1H"),
    ("It grew year after year.", "year after year", "P1Y"),
    ("It had closed as early as March.", "March", "2025-03"),
    ("It fell in the first fiscal quarter.", "the first fiscal quarter", "2025-Q1"),
    ("It fell in the first quarter of fiscal 2024.", None, "2024-Q1"),
    ("It fell in the 2024/25 financial year.", "the 2024/25 financial year", "2024"),
]


@pytest.mark.parametrize(("text", "words", "value"), FORMS)
def test_a_form_has_its_span_and_value(
    parsed: Parse, text: str, words: str | None, value: str
) -> None:
    (timex,) = find_timexes(parsed(text, published_day=THURSDAY))
    assert timex.value == value
    if words is not None:
        assert timex.span.of(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "They lost in week 12 of the season.",
        "Tariq Ramadan spoke.",
        "The drop was shown minute by hour.",
    ],
)
def test_what_looks_like_such_a_form_is_no_date(parsed: Parse, text: str) -> None:
    assert find_timexes(parsed(text, published_day=THURSDAY)) == ()


def test_a_quarter_of_a_financial_year_is_unsure(parsed: Parse) -> None:
    text = "It fell in the first quarter of fiscal 2024."
    (timex,) = find_timexes(parsed(text, published_day=THURSDAY))
    assert timex.confidence is Confidence.UNSURE


def test_a_week_that_its_year_lacks_is_no_week(parsed: Parse) -> None:
    text = "It shut in week 53 of 2025."
    (timex,) = find_timexes(parsed(text, published_day=THURSDAY))
    assert (timex.value, timex.placed) == (None, False)


def test_a_plan_in_a_passive_present_lies_ahead(parsed: Parse) -> None:
    (timex,) = find_timexes(parsed("The talks are being held on Saturday.", published_day=THURSDAY))
    assert timex.value == "2025-03-15"
