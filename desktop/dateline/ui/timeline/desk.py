"""Everything a person can do with the timeline, as commands on its stage, and what follows as signals."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from dateline.explore.timeline import DaySpan, EventLabel, TimelineEvents
from dateline.explore.timeline_lanes import Lanes
from dateline.explore.timeline_picking import nearest, step
from dateline.explore.timeline_scale import UNIT_OF_LEVEL, Level, TimeScale
from dateline.explore.timeline_units import moved
from dateline.ui.timeline.emptiness import emptiness_of
from dateline.ui.timeline.gestures import Pick
from dateline.ui.timeline.marks import Emptiness, Hit, Marks
from dateline.ui.timeline.stage import Stage
from dateline.ui.timeline.travel import Travel

_MOST_RANGE: Final = 1000


class TimelineDesk(QObject):
    """Owns the stage and changes it; compares before each change, so that equal is silent."""

    changed = Signal()
    """The picture must be painted again."""
    view_changed = Signal()
    """Other times are seen."""
    selected = Signal(object)
    """The event id chosen last, None when the selection was dropped."""
    selection_changed = Signal(object)
    """Every selected event id."""
    walked = Signal(int, int)
    """The row and the lane that keys went to."""
    activated = Signal(object)
    """The event id whose sentence is wanted."""
    hovered = Signal(object)
    """The event id under the pointer, or None."""
    brush_changed = Signal(object)
    """The marked days (DaySpan) or None."""
    show_only = Signal(int, int)
    """First and last of the days that the filter is wanted for."""
    labels_wanted = Signal(object)
    """Event ids whose words are missing, a tuple."""
    emptiness_changed = Signal(object)
    """Why nothing is seen (Emptiness), None when something is."""
    lanes_reordered = Signal(object)
    """The lane keys in their new order."""
    lane_left_out = Signal(object)
    """The key of the lane that is not wanted."""
    lane_carried = Signal(object)
    """Where the carried lane would go, or None."""

    def __init__(self, stage: Stage, parent: QObject) -> None:
        super().__init__(parent)
        self.stage = stage
        self.travel = Travel(stage, self)
        self.travel.moved.connect(self._show)
        self._hovered_elsewhere: tuple[int, ...] = ()
        self._hovered_here: int | None = None
        self._lane = 0
        self._asked: set[int] = set()
        self._emptiness: Emptiness | None = None
        self._unseen = True
        self._untouched = True
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._follow_up)

    # ---- what is shown ----

    def set_events(self, events: TimelineEvents, lanes: Lanes) -> None:
        """Show other events; the first ones are shown where most of them are."""
        self.stage.set_events(events, lanes)
        self._asked.clear()
        self._lane = min(self._lane, max(0, len(lanes.lanes) - 1))
        if self._unseen or (self._untouched and self._most_are_out_of_view()):
            self.open_view()
        self.stage.set_scroll(self.stage.scroll)
        self._scroll_to_marked()
        self._changed(view=True)

    def _most_are_out_of_view(self) -> bool:
        """Whether less than half of the events are seen, as when more came since the first ones."""
        overview = self.stage.lanes.overview
        return 2 * overview.count(*self.stage.view.window()) < len(overview)

    def open_view(self) -> None:
        """Show where most events are, until a person has moved the view."""
        if self._untouched and self.stage.bounds() is not None:
            self._unseen = False
            if self.stage.set_scale(self.stage.opening()):
                self._changed(view=True)

    def set_focus(self, focus: DaySpan | None) -> None:
        """Draw what lies outside these days pale."""
        if self.stage.set_focus(focus):
            self._changed()

    def set_selected(self, event_ids: Iterable[int]) -> None:
        """Ring just these events and bring the last into view; silent, another pane chose them."""
        selected = tuple(event_ids)
        if self._mark(replace(self.stage.marks, selected=selected)) and selected:
            self._reveal(selected[-1])

    def set_entity(self, entity_id: int | None) -> None:
        """Say which name another pane selected: its lane is marked, and brought into view."""
        if self._mark(replace(self.stage.marks, entity=entity_id)):
            self._scroll_to_marked()

    def set_hovered(self, event_ids: Iterable[int]) -> None:
        """Ring the events that are hovered in another pane."""
        self._hovered_elsewhere = tuple(event_ids)
        self._mark_hovered()

    def set_article(self, article: int | None) -> None:
        """Say which article is open: its publication day gets a line, its lanes a mark."""
        if self._mark(replace(self.stage.marks, article=article)):
            self._scroll_to_marked()

    def point_at(self, days: DaySpan | None) -> None:
        """Show the days that an open card speaks of."""
        self._mark(replace(self.stage.marks, pointed=days))

    def set_labels(self, labels: Mapping[int, EventLabel]) -> None:
        """Learn the words of events."""
        self.stage.set_labels(labels)
        self._changed()

    # ---- selection ----

    def pick_event(self, hit: Hit, how: Pick) -> None:
        """Select the event, add it, or take all of its lane from the last selected one to it."""
        self._lane = min(hit.lane, max(0, len(self.stage.lanes.lanes) - 1))
        before = self.stage.marks.selected
        match how:
            case Pick.REPLACE:
                chosen = (hit.event,)
            case Pick.ADD:
                rest = tuple(event for event in before if event != hit.event)
                chosen = rest if hit.event in before else (*before, hit.event)
            case Pick.RANGE:
                chosen = self._range_to(hit)
        self._select(chosen)

    def select(self, event_id: int | None) -> None:
        """Select one event as a person does, or none."""
        self._select(() if event_id is None else (event_id,))

    def _select(self, chosen: tuple[int, ...]) -> None:
        if self._mark(replace(self.stage.marks, selected=chosen)):
            self.selected.emit(chosen[-1] if chosen else None)
            self.selection_changed.emit(chosen)

    def _range_to(self, hit: Hit) -> tuple[int, ...]:
        stage = self.stage
        current = stage.marks.current
        row = None if current is None else stage.events.row_of(current)
        if row is None or hit.lane >= len(stage.lanes.indexes):
            return (hit.event,)
        index, cover = stage.lanes.indexes[hit.lane], stage.lanes.cover
        ends = [index.place_of(r, int(cover.first[r])) for r in (row, hit.row)]
        if None in ends:
            return (hit.event,)
        low, high = sorted(end for end in ends if end is not None)
        rows = index.rows[low : min(high + 1, low + _MOST_RANGE)]
        others = [event for event in stage.events.ids[rows].tolist() if event != hit.event]
        return (*others, hit.event)

    # ---- walking ----

    def step_event(self, by: int) -> None:
        """Select the event before or after the current one in its lane."""
        stage = self.stage
        if not stage.lanes.indexes:
            return
        index = stage.lanes.indexes[self._lane_now()]
        row = self._current_row()
        if row is None:
            self._walk_to(nearest(index, stage.scale.minute(stage.frame.plot_width / 2)))
        else:
            self._walk_to(step(index, row, int(stage.lanes.cover.first[row]), by=by))

    def step_lane(self, by: int) -> None:
        """Select the event of the next lane up or down that is nearest in time."""
        stage = self.stage
        row = self._current_row()
        middle = stage.scale.minute(stage.frame.plot_width / 2)
        minute = middle if row is None else float(stage.lanes.cover.first[row])
        lane = self._lane_now() + (by if row is not None else 0)
        while 0 <= lane < len(stage.lanes.indexes):
            found = nearest(stage.lanes.indexes[lane], minute)
            if found is not None:
                self._lane = lane
                self._walk_to(found)
                return
            lane += by

    def _walk_to(self, row: int | None) -> None:
        if row is None:
            return
        event = int(self.stage.events.ids[row])
        self._select((event,))
        self._reveal(event)
        self.walked.emit(row, self._lane)

    def _current_row(self) -> int | None:
        current = self.stage.marks.current
        return None if current is None else self.stage.events.row_of(current)

    def _lane_now(self) -> int:
        """Return the lane that keys walk in: the last one, if the current event stands there."""
        stage, row = self.stage, self._current_row()
        if row is None:
            return min(self._lane, len(stage.lanes.indexes) - 1)
        first = int(stage.lanes.cover.first[row])
        here = self._lane < len(stage.lanes.indexes)
        if not here or stage.lanes.indexes[self._lane].place_of(row, first) is None:
            self._lane = stage.lane_of_row(row) or 0
        return self._lane

    def activate(self) -> None:
        """Ask for the sentence of the current event."""
        if self.stage.marks.current is not None:
            self.activated.emit(self.stage.marks.current)

    # ---- marked days ----

    def mark_days(self, days: DaySpan | None) -> None:
        """Mark these days; this filters nothing."""
        if self._mark(replace(self.stage.marks, brush=days)):
            self.brush_changed.emit(days)

    def move_brush(self, by: int) -> None:
        """Move the marked days by so many steps: days, weeks, months or years, by the level."""
        brush = self.stage.marks.brush
        if brush is None:
            return
        days = moved(brush, UNIT_OF_LEVEL[self.stage.scale.level], by)
        self.mark_days(days)
        self.travel.bring_into_view(*days.minutes)

    def show_only_marked(self) -> None:
        """Ask that the filter keep only the marked days."""
        brush = self.stage.marks.brush
        if brush is not None:
            self.show_only.emit(brush.first, brush.last)

    def show_scale(self, scale: TimeScale) -> None:
        """Show other times at once."""
        self.travel.show(scale)

    def go_to_nearest(self) -> None:
        """Go to the event nearest to where nothing is seen."""
        if self._emptiness is not None and self._emptiness.nearest_day is not None:
            self.travel.go_to_day(self._emptiness.nearest_day)

    def scroll(self, dy: float) -> None:
        """Scroll the lanes."""
        if self.stage.set_scroll(self.stage.scroll + dy):
            self._changed()

    # ---- lanes ----

    def move_lane(self, number: int, to: int) -> None:
        """Put lane `number` before the lane that is now at `to`."""
        keys = [lane.key for lane in self.stage.lanes.lanes]
        carried = keys.pop(number)
        keys.insert(to - (to > number), carried)
        if keys != [lane.key for lane in self.stage.lanes.lanes]:
            self.stage.set_lanes(self.stage.lanes.reordered(keys))
            self._changed()
            self.lanes_reordered.emit(tuple(keys))

    def carry_lane(self, to: int | None) -> None:
        """Show where a carried lane would go."""
        self.lane_carried.emit(to)

    def leave_lane_out(self, number: int) -> None:
        """Ask to leave a lane out."""
        self.lane_left_out.emit(self.stage.lanes.lanes[number].key)

    # ---- the pointer ----

    def hover(self, event_id: int | None) -> None:
        """Take what is under the pointer."""
        if event_id == self._hovered_here:
            return
        self._hovered_here = event_id
        self._mark_hovered()
        self.hovered.emit(event_id)

    # ---- inside ----

    def _mark_hovered(self) -> None:
        here = () if self._hovered_here is None else (self._hovered_here,)
        hovered = tuple(dict.fromkeys((*here, *self._hovered_elsewhere)))
        self._mark(replace(self.stage.marks, hovered=hovered))

    def _mark(self, marks: Marks) -> bool:
        changed = self.stage.set_marks(marks)
        if changed:
            self._changed()
        return changed

    @Slot(object)
    def _show(self, scale: TimeScale) -> None:
        self._untouched = False
        if self.stage.set_scale(scale):
            self._changed(view=True)

    def _reveal(self, event_id: int) -> None:
        """Bring an event into view, its lane too, and leave what is seen as it is."""
        row = self.stage.events.row_of(event_id)
        cover = self.stage.lanes.cover
        if row is None or not cover.placed[row]:
            return
        self.travel.bring_into_view(int(cover.first[row]), int(cover.last[row]))
        if self.stage.lanes.indexes and self.stage.scene.level is not Level.DECADES:
            self._scroll_to(self._lane_now())

    def _scroll_to_marked(self) -> None:
        """Bring the first marked lane into view where none of them is seen."""
        stage = self.stage
        marked = sorted(stage.selected_lanes or stage.article_lanes)
        if not marked or stage.scene.level is Level.DECADES:
            return
        scenes = [stage.scene.lanes[number] for number in marked]
        low, high = stage.scroll, stage.scroll + stage.frame.area
        if not any(low <= lane.top and lane.top + lane.height <= high for lane in scenes):
            self._scroll_to(marked[0])

    def _scroll_to(self, number: int) -> None:
        lane = self.stage.scene.lanes[number]
        area = self.stage.frame.area
        low, high = lane.top + lane.height - area, lane.top
        self.scroll(min(max(self.stage.scroll, low), high) - self.stage.scroll)

    def _changed(self, *, view: bool = False) -> None:
        self.changed.emit()
        if view:
            self.view_changed.emit()
        self._later.start(0)

    @Slot()
    def _follow_up(self) -> None:
        """Ask for missing words and say whether nothing is seen, once a turn of the event loop."""
        rows = list(self.stage.scene.wanted)
        if self._hovered_here is not None:
            row = self.stage.events.row_of(self._hovered_here)
            rows += [] if row is None or self.stage.label(row) is not None else [row]
        wanted = [
            event for event in self.stage.events.ids[rows].tolist() if event not in self._asked
        ]
        if wanted:
            self._asked.update(wanted)
            self.labels_wanted.emit(tuple(dict.fromkeys(wanted)))
        emptiness = emptiness_of(self.stage)
        if emptiness != self._emptiness:
            self._emptiness = emptiness
            self.emptiness_changed.emit(emptiness)

    def want_labels(self, event_ids: Sequence[int]) -> None:
        """Ask for the words of events that another view of the same stage shows."""
        wanted = tuple(event for event in event_ids if event not in self._asked)
        if wanted:
            self._asked.update(wanted)
            self.labels_wanted.emit(wanted)

    @property
    def current_emptiness(self) -> Emptiness | None:
        """Why nothing is seen, None while something is."""
        return self._emptiness

    def resized(self) -> None:
        """Lay out again after the stage took another frame."""
        self.stage.set_scroll(self.stage.scroll)
        self._changed(view=True)
