"""What the list of names shows for what is typed over it, and what typing there does not do."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from dateline.editing.commands import Author
from dateline.editing.entities import change_kind, merge_entities, rename_entity
from dateline.editing.places import place_entity
from dateline.explore.entities import EntityRow
from dateline.library.reads.entities import entity_named
from dateline.model.annotations import EntityKind
from dateline.model.places import Place, PlaceKind
from dateline.ui.panes.entities import EntitiesPane
from dateline.ui.rows.entity_delegate import EntityColumns
from dateline.ui.theme import current_theme
from dateline.ui.widgets.buttons import IconButton
from dateline.ui.workbench import Workbench
from tests.ui.working_library import working


@pytest.fixture
def bench(tmp_path: Path, qtbot: QtBot) -> Iterator[Workbench]:
    with working(tmp_path / "library", qtbot) as made:
        made.window.resize(1440, 900)
        made.window.activateWindow()
        yield made


@pytest.fixture
def names(bench: Workbench, qtbot: QtBot) -> EntitiesPane:
    pane = bench.window.pane("entities")
    assert isinstance(pane, EntitiesPane)
    bench.window.bring_to_front("entities")
    qtbot.waitUntil(lambda: pane.model.rowCount() == 3)
    return pane


def row_named(names: EntitiesPane, name: str, qtbot: QtBot) -> EntityRow:
    def rows() -> list[EntityRow]:
        found = [names.model.row(row_id) for row_id in names.model.ids]
        return [row for row in found if row is not None and row.name == name]

    qtbot.waitUntil(lambda: len(rows()) == 1)
    return rows()[0]


def test_a_former_name_finds_the_row_and_is_said_beside_the_shown_one(
    bench: Workbench, names: EntitiesPane, qtbot: QtBot
) -> None:
    boris = row_named(names, "Boris Okoro", qtbot)
    bench.session.carry_out(rename_entity(boris.id, "Bo Ek", author=Author("AB")))
    row_named(names, "Bo Ek", qtbot)
    qtbot.keyClicks(names.filter, "okor")
    qtbot.waitUntil(lambda: list(names.model.ids) == [boris.id])
    qtbot.waitUntil(lambda: row_named(names, "Bo Ek", qtbot).also == "Boris Okoro")
    spoken = names.model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "also Boris Okoro" in spoken
    names.filter.clear()
    qtbot.waitUntil(lambda: names.model.rowCount() == 3)
    qtbot.waitUntil(lambda: row_named(names, "Bo Ek", qtbot).also == "")


def test_the_name_of_a_merged_one_finds_the_row_it_went_into(
    bench: Workbench, names: EntitiesPane, qtbot: QtBot
) -> None:
    ana, carla = (row_named(names, name, qtbot).id for name in ("Ana Reyes", "Carla Lind"))
    bench.session.carry_out(merge_entities([ana, carla], into=ana, author=Author("AB")))
    qtbot.waitUntil(lambda: names.model.rowCount() == 2)
    qtbot.keyClicks(names.filter, "lin")
    qtbot.waitUntil(lambda: list(names.model.ids) == [ana])
    qtbot.waitUntil(lambda: row_named(names, "Ana Reyes", qtbot).also == "Carla Lind")


def test_the_other_name_is_painted_fainter_and_the_numbers_stay_in_sight(
    names: EntitiesPane, qtbot: QtBot
) -> None:
    row = row_named(names, "Ana Reyes", qtbot)
    long = EntityRow(
        *(row.id, "Harbour and Coast Administration of the North", row.kind, 4_711, 815),
        *(row.months, False, False, "Port Office"),
    )
    painted, without = paint(names, long), paint(names, replace(long, also=""))
    columns = EntityColumns.of(RECT, current_theme())
    assert painted.copy(columns.mentions) == without.copy(columns.mentions)
    assert painted.copy(columns.articles) == without.copy(columns.articles)
    end = columns.widest_name.adjusted(columns.widest_name.width() // 2, 0, 0, 0)
    faint, ink = (current_theme().color(name).rgb() for name in ("text_muted", "text"))
    assert faint in colours(painted.copy(end))
    assert ink not in colours(painted.copy(end))


RECT = QRect(0, 0, 336, 28)


def paint(names: EntitiesPane, row: EntityRow) -> QImage:
    image = QImage(RECT.size(), QImage.Format.Format_RGB32)
    image.fill(current_theme().color("panel"))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing, on=False)
    names.delegate.paint_row(painter, RECT, row, current_theme())
    painter.end()
    return image


def colours(image: QImage) -> set[int]:
    return {image.pixel(x, y) for x in range(image.width()) for y in range(image.height())}


def choose_kind(names: EntitiesPane, qtbot: QtBot, words: str) -> None:
    """Choose an entry of the menu of kinds, by its button and a click."""
    qtbot.mouseClick(names.kinds, Qt.MouseButton.LeftButton)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    (action,) = (action for action in menu.actions() if action.text() == words)
    qtbot.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())


def test_places_on_no_map_are_listed_alone_until_they_are_placed(
    bench: Workbench, names: EntitiesPane, qtbot: QtBot
) -> None:
    choose_kind(names, qtbot, "Not placed")
    qtbot.waitUntil(lambda: names.state is not None)
    assert names.state is not None
    assert names.state.what == "Every place here is on the map"
    ana, carla = names_of(bench, "Ana Reyes"), names_of(bench, "Carla Lind")
    for entity_id in (ana, carla):
        bench.session.carry_out(
            change_kind(entity_id, EntityKind.PLACE, author=Author("AB")), quiet=True
        )
    qtbot.waitUntil(lambda: sorted(names.model.ids) == sorted((ana, carla)))
    assert names.kinds.text() == "Not placed"
    harbour = Place(4_711, "Marlow", PlaceKind.TOWN, "GB", "", 51.57, -0.78, 14_000)
    bench.session.carry_out(place_entity(ana, harbour, author=Author("AB")), quiet=True)
    qtbot.waitUntil(lambda: list(names.model.ids) == [carla])
    choose_kind(names, qtbot, "All kinds")
    qtbot.waitUntil(lambda: names.model.rowCount() == 3)


def names_of(bench: Workbench, name: str) -> int:
    with closing(bench.session.library.reader()) as reader:
        return entity_named(reader, name)[0].id


def test_the_button_in_the_field_shows_all_names_again(names: EntitiesPane, qtbot: QtBot) -> None:
    (button,) = names.filter.findChildren(IconButton)
    assert not button.isVisible()
    qtbot.keyClicks(names.filter, "zzz")
    qtbot.waitUntil(lambda: names.state is not None)
    assert button.isVisible()
    assert names.filter.rect().contains(button.geometry())
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: names.model.rowCount() == 3 and names.state is None)
    assert not button.isVisible()


def test_the_card_of_a_people_leads_to_its_country_in_the_list(
    bench: Workbench, names: EntitiesPane, qtbot: QtBot
) -> None:
    people, country = names_of(bench, "Carla Lind"), names_of(bench, "Ana Reyes")
    land = Place(2_635_167, "United Kingdom", PlaceKind.COUNTRY, "GB", "", 54.76, -2.7, 66_000_000)
    author = Author("AB")
    for entity_id in (people, country):
        command = change_kind(entity_id, EntityKind.PLACE, author=author)
        bench.session.library.writer.write(command)
        bench.session.library.writer.write(place_entity(entity_id, land, author=author))
    command = change_kind(people, EntityKind.NATIONALITY, author=author)
    bench.session.library.writer.write(command)
    choose_kind(names, qtbot, "Nationalities")
    qtbot.waitUntil(lambda: list(names.model.ids) == [people])
    qtbot.waitUntil(lambda: names.model.row(people) is not None)
    names.table.make_current(people)
    bench.window.activateWindow()
    names.table.setFocus()
    qtbot.waitUntil(names.table.hasFocus)
    qtbot.keyClick(names.table, Qt.Key.Key_Space)
    cards = bench.window.cards
    qtbot.waitUntil(lambda: cards.content is not None)
    assert cards.content is not None
    assert ("Country", "Ana Reyes") in {(row.label, row.value) for row in cards.content.rows}
    button = cards.card.findChild(QPushButton, "entity-country")
    assert isinstance(button, QPushButton)
    assert button.text() == "Go to Ana Reyes"
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: names.model.rowCount() == 3)
    qtbot.waitUntil(lambda: names.table.current_id() == country)


@pytest.mark.parametrize("key", [Qt.Key.Key_Down, Qt.Key.Key_Return])
def test_the_field_and_the_list_are_one_key_apart(
    bench: Workbench, names: EntitiesPane, qtbot: QtBot, key: Qt.Key
) -> None:
    handle = bench.window.windowHandle()
    names.filter.setFocus()
    QTest.keyClick(handle, key)
    assert names.table.hasFocus()
    assert names.table.current_id() == names.model.ids[0]
    QTest.keyClick(handle, Qt.Key.Key_Down)
    assert names.table.current_id() == names.model.ids[1]
    QTest.keyClick(handle, Qt.Key.Key_Up)
    assert names.table.hasFocus()
    QTest.keyClick(handle, Qt.Key.Key_Up)
    assert names.filter.hasFocus()


def test_the_key_into_the_list_waits_for_the_names_of_what_was_typed(
    bench: Workbench, names: EntitiesPane, qtbot: QtBot
) -> None:
    handle = bench.window.windowHandle()
    carla = row_named(names, "Carla Lind", qtbot)
    names.filter.setFocus()
    for key in (Qt.Key.Key_C, Qt.Key.Key_A, Qt.Key.Key_R, Qt.Key.Key_Down):
        QTest.keyClick(handle, key)
    qtbot.waitUntil(names.table.hasFocus)
    assert list(names.model.ids) == [carla.id]
    assert names.table.current_id() == carla.id


def test_the_key_into_an_empty_list_leaves_the_field_its_keys(
    bench: Workbench, names: EntitiesPane, qtbot: QtBot
) -> None:
    names.filter.setFocus()
    names.filter.setText("zzz")
    qtbot.waitUntil(lambda: names.model.rowCount() == 0)
    QTest.keyClick(bench.window.windowHandle(), Qt.Key.Key_Down)
    assert names.filter.hasFocus()
