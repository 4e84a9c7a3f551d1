"""The order of results: the best as soon as it is known, and never under what a person looks at."""

from __future__ import annotations

import threading
from array import array
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from dateline.explore.found import Found
from dateline.library.rows import Connection
from dateline.library.search.query import Sort
from dateline.ui.search.result_order import ResultOrder
from dateline.ui.workbench import Workbench
from tests.building import read_article, store
from tests.ui.search_library import results, search, searching


class SlowFound(Found):
    """Ranks only when it is let, as a word of every article of a large library does."""

    def __init__(self, found: Found) -> None:
        super().__init__(found.scope, found.query)
        self.let = threading.Event()

    def ranked(self, connection: Connection) -> array[int]:
        assert self.let.wait(10)
        return super().ranked(connection)


@pytest.fixture
def bench(tmp_path: Path, qtbot: QtBot) -> Iterator[Workbench]:
    with searching(tmp_path / "library", qtbot) as made:
        search(made, qtbot, "ferry")
        results(made, qtbot, 3)
        yield made


@pytest.fixture
def slow(bench: Workbench) -> SlowFound:
    found = bench.search.pane.reads.found
    assert found is not None
    return SlowFound(found)


class Shown:
    """What an order has shown and offered, newest last."""

    def __init__(self, order: ResultOrder) -> None:
        self.orders: list[tuple[list[int], Sort]] = []
        self.offers: list[bool] = []
        order.ordered.connect(lambda ids, sort: self.orders.append((list(ids), sort)))
        order.best_offered.connect(self.offers.append)


def make(bench: Workbench, *, untouched: bool) -> tuple[ResultOrder, Shown]:
    order = ResultOrder(bench.session, untouched=lambda: untouched, parent=bench)
    return order, Shown(order)


def test_the_newest_stand_first_while_ranking_takes_its_time(
    bench: Workbench, qtbot: QtBot, slow: SlowFound
) -> None:
    order, shown = make(bench, untouched=True)
    order.arrange(slow)
    assert order.waiting
    qtbot.waitUntil(lambda: shown.orders == [([3, 2, 1], Sort.NEWEST)])
    slow.let.set()
    qtbot.waitUntil(lambda: len(shown.orders) == 2)
    ids, sort = shown.orders[-1]
    assert (ids[0], sort) == (2, Sort.BEST)
    assert not shown.offers[-1]


def test_the_best_order_is_offered_and_moves_nothing_once_somebody_reads(
    bench: Workbench, qtbot: QtBot, slow: SlowFound
) -> None:
    order, shown = make(bench, untouched=False)
    order.arrange(slow)
    qtbot.waitUntil(lambda: len(shown.orders) == 1)
    slow.let.set()
    qtbot.waitUntil(lambda: shown.offers[-1] is True)
    assert shown.orders == [([3, 2, 1], Sort.NEWEST)]
    order.want(Sort.BEST)
    assert shown.orders[-1][0][0] == 2
    assert shown.offers[-1] is False


def test_asking_for_the_best_before_it_is_known_shows_it_when_it_comes(
    bench: Workbench, qtbot: QtBot, slow: SlowFound
) -> None:
    order, shown = make(bench, untouched=False)
    order.want(Sort.NEWEST)
    order.arrange(slow)
    assert shown.orders == [([3, 2, 1], Sort.NEWEST)]
    order.want(Sort.BEST)
    assert len(shown.orders) == 1
    slow.let.set()
    qtbot.waitUntil(lambda: len(shown.orders) == 2)
    assert shown.orders[-1][1] is Sort.BEST


def test_a_ranking_of_results_that_are_gone_is_dropped(
    bench: Workbench, qtbot: QtBot, slow: SlowFound
) -> None:
    order, shown = make(bench, untouched=True)
    order.arrange(slow)
    order.arrange(None)
    slow.let.set()
    bench.session.search(lambda _: None, lambda _: shown.offers.append(True), kind="after")
    qtbot.waitUntil(lambda: shown.offers[-1] is True)
    assert not shown.orders


def test_a_row_that_is_read_keeps_its_place_while_articles_arrive(
    bench: Workbench, qtbot: QtBot
) -> None:
    pane = bench.search.pane
    before = list(pane.model.ids)
    pane.open_first()
    qtbot.waitUntil(lambda: bench.article.opened is not None)
    read = read_article(
        "Ferry, ferry and ferry again: the ferry, the ferry.", title="Ferry", outlet="New Paper"
    )
    bench.session.library.writer.write(lambda tx: store(tx, read, sha256="a" * 64))
    qtbot.waitUntil(lambda: pane.model.rowCount() == 4)
    assert list(pane.model.ids)[:3] == before
    qtbot.waitUntil(pane.controls.best.isVisible)
    pane.controls.best.click()
    assert pane.model.ids[0] == 5
    assert not pane.controls.best.isVisible()
