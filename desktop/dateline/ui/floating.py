"""The frame of everything that floats: raised ground, thin edge, round corners, a shadow."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from dateline.ui.theme import current_theme, theme_switch

_SHADOW_STEPS = 20


def paint_shadow(painter: QPainter, rect: QRectF, radius: float, name: str) -> None:
    """Paint the soft shadow of the token `name` round `rect`, not under it."""
    shadow = current_theme().shadow(name)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    around = QPainterPath()
    around.addRect(
        rect.adjusted(-shadow.blur * 2, -shadow.blur * 2, shadow.blur * 2, shadow.blur * 2)
    )
    inside = QPainterPath()
    inside.addRoundedRect(rect, radius, radius)
    painter.setClipPath(around.subtracted(inside))
    painter.setPen(Qt.PenStyle.NoPen)
    ink = current_theme().color("scrim", opacity=shadow.opacity / _SHADOW_STEPS)
    painter.setBrush(ink)
    base = rect.translated(QPointF(0, shadow.y))
    for step in range(_SHADOW_STEPS):
        # Layers crowd near the card, so that the outer edge fades out instead of ending.
        reach = shadow.blur * (0.5 - math.sqrt(step / _SHADOW_STEPS))
        grown = base.adjusted(-reach, -reach, reach, reach)
        corner = max(radius + reach, 1.0)
        painter.drawRoundedRect(grown, corner, corner)
    painter.restore()


class FloatingFrame(QWidget):
    """A raised card inside a window, with room round it for its shadow.

    Put a layout on it and keep its contents inside `contents_margins`; it is a child of the window
    it floats over, takes no focus by itself and lets no click through its card.
    """

    def __init__(self, parent: QWidget, *, ground: str = "raised", shadow: str = "card") -> None:
        super().__init__(parent)
        self._ground = ground
        self._shadow = shadow
        reach = self.shadow_reach
        self.setContentsMargins(reach, reach, reach, reach)
        self.hide()
        theme_switch().changed.connect(self.update)

    @property
    def shadow_reach(self) -> int:
        """Width in px of the room for the shadow on each side."""
        shadow = current_theme().shadow(self._shadow)
        return round(shadow.blur / 2 + shadow.y)

    @property
    def card_rect(self) -> QRectF:
        """The card without its shadow, in this widget's coordinates."""
        reach = self.shadow_reach
        return self.rect().toRectF().adjusted(reach, reach, -reach, -reach)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint shadow, ground and edge."""
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        card = self.card_rect.adjusted(0.5, 0.5, -0.5, -0.5)
        radius = theme.radius("card")
        paint_shadow(painter, card, radius, self._shadow)
        painter.setPen(QPen(theme.color("border_strong"), theme.stroke("hairline")))
        painter.setBrush(theme.color(self._ground))
        painter.drawRoundedRect(card, radius, radius)
