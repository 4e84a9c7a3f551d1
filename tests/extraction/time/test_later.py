"""Which date "two days later", "decades later" count from, and that no past lies ahead."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.extraction.parsed import ParsedArticle
from dateline.extraction.time.resolve import resolve_all
from dateline.extraction.time.step import find_timexes
from dateline.model.confidence import Confidence
from dateline.model.days import day_from_iso
from dateline.model.messages import english
from dateline.model.timex import AnchorKind, Granularity, Timex

Parse = Callable[..., ParsedArticle]
SATURDAY = day_from_iso("2019-06-01")


def later_in(parsed: Parse, text: str) -> Timex:
    """Return the one expression of `text` that ends in "later"."""
    timexes = find_timexes(parsed(text, published_day=SATURDAY))
    assert resolve_all(timexes, SATURDAY) == timexes
    (later,) = [timex for timex in timexes if timex.span.of(text).endswith("later")]
    return later


@pytest.mark.parametrize(
    "text",
    [
        "Seven decades later, Marama has now nursed more than 500 seals.",
        "Decades later, Marama has now nursed more than 500 seals.",
        "Two days later, the ferry sank.",
        "The board met on Saturday. Two days later, the ferry sank.",
        "The board will meet on Tuesday. Two days later, the ferry sank.",
    ],
)
def test_what_is_told_as_later_never_lies_after_publication(parsed: Parse, text: str) -> None:
    later = later_in(parsed, text)
    assert (later.value, later.placed, later.confidence) == (None, False, Confidence.UNSURE)
    assert later.rule.endswith("/not_ahead")
    assert "Sat 1 Jun 2019" in english(later.reason)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Marama found a seal in 1949. Seven decades later, she has nursed 500.", "2019"),
        ("It met on 3 May. It will meet on Tuesday. Two days later, he resigned.", "2019-05-05"),
        ("The board will meet on Tuesday. Two days later, it will vote.", "2019-06-06"),
        ("It met on 6 May 2019. In 2019 sales rose. Two days later, he resigned.", "2019-05-08"),
        ("On 6 May 2019 the club, founded in 1995, lost. Two days later, he left.", "2019-05-08"),
    ],
)
def test_later_counts_from_the_nearest_date_that_it_can_follow(
    parsed: Parse, text: str, value: str
) -> None:
    later = later_in(parsed, text)
    assert (later.value, later.anchor.kind) == (value, AnchorKind.TIMEX)


@pytest.mark.parametrize("words", ["Days later", "Two days later", "A few weeks later"])
def test_days_counted_from_a_year_lie_somewhere_in_it(parsed: Parse, words: str) -> None:
    text = f"The library opened on Tuesday. In 2016, Marek hurried to a fair. {words}, he returned."
    later = later_in(parsed, text)
    assert later.iso_interval == ("2016-01-01", "2016-12-31")
    assert (later.granularity, later.confidence) == (Granularity.VAGUE, Confidence.UNSURE)
    assert later.anchor.timex == 1
    assert "2016" in english(later.reason)


def test_days_counted_from_this_year_end_with_publication(parsed: Parse) -> None:
    later = later_in(parsed, "In 2019, Marek hurried to a fair. Days later, he returned.")
    assert later.iso_interval == ("2019-01-01", "2019-06-01")


def test_a_vague_later_ends_with_publication(parsed: Parse) -> None:
    later = later_in(parsed, "Marek fell ill on 28 May 2019. Days later, he was well.")
    assert later.iso_interval == ("2019-05-29", "2019-06-01")
