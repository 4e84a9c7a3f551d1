"""Puts a place of the list on the map, where a person says that it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Slot

from dateline.editing.places import place_entity
from dateline.explore.entities import EntityRow
from dateline.model.annotations import EntityKind
from dateline.ui.dialogs.place import PlaceDialog
from dateline.ui.panes.entities import EntitiesPane

if TYPE_CHECKING:
    from dateline.ui.workbench import Workbench

_CONDITIONS: Final = frozenset({"place"})


class PlaceDeeds(QObject):
    """Owned by the workbench; people, organisations and the like have no place on the map."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__(bench)
        self._bench = bench
        self._window = bench.window
        self._session = bench.session
        names = bench.window.pane("entities")
        assert isinstance(names, EntitiesPane)  # noqa: S101 - built by its own spec
        self._names = names
        bench.window.actions_registry.bind("entities.place", self.ask)
        bench.window.cards.action_chosen.connect(self._card_action)
        names.table.selectionModel().selectionChanged.connect(self._note_kind)
        names.table.selectionModel().currentChanged.connect(self._note_kind)
        names.model.dataChanged.connect(self._note_kind)  # what a row says comes after its id

    def _row(self) -> EntityRow | None:
        current = self._names.table.current_id()
        return None if current is None else self._names.model.row(current)

    @Slot()
    def _note_kind(self) -> None:
        row = self._row()
        holding = _CONDITIONS if row is not None and row.kind is EntityKind.PLACE else frozenset()
        self._bench.set_conditions(holding, of=_CONDITIONS)

    @Slot(str)
    def _card_action(self, action: str) -> None:
        if action == "entity-place":
            self.ask()

    @Slot()
    def ask(self) -> None:
        """Ask where the current place is."""
        row = self._row()
        if row is None:
            return
        dialog = PlaceDialog(row.name, self._window)

        def take() -> None:
            command = place_entity(row.id, dialog.place, author=self._session.author)
            self._session.carry_out(command)

        dialog.accepted.connect(take)
        dialog.open()
