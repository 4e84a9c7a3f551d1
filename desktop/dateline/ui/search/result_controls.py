"""The controls in the head of the results: facets where they are folded, order, export."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from dateline.library.search.query import Sort
from dateline.ui.actions import ActionRegistry
from dateline.ui.theme import current_theme
from dateline.ui.widgets.buttons import Button
from dateline.ui.widgets.choices import ChoiceButton


class ResultControls(QWidget):
    """Shows the order that the results stand in, and offers the best where it is held back."""

    sort_chosen = Signal(object)
    """The Sort the person asked for."""
    narrow_toggled = Signal()

    def __init__(self, actions: ActionRegistry, parent: QWidget) -> None:
        super().__init__(parent)
        self._folded = False
        self._actions = actions
        self.narrow = Button(self.tr("Narrow"), self, look="flat", icon="filter")
        self.narrow.setCheckable(True)
        self.narrow.hide()
        self.best = Button(self.tr("Show best first"), self, look="link")
        self.best.setToolTip(self.tr("The best order is ready; it waits so that no row moves"))
        self.best.hide()
        choices = (
            (Sort.BEST.value, self.tr("Best first")),
            (Sort.NEWEST.value, self.tr("Newest first")),
            (Sort.EARLIEST.value, self.tr("Earliest first")),
        )
        self.sort = ChoiceButton(choices, self, look="flat")
        self.sort.setAccessibleName(self.tr("Order"))
        self._export = Button(self.tr("Export…"), self, look="flat", icon="export")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(current_theme().space("xs"))
        for widget in (self.narrow, self.best, self.sort, self._export):
            row.addWidget(widget)
        self.narrow.toggled.connect(self.narrow_toggled)
        self.best.clicked.connect(self._take_best)
        self.sort.chosen.connect(self._take_sort)
        export = actions.action("export")
        self._export.clicked.connect(export.trigger)
        export.changed.connect(self._follow_export)
        self._follow_export()

    @property
    def narrow_shown(self) -> bool:
        """Whether the facets are to be shown: there is room, or they were opened."""
        return not self._folded or self.narrow.isChecked()

    def set_folded(self, *, folded: bool) -> None:
        """Offer the facets by a button, where there is no room for them beside the results."""
        if folded != self._folded:
            self._folded = folded
            self.narrow.setVisible(folded)

    def set_export_shown(self, *, shown: bool) -> None:
        """Show the export or leave its room to the words."""
        if self._export.isHidden() == shown:
            self._export.setVisible(shown)

    def show_sort(self, sort: Sort) -> None:
        """Show the order that the results stand in."""
        self.sort.set_choice(sort.value)

    @Slot(bool)
    def offer_best(self, offered: bool) -> None:  # noqa: FBT001 - Qt's signal gives it
        """Offer the ranked order, or no longer."""
        self.best.setVisible(offered)

    @Slot()
    def _take_best(self) -> None:
        self.sort_chosen.emit(Sort.BEST)

    @Slot(str)
    def _take_sort(self, choice: str) -> None:
        self.sort_chosen.emit(Sort(choice))

    @Slot()
    def _follow_export(self) -> None:
        export = self._actions.action("export")
        if self._export.isEnabled() != export.isEnabled():
            self._export.setEnabled(export.isEnabled())
