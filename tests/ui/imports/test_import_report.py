from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from dateline.model.messages import Message, english
from dateline.ui.imports.import_report import ImportReport
from dateline.ui.imports.report_delegate import row_height, step_button_rect
from dateline.ui.imports.report_model import (
    SHOW_FILE,
    STEP_COLUMN,
    WHAT_COLUMN,
    ReportFilter,
    ReportModel,
    ReportResult,
    ReportRow,
    report_text,
)
from dateline.ui.theme import current_theme
from dateline.ui.widgets.wrapped_text import wrapped

ROWS = (
    ReportRow(1, ReportResult.ADDED, "wire.html", "41 names, 12 dates", "Last ferry leaves"),
    ReportRow(
        2,
        ReportResult.CHECK,
        "notes.docx",
        "No publication date found.",
        "Sand",
        "set_date",
        "Set date…",
    ),
    ReportRow(3, ReportResult.DUPLICATE, "copy.txt", "Nothing was added.", "Last ferry leaves"),
    ReportRow(
        4,
        ReportResult.FAILED,
        "sealed.pdf",
        "The PDF is locked with a password.",
        "",
        SHOW_FILE,
        "Show file",
    ),
    ReportRow(
        5, ReportResult.FAILED, "cut.eml", "The file stops in the middle.", "", "retry", "Retry"
    ),
)


@pytest.fixture
def report(qtbot: QtBot) -> ImportReport:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1200, 700)
    window.show()
    made = ImportReport(window)
    made.show_rows(ROWS, heading="today 14:32 · 5 files in 2 s")
    made.open()
    return made


def test_the_model_keeps_its_promises_while_rows_come_and_filters_change(qtbot: QtBot) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)
    model = ReportModel(owner)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, owner)
    model.set_rows(ROWS[:2])
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.rowsInserted):
        model.set_rows(ROWS)
    assert model.rowCount() == 5
    model.set_filter(ReportFilter.FAILED, "")
    assert [row.id for row in model.shown_rows] == [4, 5]
    model.set_filter(ReportFilter.ALL, "FERRY")
    assert [row.id for row in model.shown_rows] == [1, 3]
    model.set_rows(ROWS[:1])
    assert model.rowCount() == 1


def test_the_groups_count_what_they_hold(report: ImportReport) -> None:
    assert shown_groups(report) == [
        ("All", "5"),
        ("Added", "2"),
        ("Worth", "1"),
        ("Duplicates", "1"),
        ("Failed", "2"),
    ]
    report.show_group(ReportFilter.FAILED)
    assert report.model.rowCount() == 2
    report.field.setText("cut")
    assert report.model.rowCount() == 1


def test_each_number_is_the_length_of_its_list_and_together_they_are_all(
    report: ImportReport,
) -> None:
    rows = [ReportRow(n, result, f"{n}.txt", "") for n, result in enumerate(ReportResult)]
    report.show_rows([*rows, ReportRow(99, ReportResult.COPY, "99.txt", "")], heading="")
    numbers = {group: int(button.text().split()[-1]) for group, button in buttons(report)}
    for group in ReportFilter:
        report.show_group(group)
        assert report.model.rowCount() == numbers[group], group
    parts = set(ReportFilter) - {ReportFilter.ALL, ReportFilter.CHECK}
    assert sum(numbers[group] for group in parts) == numbers[ReportFilter.ALL] == len(rows) + 1
    assert numbers[ReportFilter.ADDED] == 5  # two of them copies, which are articles of their own
    assert numbers[ReportFilter.DUPLICATES] == 1
    assert [name for name, _ in shown_groups(report)][-3:] == ["Cancelled", "Skipped", "Settled"]


def buttons(report: ImportReport) -> list[tuple[ReportFilter, QToolButton]]:
    return list(report._group_buttons.items())


def shown_groups(report: ImportReport) -> list[tuple[str, str]]:
    """The first word and the number of each group that can be chosen."""
    words = [button.text().split() for _, button in buttons(report) if not button.isHidden()]
    return [(part[0], part[-1]) for part in words]


def test_a_click_on_the_button_of_a_row_asks_for_its_step(
    report: ImportReport, qtbot: QtBot
) -> None:
    QApplication.processEvents()
    index = report.model.index(1, STEP_COLUMN)
    cell = QRectF(report.table.visualRect(index))
    place = step_button_rect(ROWS[1], cell).center().toPoint()
    with qtbot.waitSignal(report.step_requested) as told:
        qtbot.mouseClick(report.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert told.args == [2, "set_date"]
    away = cell.bottomRight().toPoint()
    with qtbot.assertNotEmitted(report.step_requested):
        qtbot.mouseClick(report.table.viewport(), Qt.MouseButton.LeftButton, pos=away)


def test_enter_does_the_next_step_of_the_row(report: ImportReport, qtbot: QtBot) -> None:
    report.table.selectRow(4)
    with qtbot.waitSignal(report.step_requested) as told:
        qtbot.keyClick(report.table, Qt.Key.Key_Return)
    assert told.args == [5, "retry"]


def test_files_that_another_try_may_help_can_all_be_tried_again(
    report: ImportReport, qtbot: QtBot
) -> None:
    retry = next(b for b in report.findChildren(QPushButton) if b.text() == "Retry 1 file")
    with qtbot.waitSignal(report.retry_requested) as told:
        retry.click()
    assert told.args == [(5,)]
    report.show_rows(ROWS[:1], heading="")
    assert retry.isHidden()


def test_what_was_cancelled_is_tried_again_with_what_failed(
    report: ImportReport, qtbot: QtBot
) -> None:
    cancelled = ReportRow(6, ReportResult.CANCELLED, "late.txt", "", "", "retry", "Retry")
    report.show_rows([*ROWS, cancelled], heading="")
    retry = next(b for b in report.findChildren(QPushButton) if b.text() == "Retry 2 files")
    with qtbot.waitSignal(report.retry_requested) as told:
        retry.click()
    assert told.args == [(5, 6)]


def test_the_place_of_a_file_is_asked_for_by_its_row(report: ImportReport, qtbot: QtBot) -> None:
    report.table.selectRow(3)
    with qtbot.waitSignal(report.location_requested) as told:
        report._location.click()
    assert told.args == [4]


def test_the_report_can_be_copied_as_it_is_shown(report: ImportReport) -> None:
    report.show_group(ReportFilter.FAILED)
    report.copy_report()
    lines = QApplication.clipboard().text().splitlines()
    assert lines[0] == "today 14:32 · 5 files in 2 s"
    assert len(lines) == 3
    assert lines[1] == "Failed\tsealed.pdf\t\tThe PDF is locked with a password."
    assert report_text("", ROWS).count("\n") == 5


def test_escape_closes_it_and_the_window_behind_can_be_used(
    report: ImportReport, qtbot: QtBot
) -> None:
    assert not report.isModal()
    with qtbot.waitSignal(report.closed):
        qtbot.keyClick(report.table, Qt.Key.Key_Escape)
    assert report.isHidden()


def test_a_long_sentence_is_shown_whole_in_a_small_window(
    report: ImportReport, qtbot: QtBot
) -> None:
    window = report.parentWidget()
    assert window is not None
    long = english(Message("reading.pdf.pictures", ()))
    rows = [
        ReportRow(1, ReportResult.CHECK, "a.html", long, "A title of an article"),
        ReportRow(2, ReportResult.FAILED, "b.pdf", long),
        ReportRow(3, ReportResult.ADDED, "c.txt", "Short.", "A title"),
    ]
    report.show_rows(rows, heading="")
    window.resize(1024, 640)
    QApplication.processEvents()
    width = report.table.columnWidth(WHAT_COLUMN)
    room = width - 2 * current_theme().space("m")
    for number, row in enumerate(rows):
        style = "meta" if row.title else "body"
        lines = wrapped(row.what, current_theme().font(style), width=room, most=9)
        words = len(lines) * current_theme().line_height(style)
        title = current_theme().line_height("body") if row.title else 0
        assert report.table.rowHeight(number) >= words + title
        assert report.table.rowHeight(number) == row_height(row, width)
    usual = current_theme().row("table_two_line")
    assert report.table.rowHeight(0) > usual
    assert report.table.rowHeight(2) == usual
    report.field.setText("short")
    assert report.table.rowHeight(0) == usual


def test_it_stays_inside_a_small_window(report: ImportReport) -> None:
    window = report.parentWidget()
    assert window is not None
    window.resize(640, 420)
    QApplication.processEvents()
    assert window.rect().contains(report.card_rect.toRect().translated(report.pos()))
