"""Lets Tab go through a dialog as it is read, whatever order its parts were made in."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractSpinBox, QWidget


def tab_as_read(window: QWidget) -> None:
    """Set the order of Tab to that of the places: of neighbours the upper, then the left one.

    Called once the window is laid out. It looks at widgets alone: the wrapper of a layout's spacer
    outlives the spacer in PySide, and is then taken for what is made at the same address. It does
    not look into a spin box: asked for its proxy, the line inside makes the box's wrapper its
    parent, and the two are collected as owners of what is still on show.
    """
    stops = [widget for widget in _as_read(window) if _takes_tab(widget)]
    for before, after in pairwise(stops):
        QWidget.setTabOrder(before, after)


def _takes_tab(widget: QWidget) -> bool:
    takes = bool(widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value)
    return takes and widget.focusProxy() is None


def _as_read(widget: QWidget) -> Iterator[QWidget]:
    yield widget
    if isinstance(widget, QAbstractSpinBox):
        return
    inside = widget.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
    for child in sorted(inside, key=lambda part: (part.y(), part.x())):
        if not child.isWindow():
            yield from _as_read(child)
