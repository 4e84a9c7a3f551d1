"""Paints the bars of events: soft, solid, fading, dotted and open ones (DESIGN-UI section 6)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QLinearGradient, QPainter, QPen, QPolygonF

from dateline.explore.timeline_items import RADIUS
from dateline.explore.timeline_signs import Edge, Fill, Form
from dateline.ui.timeline.paint_signs import Ink, paint_doubt
from dateline.ui.timeline.rect_array import draw_rects

_BAR: Final = 8.0
_SOLID_BAR: Final = 6.0
_POST: Final = (1.6, 14.0)
ARROW: Final = 8.0
_FADE: Final = 14.0
_FADE_PART: Final = 0.35
_DOT: Final = (1.4, 3.0)
_DOT_HEIGHT: Final = 1.7
_DOT_WIDTH: Final = 2.2
_MOMENT_OPACITY: Final = 0.20
_VAGUE_OPACITY: Final = 0.38
_DOTTED_OPACITY: Final = 0.16


@dataclass(frozen=True, slots=True)
class BarSign:
    """A bar from `left` to `end` px, around `y`; `seen` are the px between which it is painted."""

    form: int
    fill: int
    edge: int
    left: float
    end: float
    y: float
    seen: tuple[float, float]

    @property
    def from_x(self) -> float:
        """Where painting starts: the left end, or the edge of what is seen."""
        return max(self.left, self.seen[0])

    @property
    def to_x(self) -> float:
        """Where painting ends."""
        return min(self.end, self.seen[1])

    @property
    def middle(self) -> QPointF:
        """The middle of what is painted."""
        return QPointF((self.from_x + self.to_x) / 2, self.y)

    def rect(self, height: float) -> QRectF:
        """Return the painted part, `height` px high."""
        return QRectF(self.from_x, self.y - height / 2, self.to_x - self.from_x, height)


def paint_bar(painter: QPainter, bar: BarSign, ink: Ink) -> None:
    """Paint a bar in its form; its fill says how it is reported, as a point's does."""
    if bar.to_x <= bar.from_x:
        return
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if bar.form in {Form.LASTED, Form.PERIOD}:
        _paint_lasted(painter, bar, ink)
    elif bar.form == Form.MOMENT:
        _paint_soft(painter, bar, ink, opacity=_MOMENT_OPACITY, line=1.0)
        _paint_posts(painter, bar, ink, left=True, right=True)
    elif bar.form == Form.VAGUE:
        _paint_soft(painter, bar, ink, opacity=_VAGUE_OPACITY, line=1.4, fade="both")
    elif bar.form == Form.DOTTED:
        _paint_soft(painter, bar, ink, opacity=_DOTTED_OPACITY, line=0.0, fade="both")
    elif bar.form == Form.BY:
        line = 0.0 if bar.edge == Edge.UNSURE else 1.4
        _paint_soft(painter, bar, ink, opacity=_VAGUE_OPACITY, line=line, fade="left")
        _paint_posts(painter, bar, ink, left=False, right=True)
    else:
        _paint_arrowed(painter, bar, ink)
    if bar.fill in {Fill.STRUCK, Fill.QUERY}:
        _paint_bar_doubt(painter, bar, ink)


def _paint_lasted(painter: QPainter, bar: BarSign, ink: Ink) -> None:
    rect = bar.rect(_SOLID_BAR)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink.ink)
    if bar.fill == Fill.FULL or bar.form == Form.PERIOD:
        painter.drawRoundedRect(rect, 1, 1)
        return
    painter.setPen(QPen(ink.ink, 1.2))
    painter.setBrush(ink.ground)
    painter.drawRoundedRect(rect.adjusted(0.6, 0.6, -0.6, -0.6), 1, 1)
    if bar.fill == Fill.HALF:
        painter.fillRect(_lower_half(rect), ink.ink)


def _lower_half(rect: QRectF) -> QRectF:
    """Return what is filled of a half-filled bar: seen wherever the bar is cut by the picture."""
    return rect.adjusted(0, rect.height() / 2, 0, 0)


def _paint_soft(
    painter: QPainter, bar: BarSign, ink: Ink, *, opacity: float, line: float, fade: str = ""
) -> None:
    """Paint a pale bar with a line (dots where `line` is 0) above and below it."""
    rect = bar.rect(_BAR)
    painter.setPen(Qt.PenStyle.NoPen)
    if bar.fill == Fill.FULL:
        painter.fillRect(rect, _faded(bar, ink, opacity, fade))
    elif bar.fill == Fill.HALF:
        painter.fillRect(_lower_half(rect), _faded(bar, ink, opacity, fade))
    strong = _faded(bar, ink, 1.0 if line > 1 or not line else 0.6, fade)
    if line:
        for y in (rect.top(), rect.bottom() - line):
            painter.fillRect(QRectF(rect.left(), y, rect.width(), line), strong)
        return
    _paint_dots(painter, bar, rect, strong)


def _paint_dots(painter: QPainter, bar: BarSign, rect: QRectF, ink: QBrush) -> None:
    """Paint a row of dots above and below; they keep their places while the bar moves."""
    period = sum(_DOT)
    first = bar.left + period * max(0, int((bar.from_x - bar.left) // period))
    xs = np.arange(first, bar.to_x, period)
    painter.setBrush(ink)
    for y in (rect.top(), rect.bottom() - _DOT_HEIGHT):
        size = np.broadcast_to((y, _DOT_WIDTH, _DOT_HEIGHT), (len(xs), 3))
        draw_rects(painter, np.column_stack((xs, size)))


def _faded(bar: BarSign, ink: Ink, opacity: float, fade: str) -> QBrush:
    if not fade:
        return QBrush(ink.faint(opacity))
    length = max(1.0, bar.end - bar.left)
    part = min(_FADE / length, _FADE_PART)
    gradient = QLinearGradient(bar.left, 0, bar.end, 0)
    gradient.setColorAt(0, ink.faint(0))
    gradient.setColorAt(part, ink.faint(opacity))
    gradient.setColorAt(1 - part, ink.faint(opacity))
    gradient.setColorAt(1, ink.faint(0 if fade == "both" else opacity))
    return QBrush(gradient)


def _paint_posts(painter: QPainter, bar: BarSign, ink: Ink, *, left: bool, right: bool) -> None:
    width, height = _POST
    top = bar.y - height / 2
    if left and bar.left >= bar.seen[0]:
        painter.fillRect(QRectF(bar.left, top, width, height), ink.ink)
    if right and bar.end <= bar.seen[1]:
        painter.fillRect(QRectF(bar.end - width, top, width, height), ink.ink)


def _paint_arrowed(painter: QPainter, bar: BarSign, ink: Ink) -> None:
    """Paint a post at the known end and an arrow at the other."""
    onwards = bar.form == Form.SINCE
    tip, back = (bar.end, -ARROW) if onwards else (bar.left, ARROW)
    shaft = BarSign(
        form=bar.form,
        fill=bar.fill,
        edge=bar.edge,
        left=bar.left if onwards else tip + back / 2,
        end=tip + back / 2 if onwards else bar.end,
        y=bar.y,
        seen=bar.seen,
    )
    if shaft.to_x > shaft.from_x:
        line = 0.0 if bar.edge == Edge.UNSURE else 1.0
        _paint_soft(painter, shaft, ink, opacity=_MOMENT_OPACITY, line=line)
    _paint_posts(painter, bar, ink, left=onwards, right=not onwards)
    if bar.seen[0] <= tip <= bar.seen[1]:
        reach = _POST[1] / 2 - 1
        head = [
            QPointF(tip + back, bar.y - reach),
            QPointF(tip - _POST[0] / 2, bar.y),
            QPointF(tip + back, bar.y + reach),
        ]
        pen = QPen(ink.ink, _POST[0])
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(QPolygonF(head))


def _paint_bar_doubt(painter: QPainter, bar: BarSign, ink: Ink) -> None:
    center = bar.middle
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink.ground)
    painter.drawEllipse(center, RADIUS + 1, RADIUS + 1)
    paint_doubt(painter, center, bar.fill, ink)
