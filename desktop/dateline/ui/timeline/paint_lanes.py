"""Paints the lanes: stripes, grid, signs with rings and labels, histograms, and the labels at the left."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from dateline.explore.highlights import mark_kind
from dateline.explore.timeline_bins import Bins, bin_heights, number_peaks
from dateline.explore.timeline_items import NUMBER_X, Item, number_room
from dateline.explore.timeline_scale import Level
from dateline.explore.timeline_scene import LaneKind, LaneScene
from dateline.explore.timeline_signs import Form
from dateline.explore.timeline_units import is_weekend
from dateline.model.days import MINUTES_PER_DAY
from dateline.ui.theme import Theme
from dateline.ui.timeline.paint_bars import ARROW, BarSign, paint_bar
from dateline.ui.timeline.paint_signs import (
    Ink,
    SpriteBook,
    font_of,
    hairline,
    make_ink,
    paint_bar_ring,
    paint_point,
    paint_ring,
)
from dateline.ui.timeline.rect_array import bar_rects, draw_rects
from dateline.ui.timeline.stage import Stage
from dateline.ui.timeline.words import per_bin_words, tr
from dateline.ui.widgets.signs import paint_kind_sign
from dateline.ui.wording import number_words

_SELECTED_RING: Final = (9.5, 2.0)
_HOVERED_RING: Final = (8.0, 1.0)
_BAR_RING: Final = 4.0
_UNSEEN: Final = 24.0
_BIN_TOP: Final = 5.0
_NUMBER_MARGIN: Final = 4.0
_PEAK_GAP: Final = 44.0
_NUMBER_HALF: Final = 5.0
_RING_ROOM: Final = 4.0
"""The number of a selected sign makes room for its ring."""
_NUMBER_ZOOM: Final = 10.5 / 11
_OPEN_BAR: Final = 3.0
"""The px of the bar before the name of a lane that has an event of the open article."""
_LABEL_LEFT: Final = 12.0
_KIND_LEFT: Final = 10.0
_NAME_LEFT: Final = 32.0
_BESIDE: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class LanePainter:
    """Paints the lanes of a stage; `sprites` is None where the device draws shapes, not pictures."""

    stage: Stage
    sprites: SpriteBook | None
    _inks: dict[tuple[str, str], Ink] = field(default_factory=dict[tuple[str, str], "Ink"])

    def _ink_of(self, row: int, ground: str) -> Ink:
        key = (self._ink(row), ground)
        if key not in self._inks:
            self._inks[key] = make_ink(self._theme, *key)
        return self._inks[key]

    @property
    def _theme(self) -> Theme:
        return self.stage.theme

    def top(self, lane: LaneScene) -> float:
        """Return the y at which a lane starts on the widget."""
        return self.stage.frame.axis + lane.top - self.stage.scroll

    def ground(self, number: int) -> str:
        """Return the colour name of a lane's stripe."""
        return "lane_b" if number % 2 else "lane_a"

    def paint_ground(self, painter: QPainter) -> None:
        """Paint the stripes, weekends at the closest level, and the lines of the axis."""
        frame, theme = self.stage.frame, self._theme
        for number, lane in enumerate(self.stage.scene.lanes):
            stripe = QRectF(0, self.top(lane), frame.width, lane.height)
            painter.fillRect(stripe, theme.color(self.ground(number)))
        if self.stage.scene.level is Level.HOURS:
            self._paint_weekends(painter)
        bottom = frame.height
        for ticks, top, ink in (
            (self.stage.axis.lower, frame.axis * 0.68, "grid"),
            (self.stage.axis.upper, frame.axis * 0.27, "grid_major"),
        ):
            for tick in ticks:
                if tick.x >= 0:
                    x = frame.label + round(tick.x) + 0.5
                    hairline(painter, QLineF(x, top, x, bottom), theme.color(ink))

    def _paint_weekends(self, painter: QPainter) -> None:
        scale, frame = self.stage.scale, self.stage.frame
        height = min(frame.area, self.stage.scene.height - self.stage.scroll)
        shade = self._theme.color("text", opacity=0.045)
        for day in range(scale.day(0), scale.day(frame.plot_width) + 1):
            if is_weekend(day):
                left = max(0.0, scale.x(day * MINUTES_PER_DAY))
                right = min(frame.plot_width, scale.x((day + 1) * MINUTES_PER_DAY))
                painter.fillRect(
                    QRectF(frame.label + left, frame.axis, right - left, height), shade
                )

    def paint_signs(self, painter: QPainter) -> None:
        """Paint histograms, signs, rings and labels of every lane in sight."""
        frame = self.stage.frame
        painter.save()
        painter.setClipRect(frame.lanes)
        for number, lane in enumerate(self.stage.scene.lanes):
            top = self.top(lane)
            if top + lane.height < frame.axis or top > frame.height:
                continue
            if lane.bins is not None:
                self._paint_bins(painter, lane, lane.bins, top)
            middle = top + lane.height / 2
            for item in lane.items.bars:
                self._paint_bar(painter, item, middle, self.ground(number))
            for item in lane.items.points:
                self._paint_point(painter, item, middle, self.ground(number))
            self._paint_rings(painter, lane, middle)
            self._paint_labels(painter, lane, middle)
        painter.restore()

    # ---- signs ----

    def _ink(self, row: int) -> str:
        if row in self.stage.sight.selected:
            return "glyph_selected"
        return "glyph_dimmed" if self.stage.outside[row] else "glyph"

    def _paint_point(self, painter: QPainter, item: Item, middle: float, ground: str) -> None:
        x, y = self.stage.frame.label + item.x, middle + item.dy
        if item.form != Form.POINT:
            self._paint_bar(painter, item, middle, ground)
            return
        signs = self.stage.sight.signs
        sign = (int(signs.shape[item.row]), int(signs.fill[item.row]), item.edge)
        if self.sprites is not None:
            ink = self._ink(item.row)
            self.sprites.paint(painter, QPointF(x, y), sign, ink=ink, ground=ground)
        else:
            paint_point(painter, QPointF(x, y), sign, self._ink_of(item.row, ground))
        ringed = item.row in self.stage.sight.selected
        self._paint_number(painter, item, x + _RING_ROOM * ringed, y)

    def _paint_bar(self, painter: QPainter, item: Item, middle: float, ground: str) -> None:
        frame = self.stage.frame
        sign = BarSign(
            form=item.form,
            fill=int(self.stage.sight.signs.fill[item.row]),
            edge=item.edge,
            left=frame.label + item.left,
            end=frame.label + item.end,
            y=middle + item.dy,
            seen=(frame.label - _UNSEEN, frame.width + _UNSEEN),
        )
        paint_bar(painter, sign, self._ink_of(item.row, ground))
        # The number of a bar that runs out of the picture stays in it.
        x = min(item.end, frame.plot_width - number_room(item.number) - _NUMBER_MARGIN)
        if item.inside:
            arrow = ARROW if item.form == Form.SINCE else 0.0
            x -= number_room(item.number) + NUMBER_X / 2 + arrow
            self._clear_number(painter, item, QPointF(frame.label + x, middle + item.dy), ground)
        self._paint_number(painter, item, frame.label + x, middle + item.dy)

    def _clear_number(self, painter: QPainter, item: Item, at: QPointF, ground: str) -> None:
        """Clear the place of a number that stands on its bar."""
        width = number_room(item.number) - NUMBER_X
        box = QRectF(at.x() + NUMBER_X - 2, at.y() - _NUMBER_HALF, width + 4, 2 * _NUMBER_HALF)
        painter.fillRect(box, self._theme.color(ground))

    def _paint_number(self, painter: QPainter, item: Item, x: float, y: float) -> None:
        if item.number < 2 or not (item.inside or item.right > item.end):
            return
        painter.setFont(font_of(self._theme, "caption_strong", _NUMBER_ZOOM))
        ink = "glyph_dimmed" if self.stage.outside[item.row] else "text_muted"
        painter.setPen(self._theme.color(ink))
        box = QRectF(x + NUMBER_X, y - 8, 80, 16)
        painter.drawText(box, _BESIDE, number_words(item.number))

    def _paint_rings(self, painter: QPainter, lane: LaneScene, middle: float) -> None:
        hovered = self.stage.selected_rows(self.stage.marks.hovered)
        selected = self.stage.sight.selected
        if not hovered and not selected:
            return
        for item in (*lane.items.bars, *lane.items.points):
            members = lane.items.events_of(item).tolist() if item.number > 1 else (item.row,)
            if not selected.isdisjoint(members):
                self._paint_ring(painter, item, middle, "focus", _SELECTED_RING)
            elif not hovered.isdisjoint(members):
                self._paint_ring(painter, item, middle, "focus", _HOVERED_RING)

    def _paint_ring(
        self, painter: QPainter, item: Item, middle: float, ink: str, ring: tuple[float, float]
    ) -> None:
        radius, pen = ring
        left, y = self.stage.frame.label, middle + item.dy
        color = self._theme.color(ink)
        if item.form == Form.POINT:
            paint_ring(painter, QPointF(left + item.x, y), color, radius=radius, pen=pen)
            return
        wide = QRectF(left + item.left, y - radius, item.end - item.left, 2 * radius)
        paint_bar_ring(painter, wide.adjusted(-_BAR_RING, 0, _BAR_RING, 0), color, pen=pen)

    def _paint_labels(self, painter: QPainter, lane: LaneScene, middle: float) -> None:
        for label in lane.labels:
            words = self.stage.label(label.row)
            if words is None:
                continue
            selected = label.row in self.stage.sight.selected
            painter.setFont(font_of(self._theme, "caption_strong" if selected else "caption"))
            painter.setPen(self._theme.color("text"))
            height = self._theme.line_height("caption")
            x, y = self.stage.frame.label + label.x, middle + label.dy - height / 2
            painter.drawText(QRectF(x, y, label.width + 2, height), _BESIDE, words.name)

    # ---- histograms ----

    def _paint_bins(self, painter: QPainter, lane: LaneScene, bins: Bins, top: float) -> None:
        overview = lane.kind is LaneKind.OVERVIEW
        head = _BIN_TOP + self._theme.line_height("caption") * overview
        bottom = round(top + lane.height) - 1
        room = max(2.0, lane.height - head - 1)
        edges = np.round(self.stage.scale.xs(bins.edges)) + self.stage.frame.label
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.setPen(Qt.PenStyle.NoPen)
        heights = np.ceil(bin_heights(bins.counts, lane.highest, room))
        painter.setBrush(self._theme.color("histogram"))
        draw_rects(painter, bar_rects(edges, heights, bottom))
        if self.stage.filtered:
            kept = np.ceil(bin_heights(bins.kept, lane.highest, room))
            painter.setBrush(self._theme.color("histogram_hit"))
            draw_rects(painter, bar_rects(edges, kept, bottom))
        if overview:
            left = self.stage.frame.label
            line = QLineF(left, bottom + 0.5, self.stage.frame.width, bottom + 0.5)
            hairline(painter, line, self._theme.color("grid_major"))
            self._paint_peaks(painter, bins, edges, bottom - heights)

    def _paint_peaks(
        self, painter: QPainter, bins: Bins, edges: np.ndarray, tops: np.ndarray
    ) -> None:
        middles = (edges[1:] + edges[:-1]) / 2
        painter.setFont(self._theme.font("caption"))
        painter.setPen(self._theme.color("text"))
        height = self._theme.line_height("caption")
        for place in number_peaks(bins.counts, middles, gap=_PEAK_GAP * self._theme.scale):
            box = QRectF(middles[place] - 40, tops[place] - height, 80, height)
            align = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom
            painter.drawText(box, align, number_words(int(bins.counts[place])))

    # ---- labels at the left ----

    def paint_names(self, painter: QPainter) -> None:
        """Paint the column of lane names over whatever runs under it."""
        frame, theme = self.stage.frame, self._theme
        column = QRectF(0, frame.axis, frame.label, frame.area)
        painter.save()
        painter.setClipRect(column)
        painter.fillRect(column, theme.color("panel"))
        for number, lane in enumerate(self.stage.scene.lanes):
            box = QRectF(0, self.top(lane), frame.label, lane.height)
            painter.fillRect(box, theme.color(self.ground(number)))
            if lane.kind is LaneKind.EVENTS:
                self._paint_marked(painter, box, number)
                self._paint_name(painter, lane, box, count=self.stage.count_of(number))
            elif lane.kind is LaneKind.PERIODS:
                self._paint_title(painter, box, tr("Named periods"))
            elif lane.bins is not None:
                self._paint_title(painter, box, per_bin_words(lane.bins.step))
        painter.restore()
        x = frame.label - 0.5
        color = theme.color("grid_major")
        hairline(painter, QLineF(x, frame.axis, x, frame.height), color)

    def _paint_marked(self, painter: QPainter, box: QRectF, number: int) -> None:
        """Mark the lane of the selected name by its ground, those of the open article by a bar."""
        if number in self.stage.selected_lanes:
            painter.fillRect(box, self._theme.color("selection_inactive"))
        if number in self.stage.article_lanes:
            bar = QRectF(box.left(), box.top() + 3, _OPEN_BAR, box.height() - 6)
            painter.fillRect(bar, self._theme.color("accent"))

    def _paint_name(self, painter: QPainter, lane: LaneScene, box: QRectF, *, count: int) -> None:
        if lane.lane is None:
            return
        theme = self._theme
        kind = None if lane.lane.kind is None else mark_kind(lane.lane.kind)
        left = _LABEL_LEFT
        if kind is not None:
            sign = QRectF(_KIND_LEFT, box.center().y() - 8, 18, 16)
            paint_kind_sign(painter, kind, sign, theme)
            left = _NAME_LEFT * max(1.0, theme.scale * 0.9)
        counted = number_words(count)
        count_metrics = QFontMetricsF(font_of(theme, "meta"))
        count_width = count_metrics.horizontalAdvance(counted)
        right = box.right() - _LABEL_LEFT
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(font_of(theme, "meta"))
        painter.setPen(theme.color("lane_label"))
        painter.drawText(
            box.adjusted(0, 0, -_LABEL_LEFT, 0), middle | Qt.AlignmentFlag.AlignRight, counted
        )
        font = font_of(theme, "body_medium", 12 / 13)
        metrics = QFontMetricsF(font)
        room = right - count_width - 8 - left
        name = metrics.elidedText(lane.lane.title, Qt.TextElideMode.ElideRight, room)
        painter.setFont(font)
        painter.setPen(theme.color("text"))
        painter.drawText(QRectF(left, box.top(), room + 2, box.height()), middle, name)

    def _paint_title(self, painter: QPainter, box: QRectF, title: str) -> None:
        painter.setFont(font_of(self._theme, "body_medium", 12 / 13))
        painter.setPen(self._theme.color("text"))
        painter.drawText(box.adjusted(_LABEL_LEFT, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, title)
