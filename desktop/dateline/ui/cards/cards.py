"""The one card of a window: how it comes, who has its keys, and when it goes."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import (
    QEvent,
    QObject,
    QPoint,
    QPropertyAnimation,
    QRect,
    Qt,
    QTimer,
    Signal,
    Slot,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QApplication,
    QGraphicsOpacityEffect,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from dateline.ui.cards.card_place import card_corner
from dateline.ui.cards.card_view import CardContent, CardView
from dateline.ui.pane import PaneHead
from dateline.ui.theme import current_theme
from dateline.ui.widgets.announce import announce
from dateline.ui.widgets.escape import claims_escape, is_escape
from dateline.ui.widgets.floating import FloatingFrame

_ENDS: Final = frozenset({QEvent.Type.Resize, QEvent.Type.Close})
_KEYS: Final = frozenset({QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride})
"""A key of a shortcut comes as the second alone."""
_HELD: Final = frozenset(
    {
        *(Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Meta),
        *(Qt.Key.Key_Alt, Qt.Key.Key_AltGr),
    }
)
"""Keys that do nothing by themselves."""


class Card(FloatingFrame):
    """The frame of the card on show; knows whether the pointer is on it."""

    pointer_left = Signal()
    escaped = Signal()
    clicked = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.view: CardView | None = None

    def show_content(self, content: CardContent) -> CardView:
        """Replace what is in the card."""
        if self.view is not None:
            self.view.hide()
            self._column.removeWidget(self.view)
            self.view.deleteLater()
        self.view = CardView(content, self)
        self._column.addWidget(self.view)
        return self.view

    def wanted_height(self, width: int) -> int:
        """Return the height of the widget, shadow included, for one `width` px wide."""
        if self.view is None:
            return 0
        room = 2 * self.shadow_reach
        inner = self.view.heightForWidth(width - room)
        return (inner if inner >= 0 else self.view.sizeHint().height()) + room

    def leaveEvent(self, event: QEvent) -> None:
        """Tell that the pointer has gone."""
        super().leaveEvent(event)
        self.pointer_left.emit()

    def event(self, event: QEvent) -> bool:
        """Keep Esc while the focus is here; a click gives the focus."""
        if event.type() == QEvent.Type.MouseButtonPress:
            self.clicked.emit()
        return claims_escape(event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes."""
        if is_escape(event):
            self.escaped.emit()
        else:
            super().keyPressEvent(event)


class CardHost(QObject):
    """Owns the one card of a window.

    A card that came by hovering takes no focus and goes when the pointer leaves words and card; a
    card that was asked for by key, or clicked, has the focus and stays until Esc. Both go at a
    press beside words and card, when the keys go elsewhere (after what the key does, which may be
    about the words explained), and with the pane that the words are in. None covers a field that is
    typed into, or the head of a pane.
    """

    action_chosen = Signal(str)
    """The id of an action of the card on show; the card closes."""
    opened = Signal(object)
    """The CardContent that is shown."""
    closed = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._card = Card(window)
        self._anchor = QRect()
        self._focus_before: QWidget | None = None
        self._content: CardContent | None = None
        self._ground: QWidget | None = None
        self._left: CardContent | None = None
        self._effect = QGraphicsOpacityEffect(self._card)
        self._effect.setEnabled(False)
        self._card.setGraphicsEffect(self._effect)
        self._fade = QPropertyAnimation(self._effect, b"opacity", self)
        self._fade.setStartValue(0.0)
        self._fade.setEndValue(1.0)
        self._fade.finished.connect(self._faded)
        self._grace = QTimer(self)
        self._grace.setSingleShot(True)
        self._grace.timeout.connect(self._maybe_close)
        self._key_done = QTimer(self)
        self._key_done.setSingleShot(True)
        self._key_done.setInterval(0)
        self._key_done.timeout.connect(self._close_left)
        self._card.pointer_left.connect(self.release)
        self._card.escaped.connect(self.close_card)
        self._card.clicked.connect(self.take_focus)
        window.installEventFilter(self)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow_focus)

    @property
    def card(self) -> Card:
        """The frame of the card."""
        return self._card

    @property
    def content(self) -> CardContent | None:
        """What the open card says, None while there is none."""
        return self._content

    @property
    def has_focus(self) -> bool:
        """Whether the open card has the focus."""
        focused = self._window.focusWidget()
        return (
            self._content is not None and focused is not None and self._card.isAncestorOf(focused)
        )

    def show_card(self, content: CardContent, anchor: QRect, *, focus: bool = False) -> None:
        """Show `content` beside `anchor`, a rectangle on the screen; `focus` gives it the keys."""
        self._grace.stop()
        fresh = self._content is None
        # The focus may leave a former content here, which is no reason to close this one.
        view = self._card.show_content(content)
        self._content = content
        self._anchor = anchor
        self._stand_on(self._window.childAt(self._words.center()))
        view.action_chosen.connect(self._choose)
        self._card.setAccessibleName(view.accessibleName())
        self._place()
        self._appear(fade=fresh)
        announce(self._card, view.accessibleName())
        self.opened.emit(content)
        if focus:
            self.take_focus()

    @Slot()
    def take_focus(self) -> None:
        """Give the keys to the open card."""
        if self._card.view is not None and not self.has_focus:
            self._focus_before = self._window.focusWidget()
            self._card.view.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def release(self) -> None:
        """The words explained are no longer pointed at: close soon, unless the card is used."""
        if self._content is not None:
            self._grace.start(current_theme().motion("card_grace"))

    @Slot()
    def close_card(self) -> bool:
        """Close the card and give the focus back; return whether there was one."""
        if self._content is None:
            return False
        had_focus = self.has_focus
        self._grace.stop()
        self._fade.stop()
        self._content = None
        self._stand_on(None)
        self._watch_presses(watched=False)
        self._card.hide()
        before = self._focus_before
        self._focus_before = None
        if had_focus and before is not None and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        self.closed.emit()
        return True

    def close_card_in(self, pane: QWidget) -> None:
        """Close the card if the words that it explains stand in `pane`."""
        ground = self._ground
        if ground is not None and isValid(ground) and (ground is pane or pane.isAncestorOf(ground)):
            self.close_card()

    @Slot()
    def _maybe_close(self) -> None:
        if not self._card.underMouse() and not self.has_focus:
            self.close_card()

    @Slot(QWidget, QWidget)
    def _follow_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Leave the card when something else in the window gets the keys, but for its words."""
        if self._content is not None and now is not None and now.window() is self._window:
            place = QRect(now.mapTo(self._window, QPoint(0, 0)), now.size())
            if not place.intersects(self._words):
                self._leave()

    def _leave(self) -> None:
        """Close the card once what happens now is done, unless it is used or another one by then."""
        self._left = self._content
        self._key_done.start()

    @Slot()
    def _close_left(self) -> None:
        left, self._left = self._left, None
        if left is not None and left is self._content and not self.has_focus:
            self.close_card()

    def _stand_on(self, ground: QWidget | None) -> None:
        """Watch the widget that the words explained are in, to go with it."""
        if ground is not None and (ground is self._card or self._card.isAncestorOf(ground)):
            return
        former, self._ground = self._ground, ground
        if former is not None and former is not self._window and isValid(former):
            former.removeEventFilter(self)
        if ground is not None and ground is not self._window:
            ground.installEventFilter(self)

    @Slot(str)
    def _choose(self, action: str) -> None:
        self.close_card()
        self.action_chosen.emit(action)

    def _appear(self, *, fade: bool) -> None:
        duration = current_theme().motion("card_fade") if fade else 0
        self._fade.stop()
        self._effect.setEnabled(bool(duration))
        self._card.show()
        self._card.raise_()
        self._watch_presses(watched=True)
        if duration:
            self._fade.setDuration(duration)
            self._fade.start()

    @Slot()
    def _faded(self) -> None:
        # An effect paints the card through a picture, which costs at each change of its content.
        self._effect.setEnabled(False)

    def _watch_presses(self, *, watched: bool) -> None:
        """Look at the presses of the whole window, on their way to whatever lies below them."""
        handle = self._window.window().windowHandle()
        if handle is not None and watched:
            handle.installEventFilter(self)
        elif handle is not None:
            handle.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """End the card with what it explains, which a new size moves, and at a press elsewhere."""
        ends = watched is self._window and event.type() in _ENDS
        if ends or (watched is self._ground and event.type() == QEvent.Type.Hide):
            self.close_card()
        elif isinstance(event, QKeyEvent) and event.type() in _KEYS:
            if event.key() not in _HELD and not self.has_focus and self._content is not None:
                self._leave()
        elif isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseButtonPress:
            at = event.globalPosition()
            on_card = self._card.card_rect.contains(self._card.mapFromGlobal(at))
            if not on_card and not self._words.contains(self._window.mapFromGlobal(at).toPoint()):
                self.close_card()
        return False

    @property
    def _words(self) -> QRect:
        """Where the words explained stand in the window."""
        return QRect(self._window.mapFromGlobal(self._anchor.topLeft()), self._anchor.size())

    def _kept_free(self) -> list[QRect]:
        """Return where fields and heads of panes stand in the window."""
        kinds: tuple[type[QWidget], ...] = (QLineEdit, PaneHead)
        kept = [widget for kind in kinds for widget in self._window.findChildren(kind)]
        return [
            QRect(widget.mapTo(self._window, QPoint(0, 0)), widget.size())
            for widget in kept
            if widget.isVisible()
            and widget.window() is self._window
            and not self._card.isAncestorOf(widget)
        ]

    def _place(self) -> None:
        reach = self._card.shadow_reach
        window = self._window.rect()
        margin = current_theme().space("m")
        width = min(current_theme().size("card"), window.width() - 2 * margin) + 2 * reach
        height = self._card.wanted_height(width)
        corner = card_corner(
            self._words,
            QRect(0, 0, width - 2 * reach, height - 2 * reach),
            window.adjusted(margin, margin, -margin, -margin),
            offset=current_theme().size("card_offset"),
            kept_free=self._kept_free(),
        )
        self._card.setGeometry(corner.x() - reach, corner.y() - reach, width, height)
