"""What stands in the head of the timeline pane: lanes, days, the marked period, level, fit, list."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from dateline.explore.timeline import DaySpan
from dateline.explore.timeline_lanes import LaneBy
from dateline.explore.timeline_scale import Level
from dateline.ui.pane import PaneHead
from dateline.ui.timeline.marks import MarkedCount
from dateline.ui.timeline.words import level_words, tr
from dateline.ui.widgets.buttons import Button, IconButton
from dateline.ui.widgets.choices import ChoiceButton
from dateline.ui.widgets.labels import Label
from dateline.ui.wording import count_words, range_words

EVENT_DATE, PUBLICATION_DATE, BOTH_DATES = "event", "published", "both"
_STRIP_PART: Final = 4
"""The room of the strip against that of the scope in words."""


class TimelineHead(QObject):
    """Owns the controls in a pane head; says what a person chose there."""

    lanes_chosen = Signal(object)
    """The LaneBy."""
    days_chosen = Signal(bool)
    """Whether events are to stand on the days of publication."""
    published_toggled = Signal(bool)
    """Whether a lane of publications is wanted beside those of the events."""
    show_only_wanted = Signal()
    level_chosen = Signal(object)
    """The Level to zoom to."""
    fit_wanted = Signal()
    as_of_toggled = Signal(bool)
    """Whether the slider is wanted that goes back to what was published by a day."""
    list_toggled = Signal(bool)
    unfold_wanted = Signal()
    """The lanes are wanted though there is little room."""

    def __init__(self, head: PaneHead, strip: QWidget) -> None:
        """`strip` stands in the head in place of the controls while only the head is left."""
        super().__init__(head)
        self._head, self.strip = head, strip
        self._days: DaySpan | None = None
        self.lanes = ChoiceButton(
            [
                (LaneBy.ENTITY.value, tr("By entity")),
                (LaneBy.OUTLET.value, tr("By outlet")),
                (LaneBy.STATUS.value, tr("By report")),
                (LaneBy.ARTICLE.value, tr("By article")),
                (LaneBy.ONE.value, tr("One lane")),
            ],
            head,
            look="flat",
        )
        self.days = ChoiceButton(
            [
                (EVENT_DATE, tr("Event date")),
                (PUBLICATION_DATE, tr("Publication date")),
                (BOTH_DATES, tr("Both dates")),
            ],
            head,
            look="flat",
        )
        self._marked = Label("", head, style="meta", ink="muted")
        self.show_only = Button(show_only_words(only=False), head)
        levels = [(str(int(level)), level_words(level)) for level in Level]
        self.levels = ChoiceButton(levels, head, look="flat")
        self.fit = Button(tr("Fit"), head, look="flat", key="Home")
        self.as_of = IconButton("calendar", tr("As of a day of publication"), head, checkable=True)
        self.as_list = IconButton("list", tr("Show as list"), head, checkable=True)
        self.unfold = IconButton("up", tr("Show the lanes"), head)
        for widget in (
            strip,
            self.lanes,
            self.days,
            self._marked,
            self.show_only,
            self.levels,
            self.fit,
            self.as_of,
            self.as_list,
            self.unfold,
        ):
            head.add_control(widget)
        self.show_marked(None, MarkedCount(0, 0))
        strip.hide()
        self.unfold.hide()
        self.unfold.clicked.connect(self.unfold_wanted)
        self.lanes.chosen.connect(self._choose_lanes)
        self.days.chosen.connect(self._choose_days)
        self.show_only.clicked.connect(self.show_only_wanted)
        self.levels.chosen.connect(self._choose_level)
        self.fit.clicked.connect(self.fit_wanted)
        self.as_of.toggled.connect(self.as_of_toggled)
        self.as_list.toggled.connect(self._toggle_list)

    @property
    def marked_words(self) -> str:
        """What is said of the marked days."""
        return self._marked.text()

    def show_marked(self, days: DaySpan | None, events: MarkedCount, *, only: bool = False) -> None:
        """Say which days are marked, how many events lie in them and how many reach in; None hides it.

        `only` says that the filter keeps just these days: the button then shows all again.
        """
        self._days = days
        for widget in (self._marked, self.show_only):
            widget.setVisible(days is not None and self.strip.isHidden())
        if days is not None:
            words = tr("Only {days} · {events}") if only else tr("{days} · {events}")
            shown = range_words(days.first, days.last)
            self._marked.set_text(words.format(days=shown, events=counted_words(events)))
            self._marked.setToolTip(_longer_words(events))
            self.show_only.set_text(show_only_words(only=only))

    @Slot(bool)
    def show_folded(self, folded: bool) -> None:  # noqa: FBT001 - Qt's signal gives it
        """Show the strip where only the head is left, the controls where the lanes are there."""
        self.strip.setVisible(folded)
        for control in (self.lanes, self.days, self.levels, self.fit, self.as_of, self.as_list):
            control.setVisible(not folded)
        for widget in (self._marked, self.show_only):
            widget.setVisible(self._days is not None and not folded)
        self.unfold.setVisible(folded)
        self._head.give_controls(_STRIP_PART if folded else 0)

    def show_level(self, level: Level) -> None:
        """Say which level of detail is seen."""
        self.levels.set_choice(str(int(level)))

    def show_choice(self, by: LaneBy, *, by_publication: bool, beside: bool) -> None:
        """Say which lanes and days are shown; silent, it comes from the library's memory."""
        self.lanes.set_choice(by.value)
        self.days.set_choice(
            PUBLICATION_DATE if by_publication else BOTH_DATES if beside else EVENT_DATE
        )

    def toggle_days(self) -> None:
        """Go from event date to publication date and back, as a person does."""
        other = EVENT_DATE if self.days.choice == PUBLICATION_DATE else PUBLICATION_DATE
        self.days.set_choice(other)
        self._choose_days(other)

    @Slot(str)
    def _choose_lanes(self, choice: str) -> None:
        self.lanes_chosen.emit(LaneBy(choice))

    @Slot(str)
    def _choose_days(self, choice: str) -> None:
        self.days_chosen.emit(choice == PUBLICATION_DATE)
        self.published_toggled.emit(choice == BOTH_DATES)

    @Slot(str)
    def _choose_level(self, choice: str) -> None:
        self.level_chosen.emit(Level(int(choice)))

    @Slot(bool)
    def _toggle_list(self, shown: bool) -> None:  # noqa: FBT001 - Qt's signal gives it
        self.fit.setEnabled(not shown)
        self.levels.setEnabled(not shown)
        self.list_toggled.emit(shown)


def counted_words(events: MarkedCount) -> str:
    """Return "12 events, 3 longer ones": what lies in marked days, and what only reaches into them."""
    if events.longer and not events.within:
        return count_words(events.longer, one="{n} longer event", other="{n} longer events")
    within = count_words(events.within, one="{n} event", other="{n} events")
    if not events.longer:
        return within
    longer = count_words(events.longer, one="{n} longer one", other="{n} longer ones")
    return tr("{within}, {longer}").format(within=within, longer=longer)


def _longer_words(events: MarkedCount) -> str:
    if not events.longer:
        return ""
    within = count_words(events.within, one="{n} event lies", other="{n} events lie")
    longer = count_words(events.longer, one="{n} longer one", other="{n} longer ones")
    words = tr("{within} in these days. {longer} began before them or may end after them.")
    return words.format(within=within, longer=longer)


def show_only_words(*, only: bool) -> str:
    """Return what the button does that filters by the marked days, or shows all days again."""
    return tr("Show all") if only else tr("Show only")
