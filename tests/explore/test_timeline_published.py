"""Publication days of a timeline: each article once, signs where they are few, bars where many."""

from __future__ import annotations

import numpy as np

from dateline.explore.timeline import TimelineEvents
from dateline.explore.timeline_published import Publications
from dateline.explore.timeline_scale import TimeScale, View
from dateline.model.days import MINUTES_PER_DAY
from tests.explore.timeline_samples import DAY, event

EVENTS = TimelineEvents.of(
    [
        event(1, DAY - 9, published=DAY - 4, article=1),
        event(2, DAY - 8, published=DAY - 4, article=1),
        event(3, DAY - 7, published=DAY - 4, article=2),
        event(4, DAY - 6, published=DAY, article=3),
        event(5, DAY - 5, published=None, article=4),
        event(6, DAY - 5, published=DAY - 2, article=5, inside=False),
    ]
)
NEAR = View(TimeScale((DAY - 10) * MINUTES_PER_DAY, 60.0), 900.0)


def published() -> Publications:
    return Publications(EVENTS, EVENTS.inside)


def test_an_article_is_published_once_and_only_what_is_inside_counts() -> None:
    assert published().days.tolist() == [DAY - 4, DAY]
    assert published().counts(NEAR) == [(DAY - 4, 2), (DAY, 1)]


def test_of_more_days_than_there_is_room_for_only_the_own_ones_are_left() -> None:
    assert published().seen(NEAR, at_most=2, own=()) == [DAY - 4, DAY]
    assert published().seen(NEAR, at_most=1, own=(DAY,)) == [DAY]


def test_days_too_near_each_other_are_bars_and_have_no_lines() -> None:
    far = View(TimeScale((DAY - 4000) * MINUTES_PER_DAY, 0.2), 900.0)
    assert published().bins(NEAR) is None
    assert published().lines(NEAR, own=()) == [DAY - 4, DAY]
    bins = published().bins(far)
    assert bins is not None
    assert int(np.sum(bins.counts)) == 3
    assert published().lines(far, own=(DAY,)) == []
