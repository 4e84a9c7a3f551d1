"""The dates that one expression may mean: its reading, and those that other evidence would give."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from dateline.extraction.time.direction import Direction, Tense
from dateline.extraction.time.frames import Form, Frame, Lean
from dateline.extraction.time.resolution.occurrences import names_part_of_year
from dateline.extraction.time.resolve import resolve_all
from dateline.model import days
from dateline.model.timex import GivenDate, Timex

MOST: Final = 9
"""So many can be chosen by one key."""
_TENSES: Final = (Tense.PAST, Tense.FUTURE, Tense.PRESENT)
_MONTHS: Final = 12


def machine_reading(
    timexes: Sequence[Timex],
    place: int,
    published_day: int | None,
    *,
    given: Mapping[int, GivenDate] | None = None,
) -> Timex:
    """Return an expression as it is read by itself, without the date that a person gave it.

    `given` are the dates that a person gave, by place; None takes those of `timexes`.
    """
    others = given_in(timexes) if given is None else dict(given)
    others.pop(place, None)
    return resolve_all(timexes, published_day, others)[place]


def given_in(timexes: Sequence[Timex]) -> dict[int, GivenDate]:
    """Return the dates that a person gave, by place."""
    return {
        place: GivenDate.of(timex, confidence=timex.confidence)
        for place, timex in enumerate(timexes)
        if timex.decided
    }


def candidates(
    timexes: Sequence[Timex], place: int, published_day: int | None
) -> tuple[Timex, ...]:
    """Return what an expression may mean, nine at most, each with its reason; its reading comes first.

    The others look the other way in time, count from the text instead of the publication day, or
    stand in a neighbouring year, week or unit; those nearest to publication come first. None
    without a place in time is among them.
    """
    given = given_in(timexes)
    given.pop(place, None)
    frame = Frame.loads(timexes[place].frame)
    direction = Direction.loads(timexes[place].direction)
    variants = [(frame, direction), *_variants(frame, direction, published_day)]
    found: dict[tuple[int | None, int | None], Timex] = {}
    for other, towards in variants:
        asked = replace(timexes[place], frame=other.dumps(), direction=towards.dumps())
        changed = [*timexes[:place], asked, *timexes[place + 1 :]]
        read = resolve_all(changed, published_day, given)[place]
        if read.placed:
            found.setdefault((read.earliest, read.latest), read)
    own = machine_reading(timexes, place, published_day)
    first = found.pop((own.earliest, own.latest), None)
    rest = sorted(found.values(), key=lambda timex: _distance(timex, published_day))
    return tuple([*([] if first is None else [first]), *rest][:MOST])


def _variants(
    frame: Frame, direction: Direction, published_day: int | None
) -> Iterator[tuple[Frame, Direction]]:
    for tense in _TENSES:
        yield frame, replace(direction, tense=tense)
    if frame.ambiguous or frame.settled:
        yield from ((other, direction) for other in _other_order(frame))
    for lean in (Lean.PUBLICATION, Lean.CONTEXT):
        if frame.form in {Form.SHIFT, Form.OFFSET} and lean is not frame.lean:
            yield replace(frame, lean=lean), direction
    if frame.form is Form.SHIFT and frame.shift is not None:
        for by in (-1, 1):
            yield replace(frame, shift=frame.shift + by), direction
    if frame.form is Form.OFFSET and frame.count is not None:
        yield replace(frame, count=-frame.count), direction
    for other in _other_years(frame, published_day):
        yield other, direction
    for other in (*_other_weeks(frame), *_other_months(frame)):
        yield other, direction


def _other_order(frame: Frame) -> Iterator[Frame]:
    """Yield the numerals with day and month the other way round."""
    if frame.day is not None and frame.month is not None and frame.day <= _MONTHS:
        yield replace(frame, day=frame.month, month=frame.day)


def _other_years(frame: Frame, published_day: int | None) -> Iterator[Frame]:
    """Yield a part of a year in the years around publication, two figures in other centuries."""
    if frame.form is not Form.DATE:
        return
    if frame.short_year and frame.year is not None:
        yield replace(frame, year=frame.year - 100)
        yield replace(frame, year=frame.year + 100)
    unwritten = frame.year is None and frame.decade is None and frame.century is None
    if unwritten and names_part_of_year(frame) and published_day is not None:
        year = days.civil(published_day)[0]
        for other in range(year - 2, year + 2):
            yield replace(frame, year=other, shift=None, year_shift=None)


def _other_weeks(frame: Frame) -> Iterator[Frame]:
    """Yield a weekday in the weeks around publication."""
    if frame.form is Form.DATE and frame.weekday is not None and frame.month is None:
        for week in (-1, 0, 1):
            yield replace(frame, week_shift=week, lean=Lean.PUBLICATION)


def _other_months(frame: Frame) -> Iterator[Frame]:
    """Yield a day without its month in the months around publication."""
    if frame.form is Form.DATE and frame.day is not None and frame.month is None:
        for month in (-1, 0, 1):
            yield replace(frame, month_shift=month, lean=Lean.PUBLICATION)


def _distance(timex: Timex, published_day: int | None) -> tuple[int, int]:
    """Return how far from publication an expression lies; the past comes before what is as near."""
    end = timex.earliest if timex.earliest is not None else timex.latest
    if end is None:
        return (0, 0)
    base = 0 if published_day is None else days.first_minute(published_day)
    return (abs(end - base), int(end > base))
