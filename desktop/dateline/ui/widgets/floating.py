"""The frame of everything that floats: raised ground, thin edge, round corners, a shadow."""

from __future__ import annotations

import math

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QRegion,
    QResizeEvent,
)
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


class _Shadow(QWidget):
    """The shadow of one frame, just below it; clicks and the wheel go through."""

    def __init__(self, frame: FloatingFrame, name: str) -> None:
        super().__init__(frame.parentWidget())
        self._frame = frame
        self._name = name
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        frame.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stand where the frame stands, and be seen while it is."""
        match event.type():
            case QEvent.Type.Move | QEvent.Type.Resize:
                self.setGeometry(self._frame.geometry())
            case QEvent.Type.Show | QEvent.Type.ZOrderChange:
                self.stackUnder(self._frame)
                self.setVisible(self._frame.isVisible())
            case QEvent.Type.Hide:
                self.hide()
            case _:
                pass
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint round the frame's card."""
        painter = QPainter(self)
        card = self._frame.card_rect.adjusted(0.5, 0.5, -0.5, -0.5)
        paint_shadow(painter, card, current_theme().radius("card"), self._name)


class FloatingFrame(QWidget):
    """A raised card inside a window, with room round it for its shadow.

    Put a layout on it and keep its contents inside `contents_margins`; it is a child of the window
    it floats over, takes no focus by itself and lets no click through its card. The room round the
    card belongs to what lies below: a sign there can be clicked.
    """

    def __init__(self, parent: QWidget, *, ground: str = "raised", shadow: str = "card") -> None:
        super().__init__(parent)
        self._ground = ground
        self._shadow = shadow
        reach = self.shadow_reach
        self.setContentsMargins(reach, reach, reach, reach)
        self.hide()
        below = _Shadow(self, shadow)
        self.destroyed.connect(below.deleteLater)
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

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the pointer on the card alone."""
        super().resizeEvent(event)
        self.setMask(QRegion(self.card_rect.toAlignedRect()))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground and edge."""
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        card = self.card_rect.adjusted(0.5, 0.5, -0.5, -0.5)
        radius = theme.radius("card")
        painter.setPen(QPen(theme.color("border_strong"), theme.stroke("hairline")))
        painter.setBrush(theme.color(self._ground))
        painter.drawRoundedRect(card, radius, radius)
