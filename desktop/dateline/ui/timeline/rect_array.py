"""Draws many rectangles at once from an array, without making an object for each."""

from __future__ import annotations

from typing import cast

import numpy as np
import shiboken6
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from dateline.explore.timeline import FloatArray


def bar_rects(edges: FloatArray, heights: FloatArray, bottom: float) -> FloatArray:
    """Return the bars that are not empty as rows (x, y, width, height), a px apart if 4 px wide.

    `edges` are the px between which the bars stand on `bottom`, one more than `heights`.
    """
    places = np.flatnonzero(heights > 0)
    lefts = edges[:-1][places]
    widths = edges[1:][places] - lefts
    widths = np.maximum(1.0, np.where(widths > 3, widths - 1, widths))
    tall = heights[places]
    return np.column_stack((lefts, bottom - tall, widths, tall))


def draw_rects(painter: QPainter, rects: FloatArray) -> None:
    """Draw rectangles given as rows (x, y, width, height) with the painter's pen and brush.

    A QRectF is four doubles, so the rows of the array are the rectangles that Qt reads; making
    one object for each took longer than drawing them.
    """
    if not len(rects):
        return
    rows = np.ascontiguousarray(rects, dtype=np.float64)
    first = cast("QRectF", shiboken6.wrapInstance(rows.ctypes.data, QRectF))
    painter.drawRects(first, len(rows))
