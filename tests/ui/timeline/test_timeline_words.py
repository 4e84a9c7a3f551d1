from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from dateline.explore.timeline import DaySpan, Ends, TimelineEvent, TimelineEvents
from dateline.explore.timeline_scale import Level
from dateline.explore.timeline_units import Step, Unit
from dateline.model.annotations import EventKind, Relation, Status
from dateline.model.confidence import Confidence
from dateline.model.days import day_number, first_minute
from dateline.ui.theme import theme_switch
from dateline.ui.timeline.view import TimelineView
from dateline.ui.timeline.words import (
    bin_words,
    level_words,
    lower_words,
    per_bin_words,
    span_words,
    status_words,
    upper_words,
    when_words,
    widest_words,
)
from tests.explore.timeline_samples import DAY, event
from tests.ui.timeline.timeline_driving import Driver

MAY = day_number(2031, 5, 1)


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (event(1, DAY), "Wed 14 May 2031"),
        (event(1, MAY, MAY + 30), "May 2031"),
        (event(1, DAY, DAY + 2, ends=Ends.APPROXIMATE), "~14–16 May 2031"),
        (event(1, DAY - 3, DAY, relation=Relation.BY), "by 11–14 May 2031"),
        (event(1, None, DAY, relation=Relation.BY), "by Wed 14 May 2031"),
        (event(1, DAY, relation=Relation.SINCE), "since Wed 14 May 2031"),
        (event(1, None, DAY, relation=Relation.UNTIL), "until Wed 14 May 2031"),
        (event(1, None, None), "no date"),
    ],
)
def test_when_an_event_is_dated_is_said_as_people_write_it(row: TimelineEvent, words: str) -> None:
    assert when_words(TimelineEvents.of([row]), 0) == words


@pytest.mark.parametrize(
    ("unit", "day", "upper", "lower"),
    [
        (Unit.HOUR, DAY, None, "00:00"),
        (Unit.DAY, DAY, "Wed 14 May 2031", "Wed 14"),
        (Unit.MONTH, MAY, "May 2031", "May"),
        (Unit.YEAR, day_number(2031, 1, 1), "2031", "2031"),
        (Unit.DECADE, day_number(2030, 1, 1), "2030s", "2030s"),
        (Unit.CENTURY, day_number(1900, 1, 1), "1900s", "1900s"),
        (Unit.CENTURY, day_number(-99, 1, 1), "100 BC", "100 BC"),
    ],
)
def test_the_axis_names_its_units(unit: Unit, day: int, upper: str | None, lower: str) -> None:
    minute = first_minute(day)
    assert lower_words(unit, minute) == lower
    if upper is not None:
        assert upper_words(unit, minute) == upper


@pytest.mark.parametrize("unit", list(Unit))
@pytest.mark.parametrize("upper", [True, False])
def test_the_room_of_a_label_is_measured_on_words_of_its_kind(unit: Unit, upper: bool) -> None:
    assert all(widest_words(unit, upper=upper))


def test_bars_of_a_histogram_say_their_days() -> None:
    start, end = first_minute(MAY), first_minute(MAY + 31)
    assert bin_words(Step(Unit.MONTH), start, end) == "May 2031"
    assert bin_words(Step(Unit.DAY), start, start + 1440) == "Thu 1 May 2031"
    assert bin_words(Step(Unit.DECADE), first_minute(day_number(2030, 1, 1)), end) == "2030s"
    assert per_bin_words(Step(Unit.MONTH, 3)) == "Events a quarter"
    assert per_bin_words(Step(Unit.YEAR)) == "Events a year"
    assert span_words(DaySpan(MAY, MAY + 12)) == "1–13 May 2031"


def test_every_status_and_level_has_its_words() -> None:
    assert len({status_words(status) for status in Status}) == len(Status)
    assert len({level_words(level) for level in Level}) == len(Level)


@pytest.fixture
def driver(qtbot: QtBot) -> Iterator[Driver]:
    theme_switch().set_reduced_motion(reduced=True)
    view = TimelineView()
    qtbot.addWidget(view)
    yield Driver(qtbot, view)
    view.close()


def test_the_timeline_says_its_scope_to_assistive_tools(driver: Driver) -> None:
    rows = [event(1, DAY, article=1), event(2, DAY, article=2), event(3, DAY, article=2)]
    driver.show(TimelineEvents.of(rows))
    assert driver.view.accessibleName() == "Timeline, 3 events in 2 articles"
    interface = QAccessible.queryAccessibleInterface(driver.view.plot)
    assert interface.text(QAccessible.Text.Name) == "Timeline, 3 events in 2 articles"


def test_an_event_walked_to_is_read_out_with_all_that_its_sign_says(driver: Driver) -> None:
    rows = [
        event(1, DAY - 20),
        event(
            2,
            DAY - 10,
            kind=EventKind.STATEMENT,
            status=Status.PLANNED,
            confidence=Confidence.LIKELY,
        ),
    ]
    driver.show(TimelineEvents.of(rows))
    driver.look(DAY - 40, 20)
    driver.click(driver.sign(1))
    driver.key(Qt.Key.Key_Right)
    expected = "event 2, Sun 4 May 2031, statement, Planned, likely, Mara Lindqvist"
    assert driver.view.plot.accessibleDescription() == expected
    driver.view.set_focus(DaySpan(DAY, DAY))
    driver.key(Qt.Key.Key_Left)
    assert "not in the filter" in driver.view.plot.accessibleDescription()
