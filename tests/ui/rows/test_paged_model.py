"""Ids first, rows on paint: pages of 64, steps where they are few, places kept by id."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import pytest
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from dateline.ui.rows.paged_model import LATE_ROLE, ROW_ROLE, PagedModel
from dateline.ui.rows.row_table import RowTable


@dataclass(frozen=True)
class Item:
    id: int
    words: str


class Shelf:
    """Gives items later, and remembers what it was asked for."""

    def __init__(self) -> None:
        self.asked: list[list[int]] = []
        self.words = "item"

    def __call__(self, ids: Sequence[int], done: Callable[[Sequence[Item]], None], /) -> None:
        self.asked.append(list(ids))
        done([Item(number, f"{self.words} {number}") for number in ids if number >= 0])


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


def model_of(qtbot: QtBot, shelf: Shelf) -> Iterator[PagedModel[Item]]:
    """Give a model of a shelf's items, under the model tester, and let it go."""
    owner = QWidget()
    qtbot.addWidget(owner)
    made: PagedModel[Item] = PagedModel(
        shelf,
        id_of=lambda item: item.id,
        text_of=lambda item, _: item.words,
        headers=("Item",),
        parent=owner,
    )
    QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal, made)
    yield made
    owner.close()


@pytest.fixture
def model(qtbot: QtBot, shelf: Shelf) -> Iterator[PagedModel[Item]]:
    yield from model_of(qtbot, shelf)


def test_a_painted_row_is_blank_first_and_its_page_comes_in_one_request(
    qtbot: QtBot, model: PagedModel[Item], shelf: Shelf
) -> None:
    model.set_ids(range(1000, 1200))
    shelf.asked.clear()
    index = model.index(70, 0)
    qtbot.waitUntil(lambda: model.data(index, ROW_ROLE) is not None)
    assert model.data(index) == "item 1070"
    asked = [number for ids in shelf.asked for number in ids]
    assert set(range(1064, 1128)) <= set(asked)
    assert len(asked) == len(set(asked))


def test_a_few_changes_are_steps_and_another_order_is_one_reset(
    qtbot: QtBot, model: PagedModel[Item]
) -> None:
    model.set_ids([1, 2, 3, 4])
    with qtbot.waitSignals([model.rowsInserted, model.rowsRemoved]):
        assert model.set_ids([1, 3, 9, 4]) is False
    assert list(model.ids) == [1, 3, 9, 4]
    with qtbot.waitSignal(model.modelReset):
        assert model.set_ids([4, 9, 3, 1]) is True
    with qtbot.assertNotEmitted(model.modelReset):
        model.set_ids([4, 9, 3, 1])


def test_a_changed_row_stays_on_show_until_its_new_words_come(
    qtbot: QtBot, model: PagedModel[Item], shelf: Shelf
) -> None:
    model.set_ids([1, 2])
    index = model.index(0, 0)
    qtbot.waitUntil(lambda: model.data(index) == "item 1")
    shelf.words = "mended"
    model.refresh([1])
    assert model.data(index) == "item 1"
    qtbot.waitUntil(lambda: model.data(index) == "mended 1")


def test_every_id_is_found_where_it_stands(model: PagedModel[Item]) -> None:
    ids = [7, 3, 900, 12]
    model.set_ids(ids)
    assert [model.row_of(row_id) for row_id in ids] == [0, 1, 2, 3]
    assert model.row_of(8) is None


def test_current_row_selection_and_place_stay_with_their_ids_through_a_reset(
    qtbot: QtBot, model: PagedModel[Item]
) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    table = RowTable(model, holder, row_height=20)
    table.resize(200, 200)
    with qtbot.waitExposed(holder):
        holder.show()
    table.set_ids(range(100))
    table.make_current(50)
    before = table.visible_ids()[0]
    with qtbot.assertNotEmitted(table.current_id_changed):
        table.set_ids(reversed(range(100)))
    assert table.current_id() == 50
    assert table.chosen_ids() == [50]
    assert table.visible_ids()[0] == before


class SlowShelf(Shelf):
    """Gives its items only when it is told to."""

    def __init__(self) -> None:
        super().__init__()
        self.waiting: list[tuple[list[Item], Callable[[Sequence[Item]], None]]] = []

    def __call__(self, ids: Sequence[int], done: Callable[[Sequence[Item]], None], /) -> None:
        self.asked.append(list(ids))
        self.waiting.append(([Item(number, f"{self.words} {number}") for number in ids], done))

    def give(self) -> None:
        """Answer the oldest request with what was there when it was asked."""
        rows, done = self.waiting.pop(0)
        done(rows)


@pytest.fixture
def slow() -> SlowShelf:
    return SlowShelf()


@pytest.fixture
def waiting(qtbot: QtBot, slow: SlowShelf) -> Iterator[PagedModel[Item]]:
    yield from model_of(qtbot, slow)


def test_a_new_row_is_inserted_with_its_words_and_never_seen_without(
    qtbot: QtBot, waiting: PagedModel[Item], slow: SlowShelf
) -> None:
    waiting.set_ids([1, 2, 3])
    slow.asked.clear()
    waiting.set_ids([1, 9, 2, 3, 8])
    assert list(waiting.ids) == [1, 2, 3]
    qtbot.waitUntil(lambda: any({9, 8} <= set(ids) for ids in slow.asked))
    while slow.waiting:
        slow.give()
    assert list(waiting.ids) == [1, 9, 2, 3, 8]
    assert waiting.data(waiting.index(1, 0)) == "item 9"
    assert waiting.data(waiting.index(4, 0)) == "item 8"


def test_a_row_that_is_awaited_too_long_is_let_in_and_known_to_be_late(
    qtbot: QtBot, waiting: PagedModel[Item], slow: SlowShelf
) -> None:
    waiting.set_ids([1, 2])
    waiting.set_ids([1, 2, 3])
    qtbot.waitUntil(lambda: list(waiting.ids) == [1, 2, 3])
    index = waiting.index(2, 0)
    assert waiting.data(index, ROW_ROLE) is None
    assert waiting.data(index, LATE_ROLE) is True
    qtbot.waitUntil(lambda: bool(slow.waiting))
    while slow.waiting:
        slow.give()
    assert waiting.data(index, LATE_ROLE) is False
    assert waiting.data(index) == "item 3"


def test_what_left_while_others_were_awaited_stays_away(
    qtbot: QtBot, waiting: PagedModel[Item], slow: SlowShelf
) -> None:
    waiting.set_ids([1, 2, 3])
    waiting.set_ids([1, 2, 3, 4])
    waiting.set_ids([1, 3])
    qtbot.waitUntil(lambda: bool(slow.waiting))
    while slow.waiting:
        slow.give()
    assert list(waiting.ids) == [1, 3]


def test_a_page_read_before_a_change_does_not_outlast_it(
    qtbot: QtBot, waiting: PagedModel[Item], slow: SlowShelf
) -> None:
    waiting.set_ids([1])
    index = waiting.index(0, 0)
    waiting.data(index)
    qtbot.waitUntil(lambda: len(slow.waiting) == 1)
    slow.words = "changed"
    waiting.refresh([1])
    slow.give()
    assert waiting.data(index) == "item 1"  # shown until the newer words come
    qtbot.waitUntil(lambda: len(slow.waiting) == 1)
    slow.give()
    assert waiting.data(index) == "changed 1"
