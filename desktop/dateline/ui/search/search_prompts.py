"""What floats under the search field while it is written in: the mistake in a query, and the help."""

from __future__ import annotations

from typing import Final, cast

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from dateline.library.search.nodes import Mistake
from dateline.model.spans import Span
from dateline.ui.search.search_field import SearchField
from dateline.ui.search.search_help import SearchHelp
from dateline.ui.search.search_mistake import MistakePanel
from dateline.ui.theme import current_theme
from dateline.ui.widgets.announce import announce
from dateline.ui.widgets.labels import Label

_PATIENCE_MS: Final = 500
"""A query being typed is seldom right before its last key: a mistake is said when the keys rest."""
_PASSING = (
    Qt.FocusReason.ActiveWindowFocusReason,
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
)
"""Reasons for losing the focus after which it comes back by itself."""
_MOVES = frozenset({QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.LayoutRequest})
"""Events after which the field may stand elsewhere, or tabs of docks may have come to lie on top."""


class SearchPrompts(QObject):
    """Shows the panels under the field as long as the field has the focus; Esc closes one first."""

    repaired = Signal(str)
    """The query that mends the mistake, as the person chose."""
    exact_wanted = Signal(str)
    """What is to be searched for as exact words."""
    mistaken_changed = Signal(bool)
    """Whether what is typed can't be run."""

    def __init__(self, field: SearchField, window: QWidget) -> None:
        super().__init__(window)
        self._field = field
        self._window = window
        self._mistake: Mistake | None = None
        self._results = False
        self.panel = MistakePanel(window)
        self.help = SearchHelp(window)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_PATIENCE_MS)
        self._soon.timeout.connect(self.reveal)
        self.panel.repair_chosen.connect(self._repair)
        self.panel.exact_chosen.connect(self._take_exactly)
        field.help_requested.connect(self.toggle_help)
        above: QWidget | None = field
        while above is not None:
            # Whatever moves the field moves what floats under it.
            above.installEventFilter(self)
            above = None if above is window else above.parentWidget()

    @property
    def mistake(self) -> Mistake | None:
        """What is wrong with the query as it is typed."""
        return self._mistake

    def set_mistake(self, mistake: Mistake | None, *, results: bool = False) -> None:
        """Say this mistake once the keys rest, or none; `results`: those of a search are on show."""
        if mistake == self._mistake:
            return
        before, self._mistake = self._mistake, mistake
        self._results = results
        self._soon.stop()
        if mistake is None:
            self.panel.hide()
            self._field.mark_wrong(None)
        else:
            self._field.mark_wrong(Span(mistake.place, mistake.place + mistake.length))
            if self.panel.isHidden():
                self._soon.start()
            else:
                self.reveal()
        if (before is None) != (mistake is None):
            self.mistaken_changed.emit(mistake is not None)

    @Slot()
    def reveal(self) -> None:
        """Show the mistake now, as after Enter."""
        self._soon.stop()
        if self._mistake is None or not self._field.hasFocus():
            return
        self.help.hide()
        query = self._field.text().strip()
        self.panel.show_mistake(query, self._mistake, results=self._results)
        self._appear(self.panel)
        announce(self._field, self.panel.words)

    @Slot()
    def toggle_help(self) -> None:
        """Show how to write a search, or close it."""
        if not self.help.isHidden():
            self.help.hide()
            return
        self.panel.hide()
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)
        self._appear(self.help)

    def _appear(self, frame: MistakePanel | SearchHelp) -> None:
        # Its letters, which the height depends on, are those of the style sheet from here on.
        frame.ensurePolished()
        for label in frame.findChildren(Label):
            label.ensurePolished()
        self._place(frame)
        frame.show()
        frame.raise_()

    @Slot()
    def _repair(self) -> None:
        if self._mistake is not None and self._mistake.repair is not None:
            self.repaired.emit(self._mistake.repair)

    @Slot()
    def _take_exactly(self) -> None:
        self.exact_wanted.emit(self._field.text().strip())

    def _close(self) -> bool:
        """Hide what floats; return whether anything did."""
        shown = [frame for frame in (self.help, self.panel) if not frame.isHidden()]
        for frame in shown:
            frame.hide()
        return bool(shown)

    # Place --------------------------------------------------------------------------------------

    def _place(self, frame: MistakePanel | SearchHelp) -> None:
        """Put a frame under the field, its card inside the window."""
        theme = current_theme()
        field, window = self._field, self._window.rect()
        margin, reach = theme.space("m"), frame.shadow_reach
        corner = field.mapTo(self._window, QPoint(0, field.height() + theme.space("xs")))
        is_help = frame is self.help
        name = "search_help" if is_help else "search_mistake"
        width = min(theme.size(name), window.width() - 2 * margin)
        left = corner.x() + theme.space("gap")
        if is_help:
            left = corner.x() + field.width() - theme.icon("hit_area") - width // 3
        left = max(margin, min(left, window.width() - margin - width))
        room = window.height() - corner.y() - margin
        height = min(frame.wanted_height(width), room)
        card = QRect(left, corner.y(), width, height)
        frame.setGeometry(card.adjusted(-reach, -reach, reach, reach))

    def _place_again(self) -> None:
        for frame in (self.panel, self.help):
            if not frame.isHidden():
                self._place(frame)
                frame.raise_()

    # Keys and focus of the field ----------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take Esc and Enter from the field while a panel is open; go and come with its focus."""
        kind = event.type()
        if kind in _MOVES:
            self._place_again()
        if watched is not self._field:
            return False
        if kind == QEvent.Type.KeyPress:
            return self._takes(cast("QKeyEvent", event))
        if kind == QEvent.Type.FocusOut and cast("QFocusEvent", event).reason() not in _PASSING:
            self._soon.stop()
            self._close()
        elif kind == QEvent.Type.FocusIn and self._mistake is not None:
            self._soon.start()
        return False

    def _takes(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Escape:
            self._soon.stop()
            return self._close()
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or held:
            return False
        mistake = self._mistake
        mending = not self.panel.isHidden() and mistake is not None and mistake.repair is not None
        if mending:
            self._repair()
        return mending
