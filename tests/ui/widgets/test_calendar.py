"""The calendar of a day dialog: in the inks of the theme, and used by keys as by a pointer."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from dateline.model.days import day_from_iso
from dateline.ui.dialogs.ask_day import DayDialog
from dateline.ui.theme import ThemeChoice, current_theme, theme_switch
from dateline.ui.widgets.calendar import Calendar


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(1000, 800)
    return made


def opened(window: QWidget, qtbot: QtBot, day: str | None = "2025-03-13") -> DayDialog:
    dialog = DayDialog(
        "When was this published?",
        "Dates are counted from this day.",
        "Set the day",
        day=None if day is None else day_from_iso(day),
        parent=window,
    )
    with qtbot.waitExposed(dialog):
        dialog.open()
    return dialog


def colors_of(image: QImage) -> set[str]:
    return {
        image.pixelColor(x, y).name().upper()
        for x in range(image.width())
        for y in range(image.height())
    }


@pytest.mark.parametrize("choice", [ThemeChoice.LIGHT, ThemeChoice.DARK])
def test_it_has_the_grounds_and_inks_of_the_theme_and_no_red(
    window: QWidget, qtbot: QtBot, choice: ThemeChoice
) -> None:
    theme_switch().set_choice(choice)
    dialog = opened(window, qtbot)
    theme = current_theme()
    found = colors_of(dialog.calendar.grab().toImage())
    assert {theme.hex("field"), theme.hex("accent"), theme.hex("border")} <= found
    other = "#FFFFFF" if choice is ThemeChoice.DARK else "#17181A"
    assert other not in found
    assert "#FF0000" not in found


def test_all_seven_days_of_a_week_are_in_sight(window: QWidget, qtbot: QtBot) -> None:
    days = opened(window, qtbot).calendar.days
    days.horizontalHeader().setFont(current_theme().font("headline"))
    widths = [days.columnWidth(column) for column in range(7)]
    assert min(widths) > 0
    assert sum(widths) <= days.viewport().width()


def test_a_theme_that_changes_changes_the_open_calendar(window: QWidget, qtbot: QtBot) -> None:
    theme_switch().set_choice(ThemeChoice.LIGHT)
    dialog = opened(window, qtbot)
    theme_switch().set_choice(ThemeChoice.DARK)
    found = colors_of(dialog.calendar.grab().toImage())
    assert current_theme().hex("field") in found
    assert "#FFFFFF" not in found


def test_arrow_keys_choose_a_day_that_the_field_writes_and_enter_takes_it(
    window: QWidget, qtbot: QtBot
) -> None:
    dialog = opened(window, qtbot)
    days = dialog.calendar.days
    days.setFocus()
    qtbot.keyClick(days, Qt.Key.Key_Right)
    qtbot.keyClick(days, Qt.Key.Key_Down)
    assert dialog.iso == "2025-03-21"
    assert dialog.said == "Fri 21 Mar 2025"
    with qtbot.waitSignal(dialog.accepted):
        qtbot.keyClick(days, Qt.Key.Key_Return)


def test_what_is_typed_is_shown_in_the_calendar_and_said_with_its_weekday(
    window: QWidget, qtbot: QtBot
) -> None:
    dialog = opened(window, qtbot)
    dialog.field.setText("2024-02-29")
    assert dialog.calendar.selectedDate() == QDate(2024, 2, 29)
    assert dialog.said == "Thu 29 Feb 2024"
    dialog.field.setText("2025-02-30")
    assert dialog.said == ""
    assert dialog.said_problem == "Write the day as 2025-03-13."


def test_the_chosen_day_and_today_look_unlike_the_others(window: QWidget) -> None:
    calendar = Calendar(window)
    calendar.resize(calendar.sizeHint())
    today = QDate.currentDate()
    calendar.setSelectedDate(today.addDays(-1) if today.day() > 1 else today.addDays(1))
    plain = calendar.grab().toImage()
    calendar.setSelectedDate(today)
    assert calendar.grab().toImage() != plain


def test_nothing_is_blamed_before_anything_was_written(window: QWidget, qtbot: QtBot) -> None:
    dialog = opened(window, qtbot, day=None)
    assert dialog.said_problem == ""
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.said_problem == "Write a day, or choose one in the calendar."
