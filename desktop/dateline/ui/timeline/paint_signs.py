"""Paints the points of events: shapes, fills, edges and rings (DESIGN-UI section 6)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QPainter,
    QPainterPath,
    QPen,
    QPixmap,
)

from dateline.explore.timeline_items import RADIUS
from dateline.explore.timeline_signs import Edge, Fill, Shape
from dateline.ui.theme import Theme

_SQUARE: Final = 8.0
_UNSURE_RADIUS: Final = 5.5
_UNSURE_PEN: Final = 1.6
_UNSURE_DASH: Final = (1.2, 2.2)
_CORE: Final = 2.4
_STROKE_REACH: Final = 5.5
_QUERY_PX: Final = 8
_SPRITE: Final = 18
"""Side of the square that a point is painted in once; its ring is not part of it."""


@dataclass(frozen=True, slots=True)
class Ink:
    """The colours of a sign: its ink, and the ground that shows through a hollow one."""

    ink: QColor
    ground: QColor
    query_font: QFont

    def faint(self, opacity: float) -> QColor:
        """Return the ink at an opacity."""
        color = QColor(self.ink)
        color.setAlphaF(opacity)
        return color


@lru_cache(maxsize=64)
def font_of(theme: Theme, style: str, zoom: float = 1.0) -> QFont:
    """Return a font of the theme; making one for each label took longer than drawing it."""
    return theme.font(style, zoom=zoom)


def make_ink(theme: Theme, ink: str, ground: str) -> Ink:
    """Return the colours of a sign from the names of ink and ground."""
    font = theme.font("mark_letter")
    font.setPixelSize(_QUERY_PX)
    return Ink(theme.color(ink), theme.color(ground), font)


class SpriteBook:
    """Paints points from pictures made once for each sign, theme and screen.

    Drawing a picture costs a tenth of drawing the sign; vector devices get the sign itself.
    """

    def __init__(self, theme: Theme, ratio: float) -> None:
        self._theme = theme
        self._ratio = ratio
        self._sprites: dict[tuple[int, int, int, str, str], QPixmap] = {}

    def paint(
        self,
        painter: QPainter,
        center: QPointF,
        sign: tuple[int, int, int],
        *,
        ink: str,
        ground: str,
    ) -> None:
        """Paint the sign (shape, fill, edge) around `center`, on whole device pixels."""
        sprite = self._sprite((*sign, ink, ground))
        half = _SPRITE / 2
        x = round((center.x() - half) * self._ratio) / self._ratio
        y = round((center.y() - half) * self._ratio) / self._ratio
        painter.drawPixmap(QPointF(x, y), sprite)

    def _sprite(self, key: tuple[int, int, int, str, str]) -> QPixmap:
        sprite = self._sprites.get(key)
        if sprite is not None:
            return sprite
        shape, fill, edge, ink, ground = key
        pixels = round(_SPRITE * self._ratio)
        sprite = QPixmap(pixels, pixels)
        sprite.setDevicePixelRatio(self._ratio)
        sprite.fill(Qt.GlobalColor.transparent)
        painter = QPainter(sprite)
        center = QPointF(_SPRITE / 2, _SPRITE / 2)
        paint_point(painter, center, (shape, fill, edge), make_ink(self._theme, ink, ground))
        painter.end()
        self._sprites[key] = sprite
        return sprite


def paint_point(painter: QPainter, center: QPointF, sign: tuple[int, int, int], ink: Ink) -> None:
    """Paint a point from (shape, fill, edge) around `center`."""
    shape, fill, edge = sign
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if edge == Edge.UNSURE:
        _paint_unsure_point(painter, center, shape, fill, ink)
        return
    outline = _outline(center, shape, RADIUS if shape == Shape.CIRCLE else _SQUARE / 2)
    painter.setPen(QPen(ink.ink, 1.5))
    painter.setBrush(ink.ink if fill == Fill.FULL else ink.ground)
    painter.drawPath(outline)
    if fill == Fill.HALF:
        _fill_left_half(painter, outline, ink)
    paint_doubt(painter, center, fill, ink)


def _paint_unsure_point(
    painter: QPainter, center: QPointF, shape: int, fill: int, ink: Ink
) -> None:
    outline = _outline(center, shape, _UNSURE_RADIUS if shape == Shape.CIRCLE else _SQUARE / 2 + 1)
    pen = QPen(ink.ink, _UNSURE_PEN)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    # Whole dashes round the outline, and in units of the pen's width as Qt counts them.
    length = outline.length()
    period = length / round(length / sum(_UNSURE_DASH))
    on = _UNSURE_DASH[0] * period / sum(_UNSURE_DASH)
    # A round cap lengthens a dash by half a pen at each end; the gap must stay a gap.
    pen.setDashPattern([on / _UNSURE_PEN / 2, (period - on / 2) / _UNSURE_PEN])
    painter.setBrush(ink.ground)
    painter.setPen(pen)
    painter.drawPath(outline)
    core = _outline(center, shape, _CORE)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink.ink)
    if fill == Fill.FULL:
        painter.drawPath(core)
    elif fill == Fill.HALF:
        _fill_left_half(painter, core, ink)
    paint_doubt(painter, center, fill, ink)


def _outline(center: QPointF, shape: int, half: float) -> QPainterPath:
    path = QPainterPath()
    if shape == Shape.CIRCLE:
        path.addEllipse(center, half, half)
    else:
        path.addRoundedRect(QRectF(center.x() - half, center.y() - half, 2 * half, 2 * half), 1, 1)
    return path


def _fill_left_half(painter: QPainter, outline: QPainterPath, ink: Ink) -> None:
    rect = outline.boundingRect()
    half = QPainterPath()
    half.addRect(QRectF(rect.left(), rect.top(), rect.width() / 2, rect.height()))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink.ink)
    painter.drawPath(outline.intersected(half))


def paint_doubt(painter: QPainter, center: QPointF, fill: int, ink: Ink) -> None:
    """Paint the stroke of a denied event or the question mark of a conditional one."""
    if fill == Fill.STRUCK:
        painter.setPen(QPen(ink.ink, 1.5))
        reach = QPointF(_STROKE_REACH, -_STROKE_REACH)
        painter.drawLine(center - reach, center + reach)
    elif fill == Fill.QUERY:
        painter.setPen(ink.ink)
        painter.setFont(ink.query_font)
        box = QRectF(center.x() - 6, center.y() - 6, 12, 12)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, "?")


def paint_ring(
    painter: QPainter, center: QPointF, color: QColor, *, radius: float, pen: float
) -> None:
    """Paint the ring of a selected or hovered point."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(color, pen))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(center, radius, radius)


def paint_bar_ring(painter: QPainter, rect: QRectF, color: QColor, *, pen: float) -> None:
    """Paint the ring of a selected or hovered bar: the same line round all of it."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(color, pen))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    radius = rect.height() / 2
    painter.drawRoundedRect(rect, radius, radius)


def hairline(painter: QPainter, line: QLineF, color: QColor) -> None:
    """Paint a line one px wide, one device pixel where these are finer."""
    device = painter.device()
    fine = device is not None and device.devicePixelRatio() >= 1.5
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    pen = QPen(color, 1)
    if fine:
        pen.setWidth(0)
    painter.setPen(pen)
    painter.drawLine(line)
