"""The robot of the window's tests waits for what comes, not for how fast."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from tests.plugins.patience import PatientBot


def test_the_robot_of_every_test_is_the_patient_one(qtbot: QtBot) -> None:
    assert isinstance(qtbot, PatientBot)
