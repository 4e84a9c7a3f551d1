"""Dates that a person gave: they stand for themselves, and later expressions may lean on them."""

from __future__ import annotations

from dataclasses import replace

from dateline.extraction.time.frames import Frame
from dateline.extraction.time.resolution.reading import reason
from dateline.extraction.time.values import Period
from dateline.model.days import day_of_minute
from dateline.model.timex import DECIDED, Anchor, GivenDate, Timex, TimexType


def period_of(given: GivenDate) -> Period | None:
    """Return the days of a given date, None where an end is open or it has no place."""
    if given.earliest is None or given.latest is None:
        return None
    first, last = day_of_minute(given.earliest), day_of_minute(given.latest)
    return Period(given.value or "", first, last, given.granularity)


def as_given(timex: Timex, frame: Frame, given: GivenDate) -> Timex:
    """Return the expression with the date that a person gave; its words and frame stay."""
    kept = timex.type if timex.type in {TimexType.DATE, TimexType.TIME} else TimexType.DATE
    return replace(
        timex,
        type=kept,
        value=given.value,
        mod=given.mod,
        earliest=given.earliest,
        latest=given.latest,
        granularity=given.granularity,
        anchor=Anchor(),
        rule=f"{frame.rule}/{DECIDED}",
        reason=reason(DECIDED),
        confidence=given.confidence,
    )
