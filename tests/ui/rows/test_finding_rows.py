"""A row of the Findings pane: its words in two or three lines, its check state always in sight."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QObject, QRect
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from dateline.library.reads.findings import FindingRow
from dateline.ui.rows.finding_delegate import FindingDelegate, state_words
from dateline.ui.theme import current_theme

LONG = "The harbour board inspected the ship on 9 September, and the pilot said so twice. " * 6
ROW = FindingRow(
    id=1,
    uid="uid",
    article_id=1,
    field="text",
    start=0,
    end=10,
    words=LONG,
    sentence=LONG,
    title="Island waits for its ferry",
    outlet="Halden Evening Ledger and Advertiser",
    published="2025-03-12",
    note="Two more outlets needed, and the letter of the harbour office as well, before it is used.",
    check_state="not checked",
    checked_by="",
    second_check_by="",
    moved=False,
)


def painted(row: FindingRow, *, width: int = 320) -> QImage:
    theme = current_theme()
    delegate = FindingDelegate(QObject())
    image = QImage(width, theme.row(delegate.row_height), QImage.Format.Format_RGB32)
    image.fill(theme.color("panel"))
    painter = QPainter(image)
    delegate.paint_row(painter, QRect(0, 0, image.width(), image.height()), row, theme)
    painter.end()
    return image


def differing_rows(one: QImage, other: QImage) -> list[int]:
    """Return the lines of pixels in which two pictures differ."""
    return [
        y
        for y in range(one.height())
        if any(one.pixel(x, y) != other.pixel(x, y) for x in range(one.width()))
    ]


@pytest.mark.parametrize("width", [240, 320, 480])
@pytest.mark.parametrize("note", ["", ROW.note])
def test_the_check_state_is_seen_with_a_note_and_without(
    qapp: QApplication, note: str, width: int
) -> None:
    row = replace(ROW, note=note)
    one = painted(row, width=width)
    other = painted(replace(row, check_state="checked", checked_by="AB"), width=width)
    assert differing_rows(one, other)


def test_a_note_takes_a_line_of_its_own_and_hides_nothing(qapp: QApplication) -> None:
    with_note, without = painted(ROW), painted(replace(ROW, note=""))
    assert differing_rows(with_note, without)
    assert differing_rows(with_note, painted(replace(ROW, note="Another note")))


def test_every_line_stays_inside_the_row(qapp: QApplication) -> None:
    theme = current_theme()
    image = painted(ROW)
    ground = theme.color("panel").rgb()
    for y in (0, 1, image.height() - 2, image.height() - 1):
        assert all(image.pixel(x, y) == ground for x in range(image.width())), y


def test_a_state_names_who_checked_and_who_checked_again(qapp: QApplication) -> None:
    assert state_words(ROW) == "not checked"
    checked = replace(ROW, check_state="checked", checked_by="AB")
    assert state_words(checked) == "checked by AB"
    assert state_words(replace(checked, second_check_by="CD")) == "checked by AB, second check CD"
    assert state_words(replace(ROW, check_state="rejected", checked_by="CD")) == "rejected by CD"
