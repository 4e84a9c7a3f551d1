"""The bar that goes back in time: only what was published by a day, chosen on a slider."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QSlider, QWidget

from dateline.ui.theme import current_theme
from dateline.ui.timeline.words import tr
from dateline.ui.widgets.labels import Label, surface
from dateline.ui.wording import day_words


class AsOfBar(QWidget):
    """A slider over the days on which articles were published; its right end is every day."""

    chosen = Signal(object)
    """The last day of publication that counts, or None for every day."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        theme = current_theme()
        self._days: tuple[int, ...] = ()
        self._day: int | None = None
        self._words = Label("", self, style="meta_strong")
        self._words.setMinimumWidth(theme.pane("lane_label") - theme.space("l"))
        self.slider = QSlider(Qt.Orientation.Horizontal, self)
        self.slider.setAccessibleName(tr("As of a day of publication"))
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.space("l"), 0, theme.space("l"), 0)
        row.setSpacing(theme.space("m"))
        row.addWidget(self._words)
        row.addWidget(self.slider, 1)
        self.setFixedHeight(theme.row("entity"))
        surface(self, "panel", rule="below")
        self.slider.valueChanged.connect(self._take)
        self.set_days(())
        self.hide()

    @property
    def days(self) -> tuple[int, ...]:
        """The days that can be chosen."""
        return self._days

    @property
    def words(self) -> str:
        """What is said of the day."""
        return self._words.text()

    def set_days(self, days: Iterable[int]) -> None:
        """Offer these days (ascending); the chosen one stays, or the last day before it."""
        self._days = tuple(int(day) for day in days)
        last = max(0, len(self._days) - 1)
        place = last
        if self._day is not None:
            place = max(0, sum(day <= self._day for day in self._days) - 1)
        day = self._day
        self.slider.setRange(0, last)
        self.slider.setPageStep(max(1, last // 10))
        self.slider.setValue(place)
        self.slider.setEnabled(len(self._days) > 1)
        # Another range is no choice of the person's: the day that was chosen stays.
        self._choose(day)
        self._say()

    @Slot(bool)
    def set_shown(self, shown: bool) -> None:  # noqa: FBT001 - Qt's signal gives it
        """Show the bar; without it every day counts."""
        self.setVisible(shown)
        if not shown:
            self.slider.setValue(self.slider.maximum())

    @Slot(int)
    def _take(self, place: int) -> None:
        at_end = place >= len(self._days) - 1
        self._choose(None if at_end else self._days[place])
        self._say()

    def _choose(self, day: int | None) -> None:
        if day != self._day:
            self._day = day
            self.chosen.emit(day)

    def _say(self) -> None:
        words = tr("All publications")
        if self._day is not None:
            words = tr("As of {day}").format(day=day_words(self._day))
        self._words.set_text(words)
