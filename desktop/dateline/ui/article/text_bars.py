"""Bars in place of a text that is still being fetched."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dateline.ui.theme import current_theme, theme_switch
from dateline.ui.widgets.headline import Headline
from dateline.ui.widgets.labels import Label, surface

_WIDTHS: Final = (0.96, 0.92, 0.97, 0.88, 0.94)


class _Bars(QWidget):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        theme_switch().changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("selection_inactive"))
        for number, part in enumerate(_WIDTHS):
            bar = QRectF(
                0,
                number * theme.line_height("reading"),
                self.width() * part,
                theme.size("bar_text"),
            )
            painter.drawRoundedRect(bar, theme.radius("mark"), theme.radius("mark"))


class LoadingArticle(QWidget):
    """The title of the article at once, and bars where its text will be."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        surface(self, "paper")
        theme = current_theme()
        self._source = Label("", self, style="meta", ink="muted")
        self._title = Headline(self)
        self._bars = _Bars(self)
        column = QVBoxLayout(self)
        self._column = column
        column.setSpacing(theme.space("s"))
        column.addWidget(self._source)
        column.addWidget(self._title)
        column.addSpacing(theme.space("l"))
        column.addWidget(self._bars, 1)

    def show_title(self, title: str, source: str) -> None:
        """Show this title and source line, without bars."""
        self._title.set_text(title)
        self._source.set_text(source)
        self._bars.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand where the text will stand."""
        super().resizeEvent(event)
        theme = current_theme()
        wide = theme.pane("reading_column") + theme.pane("quote_margin") + theme.space("gap")
        left = theme.pane("quote_margin") if self.width() >= wide else theme.space("gap")
        self._column.setContentsMargins(left, theme.space("l"), left, theme.space("l"))

    def show_bars(self) -> None:
        """Show the bars: the text takes longer than a moment."""
        self._bars.show()
