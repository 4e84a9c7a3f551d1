"""The line over the lanes where nothing is to be seen: what is missing, why, and the way out."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dateline.ui.theme import current_theme
from dateline.ui.timeline.marks import Emptiness, EmptyKind
from dateline.ui.timeline.words import tr
from dateline.ui.widgets.buttons import Button
from dateline.ui.widgets.labels import Label, surface
from dateline.ui.wording import day_words, short_day_words


class EmptyNotice(QWidget):
    """Says that nothing is seen; the button asks to go to the nearest event."""

    go_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        theme = current_theme()
        self._what = Label("", self, style="body_medium")
        self._why = Label("", self, style="meta", ink="muted")
        self._go = Button(tr("Go"), self)
        self._go.clicked.connect(self.go_wanted)
        row = QHBoxLayout()
        row.setSpacing(theme.space("m"))
        row.addWidget(self._what)
        row.addWidget(self._go)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(
            theme.space("l"), theme.space("s"), theme.space("l"), theme.space("s")
        )
        column.setSpacing(theme.space("hair"))
        column.addLayout(row)
        column.addWidget(self._why)
        self._shown: Emptiness | None = None
        surface(self, "panel")
        self.hide()

    @property
    def words(self) -> str:
        """What is said."""
        return f"{self._what.text()} {self._why.text()}".strip()

    def set_emptiness(self, emptiness: Emptiness | None) -> None:
        """Say why nothing is seen, or nothing."""
        if emptiness == self._shown:
            return
        self._shown = emptiness
        if emptiness is not None:
            self._what.set_text(_what(emptiness))
            why = tr("No article in view names a day.") if emptiness.days is None else ""
            self._why.set_text(why)
            self._why.setVisible(bool(why))
            self._go.setVisible(emptiness.nearest_event is not None)
            self.setAccessibleName(self.words)
            self.adjustSize()
        self.setVisible(emptiness is not None)


def _what(emptiness: Emptiness) -> str:
    if emptiness.kind is EmptyKind.NO_EVENTS or emptiness.days is None:
        return tr("No dated events")
    days = emptiness.days
    in_lanes = emptiness.kind is EmptyKind.OUT_OF_LANES
    if days.count > 1:
        first, last = (day_words(day, with_weekday=False) for day in (days.first, days.last))
        none = tr("No dated events from {first} to {last}.")
        words = tr("Nothing in these lanes from {first} to {last}.") if in_lanes else none
        words = words.format(first=first, last=last)
    else:
        words = (
            tr("Nothing in these lanes on {day}.") if in_lanes else tr("No dated events on {day}.")
        )
        words = words.format(day=day_words(days.first))
    if emptiness.nearest_day is None:
        return words
    nearest = tr("The nearest one is on {day}").format(day=short_day_words(emptiness.nearest_day))
    return f"{words} {nearest}"
