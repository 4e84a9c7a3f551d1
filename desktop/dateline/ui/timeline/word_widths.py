"""How wide the words of the timeline are in the fonts of a theme."""

from __future__ import annotations

from PySide6.QtGui import QFontMetricsF

from dateline.explore.timeline_axis import AxisRoom
from dateline.explore.timeline_units import Unit
from dateline.ui.theme import Theme
from dateline.ui.timeline.words import widest_words


class WordWidths:
    """Measures the names of events, each once, and the labels of the axis."""

    def __init__(self, theme: Theme) -> None:
        self._plain = QFontMetricsF(theme.font("caption"))
        self._strong = QFontMetricsF(theme.font("caption_strong"))
        self._known: dict[tuple[str, bool], float] = {}
        self.axis = AxisRoom(
            upper={unit: _widest(self._strong, unit, upper=True) for unit in Unit},
            lower={unit: _widest(self._plain, unit, upper=False) for unit in Unit},
        )

    def of(self, words: str, *, selected: bool) -> float:
        """Return the px of an event's words; a selected event is named in a wider font."""
        width = self._known.get((words, selected))
        if width is None:
            width = (self._strong if selected else self._plain).horizontalAdvance(words)
            self._known[words, selected] = width
        return width


def _widest(metrics: QFontMetricsF, unit: Unit, *, upper: bool) -> float:
    return max(metrics.horizontalAdvance(text) for text in widest_words(unit, upper=upper))
