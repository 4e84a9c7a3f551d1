"""The words a dialog is about, as they stand in the article, with a bar beside them."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from dateline.ui.theme import current_theme, theme_switch
from dateline.ui.widgets.wrapped_text import paint_lines, wrapped

_MOST_LINES: Final = 3


class QuotedWords(QWidget):
    """Shows at most three lines; the whole is in the tool tip and is read out."""

    def __init__(self, words: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = " ".join(words.split())
        self.setAccessibleName(self._words)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme_switch().changed.connect(self.update)

    def _left(self) -> float:
        return current_theme().stroke("quote_bar") + current_theme().space("m")

    def _lines(self, width: int) -> list[str]:
        font = current_theme().font("snippet")
        return wrapped(self._words, font, width=width - self._left(), most=_MOST_LINES)

    def hasHeightForWidth(self) -> bool:
        """The words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the wrapped lines in px."""
        return len(self._lines(width)) * current_theme().line_height("snippet")

    def sizeHint(self) -> QSize:
        """Return the room that the words take in a dialog of the usual width."""
        width = current_theme().size("dialog_words")
        return QSize(width, self.heightForWidth(width))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint bar and words."""
        theme = current_theme()
        painter = QPainter(self)
        bar = QRectF(0, 0, theme.stroke("quote_bar"), self.height())
        painter.fillRect(bar, theme.color("border_strong"))
        lines = self._lines(self.width())
        painter.setPen(theme.color("text"))
        place = QRectF(self.rect()).adjusted(self._left(), 0, 0, 0)
        height = theme.line_height("snippet")
        paint_lines(painter, place, lines, theme.font("snippet"), line_height=height)
        cut = bool(lines) and lines[-1].endswith("…") and not self._words.endswith(lines[-1])
        self.setToolTip(self._words if cut else "")
