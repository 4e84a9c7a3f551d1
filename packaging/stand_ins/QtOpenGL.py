"""Stands for the 9 MB of Qt's OpenGL binding, which pyqtgraph imports and Dateline never draws with."""

from __future__ import annotations
