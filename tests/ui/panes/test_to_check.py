"""Dates to check: what most hangs on first, one key each, and the list says its own length."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from dateline.editing.articles import remove_articles
from dateline.editing.commands import Author
from dateline.editing.findings import pin
from dateline.explore.focus import Mode
from dateline.importing.queue import ImportQueue
from dateline.library.opened import Library
from dateline.library.resolution import timex_from_row
from dateline.library.rows import all_rows
from dateline.model.spans import Field, Span
from dateline.model.timex import Timex
from dateline.ui.deeds.date_deeds import DateDeeds
from dateline.ui.panes.to_check import ToCheckPane
from dateline.ui.theme import theme_switch
from dateline.ui.window import MainWindow
from dateline.ui.workbench import Workbench
from tests.dating import store_dated

NAMES = ("Ana Reyes", "Boris Okoro", "Carla Lind")
TEXTS = (
    "Ana Reyes opened the harbour on 03/04/2025.",
    "Boris Okoro spoke on 05/06/2024. On the 25th he left.",
    "Carla Lind wrote on 03/04/2025. She came in May 2024.",
)
"""Four unsure dates, two of them equal, and one that is sure; published on Thu 13 Mar 2025."""


def store_all(library: Library) -> None:
    for number, text in enumerate(TEXTS):
        library.writer.write(
            lambda tx, text=text, number=number: store_dated(
                tx, text, NAMES, sha256=f"{number}" * 64, outlet=f"Outlet {number}"
            )
        )


@pytest.fixture
def bench(tmp_path: Path, qtbot: QtBot) -> Iterator[Workbench]:
    theme_switch().set_reduced_motion(reduced=True)
    library = Library(tmp_path / "library")
    store_all(library)
    window = MainWindow()
    qtbot.addWidget(window)
    window.resize(1300, 800)
    queue = ImportQueue(library, workers=0, extract=False)
    made = Workbench(window, library, queue, author=Author("AB"))
    window.show()
    try:
        qtbot.waitUntil(lambda: made.scopes.scope is not None)
        made.window.actions_registry.action("to_check").trigger()
        qtbot.waitUntil(lambda: pane_of(made).model.rowCount() == 4)
        yield made
    finally:
        made.close()


def pane_of(bench: Workbench) -> ToCheckPane:
    pane = bench.window.pane("to_check")
    assert isinstance(pane, ToCheckPane)
    return pane


def stored(bench: Workbench) -> dict[int, Timex]:
    with closing(bench.session.library.reader()) as connection:
        rows = all_rows(connection, "SELECT * FROM timex ORDER BY article_id, position")
    return {row["id"]: timex_from_row(row) for row in rows}


def words(bench: Workbench, qtbot: QtBot) -> list[str]:
    """Return the first lines of the list, once all rows have come."""
    pane = pane_of(bench)
    pane.table.grab()
    for number in range(pane.model.rowCount()):
        qtbot.waitUntil(lambda n=number: bool(pane.model.index(n, 0).data()))
    lines = [str(pane.model.index(n, 0).data()) for n in range(pane.model.rowCount())]
    return [line.split("”")[0].removeprefix("“") for line in lines]


def key(bench: Workbench, qtbot: QtBot, which: Qt.Key, *, shift: bool = False) -> None:
    no, with_shift = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
    table = pane_of(bench).table
    table.setFocus()
    qtbot.keyClick(table, which, with_shift if shift else no)


def test_equal_cases_stand_together_the_most_frequent_first(bench: Workbench, qtbot: QtBot) -> None:
    found = words(bench, qtbot)
    assert found[:2] == ["03/04/2025", "03/04/2025"]
    assert found[2:] == ["05/06/2024", "the 25th"]
    assert pane_of(bench).head.scope_words == "4 dates"


def test_a_pinned_date_comes_first(bench: Workbench, qtbot: QtBot) -> None:
    with closing(bench.session.library.reader()) as connection:
        sql = "SELECT article_id FROM article_text WHERE text LIKE 'Boris%'"
        (article,) = connection.execute(sql).fetchone()
    author = Author("AB")
    bench.session.carry_out(pin(article, Field.TEXT, Span(0, 32), kind="sentence", author=author))
    pane = pane_of(bench)
    qtbot.waitUntil(lambda: pane.head.scope_words == "4 dates · 1 pinned")
    assert words(bench, qtbot)[0] == "05/06/2024"


def test_the_filter_comes_before_the_rest_and_may_be_all_that_is_listed(
    bench: Workbench, qtbot: QtBot
) -> None:
    pane = pane_of(bench)
    scope = bench.scopes.scope
    assert scope is not None
    columns = scope.facets.columns.entities
    boris = int(columns.ids[list(columns.names).index("Boris Okoro")])
    bench.session.set_focus(bench.session.focus.with_entity(boris, Mode.REPLACE))
    qtbot.waitUntil(lambda: pane.head.scope_words == "4 dates · 2 in the filter")
    assert words(bench, qtbot)[0] == "05/06/2024"
    pane.only.set_choice("filter")
    pane.only.chosen.emit("filter")
    assert pane.model.rowCount() == 2
    assert pane.head.scope_words == "2 dates"


def test_nothing_in_the_filter_offers_the_rest(bench: Workbench, qtbot: QtBot) -> None:
    pane = pane_of(bench)
    scope = bench.scopes.scope
    assert scope is not None
    focus = bench.session.focus
    for entity in scope.facets.columns.entities.ids.tolist():
        focus = focus.with_entity(entity, Mode.EXCLUDE)
    bench.session.set_focus(focus)
    pane.only.set_choice("filter")
    pane.only.chosen.emit("filter")
    qtbot.waitUntil(lambda: pane.state is not None)
    state = pane.state
    assert state is not None
    assert state.what == "No date of these articles needs you"
    assert state.why == "There are 4 dates elsewhere."
    pane.state_chosen.emit("all")
    assert pane.model.rowCount() == 4
    assert pane.state is None


def test_one_key_accepts_and_the_next_case_is_current(bench: Workbench, qtbot: QtBot) -> None:
    pane = pane_of(bench)
    case = pane.case
    assert case is not None
    before = stored(bench)[case.timex_id]
    key(bench, qtbot, Qt.Key.Key_Y)
    assert pane.model.rowCount() == 3
    qtbot.waitUntil(lambda: stored(bench)[case.timex_id].decided)
    assert stored(bench)[case.timex_id].value == before.value
    assert pane.case is not None
    assert pane.case.timex_id != case.timex_id
    qtbot.waitUntil(lambda: bench.session.undo_name is not None)
    bench.window.actions_registry.action("undo").trigger()
    qtbot.waitUntil(lambda: pane.model.rowCount() == 4)
    assert not stored(bench)[case.timex_id].decided


def test_all_equal_cases_are_accepted_in_one_step(bench: Workbench, qtbot: QtBot) -> None:
    pane = pane_of(bench)
    case = pane.case
    assert case is not None
    assert len(case.equal) == 2
    key(bench, qtbot, Qt.Key.Key_Y, shift=True)
    assert pane.model.rowCount() == 2
    qtbot.waitUntil(lambda: sum(timex.decided for timex in stored(bench).values()) == 2)
    said = "2 dates are accepted as they were read"
    qtbot.waitUntil(lambda: bench.window.toast.words == said)


def test_a_digit_takes_the_choice_with_its_number(bench: Workbench, qtbot: QtBot) -> None:
    pane = pane_of(bench)
    case = pane.case
    assert case is not None
    qtbot.waitUntil(lambda: len(pane.choices.buttons) == 2)
    other = pane.choices.asked.choices[1].value if pane.choices.asked else None
    assert {stored(bench)[case.timex_id].value, other} == {"2025-03-04", "2025-04-03"}
    key(bench, qtbot, Qt.Key.Key_2)
    qtbot.waitUntil(lambda: stored(bench)[case.timex_id].value == other)
    assert stored(bench)[case.timex_id].decided
    assert pane.model.rowCount() == 3


def test_a_digit_without_a_choice_does_nothing(bench: Workbench, qtbot: QtBot) -> None:
    pane = pane_of(bench)
    qtbot.waitUntil(lambda: len(pane.choices.buttons) == 2)
    key(bench, qtbot, Qt.Key.Key_9)
    assert pane.model.rowCount() == 4


def test_words_of_ones_own_are_asked_in_the_dialog(bench: Workbench, qtbot: QtBot) -> None:
    pane = pane_of(bench)
    case = pane.case
    assert case is not None
    key(bench, qtbot, Qt.Key.Key_E)
    (deeds,) = bench.findChildren(DateDeeds)
    qtbot.waitUntil(lambda: deeds.dialog is not None and deeds.dialog.isVisible())
    dialog = deeds.dialog
    assert dialog is not None
    qtbot.keyClicks(dialog.field, "late Feb 2025")
    qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: pane.model.rowCount() == 3)
    assert stored(bench)[case.timex_id].value == "2025-02"


def test_what_is_skipped_can_be_shown_again(bench: Workbench, qtbot: QtBot) -> None:
    pane = pane_of(bench)
    for _ in range(4):
        key(bench, qtbot, Qt.Key.Key_S)
    assert pane.state is not None
    assert pane.state.what == "Nothing is left to check"
    assert pane.state.why == "4 dates were skipped."
    assert not any(timex.decided for timex in stored(bench).values())
    pane.state_chosen.emit("again")
    assert pane.model.rowCount() == 4


def test_c_gives_the_keys_to_a_calendar_and_enter_takes_its_day(
    bench: Workbench, qtbot: QtBot
) -> None:
    (dates,) = bench.findChildren(DateDeeds)
    key(bench, qtbot, Qt.Key.Key_C)
    qtbot.waitUntil(lambda: dates.dialog is not None)
    dialog = dates.dialog
    assert dialog is not None
    days = dialog.calendar.days
    qtbot.waitUntil(days.hasFocus)
    before = dialog.calendar.selectedDate()
    qtbot.keyClick(days, Qt.Key.Key_Right)
    qtbot.keyClick(days, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: pane_of(bench).model.rowCount() == 3)
    with closing(bench.session.library.reader()) as connection:
        sql = "SELECT * FROM timex WHERE value = ?"
        chosen = before.addDays(1).toString("yyyy-MM-dd")
        assert [timex_from_row(row).decided for row in all_rows(connection, sql, (chosen,))]


def test_enter_goes_to_the_sentence(bench: Workbench, qtbot: QtBot) -> None:
    case = pane_of(bench).case
    assert case is not None
    key(bench, qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bench.article.opened is not None)
    assert bench.article.opened is not None
    assert bench.article.opened.row.id == case.article_id
    qtbot.waitUntil(lambda: bench.session.selected is not None)
    assert bench.session.selected is not None
    assert bench.session.selected.id == case.timex_id


def test_a_date_of_a_removed_article_is_not_asked_about(bench: Workbench, qtbot: QtBot) -> None:
    case = pane_of(bench).case
    assert case is not None
    bench.session.carry_out(remove_articles([case.article_id], author=Author("AB")))
    qtbot.waitUntil(lambda: pane_of(bench).model.rowCount() == 3)


def test_an_empty_list_says_what_is_asked_about_here(tmp_path: Path, qtbot: QtBot) -> None:
    library = Library(tmp_path / "other")
    library.writer.write(
        lambda tx: store_dated(tx, "Ana Reyes left on 3 May 2024.", NAMES, sha256="9" * 64)
    )
    window = MainWindow()
    qtbot.addWidget(window)
    made = Workbench(
        window, library, ImportQueue(library, workers=0, extract=False), author=Author("AB")
    )
    window.show()
    pane = pane_of(made)
    qtbot.waitUntil(lambda: made.scopes.scope is not None)
    made.window.actions_registry.action("to_check").trigger()
    qtbot.waitUntil(lambda: pane.state is not None and pane.state.what == "No dates to check")
    made.close()


def test_what_changes_while_the_pane_is_out_of_sight_is_read_when_it_comes_back(
    bench: Workbench, qtbot: QtBot
) -> None:
    pane = pane_of(bench)
    bench.window.dock("to_check").close()
    qtbot.waitUntil(lambda: not pane.isVisible())
    text = "It rained on 09/10/2024."
    bench.session.library.writer.write(lambda tx: store_dated(tx, text, sha256="7" * 64))
    scope = bench.scopes.scope
    qtbot.waitUntil(lambda: bench.scopes.scope is not scope)
    assert pane.model.rowCount() == 4
    bench.window.actions_registry.action("to_check").trigger()
    qtbot.waitUntil(lambda: pane.model.rowCount() == 5)
