"""The facets beside the results: what gestures do, how counts follow, and the bars by month."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from dateline.explore.filters import Axis, Mode, Period
from dateline.explore.results import FacetGroup, FacetKind, FacetRow
from dateline.model.days import day_number, days_in_month
from dateline.ui.search.facet_rows import FacetRowButton, mode_of
from dateline.ui.search.month_bars import MonthBars, bars_of
from dateline.ui.search.narrow import shortened
from dateline.ui.workbench import Workbench
from tests.ui.search_library import results, search, searching


@pytest.fixture
def bench(tmp_path: Path, qtbot: QtBot) -> Iterator[Workbench]:
    with searching(tmp_path / "library", qtbot) as made:
        search(made, qtbot, "ferry")
        results(made, qtbot, 3)
        qtbot.waitUntil(lambda: len(counts(made, FacetKind.OUTLET)) == 2)
        yield made


def counts(bench: Workbench, kind: FacetKind) -> dict[str, int]:
    rows = [button.row for button in bench.search.pane.narrow.boxes[kind].rows]
    return {row.name: row.count for row in rows if row is not None}


def button(bench: Workbench, kind: FacetKind, name: str) -> FacetRowButton:
    rows = bench.search.pane.narrow.boxes[kind].rows
    return next(found for found in rows if found.row is not None and found.row.name == name)


def click(
    bench: Workbench,
    qtbot: QtBot,
    found: QWidget,
    modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    qtbot.mouseClick(found, Qt.MouseButton.LeftButton, modifier, found.rect().center())


def month(year: int, number: int, count: int, *, chosen: bool = False) -> FacetRow:
    first = day_number(year, number, 1)
    period = Period(Axis.PUBLISHED, first, first + days_in_month(year, number) - 1)
    return FacetRow(period, f"{year:04d}-{number:02d}", count, chosen, excluded=False)


# Rows -------------------------------------------------------------------------------------------


def test_every_facet_counts_what_is_found(bench: Workbench) -> None:
    assert counts(bench, FacetKind.OUTLET) == {"North Post": 2, "South Gazette": 1}
    assert counts(bench, FacetKind.PERSON) == {
        "Ana Reyes": 1,
        "Carla Lind": 1,
        "Boris Okoro": 1,
    }


def test_a_click_shows_only_this_and_ctrl_adds_and_a_second_click_takes_it_back(
    bench: Workbench, qtbot: QtBot
) -> None:
    click(bench, qtbot, button(bench, FacetKind.OUTLET, "North Post"))
    assert sorted(results(bench, qtbot, 2)) == [1, 3]
    qtbot.waitUntil(lambda: counts(bench, FacetKind.PERSON)["Boris Okoro"] == 0)
    assert counts(bench, FacetKind.OUTLET) == {"North Post": 2, "South Gazette": 1}
    south = button(bench, FacetKind.OUTLET, "South Gazette")
    click(bench, qtbot, south, Qt.KeyboardModifier.ControlModifier)
    results(bench, qtbot, 3)
    assert bench.session.focus.outlets == ("North Post", "South Gazette")
    qtbot.waitUntil(lambda: _chosen(bench, "South Gazette"))
    click(bench, qtbot, button(bench, FacetKind.OUTLET, "South Gazette"))
    assert results(bench, qtbot, 1) == [2]
    qtbot.waitUntil(lambda: not _chosen(bench, "North Post"))
    click(bench, qtbot, button(bench, FacetKind.OUTLET, "South Gazette"))
    results(bench, qtbot, 3)
    assert bench.session.focus.outlets == ()


def _chosen(bench: Workbench, outlet: str) -> bool:
    row = button(bench, FacetKind.OUTLET, outlet).row
    return row is not None and row.chosen


def test_an_alt_click_leaves_out_and_a_click_on_it_takes_that_back(
    bench: Workbench, qtbot: QtBot
) -> None:
    okoro = button(bench, FacetKind.PERSON, "Boris Okoro")
    click(bench, qtbot, okoro, Qt.KeyboardModifier.AltModifier)
    assert sorted(results(bench, qtbot, 2)) == [1, 3]
    qtbot.waitUntil(lambda: _excluded(bench))
    assert "left out" in button(bench, FacetKind.PERSON, "Boris Okoro").accessibleName()
    click(bench, qtbot, button(bench, FacetKind.PERSON, "Boris Okoro"))
    results(bench, qtbot, 3)
    assert bench.session.focus.without_entities == ()


def _excluded(bench: Workbench) -> bool:
    row = button(bench, FacetKind.PERSON, "Boris Okoro").row
    return row is not None and row.excluded


def test_keys_do_what_clicks_do(bench: Workbench, qtbot: QtBot) -> None:
    found = button(bench, FacetKind.OUTLET, "South Gazette")
    found.setFocus()
    qtbot.keyClick(found, Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    assert sorted(results(bench, qtbot, 2)) == [1, 3]
    assert bench.session.focus.without_outlets == ("South Gazette",)


def test_clear_drops_everything_but_the_search(bench: Workbench, qtbot: QtBot) -> None:
    head = bench.search.pane.narrow_head
    assert not head.clear.isEnabled()
    click(bench, qtbot, button(bench, FacetKind.OUTLET, "South Gazette"))
    results(bench, qtbot, 1)
    assert head.clear.isEnabled()
    click(bench, qtbot, head.clear)
    results(bench, qtbot, 3)
    assert bench.session.focus.query == "ferry"
    assert not head.clear.isEnabled()


def test_a_facet_folds_under_its_head(bench: Workbench, qtbot: QtBot) -> None:
    box = bench.search.pane.narrow.boxes[FacetKind.OUTLET]
    click(bench, qtbot, box.head)
    assert not any(row.isVisible() for row in box.rows)
    assert "folded" in box.head.accessibleName()
    click(bench, qtbot, box.head)
    assert all(row.isVisible() for row in box.rows)


@pytest.mark.parametrize(
    ("modifier", "state", "mode"),
    [
        (Qt.KeyboardModifier.NoModifier, "", Mode.REPLACE),
        (Qt.KeyboardModifier.NoModifier, "chosen alone", Mode.REMOVE),
        (Qt.KeyboardModifier.NoModifier, "chosen", Mode.REPLACE),
        (Qt.KeyboardModifier.NoModifier, "excluded", Mode.REMOVE),
        (Qt.KeyboardModifier.ControlModifier, "chosen", Mode.ADD),
        (Qt.KeyboardModifier.AltModifier, "chosen", Mode.EXCLUDE),
    ],
)
def test_what_a_click_does_depends_on_keys_and_box(
    modifier: Qt.KeyboardModifier, state: str, mode: Mode
) -> None:
    row = FacetRow("a", "a", 1, state.startswith("chosen"), state == "excluded")
    assert mode_of(modifier, row, alone=state.endswith("alone")) is mode


def test_a_shortened_facet_keeps_what_is_chosen_and_counts_what_it_hides() -> None:
    rows = tuple(FacetRow(n, f"name {n}", 9 - n, chosen=n == 7, excluded=False) for n in range(9))
    few = shortened(FacetGroup(FacetKind.PERSON, rows, 4), 3)
    assert [row.key for row in few.rows] == [0, 1, 2, 7]
    assert few.more == 4 + 5


# Months -----------------------------------------------------------------------------------------


def test_a_bar_shows_only_its_month_and_again_shows_all(bench: Workbench, qtbot: QtBot) -> None:
    bars = bench.search.pane.narrow.months
    assert [bar.count for bar in bars.bars] == [1, 1, 1]
    click_bar(bars, qtbot, 1)
    assert results(bench, qtbot, 1) == [2]
    assert bench.session.focus.period == Period(
        Axis.PUBLISHED, day_number(2025, 2, 1), day_number(2025, 2, 28)
    )
    assert [bar.count for bar in bars.bars] == [1, 1, 1]
    qtbot.waitUntil(lambda: bars._period is not None)
    click_bar(bars, qtbot, 1)
    results(bench, qtbot, 3)
    assert bench.session.focus.period is None


def click_bar(
    bars: MonthBars,
    qtbot: QtBot,
    number: int,
    modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    place = bars.bar_rect(number).center().toPoint()
    qtbot.mouseClick(bars, Qt.MouseButton.LeftButton, modifier, place)


@pytest.fixture
def holder(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(246, 80)
    made.show()
    return made


@pytest.fixture
def year(holder: QWidget) -> MonthBars:
    made = MonthBars(holder)
    made.resize(246, 80)
    made.show_months([month(2025, n, n) for n in range(1, 13)], None)
    made.show()
    return made


def test_shift_takes_every_month_up_to_the_bar(year: MonthBars, qtbot: QtBot) -> None:
    march = month(2025, 3, 3).key
    assert isinstance(march, Period)
    year.show_months([month(2025, n, n) for n in range(1, 13)], march)
    with qtbot.waitSignal(year.chosen) as told:
        click_bar(year, qtbot, 5, Qt.KeyboardModifier.ShiftModifier)
    assert told.args == [Period(Axis.PUBLISHED, march.first, day_number(2025, 6, 30))]


def test_the_keys_go_from_bar_to_bar(year: MonthBars, qtbot: QtBot) -> None:
    year.setFocus()
    for _ in range(3):
        qtbot.keyClick(year, Qt.Key.Key_Right)
    assert year.accessibleName() == "Published by month, Mar 2025: 3 articles"
    qtbot.keyClick(year, Qt.Key.Key_Left)
    with qtbot.waitSignal(year.chosen) as told:
        qtbot.keyClick(year, Qt.Key.Key_Return)
    assert told.args == [month(2025, 2, 2).key]


def test_a_click_beside_the_bars_chooses_nothing(year: MonthBars, qtbot: QtBot) -> None:
    year.show_months([month(2025, 1, 1)], None)
    with qtbot.assertNotEmitted(year.chosen):
        qtbot.mouseClick(year, Qt.MouseButton.LeftButton, pos=QPoint(200, 20))


@pytest.mark.parametrize(("years", "most", "bars"), [(2, 60, 24), (6, 50, 24), (30, 50, 30)])
def test_many_months_are_taken_together_by_quarters_and_years(
    years: int, most: int, bars: int
) -> None:
    rows = [month(1990 + n // 12, n % 12 + 1, 1) for n in range(12 * years)]
    made = bars_of(rows, most)
    assert len(made) == bars
    assert sum(bar.count for bar in made) == len(rows)
    assert all(one.last + 1 == next_.first for one, next_ in itertools.pairwise(made))


def test_years_begin_in_january_wherever_the_months_do() -> None:
    rows = [month(2000 + (n + 5) // 12, (n + 5) % 12 + 1, 1) for n in range(200)]
    made = bars_of(rows, 30)
    assert made[0].first == day_number(2000, 6, 1)
    assert made[1].first == day_number(2001, 1, 1)
