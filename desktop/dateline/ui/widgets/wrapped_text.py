"""Text broken into a few lines at words; what does not fit ends in "…" after a whole word."""

from __future__ import annotations

import re
from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption

_ELLIPSIS: Final = "…"
_LAST_WORD: Final = re.compile(r"\s*\S+\s*$")
_LOOSE_END: Final = " \t,;:·–—-("
"""What an ellipsis does not follow: it would look like a slip of the pen."""


def wrapped(text: str, font: QFont, *, width: float, most: int) -> list[str]:
    """Return `text` in at most `most` lines of `width` px; a last line that was cut ends in "…"."""
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    # Places in a layout are UTF-16, and a Python slice counts code points.
    encoded = text.encode("utf-16-le", "surrogatepass")
    layout.beginLayout()
    lines: list[str] = []
    while len(lines) < most:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(max(width, 1.0))
        start, length = line.textStart() * 2, line.textLength() * 2
        whole = encoded[start:] if len(lines) == most - 1 else encoded[start : start + length]
        lines.append(whole.decode("utf-16-le", "surrogatepass").strip())
    layout.endLayout()
    if lines:
        lines[-1] = cut_at_word(lines[-1], font, width=width)
    return lines


def cut_at_word(text: str, font: QFont, *, width: float) -> str:
    """Return one line: `text` where it fits `width` px, else its first whole words and "…".

    A single word that is too long is cut inside.
    """
    metrics = QFontMetricsF(font)
    if metrics.horizontalAdvance(text) <= width:
        return text
    kept = metrics.elidedText(text, Qt.TextElideMode.ElideRight, width).rstrip(_ELLIPSIS)
    if text[len(kept) : len(kept) + 1].strip():
        kept = _LAST_WORD.sub("", kept) or kept
    return kept.rstrip(_LOOSE_END) + _ELLIPSIS


def cut_before(text: str, end: str, font: QFont, *, width: float) -> str:
    """Return "`text` · `end`" in `width` px; where room is short, `end` is what stays whole."""
    if not text or not end:
        return cut_at_word(text or end, font, width=width)
    behind = f" · {end}"
    room = width - QFontMetricsF(font).horizontalAdvance(behind)
    least = QFontMetricsF(font).horizontalAdvance(text[0] + _ELLIPSIS)
    if room < least:
        return cut_at_word(end, font, width=width)
    return cut_at_word(text, font, width=room) + behind


def paint_lines(
    painter: QPainter, place: QRectF, lines: list[str], font: QFont, *, line_height: float
) -> float:
    """Paint lines from the top of `place`, each in the middle of its height; return the height used.

    The ink is that of the painter.
    """
    painter.setFont(font)
    middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
    for number, line in enumerate(lines):
        row = QRectF(place.x(), place.y() + number * line_height, place.width(), line_height)
        painter.drawText(row, middle | Qt.TextFlag.TextSingleLine, line)
    return len(lines) * line_height
