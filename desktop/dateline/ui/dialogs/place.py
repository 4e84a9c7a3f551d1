"""Ask where a place is: a place of the gazetteer, a point by its degrees, or nowhere."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from dateline.editing.places import places_called
from dateline.model.places import Place
from dateline.ui.dialogs.ask import AskDialog
from dateline.ui.place_words import place_kind_words, place_words
from dateline.ui.wording import count_words

_LINES = 8
_MOST_PLACES = 50


class PlaceDialog(AskDialog):
    """A field to type in and the places that it may mean; Up and Down move in them meanwhile."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(
            self.tr("Where is {name}?").format(name=name),
            self.tr("A town, region, country or water, or its degrees: 51.19, 35.27."),
            self.tr("Place"),
            parent,
        )
        self.field = QLineEdit(name, self)
        self.field.setAccessibleName(self.tr("Place"))
        self.field.selectAll()
        self.list = QListWidget(self)
        self.list.setAccessibleName(self.tr("Places that fit"))
        self.list.setUniformItemSizes(True)
        self.list.setMinimumHeight(self.fontMetrics().lineSpacing() * (_LINES + 2))
        for widget in (self.field, self.list):
            self.body.addWidget(widget)
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self._look_up)
        self.list.currentRowChanged.connect(self.look_again)
        self.list.itemDoubleClicked.connect(self.accept)
        self.field.setFocus()
        self._look_up()

    @property
    def place(self) -> Place | None:
        """The place that is chosen; None is nowhere."""
        item = self.list.currentItem()
        return None if item is None else item.data(Qt.ItemDataRole.UserRole)

    def problem(self) -> str:
        """Return why nothing is chosen yet."""
        return "" if self.list.currentItem() else self.tr("Choose a place of the list.")

    @Slot()
    def _look_up(self) -> None:
        self.list.clear()
        for place in places_called(self.field.text())[:_MOST_PLACES]:
            words = [place_words(place), place_kind_words(place.kind)]
            if place.is_settlement and place.population:
                people = count_words(place.population, one="{n} person", other="{n} people")
                words.append(people)
            item = QListWidgetItem("  ·  ".join(words))
            item.setData(Qt.ItemDataRole.UserRole, place)
            self.list.addItem(item)
        self.list.addItem(QListWidgetItem(self.tr("Nowhere on the map")))
        self.list.setCurrentRow(0 if self.list.count() > 1 else -1)
        self.look_again()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Up and Down move in the list while the field has the keys."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
            if step:
                last = self.list.count() - 1
                self.list.setCurrentRow(max(0, min(last, self.list.currentRow() + step)))
                return True
        return super().eventFilter(watched, event)
