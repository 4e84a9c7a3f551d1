"""Actions on names: filter, merge, rename, ignore, go from mention to mention, pin."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Slot

from dateline.editing.findings import pin
from dateline.explore.entities import EntityRow as ListedEntity
from dateline.explore.focus import Focus, Mode
from dateline.library.reads.entities import MentionPlace, mention_places
from dateline.library.reads.entity_card import CardFacts, card_facts
from dateline.model.annotations import EntityKind
from dateline.ui.cards.card_contents import entity_card
from dateline.ui.deeds.filter_deeds import FilterDeeds
from dateline.ui.deeds.pin_note import ask_pin_note
from dateline.ui.dialogs.mentions import MentionsDialog
from dateline.ui.panes.entities import EntitiesPane
from dateline.ui.session import Passage, Selected

if TYPE_CHECKING:
    from dateline.ui.deeds.name_deeds import NameDeeds
    from dateline.ui.deeds.row_deeds import RowDeeds
    from dateline.ui.workbench import Workbench

_CONDITIONS: Final = frozenset({"name", "names"})


class EntityDeeds(FilterDeeds):
    """Binds what is done with the chosen names; owned by the workbench."""

    def __init__(self, bench: Workbench, rows: RowDeeds, names: NameDeeds) -> None:
        super().__init__(bench)
        self._names = names
        self.mentions: MentionsDialog | None = None
        self._session = bench.session
        pane = bench.window.pane("entities")
        assert isinstance(pane, EntitiesPane)  # noqa: S101 - built by its own spec
        self._pane = pane
        self._places: tuple[MentionPlace, ...] = ()
        self._place = -1
        self._walked: int | None = None
        self._country: tuple[int, str] | None = None
        registry = bench.window.actions_registry
        for action_id, handler in {
            "entities.any": self.show_any,
            "entities.merge": self.merge,
            "entities.kind": self.change_kind,
            "entities.mentions": self.show_mentions,
            "merge_selected": self.merge,
            "entities.next_mention": self.next_mention,
            "entities.previous_mention": self.previous_mention,
        }.items():
            registry.bind(action_id, handler)
        rows.add(
            pane.table,
            {
                "list.rename": self.rename,
                "list.remove": self.ignore,
                "list.card": self.show_card,
                "entities.show_only": self.show_only,
                "entities.add": self.add,
                "entities.leave_out": self.leave_out,
                "entities.pin": self.pin,
                "entities.note": self.note,
            },
        )
        pane.table.double_clicked_id.connect(self._first_mention)
        pane.table.merge_wanted.connect(self._merge_dropped)
        bench.window.cards.action_chosen.connect(self._card_action)
        pane.table.selectionModel().selectionChanged.connect(self._note_chosen)

    @Slot()
    def _note_chosen(self) -> None:
        chosen = self._pane.table.chosen_ids()
        holding = {"name"} if chosen else set[str]()
        if len(chosen) > 1:
            holding.add("names")
        self._bench.set_conditions(frozenset(holding), of=_CONDITIONS)

    # Filter -------------------------------------------------------------------------------------

    def entity_to_filter_by(self) -> int | None:
        """Return the current name."""
        return self._pane.table.current_id()

    @Slot()
    def show_any(self) -> None:
        """Show articles with any of the chosen names; the others of the filter stay required."""
        self._filter(Mode.ANY)

    def _filter(self, mode: Mode) -> None:
        chosen = self._pane.table.chosen_ids()
        if len(chosen) > 1:
            self._session.set_focus(_combined(self._session.focus, chosen, mode))
        else:
            super()._filter(mode)

    # Decisions ----------------------------------------------------------------------------------

    @Slot()
    def merge(self) -> None:
        """Ask which of the chosen names is kept; of one alone, which it goes into."""
        self._names.merge(self._pane.table.chosen_ids())

    @Slot(object, int)
    def _merge_dropped(self, dragged: Sequence[int], onto: int) -> None:
        self._names.merge(dragged, into=onto)

    @Slot()
    def rename(self) -> None:
        """Ask for another name to show."""
        row = self._row()
        if row is not None:
            self._names.rename(row.id, row.name)

    @Slot()
    def change_kind(self) -> None:
        """Ask what kind of thing the current name is."""
        row = self._row()
        if row is not None:
            self._names.change_kind(row.id, row.name, row.kind)

    @Slot()
    def ignore(self) -> None:
        """Take the current name out of every list and text; Undo brings it back."""
        current = self._pane.table.current_id()
        if current is not None:
            self._names.ignore(current)

    def _row(self) -> ListedEntity | None:
        current = self._pane.table.current_id()
        return None if current is None else self._pane.model.row(current)

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
        ask_pin_note(self._bench.window, self._pin)

    # Card ---------------------------------------------------------------------------------------

    @Slot()
    def show_card(self) -> None:
        """Say who the current name is: other names, roles, first and last mention, company."""
        row = self._row()
        if row is not None:
            self._session.ask(
                lambda connection: card_facts(connection, row.id),
                lambda facts: self._show_card(row, facts),
                kind="entity-card",
            )

    def _show_card(self, row: ListedEntity, facts: CardFacts) -> None:
        anchor = self._pane.table.global_rect_of(row.id)
        if anchor is not None:
            self._country = facts.country
            self._bench.window.cards.show_card(entity_card(row, facts), anchor, focus=True)

    @Slot(str)
    def _card_action(self, action: str) -> None:
        deeds = {
            "entity-show-only": self.show_only,
            "entity-leave-out": self.leave_out,
            "entity-mentions": self.show_mentions,
            "entity-merge": self.merge,
            "entity-rename": self.rename,
            "entity-kind": self.change_kind,
            "entity-ignore": self.ignore,
            "entity-country": self._go_to_country,
        }
        if action in deeds:
            deeds[action]()

    def _go_to_country(self) -> None:
        """Go to the country that the card of a people told of, in the list of all names."""
        if self._country is not None:
            self._pane.show_entity(self._country[0])

    @Slot()
    def show_mentions(self) -> None:
        """List every mention of the current name, from which some can be split off."""
        current = self._pane.table.current_id()
        if current is None:
            return
        dialog = MentionsDialog(self._session, current, self._bench.window)
        self.mentions = dialog

        def split(mention_ids: Sequence[int]) -> None:
            row = dialog.entity
            if row is not None:
                kind = EntityKind(row.kind)
                self._names.split(mention_ids, entity_id=row.id, name=row.name, kind=kind)

        dialog.split_wanted.connect(split)
        dialog.ignore_wanted.connect(self._names.ignore_mentions)
        dialog.destroyed.connect(self._forget_mentions)
        dialog.show()

    @Slot()
    def _forget_mentions(self) -> None:
        self.mentions = None

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


def _combined(focus: Focus, entity_ids: Sequence[int], mode: Mode) -> Focus:
    """Return the focus after one gesture on several names; names that it holds so already stay."""
    held = {
        Mode.ADD: focus.entities,
        Mode.ANY: focus.any_entities,
        Mode.EXCLUDE: focus.without_entities,
    }
    for number, entity_id in enumerate(entity_ids):
        own = Mode.ADD if mode is Mode.REPLACE and number else mode
        if entity_id not in held.get(mode, ()):
            focus = focus.with_entity(entity_id, own)
    return focus
