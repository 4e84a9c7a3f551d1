from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from dateline.ui.imports.progress_strip import Progress, ProgressStrip


@pytest.fixture
def strip(qtbot: QtBot) -> ProgressStrip:
    made = ProgressStrip()
    qtbot.addWidget(made)
    made.resize(1000, 26)
    made.show()
    return made


def words(strip: ProgressStrip) -> list[str]:
    return [
        label.text() for label in strip.findChildren(QLabel) if label.isVisible() and label.text()
    ]


def test_it_says_how_far_the_import_is_and_what_is_read(strip: ProgressStrip) -> None:
    strip.set_progress(Progress(23, 1068, "a.pdf", attention=2))
    assert words(strip) == ["Importing 23 of 1,068", "reading a.pdf"]
    assert strip._bar.value() == 23
    assert strip._bar.accessibleName() == "Importing 23 of 1,068"
    assert strip._attention.text() == "2 need attention"
    assert strip._attention.isVisible()


def test_pause_becomes_go_on(strip: ProgressStrip, qtbot: QtBot) -> None:
    strip.set_progress(Progress(3, 10))
    with qtbot.waitSignal(strip.pause_requested):
        strip._pause.click()
    strip.set_progress(Progress(3, 10, paused=True))
    assert strip._pause.text() == "Go on"
    assert words(strip) == ["Paused at 3 of 10"]
    with qtbot.waitSignal(strip.resume_requested):
        strip._pause.click()


def test_cancel_and_attention_are_told(strip: ProgressStrip, qtbot: QtBot) -> None:
    strip.set_progress(Progress(3, 10, attention=1))
    assert strip._attention.text() == "1 needs attention"
    with qtbot.waitSignal(strip.cancel_requested):
        strip._cancel.click()
    with qtbot.waitSignal(strip.report_requested):
        strip._attention.click()


def test_an_idle_library_says_its_state_alone(strip: ProgressStrip) -> None:
    strip.set_progress(Progress(3, 10))
    strip.set_idle("48 articles · 1,902 events · saved")
    assert words(strip) == ["48 articles · 1,902 events · saved"]
    assert not strip._bar.isVisible()
    assert not strip._pause.isVisible()
