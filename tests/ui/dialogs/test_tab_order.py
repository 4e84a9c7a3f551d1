"""The order of Tab in a dialog, and that asking for it harms nothing."""

from __future__ import annotations

import gc

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from dateline.ui.dialogs.tab_order import tab_as_read
from dateline.ui.widgets.calendar import Calendar


def test_collecting_garbage_takes_no_part_of_a_calendar_away(qtbot: QtBot) -> None:
    dialog = QDialog()
    qtbot.addWidget(dialog)
    calendar = Calendar(dialog)
    dialog.show()
    tab_as_read(dialog)
    gc.collect()
    assert calendar.findChild(QWidget, "qt_calendar_yearedit") is not None
    calendar.setSelectedDate(QDate(1999, 1, 31))
    assert calendar.yearShown() == 1999
