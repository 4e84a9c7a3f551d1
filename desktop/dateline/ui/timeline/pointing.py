"""What the pointer over the timeline brings up: rings, words at once, a card after a moment, a menu."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, QPoint, QPointF, QRect, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from dateline.model.days import MINUTES_PER_DAY
from dateline.ui.theme import current_theme
from dateline.ui.timeline.desk import TimelineDesk
from dateline.ui.timeline.geometry import Zone
from dateline.ui.timeline.marks import Hit
from dateline.ui.timeline.words import bin_words, when_words
from dateline.ui.wording import count_words, day_words

_CARD_SIDE: Final = 20
_TRIANGLE_REACH: Final = 10.0
"""The px from the middle of a triangle at which it is meant."""


class Pointing(QObject):
    """Turns what is under the pointer into hover, card and menu; `plot` is where it points."""

    card_wanted = Signal(object, QRect)
    """The event id, and the sign's place on the screen."""
    context_wanted = Signal(object, object, QPoint)
    """The event id or None, the lane key or None, and the place on the screen."""

    def __init__(self, desk: TimelineDesk, plot: QWidget) -> None:
        super().__init__(plot)
        self._desk = desk
        self._stage = desk.stage
        self._plot = plot
        self._event: int | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._want_hovered_card)

    @Slot(object)
    def point_at(self, hit: Hit | None) -> None:
        """Take what is under the pointer now."""
        event = None if hit is None else hit.event
        self._desk.hover(event)
        if event == self._event:
            return
        self._event = event
        self._soon.stop()
        if event is not None:
            self._soon.start(current_theme().motion("card_delay"))

    @property
    def waits_for_card(self) -> bool:
        """Whether a card is about to be asked for."""
        return self._soon.isActive()

    @Slot()
    def drop_card(self) -> None:
        """Want no card for what is pointed at: it was clicked, and its sentence is looked at now."""
        self._soon.stop()

    def words_at(self, at: QPointF) -> tuple[str, str] | None:
        """Return the name and the date of what stands at a point of the plot."""
        stage = self._stage
        hit = stage.hit(at.x(), at.y())
        if hit is None:
            return self._published_words_at(at) or self._bin_words_at(at)
        label = stage.label(hit.row)
        when = (label.when if label is not None else "") or when_words(stage.events, hit.row)
        if hit.others:
            more = count_words(hit.others, one="{n} more here", other="{n} more here")
            when = f"{when} · {more}"
        return ("" if label is None else label.name, when)

    def _published_words_at(self, at: QPointF) -> tuple[str, str] | None:
        """Return how many articles came out on the days of the bar at the foot of the axis."""
        stage = self._stage
        bins = stage.published_bins
        if stage.frame.zone(at.x(), at.y()) is not Zone.AXIS:
            return None
        if bins is None:
            return self._published_day_at(at)
        place = bins.bin_at(stage.scale.minute(at.x() - stage.frame.label))
        if place is None or not bins.counts[place]:
            return None
        days = bin_words(bins.step, int(bins.edges[place]), int(bins.edges[place + 1]))
        one, other = "{n} article published", "{n} articles published"
        return (days, count_words(int(bins.counts[place]), one=one, other=other))

    def _published_day_at(self, at: QPointF) -> tuple[str, str] | None:
        """Return how many articles came out on the day of the triangle at a point."""
        stage = self._stage
        x = at.x() - stage.frame.label
        half = MINUTES_PER_DAY // 2
        near = [
            (abs(stage.scale.x(day * MINUTES_PER_DAY + half) - x), day, count)
            for day, count in stage.publications.counts(stage.view)
        ]
        if not stage.frame.is_foot(at.y()) or not near or min(near)[0] > _TRIANGLE_REACH:
            return None
        _, day, count = min(near)
        one, other = "{n} article published", "{n} articles published"
        return (day_words(day), count_words(count, one=one, other=other))

    def _bin_words_at(self, at: QPointF) -> tuple[str, str] | None:
        found = self._stage.bin_at(at.x(), at.y())
        bins = None if found is None else self._stage.scene.lanes[found[0]].bins
        if found is None or bins is None or not bins.counts[found[1]]:
            return None
        place = found[1]
        days = bin_words(bins.step, int(bins.edges[place]), int(bins.edges[place + 1]))
        counted = count_words(int(bins.counts[place]), one="{n} event", other="{n} events")
        if self._stage.filtered:
            inside = "{n} in the filter"
            kept = count_words(int(bins.kept[place]), one=inside, other=inside)
            counted = f"{counted}, {kept}"
        return (days, counted)

    @Slot(QPointF)
    def zoom_in_at(self, at: QPointF) -> None:
        """Zoom to the event or the bar of the histogram at a point."""
        hit = self._stage.hit(at.x(), at.y())
        found = self._stage.bin_at(at.x(), at.y())
        bins = None if found is None else self._stage.scene.lanes[found[0]].bins
        if hit is not None:
            self._desk.travel.zoom_to_event(hit.row)
        elif found is not None and bins is not None:
            place = found[1]
            self._desk.travel.zoom_to(int(bins.edges[place]), int(bins.edges[place + 1]))

    @Slot(object, object, QPoint)
    def want_context(self, hit: Hit | None, lane: int | None, where: QPoint) -> None:
        """Select the event that a menu is asked for, and ask for the menu."""
        if hit is not None:
            self._desk.select(hit.event)
        key = None if lane is None else self._stage.lanes.lanes[lane].key
        self.context_wanted.emit(None if hit is None else hit.event, key, where)

    def want_card(self, event_id: int | None) -> None:
        """Ask for the card of an event, if its sign is drawn."""
        place = None if event_id is None else self._stage.place_of(event_id)
        if place is not None:
            corner = self._plot.mapToGlobal(place.toPoint()) - QPoint(_CARD_SIDE, _CARD_SIDE) / 2
            self.card_wanted.emit(event_id, QRect(corner.x(), corner.y(), _CARD_SIDE, _CARD_SIDE))

    @Slot()
    def _want_hovered_card(self) -> None:
        self.want_card(self._event)
