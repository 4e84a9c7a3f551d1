"""The time step on whole articles."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from dateline.extraction.parsed import ParsedArticle
from dateline.extraction.time.resolve import resolve_all
from dateline.extraction.time.step import find_timexes
from dateline.model.days import day_from_iso
from dateline.model.messages import english
from dateline.model.spans import Field
from dateline.model.timex import Granularity, Timex, TimexType
from tests.shared import shared

Parse = Callable[..., ParsedArticle]
THURSDAY = day_from_iso("2025-03-13")
ARTICLE = (
    "The harbour board said on Wednesday that the pier, closed last summer, would reopen in June. "
    "The board is set to vote on Thursday. On October 6, a storm tore away its end.\n\n"
    "Repairs were agreed on Tuesday, after talks broke down days earlier. The board first named a "
    "price in January, late last month it doubled, and a 30-day notice now runs. May Olsen, who "
    "may march in March, has fished there every Monday since February 2022."
)


def values(timexes: tuple[Timex, ...], text: str) -> list[tuple[str, str | None]]:
    return [(timex.span.of(text), timex.value) for timex in timexes]


def test_an_article_of_our_own_is_read_as_a_person_reads_it(parsed: Parse) -> None:
    timexes = find_timexes(parsed(ARTICLE, published_day=THURSDAY))
    assert values(timexes, ARTICLE) == [
        ("Wednesday", "2025-03-12"),
        ("last summer", "2024-SU"),
        ("June", "2025-06"),
        ("Thursday", "2025-03-13"),
        ("October 6", "2024-10-06"),
        ("Tuesday", "2025-03-11"),
        ("days earlier", "PAST_REF"),
        ("January", "2025-01"),
        ("late last month", "2025-02"),
        ("30-day", "P30D"),
        ("now", "PRESENT_REF"),
        ("March", "2025-03"),
        ("every Monday", "XXXX-WXX-1"),
        ("February 2022", "2022-02"),
    ]
    for timex in timexes:
        assert english(timex.reason)


def test_the_title_comes_first_and_its_spans_count_in_the_title(parsed: Parse) -> None:
    title, text = "Pier reopens on Tuesday", "It rained on Monday."
    timexes = find_timexes(parsed(text, title, THURSDAY))
    assert [timex.field for timex in timexes] == [Field.TITLE, Field.TEXT]
    assert timexes[0].span.of(title) == "Tuesday"
    assert timexes[1].span.of(text) == "Monday"


def test_resolving_again_changes_nothing(parsed: Parse) -> None:
    timexes = find_timexes(parsed(ARTICLE, published_day=THURSDAY))
    assert resolve_all(timexes, THURSDAY) == timexes


def test_a_name_is_no_month(parsed: Parse) -> None:
    text = "April Lindqvist met Theresa May. She may march."
    assert find_timexes(parsed(text, published_day=THURSDAY)) == ()


def test_soon_counts_only_in_a_clause_about_the_future(parsed: Parse) -> None:
    assert values(find_timexes(parsed("They will soon sail.")), "They will soon sail.")
    assert find_timexes(parsed("They soon sailed home.")) == ()


def test_durations_and_sets_have_no_place(parsed: Parse) -> None:
    text = "The 30-day strike follows two years of talks held every Monday."
    timexes = find_timexes(parsed(text, published_day=THURSDAY))
    assert {timex.type for timex in timexes} == {TimexType.DURATION, TimexType.SET}
    assert not any(timex.placed for timex in timexes)


def test_an_empty_text_has_no_times(parsed: Parse) -> None:
    assert find_timexes(parsed("")) == ()


def test_the_news_report_beside_the_repository_is_read_rightly(parsed: Parse) -> None:
    written = shared("articles", "kursk-2025-03-13.txt").read_text("utf-8")
    body = written.split("2025", 1)[1]
    text = re.sub(r"(?<!\n)\n(?!\n)", " ", body).strip()
    timexes = find_timexes(parsed(text, published_day=THURSDAY))
    found = {(timex.span.of(text), timex.value) for timex in timexes}
    expected = {
        ("last summer", "2024-SU"),
        ("August 6", "2024-08-06"),
        ("Thursday", "2025-03-13"),
        ("Wednesday", "2025-03-12"),
        ("Tuesday", "2025-03-11"),
        ("late last month", "2025-02"),
        ("January", "2025-01"),
        ("February 2022", "2022-02"),
        ("last year", "2024"),
    }
    assert expected <= found
    assert not {pair for pair in found if pair[0] in dict(expected)} - expected
    (vague,) = [timex for timex in timexes if timex.span.of(text) == "days earlier"]
    assert vague.granularity is Granularity.VAGUE


@pytest.mark.parametrize("text", ["Tuesday", "😀 on Tuesday", "\u202eOn Tuesday\u202c it"])
def test_spans_count_code_points(parsed: Parse, text: str) -> None:
    timexes = find_timexes(parsed(text, published_day=THURSDAY))
    assert [timex.span.of(text) for timex in timexes] == ["Tuesday"]
