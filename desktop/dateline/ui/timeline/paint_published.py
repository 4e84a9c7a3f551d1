"""Paints the lane of publications: when the articles of the events came out, beside the events."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath

from dateline.explore.timeline_bins import bin_heights
from dateline.model.days import MINUTES_PER_DAY
from dateline.ui.timeline.paint_signs import font_of, hairline
from dateline.ui.timeline.rect_array import bar_rects, draw_rects
from dateline.ui.timeline.stage import Stage
from dateline.ui.timeline.words import tr
from dateline.ui.wording import number_words

TRIANGLE: Final = (9.0, 6.0)
_LABEL_LEFT: Final = 12.0
_NUMBER_X: Final = 8.0
_NUMBER_ZOOM: Final = 10.5 / 11
_MARGIN: Final = 4.0
_MIDDLE: Final = Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class PublishedPainter:
    """Paints the foot of a stage's frame; nothing where it has none."""

    stage: Stage

    def paint(self, painter: QPainter) -> None:
        """Paint ground, signs or bars, and the name of the lane with its articles."""
        frame, theme = self.stage.frame, self.stage.theme
        if not frame.foot:
            return
        lane = QRectF(0, frame.height - frame.foot, frame.width, frame.foot)
        painter.save()
        painter.fillRect(lane, theme.color("panel"))
        line = QLineF(0, lane.top() + 0.5, frame.width, lane.top() + 0.5)
        hairline(painter, line, theme.color("grid_major"))
        painter.setClipRect(lane.adjusted(frame.label, 1, 0, 0))
        if self.stage.published_bins is not None:
            self._paint_bars(painter, lane)
        else:
            self._paint_triangles(painter, lane)
        painter.restore()
        self._paint_name(painter, lane)

    def _paint_triangles(self, painter: QPainter, lane: QRectF) -> None:
        """Paint a triangle a day, with the number of its articles where they are several."""
        stage, theme = self.stage, self.stage.theme
        width, height = TRIANGLE
        top = lane.center().y() - height / 2
        painter.setFont(font_of(theme, "caption_strong", _NUMBER_ZOOM))
        for day, count in stage.publications.counts(stage.view):
            x = stage.frame.label + stage.scale.x(day * MINUTES_PER_DAY + MINUTES_PER_DAY // 2)
            triangle = QPainterPath()
            triangle.moveTo(x - width / 2, top)
            triangle.lineTo(x + width / 2, top)
            triangle.lineTo(x, top + height)
            triangle.closeSubpath()
            painter.fillPath(triangle, theme.color("published"))
            if count > 1:
                painter.setPen(theme.color("text_muted"))
                box = QRectF(x + _NUMBER_X, lane.top(), 80, lane.height())
                painter.drawText(box, _MIDDLE, number_words(count))

    def _paint_bars(self, painter: QPainter, lane: QRectF) -> None:
        bins = self.stage.published_bins
        if bins is None:
            return
        edges = np.round(self.stage.scale.xs(bins.edges)) + self.stage.frame.label
        room = lane.height() - 2 * _MARGIN
        heights = np.ceil(bin_heights(bins.counts, int(bins.counts.max()), room))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.stage.theme.color("published"))
        draw_rects(painter, bar_rects(edges, heights, round(lane.bottom()) - 1))

    def _paint_name(self, painter: QPainter, lane: QRectF) -> None:
        frame, theme = self.stage.frame, self.stage.theme
        column = QRectF(0, lane.top() + 1, frame.label, lane.height() - 1)
        painter.fillRect(column, theme.color("panel"))
        painter.setFont(font_of(theme, "body_medium", 12 / 13))
        painter.setPen(theme.color("text"))
        painter.drawText(column.adjusted(_LABEL_LEFT, 0, 0, 0), _MIDDLE, tr("Published"))
        counted = number_words(len(self.stage.publications.article_days))
        meta = font_of(theme, "meta")
        width = QFontMetricsF(meta).horizontalAdvance(counted)
        painter.setFont(meta)
        painter.setPen(theme.color("lane_label"))
        right = QRectF(
            column.right() - _LABEL_LEFT - width, column.top(), width + 1, column.height()
        )
        painter.drawText(right, _MIDDLE, counted)
        x = frame.label - 0.5
        hairline(painter, QLineF(x, lane.top(), x, lane.bottom()), theme.color("grid_major"))
