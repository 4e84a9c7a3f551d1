"""Paints the words of what is under the pointer at once, beside it: name and date."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from dateline.ui.theme import Theme

_OFF: Final = 14.0
_MOST_WIDTH: Final = 420.0


def paint_tip(
    painter: QPainter, at: QPointF, lines: tuple[str, str], *, within: QRectF, theme: Theme
) -> None:
    """Paint a name and, below it, a date on a raised ground near `at`, inside `within`.

    A name too long for the ground is shortened: all of it stands on the card.
    """
    fonts = (theme.font("caption_strong"), theme.font("caption"))
    metrics = tuple(QFontMetricsF(font) for font in fonts)
    most = min(_MOST_WIDTH * theme.scale, within.width() - 2 * theme.space("m"))
    words = [
        metric.elidedText(line, Qt.TextElideMode.ElideRight, most)
        for metric, line in zip(metrics, lines, strict=True)
    ]
    shown = [(text, font) for text, font in zip(words, fonts, strict=True) if text]
    width = max(m.horizontalAdvance(text) for m, text in zip(metrics, words, strict=True))
    line = theme.line_height("caption")
    box = QRectF(0, 0, width + 2 * theme.space("m"), line * len(shown) + 2 * theme.space("xs"))
    _place(box, at, within)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.color("border_strong"), theme.stroke("hairline")))
    painter.setBrush(theme.color("raised"))
    painter.drawRoundedRect(box, theme.radius("chip"), theme.radius("chip"))
    y = box.top() + theme.space("xs")
    for text, font in shown:
        painter.setFont(font)
        painter.setPen(theme.color("text" if font is fonts[0] else "text_muted"))
        row = QRectF(box.left() + theme.space("m"), y, width + 2, line)
        painter.drawText(row, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)
        y += line


def _place(box: QRectF, at: QPointF, within: QRectF) -> None:
    """Move the box below `at`, above it where there is no room, never over it."""
    below = at.y() + _OFF
    fits_below = below + box.height() <= within.bottom()
    y = below if fits_below else at.y() - _OFF - box.height()
    if y < within.top():
        # Beside the pointer: neither above nor below has room in a low pane.
        y = min(max(at.y() - box.height() / 2, within.top()), within.bottom() - box.height())
        x = at.x() + _OFF
        if x + box.width() > within.right():
            x = at.x() - _OFF - box.width()
    else:
        x = min(max(at.x() - box.width() / 2, within.left()), within.right() - box.width())
    box.moveTo(round(x) + 0.5, round(y) + 0.5)
