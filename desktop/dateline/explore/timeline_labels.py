"""Which signs get their words beside them: a label that does not fit is left out, never cut."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from typing import Final, NamedTuple

from dateline.explore.timeline_items import STACK_DY, STUB_PX, Item, LaneItems, Sight

LabelWidth = Callable[[int], float | None]
"""Returns the px of an event row's words, None while they are not known."""

LABEL_PX: Final = 8.0
"""Free px between a sign and its label."""
_RING_PX: Final = 4.0
"""What the ring of a selected sign takes of them."""
_FREE_PX: Final = 5.0
_CELL_PX: Final = 2
_SELECTED: Final = -1
_HIDDEN: Final = 99


class Label(NamedTuple):
    """The words of an event row, starting at `x` px, `dy` px from the middle of the lane."""

    row: int
    x: float
    width: float
    dy: float


class _Occupied:
    """The px of one lane that are taken, in cells of two px."""

    def __init__(self, width: float) -> None:
        self._cells = bytearray(int(width) // _CELL_PX + 1)

    def take(self, left: float, right: float) -> None:
        """Mark the px as taken."""
        first = max(0, int(left) // _CELL_PX)
        last = min(len(self._cells), int(right) // _CELL_PX + 1)
        if last > first:
            self._cells[first:last] = b"\1" * (last - first)

    def is_free(self, left: float, right: float) -> bool:
        """Return whether the px lie in the lane and nothing stands there."""
        if left < 0 or right >= len(self._cells) * _CELL_PX:
            return False
        return self._cells.find(1, int(left) // _CELL_PX, int(right) // _CELL_PX + 1) < 0


def place_labels(
    items: LaneItems,
    sight: Sight,
    width: float,
    *,
    width_of: LabelWidth,
    only_selected: bool,
    clear: Iterable[float] = (),
) -> tuple[Label, ...]:
    """Return the labels that fit in `width` px of a lane: right of their sign, else left of it.

    Selected events come first, then those in front by rank, then by time. Events outside the focus
    have none; a stack is named only for its selected event, a pair for the one in front. No label
    runs over the px in `clear`.
    """
    signs = (*items.bars, *items.points)
    occupied = _Occupied(width)
    for item in signs:
        occupied.take(item.left - _FREE_PX, item.right + _FREE_PX)
    for x in clear:
        occupied.take(x - 1, x + 1)
    behind = _behind(items.points, sight)
    ranked = [
        (rank, item.x, item)
        for item in signs
        if item.end > 0 and item.left < width and item.row not in behind
        if (rank := _rank(item, sight)) is not None and (rank < 0 or not only_selected)
    ]
    labels: list[Label] = []
    for _, _, item in sorted(ranked, key=lambda entry: entry[:2]):
        label_width = width_of(item.row)
        if not label_width:
            continue
        for x in _slots(item, label_width, width, selected=item.row in sight.selected):
            if occupied.is_free(x, x + label_width):
                occupied.take(x - _FREE_PX, x + label_width + _FREE_PX)
                labels.append(Label(item.row, x, label_width, _label_dy(item)))
                break
    return tuple(labels)


def wanted_rows(items: LaneItems, sight: Sight, *, only_selected: bool) -> Iterator[int]:
    """Return the rows that would have a label if there is room."""
    behind = _behind(items.points, sight)
    for item in (*items.bars, *items.points):
        rank = _rank(item, sight)
        if rank is not None and item.row not in behind and (rank < 0 or not only_selected):
            yield item.row


def _rank(item: Item, sight: Sight) -> int | None:
    if item.row in sight.selected:
        return _SELECTED
    if item.number > 1 or sight.outside[item.row]:
        return None
    return int(sight.signs.rank[item.row])


def _behind(points: tuple[Item, ...], sight: Sight) -> set[int]:
    """Return the row of each pair that stands behind: only the one in front is named."""
    behind: set[int] = set()
    for upper, lower in pairwise(points):
        if (upper.dy, lower.dy) == (-STACK_DY, STACK_DY):
            ranks = [_rank(item, sight) for item in (upper, lower)]
            first, second = (_HIDDEN if rank is None else rank for rank in ranks)
            behind.add(lower.row if first <= second else upper.row)
    return behind


def _label_dy(item: Item) -> float:
    return item.dy if item.end - item.left > STUB_PX else 0.0


def _slots(item: Item, label_width: float, width: float, *, selected: bool) -> tuple[float, float]:
    gap = LABEL_PX + _RING_PX * selected
    return min(item.right, width) + gap, max(item.left, 0.0) - gap - label_width
