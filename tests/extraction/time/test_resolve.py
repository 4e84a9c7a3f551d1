"""Frames, directions and a publication day → values, intervals and reasons; no model."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace

import pytest

from dateline.extraction.time.direction import Direction, Tense
from dateline.extraction.time.recognise import recognise
from dateline.extraction.time.resolve import resolve_all, unresolved
from dateline.model.confidence import Confidence
from dateline.model.days import MINUTES_PER_DAY, day_from_iso
from dateline.model.messages import Message, catalogue, english
from dateline.model.spans import Field
from dateline.model.timex import AnchorKind, Granularity, Timex

THURSDAY = day_from_iso("2025-03-13")
PAST = Direction(Tense.PAST, "left")
FUTURE = Direction(Tense.FUTURE, "will")
PRESENT = Direction(Tense.PRESENT, "meets")
INTENDED = Direction(Tense.INTENDED, "plan to")
NONE = Direction()
UNTIL = Direction(Tense.NONE, link="until")
SINCE = Direction(Tense.PAST, "closed", link="since")
ONCE = Direction(Tense.PAST, "had fallen")
ORDERED = Direction(Tense.OPEN, "ordered to")


def read(text: str, direction: Direction = PAST, published: int | None = THURSDAY) -> list[Timex]:
    """Return the expressions of `text`, all with one direction, resolved."""
    found = [unresolved(Field.TEXT, span, frame, direction) for span, frame in recognise(text)]
    return list(resolve_all(found, published))


CASES = [
    ("13 March 2025", NONE, "2025-03-13", "written"),
    ("the class of '89", NONE, "1989", "short_year"),
    ("03/04/2025", NONE, "2025-03-04", "numerals"),
    ("fiscal 2019", NONE, "2019", "fiscal"),
    ("the first half of May 2024", NONE, "2024-05", "written"),
    ("mid-to-late May 2024", NONE, "2024-05", "written"),
    ("Eid al-Fitr 2024", NONE, "2024-04-10", "written"),
    ("February 30, 2024", NONE, None, "no_such_day"),
    ("January", PAST, "2025-01", "past"),
    ("August 6", PAST, "2024-08-06", "past"),
    ("March 28", PAST, "2025-03-28", "nearest"),
    ("October", FUTURE, "2025-10", "future"),
    ("in January", FUTURE, "2026-01", "future"),
    ("in January", INTENDED, "2025-01", "nearest"),
    ("February", NONE, "2025-02", "nearest"),
    ("in March", PAST, "2025-03", "current"),
    ("the third quarter", PAST, "2024-Q3", "past"),
    ("Thursday", PAST, "2025-03-13", "same_day"),
    ("Thursday", FUTURE, "2025-03-13", "same_day"),
    ("Tuesday", PAST, "2025-03-11", "past"),
    ("Tuesday", FUTURE, "2025-03-18", "future"),
    ("Tuesday", INTENDED, "2025-03-18", "future"),
    ("Tuesday", PRESENT, "2025-03-18", "present"),
    ("Tuesday", NONE, "2025-03-11", "default_past"),
    ("Tuesday", UNTIL, "2025-03-18", "until"),
    ("Tuesday", SINCE, "2025-03-11", "since"),
    ("Tuesday", ORDERED, "2025-03-11", "past"),
    ("October", SINCE, "2024-10", "since"),
    ("April", ONCE, "2024-04", "past"),
    ("in May", PRESENT, "2025-05", "present"),
    ("third-quarter profit", NONE, "2024-Q3", "finished"),
    ("Tuesday, March 11", NONE, "2025-03-11", "weekday_agrees"),
    ("Wednesday, March 11", NONE, "2026-03-11", "weekday_agrees"),
    ("13/03/2025 and 03/04/2025", NONE, "2025-04-03", "numerals_settled"),
    ("the day before his death", NONE, "XXXX-XX-XX", "by_event"),
    ("overnight", PAST, "2025-03-12TNI", "day_word"),
    ("overnight", FUTURE, "2025-03-13TNI", "day_word"),
    ("the end of the year", FUTURE, "2025", "unit_without_text"),
    ("last Wednesday", PAST, "2025-03-12", "last_named"),
    ("two Fridays ago", PAST, "2025-02-28", "last_named"),
    ("last Thursday", PAST, "2025-03-06", "last_named"),
    ("next Thursday", FUTURE, "2025-03-20", "next_named"),
    ("this Friday", FUTURE, "2025-03-14", "this_named"),
    ("Tuesday last week", PAST, "2025-03-04", "weekday_of_week"),
    ("the weekend", PAST, "2025-W10-WE", "past"),
    ("last summer", PAST, "2024-SU", "last_named"),
    ("next spring", FUTURE, "2026-SP", "next_named"),
    ("this summer", FUTURE, "2025-SU", "this_named"),
    ("last June", PAST, "2024-06", "last_named"),
    ("September last year", PAST, "2024-09", "year_of_publication"),
    ("yesterday", PAST, "2025-03-12", "day_word"),
    ("last night", PAST, "2025-03-12TNI", "day_word"),
    ("last week", PAST, "2025-W10", "week"),
    ("this week", PAST, "2025-W11", "unit"),
    ("Monday to Friday", PAST, "2025-03-07", "range"),
    ("Monday to Friday", FUTURE, "2025-03-14", "range"),
    ("this year", PAST, "2025", "unit"),
    ("last year", PAST, "2024", "unit"),
    ("late last month", PAST, "2025-02", "unit"),
    ("the next day", PAST, "2025-03-14", "unit_without_text"),
    ("three days ago", PAST, "2025-03-10", "distance"),
    ("two weeks ago", PAST, "2025-02-27", "distance"),
    ("six months ago", PAST, "2024-09", "distance"),
    ("a year and a half ago", PAST, "2023-09", "distance"),
    ("a decade ago", PAST, "2015", "distance"),
    ("two days later", FUTURE, "2025-03-15", "distance_without_text"),
    ("two days later", PAST, None, "not_ahead"),
    ("several years ago", PAST, "PAST_REF", "vague_distance"),
    ("several years later", FUTURE, "FUTURE_REF", "vague_distance"),
    ("recent weeks", PAST, "PAST_REF", "vague_distance"),
    ("the 1990s", NONE, "199", "written"),
    ("the nineteenth century", NONE, "18", "written"),
    ("9/11", NONE, "2001-09-11", "written"),
    ("early January", PAST, "2025-01", "past"),
    ("mid-January", PAST, "2025-01", "past"),
    ("earlier this year", PAST, "2025", "unit"),
    ("later this month", FUTURE, "2025-03", "unit"),
    ("this month", FUTURE, "2025-03", "unit"),
    ("at 10:30", PAST, "2025-03-13T10:30", "day_of_publication"),
    ("on the 4th.", PAST, "2025-03-04", "day_of_month"),
    ("recently", PAST, "PAST_REF", "reference"),
    ("a 30-day pause", PAST, "P30D", "duration"),
    ("every Monday", PAST, "XXXX-WXX-1", "set"),
    ("149 BC", PAST, "BC0149", "written"),
    ("Christmas", PAST, "2024-12-25", "past"),
]
IN_TEXT = [
    # an earlier expression, then the one that leans on it
    ("It fell from November 2023 to February.", "2024-02", "far_end"),
    ("On 6 August 2019 it began. Two days later it ended.", "2019-08-08", "distance_in_text"),
    ("On 6 August 2019 it began. It ended the same month.", "2019-08", "unit_of_text"),
    (
        "It began on 6 August 2019. It ended in May of the following year.",
        "2020-05",
        "year_of_text",
    ),
    ("It began on 6 August 2019. By September 3 it was over.", "2019-09-03", "year_carried"),
    ("It began on 6 August 2019. At 10:30 it ended.", "2019-08-06T10:30", "day_of_text"),
    ("It began in 2016. Days later it ended.", "FUTURE_REF", "vague_distance"),
]


@pytest.mark.parametrize(("text", "direction", "value", "resolution"), CASES)
def test_an_expression_resolves_as_its_rule_says(
    text: str, direction: Direction, value: str | None, resolution: str
) -> None:
    timex = read(text, direction)[-1]
    assert timex.value == value
    assert timex.rule.endswith(f"/{resolution}")
    assert english(timex.reason)


@pytest.mark.parametrize(("text", "value", "resolution"), IN_TEXT)
def test_an_expression_leans_on_one_before_it(text: str, value: str, resolution: str) -> None:
    timex = read(text)[-1]
    assert (timex.value, timex.rule.split("/")[1]) == (value, resolution)
    assert timex.anchor.kind is AnchorKind.TIMEX
    assert timex.anchor.timex == 0


def ids_of(message: Message) -> Iterator[str]:
    """Yield the ids of a message and of those inside it."""
    yield message.id
    for _, argument in message.arguments:
        if isinstance(argument, Message):
            yield from ids_of(argument)


def test_every_reason_has_a_case_here() -> None:
    prefix = "time.reason."
    reached = {"no_publication", "habit", "decided"}  # below, and by a person
    timexes = [read(text, direction)[-1] for text, direction, *_ in CASES]
    timexes += [read(text)[-1] for text, *_ in IN_TEXT]
    for timex in timexes:
        reached |= {said.removeprefix(prefix) for said in ids_of(timex.reason)}
    assert {key.removeprefix(prefix) for key in catalogue() if key.startswith(prefix)} == reached


def test_the_reason_names_the_day_and_the_word_that_decided() -> None:
    sentence = english(read("Tuesday", Direction(Tense.PAST, "announced"))[0].reason)
    assert "Tuesday" in sentence
    assert "Thu 13 Mar 2025" in sentence
    assert "announced" in sentence


def test_intervals_are_inclusive_minutes_of_the_period() -> None:
    (timex,) = read("February 2022")
    assert timex.iso_interval == ("2022-02-01", "2022-02-28")
    assert timex.earliest == day_from_iso("2022-02-01") * MINUTES_PER_DAY
    assert timex.latest == (day_from_iso("2022-02-28") + 1) * MINUTES_PER_DAY - 1


@pytest.mark.parametrize(
    ("text", "mod", "first", "last"),
    [
        ("early January 2025", "START", "2025-01-01", "2025-01-10"),
        ("mid-January 2025", "MID", "2025-01-11", "2025-01-21"),
        ("late last month", "END", "2025-02-20", "2025-02-28"),
        ("earlier this year", None, "2025-01-01", "2025-03-13"),
        ("later this month", None, "2025-03-13", "2025-03-31"),
    ],
)
def test_a_part_of_a_period_narrows_the_interval_and_is_at_most_likely(
    text: str, mod: str | None, first: str, last: str
) -> None:
    (timex,) = read(text)
    assert (timex.mod, timex.iso_interval) == (mod, (first, last))
    assert timex.confidence <= Confidence.LIKELY


def test_a_time_of_day_never_moves_the_day() -> None:
    for text in (
        "23:59 on Tuesday",
        "Tuesday night",
        "Tuesday at 12:15 a.m. GMT",
        "midnight Tuesday",
    ):
        (timex,) = read(text)
        assert timex.iso_interval == ("2025-03-11", "2025-03-11")
        assert (timex.value or "").startswith("2025-03-11T")


def test_an_inferred_year_is_at_most_likely_and_a_written_one_sure() -> None:
    assert read("August 6")[0].confidence is Confidence.LIKELY
    assert read("6 August 2024")[0].confidence is Confidence.SURE


def test_on_a_sunday_last_week_is_the_one_that_ends_that_day() -> None:
    assert read("last week", published=day_from_iso("2025-03-16"))[0].value == "2025-W11"


def test_a_vague_distance_has_bounds_and_leans_on_the_last_date() -> None:
    timex = read("It was agreed on Tuesday and cut off days earlier.")[-1]
    assert timex.granularity is Granularity.VAGUE
    assert timex.iso_interval == ("2025-02-26", "2025-03-10")
    assert timex.anchor.timex == 0
    assert timex.confidence is Confidence.UNSURE


def test_recent_weeks_reach_up_to_publication() -> None:
    (timex,) = read("recent weeks")
    assert (timex.value, timex.granularity) == ("PAST_REF", Granularity.VAGUE)
    assert timex.iso_interval == ("2025-01-10", "2025-03-13")


def test_a_story_carries_its_year_and_a_look_back_does_not_move_it() -> None:
    text = (
        "On 6 August 1911 the ferry sank. It was raised on 9 September 1911, repaired in October "
        "1911, sold in November 1911. It had been built in May 1898. It sailed again on 2 December "
        "and was wrecked in January."
    )
    assert [timex.value for timex in read(text)][-2:] == ["1911-12-02", "1912-01"]


@pytest.mark.parametrize(
    "text", ["Tuesday", "yesterday", "last week", "three days ago", "August 6"]
)
def test_without_a_publication_day_a_relative_expression_has_no_place(text: str) -> None:
    (timex,) = read(text, published=None)
    assert not timex.placed
    assert timex.rule.endswith("/no_publication")
    assert timex.confidence is Confidence.UNSURE


def test_without_a_publication_day_a_written_date_has_its_place() -> None:
    (timex,) = read("6 August 2024", published=None)
    assert timex.iso_interval == ("2024-08-06", "2024-08-06")


def test_another_publication_day_gives_what_it_would_have_given_at_first() -> None:
    text = "It left on Tuesday, three days ago. On 6 August 2019 it sank; two days later it rose."
    other = day_from_iso("2024-07-01")
    moved = resolve_all(read(text), other)
    assert list(moved) == read(text, published=other)
    assert [timex.value for timex in moved][:2] == ["2024-06-25", "2024-06-28"]
    assert [timex.span for timex in moved] == [timex.span for timex in read(text)]
    assert list(resolve_all(moved, THURSDAY)) == read(text)


def test_the_title_is_no_context_for_the_text() -> None:
    title = [replace(timex, field=Field.TITLE) for timex in read("6 August 2019")]
    (later,) = resolve_all([*title, *read("two days later")], THURSDAY)[1:]
    assert later.anchor.timex is None


def test_ten_thousand_are_resolved_in_about_a_second() -> None:
    many = read(" ".join(f"{case[0]}." for case in CASES)) * 200
    started = time.process_time()
    resolve_all(many[:10_000], THURSDAY)
    assert time.process_time() - started < 4.0


def test_resolution_loads_no_model() -> None:
    code = (
        "import sys; import dateline.extraction.time.resolve; "
        "sys.exit(any(name.split('.')[0] in {'spacy', 'thinc', 'numpy'} for name in sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], env={"PYTHONPATH": ":".join(sys.path)}, check=False
    )
    assert done.returncode == 0


def test_a_frame_that_is_not_ours_is_refused() -> None:
    (timex,) = read("Tuesday")
    with pytest.raises((ValueError, TypeError)):
        resolve_all([replace(timex, frame='{"form":"spiral","rule":"x"}')], THURSDAY)


def test_the_reason_of_since_names_since_and_no_verb() -> None:
    sentence = english(read("Tuesday", SINCE)[0].reason)
    assert "“since”" in sentence
    assert "tense" not in sentence


def test_a_story_tells_what_is_usual_in_the_present() -> None:
    story = "In 1911, 1912, 1913, 1914 and June 1915 it grew."
    (*_, habit) = read(f"{story} It freezes in January.", PRESENT)
    assert (habit.value, habit.placed) == ("XXXX-01", False)
    assert habit.rule.endswith("/habit")
    assert "meets" in english(habit.reason)


def test_a_last_or_next_weekday_only_a_day_away_is_unsure() -> None:
    assert read("last Wednesday")[0].confidence is Confidence.UNSURE
    assert read("last Monday")[0].confidence is Confidence.LIKELY
    assert read("next Friday", FUTURE)[0].confidence is Confidence.UNSURE


def test_a_year_in_two_figures_is_never_far_ahead() -> None:
    assert read("the summer of '69")[0].value == "1969-SU"
    assert read("the class of '26")[0].value == "2026"


def test_a_quarter_told_of_in_passing_does_not_become_the_reported_one() -> None:
    text = (
        "Profit rose in the third quarter of 2024, after a bad second quarter of 2024. It had lost "
        "in the year-earlier period."
    )
    assert read(text)[-1].value == "2023-Q3"


def test_what_is_vague_is_unsure_and_a_plain_count_is_likely() -> None:
    assert read("recently")[0].confidence is Confidence.UNSURE
    assert read("recent weeks")[0].confidence is Confidence.UNSURE
    assert read("three days ago")[0].confidence is Confidence.LIKELY
    assert read("50 years ago")[0].confidence is Confidence.UNSURE


def test_last_spring_said_in_autumn_is_unsure_and_last_autumn_said_in_spring_is_not() -> None:
    assert read("last autumn")[0].confidence is Confidence.LIKELY
    autumn = day_from_iso("2025-10-13")
    (spring,) = read("last spring", published=autumn)
    assert (spring.value, spring.confidence) == ("2025-SP", Confidence.UNSURE)


@pytest.mark.parametrize(
    ("text", "direction", "said", "unsaid"),
    [
        ("the 1990s", NONE, "decade", "year"),
        ("the nineteenth century", NONE, "century", "year"),
        ("6 August 2024", NONE, "its year", "decade"),
        ("9/11", NONE, "name", "Written"),
        ("late last month", PAST, "late", "early"),
        ("early January", PAST, "early", "say late"),
        ("mid-May 2024", NONE, "middle", "late"),
        ("earlier this year", PAST, "earlier", "later"),
        ("later this month", PAST, "later", "earlier"),
        ("last month", PAST, "unit", "third"),
        ("this month", FUTURE, "looks ahead", "third"),
        ("before the end of the year", FUTURE, "looks ahead", "third"),
        ("days earlier", PAST, "Some time before", "from"),
        ("several years ago", PAST, "Some time before", "from"),
        ("weeks later", FUTURE, "Some time after", "before"),
        ("recent weeks", PAST, "reaches back", "before"),
    ],
)
def test_the_reason_is_that_of_the_rule_that_fired(
    text: str, direction: Direction, said: str, unsaid: str
) -> None:
    link = "before" if text.startswith("before ") else ""
    sentence = english(read(text, replace(direction, link=link))[-1].reason)
    assert said in sentence
    assert unsaid not in sentence
