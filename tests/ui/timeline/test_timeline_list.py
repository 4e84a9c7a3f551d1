from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QHeaderView
from pytestqt.qtbot import QtBot

from dateline.explore.timeline import DaySpan, EventLabel, TimelineEvents
from dateline.model.annotations import Relation
from dateline.ui.theme import theme_switch
from dateline.ui.timeline.event_list import EventListView
from dateline.ui.timeline.view import TimelineView
from tests.explore.timeline_samples import DAY, event, every_sign, lanes_of, random_events
from tests.ui.timeline.timeline_driving import Driver


@pytest.fixture
def driver(qtbot: QtBot) -> Iterator[Driver]:
    theme_switch().set_reduced_motion(reduced=True)
    view = TimelineView()
    qtbot.addWidget(view)
    view.set_list_shown(shown=True)
    yield Driver(qtbot, view)
    view.close()


def list_of(driver: Driver) -> EventListView:
    return driver.view.event_list


def cell(driver: Driver, row: int, column: int) -> object:
    model = list_of(driver).events
    return model.data(model.index(row, column))


def test_the_model_keeps_the_rules_of_qt_while_events_change(driver: Driver) -> None:
    model = list_of(driver).events
    tester = QAbstractItemModelTester(
        model, QAbstractItemModelTester.FailureReportingMode.Fatal, driver.view
    )
    for events in (
        TimelineEvents.of(every_sign()),
        TimelineEvents.of(()),
        random_events(500, seed=1, lanes=3),
    ):
        driver.show(events)
        assert model.rowCount() == int(events.cover().placed.sum())
    assert tester.model() is model


def test_rows_are_the_placed_events_in_time_order_with_their_words(driver: Driver) -> None:
    rows = [
        event(3, DAY, relation=Relation.BY, keys=(1, 3)),
        event(1, DAY - 9, keys=(2,)),
        event(2, None, None),
    ]
    driver.show(TimelineEvents.of(rows))
    driver.qtbot.waitUntil(lambda: cell(driver, 0, 1) == "event 1")
    assert [cell(driver, 0, column) for column in range(5)] == [
        "Mon 5 May 2031",
        "event 1",
        "Harbour Authority",
        "Reported as fact",
        "sure",
    ]
    assert cell(driver, 1, 0) == "by Wed 14 May 2031"
    assert cell(driver, 1, 2) == "Mara Lindqvist, Vesterby"
    assert list_of(driver).events.rowCount() == 2


def test_a_vague_date_stands_in_the_words_of_the_source(driver: Driver) -> None:
    driver.show(TimelineEvents.of([event(1, DAY)]))
    driver.view.set_labels({1: EventLabel("the pier is closed", "days earlier")})
    assert (cell(driver, 0, 0), cell(driver, 0, 1)) == ("days earlier", "the pier is closed")


def test_words_come_by_pages_of_what_is_seen(driver: Driver) -> None:
    driver.show(random_events(2000, seed=1, lanes=3))
    driver.qtbot.waitUntil(lambda: len(driver.answering.asked) > 0)
    assert len(driver.answering.asked) <= 2 * 64
    list_of(driver).scrollToBottom()
    driver.qtbot.waitUntil(lambda: str(cell(driver, 1999, 1)).startswith("event"))
    assert len(driver.answering.asked) <= 5 * 64


def test_a_row_made_current_selects_the_event_everywhere(driver: Driver) -> None:
    driver.show(TimelineEvents.of([event(1, DAY - 9), event(2, DAY)]))
    with driver.qtbot.waitSignal(driver.view.selected) as told:
        list_of(driver).setCurrentIndex(list_of(driver).events.index(1, 0))
    assert told.args == [2]


def test_an_event_selected_elsewhere_becomes_the_current_row_in_silence(driver: Driver) -> None:
    driver.show(TimelineEvents.of([event(1, DAY - 9), event(2, DAY)]))
    with driver.qtbot.assertNotEmitted(driver.view.selected):
        driver.view.set_selected(2)
    assert list_of(driver).currentIndex().row() == 1


def test_enter_asks_for_the_sentence(driver: Driver) -> None:
    driver.show(TimelineEvents.of([event(1, DAY - 9), event(2, DAY)]))
    list_of(driver).setFocus()
    list_of(driver).setCurrentIndex(list_of(driver).events.index(1, 0))
    with driver.qtbot.waitSignal(driver.view.activated) as told:
        driver.qtbot.keyClick(list_of(driver), Qt.Key.Key_Return)
    assert told.args == [2]


def test_the_current_row_stays_with_its_event_when_others_arrive(driver: Driver) -> None:
    driver.show(TimelineEvents.of([event(5, DAY - 9), event(6, DAY)]))
    driver.view.set_selected(6)
    more = TimelineEvents.of([event(n, DAY - 10 + n) for n in (1, 2, 3, 5, 6)])
    driver.view.set_events(more, lanes_of(more))
    current = list_of(driver).currentIndex().row()
    assert list_of(driver).events.event_at(current) == 6


def test_the_list_holds_the_events_inside_the_focus_and_the_head_counts_them(
    driver: Driver,
) -> None:
    driver.show(TimelineEvents.of([event(1, DAY - 9), event(2, DAY), event(3, DAY)]))
    driver.view.set_focus(DaySpan(DAY, DAY))
    model = list_of(driver).events
    assert [model.event_at(row) for row in range(model.rowCount())] == [2, 3]
    assert driver.view.accessibleName() == "Timeline, 2 of 3 events in 1 article"
    assert model.place_of(1) is None
    driver.view.set_focus(None)
    assert model.rowCount() == 3
    assert driver.view.accessibleName() == "Timeline, 3 events in 1 article"


def test_row_heights_are_fixed(driver: Driver) -> None:
    header = list_of(driver).verticalHeader()
    assert header.sectionResizeMode(0) == QHeaderView.ResizeMode.Fixed
    assert header.defaultSectionSize() == 28


def test_the_picture_comes_back(driver: Driver) -> None:
    driver.show(TimelineEvents.of([event(1, DAY)]))
    assert driver.view.list_shown
    driver.view.set_list_shown(shown=False)
    assert not driver.view.list_shown
    assert driver.view.plot.isVisible()
