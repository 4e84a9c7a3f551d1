"""Moves what is seen of the timeline: zoom, pan, fit, and going to days, levels and events."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, Signal

from dateline.explore.timeline_scale import Level, TimeScale, fit_exactly, px_per_day_of
from dateline.model.days import MINUTES_PER_DAY
from dateline.ui.timeline.motion import ScaleMotion
from dateline.ui.timeline.stage import Stage

_ZOOM_STEP: Final = 1.6
_REVEAL_MARGIN: Final = 32.0
_REVEAL_PART: Final = 0.3
_LATEST_MARGIN: Final = 0.06


class Travel(QObject):
    """Works out scales and moves to them; the stage is changed by whoever hears `moved`."""

    moved = Signal(object)
    """The TimeScale to show now."""

    def __init__(self, stage: Stage, parent: QObject) -> None:
        super().__init__(parent)
        self._stage = stage
        self._motion = ScaleMotion(self)
        self._motion.moved.connect(self.moved)

    @property
    def running(self) -> bool:
        """Whether a movement is under way."""
        return self._motion.running

    def show(self, scale: TimeScale) -> None:
        """Show a scale at once, as under a dragging hand."""
        self._motion.stop()
        self.moved.emit(scale)

    def go(self, scale: TimeScale) -> None:
        """Move to a scale, smoothly."""
        bounds = self._stage.bounds()
        if bounds is not None:
            scale = scale.held(bounds, width=self._width)
        self._motion.go(self._stage.scale, scale)

    def zoom(self, factor: float, at: float) -> None:
        """Zoom so that the time at `at` px of the plot stays where it is."""
        self._motion.go(self._stage.scale, self._goal.zoomed(factor, at=at))

    def zoom_by(self, steps: int) -> None:
        """Zoom in (out if negative) around the current event where it is seen, else the middle."""
        at = self._width / 2
        current = self._stage.marks.current
        row = None if current is None else self._stage.events.row_of(current)
        if row is not None:
            x = self._stage.scale.x(float(self._stage.lanes.cover.first[row]))
            at = x if 0 <= x <= self._width else at
        self.zoom(_ZOOM_STEP**steps, at)

    def pan(self, dx: float) -> None:
        """Move the picture by `dx` px to the right."""
        self.go(self._goal.panned(dx))

    def fit_all(self) -> None:
        """Show all the dates."""
        self.go(self._stage.fitted())

    def go_to_latest(self) -> None:
        """Show the last date near the right edge."""
        bounds = self._stage.bounds()
        if bounds is not None:
            self._place(bounds[1] + 1, self._width * (1 - _LATEST_MARGIN))

    def go_to_day(self, day: int) -> None:
        """Bring a day to the middle."""
        self._place(day * MINUTES_PER_DAY + MINUTES_PER_DAY / 2, self._width / 2)

    def go_to_level(self, level: Level) -> None:
        """Zoom to a level of detail around the middle."""
        self.zoom(px_per_day_of(level) / self._goal.px_per_day, self._width / 2)

    def zoom_to_event(self, row: int) -> None:
        """Show an event with as much time before and after it as it lasts, a day at least."""
        cover = self._stage.lanes.cover
        first, last = int(cover.first[row]), int(cover.last[row])
        length = max(last + 1 - first, MINUTES_PER_DAY)
        self.zoom_to(first - length, last + 1 + length)

    def zoom_to(self, start: int, end: int) -> None:
        """Show exactly these minutes."""
        self.go(fit_exactly(start, end, width=self._width))

    def bring_into_view(self, first: int, last: int) -> None:
        """Pan so that these minutes are seen; what is seen already moves nothing."""
        goal = self._goal
        left, right = goal.x(first), goal.x(last + 1)
        if right >= _REVEAL_MARGIN and left <= self._width - _REVEAL_MARGIN:
            return
        wanted = self._width * (_REVEAL_PART if right < _REVEAL_MARGIN else 1 - _REVEAL_PART)
        self.go(goal.panned(wanted - left))

    @property
    def _width(self) -> float:
        return self._stage.frame.plot_width

    @property
    def _goal(self) -> TimeScale:
        return self._motion.goal(self._stage.scale)

    def _place(self, minute: float, x: float) -> None:
        """Bring a minute to `x` px, at the zoom that is seen."""
        px_per_day = self._goal.px_per_day
        self.go(TimeScale(minute - x * MINUTES_PER_DAY / px_per_day, px_per_day))
