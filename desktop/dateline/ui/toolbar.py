"""The toolbar: back, forward, import, the search field, findings and export."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from dateline.ui.actions import ActionRegistry
from dateline.ui.search.search_field import SearchField
from dateline.ui.theme import current_theme, theme_switch
from dateline.ui.widgets.buttons import Button, IconButton
from dateline.ui.widgets.labels import surface


class Toolbar(QWidget):
    """One row of fixed height; its buttons do the registry's actions and follow their state."""

    def __init__(self, actions: ActionRegistry, parent: QWidget) -> None:
        super().__init__(parent)
        surface(self, "window")
        theme = current_theme()
        self._actions = actions
        self._back = IconButton("back", self.tr("Back"), self, key="Alt+←")
        self._forward = IconButton("forward", self.tr("Forward"), self, key="Alt+→")
        self._import = Button(self.tr("Import…"), self, icon="import", size="normal")
        self.search = SearchField(self)
        self._findings = Button(self.tr("Findings"), self, look="flat", icon="pin", size="normal")
        self._export = Button(self.tr("Export…"), self, look="flat", icon="export", size="normal")
        self._buttons = {
            "back": self._back,
            "forward": self._forward,
            "import_files": self._import,
            "go_findings": self._findings,
            "export": self._export,
        }
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.space("l"), 0, theme.space("l"), 0)
        row.setSpacing(theme.space("m"))
        for widget in (self._back, self._forward, self._import):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self.search, 4)
        row.addStretch(1)
        row.addWidget(self._findings)
        row.addWidget(self._export)
        for action_id, button in self._buttons.items():
            button.clicked.connect(actions.action(action_id).trigger)
            actions.action(action_id).changed.connect(self._follow)
        self._fit()
        self._follow()
        theme_switch().changed.connect(self._fit)

    def set_findings(self, number: int) -> None:
        """Show how many findings are pinned."""
        words = self.tr("Findings")
        self._findings.set_text(f"{words}  {number}" if number else words)

    @Slot()
    def _follow(self) -> None:
        for action_id, button in self._buttons.items():
            action = self._actions.action(action_id)
            if button.isEnabled() != action.isEnabled():
                button.setEnabled(action.isEnabled())
            why = self._actions.why_not(action_id)
            if why:
                button.setToolTip(why)

    @Slot()
    def _fit(self) -> None:
        self.setFixedHeight(current_theme().row("toolbar"))
