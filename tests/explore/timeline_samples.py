"""Invented events for the timeline's tests: every sign once, and random ones."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from hypothesis import strategies as st

from dateline.explore.timeline import (
    GRANULARITIES,
    DaySpan,
    Ends,
    EventLabel,
    TimelineEvent,
    TimelineEvents,
)
from dateline.explore.timeline_items import Sight
from dateline.explore.timeline_lanes import Lane, LaneBy, Lanes, build_lanes, choose_lanes
from dateline.explore.timeline_signs import decide_signs
from dateline.model.annotations import EntityKind, EventKind, Relation, Status
from dateline.model.confidence import Confidence
from dateline.model.days import day_number, first_minute, last_minute
from dateline.model.timex import Granularity

DAY = day_number(2031, 5, 14)
"""A Wednesday; the invented articles are published around it."""

NAMES = {
    1: ("Mara Lindqvist", EntityKind.PERSON),
    2: ("Harbour Authority", EntityKind.ORGANISATION),
    3: ("Vesterby", EntityKind.PLACE),
}


_WITHIN_A_DAY = frozenset({Granularity.MINUTE, Granularity.DAYPART, Granularity.DAY})


def event(
    event_id: int,
    first: int | None,
    last: int | None = None,
    *,
    keys: tuple[int, ...] = (1,),
    granularity: Granularity = Granularity.DAY,
    status: Status = Status.REPORTED,
    kind: EventKind = EventKind.EVENT,
    relation: Relation = Relation.ON,
    confidence: Confidence = Confidence.SURE,
    ends: Ends = Ends.EXACT,
    article: int = 1,
    published: int | None = DAY,
    inside: bool = True,
    minutes: bool = False,
) -> TimelineEvent:
    """Return an event on days `first` to `last` (minutes if `minutes`); `last` alone opens the past."""
    last = first if last is None else last
    earliest = first if minutes or first is None else first_minute(first)
    latest = last if minutes or last is None else last_minute(last)
    return TimelineEvent(
        id=event_id,
        article=article,
        earliest=earliest,
        latest=latest,
        granularity=granularity,
        status=status,
        kind=kind,
        relation=relation,
        confidence=confidence,
        ends=ends,
        published=published,
        inside=inside,
        keys=keys,
    )


def every_sign() -> list[TimelineEvent]:
    """Return events that need each sign of the legend, on their own days."""
    unsure, lasted = Confidence.UNSURE, Granularity.RANGE
    return [
        *(event(1 + n, DAY - 40 + 2 * n, status=status) for n, status in enumerate(Status)),
        *(
            event(11 + n, DAY - 20 + 2 * n, status=status, kind=EventKind.STATEMENT)
            for n, status in enumerate(Status)
        ),
        *(
            event(21 + n, DAY - 40 + 2 * n, status=status, confidence=unsure, keys=(2,))
            for n, status in enumerate(Status)
        ),
        event(31, DAY - 43, DAY - 14, granularity=Granularity.MONTH, keys=(3,)),
        event(32, DAY - 13, DAY - 9, granularity=lasted, keys=(3,)),
        event(33, DAY - 8, DAY - 4, granularity=lasted, status=Status.PLANNED, keys=(3,)),
        event(34, DAY - 20, DAY - 12, granularity=Granularity.WEEK, ends=Ends.VAGUE, keys=(2,)),
        event(35, DAY - 10, DAY - 3, granularity=Granularity.VAGUE, confidence=unsure, keys=(2,)),
        event(36, None, DAY, relation=Relation.BY, status=Status.ATTRIBUTED, keys=(2,)),
        event(37, DAY - 6, relation=Relation.SINCE, keys=(1,)),
        event(38, DAY - 24, relation=Relation.UNTIL, keys=(3,)),
        event(39, day_number(1990, 1, 1), day_number(1999, 12, 31), granularity=Granularity.DECADE),
    ]


def lanes_of(events: TimelineEvents, keys: Sequence[int] = (1, 2, 3)) -> Lanes:
    """Return lanes by entity for these keys."""
    chosen = choose_lanes(events, first=keys, limit=len(keys))
    named = [Lane(lane.key, NAMES[lane.key][0], lane.count, NAMES[lane.key][1]) for lane in chosen]
    return build_lanes(events, named, by=LaneBy.ENTITY)


def one_lane(events: TimelineEvents) -> Lanes:
    """Return all events in one lane."""
    return build_lanes(events, [Lane(0, "All", len(events))], by=LaneBy.ONE)


def sight_of(
    events: TimelineEvents, focus: DaySpan | None = None, selected: Sequence[int] = ()
) -> Sight:
    """Return how the events look with this focus and these selected rows."""
    kept = events.inside if focus is None else events.inside & events.meets(focus)
    return Sight(events, decide_signs(events), ~kept, frozenset(selected))


def labels_of(events: TimelineEvents) -> dict[int, EventLabel]:
    """Return words for every event."""
    return {event_id: EventLabel(f"event {event_id}") for event_id in events.ids.tolist()}


def random_events(size: int, *, seed: int, days: int = 2000, lanes: int = 5) -> TimelineEvents:
    """Return `size` events as news have them: most on a day, some in longer times, newest most."""
    rng = np.random.default_rng(seed)
    day = DAY - np.minimum(rng.exponential(days / 5, size), days).astype(np.int64)
    length = rng.choice([1, 7, 30, 365], size, p=[0.88, 0.04, 0.06, 0.02])
    names = (Granularity.DAY, Granularity.WEEK, Granularity.MONTH, Granularity.YEAR)
    codes = np.array([GRANULARITIES.index(name) for name in names], np.int8)
    granularity = codes[np.searchsorted([1, 7, 30, 365], length)]
    return TimelineEvents(
        ids=np.arange(1, size + 1),
        article=np.arange(size) // 10 + 1,
        outlet=np.arange(size) % 7,
        earliest=day * 1440,
        latest=(day + length) * 1440 - 1,
        granularity=granularity,
        kind=rng.integers(0, 2, size).astype(np.int8),
        status=rng.choice(5, size, p=[0.5, 0.3, 0.1, 0.05, 0.05]).astype(np.int8),
        relation=rng.choice(4, size, p=[0.8, 0.15, 0.03, 0.02]).astype(np.int8),
        confidence=rng.choice(3, size, p=[0.1, 0.3, 0.6]).astype(np.int8),
        ends=np.zeros(size, np.int8),
        published_day=day + 1,
        inside=np.ones(size, np.bool_),
        key_offsets=np.arange(size + 1),
        keys=rng.integers(1, lanes + 1, size),
    )


def event_lists(most: int = 30) -> st.SearchStrategy[list[TimelineEvent]]:
    """Return lists of events with any sign, near each other, some without any place in time."""
    days = st.integers(DAY - 400, DAY + 60)

    @st.composite
    def rows(draw: st.DrawFn) -> list[TimelineEvent]:
        made: list[TimelineEvent] = []
        for number in range(draw(st.integers(0, most))):
            first = draw(days)
            granularity = draw(st.sampled_from(Granularity))
            length = draw(st.sampled_from([0, 0, 1, 6, 29, 364, 3650]))
            last = first + (0 if granularity in _WITHIN_A_DAY else length)
            made.append(
                event(
                    number + 1,
                    draw(st.sampled_from([first, first, first, None])),
                    last,
                    keys=tuple(sorted(draw(st.sets(st.integers(1, 3), max_size=3)))),
                    granularity=granularity,
                    status=draw(st.sampled_from(Status)),
                    relation=draw(st.sampled_from(Relation)),
                    confidence=draw(st.sampled_from(Confidence)),
                    published=draw(st.sampled_from([DAY, DAY - 3, None])),
                    inside=draw(st.booleans()),
                )
            )
        return made

    return rows()
