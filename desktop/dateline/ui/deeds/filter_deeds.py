"""The three ways to filter by one entity: show only it, add it, leave it out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from dateline.explore.focus import Mode

if TYPE_CHECKING:
    from dateline.ui.workbench import Workbench


class FilterDeeds(QObject):
    """Slots for the actions; subclasses say which entity is meant, and bind them."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__(bench)
        self._bench = bench

    def entity_to_filter_by(self) -> int | None:
        """Return the id of the entity that is meant, None (after saying why) where there is none."""
        raise NotImplementedError

    @Slot()
    def show_only(self) -> None:
        """Show only articles with the entity."""
        self._filter(Mode.REPLACE)

    @Slot()
    def add(self) -> None:
        """Add the entity to the filter."""
        self._filter(Mode.ADD)

    @Slot()
    def leave_out(self) -> None:
        """Leave articles with the entity out."""
        self._filter(Mode.EXCLUDE)

    def _filter(self, mode: Mode) -> None:
        entity_id = self.entity_to_filter_by()
        if entity_id is not None:
            self._bench.focus.filter_by(entity_id, mode)
