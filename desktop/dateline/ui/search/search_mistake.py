"""The panel under the search field that says what is wrong with a query, where, and how to mend it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from dateline.library.search.nodes import Mistake
from dateline.ui.theme import current_theme, theme_switch
from dateline.ui.widgets.buttons import Button
from dateline.ui.widgets.floating import FloatingFrame
from dateline.ui.widgets.icons import paint_icon
from dateline.ui.widgets.labels import Label
from dateline.ui.wording import say

_BEFORE: Final = 0.6
"""The part of the line that stays before the place where a long query is cut."""


class _Sign(QWidget):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme_switch().changed.connect(self.update)

    def sizeHint(self) -> QSize:
        theme = current_theme()
        return QSize(theme.icon("size"), theme.line_height("body_strong"))

    def paintEvent(self, event: QPaintEvent) -> None:
        rect = QRectF(self.rect())
        paint_icon(QPainter(self), "failed", rect, current_theme().hex("error"))


class MistakeLine(QWidget):
    """The query in letters of one width, the place framed, and an arrow below it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._query = ""
        self._place = 0
        self._length = 0
        theme_switch().changed.connect(self.update)

    def show_mistake(self, query: str, mistake: Mistake) -> None:
        """Point at a mistake in `query`."""
        self._query = query
        self._place, self._length = mistake.place, mistake.length
        self.update()

    def shown(self) -> tuple[str, int, int]:
        """Return the part of the query that fits, and where in it the place begins and ends."""
        metrics = QFontMetricsF(current_theme().font("mono"))
        fitting = max(8, int(self.width() / max(metrics.horizontalAdvance("m"), 1.0)) - 2)
        start = 0
        if len(self._query) > fitting:
            start = min(max(0, self._place - int(fitting * _BEFORE)), len(self._query) - fitting)
        before = "…" if start else ""
        after = "…" if start + fitting < len(self._query) else ""
        text = f"{before}{self._query[start : start + fitting]}{after}"
        first = min(self._place - start + len(before), len(text))
        return text, first, min(first + self._length, len(text))

    def sizeHint(self) -> QSize:
        """Return the height of two lines."""
        return QSize(0, 2 * current_theme().line_height("mono") + current_theme().space("hair"))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the query, the frame and the arrow."""
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = theme.font("mono")
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        text, first, last = self.shown()
        height = theme.line_height("mono")
        left = metrics.horizontalAdvance(text[:first])
        width = max(metrics.horizontalAdvance(text[first:last]), theme.space("xs"))
        frame = QRectF(left - 0.5, 0.5, width + 1, height - 1)
        painter.setPen(QPen(theme.color("error"), theme.stroke("hairline")))
        painter.setBrush(theme.color("error_tint"))
        painter.drawRect(frame)
        baseline = (height + metrics.ascent() - metrics.descent()) / 2
        painter.setPen(theme.color("text"))
        painter.drawText(QPointF(0, baseline), text)
        painter.setPen(theme.color("error"))
        words = self.tr("↑ here")
        room = self.width() - metrics.horizontalAdvance(words)
        painter.drawText(QPointF(min(left, max(room, 0)), height + baseline), words)


class MistakePanel(FloatingFrame):
    """Says a mistake and offers its repair and the exact words; takes no focus."""

    repair_chosen = Signal()
    exact_chosen = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        theme = current_theme()
        self._texts = ("", "")
        self._sentence = Label("", self, style="body_strong")
        self._sentence.setWordWrap(True)
        self.line = MistakeLine(self)
        self._last = Label("", self, style="meta", ink="muted")
        self._last.setWordWrap(True)
        self.repair = Button("", self, key=self.tr("Enter"))
        self.exact = Button("", self, key="Ctrl+Enter")
        for button, chosen in (
            (self.repair, self.repair_chosen),
            (self.exact, self.exact_chosen),
        ):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(chosen)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.space("m"))
        buttons.addWidget(self.repair)
        buttons.addWidget(self.exact)
        buttons.addStretch(1)
        words = QVBoxLayout()
        words.setSpacing(theme.space("xs"))
        words.addWidget(self._sentence)
        words.addWidget(self.line)
        words.addSpacing(theme.space("xs"))
        words.addWidget(self._last)
        words.addLayout(buttons)
        row = QHBoxLayout(self)
        row.setContentsMargins(*(theme.space(name) for name in ("xl", "l", "xl", "l")))
        row.setSpacing(theme.space("m"))
        row.addWidget(_Sign(self), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)

    def show_mistake(self, query: str, mistake: Mistake, *, results: bool) -> None:
        """Say a mistake in `query`; `results` is whether those of an earlier search are below."""
        sentence = say(mistake.message)
        self._sentence.set_text(sentence)
        self.line.show_mistake(query, mistake)
        below = self.tr("Below are the results of your last search that could be run.")
        asked = self.tr("Did you mean:")
        self._last.set_text(" ".join(part for part in (below if results else "", asked) if part))
        self.repair.setVisible(mistake.repair is not None)
        self._texts = (mistake.repair or "", query)
        self.setAccessibleName(sentence)

    @property
    def words(self) -> str:
        """The sentence on show."""
        return self._sentence.text()

    def wanted_height(self, width: int) -> int:
        """Return the height that a card `width` px wide needs, without its shadow.

        What the buttons say is shortened to that width.
        """
        self._fit_buttons(width)
        layout = self.layout()
        reach = 2 * self.shadow_reach
        return 0 if layout is None else layout.totalHeightForWidth(width + reach) - reach

    def _fit_buttons(self, width: int) -> None:
        theme = current_theme()
        around = 2 * theme.space("xl") + theme.icon("size") + 2 * theme.space("m")
        repair, query = self._texts
        exact = self.tr("“{words}” as exact words")
        self.repair.set_text(repair)
        self.exact.set_text(exact.format(words=query))
        shown = [button for button in (self.repair, self.exact) if not button.isHidden()]
        spare = width - around - sum(button.sizeHint().width() for button in shown)
        if spare >= 0:
            return
        room = QFontMetricsF(self.exact.font())
        share = -spare / len(shown)
        for button, words, form in ((self.repair, repair, "{words}"), (self.exact, query, exact)):
            wide = max(room.horizontalAdvance(words) - share - 1, 0)
            short = room.elidedText(words, Qt.TextElideMode.ElideMiddle, wide)
            button.set_text(form.format(words=short))
