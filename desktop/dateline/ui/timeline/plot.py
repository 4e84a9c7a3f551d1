"""The painted part of the timeline, axis and lanes, and what the mouse and keys do on it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import (
    QEvent,
    QKeyCombination,
    QPoint,
    QPointF,
    QRectF,
    Qt,
    QVariantAnimation,
    Signal,
    Slot,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from dateline.explore.timeline_scale import Level
from dateline.ui.theme import current_theme
from dateline.ui.timeline.geometry import Zone
from dateline.ui.timeline.gestures import Pointer, edge_at, lane_number
from dateline.ui.timeline.marks import Hit
from dateline.ui.timeline.paint_axis import AxisPainter
from dateline.ui.timeline.paint_signs import SpriteBook
from dateline.ui.timeline.paint_tip import paint_tip
from dateline.ui.timeline.picture import paint_picture
from dateline.ui.timeline.stage import Stage
from dateline.ui.widgets.focus_ring import RINGED_PROPERTY

_NOTCH: Final = 120
_ZOOM_PER_NOTCH: Final = 1.35
_PAN_PER_NOTCH: Final = 90.0
_SCROLLER_WIDTH: Final = 4.0


class TimelinePlot(QWidget):
    """Paints a stage and turns events of mouse and wheel into signals; holds no state of the timeline.

    The picture is painted on a canvas once a change; what follows the pointer goes on top of it.
    """

    zoomed = Signal(float, float)
    """A factor and the x of the plot that stays where it is."""
    panned = Signal(float)
    """Px to the right."""
    scrolled = Signal(float)
    """Px of lanes downwards."""
    pointed = Signal(object)
    """The Hit under the pointer, or None."""
    double_clicked = Signal(QPointF)
    context_wanted = Signal(object, object, QPoint)
    """The Hit or None, the lane's number or None, and where on the screen."""
    resized = Signal()

    def __init__(self, stage: Stage, pointer: Pointer, parent: QWidget) -> None:
        super().__init__(parent)
        self._stage = stage
        self._pointer = pointer
        self._canvas: QPixmap | None = None
        self._painted: tuple[object, ...] = ()
        self._faded_from: QPixmap | None = None
        self._sprites: SpriteBook | None = None
        self._level: tuple[Level, bool] | None = None
        self._at: QPointF | None = None
        self._untipped: Hit | None = None
        self.carried_to: int | None = None
        self.keys: dict[QKeyCombination, Callable[[], object]] = {}
        self.tip: Callable[[QPointF], tuple[str, str] | None] = lambda _: None
        self._fade = QVariantAnimation(self)
        self._fade.setStartValue(1.0)
        self._fade.setEndValue(0.0)
        self._fade.valueChanged.connect(self.update)
        self._fade.finished.connect(self._end_fade)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty(RINGED_PROPERTY, True)  # noqa: FBT003
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    @property
    def fading(self) -> bool:
        """Whether the picture of the former level still shines through."""
        return self._faded_from is not None

    # ---- painting ----

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the canvas, the fading former level, and what follows the pointer."""
        self._refresh_canvas()
        painter = QPainter(self)
        if self._canvas is not None:
            painter.drawPixmap(0, 0, self._canvas)
        if self._faded_from is not None:
            painter.setOpacity(float(self._fade.currentValue()))
            painter.drawPixmap(0, 0, self._faded_from)
            painter.setOpacity(1.0)
        AxisPainter(self._stage).paint_pointed(painter)
        self._paint_scroller(painter)
        self._paint_carried(painter)
        tip = self.tip_shown
        if tip is not None and self._at is not None:
            within = QRectF(self.rect()).adjusted(self._stage.frame.label + 2, 2, -2, -2)
            paint_tip(painter, self._at, tip, within=within, theme=self._stage.theme)

    @property
    def tip_shown(self) -> tuple[str, str] | None:
        """The words at the pointer, None where there are none or a card says them."""
        if self._at is None or self._pointer.dragging or self._is_explained(self._at):
            return None
        return self.tip(self._at)

    def _is_explained(self, at: QPointF) -> bool:
        """Whether a card already says more of what stands at a point than words at the pointer."""
        known = self._untipped
        return known is not None and self._stage.hit(at.x(), at.y()) == known

    @Slot()
    def drop_tip(self) -> None:
        """A card has opened: the words at the pointer go until it is on something else."""
        at = self._at
        self._untipped = None if at is None else self._stage.hit(at.x(), at.y())
        self.update()

    def _refresh_canvas(self) -> None:
        stage, ratio = self._stage, self.devicePixelRatioF()
        key = (stage.version, stage.theme, self.size().toTuple(), ratio)
        if self._canvas is not None and key == self._painted:
            return
        if self._sprites is None or (stage.theme, ratio) != self._painted[1::2]:
            self._sprites = SpriteBook(stage.theme, ratio)
        former = self._canvas
        self._canvas = QPixmap(self.size() * ratio)
        self._canvas.setDevicePixelRatio(ratio)
        painter = QPainter(self._canvas)
        paint_picture(painter, stage, self._sprites)
        painter.end()
        same_size = self._painted[2:] == key[2:]
        self._painted = key
        level = (stage.scene.level, stage.scene.dense)
        if self._level is not None and level != self._level and same_size:
            self._start_fade(former)
        self._level = level

    def _start_fade(self, former: QPixmap | None) -> None:
        duration = current_theme().motion("timeline_zoom")
        if duration and former is not None and self.isVisible():
            self._faded_from = former
            self._fade.stop()
            self._fade.setDuration(duration)
            self._fade.start()

    @Slot()
    def _end_fade(self) -> None:
        self._faded_from = None
        self.update()

    def _paint_scroller(self, painter: QPainter) -> None:
        """Paint a thin thumb where more lanes exist than are seen."""
        stage = self._stage
        frame, height = stage.frame, stage.scene.height
        if height <= frame.area + 1:
            return
        length = max(16.0, frame.area * frame.area / height)
        top = frame.axis + stage.scroll / (height - frame.area) * (frame.area - length)
        thumb = QRectF(frame.label - _SCROLLER_WIDTH - 2, top, _SCROLLER_WIDTH, length)
        painter.fillRect(thumb, stage.theme.color("border_strong", opacity=0.5))

    def _paint_carried(self, painter: QPainter) -> None:
        """Paint where the carried lane would go."""
        if self.carried_to is None:
            return
        stage = self._stage
        lanes = stage.scene.lanes[: len(stage.lanes.lanes)]
        tops = [lane.top for lane in lanes]
        y = (
            tops[self.carried_to]
            if self.carried_to < len(tops)
            else lanes[-1].top + lanes[-1].height
        )
        line = QRectF(0, stage.frame.axis + y - stage.scroll - 1, stage.frame.label, 2)
        painter.fillRect(line, stage.theme.color("accent"))

    # ---- mouse ----

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a click or drag with the left button."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._pointer.press(event.position(), event.modifiers())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow a drag, else say what is under the pointer."""
        self._at = event.position()
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._pointer.move(self._at)
            if self._pointer.dragging:
                # What the drag began on is not asked about: no card may come over the drag.
                self.pointed.emit(None)
        else:
            hit = self._stage.hit(self._at.x(), self._at.y())
            if hit != self._untipped:
                self._untipped = None
            self.pointed.emit(hit)
        self.setCursor(self._shape(self._at))
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End a click or drag."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._pointer.release(event.position())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Zoom to the event."""
        if event.button() is Qt.MouseButton.LeftButton:
            self.double_clicked.emit(event.position())

    def leaveEvent(self, event: QEvent) -> None:
        """Point at nothing."""
        self._at = None
        self.pointed.emit(None)
        self.update()

    def _shape(self, at: QPointF) -> Qt.CursorShape:
        if edge_at(self._stage, at) is not None:
            return Qt.CursorShape.SizeHorCursor
        if self._stage.hit(at.x(), at.y()) is not None:
            return Qt.CursorShape.PointingHandCursor
        if self._stage.frame.zone(at.x(), at.y()) is Zone.AXIS:
            held = self._pointer.dragging
            return Qt.CursorShape.ClosedHandCursor if held else Qt.CursorShape.OpenHandCursor
        return Qt.CursorShape.ArrowCursor

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom at the pointer; with Shift or sideways pan; over the labels scroll the lanes."""
        down, right = event.angleDelta().y(), event.angleDelta().x()
        at = event.position()
        if self._stage.frame.zone(at.x(), at.y()) in {Zone.LABELS, Zone.CORNER}:
            lines = self._stage.frame.lane * down / _NOTCH
            self.scrolled.emit(-lines)
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier or abs(right) > abs(down):
            # Some platforms turn the wheel sideways themselves while Shift is down.
            self.panned.emit((right or down) / _NOTCH * _PAN_PER_NOTCH)
        elif down:
            x = at.x() - self._stage.frame.label
            self.zoomed.emit(_ZOOM_PER_NOTCH ** (down / _NOTCH), x)
        event.accept()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the event, or of the lane."""
        at = QPointF(event.pos())
        hit = self._stage.hit(at.x(), at.y())
        where = event.globalPos()
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            where = self.mapToGlobal(self.rect().center())
        self.context_wanted.emit(hit, lane_number(self._stage, at.y()), where)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out again."""
        super().resizeEvent(event)
        self.resized.emit()

    # ---- keys ----

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what the key of the table does; others go on to the window."""
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        act = self.keys.get(QKeyCombination(modifiers, Qt.Key(event.key())))
        if act is None:
            super().keyPressEvent(event)
            return
        act()
