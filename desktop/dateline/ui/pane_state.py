"""What a pane says when it has nothing to show: one line what, one line why, two buttons at most."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dateline.ui.theme import current_theme, theme_switch
from dateline.ui.widgets.buttons import Button
from dateline.ui.widgets.icons import paint_icon
from dateline.ui.widgets.labels import Label, surface

_MOST_BUTTONS = 2


@dataclass(frozen=True, slots=True)
class Choice:
    """A button: its id, its words, and the key that does the same."""

    id: str
    words: str
    key: str = ""


@dataclass(frozen=True, slots=True)
class PaneState:
    """An empty, filtered-out or failed pane. `sign` is "", "warning" or "failed".

    Raises ValueError for more than two choices.
    """

    what: str
    why: str = ""
    choices: tuple[Choice, ...] = ()
    sign: str = ""

    def __post_init__(self) -> None:
        """Refuse more buttons than the design allows."""
        if len(self.choices) > _MOST_BUTTONS:
            message = f"a pane's state has at most {_MOST_BUTTONS} buttons"
            raise ValueError(message)


class _Sign(QWidget):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._name = ""
        size = current_theme().size("state_sign")
        self.setFixedSize(size, size)
        theme_switch().changed.connect(self.update)

    def set_name(self, name: str) -> None:
        self._name = name
        self.setVisible(bool(name))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._name:
            ink = "error" if self._name == "failed" else "warn"
            paint_icon(QPainter(self), self._name, QRectF(self.rect()), current_theme().hex(ink))


class StateView(QWidget):
    """Shows one `PaneState` in the middle of a pane; no illustration."""

    chosen = Signal(str)
    """The id of the choice that was taken."""

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        ground: str = "panel",
        words: str = "state_words",
    ) -> None:
        """`words` names how wide the lines may be: a whole window has more room than a pane."""
        super().__init__(parent)
        surface(self, ground)
        theme = current_theme()
        self._state: PaneState | None = None
        self._sign = _Sign(self)
        self._what = Label("", self, style="body_medium")
        self._why = Label("", self, style="meta", ink="muted")
        for label in (self._what, self._why):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            label.setWordWrap(True)
            label.setMaximumWidth(theme.size(words))
        self._offered: list[Button] = []
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(theme.space("s"))
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.space("xl"),) * 4)
        column.setSpacing(theme.space("xs"))
        column.addStretch(1)
        column.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignHCenter)
        for label in (self._what, self._why):
            row = QHBoxLayout()
            row.addStretch(1)
            row.addWidget(label, 100)
            row.addStretch(1)
            column.addLayout(row)
        column.addSpacing(theme.space("m"))
        column.addLayout(self._buttons)
        column.addStretch(1)

    @property
    def state(self) -> PaneState | None:
        """What is shown."""
        return self._state

    def show_state(self, state: PaneState) -> None:
        """Show `state`; an equal one changes nothing."""
        if state == self._state:
            return
        self._state = state
        self._sign.set_name(state.sign)
        self._what.set_text(state.what)
        self._why.set_text(state.why)
        self._why.setVisible(bool(state.why))
        self.setAccessibleName(f"{state.what}. {state.why}".strip())
        while (item := self._buttons.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        self._buttons.addStretch(1)
        self._offered = []
        for choice in state.choices:
            button = Button(choice.words, self, key=choice.key)
            button.setObjectName(choice.id)
            button.clicked.connect(self._choose)
            self._buttons.addWidget(button)
            self._offered.append(button)
        self._buttons.addStretch(1)

    def focus_choice(self) -> None:
        """Give the keys to the first choice, where there is one."""
        for button in self._offered[:1]:
            button.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _choose(self) -> None:
        sender = self.sender()
        if sender is not None:
            self.chosen.emit(sender.objectName())
