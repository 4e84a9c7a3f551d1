"""The strip below the lanes: all dates by month, and the window on them that is dragged and sized."""

from __future__ import annotations

from enum import Enum, auto
from typing import Final

import numpy as np
from PySide6.QtCore import QEvent, QLineF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QFontMetricsF,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from dateline.explore.timeline_bins import Minimap, bin_heights, make_minimap
from dateline.explore.timeline_lanes import LaneIndex
from dateline.explore.timeline_scale import TimeScale, fit_exactly
from dateline.explore.timeline_units import Step, Unit, starts
from dateline.model.days import MINUTES_PER_DAY, civil
from dateline.ui.theme import Theme, current_theme, theme_switch
from dateline.ui.timeline.geometry import minimap_height
from dateline.ui.timeline.paint_signs import hairline
from dateline.ui.timeline.rect_array import bar_rects, draw_rects
from dateline.ui.timeline.words import tr
from dateline.ui.wording import year_words

_MARGIN: Final = 8.0
_HEAD_MARGIN: Final = 5.0
_RIGHT: Final = 6.0
_GRAB: Final = 6.0
_YEAR_GAP: Final = 48.0
_LEAST_WINDOW: Final = 6.0
_OUTLINE: Final = 1.4
_YEAR_STEPS: Final = (
    *(Step(Unit.YEAR, number) for number in (1, 2, 5)),
    *(Step(Unit.DECADE, number) for number in (1, 2, 5)),
    *(Step(Unit.CENTURY, number) for number in (1, 2, 5)),
)


class _Part(Enum):
    """The part of the window that is held."""

    LEFT = auto()
    WHOLE = auto()
    RIGHT = auto()


class TimelineMinimap(QWidget):
    """Shows the whole library by months and where in it the lanes are; `label` px are left for words.

    It is also the strip in the head of a closed timeline, then without words at its left.
    """

    moved = Signal(object)
    """The TimeScale that the lanes are to show; their width is that given to `set_view`."""

    def __init__(self, parent: QWidget | None = None, *, labelled: bool = True) -> None:
        super().__init__(parent)
        self._labelled = labelled
        self._index: LaneIndex | None = None
        self._map: Minimap | None = None
        self._ground: QPixmap | None = None
        self._scale = TimeScale(0.0, 1.0)
        self._width = 1.0
        self._label = 0.0
        self._held: _Part | None = None
        self._grip = 0.0
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("All dates"))
        theme_switch().changed.connect(self._retheme)

    def sizeHint(self) -> QSize:
        """Return the height of the strip with its margins, in a head that of the head."""
        theme = current_theme()
        return QSize(400, minimap_height(theme) if self._labelled else theme.row("pane_header") + 1)

    def minimumSizeHint(self) -> QSize:
        """The strip may be narrow, its height is fixed."""
        return QSize(80, self.sizeHint().height())

    def set_index(self, index: LaneIndex) -> None:
        """Show these dates."""
        self._index = index
        self._remap()

    def set_view(self, scale: TimeScale, *, width: float, label: float) -> None:
        """Show that the lanes are `width` px wide at this scale, `label` px from the left."""
        if (scale, width) == (self._scale, self._width) and label == self._label:
            return
        relabelled = label != self._label
        self._scale, self._width, self._label = scale, width, label
        if relabelled:
            self._remap()
        self.update()

    @property
    def window_rect(self) -> QRectF | None:
        """The rectangle of the window on the strip; None without dates."""
        if self._map is None:
            return None
        strip = self._strip()
        first, last = self._scale.window(self._width)
        left, right = (self._map.scale.x(minute) for minute in (first, last))
        if right - left < _LEAST_WINDOW:
            middle = (left + right) / 2
            left, right = middle - _LEAST_WINDOW / 2, middle + _LEAST_WINDOW / 2
        left = min(max(left, 0.0), strip.width() - _LEAST_WINDOW)
        right = max(min(right, strip.width()), _LEAST_WINDOW)
        return QRectF(strip.left() + left, strip.top() - 2, right - left, strip.height() + 4)

    # ---- painting ----

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the dates, drawn once for each size and theme, and the window on them."""
        theme, ratio = current_theme(), self.devicePixelRatioF()
        if self._ground is None or self._ground.devicePixelRatio() != ratio:
            self._ground = QPixmap(self.size() * ratio)
            self._ground.setDevicePixelRatio(ratio)
            self._paint_ground(QPainter(self._ground), theme)
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._ground)
        self._paint_window(painter, theme)

    def _paint_ground(self, painter: QPainter, theme: Theme) -> None:
        """Paint words, strip, bars and years."""
        painter.fillRect(self.rect(), theme.color("panel" if self._labelled else "window"))
        if self._labelled:
            hairline(painter, QLineF(0, 0.5, self.width(), 0.5), theme.color("grid_major"))
        strip = self._strip()
        painter.fillRect(strip, theme.color("lane_b"))
        if self._map is not None:
            self._paint_bars(painter, self._map, strip, theme)
            self._paint_years(painter, self._map, strip, theme)
            if self._labelled:
                self._paint_words(painter, self._map, theme)
        painter.end()

    def _paint_bars(self, painter: QPainter, minimap: Minimap, strip: QRectF, theme: Theme) -> None:
        counts = minimap.bins.counts
        heights = np.ceil(bin_heights(counts, int(counts.max()), strip.height() - 2))
        edges = np.round(minimap.scale.xs(minimap.bins.edges) + strip.left())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("histogram"))
        draw_rects(painter, bar_rects(edges, heights, strip.bottom()))

    def _paint_years(
        self, painter: QPainter, minimap: Minimap, strip: QRectF, theme: Theme
    ) -> None:
        font = theme.font("caption")
        metrics = QFontMetricsF(font)
        gap = metrics.horizontalAdvance(year_words(2000)) + _YEAR_GAP * theme.scale
        step = next(
            (step for step in _YEAR_STEPS if step.days * minimap.scale.px_per_day >= gap),
            _YEAR_STEPS[-1],
        )
        first, last = int(minimap.bins.edges[0]), int(minimap.bins.edges[-1]) - 1
        painter.setFont(font)
        for minute in starts(step, first, last).tolist():
            x = strip.left() + round(minimap.scale.x(minute)) + 0.5
            if not strip.left() <= x < strip.right():
                continue
            hairline(painter, QLineF(x, strip.top(), x, strip.bottom()), theme.color("grid_major"))
            words = year_words(civil(minute // MINUTES_PER_DAY)[0])
            painter.setPen(theme.color("text_muted"))
            box = QRectF(x + theme.space("xs"), strip.top(), gap * 2, theme.line_height("caption"))
            if box.left() + metrics.horizontalAdvance(words) < strip.right():
                painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, words)

    def _paint_words(self, painter: QPainter, minimap: Minimap, theme: Theme) -> None:
        box = QRectF(0, 0, self._label, self.height()).adjusted(12, 0, -12, 0)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.color("lane_label"))
        painter.drawText(box, middle, tr("All dates"))
        edges = minimap.bins.edges
        first, last = (
            year_words(civil(int(minute) // MINUTES_PER_DAY)[0])
            for minute in (edges[0], edges[-1] - 1)
        )
        words = first if first == last else f"{first}–{last}"
        painter.drawText(box, middle | Qt.AlignmentFlag.AlignRight, words)

    def _paint_window(self, painter: QPainter, theme: Theme) -> None:
        rect = self.window_rect
        if rect is None:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("minimap_window"), _OUTLINE))
        painter.setBrush(theme.color("minimap_window", opacity=0.12))
        painter.drawRect(rect)

    # ---- the pointer ----

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the window or an end of it; elsewhere it comes to the pointer."""
        rect = self.window_rect
        if event.button() is not Qt.MouseButton.LeftButton or rect is None or self._map is None:
            return
        x = event.position().x()
        self._held = self._part_at(x)
        if self._held is None:
            self._held = _Part.WHOLE
            self._centre(x)
            rect = self.window_rect or rect
        anchors = {_Part.LEFT: rect.left(), _Part.RIGHT: rect.right()}
        self._grip = x - anchors.get(self._held, rect.center().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move or size the window."""
        x = event.position().x()
        if self._held is None:
            part = self._part_at(x)
            edge = part in {_Part.LEFT, _Part.RIGHT}
            shape = Qt.CursorShape.SizeHorCursor if edge else Qt.CursorShape.ArrowCursor
            self.setCursor(shape)
        elif self._held is _Part.WHOLE:
            self._centre(x - self._grip)
        else:
            self._size(x - self._grip, self._held)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        self._held = None

    def _part_at(self, x: float) -> _Part | None:
        rect = self.window_rect
        if rect is None:
            return None
        # A narrow window must still be movable as a whole.
        grab = min(_GRAB, rect.width() / 3)
        if abs(x - rect.left()) <= _GRAB and x < rect.left() + grab:
            return _Part.LEFT
        if abs(x - rect.right()) <= _GRAB and x > rect.right() - grab:
            return _Part.RIGHT
        return _Part.WHOLE if rect.left() <= x <= rect.right() else None

    def _centre(self, x: float) -> None:
        if self._map is None:
            return
        minute = self._map.scale.minute(x - self._strip().left())
        half = self._width / self._scale.px_per_day * MINUTES_PER_DAY / 2
        self.moved.emit(TimeScale(minute - half, self._scale.px_per_day))

    def _size(self, x: float, part: _Part) -> None:
        if self._map is None:
            return
        first, last = self._scale.window(self._width)
        minute = round(self._map.scale.minute(x - self._strip().left()))
        if part is _Part.LEFT:
            first = min(minute, last - MINUTES_PER_DAY)
        else:
            last = max(minute, first + MINUTES_PER_DAY)
        self.moved.emit(fit_exactly(first, last, width=self._width))

    # ---- inside ----

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Spread the dates over the new width."""
        super().resizeEvent(event)
        self._remap()

    def leaveEvent(self, event: QEvent) -> None:
        """Forget the shape of the pointer."""
        self.unsetCursor()

    def _strip(self) -> QRectF:
        left, margin = (self._label, _MARGIN) if self._labelled else (_RIGHT, _HEAD_MARGIN)
        width = max(1.0, self.width() - left - _RIGHT)
        return QRectF(left, margin, width, self.height() - 2 * margin)

    def _remap(self) -> None:
        self._map = self._ground = None
        if self._index is not None:
            self._map = make_minimap(self._index, self._strip().width())
        self.update()

    @Slot()
    def _retheme(self) -> None:
        self.updateGeometry()
        self._remap()
