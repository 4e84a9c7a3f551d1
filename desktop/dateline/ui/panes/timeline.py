"""The Timeline pane: the dated statements and events of the scope's articles, in lanes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QTimer, Slot
from PySide6.QtWidgets import QWidget

from dateline.explore.filters import Axis, Period
from dateline.explore.focus import Focus
from dateline.explore.scope import Scope
from dateline.explore.timeline import DaySpan
from dateline.explore.timeline_lanes import Lane, LaneBy, Lanes
from dateline.explore.timeline_loading import LaneChoice, LoadedTimeline, label_of, load_timeline
from dateline.explore.timeline_scale import Level
from dateline.library.changes import Changes
from dateline.library.reads.events import EventRow, event_rows
from dateline.model.annotations import Status
from dateline.ui.pane import Pane
from dateline.ui.pane_context import PaneContext
from dateline.ui.panes import PaneSpec
from dateline.ui.session import Passage, Selected
from dateline.ui.timeline.head import TimelineHead
from dateline.ui.timeline.speech import scope_words
from dateline.ui.timeline.view import TimelineView
from dateline.ui.timeline.words import status_words, tr

_EVENT = "event"
_GATHER_MS = 300
"""Changes of the library within this time are read once: extraction ends in many small steps."""


class TimelinePane(Pane):
    """Shows the scope's events; marks and selects, and filters only when asked to."""

    def __init__(self, context: PaneContext, parent: QWidget) -> None:
        view = TimelineView(parent)
        super().__init__(QCoreApplication.translate("Panes", "Timeline"), view, parent)
        self.view = view
        self._session = context.session
        self._scope: Scope | None = None
        self.choice = LaneChoice()
        self.controls = TimelineHead(self.head)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_GATHER_MS)
        self._soon.timeout.connect(self.refresh)
        self.setFocusProxy(self.view)
        self._wire(context)

    def _wire(self, context: PaneContext) -> None:
        view, controls, session = self.view, self.controls, self._session
        context.scopes.scope_changed.connect(self._show_scope)
        session.library_changed.connect(self._content_changed)
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
        controls.lanes_chosen.connect(self._choose_lanes)
        controls.days_chosen.connect(self._choose_days)
        controls.show_only_wanted.connect(view.desk.show_only_marked)
        controls.level_chosen.connect(self._go_to_level)
        controls.fit_wanted.connect(view.desk.travel.fit_all)
        controls.list_toggled.connect(self._show_list)
        context.actions.attach("timeline", view.plot)

    # What is shown ------------------------------------------------------------------------------

    @Slot(object)
    def _show_scope(self, scope: Scope) -> None:
        self._scope = scope
        if self.head.linked:
            self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Read the events of the scope again."""
        scope, choice = self._scope, self.choice
        if scope is None:
            return
        self._soon.stop()
        self.set_busy(busy=True)
        self._session.search(
            lambda connection: load_timeline(connection, scope, choice),
            self._show_loaded,
            kind="timeline",
        )

    def _show_loaded(self, loaded: LoadedTimeline) -> None:
        self.set_busy(busy=False)
        self.view.set_events(loaded.events, _in_words(loaded.lanes))
        self.set_scope(scope_words(self.view.stage))
        self._show_focus(self._session.focus)
        self._show_marked(self.view.brush)

    @Slot(object)
    def _content_changed(self, changes: Changes) -> None:
        if changes.articles or changes.entities:
            self._soon.start()

    @Slot(object)
    def _show_focus(self, focus: Focus) -> None:
        if not self.head.linked:
            return
        period = focus.period
        on_events = period is not None and period.axis is Axis.EVENT
        self.view.set_focus(DaySpan(period.first, period.last) if period and on_events else None)
        self.view.set_article(focus.article)

    @Slot(object)
    def _ring(self, selected: Selected | None) -> None:
        chosen = selected.id if selected is not None and selected.kind == _EVENT else None
        self.view.set_selected(chosen)

    @Slot(object)
    def _tint(self, hovered: Selected | None) -> None:
        pointed = hovered is not None and hovered.kind == _EVENT
        self.view.set_hovered((hovered.id,) if hovered is not None and pointed else ())

    @Slot(object)
    def _fetch_labels(self, event_ids: Sequence[int]) -> None:
        self._session.ask(lambda connection: event_rows(connection, event_ids), self._show_labels)

    def _show_labels(self, rows: Sequence[EventRow]) -> None:
        self.view.set_labels({row.id: label_of(row) for row in rows})

    # What a person does -------------------------------------------------------------------------

    @Slot(object)
    def _select(self, event_id: int | None) -> None:
        self._session.select(None if event_id is None else Selected(_EVENT, event_id))
        if event_id is not None:
            self._go(event_id)

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
            self._session.show_passage(Passage(row.article_id, row.field, row.sentence_span))

    @Slot(int, int)
    def _filter(self, first: int, last: int) -> None:
        period = Period(Axis.EVENT, first, last)
        self._session.set_focus(self._session.focus.with_period(period))

    @Slot(object)
    def _show_marked(self, days: DaySpan | None) -> None:
        self.controls.show_marked(days, 0 if days is None else self.view.count_in(days))

    @Slot(object)
    def _choose_lanes(self, by: LaneBy) -> None:
        self._choose(LaneChoice(by, by_publication=self.choice.by_publication))

    @Slot(bool)
    def _choose_days(self, by_publication: bool) -> None:  # noqa: FBT001 - Qt's signal gives it
        self._choose(replace(self.choice, by_publication=by_publication))

    @Slot(object)
    def _leave_out(self, key: int) -> None:
        first = tuple(other for other in self.choice.first if other != key)
        self._choose(replace(self.choice, first=first, without=(*self.choice.without, key)))

    @Slot(object)
    def _keep_order(self, keys: tuple[int, ...]) -> None:
        self.choice = replace(self.choice, first=keys)

    def _choose(self, choice: LaneChoice) -> None:
        if choice != self.choice:
            self.choice = choice
            self.refresh()

    @Slot(object)
    def _go_to_level(self, level: Level) -> None:
        self.view.desk.travel.go_to_level(level)

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


def _make(context: PaneContext, parent: QWidget) -> TimelinePane:
    return TimelinePane(context, parent)


PANE = PaneSpec("timeline", "Timeline", "bottom", 0, "go_timeline", _make)
