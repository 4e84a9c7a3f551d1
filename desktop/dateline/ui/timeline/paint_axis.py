"""Paints what belongs to time alone: axis labels, publication days, the marked period, pointed days."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath, QPen

from dateline.explore.timeline import DaySpan
from dateline.explore.timeline_axis import Tick
from dateline.explore.timeline_bins import bin_heights
from dateline.explore.timeline_published import PUBLISHED_ROOM
from dateline.explore.timeline_rows import day_inset
from dateline.explore.timeline_scale import Level
from dateline.model.days import MINUTES_PER_DAY
from dateline.ui.theme import Theme
from dateline.ui.timeline.paint_signs import hairline
from dateline.ui.timeline.rect_array import bar_rects, draw_rects
from dateline.ui.timeline.stage import Stage
from dateline.ui.timeline.words import lower_words, span_words, upper_words

BRUSH_OPACITY: Final = 0.09
BRUSH_EDGE: Final = 1.2
GRIP: Final = (6.0, 18.0)
_GRIP_CORNER: Final = 2.0
_TRIANGLE: Final = (9.0, 6.0)
_DOTS: Final = (1.0, 3.0)
_TAG_HEIGHT: Final = 18.0
_UPPER_ROW: Final = 0.27
_LOWER_ROW: Final = 0.57
"""Where the rows of labels start, as parts of the axis."""
_PUBLISHED_BAR: Final = 5.0
_PUBLISHED_OPACITY: Final = 0.55


@dataclass(frozen=True, slots=True)
class AxisPainter:
    """Paints the axis of a stage and what stands on days."""

    stage: Stage

    @property
    def _theme(self) -> Theme:
        return self.stage.theme

    def paint_labels(self, painter: QPainter) -> None:
        """Paint both rows of labels and the line below them."""
        frame = self.stage.frame
        painter.fillRect(QRectF(0, 0, frame.label, frame.axis), self._theme.color("panel"))
        self._paint_row(painter, self.stage.axis.upper, upper=True)
        self._paint_row(painter, self.stage.axis.lower, upper=False)
        line = QLineF(0, frame.axis - 0.5, frame.width, frame.axis - 0.5)
        hairline(painter, line, self._theme.color("grid_major"))

    def _paint_row(self, painter: QPainter, ticks: tuple[Tick, ...], *, upper: bool) -> None:
        painter.setFont(self._theme.font("caption_strong" if upper else "caption"))
        painter.setPen(self._theme.color("text" if upper else "text_muted"))
        frame, height = self.stage.frame, self._theme.line_height("caption")
        y = frame.axis * (_UPPER_ROW if upper else _LOWER_ROW)
        words = upper_words if upper else lower_words
        align = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        for tick in ticks:
            if tick.label_x is not None:
                box = QRectF(frame.label + tick.label_x, y, frame.plot_width, height)
                painter.drawText(box, align, words(tick.unit, tick.minute))

    # ---- publication days ----

    def paint_published_lines(self, painter: QPainter) -> None:
        """Paint dotted lines down the lanes, under the signs."""
        stage = self.stage
        days = stage.publications.lines(stage.view, own=stage.own_days)
        pen = QPen(self._theme.color("published"), 1)
        pen.setDashPattern(list(_DOTS))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.setPen(pen)
        frame = self.stage.frame
        for day in days:
            x = frame.label + round(self._day_x(day)) + 0.5
            painter.drawLine(QLineF(x, frame.axis, x, frame.height))

    def paint_published_triangles(self, painter: QPainter) -> None:
        """Paint a triangle on the axis for each day on which an article was published.

        Where there are too many they are bars; those of what is open or selected stay triangles.
        """
        self._paint_published_bars(painter)
        if self.stage.scene.level < Level.MONTHS:
            return
        stage, frame, (width, height) = self.stage, self.stage.frame, _TRIANGLE
        bottom = frame.axis - 1
        triangles = QPainterPath()
        apart = int(frame.plot_width / PUBLISHED_ROOM)
        for day in stage.publications.seen(stage.view, at_most=apart, own=stage.own_days):
            x = frame.label + self._day_x(day)
            triangles.moveTo(x - width / 2, bottom - height)
            triangles.lineTo(x + width / 2, bottom - height)
            triangles.lineTo(x, bottom)
            triangles.closeSubpath()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillPath(triangles, self._theme.color("published"))

    def _paint_published_bars(self, painter: QPainter) -> None:
        bins = self.stage.published_bins
        if bins is None:
            return
        frame = self.stage.frame
        edges = np.round(self.stage.scale.xs(bins.edges)) + frame.label
        heights = np.ceil(bin_heights(bins.counts, int(bins.counts.max()), _PUBLISHED_BAR))
        painter.save()
        painter.setClipRect(QRectF(frame.label, 0, frame.plot_width, frame.axis))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("published", opacity=_PUBLISHED_OPACITY))
        draw_rects(painter, bar_rects(edges, heights, frame.axis - 1))
        painter.restore()

    def _day_x(self, day: int) -> float:
        """Return where the point of a whole day stands."""
        scale = self.stage.scale
        if self.stage.scene.level is Level.HOURS and not self.stage.scene.dense:
            return day_inset(scale, day)
        return scale.x(day * MINUTES_PER_DAY + MINUTES_PER_DAY // 2)

    # ---- the marked period ----

    def paint_brush_ground(self, painter: QPainter) -> None:
        """Paint the ground of the marked days, under everything that stands in the lanes."""
        rect = self.brush_rect()
        if rect is not None:
            seen = rect.intersected(
                self.stage.frame.lanes.adjusted(0, -self.stage.frame.axis, 0, 0)
            )
            painter.fillRect(seen, self._theme.color("brush", opacity=BRUSH_OPACITY))

    def paint_brush_edges(self, painter: QPainter) -> None:
        """Paint the edges of the marked days with their grips."""
        rect = self.brush_rect()
        if rect is None:
            return
        frame, color = self.stage.frame, self._theme.color("brush")
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width, height = GRIP
        for x in (rect.left(), rect.right()):
            if not frame.label <= x <= frame.width:
                continue
            painter.setPen(QPen(color, BRUSH_EDGE))
            painter.drawLine(QLineF(x, rect.top(), x, rect.bottom()))
            painter.setBrush(self._theme.color("raised"))
            middle = frame.axis + frame.area / 2
            grip = QRectF(x - width / 2, middle - height / 2, width, height)
            painter.drawRoundedRect(grip, _GRIP_CORNER, _GRIP_CORNER)

    def brush_rect(self) -> QRectF | None:
        """Return the rectangle of the marked days on the widget, from the lower axis row down."""
        return self._days_rect(self.stage.marks.brush)

    def _days_rect(self, days: DaySpan | None) -> QRectF | None:
        if days is None:
            return None
        frame, scale = self.stage.frame, self.stage.scale
        left = frame.label + scale.x(days.first * MINUTES_PER_DAY)
        right = frame.label + scale.x((days.last + 1) * MINUTES_PER_DAY)
        top = frame.axis * 0.55
        return QRectF(left, top, right - left, frame.height - top)

    # ---- the days of an open card ----

    def paint_pointed(self, painter: QPainter) -> None:
        """Paint the days that a date card speaks of: a line with its day, or a band."""
        days = self.stage.marks.pointed
        rect = self._days_rect(days)
        if rect is None or days is None:
            return
        frame, theme = self.stage.frame, self._theme
        if rect.right() < frame.label or rect.left() > frame.width:
            return
        x = max(frame.label, min(frame.width, rect.center().x()))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if rect.width() > GRIP[0] and days.count > 1:
            painter.fillRect(rect.intersected(frame.lanes), theme.color("date", opacity=0.18))
        else:
            painter.setPen(QPen(theme.color("date"), theme.stroke("focus")))
            painter.drawLine(QLineF(x, _TAG_HEIGHT, x, frame.height))
        words = span_words(days)
        font = theme.font("caption_strong")
        width = QFontMetricsF(font).horizontalAdvance(words) + 2 * theme.space("l")
        left = min(max(x - width / 2, frame.label + 2), frame.width - width - 2)
        tag = QRectF(left, 2, width, _TAG_HEIGHT * theme.scale)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("date"))
        painter.drawRoundedRect(tag, theme.radius("mark"), theme.radius("mark"))
        painter.setFont(font)
        painter.setPen(theme.color("panel"))
        painter.drawText(tag, Qt.AlignmentFlag.AlignCenter, words)
