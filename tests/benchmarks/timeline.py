"""How fast the timeline paints and picks, as ratios to named baselines; run by hand.

    python -m tests.benchmarks.timeline [--rounds 41]

Compares frames of 100,000 events with a pyqtgraph ScatterPlotItem of the same events in the same
run (goal: at most 0.1), frames of a million with those of 10,000 (at most 1.3), and times picking
(under 1 ms). A frame is a change of the view and the repaint that follows, as under a dragging
hand; figures are medians of the process's own time, since the machine may have other work.
"""

from __future__ import annotations

import argparse
import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
import pyqtgraph as pg
from PySide6.QtWidgets import QApplication

from dateline.explore.timeline import DaySpan, TimelineEvents
from dateline.explore.timeline_lanes import Lane, LaneBy, Lanes, build_lanes, choose_lanes
from dateline.explore.timeline_scale import TimeScale
from dateline.model.days import MINUTES_PER_DAY
from dateline.ui.theme import theme_switch
from dateline.ui.timeline.view import TimelineView
from tests.explore.timeline_samples import DAY, labels_of, random_events

SIZE = (1280, 282)
DAYS = 4000
VIEWS = {
    "decades": (0.03, 0.3),
    "years": (0.5, 0.7),
    "months": (3.0, 0.8),
    "days": (20.0, 0.9),
    "hours": (140.0, 0.5),
}
"""The px per day of a view, and where in its width the newest event stands."""
TARGET_SCATTER, TARGET_MILLION, TARGET_PICK_MS = 0.1, 1.3, 1.0


@dataclass
class Shown:
    """A shown timeline of so many events, and how long it took to take them."""

    view: TimelineView
    build_ms: float
    set_ms: float


def timed_ms(action: Callable[[], object]) -> float:
    """Return the ms of the process's own time that the action takes."""
    begun = time.process_time()
    action()
    return (time.process_time() - begun) * 1000


def lanes_of(events: TimelineEvents) -> Lanes:
    """Return the seven most frequent entities as lanes."""
    chosen = choose_lanes(events, limit=7)
    lanes = [Lane(lane.key, f"Entity {lane.key}", lane.count) for lane in chosen]
    return build_lanes(events, lanes, by=LaneBy.ENTITY)


def show(size: int) -> Shown:
    """Return a shown timeline of `size` invented events, most of them on a day."""
    events = random_events(size, seed=11, days=DAYS, lanes=7)
    made: list[Lanes] = []
    build_ms = timed_ms(lambda: made.append(lanes_of(events)))
    view = TimelineView()
    view.resize(*SIZE)
    set_ms = timed_ms(lambda: view.set_events(events, made[0]))
    if size <= 20_000:
        view.set_labels(labels_of(events))
    view.show()
    QApplication.processEvents()
    return Shown(view, build_ms, set_ms)


def scale_of(view: TimelineView, px_per_day: float, part: float, dx: float) -> TimeScale:
    """Return the scale of a named view, panned by `dx` px."""
    at = view.stage.frame.plot_width * part
    left = (DAY + 1) * MINUTES_PER_DAY - at * MINUTES_PER_DAY / px_per_day
    return TimeScale(left, px_per_day).panned(dx)


def frame_ms(shown: Shown, name: str, rounds: int) -> float:
    """Return the ms of a frame while a named view is panned."""
    px_per_day, part = VIEWS[name]

    def frame(number: int) -> None:
        shown.view.desk.show_scale(scale_of(shown.view, px_per_day, part, 3.0 * number))
        shown.view.repaint()
        QApplication.processEvents()

    frame(0)
    return median(timed_ms(lambda number=number: frame(number)) for number in range(rounds))


def scatter_ms(events: TimelineEvents, rounds: int) -> float:
    """Return the ms of a frame of a ScatterPlotItem with the same events while it is panned."""
    box = pg.ViewBox()
    plot = pg.PlotWidget(viewBox=box)
    plot.resize(*SIZE)
    lanes = events.keys.astype(float)
    x = events.earliest / MINUTES_PER_DAY - DAY
    plot.addItem(pg.ScatterPlotItem(x=x, y=lanes, size=9, pen=pg.mkPen("k"), brush=pg.mkBrush("k")))
    plot.show()
    QApplication.processEvents()

    def frame(number: int) -> None:
        box.setXRange(-DAYS + number, number)
        plot.viewport().repaint()
        QApplication.processEvents()

    frame(0)
    result = median(timed_ms(lambda number=number: frame(number)) for number in range(rounds))
    plot.close()
    return result


def picking_ms(shown: Shown) -> float:
    """Return the median ms of finding what is under the pointer, at every level."""
    view, rng = shown.view, np.random.default_rng(2)
    times: list[float] = []
    for px_per_day, part in VIEWS.values():
        view.desk.show_scale(scale_of(view, px_per_day, part, 0.0))
        view.stage.hit(300, 80)
        for x, y in rng.uniform((200, 50), (1270, 230), (200, 2)):
            times.append(timed_ms(lambda x=x, y=y: (view.stage.hit(x, y), view.stage.bin_at(x, y))))
    return median(times)


def verdict(value: float, goal: float) -> str:
    """Return whether a figure meets its goal."""
    return f"goal {goal:g}: {'met' if value <= goal else 'MISSED'}"


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=41)
    rounds = parser.parse_args().rounds
    application = QApplication([])
    theme_switch().set_reduced_motion(reduced=True)
    shown = {size: show(size) for size in (10_000, 100_000, 1_000_000)}
    for size, made in shown.items():
        print(f"{size:>9,} events: lanes {made.build_ms:.0f} ms, set {made.set_ms:.0f} ms")
    scatter = scatter_ms(shown[100_000].view.stage.events, max(5, rounds // 4))
    print(f"\nScatterPlotItem, 100,000 events, all in view: {scatter:.1f} ms a frame\n")
    print("view      focus       10,000   100,000  1,000,000   100k/scatter   1M/10k")
    worst_scatter = worst_million = 0.0
    for focus in (None, DaySpan(DAY - 60, DAY - 10)):
        for made in shown.values():
            made.view.set_focus(focus)
        for name in VIEWS:
            ms = [frame_ms(made, name, rounds) for made in shown.values()]
            by_scatter, by_size = ms[1] / scatter, ms[2] / ms[0]
            worst_scatter, worst_million = (
                max(worst_scatter, by_scatter),
                max(worst_million, by_size),
            )
            words = "two months" if focus else "none"
            print(
                f"{name:9} {words:10} {ms[0]:7.2f} {ms[1]:9.2f} {ms[2]:10.2f}"
                f" {by_scatter:13.3f} {by_size:9.2f}"
            )
    print(f"\n100,000 against the scatter, worst view: {worst_scatter:.3f}, ", end="")
    print(verdict(worst_scatter, TARGET_SCATTER))
    print(f"a million against 10,000, worst view: {worst_million:.2f}, ", end="")
    print(verdict(worst_million, TARGET_MILLION))
    picking = picking_ms(shown[100_000])
    print(f"picking at 100,000: {picking:.4f} ms, {verdict(picking, TARGET_PICK_MS)}")
    for made in shown.values():
        made.view.close()
    application.processEvents()


if __name__ == "__main__":
    main()
