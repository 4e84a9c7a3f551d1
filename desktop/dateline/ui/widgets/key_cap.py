"""A key in a small frame, alone or with the words of what it does."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Slot
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from dateline.ui.theme import current_theme, theme_switch
from dateline.ui.widgets.buttons import key_cap_width, paint_key_cap


class KeyHint(QWidget):
    """Key caps and, behind them, what they do; several keys are separated by blanks."""

    def __init__(self, keys: str, words: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys = keys.split()
        self._words = words
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(f"{keys} {words}".strip())
        theme_switch().changed.connect(self._retheme)

    @Slot()
    def _retheme(self) -> None:
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room for caps and words."""
        theme = current_theme()
        width = sum(key_cap_width(key, theme) + theme.space("xs") for key in self._keys)
        if self._words:
            width += QFontMetricsF(theme.font("meta")).horizontalAdvance(self._words) + theme.space(
                "hair"
            )
        return QSize(round(width) + 1, theme.line_height("body") + theme.space("hair"))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint caps and words."""
        theme = current_theme()
        painter = QPainter(self)
        left = 0.0
        for key in self._keys:
            width = key_cap_width(key, theme)
            paint_key_cap(painter, QRectF(left, 0, width, self.height()), key, theme)
            left += width + theme.space("xs")
        painter.setFont(theme.font("meta"))
        painter.setPen(theme.color("text_muted"))
        place = QRectF(left, 0, self.width() - left, self.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, self._words)
