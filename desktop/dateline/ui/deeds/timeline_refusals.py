"""Says why the timeline's actions can't be done: the pane is hidden, or no event is dated."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Slot

from dateline.ui.action_list import ACTIONS
from dateline.ui.keymap import shown_key
from dateline.ui.panes.timeline import TimelinePane
from dateline.ui.timeline.words import tr

if TYPE_CHECKING:
    from dateline.ui.workbench import Workbench

_SCOPE: Final = "timeline"


class TimelineRefusals(QObject):
    """Owned by the workbench; a zoom of what nobody sees would be silent."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__(bench)
        self._registry = bench.window.actions_registry
        self._dock = bench.window.dock("timeline")
        pane = bench.window.pane("timeline")
        assert isinstance(pane, TimelinePane)  # noqa: S101 - built by its own spec
        self._pane = pane
        pane.feed.loaded.connect(self._look)
        self._dock.toggleViewAction().toggled.connect(self._look)
        pane.folded_changed.connect(self._look)
        self._look()

    @Slot()
    def _look(self) -> None:
        reason = self._reason()
        for spec in ACTIONS:
            if spec.scope == _SCOPE:
                self._registry.refuse(spec.id, reason)

    def _reason(self) -> str:
        if self._pane.view.stage.bounds() is None:
            return tr("No event is dated here.")
        if not self._dock.toggleViewAction().isChecked():
            return tr("The timeline is hidden. {key} shows it.").format(key=self._key())
        if self._pane.folded:
            return tr("The timeline is folded to its head: the window is too small for it.")
        return ""

    def _key(self) -> str:
        binding = self._registry.keymap.binding("toggle_timeline")
        return "" if binding is None else shown_key(binding)
