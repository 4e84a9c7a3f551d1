"""A part of a dialog that scrolls while its buttons stay (DESIGN-UI section 10)."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget


def scrolled(body: QWidget, parent: QWidget) -> QScrollArea:
    """Return `body` in an area without a frame on the dialog's own ground, scrolled up and down."""
    area = QScrollArea(parent)
    area.setWidget(body)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # it follows the field that has the focus
    # Without this the area paints the ground of lists, not that of the dialog.
    area.viewport().setAutoFillBackground(False)
    body.setAutoFillBackground(False)
    return area
