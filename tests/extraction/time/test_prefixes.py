"""Words before a time that say which part of it is meant, published on Thursday 13 March 2025."""

from __future__ import annotations

import pytest

from dateline.extraction.time.direction import Direction, Tense
from dateline.extraction.time.recognise import recognise
from dateline.extraction.time.resolve import resolve_all, unresolved
from dateline.model.days import day_from_iso
from dateline.model.messages import english
from dateline.model.spans import Field
from dateline.model.timex import Timex

THURSDAY = day_from_iso("2025-03-13")


def read(text: str, tense: Tense = Tense.FUTURE) -> Timex:
    """Return the one expression of the text."""
    ((span, frame),) = recognise(text)
    unplaced = unresolved(Field.TEXT, span, frame, Direction(tense, "will"))
    return resolve_all([unplaced], THURSDAY)[0]


@pytest.mark.parametrize(
    ("text", "words", "first", "last"),
    [
        ("It opens in mid-to-late May.", "mid-to-late May", "2025-05-16", "2025-05-31"),
        ("It opens in mid to late May.", "mid to late May", "2025-05-16", "2025-05-31"),
        ("It opens in early to mid-June.", "early to mid-June", "2025-06-01", "2025-06-15"),
        (
            "It opens in the first half of April 2026.",
            "the first half of April 2026",
            "2026-04-01",
            "2026-04-15",
        ),
        (
            "It opens in the latter half of next month.",
            "the latter half of next month",
            "2025-04-16",
            "2025-04-30",
        ),
        (
            "It grew in the second half of the 1990s.",
            "the second half of the 1990s",
            "1995-01-01",
            "1999-12-31",
        ),
        (
            "It fell in the last days of February 2025.",
            "the last days of February 2025",
            "2025-02-20",
            "2025-02-28",
        ),
    ],
)
def test_the_words_before_a_time_cut_it(text: str, words: str, first: str, last: str) -> None:
    timex = read(text)
    assert timex.span.of(text) == words
    assert timex.iso_interval == (first, last)


def test_a_half_is_told_in_the_reason() -> None:
    assert "first half" in english(read("It opens in the first half of April 2026.").reason)
    assert "second half" in english(read("It opens in mid-to-late May.").reason)


def test_the_last_days_of_what_is_no_time_stay_a_length() -> None:
    assert read("He saw the last days of the siege.").value == "PXD"
