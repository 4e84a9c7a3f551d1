"""What a library keeps of the lanes a person chose, and what it doesn't."""

from __future__ import annotations

import pytest

from dateline.explore.timeline_lanes import LaneBy
from dateline.explore.timeline_loading import LaneChoice
from dateline.explore.timeline_memory import lanes_from_text, lanes_to_text


@pytest.mark.parametrize("by", [LaneBy.ENTITY, LaneBy.STATUS, LaneBy.ARTICLE])
def test_lanes_their_order_and_what_is_left_out_come_back(by: LaneBy) -> None:
    choice = LaneChoice(by=by, first=(7, 3), without=(5,), by_publication=True, beside=True)
    assert lanes_from_text(lanes_to_text(choice)) == choice


def test_room_day_and_open_article_are_not_kept() -> None:
    choice = LaneChoice(by=LaneBy.ONE, limit=9, as_of=739000, article=4)
    assert lanes_from_text(lanes_to_text(choice)) == LaneChoice(by=LaneBy.ONE)


def test_outlets_are_counted_anew_at_each_start_so_their_order_is_not_kept() -> None:
    choice = LaneChoice(by=LaneBy.OUTLET, first=(2, 1), without=(0,))
    assert lanes_from_text(lanes_to_text(choice)) == LaneChoice(by=LaneBy.OUTLET)


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"by": "moon"}', '{"by": "one", "by_publication": 0, "first": 5}']
)
def test_a_text_of_another_make_gives_the_usual_lanes(text: str) -> None:
    assert lanes_from_text(text) == LaneChoice()
