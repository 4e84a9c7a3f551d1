"""The frame of every pane: a head with title and scope, a busy line, and its states."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedLayout, QVBoxLayout, QWidget

from dateline.ui.pane_state import PaneState, StateView
from dateline.ui.theme import current_theme, theme_switch
from dateline.ui.widgets.busy_line import BusyLine
from dateline.ui.widgets.buttons import IconButton
from dateline.ui.widgets.labels import ElidedLabel, Label, surface

_NO_LIMIT = 16_777_215


class PaneHead(QWidget):
    """32 px: title, scope in words, a pane's own controls, link button, more."""

    link_toggled = Signal(bool)
    """Whether the pane follows the shared filter."""
    more_requested = Signal(QPoint)
    """Global position for the pane's menu."""

    def __init__(
        self, title: str, parent: QWidget, *, linkable: bool = True, more: bool = True
    ) -> None:
        super().__init__(parent)
        surface(self, "window", rule="below")
        theme = current_theme()
        self._scope_words = ""
        self.title = Label(title, self, style="pane_title")
        self._scope = ElidedLabel("", self, style="meta", ink="muted")
        self._scope.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._link = IconButton("link", self.tr("Follow the filter"), self, checkable=True)
        self._link.setChecked(True)
        self._link.setVisible(linkable)
        self._more = IconButton("more", self.tr("More"), self)
        self._more.setVisible(more)
        self.controls = QHBoxLayout()
        self.controls.setSpacing(theme.space("xs"))
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.space("l"), 0, theme.space("m"), 0)
        row.setSpacing(theme.space("m"))
        row.addWidget(self.title)
        row.addWidget(self._scope, 1)
        row.addLayout(self.controls)
        row.addWidget(self._link)
        row.addWidget(self._more)
        self._fit()
        self._link.toggled.connect(self._link_changed)
        self._more.clicked.connect(self._ask_more)
        theme_switch().changed.connect(self._fit)

    def set_scope(self, words: str) -> None:
        """Say what the pane's content is about ("47 events in 12 articles")."""
        self._scope_words = words
        self._say_scope()

    @property
    def linked(self) -> bool:
        """Whether the pane follows the shared filter."""
        return self._link.isChecked()

    def set_linked(self, *, linked: bool) -> None:
        """Follow the shared filter or not; equal means nothing happens."""
        if linked != self.linked:
            self._link.setChecked(linked)

    def add_control(self, widget: QWidget) -> None:
        """Put a control of the pane before the link button."""
        self.controls.addWidget(widget)

    def give_controls(self, part: int) -> None:
        """Give the controls this part of the room against one for the scope; 0 is what they need."""
        layout = self.layout()
        if isinstance(layout, QHBoxLayout):
            layout.setStretchFactor(self.controls, part)

    @property
    def scope_words(self) -> str:
        """The scope as it is shown."""
        return self._scope.text()

    def sizeHint(self) -> QSize:
        """Return the fixed height: a dock gives its title bar just that."""
        return QSize(super().sizeHint().width(), current_theme().row("pane_header"))

    def minimumSizeHint(self) -> QSize:
        """Return the least width with the fixed height."""
        return QSize(super().minimumSizeHint().width(), current_theme().row("pane_header"))

    @Slot()
    def _fit(self) -> None:
        self.setFixedHeight(current_theme().row("pane_header"))

    @Slot(bool)
    def _link_changed(self, linked: bool) -> None:  # noqa: FBT001 - Qt's signal gives it
        self._link.set_icon_name("link" if linked else "unlink")
        self._link.set_words(
            self.tr("Follows the filter") if linked else self.tr("Does not follow the filter")
        )
        self._say_scope()
        self.link_toggled.emit(linked)

    def _say_scope(self) -> None:
        words = self._scope_words
        if not self.linked:
            unlinked = self.tr("not following")
            words = f"{words} · {unlinked}" if words else unlinked
        self._scope.set_text(words)

    @Slot()
    def _ask_more(self) -> None:
        self.more_requested.emit(self._more.mapToGlobal(self._more.rect().bottomLeft()))


class Pane(QWidget):
    """Head, busy line and body; in place of the body a `PaneState` where there is nothing to show.

    The old content stays until the new is ready; `set_busy` draws a line in the head after a
    moment and covers nothing.
    """

    link_toggled = Signal(bool)
    more_requested = Signal(QPoint)
    state_chosen = Signal(str)
    """The id of a choice of the state on show."""
    folded_changed = Signal(bool)
    """Whether only the head is left."""

    def __init__(
        self,
        title: str,
        body: QWidget,
        parent: QWidget | None = None,
        *,
        linkable: bool = True,
        more: bool = True,
        beside: QWidget | None = None,
        above: QWidget | None = None,
    ) -> None:
        """`beside` stands left of the content, and `above` over it, in every state."""
        super().__init__(parent)
        surface(self, "panel")
        self._title = title
        self._folded = False
        self._head_inside = True
        self.head = PaneHead(title, self, linkable=linkable, more=more)
        self.body = body
        self._busy = BusyLine(self)
        self._state = StateView(self)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        if above is not None:
            column.addWidget(above)
        self._stack = QStackedLayout()
        row = QHBoxLayout()
        row.setSpacing(0)
        if beside is not None:
            row.addWidget(beside)
        row.addLayout(self._stack, 1)
        column.addLayout(row)
        self._stack.addWidget(body)
        self._stack.addWidget(self._state)
        self.head.link_toggled.connect(self._link_toggled)
        self.head.more_requested.connect(self.more_requested)
        self._state.chosen.connect(self.state_chosen)
        self._busy.appeared.connect(self._busy_appeared)
        self._busy.vanished.connect(self._busy_vanished)
        self._name()

    def take_head(self) -> QWidget:
        """Give the head away, to be the title bar of a dock: it is dragged by its empty parts."""
        self._head_inside = False
        self._column.removeWidget(self.head)
        return self.head

    @property
    def folded(self) -> bool:
        """Whether only the head is left."""
        return self._folded

    def set_folded(self, *, folded: bool) -> None:
        """Leave the head alone, for a dock whose title bar it is, or show all again."""
        if folded != self._folded:
            self._folded = folded
            self.setMaximumHeight(0 if folded else _NO_LIMIT)
            self.folded_changed.emit(folded)

    def set_scope(self, words: str) -> None:
        """Say the scope in the head and to assistive tools."""
        self.head.set_scope(words)
        self._name()

    def set_busy(self, *, busy: bool) -> None:
        """Say that the content is being fetched."""
        self._busy.set_busy(busy=busy)

    def show_body(self) -> None:
        """Show the content."""
        if self._stack.currentWidget() is not self.body:
            self._stack.setCurrentWidget(self.body)

    def show_state(self, state: PaneState) -> None:
        """Show `state` in place of the content."""
        self._state.show_state(state)
        if self._stack.currentWidget() is not self._state:
            self._stack.setCurrentWidget(self._state)

    @property
    def state(self) -> PaneState | None:
        """The state on show, None while the content is shown."""
        return self._state.state if self._stack.currentWidget() is self._state else None

    def _name(self) -> None:
        words = ", ".join(part for part in (self._title, self.head.scope_words) if part)
        if self.accessibleName() != words:
            self.setAccessibleName(words)

    @Slot(bool)
    def _link_toggled(self, linked: bool) -> None:  # noqa: FBT001 - Qt's signal gives it
        self._name()
        self.link_toggled.emit(linked)

    @Slot()
    def _busy_appeared(self) -> None:
        height = self._busy.height()
        top = self.head.height() - height if self._head_inside else 0
        self._busy.setGeometry(0, top, self.width(), height)
        if current_theme().reduced_motion:
            self.head.title.set_text(self._title + " · " + self.tr("working"))

    @Slot()
    def _busy_vanished(self) -> None:
        self.head.title.set_text(self._title)
