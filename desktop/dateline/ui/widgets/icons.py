"""The icon set: small drawings in one colour, tinted with the theme and sharp on every screen."""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.resources import files

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from dateline.ui.theme import Theme, current_theme

_INK = "currentColor"
_DRAWN_SIZE = 16
_STROKE = 'stroke-width="1.4"'
_THIN_STROKE = 'stroke-width="0.85"'
"""The stroke of the empty state's large icon, which would look heavy at the small one's."""
_CACHED_PIXMAPS = 1024
_APPLICATION_SIZES = (16, 24, 32, 48, 64, 128, 256)


@cache
def icon_names() -> frozenset[str]:
    """Return the names of the set, one for each file of `dateline_data/icons`."""
    folder = files("dateline_data").joinpath("icons")
    return frozenset(
        entry.name.removesuffix(".svg") for entry in folder.iterdir() if entry.name.endswith(".svg")
    )


@cache
def _drawing(name: str) -> str:
    return files("dateline_data").joinpath("icons", f"{name}.svg").read_text("utf-8")


@lru_cache(maxsize=_CACHED_PIXMAPS)
def tinted_pixmap(name: str, ink: str, size: int, ratio: float = 1.0) -> QPixmap:
    """Return the drawing in the ink `#RRGGBB`, `size` px square, for a device pixel ratio.

    Raises FileNotFoundError for an unknown name.
    """
    pixels = round(size * ratio)
    pixmap = QPixmap(pixels, pixels)
    pixmap.fill(Qt.GlobalColor.transparent)
    drawing = _drawing(name).replace(_INK, ink)
    if size > _DRAWN_SIZE * 2:
        drawing = drawing.replace(_STROKE, _THIN_STROKE)
    renderer = QSvgRenderer(QByteArray(drawing.encode()))
    painter = QPainter(pixmap)
    renderer.render(painter, QRectF(0, 0, pixels, pixels))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def make_icon(
    name: str, *, ink: str = "text_muted", checked_ink: str = "accent", theme: Theme | None = None
) -> QIcon:
    """Return the icon in colours of the theme in force (or `theme`), for every attached screen.

    `ink` and `checked_ink` are colour names. An icon keeps its colours: whoever shows one makes it
    again when the theme changes.
    """
    theme = theme or current_theme()
    size = theme.icon("size")
    icon = QIcon()
    for ratio in _screen_ratios():
        for mode, state, color in (
            (QIcon.Mode.Normal, QIcon.State.Off, ink),
            (QIcon.Mode.Normal, QIcon.State.On, checked_ink),
            (QIcon.Mode.Selected, QIcon.State.Off, ink),
            (QIcon.Mode.Disabled, QIcon.State.Off, "text_faint"),
            (QIcon.Mode.Disabled, QIcon.State.On, "text_faint"),
        ):
            icon.addPixmap(tinted_pixmap(name, theme.hex(color), size, ratio), mode, state)
    return icon


def application_icon() -> QIcon:
    """Return the icon of the application in every size that a desktop asks a window for.

    The packages draw theirs from the same file, `dateline_data/dateline.svg`.
    """
    drawing = files("dateline_data").joinpath("dateline.svg").read_bytes()
    renderer = QSvgRenderer(QByteArray(drawing))
    icon = QIcon()
    for size in _APPLICATION_SIZES:
        pixmap = QPixmap(size, size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        renderer.render(painter, QRectF(0, 0, size, size))
        painter.end()
        icon.addPixmap(pixmap)
    return icon


def _screen_ratios() -> tuple[float, ...]:
    ratios = {screen.devicePixelRatio() for screen in QGuiApplication.screens()}
    return tuple(sorted(ratios | {1.0}))


def paint_icon(painter: QPainter, name: str, rect: QRectF, ink: str) -> None:
    """Paint the drawing centred in `rect` in the ink `#RRGGBB`, at the painter's device ratio."""
    size = round(min(rect.width(), rect.height()))
    device = painter.device()
    pixmap = tinted_pixmap(name, ink, size, device.devicePixelRatio() if device else 1.0)
    left = rect.x() + (rect.width() - size) / 2
    top = rect.y() + (rect.height() - size) / 2
    painter.drawPixmap(round(left), round(top), pixmap)
