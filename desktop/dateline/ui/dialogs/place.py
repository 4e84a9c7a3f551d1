"""Ask where a place is: a place of the gazetteer, a point by its degrees, or nowhere."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Slot
from PySide6.QtWidgets import QWidget

from dateline.editing.places import places_called
from dateline.model.places import Place
from dateline.ui.dialogs.pick import PickDialog
from dateline.ui.place_words import place_kind_words, place_words
from dateline.ui.wording import count_words

_MOST_PLACES = 50


class PlaceDialog(PickDialog):
    """A field to type in and the places that it may mean; Up and Down move in them meanwhile."""

    def __init__(self, name: str, parent: QWidget) -> None:
        tr = QCoreApplication.translate
        words = (
            tr("PlaceDialog", "Where is {name}?").format(name=name),
            tr("PlaceDialog", "A town, region, country or water, or its degrees: 51.19, 35.27."),
            tr("PlaceDialog", "Place"),
        )
        labels = (words[2], tr("PlaceDialog", "Places that fit"))
        super().__init__(words, parent, text=name, labels=labels)
        self.look_up()

    @property
    def place(self) -> Place | None:
        """The place that is chosen; None is nowhere."""
        data = self.current_data
        return data if isinstance(data, Place) else None

    def problem(self) -> str:
        """Return why nothing is chosen yet."""
        return "" if self.list.currentItem() else self.tr("Choose a place of the list.")

    @Slot()
    def look_up(self) -> None:
        """Find the places that the words may mean, the best known first."""
        self.list.clear()
        for place in places_called(self.field.text())[:_MOST_PLACES]:
            words = [place_words(place), place_kind_words(place.kind)]
            if place.is_settlement and place.population:
                people = count_words(place.population, one="{n} person", other="{n} people")
                words.append(people)
            self.add_line("  ·  ".join(words), place)
        self.add_line(self.tr("Nowhere on the map"), None)
        self.list.setCurrentRow(0 if self.list.count() > 1 else -1)
        self.look_again()
