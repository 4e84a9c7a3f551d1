"""Words → frames: what each grammar rule takes and what it leaves."""

from __future__ import annotations

import json
from itertools import pairwise

import pytest

from dateline.extraction.time.frames import Frame
from dateline.extraction.time.recognise import RULES, recognise
from dateline.model.messages import Message, template

CASES = [
    # text, the expression, its rule, and what the frame must hold
    (
        "It opened on 2025-03-11.",
        "2025-03-11",
        "calendar.iso",
        {"year": 2025, "month": 3, "day": 11},
    ),
    (
        "It rained in the second week of January.",
        "the second week of January",
        "calendar.week",
        {"month": 1, "nth": 2},
    ),
    ("It shut in the week of May 5.", "the week of May 5", "calendar.week_of", {"day": 5}),
    ("It shut in calendar week 12.", "calendar week 12", "calendar.numbered_week", {"week": 12}),
    (
        "Seen 2025-03-11T10:30 there.",
        "2025-03-11T10:30",
        "calendar.iso",
        {"hour": 10, "minute": 30},
    ),
    ("Dated 23/4/2021 below.", "23/4/2021", "calendar.numeric", {"month": 4, "day": 23}),
    ("Dated 4/23/21 below.", "4/23/21", "calendar.numeric", {"year": 2021, "month": 4, "day": 23}),
    ("Am 3.4.2021 war es.", "3.4.2021", "calendar.numeric", {"month": 4, "day": 3}),
    ("It sank on March 13, 2025.", "March 13, 2025", "calendar.day", {"year": 2025, "day": 13}),
    ("It sank on Sept. 9 there.", "Sept. 9", "calendar.day", {"month": 9, "day": 9}),
    ("On the 13th of March 2024 it", "the 13th of March 2024", "calendar.day", {"year": 2024}),
    ("On Thursday, 13 March it", "Thursday, 13 March", "calendar.day", {"month": 3, "day": 13}),
    ("On May 4 of that year he", "May 4 of that year", "calendar.day", {"year_shift": 0}),
    ("It rained in January.", "January", "calendar.month", {"month": 1}),
    ("It rained in February 2022.", "February 2022", "calendar.month", {"year": 2022}),
    ("It rained last June.", "last June", "calendar.month", {"month": 6, "shift": -1}),
    ("In September last year it", "September last year", "calendar.month", {"year_shift": -1}),
    ("They left on the 25th.", "the 25th", "calendar.ordinal_day", {"day": 25}),
    ("They left on Tuesday.", "Tuesday", "calendar.weekday", {"weekday": 1}),
    ("They left next Friday.", "next Friday", "calendar.weekday", {"weekday": 4, "shift": 1}),
    ("On Tuesday last week they", "Tuesday last week", "calendar.weekday", {"week_shift": -1}),
    (
        "Shops shut on Christmas Eve.",
        "Christmas Eve",
        "calendar.holiday",
        {"holiday": "christmas eve"},
    ),
    ("Shops shut on Good Friday 2019.", "Good Friday 2019", "calendar.holiday", {"year": 2019}),
    ("It dried up last summer.", "last summer", "calendar.season", {"season": "SU", "shift": -1}),
    ("In the spring of 2019 it", "the spring of 2019", "calendar.season", {"year": 2019}),
    (
        "Profit in the third quarter of 2019",
        "the third quarter of 2019",
        "calendar.quarter",
        {"quarter": 3},
    ),
    ("Profit in Q3 2019 rose", "Q3 2019", "calendar.quarter", {"quarter": 3, "year": 2019}),
    (
        "this year's second quarter was",
        "this year's second quarter",
        "calendar.quarter",
        {"year_shift": 0},
    ),
    ("in the second half of 2019 it", "the second half of 2019", "calendar.half", {"half": 2}),
    ("In fiscal 2019 it earned", "fiscal 2019", "calendar.fiscal", {"fiscal": True}),
    ("It was founded in 1869.", "1869", "calendar.year", {"year": 1869}),
    ("The 1869 flood took it.", "1869", "calendar.bare_year", {"year": 1869}),
    ("the class of '89 met", "'89", "calendar.short_year", {"year": 1989}),
    ("It fell in 149 BC.", "149 BC", "calendar.era", {"year": -148}),
    ("It fell in AD 79 there, or 79 AD.", "79 AD", "calendar.era", {"year": 79}),
    ("Music of the 1980s.", "the 1980s", "calendar.decade", {"decade": 198}),
    ("Music of the '80s.", "the '80s", "calendar.decade", {"decade": 198}),
    ("A 19th century mill", "19th century", "calendar.century", {"century": 18}),
    ("Since the 1800s it has", "the 1800s", "calendar.century", {"century": 18}),
    ("In H1 2024 it lost", "H1 2024", "calendar.half", {"half": 1, "year": 2024}),
    ("FY2024 was bad.", "FY2024", "calendar.fiscal", {"year": 2024, "fiscal": True}),
    ("In the current fiscal year it", "the current fiscal year", "relative.unit", {"fiscal": True}),
    ("It opens in five years' time.", "in five years' time", "relative.offset", {"shift": 1}),
    ("It sank half a century ago.", "half a century ago", "relative.offset", {"count": 50}),
    ("In the early hours of Monday it", "the early hours of Monday", "calendar.weekday+clock", {}),
    ("It takes two to three weeks.", "two to three weeks", "duration.amount", {"value": "P3W"}),
    ("They meet once a week.", "once a week", "set.every", {"value": "P1W"}),
    ("It opened on 2025/03/08.", "2025/03/08", "calendar.iso", {"month": 3, "day": 8}),
    ("We meet tomorrow.", "tomorrow", "relative.day_word", {"shift": 1}),
    ("the day before yesterday it", "the day before yesterday", "relative.day_word", {"shift": -2}),
    ("It burned last night.", "last night", "relative.daypart", {"shift": -1, "daypart": "NI"}),
    ("It burned last week.", "last week", "relative.unit", {"unit": "W", "shift": -1}),
    ("The next day it burned.", "The next day", "relative.unit", {"lean": "context", "shift": 1}),
    (
        "He had left the year before.",
        "the year before",
        "relative.unit",
        {"unit": "Y", "shift": -1},
    ),
    ("by the end of the year", "the end of the year", "relative.the_unit", {"modifier": "END"}),
    ("It rained over the weekend.", "over the weekend", "relative.weekend", {"unit": "WE"}),
    ("the latest quarter was", "the latest quarter", "relative.latest", {"unit": "Q", "shift": -1}),
    ("It sank three days ago.", "three days ago", "relative.offset", {"count": 3, "shift": -1}),
    (
        "It sank two years later.",
        "two years later",
        "relative.offset",
        {"lean": "context", "shift": 1},
    ),
    ("It sank days earlier.", "days earlier", "relative.offset", {"lean": "context", "unit": "D"}),
    (
        "from the year-earlier quarter",
        "the year-earlier quarter",
        "relative.year_earlier",
        {"shift": -1},
    ),
    ("a 30-day pause", "30-day", "duration.amount", {"value": "P30D"}),
    ("for two and a half years", "two and a half years", "duration.amount", {"value": "P2.5Y"}),
    ("more than 72 hours of", "more than 72 hours", "duration.amount", {"value": "PT72H"}),
    ("half an hour", "half an hour", "duration.half", {"value": "PT30M"}),
    ("in the past 20 months", "the past 20 months", "duration.window", {"value": "P20M"}),
    ("over the past year", "the past year", "duration.past", {"value": "P1Y"}),
    ("stuck for weeks on end there", "weeks on end", "duration.vague", {"value": "PXW"}),
    ("Their month-long strike", "month-long", "duration.long", {"value": "P1M"}),
    ("We sail every Monday.", "every Monday", "set.every", {"value": "XXXX-WXX-1"}),
    ("The ferry runs daily.", "daily", "set.word", {"value": "P1D"}),
    ("An 8-month-old truce held.", "8-month-old", "duration.age", {"value": "P8M"}),
    (
        "It shut on the third Thursday in May.",
        "the third Thursday in May",
        "calendar.nth_weekday",
        {"nth": 3, "weekday": 3, "month": 5},
    ),
    ("on the 7th of this month", "the 7th of this month", "calendar.ordinal_day", {"day": 7}),
    ("two Fridays ago it", "two Fridays ago", "calendar.weekday", {"shift": -2}),
    ("The day before his death it", "The day before", "relative.by_event", {"shift": -1}),
    ("It burned overnight.", "overnight", "relative.overnight", {"daypart": "NI"}),
    ("Nobody forgot 9/11.", "9/11", "calendar.historic", {"year": 2001}),
    ("at half past nine.", "half past nine", "clock.time", {"hour": 9, "minute": 30}),
    ("1805 local time", "1805 local time", "clock.time", {"hour": 18, "minute": 5}),
    ("They recently sailed.", "recently", "vague.past", {"value": "PAST_REF"}),
    ("They sailed in recent weeks.", "recent weeks", "vague.recent", {"unit": "W", "shift": -1}),
    ("Come as soon as possible.", "as soon as possible", "vague.future", {"value": "FUTURE_REF"}),
    ("Profit in the year ended Aug. 31 fell.", "the year", "duration.amount", {"value": "P1Y"}),
    ("They now sail.", "now", "vague.present", {"value": "PRESENT_REF"}),
    ("They fear the future.", "the future", "vague.future", {"value": "FUTURE_REF"}),
    ("They will soon sail.", "soon", "vague.soon", {"value": "FUTURE_REF"}),
    ("at 3:30 p.m. EST.", "3:30 p.m. EST", "clock.time", {"hour": 15, "minute": 30, "zone": "EST"}),
    (
        "in the early hours of the morning",
        "the early hours of the morning",
        "clock.daypart",
        {"daypart": "MO"},
    ),
    ("on Thursday evening it", "Thursday evening", "calendar.weekday+clock", {"daypart": "EV"}),
]


@pytest.mark.parametrize(("text", "words", "rule", "holds"), CASES)
def test_a_rule_takes_its_words_and_no_more(
    text: str, words: str, rule: str, holds: dict[str, object]
) -> None:
    found = [(span.of(text), frame) for span, frame in recognise(text)]
    frames = [frame for written, frame in found if written == words]
    assert frames, found
    assert frames[0].rule == rule
    assert holds.items() <= json.loads(frames[0].dumps()).items()


def test_every_rule_of_the_grammar_has_a_case_and_a_line_for_people() -> None:
    tested = {rule.removesuffix("+clock") for _, _, rule, _ in CASES}
    ids = {rule.id for rule in RULES} | {"duration.past", "calendar.bare_year", "set.season"}
    ids |= {"relative.by_event", "relative.overnight", "calendar.historic", "calendar.holiday"}
    untested = ids - tested - {"range.days", "range.months", "range.years", "clock.bare_daypart"}
    untested -= {"set.season"}  # made of a season once the parse is known
    assert not untested
    for rule in ids:
        assert template(Message.of(f"time.rule.{rule}"))


RANGES = [
    ("from 3 to 5 May 2024", [("3", 3), ("5 May 2024", 5)], "day"),
    ("on May 3-5, 2024", [("May 3", 3), ("5, 2024", 5)], "day"),
    ("28 March to 2 April 2024", [("28 March", 28), ("2 April 2024", 2)], "day"),
    ("between 2014 and 2016", [("2014", 2014), ("2016", 2016)], "year"),
    ("in 1994-95 alone", [("1994", 1994), ("95", 1995)], "year"),
    ("from 240 to 238 BC", [("240", -239), ("238 BC", -237)], "year"),
    ("from November to February 2024", [("November", 2023), ("February 2024", 2024)], "year"),
]


@pytest.mark.parametrize(("text", "ends", "field"), RANGES)
def test_both_ends_of_a_range_stand_for_themselves(
    text: str, ends: list[tuple[str, int]], field: str
) -> None:
    found = [(span.of(text), getattr(frame, field)) for span, frame in recognise(text)]
    assert found == ends


NOT_TIMES = [
    "You may march in second gear.",
    "The fall of the wall was a shock.",
    "The sun rose over Mar Street.",
    "It cost $1987 and 2000 people came.",
    "Three quarters of the town burned.",
    "They spring into action.",
    "A 6-year-old boy waved.",
    "The Long March began.",
    "Version 1.5.3 of chapter 10-12.",
    "Call 555-1234 before you come.",
    "Flight 1999 left gate 12.",
    "She is 34 years old.",
    "A 12-year-old boy waved.",
    "He lives at 1600 Palmer Avenue.",
    "They won 21-14 and 2-1.",
    "Room 2012 of the No. 1984 was shut.",
    "The annual sales of the mill rose 8.5% annually.",
    "In today's world the women of tomorrow rule.",
    "The Christmas market and the Good Friday Agreement.",
    'He said so on "This Week" once.',
    "The august hall was shut.",
]


@pytest.mark.parametrize("text", NOT_TIMES)
def test_words_that_only_look_like_times_are_left_alone(text: str) -> None:
    assert [span.of(text) for span, _ in recognise(text)] == []


def test_parts_of_a_period_and_times_join_what_they_stand_beside() -> None:
    cases = {
        "late last month": "END",
        "early 2009": "START",
        "mid-1990s": "MID",
        "the beginning of October": "START",
        "earlier this year": "EARLIER",
        "later that month": "LATER",
    }
    for text, modifier in cases.items():
        ((span, frame),) = recognise(text)
        assert span.of(text) == text
        assert frame.modifier == modifier


def test_a_time_finds_its_day_on_either_side() -> None:
    for text in ("10 p.m. on Wednesday", "Wednesday at 10 p.m.", "10 at night", "noon Friday"):
        pieces = recognise(text)
        if text == "10 at night":
            assert pieces == []
            continue
        assert len(pieces) == 1
        assert pieces[0][1].weekday is not None
        assert pieces[0][1].hour in {12, 22}


def test_ambiguous_figures_follow_the_order_of_the_texts_other_dates() -> None:
    text = "Signed 03/04/2025, after the visit of 13 March 2025."
    frame = recognise(text)[0][1]
    assert (frame.month, frame.day, frame.ambiguous, frame.settled) == (4, 3, False, True)
    alone = recognise("Signed 03/04/2025.")[0][1]
    assert (alone.month, alone.day, alone.ambiguous) == (3, 4, True)


@pytest.mark.parametrize(
    ("text", "month", "day"),
    [
        ("Signed 03/04/2025, after the visit of March 13, 2025.", 3, 4),
        ("Signed 03/04/2025, and 25/12/2024 before.", 4, 3),
        ("Signed 03/04/2025 at 9 p.m. EST at the Center.", 3, 4),
        ("Signed 03/04/2025 in the town centre, the colour programme says.", 4, 3),
        ("Signed on Thursday 03/04/2025.", 4, 3),
        ("Signed on Tuesday 03/04/2025.", 3, 4),
    ],
)
def test_dates_zones_spelling_and_weekdays_settle_ambiguous_figures(
    text: str, month: int, day: int
) -> None:
    frame = recognise(text)[0][1]
    assert (frame.month, frame.day, frame.ambiguous, frame.settled) == (month, day, False, True)


def test_evidence_at_odds_settles_nothing() -> None:
    text = "Signed 03/04/2025, after 13 March 2025 and April 14, 2025, in one colour and one color."
    assert recognise(text)[0][1].ambiguous


def test_a_blocked_word_is_no_time_word() -> None:
    text = "In May they left."
    assert recognise(text, blocked=frozenset({text.index("May")})) == []


def test_nothing_overlaps_and_spans_are_in_order() -> None:
    text = " ".join(case[0] for case in CASES)
    spans = [span for span, _ in recognise(text)]
    assert all(a.end <= b.start for a, b in pairwise(spans))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\n",
        "1" * 5000,
        "May " * 2000,
        "\ud800 Tuesday",
        "𝒳 on Tuesday",
        "٣ March",
        "24:99 0/0/0",
    ],
)
def test_hostile_text_is_read_quickly_and_without_failure(text: str) -> None:
    for span, frame in recognise(text):
        assert 0 <= span.start < span.end <= len(text)
        assert Frame.loads(frame.dumps()) == frame


def test_every_frame_survives_its_json() -> None:
    for text, *_ in CASES:
        for _, frame in recognise(text):
            assert Frame.loads(frame.dumps()) == frame
