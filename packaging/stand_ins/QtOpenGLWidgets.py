"""Stands for Qt's OpenGL widgets, one of which pyqtgraph derives a class from when it is imported."""

from __future__ import annotations


class QOpenGLWidget:
    """A widget that is never made: charts are drawn without OpenGL."""

    def __init__(self) -> None:
        message = "This Dateline is bundled without OpenGL."
        raise RuntimeError(message)
