from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.explore.timeline import (
    DaySpan,
    Ends,
    TimelineEvent,
    TimelineEvents,
    ends_of_mod,
)
from dateline.model.annotations import Relation
from dateline.model.days import first_minute, last_minute
from tests.explore.timeline_samples import DAY, event, event_lists


def naive_bounds(row: TimelineEvent) -> tuple[float, float]:
    earliest = float("-inf") if row.earliest is None else row.earliest
    latest = float("inf") if row.latest is None else row.latest
    if row.relation in (Relation.BY, Relation.UNTIL):
        earliest = float("-inf")
    if row.relation is Relation.SINCE:
        latest = float("inf")
    return earliest, latest


def naive_days(row: TimelineEvent) -> tuple[int, int, int] | None:
    """Return the minutes drawn of an event, and the last of them that its text says."""
    earliest, latest = naive_bounds(row)
    if earliest == float("-inf") and latest == float("inf"):
        return None
    first = int(latest) // 1440 * 1440 if earliest == float("-inf") else int(earliest)
    known = int(latest) if latest != float("inf") else first // 1440 * 1440 + 1439
    published = known if row.published is None else last_minute(row.published)
    last = max(known, published) if latest == float("inf") else known
    return (first, last, known) if first <= last else None


@given(event_lists(), st.integers(DAY - 420, DAY + 80), st.integers(0, 60))
def test_an_event_meets_the_days_that_it_is_drawn_on(
    rows: list[TimelineEvent], first: int, length: int
) -> None:
    events = TimelineEvents.of(rows)
    days = DaySpan(first, first + length)
    start, end = days.minutes
    drawn = [naive_days(row) for row in rows]
    assert events.meets(days).tolist() == [
        span is not None and span[0] <= end and span[1] >= start for span in drawn
    ]
    assert events.within(days).tolist() == [
        span is not None and span[0] >= start and span[2] <= end for span in drawn
    ]


def test_what_is_known_to_have_been_by_a_day_meets_no_day_before_it() -> None:
    known = last_minute(DAY)
    events = TimelineEvents.of(
        [
            TimelineEvent(1, 1, None, known, relation=Relation.BY),
            TimelineEvent(2, 1, first_minute(DAY - 9), None, relation=Relation.SINCE),
            TimelineEvent(3, 1, first_minute(DAY - 200), known),
        ]
    )
    week_before = DaySpan(DAY - 8, DAY - 1)
    assert events.meets(week_before).tolist() == [False, False, True]
    assert events.meets(DaySpan(DAY - 9, DAY)).tolist() == [True, True, True]
    assert events.within(DaySpan(DAY - 9, DAY)).tolist() == [True, True, False]


@given(event_lists())
def test_every_placed_event_covers_at_least_a_minute_of_its_known_end(
    rows: list[TimelineEvent],
) -> None:
    events = TimelineEvents.of(rows)
    cover = events.cover()
    for number, row in enumerate(rows):
        earliest, latest = naive_bounds(row)
        if not cover.placed[number]:
            assert earliest > latest or (earliest, latest) == (float("-inf"), float("inf"))
            continue
        first, last = cover.first[number], cover.last[number]
        assert first <= last
        if earliest != float("-inf"):
            assert first == earliest
        if latest != float("inf"):
            assert last == latest


@pytest.mark.parametrize(
    ("relation", "first", "last", "expected"),
    [
        (Relation.ON, DAY, DAY, (DAY, DAY)),
        (Relation.BY, DAY - 3, DAY, (DAY, DAY)),
        (Relation.UNTIL, DAY - 3, DAY, (DAY, DAY)),
        (Relation.SINCE, DAY - 9, DAY - 9, (DAY - 9, DAY)),
    ],
)
def test_an_open_end_is_closed_at_the_day_that_is_known(
    relation: Relation, first: int, last: int, expected: tuple[int, int]
) -> None:
    events = TimelineEvents.of([event(1, first, last, relation=relation, published=DAY)])
    cover = events.cover()
    days = (cover.first[0] // 1440, cover.last[0] // 1440)
    assert days == expected


def test_an_event_since_a_day_after_its_publication_covers_that_day() -> None:
    events = TimelineEvents.of([event(1, DAY + 5, relation=Relation.SINCE, published=DAY)])
    cover = events.cover()
    assert cover.last[0] == last_minute(DAY + 5)


def test_an_interval_that_ends_before_it_begins_has_no_place() -> None:
    events = TimelineEvents.of([event(1, DAY, DAY - 1)])
    assert not events.cover().placed[0]


def test_columns_of_different_lengths_are_refused() -> None:
    events = TimelineEvents.of([event(1, DAY), event(2, DAY)])
    columns = {name: getattr(events, name) for name in events.__dataclass_fields__}
    with pytest.raises(ValueError, match="status"):
        TimelineEvents(**{**columns, "status": columns["status"][:1]})
    with pytest.raises(ValueError, match="ascend"):
        TimelineEvents(**{**columns, "ids": np.array([2, 1])})
    with pytest.raises(ValueError, match="keys"):
        TimelineEvents(**{**columns, "keys": np.array([1, 2, 3])})


def test_rows_are_found_by_id() -> None:
    events = TimelineEvents.of([event(7, DAY), event(3, DAY), event(12, DAY)])
    assert [events.row_of(event_id) for event_id in (3, 7, 12, 4, 99)] == [0, 1, 2, None, None]
    assert events.rows_of([12, 3, 5]).tolist() == [0, 2]


def test_by_publication_each_event_stands_on_the_day_of_its_article() -> None:
    rows = [event(1, DAY - 400, published=DAY - 2), event(2, DAY - 400, published=None)]
    placed = TimelineEvents.of(rows).by_publication()
    cover = placed.cover()
    assert cover.placed.tolist() == [True, False]
    assert (cover.first[0], cover.last[0]) == (first_minute(DAY - 2), last_minute(DAY - 2))


@pytest.mark.parametrize(
    ("mod", "ends"),
    [
        (None, Ends.EXACT),
        ("", Ends.EXACT),
        ("END", Ends.VAGUE),
        ("START", Ends.VAGUE),
        ("MID", Ends.VAGUE),
        ("APPROX", Ends.APPROXIMATE),
        ("ON_OR_BEFORE", Ends.EXACT),
    ],
)
def test_modifiers_say_how_the_ends_lie(mod: str | None, ends: Ends) -> None:
    assert ends_of_mod(mod) is ends
