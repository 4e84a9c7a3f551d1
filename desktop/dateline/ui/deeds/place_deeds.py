"""Puts a place of the list on the map, where a person says that it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from dateline.editing.places import place_entity
from dateline.ui.dialogs.place import PlaceDialog
from dateline.ui.panes.entities import EntitiesPane

if TYPE_CHECKING:
    from dateline.ui.workbench import Workbench


class PlaceDeeds(QObject):
    """Owned by the workbench."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__(bench)
        self._window = bench.window
        self._session = bench.session
        names = bench.window.pane("entities")
        assert isinstance(names, EntitiesPane)  # noqa: S101 - built by its own spec
        self._names = names
        bench.window.actions_registry.bind("entities.place", self.ask)
        bench.window.cards.action_chosen.connect(self._card_action)

    @Slot(str)
    def _card_action(self, action: str) -> None:
        if action == "entity-place":
            self.ask()

    @Slot()
    def ask(self) -> None:
        """Ask where the current place is; a name of another kind is said to be no place."""
        current = self._names.table.current_id()
        row = None if current is None else self._names.model.row(current)
        if row is None:
            return
        dialog = PlaceDialog(row.name, self._window)

        def take() -> None:
            command = place_entity(row.id, dialog.place, author=self._session.author)
            self._session.carry_out(command)

        dialog.accepted.connect(take)
        dialog.open()
