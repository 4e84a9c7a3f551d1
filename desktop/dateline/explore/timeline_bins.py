"""Histograms of the timeline: counts per bin by binary search, their peaks, and the whole library's."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from dateline.explore.timeline import FloatArray, IntArray
from dateline.explore.timeline_lanes import LaneIndex
from dateline.explore.timeline_scale import BIN_LADDER, TimeScale, View, bin_step, fit_exactly
from dateline.explore.timeline_units import Step, Unit, starts
from dateline.model.days import MINUTES_PER_DAY

_LEAST_MINIMAP_BIN_PX: Final = 4.0
_MINIMAP_LEAST_DAYS: Final = 366
_MOST_EDGES: Final = 50_000


@dataclass(frozen=True, slots=True, eq=False)
class Bins:
    """A histogram: bin i covers the minutes `edges[i]` to `edges[i + 1]`, end excluded.

    `counts` are the events whose known days meet the bin, so a longer event is in each bin it meets
    and one with an open end where that end is known; `kept` those of them inside the focus.
    """

    step: Step
    edges: IntArray
    counts: IntArray
    kept: IntArray

    def bin_at(self, minute: float) -> int | None:
        """Return the bin that the minute lies in, None outside all."""
        place = int(np.searchsorted(self.edges, minute, "right")) - 1
        return place if 0 <= place < len(self.counts) else None


def count_bins(index: LaneIndex, edges: IntArray) -> IntArray:
    """Return how many events meet each bin; O(bins · log n), flat in the number of events."""
    begun = np.searchsorted(index.first, edges[1:], "left")
    over = np.searchsorted(index.known_ends, edges[:-1], "left")
    return np.maximum(begun - over, 0)


def bins_in_view(index: LaneIndex, kept: LaneIndex, view: View) -> Bins:
    """Return the histogram that fits the scale, for what is seen."""
    step = bin_step(view.scale.px_per_day)
    edges = starts(step, *view.window())
    return Bins(step, edges, count_bins(index, edges), count_bins(kept, edges))


def count_days(days: IntArray, view: View) -> Bins:
    """Return the histogram of ascending day numbers that fits the scale, for what is seen."""
    step = bin_step(view.scale.px_per_day)
    edges = starts(step, *view.window())
    counts = np.diff(np.searchsorted(days * MINUTES_PER_DAY, edges, "left")).astype(np.int64)
    return Bins(step, edges, counts, counts)


def bin_heights(counts: IntArray, highest: int, px: float) -> FloatArray:
    """Return heights in px as square roots, so that single events stay visible beside peaks."""
    return np.sqrt(counts / max(1, highest)) * px


def number_peaks(counts: IntArray, middles: FloatArray, *, gap: float) -> tuple[int, ...]:
    """Return the bins whose count is written: local peaks, highest first, `gap` px apart."""
    padded = np.concatenate(([0], counts, [0]))
    peaks = np.flatnonzero((counts > 0) & (counts >= padded[:-2]) & (counts > padded[2:]))
    chosen: list[int] = []
    for place in peaks[np.argsort(-counts[peaks], kind="stable")].tolist():
        if all(abs(middles[place] - middles[other]) >= gap for other in chosen):
            chosen.append(place)
    return tuple(sorted(chosen))


@dataclass(frozen=True, slots=True, eq=False)
class Minimap:
    """The histogram of all dates and the scale that spreads it over the whole width."""

    bins: Bins
    scale: TimeScale


def make_minimap(index: LaneIndex, width: float) -> Minimap | None:
    """Return months by count over the library, in `width` px; None without an event.

    Where months would be narrower than 4 px the bins are quarters, years or decades. The ends are
    those of whole years, at least one.
    """
    if not len(index):
        return None
    first, last = int(index.first[0]), int(index.known_ends[-1])
    years = starts(Step(Unit.YEAR), first, max(last, first + _MINIMAP_LEAST_DAYS * MINUTES_PER_DAY))
    begin, end = int(years[0]), int(years[-1])
    scale = fit_exactly(begin, end, width=width)
    wide = (s for s in BIN_LADDER[2:] if s.days * scale.px_per_day >= _LEAST_MINIMAP_BIN_PX)
    step = next(wide, BIN_LADDER[-1])
    edges = starts(step, begin, end - 1)
    counts = count_bins(index, edges)
    return Minimap(Bins(step, edges, counts, counts), scale)


def highest_bin(index: LaneIndex, step: Step) -> int:
    """Return the largest count of any bin over all the dates, so that panning keeps the heights.

    Over more than `_MOST_EDGES` bins only those with an event are counted, by first minutes.
    """
    if not len(index):
        return 0
    edges = starts(step, int(index.first[0]), int(index.known_ends[-1]))
    if len(edges) > _MOST_EDGES:
        edges = edges[np.unique(np.searchsorted(edges, index.first, "right")) - 1]
        edges = np.append(edges, index.known_ends[-1] + 1)
    return int(count_bins(index, edges).max())
