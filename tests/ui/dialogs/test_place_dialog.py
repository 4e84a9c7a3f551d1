"""A place of the list is put on the map: asked for by typing, carried out, shown on its card, undone."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from dateline.editing.commands import Author
from dateline.editing.entities import change_kind
from dateline.library.locations import EntityLocation, locations_of
from dateline.library.reads.entities import entity_named
from dateline.model.annotations import EntityKind
from dateline.model.confidence import Confidence
from dateline.model.messages import Message
from dateline.model.places import Location, Place, PlaceKind
from dateline.ui.dialogs.place import PlaceDialog
from dateline.ui.panes.entities import EntitiesPane
from dateline.ui.place_words import degrees_words, place_rows, place_words
from dateline.ui.workbench import Workbench
from tests.ui.working_library import working

SUDZHA = Place(1, "Sudzha", PlaceKind.TOWN, "RU", "Kursk Oblast", 51.19, -35.271, 6_940)


@pytest.fixture
def bench(tmp_path: Path, qtbot: QtBot) -> Iterator[Workbench]:
    with working(tmp_path / "library", qtbot) as made:
        made.window.resize(1440, 900)
        yield made


@pytest.fixture
def dialog(qtbot: QtBot) -> Iterator[PlaceDialog]:
    parent = QWidget()
    qtbot.addWidget(parent)
    made = PlaceDialog("Sudzha", parent)
    made.show()
    yield made
    made.reject()


def test_typing_finds_places_and_the_arrows_move_in_them(dialog: PlaceDialog, qtbot: QtBot) -> None:
    assert dialog.place is not None
    assert dialog.place.country == "RU"
    dialog.field.setText("Paris")
    assert dialog.place is not None
    assert dialog.place.country == "FR"
    qtbot.keyClick(dialog.field, Qt.Key.Key_Down)
    assert dialog.place is not None
    assert dialog.place.country != "FR"
    item = dialog.list.item(0)
    assert item is not None
    assert item.text().startswith("Paris, Île-de-France, France  ·  capital  ·  ")


def test_nothing_is_chosen_where_no_place_fits_and_nowhere_can_be(dialog: PlaceDialog) -> None:
    dialog.field.setText("Nowhere at all")
    assert dialog.problem() == "Choose a place of the list."
    dialog.list.setCurrentRow(0)
    assert dialog.problem() == ""
    assert dialog.place is None


def test_a_place_is_said_with_what_it_lies_in_its_degrees_and_why() -> None:
    assert place_words(SUDZHA) == "Sudzha, Kursk Oblast, Russia"
    assert degrees_words(SUDZHA) == "51.19° N 35.27° W"
    reason = Message.of("places.near", km=87, other="Kursk")
    location = Location(SUDZHA, reason, Confidence.LIKELY)
    rows = place_rows(EntityLocation(location, decided=False))
    assert [(row.value, row.aside) for row in rows] == [
        ("Sudzha, Kursk Oblast, Russia", "likely"),
        ("51.19° N 35.27° W", "town"),
        ("87 km from Kursk, which is named with it.", ""),
    ]
    assert place_rows(EntityLocation(location, decided=True))[0].aside == "checked"
    nowhere = Location(None, Message.of("places.site"), Confidence.UNSURE)
    assert place_rows(EntityLocation(nowhere, decided=False))[0].value == "nowhere"
    assert place_rows(None) == []


def test_a_place_of_the_list_is_placed_and_undone(bench: Workbench, qtbot: QtBot) -> None:
    with closing(bench.session.library.reader()) as reader:
        entity_id = entity_named(reader, "Carla Lind")[0].id
    bench.session.carry_out(change_kind(entity_id, EntityKind.PLACE, author=Author("AB")))
    pane = bench.window.pane("entities")
    assert isinstance(pane, EntitiesPane)

    def is_place() -> bool:
        row = pane.model.row(entity_id)
        return row is not None and row.kind is EntityKind.PLACE

    qtbot.waitUntil(lambda: pane.model.rowCount() == 3)
    pane.table.setFocus()
    pane.table.make_current(entity_id)
    qtbot.waitUntil(is_place)
    bench.window.actions_registry.action("entities.place").trigger()
    dialog = bench.window.findChild(PlaceDialog)
    assert isinstance(dialog, PlaceDialog)
    dialog.field.setText("51.2, 35.3")
    dialog.accept()

    def placed() -> bool:
        with closing(bench.session.library.reader()) as reader:
            return locations_of(reader, [entity_id]).get(entity_id) is not None

    qtbot.waitUntil(placed)
    bench.window.actions_registry.action("undo").trigger()
    qtbot.waitUntil(lambda: not placed())
