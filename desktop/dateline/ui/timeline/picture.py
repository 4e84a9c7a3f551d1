"""The picture of the timeline: painted on the widget, and as PNG or SVG in the light theme."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize
from PySide6.QtGui import QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgGenerator

from dateline.ui.theme import Theme
from dateline.ui.timeline.geometry import make_frame
from dateline.ui.timeline.paint_axis import AxisPainter
from dateline.ui.timeline.paint_lanes import LanePainter
from dateline.ui.timeline.paint_published import PublishedPainter
from dateline.ui.timeline.paint_signs import SpriteBook
from dateline.ui.timeline.stage import Stage
from dateline.ui.tokens import Scheme

_METRES_PER_INCH = 0.0254
_DPI = 96
_LEAST_WIDTH = 960.0


def paint_picture(painter: QPainter, stage: Stage, sprites: SpriteBook | None) -> None:
    """Paint everything but what follows the pointer, undermost first."""
    frame = stage.frame
    axis, lanes = AxisPainter(stage), LanePainter(stage, sprites)
    painter.fillRect(QRectF(0, 0, frame.width, frame.height), stage.theme.color("panel"))
    lanes.paint_ground(painter)
    axis.paint_brush_ground(painter)
    axis.paint_published_lines(painter)
    lanes.paint_signs(painter)
    axis.paint_labels(painter)
    axis.paint_published_triangles(painter)
    axis.paint_brush_edges(painter)
    lanes.paint_names(painter)
    PublishedPainter(stage).paint(painter)


def light_stage(stage: Stage) -> Stage:
    """Return a copy of the stage for an export: light, at the same size, nothing hovered.

    Of a timeline that is folded to its head the copy has room for all lanes.
    """
    theme, frame = Theme(Scheme.LIGHT, stage.theme.scale), stage.frame
    if frame.area < theme.row("lane_small"):
        height = frame.axis + max(1, len(stage.lanes.lanes)) * theme.row("lane")
        frame = make_frame(max(frame.width, _LEAST_WIDTH), height, theme, compact=False)
    copy = Stage(theme, frame)
    copy.become(stage)
    copy.set_marks(replace(stage.marks, hovered=(), pointed=None))
    return copy


def png_bytes(stage: Stage, *, scale: float) -> bytes:
    """Return what is shown as PNG, `scale` device pixels a px."""
    copy = light_stage(stage)
    frame = copy.frame
    size = QSize(round(frame.width * scale), round(frame.height * scale))
    image = QImage(size, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(scale)
    dots = round(_DPI * scale / _METRES_PER_INCH)
    image.setDotsPerMeterX(dots)
    image.setDotsPerMeterY(dots)
    painter = QPainter(image)
    _hint(painter)
    paint_picture(painter, copy, None)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(buffer.data().data())


def svg_bytes(stage: Stage, *, title: str) -> bytes:
    """Return what is shown as SVG in shapes and text, without pictures inside."""
    copy = light_stage(stage)
    frame = copy.frame
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setResolution(_DPI)
    generator.setSize(QSize(round(frame.width), round(frame.height)))
    generator.setViewBox(QRectF(0, 0, frame.width, frame.height))
    generator.setTitle(title)
    painter = QPainter(generator)
    _hint(painter)
    paint_picture(painter, copy, None)
    painter.end()
    buffer.close()
    return bytes(data.data())


def _hint(painter: QPainter) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
