"""Names are merged, split off, added and reviewed in the window: by menu, key, card and drag."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent
from pytestqt.qtbot import QtBot

from dateline.editing.commands import Author
from dateline.editing.entities import change_kind
from dateline.importing.linker import link_to_library
from dateline.importing.queue import ImportQueue
from dateline.library.annotations import store_extraction
from dateline.library.opened import Library
from dateline.library.writer import Transaction
from dateline.model.annotations import EntityKind
from dateline.ui.deeds.name_deeds import NameDeeds
from dateline.ui.dialogs.kind import KindDialog
from dateline.ui.dialogs.mentions import MentionsDialog
from dateline.ui.dialogs.merge import MergeDialog
from dateline.ui.dialogs.pick_name import PickNameDialog
from dateline.ui.dialogs.place import PlaceDialog
from dateline.ui.panes.entities import EntitiesPane
from dateline.ui.panes.pairs import PairsPane
from dateline.ui.rows.entity_table import ENTITY_TYPE
from dateline.ui.window import MainWindow
from dateline.ui.workbench import Workbench
from tests.building import extraction, read_article, store

NAMES = ("Ana Torenko", "Boris Torenko", "Torenko", "Marlow")
TEXTS = (
    "Ana Torenko met Boris Torenko.",
    "Torenko spoke in Marlow. Delta Group did not. Torenko left.",
    "Ana Torenko wrote to Delta Group.",
)


@pytest.fixture
def bench(tmp_path: Path, qtbot: QtBot) -> Iterator[Workbench]:
    library = Library(tmp_path / "library")
    for number, text in enumerate(TEXTS):

        def work(transaction: Transaction, text: str = text, number: int = number) -> None:
            read = read_article(text, title=f"T{number}", published=f"2025-03-0{number + 1}")
            arrival = store(transaction, read, sha256=f"{number}" * 64)
            sql = "SELECT text_id FROM article WHERE id = ?"
            (text_id,) = transaction.connection.execute(sql, (arrival.article_id,)).fetchone()
            whole = [name for name in NAMES if name in text]
            names = [
                n for n in whole if n != "Torenko" or not any(n in w and n != w for w in whole)
            ]
            store_extraction(transaction, text_id, extraction(text, names), link_to_library)

        library.writer.write(work)
    window = MainWindow()
    qtbot.addWidget(window)
    window.resize(1440, 900)
    queue = ImportQueue(library, workers=0, extract=False)
    made = Workbench(window, library, queue, author=Author("AB"))
    window.show()
    qtbot.waitUntil(lambda: made.scopes.scope is not None and pane(made).model.rowCount() == 4)
    yield made
    made.close()


def pane(bench: Workbench) -> EntitiesPane:
    found = bench.window.pane("entities")
    assert isinstance(found, EntitiesPane)
    return found


def pairs(bench: Workbench) -> PairsPane:
    found = bench.window.pane("pairs")
    assert isinstance(found, PairsPane)
    return found


def names(bench: Workbench) -> dict[str, int]:
    """Return name → mentions of the list."""
    scope = bench.scopes.scope
    assert scope is not None
    columns, counts = scope.facets.columns.entities, scope.entity_counts
    return {
        name: int(counts.mentions[code])
        for code, name in enumerate(columns.names)
        if counts.mentions[code]
    }


def id_of(bench: Workbench, name: str) -> int:
    scope = bench.scopes.scope
    assert scope is not None
    columns = scope.facets.columns.entities
    codes = [c for c, n in enumerate(columns.names) if n == name]
    return int(columns.ids[max(codes, key=lambda c: int(scope.entity_counts.mentions[c]))])


def choose(bench: Workbench, qtbot: QtBot, name: str) -> None:
    row_id = id_of(bench, name)
    pane(bench).table.setFocus()
    pane(bench).table.make_current(row_id)
    assert pane(bench).table.current_id() == row_id
    qtbot.waitUntil(lambda: pane(bench).model.row(row_id) is not None)


def trigger(bench: Workbench, action: str) -> None:
    found = bench.window.actions_registry.action(action)
    assert found.isEnabled(), bench.window.actions_registry.why_not(action)
    found.trigger()


def dialog(bench: Workbench, qtbot: QtBot, kind: type) -> object:
    qtbot.waitUntil(lambda: any(d.isVisible() for d in bench.window.findChildren(kind)))
    return next(d for d in bench.window.findChildren(kind) if d.isVisible())


def open_article(bench: Workbench, qtbot: QtBot, title: str) -> None:
    model = bench.library_pane.model
    bench.library_pane.table.selectRow({"T2": 0, "T1": 1, "T0": 2}[title])
    assert model.rowCount() == 3
    qtbot.waitUntil(
        lambda: bench.article.opened is not None and bench.article.opened.row.title == title
    )


def test_a_name_dropped_on_another_asks_and_merges_with_the_scope_off_for_one_word(
    bench: Workbench, qtbot: QtBot
) -> None:
    table = pane(bench).table
    onto = pane(bench).model.row_of(id_of(bench, "Ana Torenko"))
    assert onto is not None
    place = table.visualRect(pane(bench).model.index(onto, 0)).center()
    data = QMimeData()
    data.setData(ENTITY_TYPE, str(id_of(bench, "Torenko")).encode())
    link, left = Qt.DropAction.LinkAction, Qt.MouseButton.LeftButton
    table.dropEvent(QDropEvent(QPointF(place), link, data, left, Qt.KeyboardModifier.NoModifier))
    asked = dialog(bench, qtbot, MergeDialog)
    assert isinstance(asked, MergeDialog)
    assert asked.into == id_of(bench, "Ana Torenko")
    assert not asked.also_later.isChecked()
    asked.accept()
    qtbot.waitUntil(lambda: names(bench) == {"Ana Torenko": 4, "Boris Torenko": 1, "Marlow": 1})
    bench.session.undo()
    qtbot.waitUntil(lambda: names(bench).get("Torenko") == 2)


def test_a_merge_of_one_chosen_name_asks_for_the_other(bench: Workbench, qtbot: QtBot) -> None:
    choose(bench, qtbot, "Marlow")
    trigger(bench, "entities.merge")
    picked = dialog(bench, qtbot, PickNameDialog)
    assert isinstance(picked, PickNameDialog)
    qtbot.keyClicks(picked.field, "bor")
    qtbot.waitUntil(lambda: picked.list.count() == 1)
    picked.accept()
    asked = dialog(bench, qtbot, MergeDialog)
    assert isinstance(asked, MergeDialog)
    asked.accept()
    qtbot.waitUntil(lambda: names(bench).get("Boris Torenko") == 2)


def test_the_kind_of_a_name_is_changed_by_its_key(bench: Workbench, qtbot: QtBot) -> None:
    choose(bench, qtbot, "Marlow")
    trigger(bench, "entities.kind")
    asked = dialog(bench, qtbot, KindDialog)
    assert isinstance(asked, KindDialog)
    assert asked.problem()
    asked._group.button(2).setChecked(True)
    assert not asked.problem()
    asked.accept()
    model = pane(bench).model
    qtbot.waitUntil(
        lambda: (row := model.row(id_of(bench, "Marlow"))) is not None and row.kind.value == "place"
    )


def test_only_places_are_offered_a_place_on_the_map(bench: Workbench, qtbot: QtBot) -> None:
    registry = bench.window.actions_registry

    def offered() -> set[str]:
        menu = registry.context_menu("entities", bench.window)
        found = {action.objectName() for action in menu.actions()}
        menu.deleteLater()
        return found

    choose(bench, qtbot, "Marlow")
    assert "entities.place" not in offered()
    assert registry.why_not("entities.place") == "Choose a name that is a place first."
    author = bench.session.author
    command = change_kind(id_of(bench, "Marlow"), EntityKind.PLACE, author=author)
    bench.session.carry_out(command)
    qtbot.waitUntil(lambda: "entities.place" in offered())
    choose(bench, qtbot, "Boris Torenko")
    qtbot.waitUntil(lambda: "entities.place" not in offered())
    choose(bench, qtbot, "Marlow")
    qtbot.waitUntil(lambda: registry.why_not("entities.place") == "")
    trigger(bench, "entities.place")
    assert isinstance(dialog(bench, qtbot, PlaceDialog), PlaceDialog)


def test_a_mention_in_the_text_is_split_off_or_is_no_name_here(
    bench: Workbench, qtbot: QtBot
) -> None:
    open_article(bench, qtbot, "T1")
    assert bench.window.article.text.go_to_mark(1) is not None
    trigger(bench, "article.split")
    picked = dialog(bench, qtbot, PickNameDialog)
    assert isinstance(picked, PickNameDialog)
    picked.field.setText("Clara Torenko")
    qtbot.waitUntil(lambda: picked.list.count() == 1)
    picked.accept()
    qtbot.waitUntil(lambda: names(bench).get("Clara Torenko") == 1)
    bench.session.undo()
    qtbot.waitUntil(lambda: names(bench).get("Torenko") == 2)
    qtbot.waitUntil(lambda: bench.window.article.text.go_to_mark(1) is not None)
    trigger(bench, "article.not_this")
    qtbot.waitUntil(lambda: "Torenko" not in names(bench))
    bench.session.undo()
    qtbot.waitUntil(lambda: names(bench).get("Torenko") == 2)


def test_selected_words_become_a_name(bench: Workbench, qtbot: QtBot) -> None:
    open_article(bench, qtbot, "T1")
    text = bench.window.article.text
    cursor = text.textCursor()
    start = text.toPlainText().index("Delta Group")
    cursor.setPosition(start)
    cursor.setPosition(start + len("Delta Group"), cursor.MoveMode.KeepAnchor)
    text.setTextCursor(cursor)
    trigger(bench, "article.add_name")
    picked = dialog(bench, qtbot, PickNameDialog)
    assert isinstance(picked, PickNameDialog)
    qtbot.waitUntil(lambda: picked.list.count() == 1)
    assert picked.later
    picked.kinds.set_choice("organisation")
    picked.accept()
    qtbot.waitUntil(lambda: names(bench).get("Delta Group") == 1)


def test_pairs_are_counted_in_the_list_and_answered_with_one_key(
    bench: Workbench, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: pane(bench).pairs.text() == "2 pairs to review")
    trigger(bench, "review_pairs")
    table = pairs(bench).table
    qtbot.waitUntil(lambda: pairs(bench).model.rowCount() == 2)
    assert pairs(bench).isVisible()
    table.setFocus()
    table.selectRow(0)
    qtbot.keyClick(table, Qt.Key.Key_N)
    qtbot.waitUntil(lambda: pairs(bench).model.rowCount() == 1)
    assert table.current_id() is not None
    qtbot.keyClick(table, Qt.Key.Key_Y)
    qtbot.waitUntil(lambda: "Torenko" not in names(bench))
    qtbot.waitUntil(pane(bench).pairs.isHidden)
    bench.session.undo()
    bench.session.undo()
    qtbot.waitUntil(lambda: pane(bench).pairs.text() == "2 pairs to review")


def test_a_card_says_whom_a_name_stands_with_and_its_buttons_act(
    bench: Workbench, qtbot: QtBot
) -> None:
    choose(bench, qtbot, "Ana Torenko")
    trigger(bench, "list.card")
    cards = bench.window.cards
    qtbot.waitUntil(lambda: cards.content is not None)
    assert cards.content is not None
    said = {row.label: row.value for row in cards.content.rows if row.label}
    assert said["Named with"] == "Boris Torenko"
    assert said["First mention"].startswith("1 Mar 2025")
    view = cards.card.view
    assert view is not None
    qtbot.keyClick(view, Qt.Key.Key_K)
    assert isinstance(dialog(bench, qtbot, KindDialog), KindDialog)


def test_mentions_are_listed_and_split_off_from_the_list(bench: Workbench, qtbot: QtBot) -> None:
    choose(bench, qtbot, "Torenko")
    trigger(bench, "entities.mentions")
    listed = dialog(bench, qtbot, MentionsDialog)
    assert isinstance(listed, MentionsDialog)
    qtbot.waitUntil(lambda: listed.model.rowCount() == 2)
    listed.table.selectRow(1)
    qtbot.waitUntil(lambda: bench.article.opened is not None)
    listed.ignore.click()
    qtbot.waitUntil(lambda: listed.model.rowCount() == 1)
    listed.close()


def test_a_list_of_names_is_applied_and_one_that_is_none_says_why(
    bench: Workbench, qtbot: QtBot, tmp_path: Path
) -> None:
    deeds = bench.findChild(NameDeeds)
    assert deeds is not None
    table = tmp_path / "names.csv"
    table.write_text("name,aliases,kind\nA. Torenko,Ana Torenko,person\n", "utf-8")
    deeds.apply_dictionary(table)
    qtbot.waitUntil(lambda: names(bench).get("A. Torenko") == 2)
    bench.session.undo()
    qtbot.waitUntil(lambda: names(bench).get("Ana Torenko") == 2)
    table.write_text("nothing", "utf-8")
    with qtbot.waitSignal(bench.session.refused):
        deeds.apply_dictionary(table)


def test_names_are_filtered_by_what_the_texts_say_they_are_as_well(
    bench: Workbench, qtbot: QtBot
) -> None:
    pane(bench).filter.setText("boris")
    qtbot.waitUntil(lambda: pane(bench).model.rowCount() == 1)
    pane(bench).filter.setText("nobody")
    qtbot.waitUntil(lambda: pane(bench).state is not None)


def test_several_chosen_names_are_all_asked_for_or_any_of_them_or_none(
    bench: Workbench, qtbot: QtBot
) -> None:
    table = pane(bench).table
    table.setFocus()
    table.selectAll()
    chosen = table.chosen_ids()
    assert len(chosen) == 4
    trigger(bench, "entities.any")
    assert sorted(bench.session.focus.any_entities) == sorted(chosen)
    qtbot.waitUntil(lambda: bench.library_pane.model.rowCount() == 3)
    table.selectAll()
    trigger(bench, "entities.leave_out")
    assert sorted(bench.session.focus.without_entities) == sorted(chosen)
    bench.session.set_focus(bench.session.focus.unfiltered())
    qtbot.waitUntil(lambda: pane(bench).model.rowCount() == 4)
    table.selectAll()
    trigger(bench, "entities.show_only")
    assert sorted(bench.session.focus.entities) == sorted(chosen)
