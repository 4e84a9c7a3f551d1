"""The whole picture of the timeline at one moment: its lanes with their signs, labels or histograms."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import numpy as np

from dateline.explore.timeline import IntArray
from dateline.explore.timeline_bars import compose_items
from dateline.explore.timeline_bins import Bins, bins_in_view, highest_bin
from dateline.explore.timeline_items import NO_ITEMS, LaneItems, Sight
from dateline.explore.timeline_labels import Label, LabelWidth, place_labels, wanted_rows
from dateline.explore.timeline_lanes import Lane, LaneBy, LaneIndex, Lanes
from dateline.explore.timeline_rows import LEAST_ROWS, count_rows, pack_rows
from dateline.explore.timeline_scale import DENSE_EVENTS, Level, View
from dateline.explore.timeline_units import Step

_SPOTLIGHTS: Final = 50
"""At most so many events are drawn on top of a histogram."""


class LaneKind(StrEnum):
    """What a lane of the picture shows."""

    EVENTS = "events"
    OVERVIEW = "overview"
    PERIODS = "periods"


@dataclass(frozen=True, slots=True)
class Measures:
    """Heights in px at the text size in force: of a lane, a row inside one, and all lanes together.

    `scroll` is how far the lanes are scrolled up.
    """

    lane: float
    row: float
    area: float
    scroll: float = 0.0

    def lane_of(self, rows: int) -> float:
        """Return the height of a lane of so many rows."""
        return self.row * (rows + 0.5)

    def rows_of(self, wanted: int) -> int:
        """Return how many of the wanted rows a lane gets: half of the area, two where it wants more."""
        if wanted == 1:
            return 1
        return max(LEAST_ROWS, min(wanted, int(self.area / 2 / self.row - 0.5)))


@dataclass(frozen=True, slots=True, eq=False)
class LaneScene:
    """One lane as drawn: its place, and signs with labels or a histogram with the spotlit signs.

    `top` is in px below the top of the lanes before scrolling; `highest` the count that fills the
    height of a histogram.
    """

    kind: LaneKind
    lane: Lane | None
    top: float
    height: float
    items: LaneItems
    labels: tuple[Label, ...] = ()
    bins: Bins | None = None
    highest: int = 0


@dataclass(frozen=True, slots=True, eq=False)
class Scene:
    """The picture: what is seen at which level, whether as histograms, and the lanes.

    `wanted` are the event rows whose words are still missing.
    """

    view: View
    level: Level
    dense: bool
    lanes: tuple[LaneScene, ...]
    wanted: tuple[int, ...]

    @property
    def height(self) -> float:
        """The px of all lanes together, more than the area where they can be scrolled."""
        return self.lanes[-1].top + self.lanes[-1].height if self.lanes else 0.0

    def lane_at(self, y: float) -> int | None:
        """Return the lane at `y` px below the top of the (unscrolled) lanes."""
        for number, lane in enumerate(self.lanes):
            if lane.top <= y < lane.top + lane.height:
                return number
        return None


class Composer:
    """Composes scenes of the same lanes; keeps what does not change with the view."""

    def __init__(self, lanes: Lanes, sight: Sight) -> None:
        self.lanes = lanes
        self.sight = sight
        self._rows: dict[int, int] = {}
        self._highest: dict[tuple[int, Step], int] = {}
        self._keep()

    def look(self, sight: Sight) -> None:
        """Take a new focus or selection of the same events."""
        changed = sight.outside is not self.sight.outside
        self.sight = sight
        if changed:
            self._keep()

    def _keep(self) -> None:
        self.filtered = bool(np.any(self.sight.outside))
        self.kept = self.lanes.kept(~self.sight.outside) if self.filtered else self.lanes

    def count_in(self, view: View) -> int:
        """Return how many events of the lanes are in view, one in two lanes twice."""
        window = view.window()
        return sum(index.count(*window) for index in self.lanes.indexes)

    def compose(
        self,
        view: View,
        measures: Measures,
        *,
        width_of: LabelWidth,
        spotlight: Iterable[int] = (),
        clear: Iterable[float] = (),
    ) -> Scene:
        """Return the scene for a view; its work grows with what is seen, not with the library.

        `spotlight` are rows that a histogram must not hide, beside the selected ones; `clear` px
        that no label runs over.
        """
        level = view.scale.level
        dense = level <= Level.YEARS or self.count_in(view) > DENSE_EVENTS
        lit = sorted({*self.sight.selected, *list(spotlight)[:_SPOTLIGHTS]})
        layout = _Layout(self, view, measures, width_of, lit, tuple(clear))
        lanes = tuple(layout.lanes(level, dense=dense))
        wanted = {
            row
            for lane in lanes
            for row in self._wanted(lane, level, dense=dense)
            if width_of(row) is None
        }
        return Scene(view, level, dense, lanes, tuple(sorted(wanted)))

    def _wanted(self, lane: LaneScene, level: Level, *, dense: bool) -> Iterator[int]:
        few = lane.kind is not LaneKind.PERIODS and (dense or level is Level.MONTHS)
        return wanted_rows(lane.items, self.sight, only_selected=few)

    def rows_in(self, number: int) -> int:
        """Return how many rows lane `number` has at the closest level; one article's has one."""
        if self.lanes.by is LaneBy.ARTICLE:
            return 1
        if number not in self._rows:
            self._rows[number] = count_rows(self.lanes.indexes[number])
        return self._rows[number]

    def highest(self, number: int, step: Step) -> int:
        """Return the largest count of a bin in lane `number` (-1: the overview)."""
        key = (number, step)
        if key not in self._highest:
            index = self.lanes.overview if number < 0 else self.lanes.indexes[number]
            self._highest[key] = highest_bin(index, step)
        return self._highest[key]


@dataclass(frozen=True, slots=True, eq=False)
class _Layout:
    """Lays out the lanes of one scene."""

    composer: Composer
    view: View
    measures: Measures
    width_of: LabelWidth
    lit: Sequence[int]
    clear: tuple[float, ...]

    def lanes(self, level: Level, *, dense: bool) -> Iterator[LaneScene]:
        """Return the lanes from top to bottom."""
        periods = level <= Level.YEARS and len(self.composer.lanes.periods) > 0
        top = 0.0
        if level is Level.DECADES:
            top = self.measures.area - self.measures.lane * periods
            yield self._overview(top)
        else:
            for number in range(len(self.composer.lanes.lanes)):
                lane = self._lane(number, level, top, dense=dense)
                top += lane.height
                yield lane
        if periods:
            yield self._periods(top)

    def _overview(self, height: float) -> LaneScene:
        lanes, kept = self.composer.lanes.overview, self.composer.kept.overview
        bins = bins_in_view(lanes, kept, self.view)
        return LaneScene(
            kind=LaneKind.OVERVIEW,
            lane=None,
            top=0.0,
            height=height,
            items=self._spotlit(lanes),
            bins=bins,
            highest=self.composer.highest(-1, bins.step),
        )

    def _periods(self, top: float) -> LaneScene:
        items = compose_items(self.composer.lanes.periods, self.composer.sight, self.view)
        labels = self._labels(items, only_selected=False)
        return LaneScene(LaneKind.PERIODS, None, top, self.measures.lane, items, labels)

    def _lane(self, number: int, level: Level, top: float, *, dense: bool) -> LaneScene:
        height = self.measures.lane
        if level is Level.HOURS and not dense and self._rows(number) > 1:
            height = self.measures.lane_of(self._rows(number))
        lane, index = self.composer.lanes.lanes[number], self.composer.lanes.indexes[number]
        scrolled = top - self.measures.scroll
        if not -height < scrolled < self.measures.area:
            return LaneScene(LaneKind.EVENTS, lane, top, height, NO_ITEMS)
        if dense:
            bins = bins_in_view(index, self.composer.kept.indexes[number], self.view)
            highest = max(
                self.composer.highest(other, bins.step)
                for other in range(len(self.composer.lanes.lanes))
            )
            items = self._spotlit(index)
            labels = self._labels(items, only_selected=True)
            return LaneScene(LaneKind.EVENTS, lane, top, height, items, labels, bins, highest)
        items, labels = self._signs(number, index, level)
        return LaneScene(LaneKind.EVENTS, lane, top, height, items, labels)

    def _rows(self, number: int) -> int:
        return self.measures.rows_of(self.composer.rows_in(number))

    def _signs(
        self, number: int, index: LaneIndex, level: Level
    ) -> tuple[LaneItems, tuple[Label, ...]]:
        if level is Level.HOURS:
            return pack_rows(
                index,
                self.composer.sight,
                self.view,
                rows=self._rows(number),
                row_px=self.measures.row,
                width_of=self.width_of,
            )
        items = compose_items(index, self.composer.sight, self.view)
        return items, self._labels(items, only_selected=level is Level.MONTHS)

    def _labels(self, items: LaneItems, *, only_selected: bool) -> tuple[Label, ...]:
        return place_labels(
            items,
            self.composer.sight,
            self.view.width,
            width_of=self.width_of,
            only_selected=only_selected,
            clear=self.clear,
        )

    def _spotlit(self, index: LaneIndex) -> LaneItems:
        """Return the signs of the spotlit events of a lane, and of no others."""
        cover = self.composer.lanes.cover
        member = [row for row in self.lit if index.place_of(row, int(cover.first[row])) is not None]
        if not member:
            return NO_ITEMS
        rows: IntArray = np.array(sorted(member, key=lambda row: (cover.first[row], row)), np.int64)
        return compose_items(LaneIndex.of(rows, cover), self.composer.sight, self.view)
