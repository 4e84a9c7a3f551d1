"""The bar under the article: the hit the person is on, how many there are, and the way on."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from dateline.ui.theme import current_theme, theme_switch
from dateline.ui.widgets.buttons import Button, IconButton
from dateline.ui.widgets.escape import claims_escape, is_escape
from dateline.ui.widgets.labels import ElidedLabel, surface
from dateline.ui.widgets.text_field import TextField

_ROOMY: Final = 560
"""From this width on the place among the hits is said in full."""


class _HitChip(QWidget):
    """The searched words on the ground that hits have in the text."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = ""
        theme_switch().changed.connect(self.update)

    def set_words(self, words: str) -> None:
        if words != self._words:
            self._words = words
            self.setToolTip(words)
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        theme = current_theme()
        width = QFontMetricsF(theme.font("meta")).horizontalAdvance(self._words) + theme.space("l")
        return QSize(
            round(min(width, theme.size("hit_chip"))),
            theme.line_height("meta") + theme.space("hair"),
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        box.setHeight(self.sizeHint().height())
        box.moveTop(round((self.height() - box.height()) / 2))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("hit"))
        painter.drawRoundedRect(box, theme.radius("mark"), theme.radius("mark"))
        painter.setFont(theme.font("meta"))
        painter.setPen(theme.color("on_hit"))
        room = box.width() - theme.space("m")
        shown = QFontMetricsF(painter.font()).elidedText(
            self._words, Qt.TextElideMode.ElideRight, room
        )
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, shown)


class _FindField(TextField):
    previous_requested = Signal()
    next_requested = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.previous_requested.emit()
        else:
            self.next_requested.emit()


class FindBar(QWidget):
    """Says which hit of how many, and goes to the next; also the field for finding in the article."""

    words_changed = Signal(str)
    """What to find in this article, as it is typed."""
    next_requested = Signal()
    previous_requested = Signal()
    next_article_requested = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        surface(self, "window", rule="above")
        theme = current_theme()
        self._chip = _HitChip(self)
        self.field = _FindField(self)
        self.field.setPlaceholderText(self.tr("Find in this article"))
        self.field.setAccessibleName(self.tr("Find in this article"))
        self.field.setMaximumWidth(theme.size("find_field"))
        self._place = ElidedLabel("", self, style="meta")
        self._previous = IconButton("up", self.tr("Previous hit"), self, key="Shift+F3")
        self._next = IconButton("down", self.tr("Next hit"), self, key="F3")
        self._at = (0, 0)
        self._overall = ElidedLabel("", self, style="meta", ink="muted")
        self._overall.hide()
        self._overall.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._onward = Button(self.tr("Next article"), self, look="flat", key="Alt+↓")
        self._close = IconButton("close", self.tr("Close the find bar"), self, key="Esc")
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.space("l"), 0, theme.space("m"), 0)
        row.setSpacing(theme.space("m"))
        for widget in (self._chip, self.field, self._place, self._previous, self._next):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self._overall, 100)
        row.addWidget(self._onward)
        row.addWidget(self._close)
        self._wire()
        self._fit()
        self.hide()

    def _wire(self) -> None:
        self.field.textChanged.connect(self.words_changed)
        self.field.next_requested.connect(self.next_requested)
        self.field.previous_requested.connect(self.previous_requested)
        self._previous.clicked.connect(self.previous_requested)
        self._next.clicked.connect(self.next_requested)
        self._onward.clicked.connect(self.next_article_requested)
        self._close.clicked.connect(self.close_bar)
        theme_switch().changed.connect(self._fit)

    def show_hits(self, words: str, *, current: int, total: int, overall: str = "") -> None:
        """Show the place among the hits of a search; `current` counts from 1, 0 is none."""
        self._chip.set_words(words)
        self._chip.show()
        self.field.hide()
        self._say_place(current, total)
        self._say_overall(overall)
        self._onward.show()
        self.show()

    def start_finding(self) -> None:
        """Show the field for finding in this article, with the focus."""
        self._chip.hide()
        self.field.show()
        self._say_overall("")
        self._onward.hide()
        self._say_place(0, 0)
        self.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def set_place(self, current: int, total: int) -> None:
        """Say that the cursor is on hit `current` of `total`."""
        self._say_place(current, total)

    @Slot()
    def close_bar(self) -> None:
        """Hide the bar and say so; what is found loses its marks."""
        if not self.isHidden():
            self.hide()
            self.closed.emit()

    def _say_overall(self, words: str) -> None:
        self._overall.set_text(words)
        self._overall.setVisible(bool(words))

    def _say_place(self, current: int, total: int) -> None:
        self._at = (current, total)
        self._fit_words()
        for button in (self._previous, self._next):
            if button.isEnabled() != bool(total):
                button.setEnabled(bool(total))

    def _fit_words(self) -> None:
        """Say the place in as many words as the bar has room for."""
        current, total = self._at
        typed = not self.field.isHidden() and bool(self.field.text())
        if total and self.width() >= _ROOMY:
            words = self.tr("hit {n} of {total} in this article").format(n=current, total=total)
        elif total:
            words = self.tr("hit {n} of {total}").format(n=current, total=total)
        else:
            words = self.tr("not in this article") if typed or not self._chip.isHidden() else ""
        self._place.set_text(words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say less where there is less room."""
        super().resizeEvent(event)
        self._fit_words()

    @Slot()
    def _fit(self) -> None:
        self.setFixedHeight(current_theme().row("find_bar"))

    def event(self, event: QEvent) -> bool:
        """Keep Esc for this bar while it has the focus."""
        return claims_escape(event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes."""
        if is_escape(event):
            self.close_bar()
        else:
            super().keyPressEvent(event)
