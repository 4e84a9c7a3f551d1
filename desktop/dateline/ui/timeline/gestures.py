"""What pressing, dragging and releasing means in each part of the timeline (DESIGN-UI section 3)."""

from __future__ import annotations

from enum import Enum, auto
from typing import Final, Protocol

from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QApplication

from dateline.explore.timeline import DaySpan
from dateline.explore.timeline_scale import TimeScale
from dateline.model.days import MINUTES_PER_DAY
from dateline.ui.timeline.geometry import Zone
from dateline.ui.timeline.marks import Hit
from dateline.ui.timeline.stage import Stage

_EDGE_PX: Final = 6.0
"""An edge of the marked days is held within this far of it: 12 px wide (DESIGN-UI section 6)."""


class Pick(Enum):
    """How a click changes the selection."""

    REPLACE = auto()
    ADD = auto()
    RANGE = auto()


class Commands(Protocol):
    """What the pointer asks of the timeline."""

    stage: Stage

    def pick_event(self, hit: Hit, how: Pick) -> None:
        """Change the selection."""
        ...

    def mark_days(self, days: DaySpan | None) -> None:
        """Mark these days, or none."""
        ...

    def show_scale(self, scale: TimeScale) -> None:
        """Show other times at once."""
        ...

    def leave_lane_out(self, number: int) -> None:
        """Leave a lane out."""
        ...

    def move_lane(self, number: int, to: int) -> None:
        """Put a lane in another place."""
        ...

    def carry_lane(self, to: int | None) -> None:
        """Show where the lane that is carried would go."""
        ...


class Drag(Protocol):
    """A gesture under way."""

    def move(self, at: QPointF) -> None:
        """Follow the pointer."""
        ...

    def release(self, at: QPointF) -> None:
        """End at the pointer."""
        ...


class _Brush:
    """Marks the days between where it began and the pointer."""

    def __init__(self, commands: Commands, x: float) -> None:
        self._commands = commands
        self._first = day_at(commands.stage, x)

    def move(self, at: QPointF) -> None:
        day = day_at(self._commands.stage, at.x())
        self._commands.mark_days(DaySpan(min(self._first, day), max(self._first, day)))

    def release(self, at: QPointF) -> None:
        self.move(at)


class _Edge:
    """Moves one edge of the marked days; over the other edge it takes its place."""

    def __init__(self, commands: Commands, days: DaySpan, *, left: bool) -> None:
        self._commands = commands
        self._other = days.last if left else days.first
        self._left = left

    def move(self, at: QPointF) -> None:
        stage = self._commands.stage
        # The edge is a border between days: the nearest one counts.
        border = round(stage.scale.minute(at.x() - stage.frame.label) / MINUTES_PER_DAY)
        if self._left:
            day = border if border <= self._other else border - 1
        else:
            day = border - 1 if border > self._other else border
        self._commands.mark_days(DaySpan(min(day, self._other), max(day, self._other)))

    def release(self, at: QPointF) -> None:
        self.move(at)


class _Pan:
    """Moves the picture with the pointer."""

    def __init__(self, commands: Commands, x: float) -> None:
        self._commands = commands
        self._scale = commands.stage.scale
        self._x = x

    def move(self, at: QPointF) -> None:
        self._commands.show_scale(self._scale.panned(at.x() - self._x))

    def release(self, at: QPointF) -> None:
        self.move(at)


class _Carry:
    """Carries a lane by its label to another place."""

    def __init__(self, commands: Commands, number: int) -> None:
        self._commands = commands
        self._number = number

    def _target(self, at: QPointF) -> int:
        stage = self._commands.stage
        y = at.y() - stage.frame.axis + stage.scroll
        lanes = stage.scene.lanes[: len(stage.lanes.lanes)]
        return sum(y > lane.top + lane.height / 2 for lane in lanes)

    def move(self, at: QPointF) -> None:
        self._commands.carry_lane(self._target(at))

    def release(self, at: QPointF) -> None:
        self._commands.carry_lane(None)
        self._commands.move_lane(self._number, self._target(at))


def day_at(stage: Stage, x: float) -> int:
    """Return the day at `x` px of the widget, one that is seen."""
    inner = min(max(x - stage.frame.label, 0.0), stage.frame.plot_width - 1)
    return stage.scale.day(inner)


def edge_at(stage: Stage, at: QPointF) -> bool | None:
    """Return whether the left (True) or right edge of the marked days is held at a point."""
    brush = stage.marks.brush
    if brush is None or stage.frame.zone(at.x(), at.y()) not in {Zone.LANES, Zone.AXIS}:
        return None
    x = at.x() - stage.frame.label
    left = abs(stage.scale.x(brush.first * MINUTES_PER_DAY) - x)
    right = abs(stage.scale.x((brush.last + 1) * MINUTES_PER_DAY) - x)
    if min(left, right) > _EDGE_PX:
        return None
    return left < right


class Pointer:
    """Turns presses and moves of the left button into commands."""

    def __init__(self, commands: Commands) -> None:
        self._commands = commands
        self._drag: Drag | None = None
        self._pressed_at: QPointF | None = None
        self._modifiers = Qt.KeyboardModifier.NoModifier

    @property
    def dragging(self) -> bool:
        """Whether something is being dragged."""
        return self._drag is not None

    def press(self, at: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """Begin a click or a drag."""
        self._pressed_at, self._modifiers = at, modifiers
        stage = self._commands.stage
        left = edge_at(stage, at)
        hit = stage.hit(at.x(), at.y())
        if left is not None and hit is None and stage.marks.brush is not None:
            self._drag = _Edge(self._commands, stage.marks.brush, left=left)
        elif stage.frame.zone(at.x(), at.y()) is Zone.AXIS:
            self._drag = _Pan(self._commands, at.x())

    def move(self, at: QPointF) -> None:
        """Follow the pointer while the button is down."""
        if self._pressed_at is None:
            return
        way = at - self._pressed_at
        if self._drag is None and way.manhattanLength() >= QApplication.startDragDistance():
            self._drag = self._begin(self._pressed_at)
        if self._drag is not None:
            self._drag.move(at)

    def release(self, at: QPointF) -> None:
        """End the drag, or click."""
        drag, pressed_at = self._drag, self._pressed_at
        self._drag = self._pressed_at = None
        if drag is not None:
            drag.release(at)
        elif pressed_at is not None:
            self._click(at)

    def _begin(self, at: QPointF) -> Drag | None:
        stage = self._commands.stage
        match stage.frame.zone(at.x(), at.y()):
            case Zone.LANES:
                return _Brush(self._commands, at.x())
            case Zone.LABELS:
                number = lane_number(stage, at.y())
                return None if number is None else _Carry(self._commands, number)
            case _:
                return None

    def _click(self, at: QPointF) -> None:
        stage = self._commands.stage
        number = lane_number(stage, at.y())
        if self._modifiers & Qt.KeyboardModifier.AltModifier:
            if number is not None:
                self._commands.leave_lane_out(number)
            return
        hit = stage.hit(at.x(), at.y())
        if hit is not None:
            self._commands.pick_event(hit, self._how())
        elif stage.frame.zone(at.x(), at.y()) is Zone.LANES:
            self._commands.mark_days(self._bin_days(at))

    def _how(self) -> Pick:
        if self._modifiers & Qt.KeyboardModifier.ControlModifier:
            return Pick.ADD
        if self._modifiers & Qt.KeyboardModifier.ShiftModifier:
            return Pick.RANGE
        return Pick.REPLACE

    def _bin_days(self, at: QPointF) -> DaySpan | None:
        """Return the days of the histogram bar that was clicked; None drops what was marked."""
        stage = self._commands.stage
        found = stage.bin_at(at.x(), at.y())
        if found is None:
            return None
        number, place = found
        bins = stage.scene.lanes[number].bins
        if bins is None or not bins.counts[place]:
            return None
        first, last = int(bins.edges[place]), int(bins.edges[place + 1]) - 1
        return DaySpan(first // MINUTES_PER_DAY, last // MINUTES_PER_DAY)


def lane_number(stage: Stage, y: float) -> int | None:
    """Return the lane of events at `y` px of the widget."""
    if y < stage.frame.axis:
        return None
    number = stage.scene.lane_at(y - stage.frame.axis + stage.scroll)
    if number is None or stage.scene.lanes[number].lane is None:
        return None
    return number
