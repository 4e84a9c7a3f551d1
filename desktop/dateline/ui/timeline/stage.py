"""What the timeline shows now, without widgets: events, view, focus, selection, words, and the scene."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cached_property
from typing import Final

import numpy as np
from PySide6.QtCore import QPointF

from dateline.explore.timeline import DaySpan, EventLabel, IntArray, MaskArray, TimelineEvents
from dateline.explore.timeline_axis import Axis, make_axis
from dateline.explore.timeline_bins import Bins
from dateline.explore.timeline_items import Sight
from dateline.explore.timeline_lanes import LaneBy, LaneIndex, Lanes, build_lanes
from dateline.explore.timeline_picking import Picker
from dateline.explore.timeline_published import Publications
from dateline.explore.timeline_scale import TimeScale, View, fit, opening_span
from dateline.explore.timeline_scene import Composer, Scene
from dateline.explore.timeline_signs import Form, decide_signs
from dateline.explore.timeline_units import Step, Unit
from dateline.model.days import MINUTES_PER_DAY
from dateline.ui.theme import Theme
from dateline.ui.timeline.geometry import Frame
from dateline.ui.timeline.marks import Hit, MarkedCount, Marks
from dateline.ui.timeline.word_widths import WordWidths

_MOST_TINTED: Final = 200
"""At most so many events are ringed while the pointer is on a name elsewhere."""


class Stage:
    """Holds what is shown and composes it when asked; knows no widget and emits nothing.

    Each setter returns whether anything changed, so that equal values cause no repaint; `version`
    counts the changes.
    """

    def __init__(self, theme: Theme, frame: Frame) -> None:
        self.theme = theme
        self.frame = frame
        self.version = 0
        self.events = TimelineEvents.of(())
        self.lanes = build_lanes(self.events, (), by=LaneBy.ENTITY)
        self.scale = TimeScale(0.0, 1.0)
        self.scroll = 0.0
        self.focus: DaySpan | None = None
        self.marks = Marks()
        self._labels: dict[int, EventLabel] = {}
        self._widths = WordWidths(theme)
        self._sight = self._make_sight(self._outside())
        self._composer = Composer(self.lanes, self._sight)

    # ---- what is shown ----

    def set_events(self, events: TimelineEvents, lanes: Lanes) -> None:
        """Show other events; selection and view stay as far as they can."""
        self.events, self.lanes = events, lanes
        self._forget_published()
        self._sight = self._make_sight(self._outside())
        self._composer = Composer(lanes, self._sight)
        self.touch()

    def become(self, other: Stage) -> None:
        """Show what another stage shows, in the own theme and frame."""
        self.focus = other.focus
        self._labels = other._labels
        self.set_events(other.events, other.lanes)
        self.set_marks(other.marks)
        self.scale = other.scale
        self.scroll = other.scroll
        self.touch()

    def set_lanes(self, lanes: Lanes) -> None:
        """Show the same events in other lanes."""
        self.lanes = lanes
        self._composer = Composer(lanes, self._sight)
        self.__dict__.pop("article_lanes", None)
        self.touch()

    def set_focus(self, focus: DaySpan | None) -> bool:
        """Draw the events outside these days pale."""
        if focus == self.focus:
            return False
        self.focus = focus
        self._look(self._make_sight(self._outside()))
        return True

    def set_marks(self, marks: Marks) -> bool:
        """Mark other things."""
        if marks == self.marks:
            return False
        before, self.marks = self.marks, marks
        if marks.article != before.article:
            self._forget_article()
        self.version += 1
        if marks.selected != before.selected:
            self._look(self._make_sight(self._sight.outside))
        elif (marks.brush, marks.article) != (before.brush, before.article) or (
            marks.hovered != before.hovered and self.scene.dense
        ):
            # Labels keep clear of the brush; a histogram draws the hovered events on top.
            self.touch()
        return True

    def set_scale(self, scale: TimeScale) -> bool:
        """Show other times; some of the dates always stay in view."""
        bounds = self.bounds()
        if bounds is not None:
            scale = scale.held(bounds, width=self.frame.plot_width)
        if scale == self.scale:
            return False
        self.scale = scale
        self.touch()
        return True

    def set_frame(self, frame: Frame) -> bool:
        """Take another size; the left edge stays where it is in time."""
        if frame == self.frame:
            return False
        self.frame = frame
        self.touch()
        return True

    def set_theme(self, theme: Theme) -> None:
        """Take other colours and text sizes."""
        self.theme = theme
        self._widths = WordWidths(theme)
        self.touch()

    def set_scroll(self, scroll: float) -> bool:
        """Scroll the lanes up by so many px from their top."""
        scroll = min(max(0.0, scroll), max(0.0, self.scene.height - self.frame.area))
        if scroll == self.scroll:
            return False
        self.scroll = scroll
        self.touch()
        return True

    def set_labels(self, labels: Mapping[int, EventLabel]) -> None:
        """Learn the words of events, by event id."""
        self._labels.update(labels)
        self.touch()

    def label(self, row: int) -> EventLabel | None:
        """Return the words of an event row, None while they are not known."""
        return self._labels.get(int(self.events.ids[row]))

    # ---- what follows from it ----

    @property
    def outside(self) -> MaskArray:
        """Which events the focus leaves out."""
        return self._sight.outside

    @property
    def sight(self) -> Sight:
        """What decides how events look."""
        return self._sight

    @property
    def filtered(self) -> bool:
        """Whether the focus leaves any event out."""
        return self._composer.filtered

    @property
    def kept(self) -> LaneIndex:
        """The placed events inside the focus."""
        return self._composer.kept.overview

    @property
    def listed(self) -> IntArray:
        """The rows of the placed events inside the focus, in order of time."""
        kept = self._composer.kept
        rows = np.concatenate((kept.overview.rows, kept.periods.rows))
        return rows[np.lexsort((rows, self.lanes.cover.first[rows]))]

    def in_view(self, rows: IntArray) -> MaskArray:
        """Return which of these rows touch the times that are seen."""
        start, end = self.view.window()
        cover = self.lanes.cover
        return (cover.first[rows] <= end) & (cover.last[rows] >= start)

    def count_of(self, number: int) -> int:
        """Return how many events of a lane are inside the focus."""
        return len(self._composer.kept.indexes[number])

    @property
    def view(self) -> View:
        """What is seen."""
        return View(self.scale, self.frame.plot_width)

    @cached_property
    def scene(self) -> Scene:
        """The composed picture of now."""
        return self._composer.compose(
            self.view,
            self.frame.measures(self.scroll),
            width_of=self.label_width,
            spotlight=self.selected_rows(self.marks.hovered),
            clear=self._clear(),
        )

    @cached_property
    def axis(self) -> Axis:
        """The ticks of the axis; none while there is nothing dated to stand on it."""
        if self.bounds() is None:
            return Axis((), (), Step(Unit.DAY))
        return make_axis(self.view.scale, self.frame.plot_width, self._widths.axis)

    @cached_property
    def pickers(self) -> tuple[Picker, ...]:
        """One finder of signs for each lane of the scene."""
        return tuple(Picker(lane.items) for lane in self.scene.lanes)

    @cached_property
    def publications(self) -> Publications:
        """When the articles of the events inside the focus were published."""
        return Publications(self.events, ~self.outside)

    @cached_property
    def published_bins(self) -> Bins | None:
        """Articles by publication, where their days are too many or too near for a sign of each."""
        return self.publications.bins(self.view)

    @cached_property
    def own_days(self) -> set[int]:
        """The publication days of the open article and of the selected events."""
        own = {int(self.events.published_day[row]) for row in self._sight.selected}
        if self.marks.article is not None:
            rows = np.flatnonzero(self.events.article == self.marks.article)
            own.update(self.events.published_day[rows[:1]].tolist())
        return own

    @cached_property
    def article_lanes(self) -> frozenset[int]:
        """The numbers of the lanes in which the open article has an event."""
        if self.marks.article is None:
            return frozenset()
        rows = np.flatnonzero(self.events.article == self.marks.article).tolist()
        first = self.lanes.cover.first
        return frozenset(
            number
            for number, index in enumerate(self.lanes.indexes)
            if any(index.place_of(row, int(first[row])) is not None for row in rows)
        )

    @property
    def selected_lanes(self) -> frozenset[int]:
        """The number of the lane of the selected name, if it has one."""
        if self.lanes.by is not LaneBy.ENTITY:
            return frozenset()
        lanes = enumerate(self.lanes.lanes)
        return frozenset(number for number, lane in lanes if lane.key == self.marks.entity)

    def events_in_view(self, entity_id: int) -> tuple[int, ...]:
        """Return some of the events in view that a name takes part in, 200 at most."""
        places = np.flatnonzero(self.events.keys == entity_id)
        rows = np.searchsorted(self.events.key_offsets, places, "right") - 1
        return tuple(self.events.ids[rows[self.in_view(rows)][:_MOST_TINTED]].tolist())

    def touch(self) -> None:
        """Compose again when next asked."""
        self.version += 1
        for name in ("scene", "axis", "pickers", "published_bins"):
            self.__dict__.pop(name, None)

    def _forget_published(self) -> None:
        self.__dict__.pop("publications", None)
        self._forget_article()

    def _forget_article(self) -> None:
        for name in ("article_lanes", "own_days"):
            self.__dict__.pop(name, None)

    def label_width(self, row: int) -> float | None:
        """Return the px of an event's words, None while they are not known."""
        label = self.label(row)
        if label is None:
            return None
        return self._widths.of(label.name, selected=row in self._sight.selected)

    def bounds(self) -> tuple[int, int] | None:
        """Return the first and last minute of all the dates."""
        indexes = [index for index in (self.lanes.overview, self.lanes.periods) if len(index)]
        if not indexes:
            return None
        return min(int(i.first[0]) for i in indexes), max(int(i.ends[-1]) for i in indexes)

    def fitted(self) -> TimeScale:
        """Return the scale that shows all the dates."""
        bounds = self.bounds()
        return self.scale if bounds is None else fit(*bounds, width=self.frame.plot_width)

    def opening(self) -> TimeScale:
        """Return the scale of the first view: where most of the dates are."""
        span = opening_span(self.lanes.overview)
        return self.fitted() if span is None else fit(*span, width=self.frame.plot_width)

    def hit(self, x: float, y: float) -> Hit | None:
        """Return the event at a point of the plot."""
        top = y - self.frame.axis + self.scroll
        number = self.scene.lane_at(top)
        if number is None or not self._in_lanes(x, y):
            return None
        lane = self.scene.lanes[number]
        item = self.pickers[number].pick(x - self.frame.label, top - lane.top - lane.height / 2)
        if item is None:
            return None
        return Hit(int(self.events.ids[item.row]), number, item.row, item.number - 1)

    def _in_lanes(self, x: float, y: float) -> bool:
        frame = self.frame
        return x >= frame.label and frame.axis <= y < frame.axis + frame.area

    def place_of(self, event_id: int) -> QPointF | None:
        """Return where on the plot an event stands: its point, or the middle of what its bar shows."""
        row = self.events.row_of(event_id)
        for lane in self.scene.lanes:
            for item in (*lane.items.points, *lane.items.bars):
                if row == item.row or row in lane.items.events_of(item):
                    ends = (item.x, item.x) if item.form == Form.POINT else (item.left, item.end)
                    x = sum(min(max(end, 0.0), self.frame.plot_width) for end in ends) / 2
                    y = self.frame.axis + lane.top - self.scroll + lane.height / 2 + item.dy
                    return QPointF(self.frame.label + x, y)
        return None

    def bin_at(self, x: float, y: float) -> tuple[int, int] | None:
        """Return (lane number, bin) of the histogram bar's column at a point of the plot."""
        number = self.scene.lane_at(y - self.frame.axis + self.scroll)
        if number is None or not self._in_lanes(x, y):
            return None
        bins = self.scene.lanes[number].bins
        place = bins.bin_at(self.scale.minute(x - self.frame.label)) if bins else None
        return None if place is None else (number, place)

    def lane_of_row(self, row: int) -> int | None:
        """Return the first lane that an event row stands in."""
        first = int(self.lanes.cover.first[row])
        for number, index in enumerate(self.lanes.indexes):
            if index.place_of(row, first) is not None:
                return number
        return None

    def count_in(self, days: DaySpan) -> MarkedCount:
        """Return how many events inside the focus meet these days: as many as "Show only" keeps."""
        met = self.lanes.cover.placed & ~self.outside & self.events.meets(days)
        within = int(np.count_nonzero(met & self.events.within(days)))
        return MarkedCount(within, int(np.count_nonzero(met)) - within)

    def selected_rows(self, ids: Iterable[int]) -> frozenset[int]:
        """Return the rows of these events."""
        rows = (self.events.row_of(event_id) for event_id in ids)
        return frozenset(row for row in rows if row is not None)

    # ---- inside ----

    def _outside(self) -> MaskArray:
        if self.focus is None:
            return ~self.events.inside
        return ~(self.events.inside & self.events.meets(self.focus))

    def _clear(self) -> list[float]:
        """Return the px that no label runs over: edges of the marked days, publication lines."""
        half = MINUTES_PER_DAY // 2
        minutes = [
            day * MINUTES_PER_DAY + half
            for day in self.publications.lines(self.view, own=self.own_days)
        ]
        brush = self.marks.brush
        if brush is not None:
            minutes += [day * MINUTES_PER_DAY for day in (brush.first, brush.last + 1)]
        return [self.scale.x(minute) for minute in minutes]

    def _make_sight(self, outside: MaskArray) -> Sight:
        selected = self.selected_rows(self.marks.selected)
        known = getattr(self, "_sight", None)
        if known is not None and known.events is self.events:
            return replace(known, outside=outside, selected=selected)
        return Sight(self.events, decide_signs(self.events), outside, selected)

    def _look(self, sight: Sight) -> None:
        if sight.outside is not self._sight.outside:
            self._forget_published()
        self._sight = sight
        self.__dict__.pop("own_days", None)
        self._composer.look(sight)
        self.touch()
