"""Any words of time in any order are read without an error, and read the same again."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.extraction.time.direction import Direction, Tense
from dateline.extraction.time.frames import Frame
from dateline.extraction.time.recognise import recognise
from dateline.extraction.time.resolve import resolve_all, unresolved
from dateline.model.days import day_from_iso
from dateline.model.spans import Field

WORDS = (
    "the a an of in on at from to until and or since by for last next this that previous following "
    "same ago later earlier before after early late mid end each every other half fiscal final "
    "years year months month weeks week days day fortnight decade century quarter weekend hours "
    "today yesterday tomorrow tonight Monday Tuesday Sundays March May January Feb. winter summer "
    "morning night noon 1 2 3rd 31 31st 0430 99 100000000000 2025 0000 '24 '90s 1800s BC AD Q3 "
    "3Q24 FY24 02/2025 2/30/2024 30.02.2024 11-Mar-25 nineteen eighties - / , ( ) 's first Christmas "
    "Easter New Year 12:30 15h30 25h99 p.m. GMT 2025-02-30 2025-13-01T25:61 few two million"
).split()
PUBLISHED = [None, *map(day_from_iso, ("0001-01-01", "2024-02-29", "9999-12-31"))]
DIRECTIONS = [
    Direction(tense, "will", link=link, near=near)
    for tense in Tense
    for link in ("", "before", "since")
    for near in (False, True)
]


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=12),
    st.sampled_from(DIRECTIONS),
    st.sampled_from(PUBLISHED),
)
def test_any_words_of_time_are_read_and_read_the_same_again(
    words: list[str], direction: Direction, published: int | None
) -> None:
    found = recognise(" ".join(words))
    assert all(Frame.loads(frame.dumps()) == frame for _, frame in found)
    timexes = [unresolved(Field.TEXT, span, frame, direction) for span, frame in found]
    resolved = resolve_all(timexes, published)
    assert resolve_all(resolved, published) == resolved


@pytest.mark.parametrize("text", ["on Feb. 31st", "on April 31", "on 30 February"])
def test_a_day_that_no_month_has_is_no_day(text: str) -> None:
    found = recognise(text)
    timexes = [unresolved(Field.TEXT, span, frame, Direction(Tense.PAST)) for span, frame in found]
    (timex,) = resolve_all(timexes, day_from_iso("2025-03-12"))
    assert timex.value is None
    assert not timex.placed
