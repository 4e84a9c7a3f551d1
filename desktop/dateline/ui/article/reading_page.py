"""The page of the article pane: the column of text between quote margin and hit map."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dateline.ui.article.article_head import ArticleHead
from dateline.ui.article.hit_map import HitMap
from dateline.ui.article.quote_margin import QuoteMargin
from dateline.ui.article.reading_text import ReadingText
from dateline.ui.theme import current_theme


class ReadingPage(QWidget):
    """Lays out head, text, margin and map; the column is centred where there is room.

    A pane too narrow for the quote margin keeps the bars without names. The column's width grows
    with the letters, so that a line keeps its number of characters, and never past the pane.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = ReadingText(self)
        self.head = ArticleHead(self.text.viewport())
        self.margin = QuoteMargin(self.text)
        self.map = HitMap(self.text, self.head)
        self._column = current_theme().pane("reading_column")
        self.text.set_head(self.head)
        self.head.resized.connect(self.text.fit_head, Qt.ConnectionType.QueuedConnection)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.text)

    def set_column(self, name: str) -> None:
        """Take the column width of a token: `reading_column` or `reading_column_max`."""
        width = current_theme().pane(name)
        if width != self._column:
            self._column = width
            self.arrange()

    @Slot()
    def arrange(self) -> None:
        """Place column, margin and map for the page's width and the letters' size."""
        theme = current_theme()
        map_width = theme.pane("hit_map")
        room = self.width() - map_width
        named = theme.pane("quote_margin")
        narrow = theme.space("gap")
        zoom = self.text.text_size / theme.type_style("reading").size
        wanted = round(self._column * max(zoom, 1.0))
        left = named if room >= wanted + named + narrow else narrow
        column = min(wanted, room - left - narrow)
        left = max(left, (room - column) // 2 if left == named else left)
        self.text.set_margins(left=left, right=self.width() - left - column)
        self.margin.setGeometry(0, 0, left, self.height())
        self.map.setGeometry(self.width() - map_width, 0, map_width, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep everything in its place."""
        super().resizeEvent(event)
        self.arrange()
