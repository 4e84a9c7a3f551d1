"""Wrapped text with a line height of the type scale, which Qt's labels do not have."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Slot
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QSizePolicy, QWidget

from dateline.ui.theme import current_theme, theme_switch

_WIDEST = 16_777_215


def lay_out(
    text: str, font: QFont, *, width: float, line: float, most_lines: int = 0
) -> QTextLayout:
    """Return the text wrapped to `width` px, its lines `line` px apart.

    With `most_lines`, no line is made after that many.
    """
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    layout.setTextOption(option)
    layout.beginLayout()
    number = 0
    while not most_lines or number < most_lines:
        row = layout.createLine()
        if not row.isValid():
            break
        row.setLineWidth(max(width, 1.0))
        row.setPosition(QPointF(0, number * line + (line - row.height()) / 2))
        number += 1
    layout.endLayout()
    return layout


class Headline(QWidget):
    """A text in a style of the type scale that wraps at words; read out as its accessible name."""

    def __init__(
        self, parent: QWidget | None = None, *, style: str = "headline", ink: str = "text"
    ) -> None:
        super().__init__(parent)
        self._text = ""
        self._style = style
        self._ink = ink
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme_switch().changed.connect(self._retheme)

    def text(self) -> str:
        """Return the text."""
        return self._text

    def set_text(self, text: str) -> None:
        """Set the text; equal means nothing happens."""
        if text != self._text:
            self._text = text
            self.setAccessibleName(text)
            self._retheme()

    @Slot()
    def _retheme(self) -> None:
        self.updateGeometry()
        self.update()

    def _layout_for(self, width: float) -> QTextLayout:
        theme = current_theme()
        return lay_out(
            self._text, theme.font(self._style), width=width, line=theme.line_height(self._style)
        )

    def hasHeightForWidth(self) -> bool:
        """The text wraps."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the wrapped lines in px."""
        return self._layout_for(width).lineCount() * current_theme().line_height(self._style)

    def sizeHint(self) -> QSize:
        """Return the room for the text on one line."""
        # A line lives no longer than its layout, so the layout must have a name.
        layout = self._layout_for(_WIDEST)
        line = layout.lineAt(0)
        width = line.naturalTextWidth() if line.isValid() else 0
        return QSize(round(width) + 1, current_theme().line_height(self._style))

    def minimumSizeHint(self) -> QSize:
        """One line; any width will do."""
        return QSize(0, current_theme().line_height(self._style))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the lines."""
        painter = QPainter(self)
        painter.setPen(current_theme().color(self._ink))
        self._layout_for(self.width()).draw(painter, QPointF(0, 0))
