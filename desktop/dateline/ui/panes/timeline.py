"""The Timeline pane: the dated statements and events of the scope's articles, in lanes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from dateline.explore.filters import Axis, Period
from dateline.explore.focus import Focus
from dateline.explore.scope import Scope
from dateline.explore.timeline import DaySpan
from dateline.explore.timeline_lanes import DEFAULT_LANES, Lane, LaneBy, Lanes
from dateline.explore.timeline_loading import LaneChoice, LoadedTimeline, label_of
from dateline.explore.timeline_memory import SETTING, lanes_from_text, lanes_to_text
from dateline.explore.timeline_scale import Level
from dateline.library.reads.events import EventRow, event_rows, events_of_timex
from dateline.library.settings import read_setting, write_setting
from dateline.model.annotations import Status
from dateline.ui.pane import Pane
from dateline.ui.pane_context import PaneContext
from dateline.ui.pane_state import PaneState
from dateline.ui.panes import PaneSpec
from dateline.ui.session import Passage, Selected
from dateline.ui.timeline.feed import TimelineFeed
from dateline.ui.timeline.head import TimelineHead
from dateline.ui.timeline.marks import MarkedCount
from dateline.ui.timeline.speech import scope_words
from dateline.ui.timeline.view import TimelineView
from dateline.ui.timeline.words import status_words, tr

_EVENT, _NAME, _DATE = "event", "entity", "date"


class TimelinePane(Pane):
    """Shows the scope's events; marks and selects, and filters only when asked to."""

    def __init__(self, context: PaneContext, parent: QWidget) -> None:
        view = TimelineView(parent)
        super().__init__(QCoreApplication.translate("Panes", "Timeline"), view, parent)
        self.view = view
        self._session = context.session
        self._scope: Scope | None = None
        self.choice = LaneChoice()
        self._kept: str | None = None
        """The text of the choice that the library keeps, None until it was read."""
        self.controls = TimelineHead(self.head, self.view.make_strip(self.head))
        self.feed = TimelineFeed(context.session, self)
        self.setFocusProxy(self.view)
        self.show_state(PaneState(""))
        self._wire(context)

    def _wire(self, context: PaneContext) -> None:
        view, controls, session = self.view, self.controls, self._session
        context.scopes.scope_changed.connect(self._show_scope)
        session.library_changed.connect(self.feed.take_changes)
        self.feed.loaded.connect(self._show_loaded)
        self.feed.busy_changed.connect(self._show_busy)
        session.focus_changed.connect(self._show_focus)
        session.selected_changed.connect(self._ring)
        session.hovered_changed.connect(self._tint)
        self.link_toggled.connect(self.refresh)
        view.labels_wanted.connect(self._fetch_labels)
        view.selected.connect(self._select)
        view.hovered.connect(self._hover)
        view.activated.connect(self._go)
        view.show_only.connect(self._filter)
        view.brush_changed.connect(self._show_marked)
        view.level_changed.connect(controls.show_level)
        view.lane_left_out.connect(self._leave_out)
        view.lanes_reordered.connect(self._keep_order)
        view.room_changed.connect(self._fill_room)
        controls.lanes_chosen.connect(self._choose_lanes)
        controls.days_chosen.connect(self._choose_days)
        controls.published_toggled.connect(self._show_published)
        controls.show_only_wanted.connect(view.desk.show_only_marked)
        controls.level_chosen.connect(self._go_to_level)
        controls.fit_wanted.connect(view.desk.travel.fit_all)
        controls.list_toggled.connect(self._show_list)
        controls.as_of_toggled.connect(view.as_of.set_shown)
        view.as_of.chosen.connect(self._show_as_of)
        controls.unfold_wanted.connect(self._unfold)
        self.folded_changed.connect(controls.show_folded)
        context.actions.attach("timeline", view.plot)
        session.ask(
            lambda connection: read_setting(connection, SETTING, ""),
            self._recall,
            failed=lambda _: self._recall(""),
        )

    def _recall(self, text: str) -> None:
        """Show the lanes that were chosen when the library was closed."""
        kept = lanes_from_text(text)
        self._kept = lanes_to_text(kept)
        self.choice = replace(kept, limit=self.choice.limit)
        self.controls.show_choice(kept.by, by_publication=kept.by_publication, beside=kept.beside)
        self.view.set_published_lane(shown=kept.beside)
        self._show_focus(self._session.focus)
        self.refresh()

    # What is shown ------------------------------------------------------------------------------

    @Slot(object)
    def _show_scope(self, scope: Scope) -> None:
        self._scope = scope
        if self.head.linked:
            self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Show the events of the scope in the lanes of the choice."""
        if self._scope is not None and self._kept is not None:
            self.feed.want(self._scope, self.choice)

    @Slot(bool)
    def _show_busy(self, busy: bool) -> None:  # noqa: FBT001 - Qt's signal gives it
        self.set_busy(busy=busy)

    @Slot(object)
    def _show_loaded(self, loaded: LoadedTimeline) -> None:
        self.view.set_events(loaded.events, _in_words(loaded.lanes))
        self.view.as_of.set_days(loaded.published)
        self._show_focus(self._session.focus)
        if self.view.stage.bounds() is None:
            self.show_state(_nothing_dated())
        else:
            self.show_body()

    @Slot(object)
    def _show_focus(self, focus: Focus) -> None:
        if self.head.linked:
            period = focus.period if self._stands_on(focus.period) else None
            self.view.set_focus(DaySpan(period.first, period.last) if period else None)
        self.set_scope(scope_words(self.view.stage))
        self._show_marked()

    def follow_article(self, article: int | None) -> None:
        """Mark the day and the lanes of the open article, among lanes of articles with its own."""
        self.view.set_article(article)
        shown = {lane.key for lane in self.view.stage.lanes.lanes}
        if self.choice.by is LaneBy.ARTICLE and article is not None and article not in shown:
            self._choose(replace(self.choice, article=article))

    def _stands_on(self, period: Period | None) -> bool:
        """Whether a period counts the days that events stand on, so that it divides them."""
        on_events = period is not None and period.axis is Axis.EVENT
        return on_events and not self.choice.by_publication

    def showEvent(self, event: QShowEvent) -> None:
        """Read what changed while the pane was out of sight."""
        super().showEvent(event)
        self.feed.set_awake(awake=True)

    def hideEvent(self, event: QHideEvent) -> None:
        """Read nothing while nobody looks."""
        super().hideEvent(event)
        self.feed.set_awake(awake=False)

    @Slot(object)
    def _ring(self, selected: Selected | None) -> None:
        chosen = selected.id if selected is not None and selected.kind == _EVENT else None
        named = selected.id if selected is not None and selected.kind == _NAME else None
        self.view.set_entity(named)
        if selected is not None and selected.kind == _DATE:
            dated = selected.id
            self._session.ask(
                lambda connection: events_of_timex(connection, dated),
                self.view.set_selected_all,
                kind="events-of-date",
            )
        else:
            self.view.set_selected(chosen)

    @Slot(object)
    def _tint(self, hovered: Selected | None) -> None:
        events: tuple[int, ...] = ()
        if hovered is not None and hovered.kind == _EVENT:
            events = (hovered.id,)
        elif hovered is not None and hovered.kind == _NAME:
            events = self.view.stage.events_in_view(hovered.id)
        self.view.set_hovered(events)

    @Slot(object)
    def _fetch_labels(self, event_ids: Sequence[int]) -> None:
        self._session.ask(lambda connection: event_rows(connection, event_ids), self._show_labels)

    def _show_labels(self, rows: Sequence[EventRow]) -> None:
        self.view.set_labels({row.id: label_of(row) for row in rows})

    # What a person does -------------------------------------------------------------------------

    @Slot(object)
    def _select(self, event_id: int | None) -> None:
        selected = self._session.selected
        if event_id is not None:
            self._session.select(Selected(_EVENT, event_id))
            self._go(event_id)
        elif selected is not None and selected.kind == _EVENT:
            # What another pane selected is not the timeline's to drop.
            self._session.select(None)

    @Slot(object)
    def _hover(self, event_id: int | None) -> None:
        self._session.hover(None if event_id is None else Selected(_EVENT, event_id))

    @Slot(object)
    def _go(self, event_id: int) -> None:
        """Show the sentence of an event in the article pane."""
        self._session.ask(
            lambda connection: event_rows(connection, [event_id]), self._show_sentence, kind="event"
        )

    def _show_sentence(self, rows: Sequence[EventRow]) -> None:
        for row in rows:
            place = Passage(row.article_id, row.field, row.sentence_span, marked=True)
            self._session.show_passage(place)

    @Slot(int, int)
    def _filter(self, first: int, last: int) -> None:
        """Show only these days, or every day again where it is only these already."""
        focus, period = self._session.focus, self._period(first, last)
        self._session.set_focus(focus.with_period(None if period == focus.period else period))

    def _period(self, first: int, last: int) -> Period:
        on_published = self.choice.by_publication
        return Period(Axis.PUBLISHED if on_published else Axis.EVENT, first, last)

    @property
    def shows_only_marked(self) -> bool:
        """Whether the filter keeps just the marked days."""
        days = self.view.brush
        own = None if days is None else self._period(days.first, days.last)
        return own is not None and own == self._session.focus.period

    @Slot()
    def _show_marked(self) -> None:
        days = self.view.brush
        events = MarkedCount(0, 0) if days is None else self.view.count_in(days)
        self.controls.show_marked(days, events, only=self.shows_only_marked)

    @Slot(object)
    def _choose_lanes(self, by: LaneBy) -> None:
        article = self.view.stage.marks.article if by is LaneBy.ARTICLE else None
        self._choose(replace(self.choice, by=by, first=(), without=(), article=article))

    @Slot(bool)
    def _choose_days(self, by_publication: bool) -> None:  # noqa: FBT001 - Qt's signal gives it
        self._choose(replace(self.choice, by_publication=by_publication))

    @Slot(bool)
    def _show_published(self, beside: bool) -> None:  # noqa: FBT001 - Qt's signal gives it
        self.view.set_published_lane(shown=beside)
        self.choice = replace(self.choice, beside=beside)
        self._keep_choice()

    def toggle_lane(self, entity_id: int) -> bool:
        """Give a name a lane, the first, or take its lane away; return whether it has one now.

        Other lanes than those of names make room for lanes of names.
        """
        by_name = self.choice.by is LaneBy.ENTITY
        shown = by_name and entity_id in {lane.key for lane in self.view.stage.lanes.lanes}
        if shown:
            self._leave_out(entity_id)
            return False
        choice = self.choice
        if not by_name:
            choice = replace(choice, by=LaneBy.ENTITY, first=(), without=())
            self.controls.lanes.set_choice(LaneBy.ENTITY.value)
        first = (entity_id, *(key for key in choice.first if key != entity_id))
        without = tuple(key for key in choice.without if key != entity_id)
        self._choose(replace(choice, first=first, without=without))
        return True

    @Slot(object)
    def _leave_out(self, key: int) -> None:
        first = tuple(other for other in self.choice.first if other != key)
        self._choose(replace(self.choice, first=first, without=(*self.choice.without, key)))

    @Slot(object)
    def _show_as_of(self, day: int | None) -> None:
        self._choose(replace(self.choice, as_of=day))

    @Slot(int)
    def _fill_room(self, lanes: int) -> None:
        """Show as many lanes as there is room for, and no fewer than the design's."""
        self._choose(replace(self.choice, limit=max(DEFAULT_LANES, lanes)))

    @Slot(object)
    def _keep_order(self, keys: tuple[int, ...]) -> None:
        self.choice = replace(self.choice, first=keys)
        self._keep_choice()

    def _choose(self, choice: LaneChoice) -> None:
        if choice != self.choice:
            self.choice = choice
            self._keep_choice()
            self.refresh()

    def _keep_choice(self) -> None:
        """Let the library remember the lanes; what was not read yet is not written over."""
        text = lanes_to_text(self.choice)
        if self._kept is not None and text != self._kept:
            self._kept = text
            self._session.library.writer.submit(lambda tx: write_setting(tx, SETTING, text))

    @Slot(object)
    def _go_to_level(self, level: Level) -> None:
        self.view.desk.travel.go_to_level(level)

    @Slot()
    def _unfold(self) -> None:
        self.set_folded(folded=False)

    @Slot(bool)
    def _show_list(self, shown: bool) -> None:  # noqa: FBT001 - Qt's signal gives it
        self.view.set_list_shown(shown=shown)


def _in_words(lanes: Lanes) -> Lanes:
    """Return the lanes with the window's words for statuses, for no outlet and for one lane."""

    def title(lane: Lane) -> str:
        match lanes.by:
            case LaneBy.STATUS:
                return status_words(tuple(Status)[lane.key])
            case LaneBy.OUTLET:
                return lane.title or tr("No outlet")
            case LaneBy.ONE:
                return tr("All events")
            case _:
                return lane.title

    return replace(lanes, lanes=tuple(replace(lane, title=title(lane)) for lane in lanes.lanes))


def _nothing_dated() -> PaneState:
    why = tr("Days are found in English only, a moment after an article is read.")
    return PaneState(tr("No dated events"), why)


def _make(context: PaneContext, parent: QWidget) -> TimelinePane:
    return TimelinePane(context, parent)


PANE = PaneSpec("timeline", "Timeline", "bottom", 0, "go_timeline", _make)
