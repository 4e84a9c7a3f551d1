from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from dateline.explore.highlights import Mark, MarkKind
from dateline.model.spans import Span, Utf16Map
from dateline.ui.article.marks import MarkIndex, MarkLayer, PlacedMark

SHOWN = frozenset(MarkKind)


def placed(spans: list[tuple[int, int]]) -> list[PlacedMark]:
    return [
        PlacedMark(start, end, Mark(Span(start, end), MarkKind.PERSON, number))
        for number, (start, end) in enumerate(spans)
    ]


ranges = st.tuples(st.integers(0, 60), st.integers(1, 30)).map(
    lambda pair: (pair[0], pair[0] + pair[1])
)


@given(st.lists(ranges, max_size=30), ranges)
def test_a_layer_finds_what_a_walk_over_all_marks_finds(
    spans: list[tuple[int, int]], wanted: tuple[int, int]
) -> None:
    marks = placed(spans)
    start, end = wanted
    expected = {mark.mark.ref for mark in marks if mark.start < end and start < mark.end}
    assert {mark.mark.ref for mark in MarkLayer(marks).between(start, end)} == expected


def test_marks_are_placed_where_qt_counts_them() -> None:
    text = "𝒜 letter, then Vessen"
    start = text.index("Vessen")
    mark = Mark(Span(start, start + 6), MarkKind.PLACE, 1)
    index = MarkIndex([mark], utf16=Utf16Map(text), length=len(text))
    found = index.layer(MarkKind.PLACE).placed[0]
    encoded = text.encode("utf-16-le")
    assert encoded[found.start * 2 : found.end * 2].decode("utf-16-le") == "Vessen"


def test_a_span_outside_the_text_is_left_out() -> None:
    marks = [
        Mark(Span(0, 3), MarkKind.DATE, 1),
        Mark(Span(2, 9), MarkKind.DATE, 2),
        Mark(Span(1, 1), MarkKind.DATE, 3),
    ]
    index = MarkIndex(marks, utf16=Utf16Map("four"), length=4)
    assert [item.mark.ref for item in index.layer(MarkKind.DATE).placed] == [1]


def test_the_shortest_shown_mark_under_a_position_wins() -> None:
    quote, name = Mark(Span(0, 20), MarkKind.QUOTATION, 1), Mark(Span(4, 9), MarkKind.PERSON, 2)
    index = MarkIndex([quote, name], utf16=Utf16Map("x" * 30), length=30)
    inside = index.at(5, kinds=SHOWN)
    assert inside is not None
    assert inside.mark is name
    hidden = index.at(5, kinds=SHOWN - {MarkKind.PERSON})
    assert hidden is not None
    assert hidden.mark is quote
    assert index.at(25, kinds=SHOWN) is None


def test_stepping_visits_every_shown_mark_once_in_the_order_of_the_text() -> None:
    chance = random.Random(5)
    kinds = [MarkKind.PERSON, MarkKind.DATE, MarkKind.QUANTITY]
    marks = [
        Mark(Span(start, start + 3), chance.choice(kinds), number)
        for number, start in enumerate(chance.sample(range(0, 900, 5), 40))
    ]
    index = MarkIndex(marks, utf16=Utf16Map("x" * 1000), length=1000)
    shown = frozenset({MarkKind.PERSON, MarkKind.DATE})
    expected = sorted((m for m in marks if m.kind in shown), key=lambda m: m.span)

    def walk(step: int, position: int) -> list[Mark]:
        seen: list[Mark] = []
        current = index.neighbour(None, position, kinds=shown, step=step)
        while current is not None:
            seen.append(current.mark)
            current = index.neighbour(current, position, kinds=shown, step=step)
        return seen

    assert walk(1, 0) == expected
    assert walk(-1, 1000) == expected[::-1]


def test_hits_are_no_marks_to_step_to() -> None:
    utf16 = Utf16Map("x" * 50)
    index = MarkIndex([Mark(Span(0, 4), MarkKind.PERSON, 1)], utf16=utf16, length=50)
    index = index.with_layer(MarkKind.HIT, [Span(10, 14)], utf16=utf16)
    assert index.at(11, kinds=SHOWN) is None
    found = index.neighbour(None, 5, kinds=SHOWN, step=1)
    assert found is None
