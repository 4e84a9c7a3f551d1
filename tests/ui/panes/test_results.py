"""The results of a search: rows with their hits, the order, and what stands there when there are none."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from dateline.explore.focus import Axis, Mode, Period
from dateline.library.changes import Changes
from dateline.library.search.query import Sort
from dateline.library.writer import Transaction
from dateline.model.days import day_number
from dateline.ui.search.result_delegate import star_place
from dateline.ui.workbench import Workbench
from tests.building import extract_again, read_article, store
from tests.ui.search_library import PIECES, results, search, searching


@pytest.fixture
def bench(tmp_path: Path, qtbot: QtBot) -> Iterator[Workbench]:
    with searching(tmp_path / "library", qtbot) as made:
        yield made


def click_row(bench: Workbench, qtbot: QtBot, article_id: int, *, at_star: bool = False) -> None:
    pane = bench.search.pane
    number = pane.model.row_of(article_id)
    assert number is not None
    rect = pane.table.visualRect(pane.model.index(number, 0))
    place = star_place(rect).center() if at_star else rect.topLeft() + QPoint(20, 20)
    qtbot.mouseClick(pane.table.viewport(), Qt.MouseButton.LeftButton, pos=place)


def press(bench: Workbench, qtbot: QtBot, choice: str) -> None:
    button = bench.search.pane.findChild(QPushButton, choice)
    assert button is not None
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_results_come_best_first_with_the_exact_numbers(bench: Workbench, qtbot: QtBot) -> None:
    search(bench, qtbot, "ferry")
    ids = results(bench, qtbot, 3)
    pane = bench.search.pane
    qtbot.waitUntil(lambda: "hits" in pane.head.scope_words)
    assert ids[0] == 2
    assert pane.controls.sort.choice == "best"
    assert pane.head.scope_words.startswith("5 hits in 3 articles · ")
    assert pane.head.scope_words.endswith(" ms")


def test_a_row_holds_title_source_day_hits_and_snippets_with_the_hits_marked(
    bench: Workbench, qtbot: QtBot
) -> None:
    search(bench, qtbot, "ferry")
    results(bench, qtbot, 3)
    row = bench.search.pane.model.row(2)
    assert row is not None
    assert [hit.of(row.title) for hit in row.title_hits] == ["ferry"]
    assert (row.outlet, row.published_day) == ("South Gazette", day_number(2025, 2, 11))
    assert row.hits == 3
    assert {hit.of(piece.text) for piece in row.snippets for hit in piece.hits} == {"ferry"}
    spoken = bench.search.pane.model.data(bench.search.pane.model.index(0, 0))
    assert spoken == "A ferry is late, South Gazette, 11 Feb 2025, 3 hits"


def test_newest_and_earliest_are_orders_of_their_own(bench: Workbench, qtbot: QtBot) -> None:
    search(bench, qtbot, "ferry")
    results(bench, qtbot, 3)
    pane = bench.search.pane
    pane.controls.sort_chosen.emit(Sort.NEWEST)
    assert list(pane.model.ids) == [3, 2, 1]
    assert pane.controls.sort.choice == "newest"
    pane.controls.sort_chosen.emit(Sort.EARLIEST)
    assert list(pane.model.ids) == [1, 2, 3]
    search(bench, qtbot, "harbour")
    assert results(bench, qtbot, 1) == [1]
    assert pane.controls.sort.choice == "earliest"


def test_a_click_opens_the_article_at_its_first_hit_with_every_hit_marked(
    bench: Workbench, qtbot: QtBot
) -> None:
    search(bench, qtbot, "ferry")
    results(bench, qtbot, 3)
    click_row(bench, qtbot, 1)
    view = bench.window.article
    qtbot.waitUntil(view.find_bar.isVisible)
    assert bench.article.opened is not None
    assert bench.article.opened.row.id == 1
    hit = PIECES[0].text.index("ferry")
    assert [hit.span.start for hit in view.hit_walk.hits] == [hit]
    qtbot.waitUntil(lambda: view.text.viewport().rect().contains(_place(bench, hit)))
    assert bench.search.pane.delegate.open_id == 1


def _place(bench: Workbench, offset: int) -> QPoint:
    from dateline.model.spans import Span

    return bench.window.article.text.rect_of(Span(offset, offset + 5)).center().toPoint()


def test_a_click_on_the_open_result_goes_back_to_its_first_hit(
    bench: Workbench, qtbot: QtBot
) -> None:
    search(bench, qtbot, "ferry")
    results(bench, qtbot, 3)
    view = bench.window.article
    click_row(bench, qtbot, 2)
    qtbot.waitUntil(lambda: view.hit_walk.count == 3)
    assert view.next_hit()
    assert view.hit_walk.number == 1
    click_row(bench, qtbot, 2)
    assert view.hit_walk.number == 0


def test_the_star_of_a_result_stars_its_article(bench: Workbench, qtbot: QtBot) -> None:
    search(bench, qtbot, "ferry")
    results(bench, qtbot, 3)
    click_row(bench, qtbot, 3, at_star=True)

    def starred() -> bool:
        row = bench.search.pane.model.row(3)
        return row is not None and row.starred

    qtbot.waitUntil(starred)
    search(bench, qtbot, "is:starred")
    assert results(bench, qtbot, 1) == [3]


def test_a_search_without_words_counts_articles_alone(bench: Workbench, qtbot: QtBot) -> None:
    search(bench, qtbot, "outlet:North")
    results(bench, qtbot, 2)
    assert bench.search.pane.head.scope_words.startswith("2 articles · ")


def test_rows_of_the_search_before_are_never_taken_for_those_of_the_next(
    bench: Workbench, qtbot: QtBot
) -> None:
    for query, hits in (("ferry", 1), ("harbour", 2), ("noon", 1), ("Reyes", 1)):
        search(bench, qtbot, query)
        qtbot.waitUntil(lambda: bench.scopes.query is not None)

        def right(hits: int = hits, query: str = query) -> bool:
            row = bench.search.pane.model.row(1)
            words = {} if row is None else {h.of(s.text) for s in row.snippets for h in s.hits}
            return row is not None and row.hits == hits and words == {query}

        qtbot.waitUntil(right)


def test_nothing_found_offers_the_nearest_spelling_in_one_click(
    bench: Workbench, qtbot: QtBot
) -> None:
    pane = bench.search.pane
    search(bench, qtbot, "fery wind")
    qtbot.waitUntil(lambda: pane.state is not None and "Nothing found" in pane.state.what)
    assert pane.state is not None
    assert pane.state.what == "Nothing found for “fery wind”."
    assert pane.state.why == "Nearly the same:"
    assert pane.state.choices[0].words == "ferry (3)"
    press(bench, qtbot, "nearest")
    assert results(bench, qtbot, 1) == [2]
    assert bench.window.toolbar.search.text() == "ferry wind"


def test_nothing_like_it_says_so_and_offers_to_clear_the_search(
    bench: Workbench, qtbot: QtBot
) -> None:
    pane = bench.search.pane
    search(bench, qtbot, "qqqqqqqqqqqq")
    qtbot.waitUntil(lambda: pane.state is not None and "Nothing found" in pane.state.what)
    press(bench, qtbot, "no-query")
    qtbot.waitUntil(lambda: bench.window.dock("library").isVisible())
    assert bench.session.focus.query == ""


def test_filters_that_leave_nothing_of_a_search_say_which_one_to_drop(
    bench: Workbench, qtbot: QtBot
) -> None:
    pane = bench.search.pane
    search(bench, qtbot, "snow")
    results(bench, qtbot, 1)
    day = day_number(2025, 1, 1)
    focus = bench.session.focus.with_period(Period(Axis.PUBLISHED, day, day + 30))
    bench.session.set_focus(focus)
    qtbot.waitUntil(lambda: pane.state is not None)
    assert pane.state is not None
    assert pane.state.what == "No article has all of this"
    assert pane.state.why == "Without “Jan 2025” there is 1."
    press(bench, qtbot, "drop")
    assert results(bench, qtbot, 1) == [4]


def test_a_left_out_name_is_dropped_under_its_whole_name(bench: Workbench, qtbot: QtBot) -> None:
    pane = bench.search.pane
    search(bench, qtbot, "snow")
    results(bench, qtbot, 1)
    scope = bench.scopes.scope
    assert scope is not None
    columns = scope.facets.columns.entities
    lind = int(columns.ids[list(columns.names).index("Carla Lind")])
    bench.session.set_focus(bench.session.focus.with_entity(lind, Mode.EXCLUDE))
    qtbot.waitUntil(lambda: pane.state is not None)
    assert pane.state is not None
    assert pane.state.choices[0].words == "Drop “not Carla Lind”"


def test_a_damaged_index_is_said_with_details_to_copy_and_tried_again(
    bench: Workbench, qtbot: QtBot
) -> None:
    pane = bench.search.pane
    search(bench, qtbot, "ferry")
    results(bench, qtbot, 3)
    writer = bench.session.library.writer
    whole = writer.write(_lose_the_texts)
    search(bench, qtbot, "harbour")
    qtbot.waitUntil(lambda: pane.state is not None and pane.state.what == "Searching failed")
    press(bench, qtbot, "details")
    assert sqlite3.OperationalError.__name__ in QGuiApplication.clipboard().text()
    writer.write(lambda transaction: transaction.connection.execute(whole))
    press(bench, qtbot, "again")
    assert results(bench, qtbot, 1) == [1]


def _lose_the_texts(transaction: Transaction) -> str:
    """Take away the view that rows and snippets are read from, and return how it is made."""
    sql = "SELECT sql FROM sqlite_master WHERE name = 'article_search'"
    made = str(transaction.connection.execute(sql).fetchone()[0])
    transaction.connection.execute("DROP VIEW article_search")
    return made


def test_without_a_search_the_pane_says_so(bench: Workbench, qtbot: QtBot) -> None:
    state = bench.search.pane.state
    assert state is not None
    assert state.what == "Nothing is searched for"
    bench.search.pane.state_chosen.emit("search")
    assert bench.window.toolbar.search.hasFocus()


def test_extraction_meanwhile_neither_counts_nor_orders_anew(
    bench: Workbench, qtbot: QtBot
) -> None:
    pane = bench.search.pane
    search(bench, qtbot, "ferry")
    results(bench, qtbot, 3)
    qtbot.waitUntil(lambda: "hits" in pane.head.scope_words)
    with (
        qtbot.assertNotEmitted(pane.reads.hits_counted),
        qtbot.assertNotEmitted(pane.order.ordered),
    ):
        for _ in range(3):
            with qtbot.waitSignal(bench.scopes.scope_changed):
                bench.session.library.writer.write(lambda tx: extract_again(tx, 2, ["Boris Okoro"]))
                bench.session.library.writer.write(
                    lambda tx: tx.note(Changes(changed=frozenset({2})))
                )
    assert pane.head.scope_words.startswith("5 hits in 3 articles")


def test_hits_of_an_article_that_arrives_meanwhile_are_counted_with_the_others(
    bench: Workbench, qtbot: QtBot
) -> None:
    pane = bench.search.pane
    search(bench, qtbot, "ferry")
    results(bench, qtbot, 3)
    qtbot.waitUntil(lambda: pane.head.scope_words.startswith("5 hits in 3 articles"))
    read = read_article("Two ferries and a ferry, and one more ferry.", title="News")
    bench.session.library.writer.write(lambda tx: store(tx, read, sha256="b" * 64))
    qtbot.waitUntil(lambda: pane.head.scope_words.startswith("7 hits in 4 articles"))
