"""A filter by a name follows it into a merge, and out of it again."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from dateline.explore.focus import Focus, Mode
from dateline.explore.merged import AskedNames

KEPT, MERGED, THIRD = 1, 2, 3


def root_of(roots: Mapping[int, int]) -> Callable[[int], int]:
    return lambda entity_id: roots.get(entity_id, entity_id)


def test_a_merged_name_is_filtered_by_as_what_it_is_and_as_itself_once_it_is_apart() -> None:
    focus = Focus().with_entity(MERGED, Mode.REPLACE).with_query("ferry")
    merged, asked = AskedNames().followed(focus, root_of({MERGED: KEPT}))
    assert merged.entities == (KEPT,)
    assert [chip.key for chip in merged.chips()] == [KEPT, "ferry"]
    apart, asked = asked.followed(merged, root_of({}))
    assert apart == focus
    assert apart.chips() == focus.chips()
    assert not asked.asked


def test_two_names_that_become_one_are_one_chip_and_two_again() -> None:
    focus = Focus().with_entity(MERGED, Mode.ADD).with_entity(KEPT, Mode.ADD)
    merged, asked = AskedNames().followed(focus, root_of({MERGED: KEPT}))
    assert merged.entities == (KEPT,)
    assert set(asked.followed(merged, root_of({}))[0].entities) == {KEPT, MERGED}


def test_a_chain_of_merges_comes_apart_step_by_step() -> None:
    focus = Focus().with_entity(MERGED, Mode.EXCLUDE)
    once, asked = AskedNames().followed(focus, root_of({MERGED: KEPT}))
    twice, asked = asked.followed(once, root_of({MERGED: THIRD, KEPT: THIRD}))
    assert twice.without_entities == (THIRD,)
    back, asked = asked.followed(twice, root_of({MERGED: KEPT}))
    assert back == once
    assert asked.followed(back, root_of({}))[0] == focus


def test_a_name_asked_for_itself_stays_when_another_leaves_it() -> None:
    focus = Focus().with_entity(KEPT, Mode.REPLACE)
    merged, asked = AskedNames().followed(focus, root_of({MERGED: KEPT}))
    assert merged == focus
    assert asked.followed(merged, root_of({}))[0] == focus


def test_what_is_filtered_by_no_more_is_forgotten() -> None:
    focus = Focus().with_entity(MERGED, Mode.REPLACE)
    merged, asked = AskedNames().followed(focus, root_of({MERGED: KEPT}))
    asked = asked.among(merged.unfiltered())
    again = Focus().with_entity(KEPT, Mode.REPLACE)
    assert asked.followed(again, root_of({}))[0] == again


def test_a_name_that_comes_to_stand_in_two_lists_stays_in_the_first() -> None:
    focus = Focus().with_entity(KEPT, Mode.REPLACE).with_entity(MERGED, Mode.EXCLUDE)
    merged, _ = AskedNames().followed(focus, root_of({MERGED: KEPT}))
    assert (merged.entities, merged.without_entities) == ((KEPT,), ())
