"""The open article stays in sight in the list, and its head says where it is not listed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from dateline.explore.focus import Mode
from dateline.library.writer import Transaction
from dateline.ui.session import Passage
from dateline.ui.workbench import Workbench
from tests.building import read_article, store
from tests.ui.search_library import Piece, results, search, searching

COUNT = 40
PIECES = tuple(
    Piece(
        f"Number {number}",
        "North Post" if number % 2 else "South Gazette",
        f"2025-0{1 + number // 28}-{1 + number % 28:02}",
        "Ana Reyes met the board." if number % 4 else "Boris Okoro spoke of the ferry.",
    )
    for number in range(COUNT)
)
"""Far more than the list has room for; the newest comes first, so the first piece is the last row."""


@pytest.fixture
def bench(tmp_path: Path, qtbot: QtBot) -> Iterator[Workbench]:
    with searching(tmp_path / "library", qtbot, pieces=PIECES) as made:
        yield made


def open_article(bench: Workbench, qtbot: QtBot, article_id: int) -> None:
    bench.session.show_passage(Passage(article_id))

    def is_open() -> bool:
        return bench.article.opened is not None and bench.article.opened.row.id == article_id

    qtbot.waitUntil(is_open)


def in_sight(bench: Workbench, article_id: int) -> bool:
    """Whether the whole row of an article is in sight in the library's list."""
    table, model = bench.library_pane.table, bench.library_pane.model
    number = model.row_of(article_id)
    if number is None:
        return False
    return table.viewport().rect().contains(table.visualRect(model.index(number, 0)))


def place_words(bench: Workbench) -> str:
    return bench.window.article.place_words


def store_one_more(transaction: Transaction) -> None:
    read = read_article("A late word.", title="Late", outlet="North Post", published="2025-05-01")
    store(transaction, read, sha256="f" * 64)


def listed(bench: Workbench, qtbot: QtBot, count: int) -> None:
    qtbot.waitUntil(lambda: bench.library_pane.model.rowCount() == count)


def test_clearing_a_filter_that_had_left_the_open_article_out_brings_its_row_into_sight(
    bench: Workbench, qtbot: QtBot
) -> None:
    open_article(bench, qtbot, 2)
    bench.session.set_focus(bench.session.focus.with_outlet("South Gazette", Mode.REPLACE))
    listed(bench, qtbot, COUNT // 2)
    assert not in_sight(bench, 2)
    bench.focus.clear()
    listed(bench, qtbot, COUNT)
    qtbot.waitUntil(lambda: in_sight(bench, 2))
    assert bench.library_pane.table.chosen_ids() == [2]


def test_a_filter_that_keeps_the_open_article_keeps_its_row_in_sight(
    bench: Workbench, qtbot: QtBot
) -> None:
    open_article(bench, qtbot, 1)
    bench.library_pane.table.scrollToTop()
    assert not in_sight(bench, 1)
    bench.session.set_focus(bench.session.focus.with_outlet("South Gazette", Mode.REPLACE))
    listed(bench, qtbot, COUNT // 2)
    qtbot.waitUntil(lambda: in_sight(bench, 1))


def test_the_end_of_a_search_that_did_not_find_the_open_article_brings_its_row_into_sight(
    bench: Workbench, qtbot: QtBot
) -> None:
    open_article(bench, qtbot, 2)
    search(bench, qtbot, "ferry")
    results(bench, qtbot, COUNT // 4)
    qtbot.keyClick(bench.window.toolbar.search, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: bench.window.alone is None)
    qtbot.waitUntil(lambda: in_sight(bench, 2))
    assert bench.library_pane.table.current_id() == 2


def test_an_article_that_arrives_does_not_scroll_the_list(bench: Workbench, qtbot: QtBot) -> None:
    open_article(bench, qtbot, COUNT)
    table = bench.library_pane.table
    table.scrollToBottom()
    before = table.visible_ids()
    assert COUNT not in before
    bench.session.library.writer.write(store_one_more)
    listed(bench, qtbot, COUNT + 1)
    assert table.visible_ids()[-3:] == before[-3:]


def test_the_head_of_the_article_says_that_a_search_without_results_does_not_hold_it(
    bench: Workbench, qtbot: QtBot
) -> None:
    open_article(bench, qtbot, 2)
    qtbot.waitUntil(lambda: place_words(bench) == f"{COUNT - 1} of {COUNT}")
    search(bench, qtbot, "walrus")
    qtbot.waitUntil(lambda: place_words(bench) == "not in the filter")
    qtbot.keyClick(bench.window.toolbar.search, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: place_words(bench) == f"{COUNT - 1} of {COUNT}")


def test_the_head_says_it_of_filters_that_leave_no_article_and_of_nothing_else(
    bench: Workbench, qtbot: QtBot
) -> None:
    assert place_words(bench) == ""
    bench.session.set_focus(bench.session.focus.with_outlet("Nowhere", Mode.REPLACE))
    listed(bench, qtbot, 0)
    assert place_words(bench) == ""
    open_article(bench, qtbot, 2)
    qtbot.waitUntil(lambda: place_words(bench) == "not in the filter")


@pytest.mark.parametrize(("width", "height"), [(1280, 800), (1440, 900), (1024, 640)])
def test_a_search_and_esc_give_every_pane_its_width_and_height_back(
    bench: Workbench, qtbot: QtBot, width: int, height: int
) -> None:
    window = bench.window
    window.resize(width, height)
    open_article(bench, qtbot, 2)
    window.resizeDocks([window.dock("library")], [260], Qt.Orientation.Horizontal)
    parts: dict[str, QWidget] = {i: window.dock(i) for i in window.pane_ids()}
    parts |= {"article": window.article, "toggles": window.article.toggles}

    def sizes() -> dict[str, tuple[int, int]]:
        # A pane behind another one's tab has the size of when it was last in front.
        shown = {name: part for name, part in parts.items() if not part.visibleRegion().isEmpty()}
        return {name: (part.width(), part.height()) for name, part in shown.items()}

    qtbot.waitUntil(lambda: sizes()["library"][0] == 260)
    before = sizes()
    search(bench, qtbot, "ferry")
    results(bench, qtbot, COUNT // 4)
    assert sizes() != before
    qtbot.keyClick(window.toolbar.search, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: window.alone is None)
    qtbot.waitUntil(lambda: sizes() == before)
