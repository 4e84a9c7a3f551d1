"""The ring that shows where the focus is, drawn round whatever has it."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QApplication, QLineEdit, QWidget
from shiboken6 import isValid

from dateline.ui.theme import Theme, current_theme, theme_switch

RINGED_PROPERTY = "ringed"
"""Set by a widget that paints itself and wants the ring inside its edge, to its corner radius.

False is for one that paints its ring as well, as where it may be scrolled half out of sight.
"""

_MOVES = frozenset(
    {
        QEvent.Type.Move,
        QEvent.Type.Resize,
        QEvent.Type.Show,
        QEvent.Type.Hide,
        QEvent.Type.ParentChange,
        QEvent.Type.EnabledChange,
    }
)


class FocusRing(QWidget):
    """One ring for a window, always drawn, also after a click.

    It lies one px outside a button and inside the edge of a list, text or timeline; fields draw
    their own. It takes no events and no part in layouts.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._target: QWidget | None = None
        self._watched: list[QWidget] = []
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setObjectName("focus_ring")
        self.hide()
        application = cast("QApplication", QApplication.instance())
        application.focusChanged.connect(self._focus_moved)
        theme_switch().changed.connect(self.update)
        self._focus_moved(None, application.focusWidget())

    @Slot(QWidget, QWidget)
    def _focus_moved(self, old: QWidget | None, new: QWidget | None) -> None:
        # The focus also moves while its widget is being destroyed.
        if self._target is not None and isValid(self._target):
            self._target.destroyed.disconnect(self._forget)
        for widget in self._watched:
            if isValid(widget):
                widget.removeEventFilter(self)
        wanted = new is not None and new.window() is self.window() and _wants_ring(new)
        self._target = new if wanted else None
        self._watched = [] if self._target is None else _lineage(self._target)
        if self._target is not None:
            self._target.destroyed.connect(self._forget)
        # What holds the widget moves it too, without an event of its own.
        for widget in self._watched:
            widget.installEventFilter(self)
        self._place()

    @Slot()
    def _forget(self) -> None:
        self._target = None
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the widget with the focus."""
        if event.type() in _MOVES:
            self._place()
        return False

    def _place(self) -> None:
        target = self._target
        if target is None or not target.isVisible():
            self.hide()
            return
        theme = current_theme()
        reach = round(theme.stroke("focus") + theme.stroke("focus_offset"))
        rect = QRect(target.mapTo(self.window(), target.rect().topLeft()), target.size())
        if isinstance(target, QAbstractButton):
            rect = rect.adjusted(-reach, -reach, reach, reach)
        self.setGeometry(rect)
        self.raise_()
        self.show()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ring."""
        theme = current_theme()
        width = theme.stroke("focus")
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("focus"), width))
        rect = self.rect().toRectF().adjusted(width / 2, width / 2, -width / 2, -width / 2)
        outside = isinstance(self._target, QAbstractButton)
        radius = theme.radius("control") + theme.stroke("focus_offset") + width / 2
        if not outside:
            own = self._target.property(RINGED_PROPERTY) if self._target is not None else None
            radius = float(own) if isinstance(own, (int, float)) else 0.0
        painter.drawRoundedRect(rect, radius, radius)


def paint_ring(painter: QPainter, rect: QRectF, theme: Theme) -> None:
    """Paint the ring inside the edge of a widget that paints its own."""
    width = theme.stroke("focus")
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.color("focus"), width))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    radius = theme.radius("control")
    painter.drawRoundedRect(rect.adjusted(width, width, -width, -width), radius, radius)
    painter.restore()


def _lineage(widget: QWidget) -> list[QWidget]:
    """Return the widget and what holds it, up to its window."""
    found = [widget]
    while not found[-1].isWindow() and (parent := found[-1].parentWidget()) is not None:
        found.append(parent)
    return found


def _wants_ring(widget: QWidget) -> bool:
    if isinstance(widget, QLineEdit) or widget.property(RINGED_PROPERTY) is False:
        return False
    if isinstance(widget, (QAbstractButton, QAbstractScrollArea)):
        return True
    return widget.property(RINGED_PROPERTY) is not None
