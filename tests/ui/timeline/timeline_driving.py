"""Drives a timeline by mouse, wheel and keys as a person does."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import QObject, QPoint, QPointF, Qt, Slot
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dateline.explore.timeline import TimelineEvents
from dateline.explore.timeline_lanes import Lanes
from dateline.explore.timeline_scale import TimeScale
from dateline.model.days import MINUTES_PER_DAY
from dateline.ui.timeline.view import TimelineView
from tests.explore.timeline_samples import labels_of, lanes_of

NONE = Qt.KeyboardModifier.NoModifier
LEFT = Qt.MouseButton.LeftButton


class Answering(QObject):
    """Answers a timeline's wish for words, as the pane does from the library."""

    def __init__(self, view: TimelineView) -> None:
        super().__init__(view)
        self.asked: list[int] = []
        self._view = view
        view.labels_wanted.connect(self.answer)

    @Slot(object)
    def answer(self, event_ids: tuple[int, ...]) -> None:
        self.asked.extend(event_ids)
        words = labels_of(self._view.stage.events)
        self._view.set_labels({event_id: words[event_id] for event_id in event_ids})


@dataclass
class Driver:
    """A shown timeline and the gestures on it; px of the plot's time area."""

    qtbot: QtBot
    view: TimelineView
    answering: Answering = field(init=False)

    def __post_init__(self) -> None:
        self.answering = Answering(self.view)

    def show(self, events: TimelineEvents, *, size: tuple[int, int] = (1184, 226)) -> None:
        self.show_in(events, lanes_of(events), size=size)

    def show_in(
        self, events: TimelineEvents, lanes: Lanes, *, size: tuple[int, int] = (1184, 226)
    ) -> None:
        self.view.resize(*size)
        self.view.set_events(events, lanes)
        with self.qtbot.waitExposed(self.view):
            self.view.show()
        self.settle()

    def look(self, first_day: int, px_per_day: float) -> None:
        """Show these times: day `first_day` at the left edge."""
        self.view.desk.show_scale(TimeScale(first_day * MINUTES_PER_DAY, px_per_day))
        self.settle()

    def settle(self) -> None:
        """Let everything that is due happen: zero timers, repaints, missing words."""
        for _ in range(3):
            QApplication.processEvents()

    def at(self, day: float, y: float) -> QPoint:
        """Return the point of the plot at a time in days and a height."""
        stage = self.view.stage
        x = stage.frame.label + stage.scale.x(day * MINUTES_PER_DAY)
        return QPointF(x, y).toPoint()

    def lane_y(self, lane: int) -> float:
        """Return the middle of a lane on the plot."""
        stage = self.view.stage
        scene = stage.scene.lanes[lane]
        return stage.frame.axis + scene.top - stage.scroll + scene.height / 2

    def sign(self, event_id: int) -> QPoint:
        """Return where the sign of an event stands on the plot."""
        place = self.view.stage.place_of(event_id)
        assert place is not None, f"event {event_id} is not drawn"
        return place.toPoint()

    def click(self, at: QPoint, modifiers: Qt.KeyboardModifier = NONE) -> None:
        self.qtbot.mouseClick(self.view.plot, LEFT, modifiers, at)
        self.settle()

    def drag(self, start: QPoint, *ways: QPoint) -> None:
        """Press, move by way of these points, and release at the last."""
        plot = self.view.plot
        self.qtbot.mousePress(plot, LEFT, NONE, start)
        for point in ways:
            self.qtbot.mouseMove(plot, point)
        self.qtbot.mouseRelease(plot, LEFT, NONE, ways[-1])
        self.settle()

    def wheel(self, at: QPoint, notches: float, modifiers: Qt.KeyboardModifier = NONE) -> None:
        """Turn the wheel away from the person by so many notches."""
        plot = self.view.plot
        event = QWheelEvent(
            QPointF(at),
            QPointF(plot.mapToGlobal(at)),
            QPoint(),
            QPoint(0, round(120 * notches)),
            Qt.MouseButton.NoButton,
            modifiers,
            Qt.ScrollPhase.NoScrollPhase,
            False,  # noqa: FBT003 - Qt's constructor takes it by position
        )
        QApplication.sendEvent(plot, event)
        self.settle()

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
        self.qtbot.keyClick(self.view.plot, key, modifiers)
        self.settle()

    @property
    def selected(self) -> tuple[int, ...]:
        return self.view.stage.marks.selected
