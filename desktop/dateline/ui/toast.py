"""The toast: what was just done, with Undo, for eight seconds on the status bar."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QColor, QEnterEvent, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from dateline.ui.theme import current_theme, theme_switch
from dateline.ui.toast_place import KnowsItsPlace, acted_on, choose_place, place_in
from dateline.ui.widgets.announce import announce
from dateline.ui.widgets.floating import paint_shadow
from dateline.ui.widgets.icons import paint_icon
from dateline.ui.widgets.wrapped_text import cut_at_word

_MOVES: Final = frozenset({QEvent.Type.Show, QEvent.Type.Move, QEvent.Type.Resize})


class _ToastButton(QAbstractButton):
    """A button in the toast's own inks: light on dark in the light theme, the reverse in the dark."""

    def __init__(self, words: str, parent: QWidget, *, icon: str, key: str = "") -> None:
        super().__init__(parent)
        self.setText(words)
        self._icon = icon
        self._key = key
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def refit(self) -> None:
        """Take the width that icon, words and key need."""
        theme = current_theme()
        gap = theme.space("s")
        width = float(theme.space("m") * 2 + theme.icon("size"))
        if self.text():
            width += gap + QFontMetricsF(theme.font("body_medium")).horizontalAdvance(self.text())
        if self._key:
            width += gap + QFontMetricsF(theme.font("meta")).horizontalAdvance(self._key)
        self.setFixedSize(round(width), theme.row("button_small"))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint a frame round words; an icon alone has none."""
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = theme.color("paper")
        if self.text():
            painter.setPen(QPen(_faded(ink), theme.stroke("hairline")))
            painter.setBrush(theme.color("paper", opacity=0.16 if self.underMouse() else 0.0))
            box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
            painter.drawRoundedRect(box, theme.radius("control"), theme.radius("control"))
        left = float(theme.space("m"))
        size = theme.icon("size")
        paint_icon(
            painter, self._icon, QRectF(left, (self.height() - size) / 2, size, size), ink.name()
        )
        left += size + theme.space("s")
        painter.setPen(ink)
        left = self._write(painter, left, self.text(), theme.font("body_medium"))
        painter.setPen(_faded(ink))
        self._write(painter, left, self._key, theme.font("meta"))

    def _write(self, painter: QPainter, left: float, words: str, font: QFont) -> float:
        if not words:
            return left
        painter.setFont(font)
        width = QFontMetricsF(font).horizontalAdvance(words)
        painter.drawText(
            QRectF(left, 0, width + 1, self.height()), Qt.AlignmentFlag.AlignVCenter, words
        )
        return left + width + current_theme().space("s")


def _faded(ink: QColor) -> QColor:
    faded = QColor(ink)
    faded.setAlphaF(0.6)
    return faded


class Toast(QWidget):
    """One line over the window; it stays while the pointer or the focus is on it.

    A toast that goes takes nothing with it: what it offers stays in Edit › Undo.
    """

    action_chosen = Signal(str)
    """The id given with the words."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._words = ""
        self._shown = ""
        self._floor: tuple[QWidget, ...] = ()
        self._grounds: tuple[QWidget, ...] = ()
        self._texts: tuple[KnowsItsPlace, ...] = ()
        self._avoided: tuple[QRect, ...] = ()
        self._buttons: dict[str, _ToastButton] = {}
        self._close = _ToastButton("", self, icon="close")
        self._close.setAccessibleName(self.tr("Close"))
        self._close.setToolTip(self.tr("Close"))
        self._close.clicked.connect(self.dismiss)
        self._row = QHBoxLayout(self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._time_is_up)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._place)
        window.installEventFilter(self)
        theme_switch().changed.connect(self._retheme)
        self.hide()

    @property
    def words(self) -> str:
        """What the toast says, "" while there is none."""
        return "" if self.isHidden() else self._words

    @property
    def card_rect(self) -> QRect:
        """Where the card stands in the window, without its shadow."""
        reach = self._reach()
        return self.geometry().adjusted(reach, reach, -reach, -reach)

    def set_floor(self, *widgets: QWidget) -> None:
        """Name what the toast must not cover while it is on show: a find bar, an import's progress."""
        for widget in self._floor:
            widget.removeEventFilter(self)
        self._floor = widgets
        for widget in widgets:
            widget.installEventFilter(self)

    def set_grounds(self, *widgets: QWidget) -> None:
        """Name the low panes that the toast leaves free as a whole while a person works in them."""
        self._grounds = widgets

    def set_texts(self, *texts: KnowsItsPlace) -> None:
        """Name the texts whose marked sentence, mark or cursor the toast leaves free."""
        self._texts = texts

    def show_words(
        self,
        words: str,
        *,
        action: str = "",
        action_words: str = "",
        key: str = "",
        also: tuple[str, str] | None = None,
    ) -> None:
        """Say `words`, offer an action (an id and its words) and `also` another, and read it out."""
        self._words = words
        for button in self._buttons.values():
            button.hide()
            button.deleteLater()
        self._buttons = {}
        if action:
            icon = "undo" if action == "undo" else "forward"
            self._buttons[action] = _ToastButton(action_words, self, icon=icon, key=key)
        if also is not None:
            self._buttons[also[0]] = _ToastButton(also[1], self, icon="forward")
        for button in self._buttons.values():
            button.clicked.connect(self._choose)
        self.setAccessibleName(words)
        self._avoided = acted_on(self._window, self._grounds, self._texts)
        self._retheme()
        self.show()
        self.raise_()
        self._timer.start(current_theme().motion("toast_stay"))
        announce(self, f"{words} {action_words}".strip())

    @Slot()
    def dismiss(self) -> None:
        """Take the toast away."""
        self._timer.stop()
        self.hide()

    @Slot()
    def _choose(self) -> None:
        chosen = [action for action, button in self._buttons.items() if button is self.sender()]
        self.dismiss()
        for action in chosen:
            self.action_chosen.emit(action)

    @Slot()
    def _time_is_up(self) -> None:
        if self.underMouse() or any(
            button.hasFocus() for button in self.findChildren(QAbstractButton)
        ):
            self._timer.start(current_theme().motion("toast_stay") // 4)
        else:
            self.hide()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Stay under the pointer."""
        self._timer.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Begin the time anew."""
        if not self.isHidden():
            self._timer.start(current_theme().motion("toast_stay"))
        super().leaveEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the place in a window of another size, and make room for what comes on show."""
        if event.type() == QEvent.Type.Resize and watched is self._window and not self.isHidden():
            self._retheme()
        elif event.type() in _MOVES and watched in self._floor and not self.isHidden():
            self._later.start(0)
        return super().eventFilter(watched, event)

    @Slot()
    def _retheme(self) -> None:
        theme = current_theme()
        reach = self._reach()
        pad, gap = theme.space("xl"), theme.space("xs")
        while self._row.takeAt(0) is not None:
            pass
        self._row.setSpacing(gap)
        taken = 2 * pad + pad // 2
        for button in (*self._buttons.values(), self._close):
            button.refit()
            button.show()
            self._row.addWidget(button)
            taken += button.width() + gap
        # No wider than the window: what it is about may have a long name.
        room = self._window.width() - 2 * pad - taken
        font = theme.font("body")
        self._shown = cut_at_word(self._words, font, width=room)
        self.setToolTip(self._words if self._shown != self._words else "")
        words_width = QFontMetricsF(font).horizontalAdvance(self._shown)
        self._row.setContentsMargins(
            round(reach + pad + words_width + pad), reach, reach + pad // 2, reach
        )
        height = theme.row("button_small") + 2 * theme.space("hair") + 2 * reach
        self.resize(self._row.sizeHint().width(), height)
        self._place()
        self.update()

    def _reach(self) -> int:
        shadow = current_theme().shadow("card")
        return round(shadow.blur / 2 + shadow.y)

    def _place(self) -> None:
        window = self._window
        theme, reach = current_theme(), self._reach()
        gap = theme.space("xl")
        # At the foot it stands on the status bar: higher up it would cover lanes, rows or text.
        foot = round(theme.stroke("hairline"))
        room = window.rect().adjusted(gap, gap, -gap, -foot)
        card = self.size() - QSize(2 * reach, 2 * reach)
        floor = [place_in(widget, window) for widget in self._floor]
        avoided = (*self._avoided, *(rect for rect in floor if not rect.isEmpty()))
        grounds = (place_in(ground, window) for ground in self._grounds)
        tops = [rect.top() - gap for rect in (*avoided, *grounds) if not rect.isEmpty()]
        corner = choose_place(card, room, avoided=avoided, ceilings=tops)
        self.move(corner - QPoint(reach, reach))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the dark card (light in the dark theme) and its words."""
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        reach = self._reach()
        card = QRectF(self.rect()).adjusted(reach, reach, -reach, -reach)
        paint_shadow(painter, card, theme.radius("card"), "card")
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("text"))
        painter.drawRoundedRect(card, theme.radius("card"), theme.radius("card"))
        painter.setFont(theme.font("body"))
        painter.setPen(theme.color("paper"))
        painter.drawText(
            card.adjusted(theme.space("xl"), 0, 0, 0),
            Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine,
            self._shown,
        )
