"""Shows and hides the panes of an area; the menu's ticks follow what is there, whoever changed it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Slot

if TYPE_CHECKING:
    from dateline.ui.workbench import Workbench

_AREAS: Final = {"toggle_left": "left", "toggle_right": "right", "toggle_timeline": "bottom"}


class AreaDeeds(QObject):
    """Binds the three toggles; owned by the workbench."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__(bench)
        self._window = bench.window
        self._registry = bench.window.actions_registry
        self._following = False
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self.follow)
        for action_id, area in _AREAS.items():
            self._registry.action(action_id).setChecked(True)
            self._registry.bind_toggle(action_id, _Toggler(self, area))
        for pane_id in self._window.pane_ids():
            dock = self._window.dock(pane_id)
            dock.toggleViewAction().toggled.connect(self._soon.start)
            dock.dockLocationChanged.connect(self._soon.start)
        self._soon.start()

    @Slot()
    def follow(self) -> None:
        """Tick what is shown; a pane closed by its own menu must not leave a tick behind."""
        self._following = True
        for action_id, area in _AREAS.items():
            docks = self._window.docks_in(area)
            shown = any(dock.toggleViewAction().isChecked() for dock in docks)
            if docks:
                self._registry.action(action_id).setChecked(shown)
            self._registry.refuse(action_id, "" if docks else self._why_none(area))
        self._following = False

    def toggle(self, area: str, *, shown: bool) -> None:
        """Show or hide the panes of an area, when a person asked for it."""
        if not self._following:
            self._window.show_area(area, shown=shown)

    def _why_none(self, area: str) -> str:
        if area == "right":
            return self.tr("In a window as narrow as this the right panes stand at the left.")
        return self.tr("No pane stands there now.")


class _Toggler(QObject):
    def __init__(self, deeds: AreaDeeds, area: str) -> None:
        super().__init__(deeds)
        self._deeds = deeds
        self._area = area

    @Slot(bool)
    def __call__(self, shown: bool) -> None:  # noqa: FBT001 - Qt's signal gives it
        self._deeds.toggle(self._area, shown=shown)
