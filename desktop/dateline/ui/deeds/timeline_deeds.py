"""Binds the timeline's actions: walking, zooming, marked days, sentences, pins, cards, pictures."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QPoint, QRect, Qt, Slot
from PySide6.QtWidgets import QMenu

from dateline.editing.articles import set_publication_day
from dateline.editing.findings import pin
from dateline.explore.event_groups import EventGroup, group_of
from dateline.library.queries import Query
from dateline.library.reads.events import EventRow, event_rows
from dateline.library.rows import Connection
from dateline.model.days import day_from_iso
from dateline.ui.dialogs.ask_day import DayDialog
from dateline.ui.dialogs.tellings import TellingsDialog
from dateline.ui.panes.timeline import TimelinePane
from dateline.ui.timeline.event_card import ACTIONS, CHANGE, GO, PIN, TELLINGS, event_card
from dateline.ui.timeline.saving import TimelineSaving
from dateline.ui.timeline.words import tr

if TYPE_CHECKING:
    from dateline.ui.deeds.date_deeds import DateDeeds
    from dateline.ui.workbench import Workbench

_CONDITIONS: Final = frozenset({"event", "period"})


class TimelineDeeds(QObject):
    """Owned by the workbench; does what the actions of the timeline's scope say."""

    def __init__(self, bench: Workbench, dates: DateDeeds) -> None:
        super().__init__(bench)
        self._bench = bench
        self._dates = dates
        self._session = bench.session
        pane = bench.window.pane("timeline")
        assert isinstance(pane, TimelinePane)  # noqa: S101 - built by its own spec
        self._pane = pane
        self._by_key = False
        self._card_row: EventRow | None = None
        tell = bench.window.toast.show_words
        self.saving = TimelineSaving(pane.view, bench.session, tell, self)
        desk, travel = pane.view.desk, pane.view.desk.travel
        registry = bench.window.actions_registry
        for action_id, handler in {
            "previous_event": lambda: desk.step_event(-1),
            "next_event": lambda: desk.step_event(1),
            "lane_up": lambda: desk.step_lane(-1),
            "lane_down": lambda: desk.step_lane(1),
            "go_to_sentence": self.go_to_sentence,
            "card": self.show_card,
            "pin": self.pin,
            "change": self.change_date,
            "tellings": self.show_tellings,
            "show_only": desk.show_only_marked,
            "selection_earlier": lambda: desk.move_brush(-1),
            "selection_later": lambda: desk.move_brush(1),
            "zoom_in": lambda: travel.zoom_by(1),
            "zoom_out": lambda: travel.zoom_by(-1),
            "fit": travel.fit_all,
            "latest": travel.go_to_latest,
            "go_to_date": self.go_to_date,
            "lanes": pane.controls.lanes.click,
            "order": pane.controls.toggle_days,
            "export_picture": self.export_shown,
        }.items():
            registry.bind(f"timeline.{action_id}", handler)
        # The registry's keys can be changed by the person; the view's own would stay behind.
        pane.view.plot.keys.clear()
        pane.view.selected.connect(self._note)
        pane.view.selected.connect(self._uncover)
        pane.view.brush_changed.connect(self._note)
        bench.session.focus_changed.connect(self._note)
        pane.view.card_wanted.connect(self._open_card)
        bench.window.cards.action_chosen.connect(self._card_action)
        bench.window.cards.opened.connect(pane.view.plot.drop_tip)
        pane.view.hovered.connect(self._hovered)
        pane.view.context_wanted.connect(self._show_menu)

    @Slot()
    def _note(self) -> None:
        """Say which of the timeline's conditions hold."""
        view = self._pane.view
        holding = {"event"} if view.stage.marks.current is not None else set[str]()
        holding |= {"period"} if view.brush is not None else set()
        only = self._pane.shows_only_marked
        words = tr("Show all days again") if only else tr("Show only the selected days")
        self._bench.window.actions_registry.set_text("timeline.show_only", words)
        self._bench.set_conditions(frozenset(holding), of=_CONDITIONS)

    # Cards and menus ----------------------------------------------------------------------------

    @Slot()
    def show_card(self) -> None:
        """Show the card of the current event, with the focus."""
        self._by_key = True
        self._pane.view.show_card()

    @Slot(object, QRect)
    def _open_card(self, event_id: int, anchor: QRect) -> None:
        by_key, self._by_key = self._by_key, False

        def show(found: Sequence[tuple[EventRow, EventGroup | None]]) -> None:
            for row, group in found:
                self._card_row = row
                self._bench.window.cards.show_card(event_card(row, group), anchor, focus=by_key)

        self._session.ask(self._told(event_id), show, kind="event-card")

    def _told(self, event_id: int) -> Query[list[tuple[EventRow, EventGroup | None]]]:
        """Return the query for an event with the mentions of the same event, as of the chosen day."""
        book, as_of = self._pane.feed.book, self._pane.choice.as_of

        def read(connection: Connection) -> list[tuple[EventRow, EventGroup | None]]:
            group = None
            if book is not None:
                group = group_of(connection, book.events, event_id, as_of=as_of)
            return [(row, group) for row in event_rows(connection, [event_id])]

        return read

    @Slot()
    def show_tellings(self) -> None:
        """List every sentence that tells of the current event."""
        current = self._pane.view.stage.marks.current
        if current is not None:
            self._session.ask(self._told(current), self._list, kind="event-tellings")

    def _list(self, found: Sequence[tuple[EventRow, EventGroup | None]]) -> None:
        for row, group in found:
            if group is not None:
                words = " ".join(row.words.split())
                TellingsDialog(self._session, words, group, self._bench.window).show()

    @Slot(str)
    def _card_action(self, action: str) -> None:
        """Do an action of an event's card, on the event that it is about."""
        row = self._card_row
        if row is None or action not in ACTIONS:
            return
        self._pane.view.desk.select(row.id)
        if action == GO:
            self._pane.view.desk.activate()
        elif action == PIN:
            self.pin()
        elif action == CHANGE:
            self.change_date()
        elif action == TELLINGS:
            self.show_tellings()
        else:
            self.change_day(row)

    @Slot(object)
    def _hovered(self, event_id: int | None) -> None:
        if event_id is None:
            self._bench.window.cards.release()

    @Slot()
    def _uncover(self) -> None:
        """Close a card that came by hovering: it could cover the sentence of what was clicked."""
        if not self._bench.window.cards.has_focus:
            self._bench.window.cards.close_card()

    def make_menu(self, lane: int | None) -> QMenu:
        """Return the menu of the current event and of the lane under the pointer."""
        menu = self._bench.window.actions_registry.context_menu("timeline", self._pane)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if lane is not None:
            menu.addSeparator()
            hide = menu.addAction(tr("Leave this lane out"))
            hide.triggered.connect(lambda: self._pane.view.lane_left_out.emit(lane))
        return menu

    @Slot(object, object, QPoint)
    def _show_menu(self, event_id: int | None, lane: int | None, where: QPoint) -> None:
        self.make_menu(lane).popup(where)

    # What is done -------------------------------------------------------------------------------

    @Slot()
    def go_to_sentence(self) -> None:
        """Show the sentence of the current event, and give the article the keys to read on."""
        self._pane.view.desk.activate()
        self._bench.window.article.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def change_day(self, row: EventRow) -> DayDialog:
        """Ask when the article of an event was published; what leaned on the day is dated anew."""
        known = None if row.published is None else day_from_iso(row.published[:10])
        dialog = DayDialog(
            tr("When was this published?"),
            tr("Dates such as “on Tuesday” are counted from this day."),
            tr("Set the day"),
            day=known,
            parent=self._bench.window,
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

        def take() -> None:
            author = self._session.author
            self._session.carry_out(set_publication_day(row.article_id, dialog.iso, author=author))

        dialog.accepted.connect(take)
        dialog.open()
        return dialog

    @Slot()
    def change_date(self) -> None:
        """Ask when the expression is that dates the current event."""
        current = self._pane.view.stage.marks.current
        if current is not None:
            self._session.ask(lambda connection: event_rows(connection, [current]), self._change)

    def _change(self, rows: Sequence[EventRow]) -> None:
        """Ask for the date; an event without one of its own has that of the publication."""
        for row in rows:
            if row.timex_id is None:
                self.change_day(row)
            else:
                self._dates.change(row.timex_id)

    @Slot()
    def pin(self) -> None:
        """Pin the sentence of the current event."""
        current = self._pane.view.stage.marks.current
        if current is None:
            return

        def take(rows: Sequence[EventRow]) -> None:
            for row in rows:
                command = pin(
                    row.article_id,
                    row.field,
                    row.sentence_span,
                    kind="event",
                    author=self._session.author,
                )
                self._session.carry_out(command)

        self._session.ask(lambda connection: event_rows(connection, [current]), take)

    @Slot()
    def go_to_date(self) -> None:
        """Ask for a day and bring it to the middle."""
        stage = self._pane.view.stage
        middle = stage.scale.day(stage.frame.plot_width / 2)
        title, why = tr("Go to date"), tr("The timeline shows this day in its middle.")
        dialog = DayDialog(title, why, tr("Go"), day=middle, parent=self._bench.window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

        def go() -> None:
            if dialog.day is not None:
                self._pane.view.desk.travel.go_to_day(dialog.day)

        dialog.accepted.connect(go)
        dialog.open()

    @Slot()
    def export_shown(self) -> None:
        """Ask for a file, and write what is shown to it as a picture or as rows."""
        self.saving.ask(self._bench.window)
