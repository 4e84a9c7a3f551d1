"""What floats under the search field: a mistake with its repair, and how to write a search."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from dateline.explore.focus import Focus, Mode
from dateline.library.changes import Changes
from dateline.library.search.examples import EXAMPLES
from dateline.library.search.grammar import parse
from dateline.library.search.nodes import Mistake, Query
from dateline.model.messages import Message
from dateline.ui.scope_feed import periods_today
from dateline.ui.search.search_help import SearchHelp, names_a_field
from dateline.ui.search.search_mistake import MistakePanel
from dateline.ui.wording import say
from dateline.ui.workbench import Workbench
from tests.ui.search_library import results, search, searching


@pytest.fixture
def bench(tmp_path: Path, qtbot: QtBot) -> Iterator[Workbench]:
    with searching(tmp_path / "library", qtbot) as made:
        yield made


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(800, 600)
    return made


def mistake_in(bench: Workbench, qtbot: QtBot, query: str) -> MistakePanel:
    """Type a query after a good one and wait for the panel."""
    search(bench, qtbot, "ferry")
    results(bench, qtbot, 3)
    search(bench, qtbot, query)
    panel = bench.search.prompts.panel
    qtbot.waitUntil(panel.isVisible)
    return panel


def test_a_mistake_is_said_with_its_place_and_the_last_results_stay_and_say_so(
    bench: Workbench, qtbot: QtBot
) -> None:
    panel = mistake_in(bench, qtbot, "ferry AND NOT (wind")
    assert panel.words == "The bracket at place 15 is never closed."
    text, first, last = panel.line.shown()
    assert (text, text[first:last]) == ("ferry AND NOT (wind", "(")
    assert bench.search.pane.model.rowCount() == 3
    assert bench.search.pane.head.scope_words.endswith("your last search")
    assert bench.session.focus.query == "ferry"
    assert bench.window.toolbar.search.property("state") == "wrong"


def test_the_panel_stands_under_the_field_and_inside_the_window(
    bench: Workbench, qtbot: QtBot
) -> None:
    panel = mistake_in(bench, qtbot, "ferry (")
    field, window = bench.window.toolbar.search, bench.window
    card = panel.card_rect.toRect().translated(panel.pos())
    below = field.mapTo(window, QPoint(0, field.height()))
    assert card.top() >= below.y()
    assert window.rect().contains(card)
    window.resize(1000, 640)
    qtbot.waitUntil(
        lambda: window.rect().contains(panel.card_rect.toRect().translated(panel.pos()))
    )


def test_enter_takes_the_repair(bench: Workbench, qtbot: QtBot) -> None:
    panel = mistake_in(bench, qtbot, "ferry AND NOT (wind")
    field = bench.window.toolbar.search
    assert panel.repair.text() == "ferry AND NOT wind"
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.text() == "ferry AND NOT wind"
    assert not panel.isVisible()
    assert sorted(results(bench, qtbot, 2)) == [1, 3]
    assert field.property("state") == ""
    assert "last search" not in bench.search.pane.head.scope_words


def test_enter_before_the_keys_rest_shows_the_mistake_and_repairs_nothing_unseen(
    bench: Workbench, qtbot: QtBot
) -> None:
    search(bench, qtbot, "ferry")
    results(bench, qtbot, 3)
    search(bench, qtbot, "ferry (wind")
    field, panel = bench.window.toolbar.search, bench.search.prompts.panel
    assert not panel.isVisible()
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert panel.isVisible()
    assert field.text() == "ferry (wind"


def test_a_click_on_a_choice_takes_it_and_the_field_keeps_the_keys(
    bench: Workbench, qtbot: QtBot
) -> None:
    panel = mistake_in(bench, qtbot, "the ferry (")
    qtbot.mouseClick(panel.exact, Qt.MouseButton.LeftButton)
    field = bench.window.toolbar.search
    assert field.text() == '"the ferry ("'
    assert field.hasFocus()
    assert sorted(results(bench, qtbot, 3)) == [1, 2, 3]


def test_ctrl_enter_searches_for_the_exact_words(bench: Workbench, qtbot: QtBot) -> None:
    mistake_in(bench, qtbot, "second (ferry")
    field = bench.window.toolbar.search
    qtbot.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert results(bench, qtbot, 1) == [2]
    assert bench.session.focus.query == '"second (ferry"'


def test_esc_closes_the_panel_first_and_clears_the_field_next(
    bench: Workbench, qtbot: QtBot
) -> None:
    panel = mistake_in(bench, qtbot, "ferry (")
    field = bench.window.toolbar.search
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert not panel.isVisible()
    assert field.text() == "ferry ("
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == ""
    qtbot.waitUntil(lambda: bench.window.alone is None)
    assert field.property("state") == ""


def test_a_mistake_that_is_typed_away_is_gone_at_once(bench: Workbench, qtbot: QtBot) -> None:
    panel = mistake_in(bench, qtbot, "ferry (")
    field = bench.window.toolbar.search
    qtbot.keyClicks(field, "wind)")
    qtbot.waitUntil(lambda: not panel.isVisible())
    assert results(bench, qtbot, 1) == [2]


def test_the_panel_goes_when_the_field_is_left_and_comes_back_with_it(
    bench: Workbench, qtbot: QtBot
) -> None:
    panel = mistake_in(bench, qtbot, "ferry (")
    bench.search.pane.table.setFocus()
    assert not panel.isVisible()
    bench.window.toolbar.search.setFocus()
    qtbot.waitUntil(panel.isVisible)


def test_an_import_meanwhile_does_not_take_the_mistake_away(bench: Workbench, qtbot: QtBot) -> None:
    panel = mistake_in(bench, qtbot, "ferry (")
    with qtbot.waitSignal(bench.scopes.scope_changed):
        bench.session.library.writer.write(lambda tx: tx.note(Changes(changed=frozenset({1}))))
    assert panel.isVisible()
    assert bench.search.prompts.mistake is not None


def test_a_pattern_that_fits_too_many_words_is_a_mistake_as_well(
    bench: Workbench, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dateline.library.search.expression.MAX_SPELLINGS", 1)
    panel = mistake_in(bench, qtbot, "*e")
    assert "fits" in panel.words
    assert bench.search.pane.model.rowCount() == 3
    assert not panel.repair.isVisible()


def test_a_facet_chosen_meanwhile_leaves_what_is_typed(bench: Workbench, qtbot: QtBot) -> None:
    mistake_in(bench, qtbot, "ferry (wind")
    bench.session.set_focus(bench.session.focus.with_outlet("North Post", Mode.REPLACE))
    results(bench, qtbot, 2)
    assert bench.window.toolbar.search.text() == "ferry (wind"
    assert bench.search.prompts.mistake is not None


def test_a_long_query_is_cut_so_that_the_place_is_in_sight(window: QWidget) -> None:
    panel = MistakePanel(window)
    query = f"{'ferry ' * 60}(wind {'harbour ' * 60}"
    mistake = parse(query.strip())
    assert isinstance(mistake, Mistake)
    panel.line.resize(500, 40)
    panel.line.show_mistake(query.strip(), mistake)
    text, first, last = panel.line.shown()
    assert text[first:last] == "("
    assert text.startswith("…")
    assert text.endswith("…")
    assert len(text) < 100


def test_long_repairs_are_shortened_until_both_choices_fit(window: QWidget) -> None:
    panel = MistakePanel(window)
    query = f"{'harbour ' * 12}(wind"
    mistake = Mistake(96, 1, Message.of("search.bracket_never_closed", place=97), f"{query})")
    panel.show_mistake(query, mistake, results=False)
    panel.wanted_height(660)
    taken = panel.repair.sizeHint().width() + panel.exact.sizeHint().width()
    assert taken < 660
    assert "…" in panel.repair.text()
    assert panel.exact.text().endswith("as exact words")


# Help -------------------------------------------------------------------------------------------


def test_help_lists_every_example_of_the_language_with_its_words(window: QWidget) -> None:
    lines = SearchHelp(window).lines
    assert EXAMPLES
    for query, message in EXAMPLES:
        assert query in lines
        assert say(message) in lines


def test_every_example_of_the_help_can_be_run() -> None:
    for query, _ in EXAMPLES:
        assert isinstance(parse(query, periods=periods_today()), Query), query


def test_fields_stand_apart_from_words() -> None:
    apart = [names_a_field(query) for query, _ in EXAMPLES]
    assert apart == sorted(apart)
    assert apart.count(True) > 5
    assert apart.count(False) > 5


def test_the_question_mark_opens_and_closes_the_help_and_typing_goes_on(
    bench: Workbench, qtbot: QtBot
) -> None:
    field, shown = bench.window.toolbar.search, bench.search.prompts.help
    field.help_requested.emit()
    assert shown.isVisible()
    assert field.hasFocus()
    qtbot.keyClicks(field, "ferry")
    results(bench, qtbot, 3)
    assert shown.isVisible()
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert not shown.isVisible()
    assert field.text() == "ferry"
    field.help_requested.emit()
    field.help_requested.emit()
    assert not shown.isVisible()


def test_help_follows_the_field_when_the_row_of_chips_comes_and_goes(
    bench: Workbench, qtbot: QtBot
) -> None:
    field, shown = bench.window.toolbar.search, bench.search.prompts.help
    field.help_requested.emit()
    qtbot.keyClicks(field, "ferry")
    results(bench, qtbot, 3)

    def under_the_field() -> bool:
        below = field.mapTo(bench.window, QPoint(0, field.height())).y()
        top = shown.y() + shown.shadow_reach
        return 0 < top - below < 10

    qtbot.waitUntil(under_the_field)


# History ----------------------------------------------------------------------------------------


def test_typing_on_is_one_step_back(bench: Workbench, qtbot: QtBot) -> None:
    search(bench, qtbot, "har")
    qtbot.waitUntil(lambda: bench.session.focus.query == "har")
    qtbot.keyClicks(bench.window.toolbar.search, "bour")
    results(bench, qtbot, 1)
    assert bench.session.focus.query == "harbour"
    bench.session.go_back()
    assert bench.session.focus == Focus()
    assert bench.window.toolbar.search.text() == ""
    bench.session.go_forward()
    assert bench.window.toolbar.search.text() == "harbour"
    qtbot.waitUntil(lambda: bench.window.alone == "results")


def test_a_search_begun_after_enter_is_a_step_of_its_own(bench: Workbench, qtbot: QtBot) -> None:
    search(bench, qtbot, "ferry")
    qtbot.keyClick(bench.window.toolbar.search, Qt.Key.Key_Return)
    search(bench, qtbot, "harbour")
    qtbot.waitUntil(lambda: bench.session.focus.query == "harbour")
    bench.session.go_back()
    assert bench.session.focus.query == "ferry"


def test_a_search_that_was_cleared_can_be_had_back(bench: Workbench, qtbot: QtBot) -> None:
    search(bench, qtbot, "ferry")
    results(bench, qtbot, 3)
    qtbot.keyClick(bench.window.toolbar.search, Qt.Key.Key_Escape)
    assert bench.session.focus == Focus()
    bench.session.go_back()
    assert bench.session.focus.query == "ferry"
