"""What of a window's controls a person could not use without seeing, or without a pointer."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QDialog, QWidget


def reachable(window: QWidget) -> Iterator[QWidget]:
    """Yield the controls of a window that Tab reaches, in the order it reaches them."""
    tab = Qt.FocusPolicy.TabFocus.value
    first = window.nextInFocusChain()
    widget = first
    while widget is not None:
        takes_tab = bool(widget.focusPolicy().value & tab) and widget.focusProxy() is None
        if widget.window() is window and takes_tab and widget.isVisible() and widget.isEnabled():
            yield widget
        widget = widget.nextInFocusChain()
        if widget is first:
            return


def nameless(window: QWidget) -> list[str]:
    """Return the controls that a screen reader could not name."""
    return [described(widget) for widget in reachable(window) if not name_of(widget)]


def name_of(widget: QWidget) -> str:
    """Return what a screen reader calls a control."""
    interface = QAccessible.queryAccessibleInterface(widget)
    return "" if interface is None else interface.text(QAccessible.Text.Name)


def jumps(dialog: QDialog) -> list[str]:
    """Return the steps of Tab that go back up, other than to the right, before the round is over."""
    order = list(reachable(dialog))
    tops = [(place_of(widget, dialog).top(), place_of(widget, dialog).left()) for widget in order]
    first = tops.index(min(tops)) if tops else 0  # Tab goes round and round
    order = order[first:] + order[:first]
    places = [place_of(widget, dialog) for widget in order]
    return [
        f"{described(order[n])} → {described(order[n + 1])}"
        for n in range(len(order) - 1)
        if places[n + 1].bottom() < places[n].top() and places[n + 1].left() <= places[n].left()
    ]


def place_of(widget: QWidget, window: QWidget) -> QRect:
    """Return where a control lies in its window."""
    return QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())


def described(widget: QWidget) -> str:
    """Return words by which a control is known to whoever mends it."""
    return f"{type(widget).__name__} {widget.objectName()!r} “{name_of(widget)}”"
