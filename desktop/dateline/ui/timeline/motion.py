"""Moves the time scale smoothly: short, interruptible, and at once where motion is reduced."""

from __future__ import annotations

from PySide6.QtCore import QEasingCurve, QObject, QVariantAnimation, Signal, Slot

from dateline.explore.timeline_scale import TimeScale
from dateline.ui.theme import current_theme


class ScaleMotion(QObject):
    """Carries a scale to a goal within the design's 140 ms; a new goal starts from where it is."""

    moved = Signal(object)
    """The TimeScale to show now; the last one is the goal itself."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._start = self._goal = TimeScale(0.0, 1.0)
        self._animation = QVariantAnimation(self)
        self._animation.setStartValue(0.0)
        self._animation.setEndValue(1.0)
        self._animation.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._animation.valueChanged.connect(self._step)

    @property
    def running(self) -> bool:
        """Whether a goal is still to be reached."""
        return self._animation.state() is QVariantAnimation.State.Running

    def goal(self, shown: TimeScale) -> TimeScale:
        """Return the scale that the next wheel step counts from: the goal, else what is shown."""
        return self._goal if self.running else shown

    def go(self, shown: TimeScale, goal: TimeScale) -> None:
        """Move from what is shown to the goal."""
        self._animation.stop()
        self._start, self._goal = shown, goal
        duration = current_theme().motion("timeline_zoom")
        if duration == 0 or shown == goal:
            self.moved.emit(goal)
            return
        self._animation.setDuration(duration)
        self._animation.start()

    def stop(self) -> None:
        """Stay where it is, as when the person takes hold of the picture."""
        self._animation.stop()

    @Slot(object)
    def _step(self, part: object) -> None:
        if isinstance(part, float):
            self.moved.emit(self._start.toward(self._goal, part))
