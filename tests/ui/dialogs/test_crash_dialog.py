from __future__ import annotations

from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

import dateline
from dateline.ui.dialogs.crash import CrashDialog
from dateline.ui.widgets.buttons import Button


def test_the_details_of_a_fault_can_be_copied_and_name_the_versions(
    window: QWidget, qtbot: QtBot
) -> None:
    dialog = CrashDialog("ValueError\n  walk.py:7 open_it", window)
    qtbot.addWidget(dialog)
    dialog.show()
    copy = next(b for b in dialog.findChildren(Button) if b.text() == "Copy details")
    copy.click()
    copied = QApplication.clipboard().text()
    assert copied.startswith(f"Dateline {dateline.__version__}\nPython 3.")
    assert copied.endswith("ValueError\n  walk.py:7 open_it")
    assert window.rect().contains(dialog.rect())
