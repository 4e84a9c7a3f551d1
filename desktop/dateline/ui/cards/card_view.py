"""A card: what a thing is and how sure that is, the answer, the reason, and what can be done."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from dateline.explore.highlights import MarkKind
from dateline.model.confidence import Confidence
from dateline.ui.cards.confidence_sign import ConfidenceSign
from dateline.ui.cards.day_strip import DayStrip, DayStripDays
from dateline.ui.theme import current_theme, theme_switch
from dateline.ui.widgets.buttons import Button
from dateline.ui.widgets.focus_ring import RINGED_PROPERTY
from dateline.ui.widgets.headline import Headline
from dateline.ui.widgets.icons import paint_icon
from dateline.ui.widgets.labels import Label, surface
from dateline.ui.widgets.signs import FORMS, paint_kind_sign


@dataclass(frozen=True, slots=True)
class CardAction:
    """Something to do from a card; the first of a card is its main one."""

    id: str
    words: str
    key: str = ""
    icon: str = ""


@dataclass(frozen=True, slots=True)
class CardRow:
    """A line of facts: its label, its value, and fainter words behind it."""

    label: str
    value: str
    aside: str = ""


@dataclass(frozen=True, slots=True)
class CardContent:
    """What a card says, in the words of the window.

    `aside` stands at the right of the first line where there is no confidence. `checked` is
    whether a person has checked or corrected the value; a quotation is set with a bar beside it,
    and so is the `sentence` of the source, in the reading face: the `reason` is in our words.
    """

    kind: MarkKind
    kind_words: str
    answer: str
    sentence: str = ""
    reason: str = ""
    confidence: Confidence | None = None
    aside: str = ""
    checked: bool = False
    days: DayStripDays | None = None
    rows: tuple[CardRow, ...] = ()
    facts: str = ""
    actions: tuple[CardAction, ...] = ()


class _KindSign(QWidget):
    def __init__(self, kind: MarkKind, parent: QWidget) -> None:
        super().__init__(parent)
        self._kind = kind
        size = current_theme().icon("size")
        self.setFixedSize(size + 4, size + 4)

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_kind_sign(QPainter(self), self._kind, QRectF(self.rect()), current_theme())


class _CheckedSign(QWidget):
    """The tick after a value that a person has checked."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        size = current_theme().icon("size")
        self.setFixedSize(QSize(size, size))
        self.setToolTip(self.tr("Checked by you"))
        self.setAccessibleName(self.tr("Checked by you"))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        paint_icon(QPainter(self), "check", QRectF(self.rect()), theme.hex("ok"))


class _SourceWords(QWidget):
    """Words in the reading face, a tick behind them where they are checked; quoted ones have a bar."""

    def __init__(
        self, words: str, parent: QWidget, *, quoted: MarkKind | None, checked: bool = False
    ) -> None:
        """`quoted` is the kind whose ink the bar has, None for words without one."""
        super().__init__(parent)
        self._quoted = quoted
        theme = current_theme()
        shown = Headline(self, style="card_title" if quoted is None else "snippet")
        shown.set_text(words)
        row = QHBoxLayout(self)
        row.setContentsMargins(0 if quoted is None else theme.space("l"), 0, 0, 0)
        row.setSpacing(theme.space("s"))
        row.addWidget(shown)
        if checked:
            row.addWidget(_CheckedSign(self), 0, Qt.AlignmentFlag.AlignBottom)
        row.addStretch(1)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme_switch().changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._quoted is not None:
            theme = current_theme()
            bar = QRectF(0, 0, theme.stroke("quote_bar"), self.height())
            QPainter(self).fillRect(bar, theme.color(FORMS[self._quoted].ink))


class CardView(QWidget):
    """The inside of a card; a key of one of its actions does it while the card has the focus."""

    action_chosen = Signal(str)
    """The id of an action."""

    def __init__(self, content: CardContent, parent: QWidget) -> None:
        super().__init__(parent)
        self.content = content
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        theme = current_theme()
        self.setProperty(RINGED_PROPERTY, theme.radius("card"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        inside = QVBoxLayout()
        inside.setContentsMargins(
            theme.space("xl"), theme.space("l"), theme.space("xl"), theme.space("l")
        )
        inside.setSpacing(theme.space("xs"))
        inside.addLayout(self._make_first_line())
        quoted = content.kind if content.kind is MarkKind.QUOTATION else None
        inside.addWidget(_SourceWords(content.answer, self, quoted=quoted, checked=content.checked))
        if content.sentence:
            inside.addWidget(_SourceWords(content.sentence, self, quoted=content.kind))
        if content.reason:
            reason = Label(content.reason, self)
            reason.setWordWrap(True)
            inside.addWidget(reason)
        if content.days is not None and content.days.shown is not None:
            inside.addSpacing(theme.space("s"))
            inside.addWidget(DayStrip(content.days, self))
        if content.rows:
            inside.addLayout(self._make_rows())
        if content.facts:
            inside.addWidget(Label(content.facts, self, style="meta", ink="muted"))
        column.addLayout(inside)
        for buttons in self._rows_of_buttons():
            column.addWidget(self._make_bar(buttons))
        self.setAccessibleName(self._said())

    def _said(self) -> str:
        content = self.content
        sure = content.confidence.word if content.confidence is not None else content.aside
        checked = self.tr("checked by you") if content.checked else ""
        return ", ".join(
            part
            for part in (
                content.kind_words,
                content.answer,
                sure,
                checked,
                content.sentence,
                content.reason,
            )
            if part
        )

    def _make_first_line(self) -> QHBoxLayout:
        theme = current_theme()
        line = QHBoxLayout()
        line.setSpacing(theme.space("s"))
        line.addWidget(_KindSign(self.content.kind, self))
        line.addWidget(Label(self.content.kind_words, self, style="meta", ink="muted"))
        line.addStretch(1)
        if self.content.confidence is not None:
            line.addWidget(ConfidenceSign(self.content.confidence, self))
        elif self.content.aside:
            line.addWidget(Label(self.content.aside, self, style="meta", ink="muted"))
        return line

    def _make_rows(self) -> QGridLayout:
        theme = current_theme()
        grid = QGridLayout()
        grid.setContentsMargins(0, theme.space("xs"), 0, 0)
        grid.setVerticalSpacing(theme.space("xs"))
        grid.setColumnMinimumWidth(0, theme.size("card_label"))
        grid.setColumnStretch(1, 1)
        for number, row in enumerate(self.content.rows):
            grid.addWidget(Label(row.label, self, style="meta", ink="muted"), number, 0, _TOP)
            value = Label(row.value, self)
            value.setWordWrap(True)
            grid.addWidget(value, number, 1, 1, 1 if row.aside else 2)
            if row.aside:
                grid.addWidget(Label(row.aside, self, style="meta", ink="muted"), number, 2, _TOP)
        return grid

    def _rows_of_buttons(self) -> list[list[Button]]:
        """Make the buttons and break them into rows that fit the card."""
        theme = current_theme()
        room = theme.size("card") - 2 * theme.space("m")
        rows: list[list[Button]] = []
        used = room
        for number, action in enumerate(self.content.actions):
            look = "button" if number == 0 else "flat"
            button = Button(action.words, self, look=look, icon=action.icon, key=action.key)
            button.setObjectName(action.id)
            button.clicked.connect(self._choose)
            width = button.sizeHint().width() + theme.space("xs")
            if used + width > room:
                rows.append([])
                used = 0
            rows[-1].append(button)
            used += width
        return rows

    def _make_bar(self, buttons: list[Button]) -> QWidget:
        theme = current_theme()
        bar = QWidget(self)
        surface(bar, "clear", rule="above")
        bar.setFixedHeight(theme.row("card_actions"))
        row = QHBoxLayout(bar)
        row.setContentsMargins(theme.space("m"), 0, theme.space("m"), 0)
        row.setSpacing(theme.space("xs"))
        for button in buttons:
            row.addWidget(button)
        row.addStretch(1)
        return bar

    @Slot()
    def _choose(self) -> None:
        sender = self.sender()
        if sender is not None:
            self.action_chosen.emit(sender.objectName())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do the action of the key; Enter does the main one."""
        pressed = QKeySequence(event.keyCombination())
        for action in self.content.actions:
            if action.key and QKeySequence.fromString(action.key) == pressed:
                self.action_chosen.emit(action.id)
                return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.content.actions:
            self.action_chosen.emit(self.content.actions[0].id)
            return
        super().keyPressEvent(event)


_TOP = Qt.AlignmentFlag.AlignTop
