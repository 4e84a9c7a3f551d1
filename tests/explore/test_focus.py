"""A focus is one value: gestures give another, equal is equal, and it comes back from its text."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.explore.focus import Axis, Chip, ChipKind, Focus, FocusHistory, Mode, Period

MARCH = Period(Axis.PUBLISHED, 739_310, 739_340)
FULL = Focus(
    query="truce",
    entities=(3, 4),
    any_entities=(5,),
    without_entities=(6,),
    period=MARCH,
    outlets=("Day Wire",),
    without_outlets=("Ledger",),
    tags=("a",),
    without_tags=("b",),
    statuses=("planned",),
    without_statuses=("denied",),
    article=9,
    passage=(10, 20),
)


@pytest.mark.parametrize(
    ("mode", "wanted", "one_of", "unwanted"),
    [
        (Mode.REPLACE, (7,), (), ()),
        (Mode.ADD, (3, 4, 7), (5,), (6,)),
        (Mode.ANY, (3, 4), (5, 7), (6,)),
        (Mode.EXCLUDE, (3, 4), (5,), (6, 7)),
        (Mode.REMOVE, (3, 4), (5,), (6,)),
    ],
)
def test_each_gesture_combines_a_new_name_in_its_own_way(
    mode: Mode, wanted: tuple[int, ...], one_of: tuple[int, ...], unwanted: tuple[int, ...]
) -> None:
    focus = FULL.with_entity(7, mode)
    assert (focus.entities, focus.any_entities, focus.without_entities) == (
        wanted,
        one_of,
        unwanted,
    )
    assert focus.outlets == FULL.outlets


@pytest.mark.parametrize("name", [3, 5, 6])
def test_a_name_stands_in_one_list_at_most_and_the_same_gesture_again_takes_it_away(
    name: int,
) -> None:
    for mode in Mode:
        focus = FULL.with_entity(name, mode)
        lists = (focus.entities, focus.any_entities, focus.without_entities)
        assert sum(name in names for names in lists) <= 1
    for mode in (Mode.ADD, Mode.ANY, Mode.EXCLUDE):
        once = FULL.with_entity(7, mode)
        assert once.with_entity(7, mode) == FULL


def test_outlets_tags_and_statuses_are_added_replaced_and_left_out() -> None:
    focus = (
        Focus().with_outlet("A", Mode.ADD).with_outlet("B", Mode.ANY).with_outlet("C", Mode.EXCLUDE)
    )
    assert (focus.outlets, focus.without_outlets) == (("A", "B"), ("C",))
    assert focus.with_outlet("C", Mode.REPLACE) == Focus(outlets=("C",))
    assert Focus().with_tag("x", Mode.ADD).with_tag("x", Mode.EXCLUDE) == Focus(without_tags=("x",))
    assert Focus().with_status("planned", Mode.EXCLUDE).without_statuses == ("planned",)


def test_a_click_on_one_kind_leaves_the_others_article_and_place() -> None:
    focus = FULL.with_outlet("New", Mode.REPLACE)
    assert focus == Focus(**{**_fields(FULL), "outlets": ("New",), "without_outlets": ()})
    assert FULL.with_query("  other ").query == "other"
    assert FULL.with_period(None).period is None


def _fields(focus: Focus) -> dict[str, object]:
    return {name: getattr(focus, name) for name in Focus.__slots__}


def test_chips_stand_in_the_order_in_which_they_were_added() -> None:
    focus = Focus().with_tag("t", Mode.ADD).with_query("truce").with_entity(3, Mode.EXCLUDE)
    focus = focus.with_period(MARCH).with_entity(4, Mode.ADD)
    assert [chip.kind for chip in focus.chips()] == ["tag", "query", "entity", "period", "entity"]
    assert [chip.excluded for chip in focus.chips()] == [False, False, True, False, False]
    edited = focus.with_query("truce talks").turned(Chip(ChipKind.ENTITY, excluded=True, key=3))
    assert [(chip.kind, chip.key) for chip in edited.chips()] == [
        *(("tag", "t"), ("query", "truce talks"), ("entity", 3), ("period", MARCH), ("entity", 4)),
    ]


def test_focuses_with_the_same_filters_are_equal_whatever_order_they_were_added_in() -> None:
    first = Focus().with_tag("t", Mode.ADD).with_query("q")
    second = Focus().with_query("q").with_tag("t", Mode.ADD)
    assert first == second
    assert hash(first) == hash(second)
    assert first.chips() != second.chips()


def test_dropping_every_chip_one_by_one_leaves_nothing_filtered() -> None:
    focus = FULL
    assert len(focus.chips()) == 12
    for left, chip in zip(range(11, -1, -1), FULL.chips(), strict=True):
        focus = focus.without(chip)
        assert len(focus.chips()) == left
    assert focus == Focus(article=9, passage=(10, 20))
    assert not focus.filters
    assert FULL.without(Chip(ChipKind.QUERY, excluded=False, key="another")) == FULL


def test_a_chip_turned_twice_is_as_it_was_and_a_query_has_no_opposite() -> None:
    for chip in FULL.chips():
        turned = FULL.turned(chip)
        if chip.kind in (ChipKind.QUERY, ChipKind.PERIOD):
            assert turned == FULL
        else:
            opposite = next(c for c in turned.chips() if c.slot == chip.slot)
            assert opposite.excluded is not chip.excluded
            again = turned.turned(opposite)
            assert {c.slot for c in again.chips()} == {c.slot for c in FULL.chips()}
    assert FULL.turned(Chip(ChipKind.TAG, excluded=False, key="absent")) == FULL


def test_escape_drops_the_place_then_the_filters_then_nothing() -> None:
    steps = [FULL]
    for _ in range(3):
        steps.append(steps[-1].escaped())
    assert steps[1] == Focus(**{**_fields(FULL), "passage": None})
    assert steps[2] == steps[3] == Focus(article=9)


_ids = st.lists(st.integers(1, 10**12), max_size=3, unique=True).map(tuple)
_names = st.lists(st.text(max_size=5), max_size=3, unique=True).map(tuple)
_periods = st.builds(
    lambda axis, first, length: Period(axis, first, first + length),
    *(st.sampled_from(Axis), st.integers(-(10**6), 10**6), st.integers(0, 10**4)),
)
focuses = st.builds(
    Focus,
    query=st.text(max_size=9).map(str.strip),
    period=st.none() | _periods,
    article=st.none() | st.integers(1, 10**9),
    passage=st.none() | st.tuples(st.integers(0, 99), st.integers(0, 99)),
    **dict.fromkeys(("entities", "any_entities", "without_entities"), _ids),
    **dict.fromkeys(("outlets", "without_outlets", "tags", "without_tags"), _names),
    **dict.fromkeys(("statuses", "without_statuses"), _names),
)


@given(focuses)
def test_a_focus_comes_back_from_its_text_with_its_chips_in_order(focus: Focus) -> None:
    focus = focus.with_tag("last", Mode.ADD).with_query(focus.query)
    again = Focus.loads(focus.dumps())
    assert again == focus
    assert again.chips() == focus.chips()


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            "[]",
            "7",
            "null",
            "{",
            '{"nothing": 1}',
            '{"query": 7}',
            '{"entities": "ab"}',
            '{"entities": [true]}',
        ),
        *(
            '{"period": {"axis": "published", "first": 9, "last": 1}}',
            '{"period": {"axis": "x", "first": 1, "last": 2}}',
        ),
        *(
            '{"period": []}',
            '{"period": {"axis": "event"}}',
            '{"passage": [1]}',
            '{"order": [[1]]}',
            "[" * 100_000,
        ),
    ],
)
def test_any_other_text_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        Focus.loads(text)


def test_a_period_cant_end_before_it_begins() -> None:
    with pytest.raises(ValueError, match="not a period"):
        Period(Axis.EVENT, 5, 4)


def test_history_goes_back_and_forward_and_forgets_what_lay_ahead() -> None:
    a, b, c = (Focus(query=text) for text in "abc")
    history = FocusHistory().visited(a).visited(a).visited(b)
    assert history.behind == (Focus(), a)
    back = history.back()
    assert back.current == a
    assert back.forward() == history
    assert back.visited(c).ahead == ()
    assert back.visited(c).forward().current == c
    first = history.back().back()
    assert first.back() is first
    assert history.forward() is history


def test_history_is_not_without_end() -> None:
    history = FocusHistory()
    for number in itertools.count(1):
        history = history.visited(Focus(article=number))
        if number == 1_000:
            break
    assert len(history.behind) == 200
    assert history.behind[-1] == Focus(article=999)
