"""Actions on names: filter, merge, rename, ignore, go from mention to mention, pin."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QRect, Slot

from dateline.editing.entities import ignore_entity, merge_entities, rename_entity
from dateline.editing.findings import pin
from dateline.explore.entities import EntityRow as ListedEntity
from dateline.explore.focus import Mode
from dateline.library.reads.entities import (
    EntityRow,
    MentionPlace,
    entity_rows,
    mention_places,
    names_of,
    roles_of,
)
from dateline.library.rows import Connection
from dateline.ui.card_contents import entity_card
from dateline.ui.dialogs.ask_text import LineDialog, NoteDialog
from dateline.ui.dialogs.merge import MergeDialog
from dateline.ui.panes.entities import EntitiesPane
from dateline.ui.session import Passage, Selected

if TYPE_CHECKING:
    from dateline.ui.row_deeds import RowDeeds
    from dateline.ui.workbench import Workbench

_CONDITIONS: Final = frozenset({"name", "names"})


class EntityDeeds(QObject):
    """Binds what is done with the chosen names; owned by the workbench."""

    def __init__(self, bench: Workbench, rows: RowDeeds) -> None:
        super().__init__(bench)
        self._bench = bench
        self._session = bench.session
        pane = bench.window.pane("entities")
        assert isinstance(pane, EntitiesPane)  # noqa: S101 - built by its own spec
        self._pane = pane
        self._places: tuple[MentionPlace, ...] = ()
        self._place = -1
        self._walked: int | None = None
        registry = bench.window.actions_registry
        for action_id, handler in {
            "entities.show_only": self.show_only,
            "entities.add": self.add,
            "entities.leave_out": self.leave_out,
            "entities.merge": self.merge,
            "merge_selected": self.merge,
            "entities.next_mention": self.next_mention,
            "entities.previous_mention": self.previous_mention,
            "entities.pin": self.pin,
            "entities.note": self.note,
        }.items():
            registry.bind(action_id, handler)
        rows.add(
            pane.table,
            {
                "list.rename": self.rename,
                "list.remove": self.ignore,
                "list.card": self.show_card,
            },
        )
        pane.table.double_clicked_id.connect(self._first_mention)
        pane.table.selectionModel().selectionChanged.connect(self._note_chosen)

    @Slot()
    def _note_chosen(self) -> None:
        chosen = self._pane.table.chosen_ids()
        holding = {"name"} if chosen else set[str]()
        if len(chosen) > 1:
            holding.add("names")
        self._bench.set_conditions(frozenset(holding), of=_CONDITIONS)

    # Filter -------------------------------------------------------------------------------------

    @Slot()
    def show_only(self) -> None:
        """Show only articles with this name."""
        self._filter(Mode.REPLACE)

    @Slot()
    def add(self) -> None:
        """Add the name to the filter."""
        self._filter(Mode.ADD)

    @Slot()
    def leave_out(self) -> None:
        """Leave articles with the name out."""
        self._filter(Mode.EXCLUDE)

    def _filter(self, mode: Mode) -> None:
        current = self._pane.table.current_id()
        if current is not None:
            self._session.set_focus(self._session.focus.with_entity(current, mode))

    # Decisions ----------------------------------------------------------------------------------

    @Slot()
    def merge(self) -> None:
        """Ask which of the chosen names is kept, and merge the others into it."""
        chosen = self._pane.table.chosen_ids()
        if len(chosen) > 1:
            self._session.ask(lambda connection: entity_rows(connection, chosen), self._ask_merge)

    def _ask_merge(self, rows: Sequence[EntityRow]) -> None:
        if len(rows) < 2:
            return
        dialog = MergeDialog(rows, self._bench.window)

        def take() -> None:
            ids = [row.id for row in rows]
            into = dialog.into
            command = merge_entities(ids, into=into, author=self._session.author)
            self._session.carry_out(command, done=lambda _: self._follow_merge(ids, into))

        dialog.accepted.connect(take)
        dialog.open()

    @Slot()
    def rename(self) -> None:
        """Ask for another name to show."""
        current = self._pane.table.current_id()
        row = None if current is None else self._pane.model.row(current)
        if row is None:
            return
        dialog = LineDialog(
            self.tr("Rename"),
            self.tr("Lists and exports show this name; the texts keep theirs."),
            self.tr("Rename"),
            text=row.name,
            label=self.tr("Name"),
            parent=self._bench.window,
        )

        def take() -> None:
            command = rename_entity(row.id, dialog.text, author=self._session.author)
            self._session.carry_out(command)

        dialog.accepted.connect(take)
        dialog.open()

    @Slot()
    def ignore(self) -> None:
        """Take the current name out of every list and text; Undo brings it back."""
        current = self._pane.table.current_id()
        if current is not None:
            command = ignore_entity(current, author=self._session.author)
            self._session.carry_out(command, done=lambda _: self._drop_from_filter(current))

    def _drop_from_filter(self, entity_id: int) -> None:
        """Stop filtering by a name that is in no list any more."""
        focus = self._session.focus
        for chip in focus.chips():
            if chip.key == entity_id:
                focus = focus.without(chip)
        self._session.set_focus(focus)

    def _follow_merge(self, merged: Sequence[int], into: int) -> None:
        """Filter by the name that is left where one that went into it was filtered by."""
        focus = self._session.focus
        if into in focus.entities:
            for entity_id in merged:
                if entity_id != into:
                    self._drop_from_filter(entity_id)
            return
        first = next((entity_id for entity_id in merged if entity_id in focus.entities), None)
        if first is not None:
            for entity_id in merged:
                self._drop_from_filter(entity_id)
            self._session.set_focus(self._session.focus.with_entity(into, Mode.ADD))

    @Slot()
    def pin(self) -> None:
        """Pin the mention that was gone to last, or the first."""
        self._pin("")

    def _pin(self, note: str) -> None:
        current = self._pane.table.current_id()
        if current is None:
            return

        def take(places: Sequence[MentionPlace]) -> None:
            if places:
                at = places[max(0, self._place) if self._walked == current else 0]
                command = pin(
                    at.article_id,
                    at.field,
                    at.span,
                    kind="entity",
                    note=note,
                    author=self._session.author,
                )
                self._session.carry_out(command)

        self._session.ask(lambda connection: mention_places(connection, current), take)

    @Slot()
    def note(self) -> None:
        """Pin the mention that was gone to last, with a note."""
        dialog = NoteDialog(
            self.tr("Note"),
            self.tr("It is kept with the mention you pin."),
            self.tr("Pin with this note"),
            text="",
            parent=self._bench.window,
        )
        dialog.accepted.connect(lambda: self._pin(dialog.text))
        dialog.open()

    # Card ---------------------------------------------------------------------------------------

    @Slot()
    def show_card(self) -> None:
        """Say who the current name is: its other names, what the texts call it, how often."""
        current = self._pane.table.current_id()
        row = None if current is None else self._pane.model.row(current)
        if row is None:
            return

        def read(connection: Connection) -> tuple[list[str], list[str]]:
            return names_of(connection, row.id), roles_of(connection, row.id)

        self._session.ask(read, lambda found: self._show_card(row, *found), kind="entity-card")

    def _show_card(self, row: ListedEntity, names: Sequence[str], roles: Sequence[str]) -> None:
        number = self._pane.model.row_of(row.id)
        if number is None:
            return
        table = self._pane.table
        rect = table.visualRect(self._pane.model.index(number, 0))
        anchor = QRect(table.viewport().mapToGlobal(rect.topLeft()), rect.size())
        self._bench.window.cards.show_card(entity_card(row, names, roles), anchor, focus=True)

    # From mention to mention --------------------------------------------------------------------

    @Slot()
    def next_mention(self) -> None:
        """Go to the next mention of the current name, over all articles."""
        self._walk(1)

    @Slot()
    def previous_mention(self) -> None:
        """Go to the mention before."""
        self._walk(-1)

    @Slot(int)
    def _first_mention(self, entity_id: int) -> None:
        self._walked = None
        self._walk(1)

    def _walk(self, step: int) -> None:
        current = self._pane.table.current_id()
        if current is None:
            return
        if current == self._walked and self._places:
            self._go((self._place + step) % len(self._places))
            return

        def take(places: Sequence[MentionPlace]) -> None:
            self._walked, self._places = current, tuple(places)
            if places:
                self._go(0 if step > 0 else len(places) - 1)

        self._session.ask(
            lambda connection: mention_places(connection, current), take, kind="mentions"
        )

    def _go(self, number: int) -> None:
        self._place = number
        place = self._places[number]
        self._session.show_passage(Passage(place.article_id, place.field, place.span))
        if self._walked is not None:
            self._session.select(Selected("entity", self._walked))
