"""Where a toast stands: on the status bar, and never over what a person has just acted on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Protocol

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QAbstractItemView, QWidget

_POINTER: Final = QSize(48, 32)
"""What is round the tip of the pointer: a row's height, and some letters of it."""
_REACH: Final = 4
"""So many px of the lowest pane a toast on the status bar may cover: its margin."""


class KnowsItsPlace(Protocol):
    """A text that knows where in it a person is."""

    def acted_rect(self) -> QRect:
        """Return the place in the text's viewport, empty where there is none."""
        ...

    def viewport(self) -> QWidget:
        """Return the widget that the place is in."""
        ...


def acted_on(
    window: QWidget, grounds: Sequence[QWidget], texts: Sequence[KnowsItsPlace] = ()
) -> tuple[QRect, ...]:
    """Return what must stay free, in the window's coordinates.

    These are the current row, the places in the `texts`, the surroundings of the pointer, and all
    of a `ground` (a pane whose signs are walked from one to the next) that has the focus or the
    pointer.
    """
    focused, pointer = window.focusWidget(), window.mapFromGlobal(QCursor.pos())
    found = [_mapped(text.viewport(), text.acted_rect(), window) for text in texts]
    if isinstance(focused, QAbstractItemView) and focused.isVisible():
        rect = focused.visualRect(focused.currentIndex())
        rect.setLeft(0)
        rect.setRight(focused.viewport().width())
        found.append(_mapped(focused.viewport(), rect, window))
    if window.rect().contains(pointer):
        corner = pointer - QPoint(_POINTER.width(), _POINTER.height()) / 2
        found.append(QRect(corner, _POINTER))
    for ground in grounds:
        rect = place_in(ground, window)
        used = focused is not None and ground.isAncestorOf(focused)
        if used or rect.contains(pointer):
            # A toast on the status bar is a little higher than that; no sign reaches so low.
            found.append(rect.adjusted(0, 0, 0, -_REACH))
    return tuple(rect for rect in found if not rect.isEmpty())


def place_in(widget: QWidget, window: QWidget) -> QRect:
    """Return where a widget is in a window's coordinates, empty where it is not seen."""
    return _mapped(widget, widget.rect(), window)


def _mapped(widget: QWidget, rect: QRect, window: QWidget) -> QRect:
    """Return a rectangle of a widget in the window's coordinates, empty where it is not seen."""
    seen = rect.intersected(widget.rect()) if widget.isVisible() else QRect()
    return QRect(widget.mapTo(window, seen.topLeft()), seen.size())


def choose_place(
    size: QSize, room: QRect, *, avoided: Sequence[QRect], ceilings: Sequence[int]
) -> QPoint:
    """Return the corner of a toast of `size` inside `room`.

    It stands at the foot of the room, in the middle, else at the right or left; where all of these
    cover something `avoided`, above the lowest of the `ceilings` (y of what lies there) that leaves
    it free, and where none does, in the middle of the foot.
    """
    middle = room.left() + (room.width() - size.width()) // 2
    lefts = (middle, room.right() + 1 - size.width(), room.left())
    inside = (ceiling for ceiling in ceilings if ceiling <= room.bottom())
    feet = (room.bottom() + 1, *sorted(inside, reverse=True))
    for foot in feet:
        for left in lefts:
            place = QRect(QPoint(left, foot - size.height()), size)
            free = not any(place.intersects(rect) for rect in avoided)
            if free and left >= room.left() and place.top() >= room.top():
                return place.topLeft()
    return QPoint(middle, room.bottom() + 1 - size.height())
