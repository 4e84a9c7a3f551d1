"""Paints the signs of events: points, bars, their fills, edges and rings (DESIGN-UI section 6)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QLinearGradient,
    QPainter,
    QPainterPath,
    QPen,
    QPixmap,
    QPolygonF,
)

from dateline.explore.timeline_items import RADIUS
from dateline.explore.timeline_signs import Edge, Fill, Form, Shape
from dateline.ui.theme import Theme

_SQUARE: Final = 8.0
_UNSURE_RADIUS: Final = 5.5
_UNSURE_PEN: Final = 1.6
_UNSURE_DASH: Final = (1.2, 2.2)
_CORE: Final = 2.4
_STROKE_REACH: Final = 5.5
_QUERY_PX: Final = 8
_BAR: Final = 8.0
_SOLID_BAR: Final = 6.0
_POST: Final = (1.6, 14.0)
_ARROW: Final = 8.0
_FADE: Final = 14.0
_FADE_PART: Final = 0.35
_DOT: Final = (1.4, 3.0)
_DOT_HEIGHT: Final = 1.7
_MOMENT_OPACITY: Final = 0.20
_VAGUE_OPACITY: Final = 0.38
_DOTTED_OPACITY: Final = 0.16
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
    _paint_doubt(painter, center, fill, ink)


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
    _paint_doubt(painter, center, fill, ink)


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


def _paint_doubt(painter: QPainter, center: QPointF, fill: int, ink: Ink) -> None:
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
        painter.fillRect(_left_half(bar, rect), ink.ink)


def _left_half(bar: BarSign, rect: QRectF) -> QRectF:
    middle = (bar.left + bar.end) / 2
    return QRectF(
        rect.left(), rect.top(), max(0.0, min(middle, bar.to_x) - rect.left()), rect.height()
    )


def _paint_soft(
    painter: QPainter, bar: BarSign, ink: Ink, *, opacity: float, line: float, fade: str = ""
) -> None:
    """Paint a pale bar with a line (dots where `line` is 0) above and below it."""
    rect = bar.rect(_BAR)
    painter.setPen(Qt.PenStyle.NoPen)
    if bar.fill == Fill.FULL:
        painter.fillRect(rect, _faded(bar, ink, opacity, fade))
    elif bar.fill == Fill.HALF:
        painter.fillRect(_left_half(bar, rect), _faded(bar, ink, opacity, fade))
    strong = _faded(bar, ink, 1.0 if line > 1 or not line else 0.6, fade)
    if line:
        for y in (rect.top(), rect.bottom() - line):
            painter.fillRect(QRectF(rect.left(), y, rect.width(), line), strong)
        return
    painter.setBrush(strong)
    period = sum(_DOT)
    # Dots keep their places on the bar while it moves through what is seen.
    x = bar.left + period * max(0, int((bar.from_x - bar.left) // period))
    dots: list[QRectF] = []
    while x < bar.to_x:
        dots.extend(
            QRectF(x, y, _DOT[0] + 1, _DOT_HEIGHT)
            for y in (rect.top(), rect.bottom() - _DOT_HEIGHT)
        )
        x += period
    for dot in dots:
        painter.drawRoundedRect(dot, 0.8, 0.8)


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
    tip, back = (bar.end, -_ARROW) if onwards else (bar.left, _ARROW)
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
    _paint_doubt(painter, center, bar.fill, ink)


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
