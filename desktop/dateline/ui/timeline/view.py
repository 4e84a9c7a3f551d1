"""The timeline's widget: picture, minimap and list of one stage, with the signals a pane connects."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QKeyCombination, QPoint, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from dateline.explore.timeline import DaySpan, EventLabel, TimelineEvents
from dateline.explore.timeline_lanes import DEFAULT_LANES, Lanes
from dateline.explore.timeline_scale import Level
from dateline.ui.theme import current_theme, theme_switch
from dateline.ui.timeline.as_of import AsOfBar
from dateline.ui.timeline.desk import TimelineDesk
from dateline.ui.timeline.empty_notice import EmptyNotice
from dateline.ui.timeline.event_list import EventListView
from dateline.ui.timeline.geometry import is_compact, least_height, make_frame, preferred_height
from dateline.ui.timeline.gestures import Pointer
from dateline.ui.timeline.keys import desk_keys
from dateline.ui.timeline.marks import Emptiness, MarkedCount
from dateline.ui.timeline.minimap import TimelineMinimap
from dateline.ui.timeline.picture import png_bytes, svg_bytes
from dateline.ui.timeline.plot import TimelinePlot
from dateline.ui.timeline.pointing import Pointing
from dateline.ui.timeline.speech import event_words, scope_words
from dateline.ui.timeline.stage import Stage
from dateline.ui.timeline.words import tr
from dateline.ui.widgets.announce import announce


class TimelineView(QWidget):
    """Lanes of dated events; knows events, lanes and days, and neither library nor other panes.

    Setters are silent; signals tell only what a person did. `desk` holds the commands, for menus
    and keys.
    """

    selected = Signal(object)
    """The event id chosen last, or None; nothing is filtered by it."""
    selection_changed = Signal(object)
    """Every selected event id, a tuple."""
    activated = Signal(object)
    """The event id whose sentence is wanted."""
    hovered = Signal(object)
    """The event id under the pointer, or None."""
    card_wanted = Signal(object, QRect)
    """The event id whose card is wanted, and the sign's place on the screen."""
    brush_changed = Signal(object)
    """The marked days (DaySpan), or None."""
    show_only = Signal(int, int)
    """First and last day number that the filter is wanted for."""
    labels_wanted = Signal(object)
    """Event ids whose words are missing, a tuple; answer with `set_labels`."""
    emptiness_changed = Signal(object)
    """Why nothing is seen (Emptiness), None when something is."""
    level_changed = Signal(object)
    """The Level of detail that is seen."""
    room_changed = Signal(int)
    """How many lanes there is room for."""
    lanes_reordered = Signal(object)
    """The lane keys in the order that the person dragged them to, a tuple."""
    lane_left_out = Signal(object)
    """The key of the lane that the person left out."""
    context_wanted = Signal(object, object, QPoint)
    """The event id or None, the lane key or None, and the place on the screen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = current_theme()
        self._stage = Stage(theme, make_frame(640, 200, theme, compact=False))
        self.desk = TimelineDesk(self._stage, self)
        self._picture = QWidget(self)
        self.plot = TimelinePlot(self._stage, Pointer(self.desk), self._picture)
        self.minimap = TimelineMinimap(self._picture)
        self.as_of = AsOfBar(self)
        self._maps = [self.minimap]
        self.event_list = EventListView(self._stage, self)
        self.notice = EmptyNotice(self.plot)
        self.pointing = Pointing(self.desk, self.plot)
        self._level: Level | None = None
        self._published = False
        self._room = 0
        self._to_announce: tuple[int, int] | None = None
        self._arrange()
        self._connect()
        self.setFocusProxy(self.plot)
        self._rename()

    # ---- what is shown ----

    @property
    def stage(self) -> Stage:
        """What is shown, for reading."""
        return self._stage

    def set_events(self, events: TimelineEvents, lanes: Lanes) -> None:
        """Show these events in these lanes; view, selection and marked days stay."""
        self.desk.set_events(events, lanes)
        for minimap in self._maps:
            minimap.set_index(lanes.overview)
        self.event_list.refill()
        self._rename()
        self.updateGeometry()

    def set_focus(self, period: DaySpan | None) -> None:
        """Draw events outside these days pale, and leave them out of the list."""
        if period != self._stage.focus:
            self.desk.set_focus(period)
            self.event_list.refill()
            self._rename()

    def set_selected(self, event_id: int | None) -> None:
        """Ring the event that another pane selected, and bring it into view."""
        self.set_selected_all(() if event_id is None else (event_id,))

    def set_selected_all(self, event_ids: Sequence[int]) -> None:
        """Ring the events of what another pane selected; the last is the current one."""
        self.desk.set_selected(event_ids)
        self.event_list.show_event(event_ids[-1] if event_ids else None)

    def set_entity(self, entity_id: int | None) -> None:
        """Mark the lane of the name that another pane selected."""
        self.desk.set_entity(entity_id)

    def set_hovered(self, event_ids: Iterable[int]) -> None:
        """Ring the events of what is hovered in another pane."""
        self.desk.set_hovered(event_ids)

    def set_article(self, article_id: int | None) -> None:
        """Say which article is open: its publication day gets the dotted line, its lanes a mark."""
        self.desk.set_article(article_id)

    def set_pointed_days(self, days: DaySpan | None) -> None:
        """Show the days that an open date card speaks of."""
        self.desk.point_at(days)

    def set_labels(self, labels: Mapping[int, EventLabel]) -> None:
        """Learn the words of events, as asked for by `labels_wanted`."""
        self.desk.set_labels(labels)
        self.event_list.events.words_changed()
        self._announce_walked()

    def show_card(self) -> None:
        """Ask for the card of the current event."""
        self.pointing.want_card(self._stage.marks.current)

    def set_brush(self, days: DaySpan | None) -> None:
        """Mark these days."""
        self.desk.mark_days(days)

    @property
    def brush(self) -> DaySpan | None:
        """The marked days."""
        return self._stage.marks.brush

    def count_in(self, days: DaySpan) -> MarkedCount:
        """Return how many events inside the focus lie in these days, and how many reach into them."""
        return self._stage.count_in(days)

    @property
    def emptiness(self) -> Emptiness | None:
        """Why nothing is seen, None while something is."""
        return self.desk.current_emptiness

    @property
    def list_shown(self) -> bool:
        """Whether the events are shown as a list."""
        return self._stack.currentWidget() is self.event_list

    def set_published_lane(self, *, shown: bool) -> None:
        """Show when articles were published in a lane below those of the events."""
        if shown != self._published:
            self._published = shown
            self._resized()

    def set_list_shown(self, *, shown: bool) -> None:
        """Show the same events as a list, or as the picture."""
        self._stack.setCurrentWidget(self.event_list if shown else self._picture)
        self.setFocusProxy(self.event_list if shown else self.plot)

    def make_strip(self, parent: QWidget) -> TimelineMinimap:
        """Return the strip that stands in the head while the timeline is closed."""
        strip = TimelineMinimap(parent, labelled=False)
        strip.set_index(self._stage.lanes.overview)
        strip.moved.connect(self.desk.show_scale)
        self._maps.append(strip)
        self._view_moved()
        return strip

    # ---- what is shown, for others ----

    def shown_events(self) -> tuple[int, ...]:
        """Return the events inside the focus in order of time: all of the list, else those in view."""
        events, rows = self._stage.events, self._stage.listed
        if not self.list_shown:
            rows = rows[self._stage.in_view(rows)]
        return tuple(events.ids[rows].tolist())

    def png(self, *, scale: float = 2.0) -> bytes:
        """Return what is shown as PNG in the light theme, `scale` device pixels a px."""
        return png_bytes(self._stage, scale=scale)

    def render_png(self, path: Path, *, scale: float = 2.0) -> None:
        """Write what is shown as a PNG file; raises OSError."""
        path.write_bytes(self.png(scale=scale))

    def render_svg(self) -> bytes:
        """Return what is shown as SVG in the light theme: shapes and text, no pictures."""
        return svg_bytes(self._stage, title=tr("Timeline"))

    # ---- sizes ----

    def sizeHint(self) -> QSize:
        """Return the size that shows all lanes, five where there are none yet."""
        lanes = len(self._stage.lanes.lanes) or DEFAULT_LANES
        return QSize(960, preferred_height(self._stage.theme, lanes))

    def minimumSizeHint(self) -> QSize:
        """Return the size of the axis and three small lanes."""
        return QSize(320, least_height(self._stage.theme))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the minimap and large lanes out where the pane is low."""
        super().resizeEvent(event)
        self.minimap.setVisible(not is_compact(self.height(), self._stage.theme))

    def showEvent(self, event: QShowEvent) -> None:
        """Show where most events are, once the width is known."""
        super().showEvent(event)
        self.desk.open_view()

    # ---- inside ----

    def _arrange(self) -> None:
        column = QVBoxLayout(self._picture)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.plot, 1)
        column.addWidget(self.minimap)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        self._stack = QStackedLayout()
        whole.addWidget(self.as_of)
        whole.addLayout(self._stack, 1)
        self._stack.addWidget(self._picture)
        self._stack.addWidget(self.event_list)
        self.plot.keys = desk_keys(self.desk)
        self.plot.keys[QKeyCombination(Qt.Key.Key_Space)] = self.show_card
        self.plot.tip = self.pointing.words_at

    def _connect(self) -> None:
        desk, plot = self.desk, self.plot
        desk.changed.connect(plot.update)
        desk.view_changed.connect(self._view_moved)
        desk.selected.connect(self.selected)
        desk.selected.connect(self.event_list.show_event)
        desk.selection_changed.connect(self.selection_changed)
        desk.selection_changed.connect(self.pointing.drop_card)
        desk.walked.connect(self._walked)
        desk.activated.connect(self.activated)
        desk.hovered.connect(self.hovered)
        desk.brush_changed.connect(self.brush_changed)
        desk.show_only.connect(self.show_only)
        desk.labels_wanted.connect(self.labels_wanted)
        desk.emptiness_changed.connect(self._show_emptiness)
        desk.lanes_reordered.connect(self.lanes_reordered)
        desk.lane_left_out.connect(self.lane_left_out)
        desk.lane_carried.connect(self._carried)
        plot.zoomed.connect(desk.travel.zoom)
        plot.panned.connect(desk.travel.pan)
        plot.scrolled.connect(desk.scroll)
        plot.pointed.connect(self.pointing.point_at)
        plot.double_clicked.connect(self.pointing.zoom_in_at)
        plot.context_wanted.connect(self.pointing.want_context)
        self.pointing.card_wanted.connect(self.card_wanted)
        self.pointing.context_wanted.connect(self.context_wanted)
        plot.resized.connect(self._resized)
        self.minimap.moved.connect(desk.show_scale)
        self.notice.go_wanted.connect(desk.go_to_nearest)
        self.event_list.events.labels_wanted.connect(desk.want_labels)
        self.event_list.chosen.connect(desk.select)
        self.event_list.opened.connect(self.activated)
        theme_switch().changed.connect(self._retheme)

    @Slot()
    def _resized(self) -> None:
        theme, plot = self._stage.theme, self.plot
        compact = is_compact(self.height(), theme)
        published = self._published
        frame = make_frame(plot.width(), plot.height(), theme, compact=compact, published=published)
        if self._stage.set_frame(frame):
            self.desk.resized()
        self._tell_room()
        self._place_notice()

    def _tell_room(self) -> None:
        room = int(self._stage.frame.area // self._stage.theme.row("lane"))
        if room != self._room:
            self._room = room
            self.room_changed.emit(room)

    @Slot()
    def _view_moved(self) -> None:
        frame = self._stage.frame
        for minimap in self._maps:
            minimap.set_view(self._stage.scale, width=frame.plot_width, label=frame.label)
        level = self._stage.scale.level
        if level is not self._level:
            self._level = level
            self.level_changed.emit(level)

    @Slot()
    def _retheme(self) -> None:
        self._stage.set_theme(current_theme())
        self.minimap.setVisible(not is_compact(self.height(), self._stage.theme))
        self._resized()
        self.desk.resized()
        self.updateGeometry()

    def _rename(self) -> None:
        name = f"{tr('Timeline')}, {scope_words(self._stage)}"
        self.setAccessibleName(name)
        self.plot.setAccessibleName(name)

    @Slot(object)
    def _carried(self, to: int | None) -> None:
        self.plot.carried_to = to
        self.plot.update()

    # ---- emptiness and speech ----

    @Slot(object)
    def _show_emptiness(self, emptiness: Emptiness | None) -> None:
        self.notice.set_emptiness(emptiness)
        self._place_notice()
        self.emptiness_changed.emit(emptiness)

    def _place_notice(self) -> None:
        frame = self._stage.frame
        self.notice.adjustSize()
        top = frame.axis + max(0.0, (frame.area - self.notice.height()) / 2)
        self.notice.move(round(frame.label), round(top))

    @Slot(int, int)
    def _walked(self, row: int, lane: int) -> None:
        self._to_announce = (row, lane)
        if self._stage.label(row) is not None:
            self._announce_walked()

    def _announce_walked(self) -> None:
        """Read out the event that keys went to, once its words are known."""
        if self._to_announce is None:
            return
        row, lane = self._to_announce
        self._to_announce = None
        words = event_words(self._stage, row, lane)
        self.plot.setAccessibleDescription(words)
        announce(self.plot, words)
