"""The keys that lists share (Del, F2, Space, P …): done by the list that has the focus."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final, cast

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QApplication, QWidget

if TYPE_CHECKING:
    from dateline.ui.rows.row_table import RowTable
    from dateline.ui.workbench import Workbench

Handler = Callable[[], object]
_ACTIONS: Final = ("list.remove", "list.rename", "list.card")
_SHARED: Final = (
    "entities.show_only",
    "entities.add",
    "entities.leave_out",
    "entities.pin",
    "entities.note",
)
"""What names and quotations share: the keys of both lists (DESIGN-UI section 4)."""
_CONDITIONS: Final = frozenset({"row"})


class RowDeeds(QObject):
    """Owned by the workbench; lists add what they do, and the list that was used last does it.

    A menu or the palette takes the focus for a moment; what it offers is still meant for the list
    that had it. Where that list can't do an action, the action is disabled and says so.
    """

    def __init__(self, bench: Workbench) -> None:
        super().__init__(bench)
        self._bench = bench
        self._registry = bench.window.actions_registry
        self._handlers: dict[str, dict[RowTable, Handler]] = {}
        self._tables: list[RowTable] = []
        self._current: RowTable | None = None
        for action_id in (*_ACTIONS, *_SHARED):
            self._handlers[action_id] = {}
            self._registry.bind(action_id, _Run(self, action_id))
        application = cast("QApplication", QApplication.instance())
        application.focusChanged.connect(self._focus_moved)

    def add(self, table: RowTable, handlers: dict[str, Handler]) -> None:
        """Let `table` do these actions (shared ones) while it is the list in use."""
        for action_id, handler in handlers.items():
            self._handlers[action_id][table] = handler
        if table not in self._tables:
            self._tables.append(table)
            table.selectionModel().selectionChanged.connect(self._note_chosen)
        self._refuse()

    def run(self, action_id: str) -> None:
        """Run the handler of the list in use."""
        handlers = self._handlers[action_id]
        table = self._doing(action_id)
        if table is not None:
            handlers[table]()

    def _doing(self, action_id: str) -> RowTable | None:
        """Return the list that does an action: the one in use, if it has the action's key.

        Where the list in use has no such key, the action was taken from a menu, and means the list
        that it belongs to; what every list has belongs to none.
        """
        handlers = self._handlers[action_id]
        if self._current is not None and self._current in handlers:
            return self._current
        has_key = self._current is not None and (
            self._registry.action(action_id) in self._current.actions()
        )
        if has_key or action_id in _ACTIONS:
            return None
        return next(iter(handlers), None)

    @Slot(QWidget, QWidget)
    def _focus_moved(self, _: QWidget | None, focused: QWidget | None) -> None:
        table = next((table for table in self._tables if table is focused), None)
        if table is not None and table is not self._current:
            self._current = table
            self._note_chosen()

    @Slot()
    def _note_chosen(self) -> None:
        chosen = any(table.selectionModel().hasSelection() for table in self._tables)
        self._bench.set_conditions(_CONDITIONS if chosen else frozenset(), of=_CONDITIONS)
        self._refuse()

    def _refuse(self) -> None:
        """Say of each action why it can't be done in the list in use, where it can't."""
        for action_id in self._handlers:
            self._registry.refuse(action_id, self._why_not(action_id))

    def _why_not(self, action_id: str) -> str:
        table = self._doing(action_id)
        if table is None:
            return self._not_here(action_id)
        return "" if table.selectionModel().hasSelection() else self.tr("Choose a row first.")

    def _not_here(self, action_id: str) -> str:
        if self._current is None:
            return self.tr("Choose a row of a list first.")
        return {
            "list.rename": self.tr("The rows of this list have no name of their own."),
            "list.remove": self.tr("The rows of this list can't be removed."),
            "list.card": self.tr("The rows of this list have no card."),
        }.get(action_id, self.tr("This can't be done with the rows of this list."))


class _Run(QObject):
    """Runs one shared action."""

    def __init__(self, deeds: RowDeeds, action_id: str) -> None:
        super().__init__(deeds)
        self._deeds = deeds
        self._action_id = action_id

    @Slot()
    def __call__(self) -> None:
        self._deeds.run(self._action_id)
