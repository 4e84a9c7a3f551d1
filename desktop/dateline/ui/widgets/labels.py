"""Labels in a named type style and ink, and one that shortens what does not fit."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from dateline.ui.theme import current_theme, theme_switch


class Label(QLabel):
    """Text in a style of the type scale and an ink of the style sheet (`muted`, `faint` …).

    The text is plain, never markup: what it shows may come out of a file.
    """

    def __init__(
        self,
        text: str = "",
        parent: QWidget | None = None,
        *,
        style: str = "body",
        ink: str = "text",
    ) -> None:
        super().__init__(text, parent)
        self._style = style
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("ink", ink)
        self._refont()
        theme_switch().changed.connect(self._refont)

    def set_ink(self, ink: str) -> None:
        """Change the ink (`text`, `muted`, `faint`, `accent`, `ok`, `warn`, `error`)."""
        if self.property("ink") != ink:
            self.setProperty("ink", ink)
            self.style().unpolish(self)
            self.style().polish(self)

    def set_text(self, text: str) -> None:
        """Set the text; equal means nothing happens."""
        if self.text() != text:
            self.setText(text)

    @Slot()
    def _refont(self) -> None:
        font = current_theme().font(self._style)
        if self.font() != font:
            self.setFont(font)


class ElidedLabel(Label):
    """One line of text that ends in "…" where it does not fit; the whole text is in its tool tip."""

    def __init__(
        self,
        text: str = "",
        parent: QWidget | None = None,
        *,
        style: str = "body",
        ink: str = "text",
    ) -> None:
        super().__init__(text, parent, style=style, ink=ink)
        self.elide_mode = Qt.TextElideMode.ElideRight
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        """Give way before the neighbours do."""
        return QSize(self.fontMetrics().averageCharWidth() * 4, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint as much of the text as fits."""
        painter = QPainter(self)
        room = self.contentsRect()
        shown = self.fontMetrics().elidedText(self.text(), self.elide_mode, room.width())
        self.style().drawItemText(
            painter,
            room,
            int(self.alignment()),
            self.palette(),
            self.isEnabled(),
            shown,
            self.foregroundRole(),
        )

    def set_text(self, text: str) -> None:
        """Set the text; equal means nothing happens."""
        super().set_text(text)
        self._offer_whole()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Offer the whole text as a tool tip where it is cut."""
        super().resizeEvent(event)
        self._offer_whole()

    def _offer_whole(self) -> None:
        cut = self.fontMetrics().horizontalAdvance(self.text()) > self.contentsRect().width()
        self.setToolTip(self.text() if cut else "")


def surface(widget: QWidget, name: str, *, rule: str | None = None) -> None:
    """Give a plain widget the background `name` and, with `rule`, a hairline `below` or `above`."""
    widget.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    widget.setProperty("surface", name)
    if rule:
        widget.setProperty("rule", rule)
