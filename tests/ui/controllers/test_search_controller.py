"""A search takes the window over and gives it back, and leads from hit to hit."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from dateline.editing.entities import ignore_entity
from dateline.explore.focus import Focus, Mode
from dateline.explore.highlights import MarkKind
from dateline.model.spans import Field, Span
from dateline.ui.panes import panes
from dateline.ui.session import Passage
from dateline.ui.theme import theme_switch
from dateline.ui.workbench import Workbench
from tests.ui.search_library import PIECES, Piece, results, search, searching

STANDING = [spec.id for spec in panes() if spec.standing]


@pytest.fixture
def bench(tmp_path: Path, qtbot: QtBot) -> Iterator[Workbench]:
    with searching(tmp_path / "library", qtbot) as made:
        yield made


def shown(bench: Workbench) -> set[str]:
    """Return the panes that are open: not hidden, and not folded to their head."""
    window = bench.window
    ids = (i for i in window.pane_ids() if not window.dock(i).isHidden())
    return {i for i in ids if not window.pane(i).folded}


def opened(bench: Workbench, qtbot: QtBot, article_id: int) -> None:
    """Wait until an article is open with its hits marked."""

    def is_open() -> bool:
        article = bench.article.opened
        return article is not None and article.row.id == article_id

    qtbot.waitUntil(is_open)
    qtbot.waitUntil(lambda: bench.window.article.hit_walk.count > 0)


def press(bench: Workbench, qtbot: QtBot, key: Qt.Key, *, shift: bool = False) -> None:
    modifier = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
    qtbot.keyClick(bench.window, key, modifier)


# The layout -------------------------------------------------------------------------------------


def test_results_stand_in_place_of_the_other_panes_while_something_is_searched_for(
    bench: Workbench, qtbot: QtBot
) -> None:
    assert shown(bench) == set(STANDING)
    search(bench, qtbot, "ferry")
    results(bench, qtbot, 3)
    assert shown(bench) == {"results"}
    assert bench.search.pane.narrow.isVisible()
    assert bench.window.dock("results").width() == 782
    assert bench.window.toolbar.search.hasFocus()
    assert bench.list_pane is bench.search.pane


def test_clearing_the_field_gives_the_layout_of_before_back(bench: Workbench, qtbot: QtBot) -> None:
    window = bench.window
    window.dock("entities").hide()
    window.resizeDocks([window.dock("library")], [350], Qt.Orientation.Horizontal)
    qtbot.waitUntil(lambda: window.dock("library").width() == 350)
    before = shown(bench)
    search(bench, qtbot, "ferry")
    results(bench, qtbot, 3)
    qtbot.keyClick(window.toolbar.search, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: window.alone is None)
    assert shown(bench) == before
    qtbot.waitUntil(lambda: window.dock("library").width() == 350)
    assert bench.session.focus == Focus()
    assert bench.list_pane is bench.library_pane


def test_esc_outside_the_field_gives_the_layout_back_and_the_keys_to_the_library(
    bench: Workbench, qtbot: QtBot
) -> None:
    search(bench, qtbot, "ferry")
    results(bench, qtbot, 3)
    qtbot.keyClick(bench.window.toolbar.search, Qt.Key.Key_Down)
    assert bench.search.pane.table.hasFocus()
    opened(bench, qtbot, bench.search.pane.model.ids[0])
    press(bench, qtbot, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: bench.window.alone is None)
    assert shown(bench) == set(STANDING)
    assert bench.library_pane.table.hasFocus()


def test_going_into_the_library_by_keys_opens_nothing(bench: Workbench) -> None:
    bench.window.bring_to_front("library")
    assert bench.library_pane.table.hasFocus()
    assert bench.library_pane.table.current_id() is None
    assert bench.article.opened is None


def test_the_saved_layout_is_never_that_of_a_search(bench: Workbench, qtbot: QtBot) -> None:
    search(bench, qtbot, "ferry")
    results(bench, qtbot, 3)
    state = bench.window.layout_state()
    qtbot.keyClick(bench.window.toolbar.search, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: bench.window.alone is None)
    for pane_id in STANDING:
        bench.window.dock(pane_id).hide()
    assert bench.window.restore_layout(state)
    assert shown(bench) == set(STANDING)


def test_a_layout_chosen_during_a_search_stays_until_the_words_change(
    bench: Workbench, qtbot: QtBot
) -> None:
    search(bench, qtbot, "ferry")
    results(bench, qtbot, 3)
    bench.window.actions_registry.action("layout_timeline").trigger()
    assert shown(bench) == set(STANDING)
    assert bench.list_pane is bench.library_pane
    bench.session.set_focus(bench.session.focus.with_outlet("North Post", Mode.REPLACE))
    results(bench, qtbot, 2)
    assert shown(bench) == set(STANDING)
    bench.window.actions_registry.action("go_results").trigger()
    assert shown(bench) == {"results"}
    assert bench.search.pane.table.hasFocus()


def test_going_to_the_results_of_no_search_goes_to_the_field(bench: Workbench) -> None:
    bench.window.actions_registry.action("go_results").trigger()
    assert bench.window.toolbar.search.hasFocus()
    assert shown(bench) == set(STANDING)


def test_hiding_and_showing_the_left_side_during_a_search_keeps_the_library_away(
    bench: Workbench, qtbot: QtBot
) -> None:
    search(bench, qtbot, "ferry")
    results(bench, qtbot, 3)
    bench.window.show_area("left", shown=False)
    assert shown(bench) == set()
    bench.window.show_area("left", shown=True)
    assert shown(bench) == {"results"}


def test_going_to_the_library_during_a_search_gives_the_layout_back_and_keeps_the_search(
    bench: Workbench, qtbot: QtBot
) -> None:
    window = bench.window
    window.resizeDocks([window.dock("library")], [350], Qt.Orientation.Horizontal)
    qtbot.waitUntil(lambda: window.dock("library").width() == 350)
    column = window.article.width()
    search(bench, qtbot, "ferry")
    results(bench, qtbot, 3)
    bench.search.pane.open_first()
    opened(bench, qtbot, 2)
    window.actions_registry.action("go_library").trigger()
    assert shown(bench) == set(STANDING)
    qtbot.waitUntil(lambda: window.dock("library").width() == 350)
    qtbot.waitUntil(lambda: window.article.width() == column)
    assert bench.library_pane.table.hasFocus()
    assert list(bench.library_pane.model.ids) == [3, 2, 1]
    assert window.article._place.text() == "2 of 3"
    window.actions_registry.action("go_results").trigger()
    assert shown(bench) == {"results"}
    assert window.dock("results").width() == 782


@pytest.mark.parametrize("way", ["esc", "back", "library"])
def test_the_article_opened_from_the_results_is_in_sight_in_the_library_afterwards(
    tmp_path: Path, qtbot: QtBot, way: str
) -> None:
    pieces = [
        Piece(f"Story {n}", "North Post", f"2025-01-{n % 28 + 1:02d}", _story(n)) for n in range(90)
    ]
    with searching(tmp_path / "library", qtbot, pieces=pieces) as bench:
        search(bench, qtbot, "ferry")
        ids = results(bench, qtbot, 6)
        bench.search.pane._go_to(4, hit=0)
        opened(bench, qtbot, ids[4])
        if way == "esc":
            qtbot.keyClick(bench.window.toolbar.search, Qt.Key.Key_Escape)
        elif way == "back":
            bench.session.go_back()
        else:
            bench.window.actions_registry.action("go_library").trigger()
            search(bench, qtbot, "")
            qtbot.keyClick(bench.window.toolbar.search, Qt.Key.Key_Escape)
        table = bench.library_pane.table
        qtbot.waitUntil(lambda: bench.library_pane.model.rowCount() == len(pieces))
        qtbot.waitUntil(lambda: ids[4] in table.visible_ids())
        assert table.current_id() == ids[4]


def _story(number: int) -> str:
    return "A ferry came." if number % 17 == 2 else "Nothing came."


def test_the_facets_are_a_button_in_a_small_window(tmp_path: Path, qtbot: QtBot) -> None:
    with searching(tmp_path / "library", qtbot, width=1024) as bench:
        search(bench, qtbot, "ferry")
        results(bench, qtbot, 3)
        pane = bench.search.pane
        assert bench.window.dock("results").width() == 536
        assert bench.window.article.width() >= 480
        assert not pane.narrow.isVisible()
        qtbot.mouseClick(pane.controls.narrow, Qt.MouseButton.LeftButton)
        assert pane.narrow.isVisible()
        assert pane.narrow_head.isVisible()


def test_a_window_made_smaller_during_a_search_folds_its_panes_afterwards(
    bench: Workbench, qtbot: QtBot
) -> None:
    search(bench, qtbot, "ferry")
    results(bench, qtbot, 3)
    bench.window.resize(1000, 700)
    assert shown(bench) == {"results"}
    search(bench, qtbot, "")
    qtbot.keyClick(bench.window.toolbar.search, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: bench.window.alone is None)
    area = bench.window.dockWidgetArea(bench.window.dock("entities"))
    assert area == Qt.DockWidgetArea.LeftDockWidgetArea


# From hit to hit --------------------------------------------------------------------------------


def test_enter_searches_and_enter_again_goes_from_result_to_result(
    bench: Workbench, qtbot: QtBot
) -> None:
    search(bench, qtbot, "ferry")
    ids = results(bench, qtbot, 3)
    field = bench.window.toolbar.search
    for article_id in ids:
        qtbot.keyClick(field, Qt.Key.Key_Return)
        opened(bench, qtbot, article_id)
    qtbot.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    opened(bench, qtbot, ids[1])
    assert field.hasFocus()


def test_f3_goes_through_the_hits_of_an_article_and_on_into_the_next(
    bench: Workbench, qtbot: QtBot
) -> None:
    search(bench, qtbot, "ferry")
    ids = results(bench, qtbot, 3)
    view = bench.window.article
    seen: list[tuple[int, int]] = []
    for _ in range(5):
        press(bench, qtbot, Qt.Key.Key_F3)
        qtbot.waitUntil(lambda: _place(bench) is not None and _place(bench) not in seen)
        place = _place(bench)
        assert place is not None
        seen.append(place)
    assert seen == [(2, 0), (2, 1), (2, 2), (ids[1], 0), (ids[2], 0)]
    assert bench.search.pane.table.current_id() == ids[2]
    assert not view.next_hit()
    press(bench, qtbot, Qt.Key.Key_F3)
    assert bench.window.toast.words == "This is the last result."


def test_after_f3_the_sentence_of_the_hit_is_pinned(bench: Workbench, qtbot: QtBot) -> None:
    search(bench, qtbot, "ferry")
    results(bench, qtbot, 3)
    press(bench, qtbot, Qt.Key.Key_F3)
    qtbot.waitUntil(lambda: _place(bench) == (2, 0))
    press(bench, qtbot, Qt.Key.Key_F3)
    press(bench, qtbot, Qt.Key.Key_F3)
    assert _place(bench) == (2, 2)
    bench.window.actions_registry.action("article.pin").trigger()
    qtbot.waitUntil(lambda: bench.session.last_done is not None)
    with closing(bench.session.library.reader()) as connection:
        (pinned,) = connection.execute("SELECT words FROM finding").fetchall()
    assert pinned[0].strip() == "A second ferry was later still."


def test_shift_f3_goes_back_to_the_last_hit_of_the_result_before(
    bench: Workbench, qtbot: QtBot
) -> None:
    search(bench, qtbot, "ferry")
    ids = results(bench, qtbot, 3)
    bench.search.pane.open_first()
    opened(bench, qtbot, 2)
    bench.search.next_result()
    opened(bench, qtbot, ids[1])
    press(bench, qtbot, Qt.Key.Key_F3, shift=True)
    qtbot.waitUntil(lambda: _place(bench) == (2, 2))


def test_what_a_field_asks_for_is_marked_and_walked_through_as_the_row_counts_it(
    bench: Workbench, qtbot: QtBot
) -> None:
    search(bench, qtbot, "person:Reyes")
    ids = results(bench, qtbot, 2)
    view = bench.window.article
    for article_id in ids:
        bench.search.next_result()
        opened(bench, qtbot, article_id)
        row = bench.search.pane.model.row(article_id)
        text = PIECES[article_id - 1].text
        assert row is not None
        assert row.hits == view.hit_walk.count == 1
        assert [hit.of(piece.text) for piece in row.snippets for hit in piece.hits] == ["Ana Reyes"]
        (current,) = view.text.index.layer(MarkKind.CURRENT_HIT).placed
        assert current.mark.span.of(text) == "Ana Reyes"
        assert "hit 1 of 1" in view.find_bar._place.text()


def test_a_hit_in_the_headline_is_the_first_and_is_brought_into_sight(
    bench: Workbench, qtbot: QtBot
) -> None:
    theme_switch().set_reduced_motion(reduced=True)
    search(bench, qtbot, "harbour OR noon")
    results(bench, qtbot, 1)
    bench.search.pane.open_first()
    opened(bench, qtbot, 1)
    view = bench.window.article
    bench.window.resize(1440, 620)
    row = bench.search.pane.model.row(1)
    assert row is not None
    assert row.hits == view.hit_walk.count == 3
    assert view.page.head.hits == (Span(0, 7),)
    assert view.page.head.current_hit == Span(0, 7)
    assert view.text.index.layer(MarkKind.CURRENT_HIT).placed == []
    bar = view.text.verticalScrollBar()
    for number in (1, 2):
        press(bench, qtbot, Qt.Key.Key_F3)
        assert (view.hit_walk.number, view.page.head.current_hit) == (number, None)
    assert bar.value() > 0
    for number in (1, 0):
        press(bench, qtbot, Qt.Key.Key_F3, shift=True)
        assert view.hit_walk.number == number
    assert view.page.head.current_hit == Span(0, 7)
    assert bar.value() == 0


def test_hits_follow_the_annotations_and_the_place_stays(bench: Workbench, qtbot: QtBot) -> None:
    search(bench, qtbot, "ferry OR person:Okoro")
    results(bench, qtbot, 3)
    bench.session.show_passage(Passage(2, hit=3))
    opened(bench, qtbot, 2)
    view = bench.window.article
    assert (view.hit_walk.count, view.hit_walk.number) == (4, 3)
    okoro = next(hit for hit in view.hit_walk.hits if hit.span.length == len("Boris Okoro"))
    opened_article = bench.article.opened
    assert opened_article is not None
    mention = next(m for m in opened_article.annotations.mentions if m.name == "Boris Okoro")
    bench.session.carry_out(ignore_entity(mention.entity_id, author=bench.session.author))
    qtbot.waitUntil(lambda: okoro not in view.hit_walk.hits)
    assert (view.hit_walk.count, view.hit_walk.number) == (3, 2)
    bench.session.undo()
    qtbot.waitUntil(lambda: okoro in view.hit_walk.hits)
    assert (view.hit_walk.count, view.hit_walk.number) == (4, 3)
    view.find_bar.close_bar()
    bench.session.redo()
    qtbot.waitUntil(lambda: bench.session.undo_name is not None)
    assert view.hit_walk.count == 0


def _place(bench: Workbench) -> tuple[int, int] | None:
    """Return the open article and the number of its current hit, once its hits are marked."""
    view, article = bench.window.article, bench.article.opened
    return (
        (article.row.id, view.hit_walk.number)
        if article is not None and view.hit_walk.count
        else None
    )


def test_the_way_on_in_the_find_bar_leads_to_the_next_result(
    bench: Workbench, qtbot: QtBot
) -> None:
    search(bench, qtbot, "ferry")
    ids = results(bench, qtbot, 3)
    bench.search.pane.open_first()
    opened(bench, qtbot, ids[0])
    bench.window.article.find_bar.next_article_requested.emit()
    opened(bench, qtbot, ids[1])
    bench.window.actions_registry.action("previous_article").trigger()
    opened(bench, qtbot, ids[0])


def test_the_article_says_where_it_stands_among_the_results(bench: Workbench, qtbot: QtBot) -> None:
    search(bench, qtbot, "ferry")
    ids = results(bench, qtbot, 3)
    bench.search.pane.open_first()
    opened(bench, qtbot, ids[0])
    assert bench.window.article._place.text() == "1 of 3"
    bench.search.next_result()
    opened(bench, qtbot, ids[1])
    assert bench.window.article._place.text() == "2 of 3"


def test_a_place_that_is_asked_for_wins_over_the_first_hit(bench: Workbench, qtbot: QtBot) -> None:
    search(bench, qtbot, "ferry")
    results(bench, qtbot, 3)
    start = PIECES[1].text.index("second ferry")
    bench.session.show_passage(Passage(2, Field.TEXT, Span(start, start + 6)))
    opened(bench, qtbot, 2)
    assert bench.window.article.hit_walk.number == 2


def test_what_is_found_in_the_article_has_its_keys_without_a_search(
    bench: Workbench, qtbot: QtBot
) -> None:
    action = bench.window.actions_registry.action("next_hit")
    assert not action.isEnabled()
    bench.session.show_passage(Passage(2))
    qtbot.waitUntil(lambda: bench.article.opened is not None)
    bench.window.article.start_finding()
    qtbot.keyClicks(bench.window.article.find_bar.field, "ferry")
    assert action.isEnabled()
    press(bench, qtbot, Qt.Key.Key_F3)
    assert bench.window.article.hit_walk.number == 1
    bench.window.article.find_bar.close_bar()
    assert not action.isEnabled()


def test_the_place_among_the_results_follows_rows_that_come_later(
    bench: Workbench, qtbot: QtBot
) -> None:
    search(bench, qtbot, "second")
    results(bench, qtbot, 1)
    bench.search.pane.open_first()
    opened(bench, qtbot, 2)
    search(bench, qtbot, "ferry")
    results(bench, qtbot, 3)
    place = bench.search.pane.model.row_of(2)
    assert place is not None
    assert bench.window.article._place.text() == f"{place + 1} of 3"


# Whatever is typed ------------------------------------------------------------------------------

_TYPED = (
    "ferry (storm",
    "((ferry",
    '"ferry',
    "-ferry",
    "ferry AND",
    "near(ferry",
    "Паром",
    "пАром OR ferry",
    "Žalinić’s o'clock",
    "🚢 ferry",
    "🚢",
    "*",
    "*e",
    "?erry~",
    "foo:bar",
    "https://a.b/c?d=e",
    "10:30",
    "date:2025-13",
    'date:"last summer"',
    "published:>2025-01",
    "speaker:Nobody ferry",
    "title:(ferry OR снег) -outlet:South",
    "\u202eferry\u202c",
    "ferry\t\u00a0late",
    "word " * 400,
    "x" * 2_000,
    "(" * 30,
    "))) ferry",
    "’",
)


def test_whatever_is_typed_gives_results_nothing_or_a_mistake(
    bench: Workbench, qtbot: QtBot
) -> None:
    field, pane = bench.window.toolbar.search, bench.search.pane
    for typed in _TYPED:
        field.setFocus()
        field.setText(typed)
        field._tell()
        if bench.search.prompts.mistake is None:
            wanted = typed.strip()
            qtbot.waitUntil(lambda wanted=wanted: _is_answered(bench, wanted))
        else:
            bench.search.prompts.reveal()
            assert bench.search.prompts.panel.isVisible()
        qtbot.keyClick(field, Qt.Key.Key_Return)
        bench.window.grab()
    search(bench, qtbot, "ferry")
    results(bench, qtbot, 3)
    assert pane.state is None


def _is_answered(bench: Workbench, query: str) -> bool:
    """Whether the results are those of `query`, or say why there are none."""
    pane, scope = bench.search.pane, bench.scopes.scope
    if scope is None or scope.focus.query != query:
        return False
    return not pane.order.waiting and (scope.count > 0) == (pane.state is None)
