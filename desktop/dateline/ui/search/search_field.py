"""The search field: as you type, with its key, a clear button, help, and where a mistake stands."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QRectF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from dateline.model.spans import Span, Utf16Map
from dateline.ui.theme import current_theme, theme_switch
from dateline.ui.widgets.buttons import IconButton
from dateline.ui.widgets.escape import claims_escape
from dateline.ui.widgets.icons import paint_icon
from dateline.ui.widgets.text_field import TextField

_TYPING_PAUSE_MS: Final = 120
"""Below what a person notices, above the gap between two keys of a fast typist."""
_WIDTH: Final = 720


class SearchField(TextField):
    """Tells of the query a moment after the last key, and at once on Enter."""

    query_changed = Signal(str)
    submitted = Signal(str)
    exact_submitted = Signal(str)
    """Ctrl+Enter: search for the words exactly as they stand."""
    help_requested = Signal()
    left = Signal()
    """Esc in an empty field."""
    list_requested = Signal()
    """Down: on to what was found."""
    previous_requested = Signal()
    """Shift+Enter: the result before."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMaximumWidth(_WIDTH)
        self.setMinimumWidth(200)
        self.setPlaceholderText(
            self.tr('Search all articles: ferry, "exact words", near(a b, 5), speaker:Reyes')
        )
        self.setAccessibleName(self.tr("Search all articles"))
        self._clear = IconButton("close", self.tr("Clear the search"), self, key="Esc")
        self._help = IconButton("help", self.tr("How to write a search"), self)
        for button in (self._clear, self._help):
            button.setCursor(Qt.CursorShape.ArrowCursor)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._clear.hide()
        self._wrong: Span | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_TYPING_PAUSE_MS)
        self._pause.timeout.connect(self._tell)
        self.textEdited.connect(self._edited)
        self.textChanged.connect(self._text_changed)
        self._clear.clicked.connect(self._clear_all)
        self._help.clicked.connect(self.help_requested)
        theme_switch().changed.connect(self.update)
        self._arrange()

    def show_query(self, query: str) -> None:
        """Show a query that came from elsewhere; equal is no event, and none is told."""
        if query != self.text().strip():
            self._pause.stop()
            self.setText(query)

    def mark_wrong(self, place: Span | None) -> None:
        """Draw a red edge and a line under what is wrong; None draws none.

        The span counts code points of the query, which is the text without blanks around it.
        """
        if place == self._wrong:
            return
        self._wrong = place
        self.setProperty("state", "" if place is None else "wrong")
        self.style().unpolish(self)
        self.style().polish(self)
        self.update()

    def event(self, event: QEvent) -> bool:
        """Keep Esc for this field while it has the focus."""
        return claims_escape(event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter searches now, Ctrl+Enter for the exact words, Esc clears and then leaves."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._pause.stop()
            self._submit(event.modifiers())
        elif event.key() == Qt.Key.Key_Escape:
            if self.text():
                self._clear_all()
            else:
                self.left.emit()
        elif event.key() == Qt.Key.Key_Down:
            self.list_requested.emit()
        else:
            super().keyPressEvent(event)

    def _submit(self, modifiers: Qt.KeyboardModifier) -> None:
        words = self.text().strip()
        if modifiers & Qt.KeyboardModifier.ControlModifier:
            self.exact_submitted.emit(words)
        elif modifiers & Qt.KeyboardModifier.ShiftModifier:
            self.previous_requested.emit()
        else:
            self.submitted.emit(words)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the magnifier at the left, and a line under what is wrong."""
        super().paintEvent(event)
        theme = current_theme()
        size = theme.icon("size")
        place = QRectF(theme.space("m") + 2, (self.height() - size) / 2, size, size)
        painter = QPainter(self)
        paint_icon(painter, "search", place, theme.hex("text_muted"))
        if self._wrong is not None:
            line = self._wrong_line(self._wrong).intersected(self._text_room())
            painter.fillRect(line, theme.color("error"))

    def _wrong_line(self, wrong: Span) -> QRectF:
        """Return the line under a part of the text, wherever the text is scrolled to."""
        metrics = QFontMetricsF(self.font())
        text = self.text()
        before = text[: Utf16Map(text).to_code_points(self.cursorPosition())]
        origin = self.cursorRect().center().x() - metrics.horizontalAdvance(before)
        blank = len(text) - len(text.lstrip())
        left = origin + metrics.horizontalAdvance(text[: blank + wrong.start])
        right = origin + metrics.horizontalAdvance(text[: blank + wrong.end])
        width = current_theme().stroke("focus")
        baseline = (self.height() + metrics.ascent() - metrics.descent()) / 2
        return QRectF(left, round(baseline + width), max(right - left, 2 * width), width)

    def _text_room(self) -> QRectF:
        margins = self.textMargins()
        return QRectF(self.rect()).adjusted(margins.left(), 0, -margins.right(), 0)

    def resizeEvent(self, event: object) -> None:  # noqa: D102 - Qt's hook
        super().resizeEvent(event)  # pyright: ignore[reportArgumentType]
        self._arrange()

    def _arrange(self) -> None:
        theme = current_theme()
        side = theme.icon("hit_area")
        left = theme.icon("size") + theme.space("m")
        self.setTextMargins(left, 0, 2 * side + theme.space("xs"), 0)
        top = (self.height() - side) // 2
        right = self.width() - side - theme.space("xs")
        self._help.setGeometry(right, top, side, side)
        self._clear.setGeometry(right - side, top, side, side)

    @Slot(str)
    def _edited(self, text: str) -> None:
        self._pause.start()

    @Slot(str)
    def _text_changed(self, text: str) -> None:
        self._clear.setVisible(bool(text))

    @Slot()
    def _clear_all(self) -> None:
        self.clear()
        self._pause.stop()
        self._tell()

    @Slot()
    def _tell(self) -> None:
        self.query_changed.emit(self.text().strip())
