"""The keys that every list shares (Del, F2, Space): done by the list that has the focus."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Slot

if TYPE_CHECKING:
    from dateline.ui.row_table import RowTable
    from dateline.ui.workbench import Workbench

Handler = Callable[[], object]
_ACTIONS: Final = ("list.remove", "list.rename", "list.card")
_CONDITIONS: Final = frozenset({"row"})


class RowDeeds(QObject):
    """Owned by the workbench; lists add what they do, and the list with the focus does it."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__(bench)
        self._bench = bench
        self._handlers: dict[str, list[tuple[RowTable, Handler]]] = {name: [] for name in _ACTIONS}
        self._tables: list[RowTable] = []
        registry = bench.window.actions_registry
        registry.bind("list.remove", self._remove)
        registry.bind("list.rename", self._rename)
        registry.bind("list.card", self._show_card)

    def add(self, table: RowTable, handlers: dict[str, Handler]) -> None:
        """Let `table` do these actions (ids of the scope "list") while it has the focus."""
        for action_id, handler in handlers.items():
            self._handlers[action_id].append((table, handler))
        if table not in self._tables:
            self._tables.append(table)
            table.selectionModel().selectionChanged.connect(self._note_chosen)

    @Slot()
    def _note_chosen(self) -> None:
        chosen = any(table.selectionModel().hasSelection() for table in self._tables)
        self._bench.set_conditions(_CONDITIONS if chosen else frozenset(), of=_CONDITIONS)

    @Slot()
    def _remove(self) -> None:
        self._run("list.remove")

    @Slot()
    def _rename(self) -> None:
        self._run("list.rename")

    @Slot()
    def _show_card(self) -> None:
        self._run("list.card")

    def _run(self, action_id: str) -> None:
        """Run the handler of the list that has the focus in the window."""
        focused = self._bench.window.focusWidget()
        for table, handler in self._handlers[action_id]:
            if table is focused:
                handler()
                return
