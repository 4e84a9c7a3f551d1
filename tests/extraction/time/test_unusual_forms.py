"""The rarer ways in which news writes a time, in sentences published on Wednesday 12 March 2025."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.extraction.parsed import ParsedArticle
from dateline.extraction.time.resolve import resolve_all
from dateline.extraction.time.step import find_timexes
from dateline.model.confidence import Confidence
from dateline.model.days import day_from_iso
from dateline.model.messages import english
from dateline.model.timex import TimexType

Parse = Callable[..., ParsedArticle]
WEDNESDAY = day_from_iso("2025-03-12")

FORMS = [
    # text, the expression, its value, its first and last day
    ("The deal was signed on 2025/03/11.", "2025/03/11", "2025-03-11", None),
    ("The deal was signed on 11.03.2025.", "11.03.2025", "2025-03-11", None),
    ("The deal was signed on 11 Mar '25.", "11 Mar '25", "2025-03-11", None),
    ("The deal was signed on 11-Mar-25.", "11-Mar-25", "2025-03-11", None),
    ("The deal was signed on Mar-11-2025.", "Mar-11-2025", "2025-03-11", None),
    ("He was born on 3/4/61 in Riga.", "3/4/61", "1961-03-04", None),
    ("In 02/2025 the dam was dry.", "02/2025", "2025-02", None),
    ("The dam was dry on Friday 7th.", "Friday 7th", "2025-03-07", None),
    ("The dam was dry on Friday, the 7th.", "Friday, the 7th", "2025-03-07", None),
    ("The dam will be dry on Friday week.", "Friday week", "2025-03-21", None),
    ("On the first day of 2025 he retired.", "the first day of 2025", "2025-01-01", None),
    ("He retired on the last day of February.", "the last day of February", "2025-02-28", None),
    (
        "It fell in the second week of January.",
        "the second week of January",
        "2025-01",
        ("2025-01-08", "2025-01-14"),
    ),
    (
        "It fell in the last week of February.",
        "the last week of February",
        "2025-02",
        ("2025-02-22", "2025-02-28"),
    ),
    ("Revenue fell in Q3 2024.", "Q3 2024", "2024-Q3", ("2024-07-01", "2024-09-30")),
    ("Revenue fell in 3Q24.", "3Q24", "2024-Q3", None),
    ("Revenue fell in 3Q 2024.", "3Q 2024", "2024-Q3", None),
    ("Revenue fell in Q3'24.", "Q3'24", "2024-Q3", None),
    ("Revenue fell in the final quarter of 2024.", "the final quarter of 2024", "2024-Q4", None),
    ("Revenue fell in FY24.", "FY24", "2024", None),
    ("The border was open in the '90s.", "the '90s", "199", ("1990-01-01", "1999-12-31")),
    ("It was open in the late nineteen-eighties.", "the late nineteen-eighties", "198", None),
    ("The chapel was built in AD 650.", "AD 650", "0650", None),
    ("It was built in late-February 2022.", "late-February 2022", "2022-02", None),
    ("The fair will be held in mid-June.", "mid-June", "2025-06", ("2025-06-11", "2025-06-20")),
    ("Shells fell on Tuesday at 15h30.", "Tuesday at 15h30", "2025-03-11T15:30", None),
    ("Shells fell at 0430 on Tuesday.", "0430 on Tuesday", "2025-03-11T04:30", None),
    ("Sent 2025-03-11T14:05+01:00.", "2025-03-11T14:05+01:00", "2025-03-11T14:05", None),
    ("He was jailed a fortnight ago.", "a fortnight ago", "2025-02-26", None),
    ("He was jailed two fortnights ago.", "two fortnights ago", "2025-02-12", None),
    ("A year ago today the bridge fell.", "A year ago today", "2024-03-12", None),
    ("A year ago this week the bridge fell.", "A year ago this week", "2024-W11", None),
    ("Two years ago this month it fell.", "Two years ago this month", "2023-03", None),
    ("A week ago today the bridge fell.", "A week ago today", "2025-03-05", None),
    ("A half-century ago it burned.", "A half-century ago", "1975", None),
    ("A quarter of a century ago it burned.", "A quarter of a century ago", "2000", None),
    ("He will be freed in two days.", "two days", "2025-03-14", None),
    ("He will be freed in three weeks.", "three weeks", "2025-04-02", ("2025-03-30", "2025-04-05")),
    ("It will open the week after next.", "the week after next", "2025-W13", None),
    ("It fell the week before last.", "the week before last", "2025-W09", None),
    ("It will rise by the end of the decade.", "the end of the decade", "202", None),
    ("The shops shut at New Year.", "New Year", "2025-01-01", None),
    ("The town marked the anniversary of D-Day.", "D-Day", "1944-06-06", None),
]


@pytest.mark.parametrize(("text", "words", "value", "interval"), FORMS)
def test_a_rare_form_is_read(
    parsed: Parse, text: str, words: str, value: str, interval: tuple[str, str] | None
) -> None:
    timexes = find_timexes(parsed(text, published_day=WEDNESDAY))
    (timex,) = [timex for timex in timexes if timex.span.of(text) == words]
    assert timex.value == value
    assert interval is None or timex.iso_interval == interval
    assert english(timex.reason)
    assert resolve_all(timexes, WEDNESDAY) == timexes


LENGTHS = [
    ("In the next decade, fares will rise.", "the next decade", "P1DE", TimexType.DURATION),
    ("The strike lasted months.", "months", "PXM", TimexType.DURATION),
    ("He has waited years.", "years", "PXY", TimexType.DURATION),
    ("The fair lasts a fortnight.", "a fortnight", "P2W", TimexType.DURATION),
    ("The gates open every other week.", "every other week", "P2W", TimexType.SET),
    ("The gates open every second Friday.", "every second Friday", "XXXX-WXX-5", TimexType.SET),
    ("The gates open at weekends.", "weekends", "XXXX-WXX-WE", TimexType.SET),
    ("It trained its staff in two days.", "two days", "P2D", TimexType.DURATION),
    ("He can pick 200 nuts in a day.", "a day", "P1D", TimexType.DURATION),
    ("It rose over the past two weeks.", "the past two weeks", "P2W", TimexType.DURATION),
    ("He reads for three hours a day.", "a day", "P1D", TimexType.SET),
]


@pytest.mark.parametrize(("text", "words", "value", "kind"), LENGTHS)
def test_a_length_or_a_repeated_time_is_no_point(
    parsed: Parse, text: str, words: str, value: str, kind: TimexType
) -> None:
    timexes = find_timexes(parsed(text, published_day=WEDNESDAY))
    (timex,) = [timex for timex in timexes if timex.span.of(text) == words]
    assert (timex.value, timex.type) == (value, kind)
    assert not timex.placed


@pytest.mark.parametrize(
    "text",
    [
        "He is in his 60s.",
        "The turn-of-the-century villa burned.",
        "It was a once-in-a-century flood.",
        "If ever there comes a day when he falls, he will call.",
        "The gates opened for the Lunar New Year holiday.",
        "Profit rose 3% year on year.",
        "He scored in the 90th minute.",
        "The COP29 talks ended.",
        "The New Year honours list is out.",
        "He was 1:18.9 ahead of the next skier.",
        "She told USA TODAY that it had burned.",
        "They won on Super Tuesday.",
        "It is a minute-by-minute guide.",
        "He appeared on “60 Minutes” with her.",
        "Opinions have shifted over the decades.",
    ],
)
def test_what_only_looks_like_a_time_is_none(parsed: Parse, text: str) -> None:
    assert find_timexes(parsed(text, published_day=WEDNESDAY)) == ()


def test_last_week_shares_its_week_with_the_first_of_two_days(parsed: Parse) -> None:
    text = "It fell between Monday and Wednesday last week."
    read = [timex.value for timex in find_timexes(parsed(text, published_day=WEDNESDAY))]
    assert read == ["2025-03-03", "2025-03-05"]


COMING = [
    # what is to come lies behind the day of publication
    ("It is to be finished before the end of the year.", ("2025-03-12", "2025-12-31")),
    ("It will be finished by the end of June.", ("2025-03-12", "2025-06-30")),
    ("It will be finished this week.", ("2025-03-12", "2025-03-16")),
    ("It will be finished in March.", ("2025-03-12", "2025-03-31")),
    ("It will be finished in late March.", ("2025-03-22", "2025-03-31")),
    ("It will be finished at the end of June.", ("2025-06-21", "2025-06-30")),
    # and what is over does not
    ("It was finished this week.", ("2025-03-10", "2025-03-16")),
    ("It was finished at the end of the year.", ("2024-09-01", "2024-12-31")),
    ("It will be finished at the start of the month.", ("2025-04-01", "2025-04-10")),
]


@pytest.mark.parametrize(("text", "interval"), COMING)
def test_the_tense_bounds_the_interval(parsed: Parse, text: str, interval: tuple[str, str]) -> None:
    (timex,) = find_timexes(parsed(text, published_day=WEDNESDAY))
    assert timex.iso_interval == interval


LISTS = [
    ("The fair ran on March 3, 5 and 7.", ["2025-03-03", "2025-03-05", "2025-03-07"]),
    ("The fair ran on 3, 5 and 7 March 2024.", ["2024-03-03", "2024-03-05", "2024-03-07"]),
    ("It rained in spring and summer 2024.", ["2024-SP", "2024-SU"]),
    ("It rained in the first and third quarters of 2024.", ["2024-Q1", "2024-Q3"]),
    ("It stood in the 18th and 19th centuries.", ["17", "18"]),
    ("The fair ran from Monday to Friday.", ["2025-03-03", "2025-03-07"]),
    ("The fair will run from Monday to Friday.", ["2025-03-10", "2025-03-14"]),
    ("The fair ran from Monday to Thursday last week.", ["2025-03-03", "2025-03-06"]),
    ("The fair will run Friday-Sunday.", ["2025-03-14", "2025-03-16"]),
    ("The hearing was moved from Monday to Friday.", ["2025-03-10", "2025-03-14"]),
]


@pytest.mark.parametrize(("text", "expected"), LISTS)
def test_each_part_of_a_list_or_range_is_read(
    parsed: Parse, text: str, expected: list[str]
) -> None:
    read = [timex.value for timex in find_timexes(parsed(text, published_day=WEDNESDAY))]
    assert read == expected


def test_a_bare_time_leans_on_no_day_to_come_of_another_paragraph(parsed: Parse) -> None:
    text = "They vote on March 20. Doors open at 8:15 a.m.\n\nAt 9:30 a.m. a fire broke out."
    _, inside, apart = find_timexes(parsed(text, published_day=WEDNESDAY))
    assert inside.value == "2025-03-20T08:15"
    assert apart.value == "2025-03-12T09:30"


UNDATED = (
    "The armistice of 1953 has held. On Tuesday the envoy praised it. Talks broke down in November, "
    "and last month they began again."
)


def test_without_a_publication_day_news_leans_on_no_year_far_off(parsed: Parse) -> None:
    read = [(timex.value, timex.placed) for timex in find_timexes(parsed(UNDATED))]
    assert read == [("1953", True), ("XXXX-WXX-2", False), ("XXXX-11", False), ("XXXX-XX", False)]


def test_without_a_publication_day_a_story_carries_its_year(parsed: Parse) -> None:
    text = "The port was founded in June 1911.\n\nIn August it burned, and on 3 October it opened."
    read = [timex.value for timex in find_timexes(parsed(text))]
    assert read == ["1911-06", "1911-08", "1911-10-03"]


def test_a_date_behind_a_present_perfect_may_be_that_of_the_noun(parsed: Parse) -> None:
    text = "Ten teams have confirmed their place in the games in June."
    (timex,) = find_timexes(parsed(text, published_day=WEDNESDAY))
    assert timex.confidence is Confidence.UNSURE


def test_last_week_is_unsure_and_this_week_is_not(parsed: Parse) -> None:
    text = "It burned last week and was rebuilt this week."
    last, this = find_timexes(parsed(text, published_day=WEDNESDAY))
    assert (last.value, last.confidence) == ("2025-W10", Confidence.UNSURE)
    assert (this.value, this.confidence) == ("2025-W11", Confidence.LIKELY)


def test_hours_of_something_are_unsure_and_other_lengths_likely(parsed: Parse) -> None:
    text = "It holds 75 hours of video, and the talks took 75 hours."
    measure, length = find_timexes(parsed(text, published_day=WEDNESDAY))
    assert measure.value == length.value == "PT75H"
    assert (measure.confidence, length.confidence) == (Confidence.UNSURE, Confidence.LIKELY)


def test_a_decade_in_two_figures_is_likely_and_in_four_sure(parsed: Parse) -> None:
    text = "It was dry in the '80s and in the 1990s."
    short, whole = find_timexes(parsed(text, published_day=WEDNESDAY))
    assert (short.confidence, whole.confidence) == (Confidence.LIKELY, Confidence.SURE)
