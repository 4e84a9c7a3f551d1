"""Check boxes, radio buttons and menus of one choice, with edges that are seen in both themes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QMenu, QRadioButton, QWidget

from dateline.ui.theme import Theme, current_theme
from dateline.ui.widgets.buttons import Button
from dateline.ui.widgets.icons import paint_icon


def paint_check_box(painter: QPainter, rect: QRectF, theme: Theme, *, state: Qt.CheckState) -> None:
    """Paint a box centred in `rect`: empty, with a tick, or with a cross for what is left out.

    `PartiallyChecked` stands for left out.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    box = QRectF(0, 0, theme.size("check_box"), theme.size("check_box"))
    box.moveCenter(rect.center())
    box.moveTo(round(box.x()) + 0.5, round(box.y()) + 0.5)
    on = state is Qt.CheckState.Checked
    out = state is Qt.CheckState.PartiallyChecked
    edge = "accent" if on else "error" if out else "border_strong"
    painter.setPen(QPen(theme.color(edge), theme.stroke("control")))
    painter.setBrush(theme.color("accent" if on else "field"))
    painter.drawRoundedRect(box, theme.radius("mark") + 1, theme.radius("mark") + 1)
    if on or out:
        ink = theme.hex("on_accent" if on else "error")
        paint_icon(painter, "check" if on else "close", box.adjusted(1, 1, -1, -1), ink)
    painter.restore()


def _paint_words(button: QAbstractButton, painter: QPainter, theme: Theme) -> None:
    painter.setFont(button.font())
    painter.setPen(theme.color("text" if button.isEnabled() else "text_faint"))
    left = theme.size("check_box") + theme.space("m")
    words = QRectF(left, 0, button.width() - left, button.height())
    painter.drawText(
        words, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextShowMnemonic, button.text()
    )


def _size_hint(button: QAbstractButton) -> QSize:
    theme = current_theme()
    words = button.fontMetrics().horizontalAdvance(button.text())
    return QSize(theme.size("check_box") + theme.space("m") + words + 2, theme.icon("hit_area"))


class CheckBox(QCheckBox):
    """A check box in the colours of the theme."""

    def sizeHint(self) -> QSize:
        """Return the room for box and words, at least the hit area high."""
        return _size_hint(self)

    def hitButton(self, pos: object) -> bool:
        """The words belong to the box."""
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint box and words."""
        theme = current_theme()
        painter = QPainter(self)
        box = QRectF(0, 0, theme.size("check_box") + 1, self.height())
        paint_check_box(painter, box, theme, state=self.checkState())
        _paint_words(self, painter, theme)


class RadioButton(QRadioButton):
    """A radio button in the colours of the theme."""

    def sizeHint(self) -> QSize:
        """Return the room for ring and words, at least the hit area high."""
        return _size_hint(self)

    def hitButton(self, pos: object) -> bool:
        """The words belong to the ring."""
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ring and words."""
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = QPointF(theme.size("check_box") / 2 + 0.5, round(self.height() / 2) + 0.5)
        on = self.isChecked()
        painter.setPen(
            QPen(theme.color("accent" if on else "border_strong"), theme.stroke("control"))
        )
        painter.setBrush(theme.color("field"))
        painter.drawEllipse(middle, theme.size("check_box") / 2, theme.size("check_box") / 2)
        if on:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent"))
            painter.drawEllipse(middle, theme.size("check_box") / 4, theme.size("check_box") / 4)
        _paint_words(self, painter, theme)


class ChoiceButton(Button):
    """A button that shows one of several choices and opens a menu of them."""

    chosen = Signal(str)
    """The id of the choice the person took."""

    def __init__(
        self,
        choices: Sequence[tuple[str, str]],
        parent: QWidget | None = None,
        *,
        look: str = "button",
    ) -> None:
        super().__init__("", parent, look=look)
        self._words: dict[str, str] = {}
        self._choice = ""
        self._menu = QMenu(self)
        self._group = QActionGroup(self)
        self._actions: dict[str, QAction] = {}
        self.set_trailing_icon("down")
        self._group.triggered.connect(self._take)
        self.clicked.connect(self._open)
        self.set_choices(choices)

    @property
    def choice(self) -> str:
        """The id of the choice on show."""
        return self._choice

    def set_choices(self, choices: Sequence[tuple[str, str]]) -> None:
        """Offer other choices, ids with words; the first is shown where the present one is none.

        The same choices change nothing, so that an open menu stays.
        """
        if self._words and list(self._words.items()) == list(choices):
            return
        for action in self._actions.values():
            self._group.removeAction(action)
            self._menu.removeAction(action)
            action.deleteLater()
        self._words = dict(choices)
        self._actions = {}
        for choice, words in choices:
            action = self._menu.addAction(words)
            action.setCheckable(True)
            action.setData(choice)
            self._group.addAction(action)
            self._actions[choice] = action
        kept = self._choice if self._choice in self._words else next(iter(self._words), "")
        self._choice = ""
        if kept:
            self.set_choice(kept)

    def set_choice(self, choice: str) -> None:
        """Show this choice; raises KeyError for an unknown id."""
        words = self._words[choice]
        if choice != self._choice:
            self._choice = choice
            self._actions[choice].setChecked(True)
            self.set_text(words)

    @Slot()
    def _open(self) -> None:
        self._menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    @Slot(QAction)
    def _take(self, action: QAction) -> None:
        choice = str(action.data())
        if choice != self._choice:
            self.set_choice(choice)
            self.chosen.emit(choice)
