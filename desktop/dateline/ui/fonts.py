"""The bundled typefaces, and fonts by the names of the type scale."""

from __future__ import annotations

import math
from functools import cache
from importlib.resources import files

from PySide6.QtCore import QByteArray
from PySide6.QtGui import QFont, QFontDatabase, QFontInfo, QGuiApplication

from dateline.ui.tokens import tokens

_POINTS_PER_INCH = 72
_LARGEST_SCALE = 2.5


class MissingTypefaceError(RuntimeError):
    """A bundled font file that Qt does not accept: a broken installation."""


def load_typefaces() -> tuple[str, ...]:
    """Give every bundled typeface to Qt; return the families.

    Needs a QGuiApplication. Raises MissingTypefaceError for a file that Qt refuses.
    """
    names = {stack[0] for stack in tokens().families.values()}
    return tuple(sorted({family for name in names for family in _load_typeface(name)}))


@cache
def _load_typeface(name: str) -> frozenset[str]:
    """Give the bundled WOFF2 files of one typeface to Qt, once; return the families they hold.

    Each file costs the first picture of the window some 4 ms, so that a face is loaded with its
    first font.
    """
    families: set[str] = set()
    stem = name.replace(" ", "") + "-"
    folder = files("dateline_data").joinpath("fonts")
    for entry in sorted(folder.iterdir(), key=lambda item: item.name):
        if entry.name.startswith(stem) and entry.name.endswith(".woff2"):
            handle = QFontDatabase.addApplicationFontFromData(QByteArray(entry.read_bytes()))
            if handle < 0:
                raise MissingTypefaceError(entry.name)
            families.update(QFontDatabase.applicationFontFamilies(handle))
    return frozenset(families)


def system_scale() -> float:
    """Return how much larger than the design the system's interface font is, 1 to 2.5.

    A system whose font is smaller than the design's 13 px, or that names none (Qt then takes
    9 pt), gets the design's size: text never shrinks.
    """
    general = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    factor = QFontInfo(general).pixelSize() / tokens().type["body"].size
    return min(max(1.0, factor), _LARGEST_SCALE)


def make_font(style: str, *, scale: float = 1.0, tabular: bool = False) -> QFont:
    """Return the font of a type style ("body", "reading" …), `scale` times its size.

    `tabular` gives figures of one width, for numbers under each other; the hyphen is wide then.
    Raises KeyError for an unknown style, MissingTypefaceError for a bundled file that Qt refuses.
    """
    step = tokens().type[style]
    _load_typeface(tokens().families[step.family][0])
    font = QFont()
    font.setFamilies(list(tokens().families[step.family]))
    _set_pixels(font, step.size * scale)
    font.setWeight(QFont.Weight(step.weight))
    font.setStyleHint(_HINTS[step.family])
    features = tokens().features
    for feature in (*features[step.family], *(features["tabular"] if tabular else ())):
        font.setFeature(QFont.Tag(feature), 1)
    # Light horizontal hinting would put letters on whole pixels and break the even spacing.
    font.setHintingPreference(QFont.HintingPreference.PreferVerticalHinting)
    return font


_HINTS = {
    "ui": QFont.StyleHint.SansSerif,
    "reading": QFont.StyleHint.Serif,
    "mono": QFont.StyleHint.Monospace,
}


def _set_pixels(font: QFont, pixels: float) -> None:
    """Set a size in px; Qt keeps pixel sizes whole, so a fraction goes through points."""
    if math.isclose(pixels, round(pixels), abs_tol=0.01):
        font.setPixelSize(round(pixels))
        return
    screen = QGuiApplication.primaryScreen()
    font.setPointSizeF(pixels * _POINTS_PER_INCH / screen.logicalDotsPerInchY())
