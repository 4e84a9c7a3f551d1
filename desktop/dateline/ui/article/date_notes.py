"""The small date printed behind an expression in the text, and its interval in words."""

from __future__ import annotations

from dateline.model.confidence import Confidence
from dateline.model.days import day_of_minute
from dateline.model.timex import AnchorKind, GivenDate, Granularity, Timex, TimexType
from dateline.ui.wording import about, day_words, interval_words

UNKNOWN = "?"
_VAGUE_MODS = frozenset({"APPROX", "START", "MID", "END"})


def date_note(timex: Timex, published_day: int | None) -> str:
    """Return the note behind a mark: "11 Mar", "~21–28 Feb", "?" where it waits for a day.

    An expression that says its own day needs none, nor does one without a place in time; a day that
    a person gave stands nowhere in the words.
    """
    if timex.type not in (TimexType.DATE, TimexType.TIME):
        return ""
    if not timex.placed:
        waits = timex.anchor.kind is AnchorKind.PUBLICATION and published_day is None
        return UNKNOWN if waits else ""
    if timex.anchor.kind is AnchorKind.NONE and not timex.decided:
        return ""
    return interval_of(timex, beside=published_day)


def interval_of(timex: Timex, *, beside: int | None = None) -> str:
    """Return the days an expression may mean, "~" before what is vague or unsure.

    `beside` is a day number whose year need not be said again.
    """
    ends = (timex.earliest, timex.latest)
    first, last = (None if end is None else day_of_minute(end) for end in ends)
    words = interval_words(first, last, beside=beside)
    vague = (
        timex.granularity is Granularity.VAGUE
        or timex.mod in _VAGUE_MODS
        or timex.confidence is Confidence.UNSURE
    )
    return about(words) if vague and words else words


def choice_words(date: GivenDate | Timex) -> str:
    """Return a date as it is offered: `Tue 11 Mar 2025`, `~21–28 Feb 2025`, `since 3 Mar 2025`."""
    ends = (date.earliest, date.latest)
    first, last = (None if end is None else day_of_minute(end) for end in ends)
    if first is not None and first == last and not date.mod:
        return day_words(first)
    if isinstance(date, Timex):
        return interval_of(date)
    words = interval_words(first, last)
    return about(words) if date.mod else words
