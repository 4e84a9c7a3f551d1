"""The timeline's widget: picture, minimap and list of one stage, with the signals a pane connects."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

from PySide6.QtCore import QKeyCombination, QPoint, QPointF, QRect, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from dateline.explore.timeline import DaySpan, EventLabel, TimelineEvents
from dateline.explore.timeline_lanes import DEFAULT_LANES, Lanes
from dateline.explore.timeline_scale import Level
from dateline.ui.theme import current_theme, theme_switch
from dateline.ui.timeline.desk import TimelineDesk
from dateline.ui.timeline.empty_notice import EmptyNotice
from dateline.ui.timeline.event_list import EventListView
from dateline.ui.timeline.geometry import is_compact, least_height, make_frame, preferred_height
from dateline.ui.timeline.gestures import Pointer
from dateline.ui.timeline.keys import desk_keys
from dateline.ui.timeline.minimap import TimelineMinimap
from dateline.ui.timeline.picture import png_bytes, svg_bytes
from dateline.ui.timeline.plot import TimelinePlot
from dateline.ui.timeline.speech import announce, event_words, scope_words
from dateline.ui.timeline.stage import Emptiness, Hit, Stage
from dateline.ui.timeline.words import bin_words, tr, when_words
from dateline.ui.wording import count_words

_CARD_SIDE: Final = 20


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
        self._maps = [self.minimap]
        self._list = EventListView(self._stage, self)
        self._notice = EmptyNotice(self.plot)
        self._card_timer = QTimer(self)
        self._card_timer.setSingleShot(True)
        self._card_event: int | None = None
        self._level: Level | None = None
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
        self._list.refill()
        self._rename()
        self.updateGeometry()

    def set_focus(self, period: DaySpan | None) -> None:
        """Draw events outside these days pale."""
        self.desk.set_focus(period)

    def set_selected(self, event_id: int | None) -> None:
        """Ring the event that another pane selected, and bring it into view."""
        self.desk.set_selected(event_id)
        self._list.show_event(event_id)

    def set_hovered(self, event_ids: Iterable[int]) -> None:
        """Ring the events of what is hovered in another pane."""
        self.desk.set_hovered(event_ids)

    def set_article(self, article_id: int | None) -> None:
        """Say which article is open: its publication day gets the dotted line."""
        self.desk.set_article(article_id)

    def set_pointed_days(self, days: DaySpan | None) -> None:
        """Show the days that an open date card speaks of."""
        self.desk.point_at(days)

    def set_labels(self, labels: Mapping[int, EventLabel]) -> None:
        """Learn the words of events, as asked for by `labels_wanted`."""
        self.desk.set_labels(labels)
        self._list.events.words_changed()
        self._announce_walked()

    def show_card(self) -> None:
        """Ask for the card of the current event."""
        if self._stage.marks.current is not None:
            self._want_card(self._stage.marks.current)

    def set_brush(self, days: DaySpan | None) -> None:
        """Mark these days."""
        self.desk.mark_days(days)

    @property
    def brush(self) -> DaySpan | None:
        """The marked days."""
        return self._stage.marks.brush

    def count_in(self, days: DaySpan) -> int:
        """Return how many events inside the focus stand on these days."""
        return self._stage.count_in(days)

    @property
    def emptiness(self) -> Emptiness | None:
        """Why nothing is seen, None while something is."""
        return self.desk.current_emptiness

    @property
    def list_shown(self) -> bool:
        """Whether the events are shown as a list."""
        return self._stack.currentWidget() is self._list

    def set_list_shown(self, *, shown: bool) -> None:
        """Show the same events as a list, or as the picture."""
        self._stack.setCurrentWidget(self._list if shown else self._picture)
        self.setFocusProxy(self._list if shown else self.plot)

    def make_strip(self, parent: QWidget) -> TimelineMinimap:
        """Return the strip that stands in the head while the timeline is closed."""
        strip = TimelineMinimap(parent, labelled=False)
        strip.set_index(self._stage.lanes.overview)
        strip.moved.connect(self.desk.show_scale)
        self._maps.append(strip)
        self._view_moved()
        return strip

    # ---- pictures for others ----

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
        self._stack = QStackedLayout(self)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self._stack.addWidget(self._picture)
        self._stack.addWidget(self._list)
        self.plot.keys = desk_keys(self.desk)
        self.plot.keys[QKeyCombination(Qt.Key.Key_Space)] = self.show_card
        self.plot.tip = self._tip

    def _connect(self) -> None:
        desk, plot = self.desk, self.plot
        desk.changed.connect(plot.update)
        desk.view_changed.connect(self._view_moved)
        desk.selected.connect(self.selected)
        desk.selected.connect(self._list.show_event)
        desk.selection_changed.connect(self.selection_changed)
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
        plot.zoomed.connect(desk.zoom)
        plot.panned.connect(desk.pan)
        plot.scrolled.connect(desk.scroll)
        plot.pointed.connect(self._pointed)
        plot.double_clicked.connect(self._double_clicked)
        plot.context_wanted.connect(self._want_context)
        plot.resized.connect(self._resized)
        self.minimap.moved.connect(desk.show_scale)
        self._notice.go_wanted.connect(desk.go_to_nearest)
        self._list.events.labels_wanted.connect(desk.want_labels)
        self._list.chosen.connect(desk.select)
        self._list.opened.connect(self.activated)
        self._card_timer.timeout.connect(self._want_hovered_card)
        theme_switch().changed.connect(self._retheme)

    @Slot()
    def _resized(self) -> None:
        theme = self._stage.theme
        compact = is_compact(self.height(), theme)
        frame = make_frame(self.plot.width(), self.plot.height(), theme, compact=compact)
        if self._stage.set_frame(frame):
            self.desk.resized()
        self._place_notice()

    @Slot()
    def _view_moved(self) -> None:
        frame = self._stage.frame
        for minimap in self._maps:
            minimap.set_view(self._stage.scale, width=frame.plot_width, label=frame.label)
        level = self._stage.scale.level
        if level is not self._level:
            self._level = level
            self.level_changed.emit(level)

    @Slot(object)
    def _retheme(self, _theme: object = None) -> None:
        self._stage.set_theme(current_theme())
        self._stage.set_frame(
            make_frame(
                self.plot.width(),
                self.plot.height(),
                self._stage.theme,
                compact=is_compact(self.height(), self._stage.theme),
            )
        )
        self.minimap.setVisible(not is_compact(self.height(), self._stage.theme))
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

    # ---- the pointer ----

    @Slot(object)
    def _pointed(self, hit: Hit | None) -> None:
        event = None if hit is None else hit.event
        self.desk.hover(event)
        if event is None:
            self._card_timer.stop()
        elif not self._card_timer.isActive() or event != self._card_event:
            self._card_timer.start(current_theme().motion("card_delay"))
        self._card_event = event

    def _tip(self, at: QPointF) -> tuple[str, str] | None:
        """Return name and date of what is under the pointer."""
        stage = self._stage
        hit = stage.hit(at.x(), at.y())
        if hit is None:
            return self._bin_tip(at)
        label = stage.label(hit.row)
        when = (label.when if label is not None else "") or when_words(stage.events, hit.row)
        if hit.others:
            more = count_words(hit.others, one="{n} more here", other="{n} more here")
            when = f"{when} · {more}"
        return ("" if label is None else label.name, when)

    def _bin_tip(self, at: QPointF) -> tuple[str, str] | None:
        found = self._stage.bin_at(at.x(), at.y())
        if found is None or at.x() < self._stage.frame.label:
            return None
        number, place = found
        bins = self._stage.scene.lanes[number].bins
        if bins is None or not bins.counts[place]:
            return None
        days = bin_words(bins.step, int(bins.edges[place]), int(bins.edges[place + 1]))
        counted = count_words(int(bins.counts[place]), one="{n} event", other="{n} events")
        if self._stage.filtered:
            kept = count_words(
                int(bins.kept[place]), one="{n} in the filter", other="{n} in the filter"
            )
            counted = f"{counted}, {kept}"
        return (days, counted)

    @Slot(QPointF)
    def _double_clicked(self, at: QPointF) -> None:
        hit = self._stage.hit(at.x(), at.y())
        if hit is not None:
            self.desk.zoom_to_event(hit.row)
            return
        found = self._stage.bin_at(at.x(), at.y())
        bins = self._stage.scene.lanes[found[0]].bins if found else None
        if found is not None and bins is not None and at.x() >= self._stage.frame.label:
            self.desk.zoom_to(int(bins.edges[found[1]]), int(bins.edges[found[1] + 1]))

    @Slot(object, object, QPoint)
    def _want_context(self, hit: Hit | None, lane: int | None, where: QPoint) -> None:
        if hit is not None:
            self.desk.select(hit.event)
        key = None if lane is None else self._stage.lanes.lanes[lane].key
        self.context_wanted.emit(None if hit is None else hit.event, key, where)

    # ---- cards ----

    @Slot()
    def _want_hovered_card(self) -> None:
        if self._card_event is not None:
            self._want_card(self._card_event)

    def _want_card(self, event_id: int) -> None:
        place = self._stage.place_of(event_id)
        if place is not None:
            centre = self.plot.mapToGlobal(QPoint(round(place.x()), round(place.y())))
            side = _CARD_SIDE
            rect = QRect(centre.x() - side // 2, centre.y() - side // 2, side, side)
            self.card_wanted.emit(event_id, rect)

    # ---- emptiness and speech ----

    @Slot(object)
    def _show_emptiness(self, emptiness: Emptiness | None) -> None:
        self._notice.set_emptiness(emptiness)
        self._place_notice()
        self.emptiness_changed.emit(emptiness)

    def _place_notice(self) -> None:
        frame = self._stage.frame
        self._notice.adjustSize()
        top = frame.axis + max(0.0, (frame.area - self._notice.height()) / 2)
        self._notice.move(round(frame.label), round(top))

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
        announce(self.plot, event_words(self._stage, row, lane))
